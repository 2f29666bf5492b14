// SPDX-License-Identifier: Apache-2.0
// What decides whether stations are brought together rightly: poses in files, known stations, loops, doors.
#pragma once

#include <QString>

namespace twinloom
{

/// Prints the tables of resources/docs/scan-registration.md in Markdown, or the one that is named "poses", "pairs" or
/// "loop"; whether all of it could be measured. Some minutes.
bool printSurveyTables(const QString &only);

} // namespace twinloom
