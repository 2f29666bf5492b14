// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rescan.h"

#include "core/scan/scan_change.h"
#include "core/scene/hierarchy.h"
#include "core/scene/scene_json.h"
#include "tests/support/test_data.h"

#include <set>

namespace twinloom::scan
{
namespace
{

using namespace scene;

ScannedObject object(const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size, int support = -1)
{
    ScannedObject result;
    result.category = QString::fromLatin1(category);
    result.confidence = 0.6;
    result.box = {centre, size, 0};
    result.points = 1000;
    result.support = support;
    return result;
}

/// A room of 4 x 3 m with a desk, a monitor on it, a chair and a cabinet, as scanFiles would put it.
struct Rescan : testing::Test {
    ScanOutcome scan(const std::vector<ScannedObject> &objects)
    {
        ScanOutcome made;
        made.group = addScanGroup(made.change, ids, QStringLiteral("office"));
        PointCloudComponent cloud;
        cloud.blob = QString(64, u'a');
        CloudReport report;
        report.node = addCloudNode(made.change, ids, made.group, QStringLiteral("office.ply"), cloud);
        made.report.clouds = {report};
        StructureRoom room;
        room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
        room.ceiling = 2.6;
        room.area = 12;
        made.report.structure.rooms = {room};
        for (std::size_t i = 0; i < 4; ++i)
            made.report.structure.walls.push_back({room.polygon[i], room.polygon[(i + 1) % 4], 0, 2.6, 1, 0});
        made.report.objects = objects;
        addStructureNodes(made.change, ids, made.group, made.report);
        return made;
    }
    Rescan()
    {
        const ScanOutcome made = scan(furniture);
        scene = *apply(Scene(), made.change);
        before = *sceneFromJson(sceneToJson(*foundScene(made)));
        group = made.group;
        nodes = made.report.objectNodes;
    }
    /// Scans anew and merges.
    Merged again(const std::vector<ScannedObject> &objects)
    {
        outcome = scan(objects);
        Merged merged = keepCorrections(scene, group, before, *foundScene(outcome), outcome);
        const auto applied = apply(scene, outcome.change);
        EXPECT_OK(applied);
        scene = *applied;
        return merged;
    }
    template <class Edit>
    void correct(NodeId id, const Edit &edit)
    {
        Node node = *scene.find(id);
        edit(node);
        scene = *apply(scene, {{edited(scene.find(id), node)}});
    }
    void erase(NodeId id) { scene = *apply(scene, removeSubtree(Hierarchy(scene), id)); }
    const ObjectComponent &componentOf(NodeId id) const { return *scene.find(id)->find<ObjectComponent>(); }

