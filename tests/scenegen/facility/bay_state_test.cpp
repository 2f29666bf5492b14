// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/bay_state.h"

#include "core/geometry/random.h"

#include <gtest/gtest.h>

#include <numeric>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

FlexibleBayInstance randomInstance(int n, geometry::Random &random)
{
    FlexibleBayInstance instance{40, 25, {}, {}, Eigen::MatrixXd::Zero(n, n)};
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        instance.area.push_back(random.uniform(1, 9));
        instance.maxAspectRatio.push_back(random.uniform(2, 6));
        sum += instance.area.back();
        for (int j = 0; j < n; ++j)
            instance.flow(i, j) = random.below(3) == 0 ? random.uniform(0, 20) : 0;
    }
    for (double &area : instance.area)
        area *= 1000 / sum;
    return instance;
}

BayCode firstCode(int n)
{
    BayCode code;
    code.order.resize(static_cast<std::size_t>(n));
    std::iota(code.order.begin(), code.order.end(), 0);
    code.breakAfter.assign(static_cast<std::size_t>(n), 0);
    for (int p = 3; p < n; p += 4)
        code.breakAfter[static_cast<std::size_t>(p)] = 1;
    code.breakAfter.back() = 1;
    return code;
}

/// By the definition, from the rectangles.
void expectValue(const FlexibleBayInstance &instance, const BayState &state, const BayState::Value &value)
{
    const auto rectangles = rectanglesOf(instance, state.code());
    const double cost = flexibleBayCost(instance, rectangles);
    double excess = 0;
    for (std::size_t i = 0; i < rectangles.size(); ++i) {
        const auto [x, y, w, h] = rectangles[i];
        excess += std::max(0.0, std::max(w / h, h / w) / instance.maxAspectRatio[i] - 1 - 1e-9);
        EXPECT_NEAR(w * h, instance.area[i], 1e-9 * instance.area[i]);
        EXPECT_LE(x + w, instance.width + 1e-9);
        EXPECT_LE(y + h, instance.height + 1e-9);
    }
    EXPECT_NEAR(value.cost, cost, 1e-4 * cost + 1e-9);
    EXPECT_NEAR(value.excess, excess, 1e-6);
    EXPECT_EQ(value.excess == 0, excess == 0);
}

} // namespace

TEST(BayState, everyMoveCostsWhatItsLayoutCosts)
{
    geometry::Random random(4);
    for (const int n : {2, 3, 9, 30}) {
        const FlexibleBayInstance instance = randomInstance(n, random);
        BayState state(instance, firstCode(n));
        expectValue(instance, state, state.value());
        for (int step = 0; step < 400; ++step) {
            const auto inner = static_cast<std::uint32_t>(n - 1);
            BayMove move{static_cast<BayMove::Kind>(random.below(7)), 0, 0};
            const bool breaks = move.kind == BayMove::Kind::Break || move.kind == BayMove::Kind::SwapBreaks;
            move.a = static_cast<int>(random.below(breaks ? inner : inner + 1));
            move.b =
                move.kind == BayMove::Kind::Break ? move.a : static_cast<int>(random.below(breaks ? inner : inner + 1));
            const BayState::Value before = state.value(), after = state.consider(move);
            if (random.below(3) > 0) {
                state.drop();
                EXPECT_EQ(state.value().cost, before.cost);
                expectValue(instance, state, state.value());
                continue;
            }
            state.keep();
            EXPECT_EQ(state.value().cost, after.cost);
            expectValue(instance, state, after);
        }
    }
}
