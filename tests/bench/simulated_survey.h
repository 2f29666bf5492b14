// SPDX-License-Identifier: Apache-2.0
// Stations of simulated places as files, with poses that are known, and how far from them a scan puts the stations.
#pragma once

#include "core/scan/scan_job.h"
#include "core/scan/simulate/simulate.h"

namespace twinloom
{

using Poses = std::vector<Eigen::Affine3d>;

/// Files of one scan each, and what takes the coordinates of each to a frame that all share.
struct Survey {
    QString name;
    QStringList files;
    Poses truth;
};

/// One file a station without poses, whose scanner stands at its origin and looks wherever it was put.
Result<Survey> simulatedSurvey(const QString &folder, const QString &name, const std::vector<scene::Room> &rooms,
                               const scan::SimulateOptions &options);

/// What `scan` reports of the files.
Result<scan::ScanReport> registered(const QStringList &files);

/// Of all stations that were registered, against the frame of the first of them.
struct Off {
    double millimetres = 0, degrees = 0; ///< of the station, and of how it is turned; the worst
    int loose = 0;                       ///< not surely registered; not in the above
};
Off worst(const scan::ScanReport &report, const Poses &truth);

} // namespace twinloom
