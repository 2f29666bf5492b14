// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scan_change.h"

#include "core/asset/parametric.h"
#include "core/scene/evidence.h"
#include "core/scene/scene.h"
#include "tests/support/test_data.h"

namespace twinloom::scan
{
namespace
{

ScannedObject object(const QString &category, double confidence, double x)
{
    ScannedObject object;
    object.category = category;
    object.confidence = confidence;
    object.box = {{x, 1, 0.4}, {0.5, 0.5, 0.8}, 0};
    object.points = 100;
    return object;
}

struct ScanChange : testing::Test {
    ScanChange()
    {
        StructureRoom room;
        room.polygon = {{0, 0}, {6, 0}, {6, 3}, {0, 3}};
        report.structure.rooms = {room};
        StructureWall wall{{0, 0}, {6, 0}, 0, 2.5, 1};
        report.structure.walls = {wall};
        StructureOpening door{StructureOpening::Kind::Door, {1, 0}, {2, 0}, 0, 2, 0.6};
        door.evidence = StructureOpening::Evidence::Relief;
        report.structure.openings = {door};
        report.objects = {object(QStringLiteral("Chair"), 0.7, 1), object(QStringLiteral("Chair"), 0.39, 2),
                          object(QStringLiteral("Chair"), 0.3, 3), object(asset::kUnknownCategory, 0.1, 4)};
        const scene::NodeId group = addScanGroup(change, ids, QStringLiteral("Scan"));
        addStructureNodes(change, ids, group, report);
        scene = scene::apply({}, change).value();
    }
    const scene::Node &node(std::size_t i) { return *scene.find(report.objectNodes[i]); }

    scene::Change change;
    scene::NodeIdAllocator ids;
    ScanReport report;
    scene::Scene scene;
};

} // namespace

TEST_F(ScanChange, WhatIsSurelyKnownIsNamedAndDrawnAsThat)
{
    ASSERT_EQ(report.objectNodes.size(), 4u);
    EXPECT_EQ(node(0).name, QStringLiteral("Chair"));
    EXPECT_EQ(node(0).find<scene::ModelComponent>()->category, QStringLiteral("Chair"));
}

TEST_F(ScanChange, DoorsSayWhatGaveThemAway)
{
    QStringList said;
    for (const scene::NodePtr &each : scene.nodes())
        if (each->find<scene::OpeningComponent>())
            said << scene::evidenceOf(*each);
    EXPECT_EQ(said, QStringList{QStringLiteral("relief")});
}

TEST_F(ScanChange, StoreysHoldTheirRoomsWhereThereAreSeveral)
{
    ScanReport house = report;
    house.roomNodes.clear();
    house.objectNodes.clear();
    house.structure.rooms.resize(2, house.structure.rooms[0]);
    house.structure.rooms[1].roomIndex = 1;
    house.storeys = {{QStringLiteral("Storey 1"), 0, 2.5, 0, 1, true},
                     {QStringLiteral("Storey 2"), 2.8, {}, 1, 1, true},
                     {QStringLiteral("Storey 3"), 5.6, {}, 2, 0, true}}; // without a room
    scene::Change made;
    const scene::NodeId group = addScanGroup(made, ids, QStringLiteral("House"));
    addStructureNodes(made, ids, group, house);
    const scene::Scene built = scene::apply({}, made).value();
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(built.find(house.roomNodes[i])->parent, house.storeys[i].node);
        EXPECT_EQ(built.find(house.storeys[i].node)->parent, group);
        EXPECT_EQ(built.find(house.storeys[i].node)->name, house.storeys[i].name);
    }
    EXPECT_TRUE(house.storeys[2].node.isNull());
    house.storeys = {{QStringLiteral("Storey 1"), 0, 2.5, 0, 2, false}};
    house.roomNodes.clear();
    addStructureNodes(made, ids, group, house);
    EXPECT_TRUE(house.storeys[0].node.isNull()) << "alone it needs no group";
}

TEST_F(ScanChange, AWeakGuessIsMarkedAndDrawnAsABoxButKeepsWhatItMayBe)
{
    EXPECT_EQ(node(1).name, QStringLiteral("Chair?"));
    EXPECT_EQ(node(2).name, QStringLiteral("Chair? 2"));
    EXPECT_EQ(node(3).name, QStringLiteral("Unknown"));
    for (std::size_t i = 1; i < 4; ++i) {
        EXPECT_EQ(node(i).find<scene::ModelComponent>()->category, asset::kUnknownCategory);
        EXPECT_EQ(node(i).find<scene::ModelComponent>()->size, report.objects[i].box.size);
        const auto *component = node(i).find<scene::ObjectComponent>();
        EXPECT_EQ(component->category, report.objects[i].category);
        EXPECT_EQ(component->confidence, report.objects[i].confidence);
    }
}

} // namespace twinloom::scan
