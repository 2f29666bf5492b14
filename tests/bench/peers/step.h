// SPDX-License-Identifier: Apache-2.0
// One step of point cloud work, measured in a process of its own. twinloom_scan_peers runs such a program a library,
//   PROGRAM STEP FILE [FILE|NUMBER]
// which prints "CPU-SECONDS PEAK-MIB VALUE": what the step took, and what it gave.
#pragma once

#include "tests/bench/memory.h"

#include <Eigen/Geometry>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <numbers>
#include <stdexcept>
#include <string>
#include <vector>

namespace twinloom::bench
{

/// What all are asked for. Normals and noise look at as many neighbours as lie within 12 cm of a point on a plane.
constexpr int kNeighbours = 20;
constexpr double kDeviations = 2;          // of noise
constexpr double kReaches[] = {0.3, 0.05}; // metres, of registration: from afar, then near
constexpr int kMostIterations = 30;        // at each

/// Where registration has to bring the moving scan, which has been moved by the inverse.
inline Eigen::Affine3d wantedPose()
{
    return Eigen::Translation3d(0.15, -0.12, 0.05) *
           Eigen::Affine3d(Eigen::AngleAxisd(0.4 * std::numbers::pi / 180, Eigen::Vector3d::UnitZ()));
}

/// How far `found` is off at the corner of the hall where it is farthest, millimetres.
inline double millimetresOff(const Eigen::Affine3d &found)
{
    double most = 0;
    for (const Eigen::Vector3d &corner :
         {Eigen::Vector3d(0, 0, 0), Eigen::Vector3d(60, 0, 0), Eigen::Vector3d(0, 30, 0), Eigen::Vector3d(60, 30, 8)})
        most = std::max(most, (found * wantedPose().inverse() * corner - corner).norm());
    return 1000 * most;
}

using Arguments = std::vector<std::string>;
using Work = std::function<double()>;                ///< what is measured; returns points, or millimetres off
using Step = std::function<Work(const Arguments &)>; ///< reads what the work needs, which is not measured

inline void require(bool done, const std::string &attempt)
{
    if (!done)
        throw std::runtime_error("cannot " + attempt);
}

inline double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The whole of a program: 0, or 1 with the reason on standard error.
inline int runStep(int argc, char **argv, const std::map<std::string, Step> &steps)
{
    try {
        require(argc >= 3 && steps.contains(argv[1]), "find the step: PROGRAM STEP FILE [FILE|NUMBER]");
        const Work work = steps.at(argv[1])(Arguments(argv + 2, argv + argc));
        forgetPeak();
        const double before = processorSeconds();
        const double value = work();
        const double after = processorSeconds();
        std::printf("%.6f %.1f %.6f\n", after - before, memoryMib("VmHWM:"), value);
        return 0;
    } catch (const std::exception &error) { // Open3D and PCL throw
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

} // namespace twinloom::bench
