// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/object_parts.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <numeric>

namespace twinloom::scan
{
namespace
{

/// A room of 6 x 4 x 2.8 m whose points are only those of the boxes added to it.
struct Clutter {
    Structure structure;
    test::SyntheticRoom boxes;

    Clutter()
    {
        StructureRoom room;
        room.polygon = {{0, 0}, {6, 0}, {6, 4}, {0, 4}};
        room.floor = 0;
        room.ceiling = 2.8;
        room.area = 24;
        structure.rooms.push_back(room);
        for (std::size_t i = 0; i < 4; ++i)
            structure.walls.push_back({room.polygon[i], room.polygon[(i + 1) % 4], 0, 2.8, 1, 0});
    }
    RoomParts parts() const
    {
        Indices all(boxes.cloud.size());
        std::iota(all.begin(), all.end(), 0u);
        Progress progress;
        const auto found = partsOfRoom(boxes.cloud, all, structure, 0, 0.03, progress);
        EXPECT_OK(found);
        return found ? *found : RoomParts();
    }
    geometry::Vec2 extent(const Indices &part) const
    {
        geometry::Vec2 low = geometry::Vec2::Constant(1e9), high = -low;
        for (const std::uint32_t i : part) {
            low = low.cwiseMin(boxes.cloud.positions[i].head<2>().cast<double>());
            high = high.cwiseMax(boxes.cloud.positions[i].head<2>().cast<double>());
        }
        return high - low;
    }
};

TEST(ObjectParts, ThingsApartAreParts)
{
    Clutter room;
    room.boxes.addBox({{1.5, 1.5, 0.4}, {1.2, 0.8, 0.8}, 0});
    room.boxes.addBox({{4.5, 2.5, 0.4}, {1.2, 0.8, 0.8}, 0});
    const RoomParts found = room.parts();
    EXPECT_EQ(found.parts.size(), 2u);
    EXPECT_EQ(found.residual, 0u);
}

TEST(ObjectParts, AFrameAlongTheWallsDoesNotTieThingsTogether)
{
    Clutter room;
    room.boxes.addBox({{3, 3.92, 1.2}, {5.8, 0.1, 0.1}, 0}); // a rail at the wall behind
    room.boxes.addBox({{0.08, 2, 1.2}, {0.1, 3.8, 0.1}, 0}); // and at the left one
    room.boxes.addBox({{1.5, 3.5, 0.65}, {1.2, 0.78, 1.2}, 0});
    room.boxes.addBox({{4.5, 3.5, 0.65}, {1.2, 0.78, 1.2}, 0});
    room.boxes.addBox({{0.5, 1.0, 0.65}, {0.8, 1.2, 1.2}, 0});
    const RoomParts found = room.parts();
    ASSERT_EQ(found.parts.size(), 3u);
    EXPECT_GT(found.residual, 100u);
    for (const Indices &part : found.parts)
        EXPECT_LT(room.extent(part).maxCoeff(), 1.3);
}

TEST(ObjectParts, ANarrowBridgeDoesNotTieThingsTogether)
{
    Clutter room;
    room.boxes.addBox({{1.0, 2, 0.4}, {1.0, 1.0, 0.8}, 0});
    room.boxes.addBox({{5.0, 2, 0.4}, {1.0, 1.0, 0.8}, 0});
    room.boxes.addBox({{3, 2, 0.7}, {3.2, 0.06, 0.06}, 0});
    const RoomParts found = room.parts();
    std::size_t large = 0;
    for (const Indices &part : found.parts)
        large += room.extent(part).minCoeff() > 0.8;
    EXPECT_EQ(large, 2u);
    for (const Indices &part : found.parts)
        EXPECT_LT(room.extent(part).maxCoeff(), 3.3);
}

TEST(ObjectParts, WhatSpansARoomIsNone)
{
    EXPECT_TRUE(spansRoom({5, 3}, 0.4, 2.0, 24, 2.8));
    EXPECT_TRUE(spansRoom({5, 3}, 0.9, 2.0, 24, 2.8));
    EXPECT_TRUE(spansRoom({1.5, 1.5}, 0.9, 2.7, 24, 2.8));
    EXPECT_FALSE(spansRoom({0.4, 0.4}, 1, 2.7, 24, 2.8)) << "a column";
    EXPECT_FALSE(spansRoom({2.4, 0.6}, 1, 2.7, 24, 2.8)) << "a cupboard";
    EXPECT_FALSE(spansRoom({2.0, 1.6}, 1, 0.6, 7, 2.5)) << "a bed in a small room";
}

} // namespace
} // namespace twinloom::scan
