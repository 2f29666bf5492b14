// SPDX-License-Identifier: Apache-2.0
// Between OpenXR's frame (y up, -z ahead) and the project's (z up, y ahead), in one place. Pure functions.
#pragma once

#include <Eigen/Geometry>

#include <openxr/openxr.h>

#include <cmath>

namespace twinloom::xr
{

/// Turns OpenXR coordinates into the project's: (x, y, z) becomes (x, -z, y).
inline Eigen::Matrix3d fromXrAxes()
{
    Eigen::Matrix3d axes;
    axes << 1, 0, 0, 0, 0, -1, 0, 1, 0;
    return axes;
}

inline Eigen::Isometry3d toIsometry(const XrPosef &pose)
{
    Eigen::Isometry3d result = Eigen::Isometry3d::Identity();
    const XrQuaternionf &q = pose.orientation;
    result.linear() = Eigen::Quaterniond(q.w, q.x, q.y, q.z).normalized().toRotationMatrix();
    result.translation() = Eigen::Vector3d(pose.position.x, pose.position.y, pose.position.z);
    return result;
}

inline XrPosef toXrPose(const Eigen::Isometry3d &pose)
{
    const Eigen::Quaternionf q = Eigen::Quaterniond(pose.linear()).normalized().cast<float>();
    const Eigen::Vector3f p = pose.translation().cast<float>();
    return {{q.x(), q.y(), q.z(), q.w()}, {p.x(), p.y(), p.z()}};
}

inline XrPosef identityPose()
{
    return {{0, 0, 0, 1}, {0, 0, 0}};
}

/// What stands at `eye` and looks along its -z at `target`, +y up; all in the project's axes, the result too.
inline Eigen::Isometry3d lookingAt(const Eigen::Vector3d &eye, const Eigen::Vector3d &target)
{
    const Eigen::Vector3d away = eye - target;
    const Eigen::Vector3d back = away.norm() > 1e-9 ? Eigen::Vector3d(away.normalized()) : Eigen::Vector3d(0, -1, 0);
    const Eigen::Vector3d up = std::abs(back.z()) > 0.9999 ? Eigen::Vector3d::UnitY() : Eigen::Vector3d::UnitZ();
    const Eigen::Vector3d right = up.cross(back).normalized();
    Eigen::Isometry3d pose = Eigen::Isometry3d::Identity();
    pose.linear().col(0) = right;
    pose.linear().col(1) = back.cross(right);
    pose.linear().col(2) = back;
    pose.translation() = eye;
    return pose;
}

/// Projection for a signed, asymmetric field of view; clip z from -1 to 1; distances in metres.
inline Eigen::Matrix4d projectionOf(const XrFovf &fov, double nearest, double farthest)
{
    const double left = std::tan(double(fov.angleLeft)), right = std::tan(double(fov.angleRight));
    const double up = std::tan(double(fov.angleUp)), down = std::tan(double(fov.angleDown));
    Eigen::Matrix4d matrix = Eigen::Matrix4d::Zero();
    matrix(0, 0) = 2 / (right - left);
    matrix(0, 2) = (right + left) / (right - left);
    matrix(1, 1) = 2 / (up - down);
    matrix(1, 2) = (up + down) / (up - down);
    matrix(2, 2) = -(farthest + nearest) / (farthest - nearest);
    matrix(2, 3) = -2 * farthest * nearest / (farthest - nearest);
    matrix(3, 2) = -1;
    return matrix;
}

} // namespace twinloom::xr
