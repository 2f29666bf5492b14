// SPDX-License-Identifier: Apache-2.0
// What is known of furnished rooms, as raw samples: resources/scenegen/graph_statistics.json, made by
// scenegen/training/graph_statistics.py and built into the library; with the authored ones of graph/authored.h.
#pragma once

#include "core/geometry/box.h"
#include "core/result.h"

#include <QStringList>

#include <map>
#include <vector>

namespace twinloom::scenegen
{

struct AssetSize {
    QString name;
    int category = 0;
    geometry::Vec3 size = geometry::Vec3::Ones();
};

/// A thing's pose in another frame: the group's (z from the floor), or its parent's (z from the parent's bottom).
struct SampledPose {
    int asset = 0;
    geometry::Vec2 place = geometry::Vec2::Zero();
    double bottom = 0, yaw = 0;
};

/// Contacts of a group: the sides of its bounds that are at a wall,
constexpr int kAtWalls = 15; ///< bit 0 back (-y), 1 right, 2 front, 3 left
/// or where else it stands: in the middle of the room; by a door or a window, as Arrangement means it.
constexpr int kInTheMiddle = 16, kByDoor = 32, kByWindow = 64;

/// Things that belong together, in a frame along the walls with the first of them at the origin.
struct GroupSample {
    int contacts = 0;
    std::vector<SampledPose> members;
};

struct RoomSample {
    double area = 0;
    std::vector<int> groups;
};

using ChildSet = std::vector<SampledPose>;

struct TypeStatistics {
    QString name; ///< "Bedroom"
    QStringList aliases;
    bool authored = false; ///< by people; such groups are larger, and finding places for all takes more attempts
    std::vector<RoomSample> rooms; ///< none for halls, which facility/hall_planner.h furnishes
    std::vector<GroupSample> groups;
    QStringList usual; ///< categories that stand in nine of ten rooms; none for authored types
    std::map<int, std::vector<ChildSet>> children; ///< by the parent's asset; one set (maybe empty) a sighting
    /// Categories that stand nearer to each other than chance has it (test against complete spatial randomness).
    struct Relation {
        QString from, to, kind;
        double seen = 0, byChance = 0;
    };
    std::vector<Relation> relations;
};

struct Statistics {
    std::vector<QString> categories;
    std::vector<AssetSize> assets;
    std::vector<TypeStatistics> types;

    /// Index of a category, whatever the case; -1 when unknown.
    int category(const QString &name) const;
    /// Whatever the case, spaces and underscores; null when unknown.
    const TypeStatistics *type(const QString &roomType) const;
    /// What unknown types of rooms are furnished as.
    const TypeStatistics &fallback() const;

    /// BadInput when the text is no such file.
    static Result<Statistics> fromJson(const QByteArray &json);
    /// The built-in ones, learned and authored, read on first use; safe from any thread.
    static const Statistics &builtIn();
};

} // namespace twinloom::scenegen
