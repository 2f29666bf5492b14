// SPDX-License-Identifier: Apache-2.0
// Facility layout instances and answers as JSON (resources/docs/formats.md).
#pragma once

#include "scenegen/facility/assignment.h"
#include "scenegen/facility/flexible_bay.h"

#include <QJsonObject>

#include <optional>
#include <variant>

namespace twinloom::facility
{

struct Instance {
    QString name;
    std::variant<AssignmentInstance, FlexibleBayInstance> problem;
    std::optional<double> best; ///< best objective known, if the file says so
};

/// A file with one instance, or a list of them. BadInput names the instance and field: wrong sizes, negative or
/// non-finite numbers, areas that do not fit the plant.
Result<std::vector<Instance>> readInstances(const QString &path);

struct Solution {
    double objective = 0;
    QJsonObject layout; ///< {"permutation": [...]} or {"rectangles": [...]}
};
Result<Solution> solve(const Instance &instance, std::uint64_t seed, const SearchLimits &limits, Progress &progress);

} // namespace twinloom::facility
