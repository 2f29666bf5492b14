// SPDX-License-Identifier: Apache-2.0
// What stands in the rooms: clusters of the points that are neither floor, ceiling nor wall, as upright boxes with a
// guess at what they are.
#pragma once

#include "core/scan/structure/structure.h"

#include "core/geometry/box.h"

#include <QString>

#include <optional>
#include <span>

namespace twinloom::scan
{

struct ObjectOptions {
    double spacing = 0.03;        ///< as in StructureOptions
    double leastSize = 0.12;      ///< metres: what is smaller in its largest direction is left out
    double leastPointArea = 0.02; ///< square metres of surface: less is noise
    double leastConfidence = 0.2; ///< below it the category is "Unknown"
};

struct ScannedObject {
    QString category;      ///< name in asset::categories(), or "Unknown"
    double confidence = 0; ///< 0 to 1, of the category
    geometry::Box box;     ///< front (+y) away from the wall behind it, or from its back rest
    qint64 points = 0;     ///< scanned points behind it
    int room = 0;          ///< index in Structure::rooms
    int support = -1;      ///< index of the object that it stands on; -1: floor or wall
    /// Metres that a thing may be deeper than was seen, where scanners saw one side of it only.
    struct Hidden {
        double behind = 0;   ///< its front was seen, and no ground behind that
        bool toWall = false; ///< `behind` ends at a wall
        double foot = 0;     ///< about its middle: of a screen on a table, too flat to be told from the table
    } hidden{};
};
/// What its box may be deep; 0 where all sides were seen. For ObjectShape.
inline double mostDepth(const ScannedObject &object)
{
    const double more = object.hidden.behind + object.hidden.foot;
    return more > 0 ? object.box.size.y() + more : 0;
}

/// `levelled` as for findStructure; `counts`: scanned points behind each point, or empty for one each. Largest first
/// within a room, what stands on something after what carries it. What is as large as its room is no object: `issues`,
/// where given, then get "objects-not-parted". Cancelled. Deterministic. Thread: any.
Result<std::vector<ScannedObject>> findObjects(const PointCloud &levelled, std::span<const std::uint32_t> counts,
                                               const Structure &structure, const ObjectOptions &options,
                                               Progress &progress, Issues *issues = nullptr);

/// What kind of place an object stands in: machines are rare in homes and offices, household goods in halls.
enum class Setting { Unknown, Room, Hall };
/// `area` in square metres; `height` from floor to ceiling, where that was seen.
Setting settingOf(double area, std::optional<double> height);
Setting settingOf(const StructureRoom &room);

/// Where an object is, as far as a category can be told from it.
struct ObjectPlace {
    double bottom = 0;      ///< above the floor, or above what it stands on
    bool supported = false; ///< stands on another object
    Setting setting = Setting::Unknown;
};
/// Shape of an object as far as a category can be told from it.
struct ObjectShape {
    Eigen::Vector3d size = Eigen::Vector3d::Ones(); ///< width, depth, height
    double topShare = 0;                            ///< share of the footprint that is covered within 8 cm of the top
    ObjectPlace place = {};
    /// Where only one side was seen: it may be as deep as that, and `topShare` says nothing. Else 0.
    double mostDepth = 0;
};
struct CategoryGuess {
    QString category;
    double confidence = 0;
};
/// Best match of size and shape among the asset library's categories that a scan can show: no food, shoes or small
/// decoration.
CategoryGuess guessCategory(const ObjectShape &shape, double leastConfidence);
/// How likely things of a category are there, whatever they look like, in proportion to other categories: up to 1 for
/// furniture that most rooms have, less for what hangs where it stands, or for a machine in a home. A category that the
/// asset library does not know is a rare one.
double likelihoodAt(const ObjectPlace &place, const QString &category);

} // namespace twinloom::scan
