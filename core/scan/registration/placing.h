// SPDX-License-Identifier: Apache-2.0
// From how scans were registered to where they are put, what the report says of it, and who is told what is loose.
#pragma once

#include "core/scan/registration/placed_scan.h"
#include "core/scan/registration/given_poses.h"

namespace twinloom::scan
{

/// Scans that keep how they lie to each other.
using ScanUnit = std::vector<std::size_t>;
/// The scans of each file.
std::vector<ScanUnit> filesOf(std::span<const PlacedScan> scans);
/// Scans that are told to lie in one frame, two at least: those of one file, and of all files whose scans have poses.
std::vector<ScanUnit> sharedFrames(std::span<const PlacedScan> scans);
/// From where the scan was loaded to, to where it lies where the other scan of its shared frame was loaded to.
Eigen::Affine3d toFrameOf(const PlacedScan &scan, const PlacedScan &other);

/// Where its scanner stood, or the middle of its points.
Eigen::Vector3d pivotOf(const PlacedScan &scan);
/// What the scan's scanner looked through; where its file does not tell where it stood, perhaps at its origin.
std::optional<SeenSpace> viewOf(const PlacedScan &scan);

/// Moves the scans of a shared frame to where they were found to lie, and tells of poses that were off. What still lies
/// together: one unit a group. Cancelled.
Result<std::vector<ScanUnit>> placeChecked(std::vector<PlacedScan> &scans, const ScanUnit &frame,
                                           const CheckedPoses &checked, ScanReport &report, const Progress &progress);

/// Moves the scans of each unit to the others; where they do not surely fit, beside them. `registered` has one place a
/// unit. Cancelled.
Result<void> placeUnits(std::vector<PlacedScan> &scans, const std::vector<ScanUnit> &units,
                        const RegisteredScans &registered, ScanReport &report, const Progress &progress);

/// Moves what a person aligned of what does not register, or that it was aligned with; an issue "not-registered" for
/// what is loose still.
void alignAsGiven(std::span<PlacedScan> scans, const std::map<QString, Eigen::Affine3d> &aligned, Issues &issues);

} // namespace twinloom::scan
