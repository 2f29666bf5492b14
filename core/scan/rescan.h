// SPDX-License-Identifier: Apache-2.0
// The same scan extracted again: what a person corrected since the first time stays. A three-way merge of what the
// scan found then, what has become of it, and what is found now.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scene/scene.h"

namespace twinloom::scan
{

/// What a scan's group knows of it: a component of its node that only scans understand.
struct ScanRecord {
    std::vector<QString> sources; ///< a digest of each file's contents
    scene::BlobId found;          ///< the nodes as the scan found them, as a scene (core/scene/scene_json.h)
    std::map<QString, Eigen::Affine3d> aligned = {}; ///< ScanOptions::aligned
};
/// None where the node is no scan's group.
std::optional<ScanRecord> scanRecordOf(const scene::Node &node);
void setScanRecord(scene::Node &node, const ScanRecord &record);

/// A digest of each file's contents, by which a scan is known again wherever its files are. NotFound, Io; Cancelled.
Result<std::vector<QString>> digestsOf(const QStringList &files, Progress &progress);
/// The group of a scan of these files; null where the scene has none.
scene::NodeId scanOf(const scene::Scene &scene, const std::vector<QString> &digests);

/// The scene that a scan's Change alone makes, before it is merged: what is kept to tell corrections from findings.
/// BadInput where the scan found what no scene can hold, such as a place that is not finite.
Result<scene::Scene> foundScene(const ScanOutcome &outcome);

struct Merged {
    scene::Scene found;  ///< what the scan found now, under the ids that its nodes have in the scene
    int corrections = 0; ///< nodes that a person had changed
    int deletions = 0;   ///< nodes that a person had deleted, without those below them
};

/// Turns `outcome` from a new scan into an update of the scan `group` in `scene`. `before`: what that scan found then;
/// `fresh`: foundScene() of the outcome.
/// Nodes that mean the same thing (rooms and objects that overlap, storeys with the same rooms, walls and openings at
/// the same place, clouds of one name) keep their ids. Of each, what a person changed stays as it is, part by part
/// (place, each field of a component, name, visibility), and the rest follows the scan; what a person deleted stays
/// away; what the scan no longer finds goes, unless a person changed it or put something on it; what a person added
/// stays. The outcome's report gets the nodes' ids; null for what stays deleted.
Merged keepCorrections(const scene::Scene &scene, scene::NodeId group, const scene::Scene &before,
                       const scene::Scene &fresh, ScanOutcome &outcome);

} // namespace twinloom::scan
