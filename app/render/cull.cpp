// SPDX-License-Identifier: Apache-2.0
#include "app/render/cull.h"

#include "app/render/frame_setup.h"

#include <algorithm>

namespace twinloom::render
{

CullView cullView(const Eye &eye, const Eigen::Vector3d &origin, int height)
{
    CullView view;
    Eigen::Affine3d shift = Eigen::Affine3d::Identity();
    shift.translation() = origin;
    const Eigen::Matrix4d matrix = eye.projection * eye.view * shift.matrix();
    // Gribb and Hartmann 2001: the rows of the matrix, added and subtracted.
    for (int i = 0; i < 6; ++i) {
        const Eigen::RowVector4d plane = matrix.row(3) + (i % 2 ? -1.0 : 1.0) * matrix.row(i / 2);
        const double length = plane.head<3>().norm();
        view.planes[static_cast<std::size_t>(i)] = (plane / std::max(length, 1e-12)).transpose().cast<float>();
    }
    view.eye = (eyePosition(eye) - origin).cast<float>();
    view.perspective = isPerspective(eye);
    view.pixels = static_cast<float>(0.5 * height * eye.projection(1, 1));
    return view;
}

float pixelsAcross(std::span<const CullView> views, const Eigen::Vector3f &centre, float radius)
{
    float largest = 0;
    for (const CullView &view : views) {
        const bool outside = std::any_of(view.planes.begin(), view.planes.end(), [&](const Eigen::Vector4f &plane) {
            return plane.head<3>().dot(centre) + plane.w() < -radius;
        });
        if (outside)
            continue;
        const float distance = view.perspective ? std::max((centre - view.eye).norm() - radius, 1e-3f) : 1.0f;
        largest = std::max(largest, 2 * radius * view.pixels / distance);
    }
    return largest;
}

} // namespace twinloom::render
