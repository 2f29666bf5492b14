// SPDX-License-Identifier: Apache-2.0
// From how scans were registered to where they are put, what the report says of it, and who is told what is loose.
#pragma once

#include "core/scan/registration/placed_scan.h"
#include "core/scan/registration/registration_graph.h"

namespace twinloom::scan
{

/// The first scan of each file, and one past the last of all: scans of a file keep the poses that the file gives them.
std::vector<std::size_t> filesOf(std::span<const PlacedScan> scans);

/// What the file's scanners looked through; where it does not tell where they stood, perhaps at its origin.
std::vector<SeenSpace> viewsOf(std::span<const PlacedScan> file);

/// Moves the scans of each file to the others; where they do not surely fit, beside them. `registered` has one place a
/// file, in the order of filesOf.
void placeFiles(std::vector<PlacedScan> &scans, const RegisteredScans &registered, ScanReport &report);

/// Moves what a person aligned of what does not register, or that it was aligned with; an issue "not-registered" for
/// what is loose still.
void alignAsGiven(std::span<PlacedScan> scans, const std::map<QString, Eigen::Affine3d> &aligned, Issues &issues);

} // namespace twinloom::scan
