// SPDX-License-Identifier: Apache-2.0
// What is known of furnished rooms, as raw samples: resources/scenegen/graph_statistics.json, made by
// scenegen/training/graph_statistics.py and built into the library.
#pragma once

#include "core/geometry/box.h"
#include "core/result.h"

#include <QString>

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

/// Things that belong together, in a frame along the walls with the first of them at the origin.
struct GroupSample {
    int contacts = 0; ///< sides of the bounds at a wall: bit 0 back (-y), 1 right, 2 front, 3 left
    std::vector<SampledPose> members;
};

struct RoomSample {
    double area = 0;
    std::vector<int> groups;
};

using ChildSet = std::vector<SampledPose>;

struct TypeStatistics {
    QString name; ///< "Bedroom"
    std::vector<RoomSample> rooms;
    std::vector<GroupSample> groups;
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

    /// BadInput when the text is no such file.
    static Result<Statistics> fromJson(const QByteArray &json);
    /// The built-in ones, read on first use; safe from any thread.
    static const Statistics &builtIn();
};

} // namespace twinloom::scenegen
