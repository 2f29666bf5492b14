// SPDX-License-Identifier: Apache-2.0
// How points lie around one of them, summed up one by one: the plane of least squares (Hoppe et al. 1992, "Surface
// Reconstruction from Unorganized Points", section 3.2).
#pragma once

#include <Eigen/Core>
#include <Eigen/Eigenvalues>

namespace twinloom::scan
{

struct LocalPlane {
    static constexpr float kNone = 1.0f / 3.0f;       ///< variation where there is no plane
    Eigen::Vector3f normal = Eigen::Vector3f::Zero(); ///< of any sign
    float variation = kNone;                          ///< least eigenvalue over their sum: 0 on a plane, 1/3 in a ball
};

struct Spread {
    /// Offsets from the point itself, so that float precision is enough.
    Eigen::Vector3f sum = Eigen::Vector3f::Zero();
    float xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0;
    int count = 0;

    void add(const Eigen::Vector3f &d)
    {
        sum += d;
        xx += d.x() * d.x();
        xy += d.x() * d.y();
        xz += d.x() * d.z();
        yy += d.y() * d.y();
        yz += d.y() * d.z();
        zz += d.z() * d.z();
        ++count;
    }
    /// The plane through the middle of the points. `kNone` for fewer than three or where they lie in one line.
    LocalPlane plane() const
    {
        if (count < 3)
            return {};
        const Eigen::Vector3d mean = sum.cast<double>() / count;
        Eigen::Matrix3d covariance;
        covariance << xx, xy, xz, xy, yy, yz, xz, yz, zz;
        covariance = covariance / count - mean * mean.transpose();
        Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver;
        solver.computeDirect(covariance);
        const Eigen::Vector3d values = solver.eigenvalues().cwiseMax(0.0);
        if (!(values[1] > 1e-4 * values[2])) // all in one line, or in one place
            return {};
        return {solver.eigenvectors().col(0).cast<float>().normalized(), static_cast<float>(values[0] / values.sum())};
    }
};

} // namespace twinloom::scan
