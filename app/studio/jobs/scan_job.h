// SPDX-License-Identifier: GPL-3.0-or-later
// Scan files to points, rooms and objects as a job.
#pragma once

#include "app/studio/jobs/job_runner.h"

namespace twinloom::studio
{

struct ScanChoices {
    QString up = QStringLiteral("auto");    ///< auto, x, y, z
    QString units = QStringLiteral("auto"); ///< auto, m, cm, mm, ft, in
    qint64 keepPoints = 0;                  ///< of each scan, evenly thinned; 0: all
    QString columns = {};                   ///< of text files, as scan::ReadOptions::columns; empty: detect
};

/// Finds rooms and objects. The document must outlive the job.
JobWork scanJob(Document &document, const QStringList &files, const ScanChoices &choices);
/// The points as they are, by the `columns` of the choices. The document must outlive the job.
JobWork cloudsJob(Document &document, const QStringList &files, const ScanChoices &choices);
/// "Scan office.ply", "Scan 3 files".
QString scanTitle(const QStringList &files);
/// For file dialogs.
QString scanFilter();

} // namespace twinloom::studio
