// SPDX-License-Identifier: GPL-3.0-or-later
// How a scan went, in words: the report that a project keeps of it (app/workflow/scan_notes.h).
#pragma once

#include <QJsonObject>
#include <QString>

namespace twinloom::studio
{

/// A line a pair of files that share surface: how much of it, how evenly about the room, how much of it lies within 6
/// mm of the other's, and how far apart the two are. Empty for a scan of one file.
QString pairsText(const QJsonObject &report);
/// What was found that a person should know, a line each: scans that stayed loose, with the reason, before all.
QString findingsText(const QJsonObject &report);
/// A finding with the file that it is about, unless it names it itself. `field`: of the Issue, a file or a node.
QString findingText(const QString &field, const QString &message);
/// What was no surface of the place and left out of rooms and objects, a line a cause. Empty where nothing was.
QString cleaningText(const QJsonObject &report);
/// How large the part of all rooms' floors is where a person can walk, and what of that is guessed.
QString walkableText(const QJsonObject &report);

} // namespace twinloom::studio
