// SPDX-License-Identifier: Apache-2.0
#include "app/render/picker.h"
#include "app/render/renderer.h"

#include <Eigen/Geometry>
#include <Eigen/LU>

#include <algorithm>
#include <array>
#include <cmath>

namespace twinloom::render
{

namespace
{

constexpr double kLeastDistance = 0.05; // metres

/// From the middle of what is seen to the eye of an overview.
const Eigen::Vector3d kOverview = Eigen::Vector3d(0.66, -0.95, 0.86).normalized();

Eigen::Matrix4d lookAt(const Camera &camera)
{
    Eigen::Vector3d back = camera.eye - camera.target;
    if (back.norm() < 1e-9)
        back = Eigen::Vector3d::UnitZ();
    back.normalize();
    Eigen::Vector3d right = camera.up.cross(back);
    if (right.norm() < 1e-6) // straight up or down: any direction will do, but always the same one
        right = Eigen::Vector3d::UnitY().cross(back);
    if (right.norm() < 1e-6)
        right = Eigen::Vector3d::UnitX();
    right.normalize();
    Eigen::Matrix4d view = Eigen::Matrix4d::Identity();
    view.block<1, 3>(0, 0) = right.transpose();
    view.block<1, 3>(1, 0) = back.cross(right).transpose();
    view.block<1, 3>(2, 0) = back.transpose();
    view.block<3, 1>(0, 3) = -view.block<3, 3>(0, 0) * camera.eye;
    return view;
}

} // namespace

Eye eyeOf(const Camera &camera, double aspect, const Eigen::Vector3d &low, const Eigen::Vector3d &high)
{
    Eye eye;
    eye.view = lookAt(camera);
    const double diagonal = std::max((high - low).norm(), 0.1);
    double nearest = 1e30, farthest = -1e30;
    for (int i = 0; i < 8; ++i) {
        const Eigen::Vector4d corner((i & 1 ? high : low).x(), (i & 2 ? high : low).y(), (i & 4 ? high : low).z(), 1);
        const double depth = -eye.view.row(2).dot(corner);
        nearest = std::min(nearest, depth);
        farthest = std::max(farthest, depth);
    }
    const double margin = 0.05 * diagonal;
    double zFar = std::max(farthest + margin, 0.2);
    Eigen::Matrix4d &p = eye.projection;
    p.setZero();
    if (camera.orthoHeight > 0) {
        const double zNear = nearest - margin;
        p(0, 0) = 2 / (camera.orthoHeight * aspect);
        p(1, 1) = 2 / camera.orthoHeight;
        p(2, 2) = -2 / (zFar - zNear);
        p(2, 3) = -(zFar + zNear) / (zFar - zNear);
        p(3, 3) = 1;
        return eye;
    }
    const double zNear = std::max({nearest - margin, zFar * 1e-4, 0.01});
    zFar = std::max(zFar, zNear * 2);
    const double f = 1 / std::tan(camera.verticalFov / 2);
    p(0, 0) = f / aspect;
    p(1, 1) = f;
    p(2, 2) = -(zFar + zNear) / (zFar - zNear);
    p(2, 3) = -2 * zFar * zNear / (zFar - zNear);
    p(3, 2) = -1;
    return eye;
}

Eigen::Vector3d overviewDirection()
{
    return kOverview;
}

Camera fitted(Camera camera, std::span<const Eigen::Vector3d> points, double aspect, double share)
{
    if (points.empty())
        return camera;
    const Eigen::Matrix3d axes = lookAt(camera).block<3, 3>(0, 0);
    const bool perspective = camera.orthoHeight <= 0;
    const double tanY = perspective ? std::tan(camera.verticalFov / 2) * share : 0, tanX = tanY * aspect;
    // Each side of the view must leave every point inside: the planes through the outermost points meet in the eye.
    double left = -1e30, right = -1e30, below = -1e30, above = -1e30;
    for (const Eigen::Vector3d &point : points) {
        const Eigen::Vector3d seen = axes * (point - camera.target);
        right = std::max(right, seen.x() + tanX * seen.z());
        left = std::max(left, -seen.x() + tanX * seen.z());
        above = std::max(above, seen.y() + tanY * seen.z());
        below = std::max(below, -seen.y() + tanY * seen.z());
    }
    double distance = (camera.eye - camera.target).norm();
    if (perspective)
        distance = std::max({(left + right) / (2 * tanX), (above + below) / (2 * tanY), kLeastDistance});
    else
        camera.orthoHeight = std::max({(left + right) / aspect, above + below, kLeastDistance}) / share;
    camera.target += axes.transpose() * Eigen::Vector3d((right - left) / 2, (above - below) / 2, 0);
    camera.eye = camera.target + axes.row(2).transpose() * distance;
    return camera;
}

Camera overview(std::span<const Eigen::Vector3d> points, double aspect)
{
    constexpr double kShare = 0.92; // some air around
    Camera camera;
    camera.verticalFov = 0.6; // about a 55 mm lens: little distortion
    camera.target = points.empty() ? Eigen::Vector3d(0, 0, 0) : points.front();
    camera.eye = camera.target + kOverview;
    return fitted(camera, points, aspect, kShare);
}

Camera overview(const Eigen::Vector3d &low, const Eigen::Vector3d &high, double aspect)
{
    const Eigen::AlignedBox3d box(low, high);
    std::array<Eigen::Vector3d, 8> corners;
    for (int i = 0; i < 8; ++i)
        corners[static_cast<std::size_t>(i)] = box.corner(static_cast<Eigen::AlignedBox3d::CornerType>(i));
    return overview(corners, aspect);
}

std::pair<Eigen::Vector3d, Eigen::Vector3d> pixelRay(const Eye &eye, double x, double y, int width, int height)
{
    const Eigen::Matrix4d inverse = (eye.projection * eye.view).inverse();
    const double clipX = 2 * x / width - 1, clipY = 1 - 2 * y / height;
    const Eigen::Vector3d from = (inverse * Eigen::Vector4d(clipX, clipY, -1, 1)).hnormalized();
    const Eigen::Vector3d to = (inverse * Eigen::Vector4d(clipX, clipY, 1, 1)).hnormalized();
    return {from, (to - from).normalized()};
}

} // namespace twinloom::render