    const std::vector<ScannedObject> furniture = {
        object("Desk", {1, 2.5, 0.37}, {1.6, 0.8, 0.74}), object("Chair", {1, 1.6, 0.45}, {0.5, 0.5, 0.9}),
        object("Cabinet", {3.5, 1, 0.6}, {0.8, 0.4, 1.2}), object("Monitor", {1, 2.6, 0.99}, {0.6, 0.2, 0.5}, 0)};
    NodeIdAllocator ids;
    Scene scene, before;
    NodeId group;
    std::vector<NodeId> nodes;
    ScanOutcome outcome;
};

TEST_F(Rescan, ChangesNothingWhereNothingChanged)
{
    const Merged merged = again(furniture);
    EXPECT_TRUE(outcome.change.empty());
    EXPECT_EQ(merged.corrections + merged.deletions, 0);
    EXPECT_EQ(merged.found, before);
    EXPECT_EQ(outcome.report.objectNodes, nodes);
    EXPECT_EQ(outcome.group, group);
}

TEST_F(Rescan, FollowsTheScanWhereNobodyCorrected)
{
    std::vector<ScannedObject> better = furniture;
    better[1].category = QStringLiteral("OfficeChair");
    better[2].box.centre.x() = 3.45;
    better.push_back(object("Box", {2.5, 0.5, 0.2}, {0.4, 0.4, 0.4}));
    better.erase(better.begin() + 3); // the monitor is not found this time
    const Merged merged = again(better);
    EXPECT_EQ(merged.corrections + merged.deletions, 0);
    EXPECT_EQ(componentOf(nodes[1]).category, QStringLiteral("OfficeChair"));
    EXPECT_NE(scene.find(nodes[1])->name, QStringLiteral("Chair"));
    EXPECT_NEAR(scene.find(nodes[2])->transform.translation.x(), 3.45, 1e-9);
    EXPECT_FALSE(scene.contains(nodes[3]));
    const NodeId box = outcome.report.objectNodes[3];
    ASSERT_TRUE(scene.contains(box));
    EXPECT_EQ(scene.find(box)->parent, scene.find(nodes[0])->parent);
}

TEST_F(Rescan, NamesThatItGaveItselfAreNoCorrections)
{
    std::vector<ScannedObject> more = furniture; // two chairs, found before the one that is known
    more.insert(more.begin() + 1, object("Chair", {2.8, 2.4, 0.45}, {0.5, 0.5, 0.9}));
    more.insert(more.begin() + 1, object("Chair", {2.0, 0.6, 0.45}, {0.5, 0.5, 0.9}));
    more.back().support = 0;
    const Merged merged = again(more);
    EXPECT_EQ(merged.corrections, 0);
    std::set<QString> names;
    for (const NodeId id : {outcome.report.objectNodes[1], outcome.report.objectNodes[2], nodes[1]})
        names.insert(scene.find(id)->name);
    EXPECT_EQ(names,
              (std::set<QString>{QStringLiteral("Chair"), QStringLiteral("Chair 2"), QStringLiteral("Chair 3")}));
    before = merged.found;
    const Merged second = again(more);
    EXPECT_EQ(second.corrections, 0);
    EXPECT_TRUE(outcome.change.empty());
}

TEST_F(Rescan, ANameIsFreeAgainWhenWhatHadItGoes)
{
    std::vector<ScannedObject> other = furniture;
    other[2].box.centre = {0.6, 0.4, 0.6};         // a cabinet elsewhere
    other[1].category = QStringLiteral("Cabinet"); // and the chair is one, too
    const Merged merged = again(other);
    EXPECT_FALSE(scene.contains(nodes[2]));
    EXPECT_EQ(std::set<QString>({scene.find(outcome.report.objectNodes[2])->name, scene.find(nodes[1])->name}),
              std::set<QString>({QStringLiteral("Cabinet"), QStringLiteral("Cabinet 2")}));
    before = merged.found;
    EXPECT_EQ(again(other).corrections, 0);
}

TEST_F(Rescan, KeepsWhatAPersonCorrected)
{
    correct(nodes[0], [](Node &node) { // another size
        ObjectComponent component = *node.find<ObjectComponent>();
        component.size.x() = 1.8;
        node.set(component);
    });
    correct(nodes[1], [](Node &node) { // another category
        ObjectComponent component = *node.find<ObjectComponent>();
        component.category = QStringLiteral("ArmChair");
        node.set(component);
        node.name = QStringLiteral("The boss's chair");
    });
    correct(nodes[2], [](Node &node) { node.transform.translation.x() = 2; }); // another place
    erase(nodes[3]);                                                           // no monitor
    std::vector<ScannedObject> again = furniture;
    for (ScannedObject &o : again) {
        o.confidence = 0.9;
        o.box.centre.x() += 0.02;
    }
    const Merged merged = this->again(again);
    EXPECT_EQ(merged.corrections, 3);
    EXPECT_EQ(merged.deletions, 1);
    EXPECT_DOUBLE_EQ(componentOf(nodes[0]).size.x(), 1.8);
    EXPECT_DOUBLE_EQ(componentOf(nodes[0]).confidence, 0.9); // that nobody corrected
    EXPECT_NEAR(scene.find(nodes[0])->transform.translation.x(), 1.02, 1e-9);
    EXPECT_EQ(componentOf(nodes[1]).category, QStringLiteral("ArmChair"));
    EXPECT_EQ(scene.find(nodes[1])->name, QStringLiteral("The boss's chair"));
    EXPECT_DOUBLE_EQ(scene.find(nodes[2])->transform.translation.x(), 2);
    EXPECT_FALSE(scene.contains(nodes[3]));
    EXPECT_TRUE(outcome.report.objectNodes[3].isNull());
    EXPECT_TRUE(outcome.report.toJson()[QStringLiteral("objects")][3][QStringLiteral("node")].isNull());
    // And so it stays the next time.
    before = merged.found;
    const Merged third = this->again(again);
    EXPECT_TRUE(outcome.change.empty());
    EXPECT_EQ(third.corrections, 3);
    EXPECT_EQ(third.deletions, 1);
}

TEST_F(Rescan, KeepsWhatIsNoLongerFoundButWasCorrectedOrCarriesSomething)
{
    correct(nodes[1], [](Node &node) { node.transform.translation.y() = 1; });
    Node cup;
    cup.id = ids.next();
    cup.parent = nodes[2];
    cup.name = QStringLiteral("Cup");
    scene = *apply(scene, {{added(cup)}});
    again({furniture[0], furniture[3]}); // desk and monitor
    EXPECT_TRUE(scene.contains(nodes[1]));
    EXPECT_TRUE(scene.contains(nodes[2]));
    EXPECT_TRUE(scene.contains(cup.id));
}

TEST_F(Rescan, LeavesADeletedRoomDeletedWithAllInIt)
{
    erase(scene.find(nodes[0])->parent);
    std::vector<ScannedObject> more = furniture;
    more.push_back(object("Box", {2.5, 0.5, 0.2}, {0.4, 0.4, 0.4}));
    const std::size_t size = scene.size();
    const Merged merged = again(more);
    EXPECT_EQ(merged.deletions, 1);
    EXPECT_EQ(scene.size(), size);
}

/// Two rooms, one exactly above the other, each with a table; `storeys`: in groups of their own.
ScanOutcome scannedHouse(NodeIdAllocator &ids, bool storeys)
{
    ScanOutcome made;
    made.group = addScanGroup(made.change, ids, QStringLiteral("house"));
    ScanReport &report = made.report;
    for (int i = 0; i < 2; ++i) {
        StructureRoom room;
        room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
        room.floor = 2.8 * i;
        room.ceiling = room.floor + 2.5;
        room.roomIndex = i;
        report.structure.rooms.push_back(room);
        report.objects.push_back(object("Table", {1, 1, room.floor + 0.35}, {1, 1, 0.7}));
        report.objects.back().room = i;
        report.storeys.push_back({QStringLiteral("Storey %1").arg(i + 1), room.floor, room.ceiling, i, 1, storeys});
    }
    addStructureNodes(made.change, ids, made.group, report);
    return made;
}

TEST(RescanOfStoreys, KeepsRoomsThatLieAboveEachOtherApart)
{
    NodeIdAllocator ids;
    const ScanOutcome first = scannedHouse(ids, true);
    const Scene before = foundScene(first).value();
    Node renamed = *before.find(first.report.roomNodes[1]);
    renamed.name = QStringLiteral("Upstairs");
    const Scene scene = apply(before, {{edited(before.find(renamed.id), renamed)}}).value();
    ScanOutcome again = scannedHouse(ids, true);
    std::swap(again.report.storeys[0].name, again.report.storeys[1].name); // by their rooms, not by their names
    const Merged merged = keepCorrections(scene, first.group, before, foundScene(again).value(), again);
    EXPECT_EQ(merged.corrections, 1);
    EXPECT_TRUE(again.change.empty());
    EXPECT_EQ(again.report.roomNodes, first.report.roomNodes);
    EXPECT_EQ(again.report.objectNodes, first.report.objectNodes);
    EXPECT_EQ(again.report.storeys[0].node, first.report.storeys[0].node);
    EXPECT_EQ(again.report.storeys[1].node, first.report.storeys[1].node);
}

TEST(RescanOfStoreys, RoomsMoveIntoStoreysThatAreFoundFirstNow)
{
    NodeIdAllocator ids;
    const ScanOutcome first = scannedHouse(ids, false);
    const Scene before = foundScene(first).value();
    ScanOutcome again = scannedHouse(ids, true);
    keepCorrections(before, first.group, before, foundScene(again).value(), again);
    const Scene now = apply(before, again.change).value();
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(again.report.roomNodes[i], first.report.roomNodes[i]);
        EXPECT_EQ(now.find(again.report.roomNodes[i])->parent, again.report.storeys[i].node);
    }
}

TEST(ScanDigests, TellFilesByTheirContents)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("a")), "points");
    test::writeFile(folder.path(QStringLiteral("b")), "points");
    test::writeFile(folder.path(QStringLiteral("c")), "other points");
    Progress progress;
    const auto digests = digestsOf(
        {folder.path(QStringLiteral("a")), folder.path(QStringLiteral("b")), folder.path(QStringLiteral("c"))},
        progress);
    ASSERT_OK(digests);
    EXPECT_EQ((*digests)[0], (*digests)[1]);
    EXPECT_NE((*digests)[0], (*digests)[2]);
    EXPECT_EQ(digestsOf({folder.path(QStringLiteral("d"))}, progress).error().code, ErrorCode::NotFound);
    Node group;
    group.id = {7};
    setScanRecord(group, {{(*digests)[0]}, QString(64, u'b')});
    const auto scene = apply(Scene(), {{added(group)}});
    ASSERT_OK(scene);
    EXPECT_EQ(scanOf(*scene, {(*digests)[1]}), group.id);
    EXPECT_TRUE(scanOf(*scene, {(*digests)[2]}).isNull());
}

} // namespace
} // namespace twinloom::scan
