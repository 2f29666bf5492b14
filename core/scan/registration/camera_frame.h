// SPDX-License-Identifier: Apache-2.0
// Clouds in the frame of the camera that took them: x to the right, y down, z ahead (the optical frame of ROS and PCL,
// and of OpenCV).
#pragma once

#include "core/scan/point_cloud.h"

namespace twinloom::scan
{

/// Whether all points lie before the origin, along +z, in a cone as wide as depth cameras see (up to 75 degrees across
/// and 65 high), and fill it to both sides, above and below. What scanners and surveyors make reaches behind its origin
/// or below it. False for fewer than 100 points. Time: linear.
bool isInCameraFrame(const PointCloud &cloud);

} // namespace twinloom::scan
