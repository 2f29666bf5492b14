// SPDX-License-Identifier: Apache-2.0
// A placement: scale, then rotation, then translation. Metres; right-handed, z up.
#pragma once

#include "core/geometry/box.h"

#include <Eigen/Geometry>

namespace twinloom::geometry
{

struct Transform {
    Vec3 translation = Vec3::Zero();
    Eigen::Quaterniond rotation = Eigen::Quaterniond::Identity();
    Vec3 scale = Vec3::Ones();

    Eigen::Affine3d matrix() const;
    /// The nearest Transform to an affine matrix (shear is lost).
    static Transform fromMatrix(const Eigen::Affine3d &matrix);
    /// Turned by `yaw` about z, then moved.
    static Transform place(const Vec3 &translation, double yaw);
    double yaw() const;

    bool operator==(const Transform &other) const
    {
        return translation == other.translation && scale == other.scale && rotation.coeffs() == other.rotation.coeffs();
    }
};

/// The shortest turn that brings one direction onto another; half a turn about any square axis for opposite ones.
/// Neither may be zero. (Eigen's own instantiates a singular value decomposition: fifteen seconds of compiling a file.)
Eigen::Quaterniond turnBetween(const Vec3 &from, const Vec3 &to);

} // namespace twinloom::geometry
