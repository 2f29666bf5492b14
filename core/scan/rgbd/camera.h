// SPDX-License-Identifier: Apache-2.0
// What lies beside the pictures of a depth camera: its lens and where it was.
#pragma once

#include "core/result.h"

#include <Eigen/Geometry>

#include <QString>
#include <QStringList>

#include <vector>

namespace twinloom::scan
{

/// A pinhole camera looking along +z, x to the right, y down; pixels count from the centre of the first one.
struct PinholeCamera {
    double fx = 0, fy = 0, cx = 0, cy = 0;
    double depthScale = 1000; ///< steps of the depth picture in a metre
    bool guessed = false;     ///< no file says so: a PrimeSense sensor (Kinect, Xtion) was assumed
};

/// From the folder's "intrinsics.txt" ("fx 525.0" a line, or nine numbers) or a .json of Open3D's
/// PinholeCameraIntrinsic that is as large as the pictures; otherwise guessed for 4:3 pictures. BadInput when what is
/// there makes no camera, or nothing can be guessed.
Result<PinholeCamera> readCamera(const QString &folder, int width, int height);

/// Camera to world of each picture, from the first of these that the folder has: "trajectory.log" (Redwood: a line of
/// three integers, then the matrix), "trajectory.json" or another .json that is a PinholeCameraTrajectory of this size
/// (Open3D: world to camera, columns first), "pose.txt", "poses.txt" or "trajectory.txt" (tx ty tz qx qy qz qw a
/// line), "groundtruth.txt" (TUM: a time in front; the nearest one to the number in the picture's name, within 0.05 s).
/// NotFound without any; BadInput with file and line, or when there is not one for each of `pictures`.
Result<std::vector<Eigen::Affine3d>> readTrajectory(const QString &folder, const QStringList &pictures, int width,
                                                    int height);

} // namespace twinloom::scan
