// SPDX-License-Identifier: Apache-2.0
// What planners know about halls, as data: zones along the hall, bands and aisles across it, cells in a row in a band.
// resources/scenegen/hall_rules.json, authored from planning practice (sources: README.md beside it). Metres.
#pragma once

#include "core/geometry/box.h"
#include "core/result.h"

#include <QStringList>

#include <map>
#include <vector>

namespace twinloom::facility
{

/// A thing of a cell; `at` counts along the band from the cell's start, and from the band's back to the aisle.
struct CellMember {
    QString category;
    geometry::Vec3 size = geometry::Vec3::Ones();
    geometry::Vec2 at = geometry::Vec2::Zero();
    double turn = 0;     ///< radians; 0: its front looks to the aisle
    double share = 1;    ///< how often it is there
    double bottom = 0;   ///< height above the floor
    double vary = 0;     ///< of the height, either way
    double turnVary = 0; ///< radians, either way
    int on = -1;         ///< lies on this member of the cell
};

/// Things that belong together: a machine with its cabinet and pallet. The first one makes the cell.
struct Cell {
    QString name;
    double length = 1;
    double low = 0;     ///< height of the first thing where the ceiling is too low; 0: it is left out
    bool tight = false; ///< stands side by side with its like
    std::vector<CellMember> members;
};

/// A row of cells along the hall.
struct BandRule {
    struct Choice {
        int cell = 0;
        double weight = 1;
        int run = 1; ///< at most so many in a row
    };
    QString name;
    double depth = 1;         ///< from the back to the aisle; of one side where it is double
    bool isDouble = false;    ///< an island with cells on both sides, back to back
    QString spineCategory;    ///< runs along the middle of a double island ("ConveyorStraight"); empty: none
    geometry::Vec3 spineSize; ///< one piece of it; cells keep its pitch
    std::vector<Choice> cells;
    std::vector<int> filler; ///< cells for what is left of the length
    int last = -1;           ///< cell at the end of a spine
    int block = 0;           ///< cells side by side before a gap; 0: no gaps
    double blockGap = 0;
    double fullDepth() const { return (isDouble ? 2 : 1) * depth + (spineCategory.isEmpty() ? 0 : spineSize.y()); }
};

/// A part of the hall's length.
struct ZoneRule {
    QString name;
    double share = 1;
    double leastLength = 0; ///< shorter halls do without
    std::vector<int> walls, islands;
    std::map<int, double> prefer; ///< by band
};

struct VehicleRule {
    QString category;
    geometry::Vec3 size;
    double every = 30; ///< metres of aisle
    double share = 1;
};

struct HallRule {
    QString name;
    QStringList aliases;
    double leastArea = 0; ///< m2; smaller rooms of that name are no halls
    double aisleLeast = 2, aisleMost = 4;
    double endAisle = 2, crossAisle = 3, crossEvery = 30;
    double gateDepth = 4, doorDepth = 1.4; ///< kept free inside gates (2.4 m and wider) and doors
    std::vector<ZoneRule> zones;
    ZoneRule side; ///< for parts of the floor beside the largest rectangle
    std::vector<VehicleRule> vehicles;
};

struct HallRules {
    std::vector<Cell> cells;
    std::vector<BandRule> bands;
    std::vector<HallRule> halls;

    /// Whatever the case, spaces and underscores; null when there is no such hall.
    const HallRule *find(const QString &roomType) const;
    /// BadInput names what is wrong.
    static Result<HallRules> fromJson(const QByteArray &json);
    /// The built-in ones, read on first use; safe from any thread.
    static const HallRules &builtIn();
};

} // namespace twinloom::facility
