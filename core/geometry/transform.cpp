// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/transform.h"

#include <cmath>

namespace twinloom::geometry
{

Eigen::Affine3d Transform::matrix() const
{
    return Eigen::Translation3d(translation) * rotation * Eigen::Scaling(scale);
}

Transform Transform::fromMatrix(const Eigen::Affine3d &matrix)
{
    Transform result;
    result.translation = matrix.translation();
    Eigen::Matrix3d axes = matrix.linear();
    for (int i = 0; i < 3; ++i) {
        const double length = axes.col(i).norm();
        result.scale[i] = length;
        axes.col(i) = length > 0 ? Eigen::Vector3d(axes.col(i) / length) : Eigen::Vector3d::Unit(i);
    }
    if (axes.determinant() < 0) { // a mirror: carried by the scale, since a rotation cannot
        result.scale.x() = -result.scale.x();
        axes.col(0) = -axes.col(0);
    }
    result.rotation = Eigen::Quaterniond(axes).normalized();
    return result;
}

Transform Transform::place(const Vec3 &translation, double yaw)
{
    Transform result;
    result.translation = translation;
    result.rotation = Eigen::Quaterniond(std::cos(yaw / 2), 0, 0, std::sin(yaw / 2));
    return result;
}

double Transform::yaw() const
{
    const Vec3 right = rotation * Vec3::UnitX();
    return std::atan2(right.y(), right.x());
}

Eigen::Quaterniond turnBetween(const Vec3 &from, const Vec3 &to)
{
    const Vec3 a = from.normalized(), b = to.normalized();
    const double halfway = 1 + a.dot(b);
    if (halfway < 1e-9) { // no shortest way
        const Vec3 axis = a.unitOrthogonal();
        return Eigen::Quaterniond(0, axis.x(), axis.y(), axis.z());
    }
    const Vec3 axis = a.cross(b);
    return Eigen::Quaterniond(halfway, axis.x(), axis.y(), axis.z()).normalized();
}

} // namespace twinloom::geometry
