// SPDX-License-Identifier: Apache-2.0
// Scans in the scene's frame, wherever their points are kept.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scan/points/spilled_scan.h"

namespace twinloom::scan
{

/// One scan in the scene's frame. Thread: one at a time.
struct PlacedScan {
    PointCloud cloud;                ///< of a scan on disk an even sample of its positions
    std::optional<SpilledScan> disk; ///< all points of a scan that is on disk, in its own frame
    CloudReport report;              ///< its `transform` takes the file's coordinates to the scene
    /// From the frame that all scans of the file share to where it was loaded to.
    Eigen::Affine3d fromFile = Eigen::Affine3d::Identity();
    bool posed = false;   ///< the file tells how the scan lies in that frame
    bool atZero = false;  ///< the same of a PCD file that has zeros there: a pose if others of their frame have one
    std::size_t unit = 0; ///< the first scan of those that were registered as one with it

    std::uint64_t points() const { return disk ? disk->points : cloud.size(); }
    bool hasColours() const { return disk ? disk->colours : !cloud.colours.empty(); }
    void move(const Eigen::Affine3d &by);
    /// All points in the scene's frame, about origin zero, a part at a time. Errors of `take`; Io; Cancelled.
    Result<void> visit(const SpilledScan::Take &take, Progress &progress) const;
};

bool isPcd(const QString &file);

/// The scans of a file in metres with z up; findings go to `issues`. With more than `mostInMemory` points they are put
/// on disk. Errors of streamScans and findOrientation, and BadInput when all points are at one place.
Result<std::vector<PlacedScan>> loadFile(const QString &file, const ScanOptions &options, std::size_t mostInMemory,
                                         Issues &issues, Progress &progress);

/// Puts a scan's points into the project: `options.keepPoints` of them, evenly thinned, or all. Up to two million are
/// kept as one blob (cloud_blob.h), more as an octree. Errors of `putBlob`; Io; Cancelled.
Result<scene::PointCloudComponent> storeScan(const PlacedScan &scan, const ScanOptions &options, const PutBlob &putBlob,
                                             Progress &progress);

/// Adds findings about a file.
void addIssues(Issues &all, const Issues &more, const QString &file);
/// The stages know points, but not whose they are: bad input names the files.
Unexpected namingFiles(Error error, const QStringList &files);

/// The file's name, with the scan's number where it has several.
QString nameOf(const CloudReport &report);

} // namespace twinloom::scan
