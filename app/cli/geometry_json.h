// SPDX-License-Identifier: Apache-2.0
// Points and transforms as the verbs print them.
#pragma once

#include "core/geometry/box.h"

#include <QJsonArray>

#include <Eigen/Geometry>

namespace twinloom::cli
{

inline QJsonArray pointToJson(const geometry::Vec3 &p)
{
    return {p.x(), p.y(), p.z()};
}

/// 4 x 4, by rows.
inline QJsonArray rowsToJson(const Eigen::Affine3d &transform)
{
    QJsonArray result;
    for (int r = 0; r < 4; ++r)
        result.append(QJsonArray{transform(r, 0), transform(r, 1), transform(r, 2), transform(r, 3)});
    return result;
}

} // namespace twinloom::cli
