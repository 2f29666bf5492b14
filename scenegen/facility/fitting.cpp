// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/fitting.h"

#include "scenegen/facility/facility_report.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace twinloom::facility
{

namespace
{

double flowOf(const BlockTask &task, std::size_t department)
{
    const auto d = static_cast<int>(department);
    double sum = 0;
    for (const Flow &flow : task.flows)
        sum += flow.from == d || flow.to == d ? flow.amount : 0;
    return sum;
}

/// Those that have no place yet, the first to do without first: by their flow, then by the room that they take.
std::vector<std::size_t> dispensable(const BlockTask &task)
{
    std::vector<std::size_t> order;
    for (std::size_t d = 0; d < task.departments.size(); ++d)
        if (!task.fixed[d])
            order.push_back(d);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double flowA = flowOf(task, a), flowB = flowOf(task, b);
        return flowA < flowB ||
               (flowA == flowB && wantedArea(task, task.departments[a]) > wantedArea(task, task.departments[b]));
    });
    return order;
}

Issue leftOut(const BlockTask &task, const Department &department)
{
    return {QStringLiteral("department-left-out"),
            QCoreApplication::translate("scenegen", "There is no room for %1: %2 m² and the aisles around them are "
                                                    "lacking. It is left out, with its flows.")
                .arg(department.name)
                .arg(wantedArea(task, department), 0, 'f', 1),
            QStringLiteral("parameters.departments")};
}

} // namespace

BlockTask reducedTo(const BlockTask &task, const std::vector<std::size_t> &departments)
{
    BlockTask reduced = task;
    reduced.departments.clear();
    reduced.fixed.clear();
    reduced.rowDepths.clear();
    reduced.flows.clear();
    const std::size_t all = task.departments.size();
    std::vector<int> numbers(all + task.stations.size(), -1);
    for (const std::size_t d : departments) {
        numbers[d] = static_cast<int>(reduced.departments.size());
        reduced.departments.push_back(task.departments[d]);
        reduced.fixed.push_back(task.fixed[d]);
        reduced.rowDepths.push_back(task.rowDepths[d]);
    }
    std::iota(numbers.begin() + static_cast<std::ptrdiff_t>(all), numbers.end(), static_cast<int>(departments.size()));
    for (const Flow &flow : task.flows) {
        const int from = numbers[static_cast<std::size_t>(flow.from)], to = numbers[static_cast<std::size_t>(flow.to)];
        if (from >= 0 && to >= 0)
            reduced.flows.push_back({from, to, flow.amount});
    }
    return reduced;
}

Result<FittedPlans> planWhatFits(const BlockTask &task, std::uint64_t seed, int steps, Issues &issues,
                                 Progress &progress)
{
    std::vector<std::size_t> in(task.departments.size());
    std::iota(in.begin(), in.end(), std::size_t{0});
    const std::vector<std::size_t> order = dispensable(task);
    auto next = order.begin();
    FittedPlans fitted{task, {}};
    for (;;) {
        // By their areas alone many are seen not to fit without any search.
        while (!mayFit(fitted.task) && next != order.end()) {
            in.erase(std::find(in.begin(), in.end(), *next++));
            fitted.task = reducedTo(task, in);
        }
        auto plans =
            in.empty() ? Result<std::vector<BlockPlan>>(noRoom()) : planBays(fitted.task, seed, steps, progress);
        if (plans) {
            fitted.plans = *std::move(plans);
            break;
        }
        if (plans.error().code != ErrorCode::BadInput || next == order.end())
            return unexpected(plans.error());
        in.erase(std::find(in.begin(), in.end(), *next++));
        fitted.task = reducedTo(task, in);
    }
    for (auto out = order.begin(); out != next; ++out)
        issues.push_back(leftOut(task, task.departments[*out]));
    return fitted;
}

} // namespace twinloom::facility
