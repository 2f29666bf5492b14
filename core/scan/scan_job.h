// SPDX-License-Identifier: Apache-2.0
// All of `twinloom scan`: files in, one Change and one report out.
#pragma once

#include "core/scan/cleaning/station_cleaning.h"
#include "core/scan/cloud_blob.h"
#include "core/scan/structure/floor_map.h"
#include "core/scan/objects/objects.h"
#include "core/scan/registration/orientation.h"
#include "core/scan/registration/given_poses.h"
#include "core/scene/change.h"

#include <QJsonObject>
#include <QStringList>

#include <map>

namespace twinloom::scan
{

struct ScanOptions {
    UpAxis up = UpAxis::Auto;
    double unit = 0;            ///< metres a unit (unitFromText); 0: find out
    QString columns = {};       ///< of text files, as ReadOptions::columns
    std::size_t keepPoints = 0; ///< of each scan, in the project, evenly thinned; 0: all
    /// With more points than this in all, they are put into a scratch file, and the structure is found in their means
    /// over cells of `spacing`, doubled until there are at most four million.
    std::size_t mostInMemory = 20'000'000;
    QString scratchFolder; ///< for 36 bytes a point; empty: the system's for temporary files
    double spacing = 0;    ///< metres between the points that structure is found in; 0: by the extent
    /// By their clouds' sources: how a person moved scans from where they were put because they could not be
    /// registered. Given to those of the first file, and to those that cannot be registered this time either.
    std::map<QString, Eigen::Affine3d> aligned = {};
};

/// One entry of `clouds` in what `scan --json` prints.
struct CloudReport {
    QString file;
    int scan = 0;                                            ///< number within the file
    qint64 points = 0;                                       ///< finite points of the file; of a mesh, its corners
    qint64 sampled = 0;                                      ///< further ones, sampled on the faces of a mesh
    Eigen::Affine3d transform = Eigen::Affine3d::Identity(); ///< the file's coordinates to the scene
    std::optional<double> rms;                               ///< metres; none: was not registered
    std::optional<double> overlap;                           ///< 0 to 1
    bool confident = true;
    Doubt doubt = Doubt::None; ///< why it is not confident
    PoseOrigin origin = PoseOrigin::None;
    double poseWay = 0, poseTurn = 0; ///< how far the file's pose was off, where it was Refined: metres, radians
    scene::NodeId node;
};

/// What was found to be no surface of the place and left out of rooms and objects. The stored clouds keep it.
struct CleaningReport {
    qint64 noise = 0;                          ///< points nearly alone or far from their neighbours (filter.h)
    qint64 mixed = 0, moved = 0, mirrored = 0; ///< points; only of scans that know where their scanner stood
    std::vector<MovedThing> movedThings;
    std::vector<UprightPane> mirrors;
    std::vector<UprightPane> glass; ///< nothing is left out for it
};

/// Rooms that stand on one floor, of scans that lie together.
struct StoreyReport {
    QString name;
    std::optional<double> floor, ceiling; ///< heights, as far as seen
    int firstRoom = 0, rooms = 0;         ///< in Structure::rooms
    bool parted = false;                  ///< there are other storeys below or above
    scene::NodeId node = {};              ///< holds the rooms; null where the scan's group does
};

/// What `scan --json` prints; resources/docs and CLI.md have the keys.
struct ScanReport {
    std::vector<CloudReport> clouds;
    CleaningReport cleaning;
    std::vector<ScanPair> pairs;          ///< files that share surface; each stands for itself by its first cloud
    Structure structure;                  ///< of all storeys, one after the other
    std::vector<StoreyReport> storeys;    ///< those of scans that lie together from below
    std::vector<FloorMap> floors;         ///< one a room
    std::vector<scene::NodeId> roomNodes; ///< one a room
    std::vector<ScannedObject> objects;
    std::vector<scene::NodeId> objectNodes; ///< one an object
    struct Seconds {
        double load = 0, registration = 0, clean = 0, structure = 0, objects = 0, total = 0;
    } seconds;
    double peakMemoryMib = 0; ///< of this process
    Issues issues;

    /// `change`: the Change's number once it is committed; null in the JSON without.
    QJsonObject toJson(std::optional<qint64> change = {}) const;
};

struct ScanOutcome {
    scene::Change change; ///< adds a group node, in it the clouds and the rooms with walls, openings and objects
    scene::NodeId group;
    ScanReport report;
};

/// Nothing is added to the scene: the caller commits `change`. Errors: those of readScans and of `putBlob`; Usage
/// without a file; Cancelled. A scan without a room is no error (report.issues has "no-room").
/// Memory: about 40 bytes a point up to `mostInMemory`, below 2 GiB in any case. Thread: any; `putBlob` is called on
/// the same.
Result<ScanOutcome> scanFiles(const QStringList &files, const ScanOptions &options, scene::NodeIdAllocator &ids,
                              const PutBlob &putBlob, Progress &progress);

} // namespace twinloom::scan
