// SPDX-License-Identifier: Apache-2.0
// How near what a scan gave is to what is known to be there. Walls as in the ISPRS benchmark on indoor modelling
// (Khoshelham et al. 2017): completeness, correctness and median distance with a buffer of 10 cm.
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace twinloom::test
{

/// Found and expected things, and how many of them fit each other one to one.
struct Matches {
    int expected = 0, found = 0, matched = 0;
    double f1() const { return expected + found > 0 ? 2.0 * matched / (expected + found) : 1.0; }
};

struct ScanScore {
    double completeness = 0, correctness = 0;       ///< of wall area, 0 to 1
    double wallDistance = 0;                        ///< metres, median over found wall area within 10 cm
    Matches rooms;                                  ///< intersection over union of at least 0.5
    Matches corners;                                ///< of rooms, within 10 cm
    double roomIou = 0;                             ///< of the worst expected room; 0: not found
    double areaError = 0;                           ///< relative, of the worst matched room
    std::optional<double> floorError, ceilingError; ///< metres, of the worst matched room
    /// Of the floors of all rooms, with what was guessed, and without; none where objects are not known.
    std::optional<double> walkableIou, walkableSeenIou;
    Matches doors, windows;  ///< rectangles with an intersection over union of at least 0.5
    Matches objects;         ///< boxes with an intersection over union of at least 0.3
    int rightCategories = 0; ///< among the matched objects
    int merged = 0;          ///< found boxes that hold the middles of two or more expected objects
};

/// Both in the form of `scan --json`. Expected objects with fewer than `leastPoints` points were not really seen and
/// count neither way.
ScanScore scoreScan(const QJsonObject &found, const QJsonObject &expected, int leastPoints = 200);

/// The score as lines of text, for people.
QString describe(const ScanScore &score);

} // namespace twinloom::test
