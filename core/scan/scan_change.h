// SPDX-License-Identifier: Apache-2.0
// The scene nodes for what a scan found.
#pragma once

#include "core/scan/scan_job.h"

namespace twinloom::scan
{

/// A group node named after the scan.
scene::NodeId addScanGroup(scene::Change &change, scene::NodeIdAllocator &ids, const QString &name);
/// A cloud that is already in the scene's frame.
scene::NodeId addCloudNode(scene::Change &change, scene::NodeIdAllocator &ids, scene::NodeId group, const QString &name,
                           scene::PointCloudComponent cloud);
/// The most confidence that a guess at an object's category is given: 1 says that a person has told.
inline constexpr double kSurestGuess = 0.99;
/// How an opening was found, as reports and scenes say it: "hole", "relief" or "colour".
QString evidenceName(StructureOpening::Evidence evidence);
/// What a scanned object is called after: its category, with a question mark where that is a weak guess (below a
/// confidence of 0.4).
QString objectName(const scene::ObjectComponent &object);
/// Rooms, in a group for each storey where there are several, with walls, openings and objects as their children, as
/// scene::addRoom makes them, but at the heights where they were seen and with coverage, confidence and points. What is
/// only weakly guessed keeps its category and its confidence, and is drawn as a box that nobody knows. Fills the
/// report's node ids.
void addStructureNodes(scene::Change &change, scene::NodeIdAllocator &ids, scene::NodeId group, ScanReport &report);

} // namespace twinloom::scan
