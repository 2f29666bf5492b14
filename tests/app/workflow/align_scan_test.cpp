// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/align_scan.h"

#include "core/scan/rescan.h"
#include "tests/app/workflow/small_survey.h"

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// Fits onto itself in four ways: two scans of it cannot be registered.
scene::Room squareRoom()
{
    scene::Room room;
    room.id = QStringLiteral("room");
    room.polygon = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    room.height = 2.6;
    return room;
}

std::vector<scene::NodePtr> cloudsIn(const scene::Scene &scene)
{
    std::vector<scene::NodePtr> clouds = scene.nodes();
    std::erase_if(clouds, [](const scene::NodePtr &node) { return !node->find<scene::PointCloudComponent>(); });
    return clouds;
}

std::ptrdiff_t roomsIn(const scene::Scene &scene)
{
    return std::ranges::count_if(
        scene.nodes(), [](const scene::NodePtr &node) { return node->find<scene::RoomComponent>() != nullptr; });
}

/// Two scans of the square room, the second beside the first, and the pairs that a person would click.
class LooseScan : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = std::make_unique<TemporaryFolder>();
        s_shop = std::make_unique<Workshop>();
        scanTo(file("a.ply"), squareRoom(), 1);
        scanTo(file("b.ply"), squareRoom(), 2);
        const auto scanned = s_shop->scan({file("a.ply"), file("b.ply")});
        ASSERT_OK(scanned);
        ASSERT_FALSE(scanned->report.clouds[1].confident);
        s_scanned = s_shop->scene;
        s_group = scanned->group;
    }
    static void TearDownTestSuite()
    {
        s_shop.reset();
        s_folder.reset();
    }
    static QString file(const char *name) { return s_folder->path(QLatin1String(name)); }

    void SetUp() override
    {
        shop.scene = s_scanned;
        const auto clouds = cloudsIn(shop.scene);
        ASSERT_EQ(clouds.size(), 2u);
        loose = clouds[1];
        const auto low = [](const scene::NodePtr &node) { return node->find<scene::PointCloudComponent>()->low; };
        away = std::round(low(loose).x() - low(clouds[0]).x());
        ASSERT_GT(away, 4);
        request.scan = loose->id;
        for (const scene::Vec3 &corner : {scene::Vec3(0, 0, 0), {4, 0, 0}, {4, 4, 2.6}, {0, 4, 2.6}}) {
            const double slip = 0.02 * (static_cast<double>(request.pairs.size()) - 1);
            request.pairs.push_back({corner + scene::Vec3(away + slip, -slip, slip), corner});
        }
    }
    Result<workflow::Alignment> align()
    {
        Progress progress;
        return workflow::alignScan(shop.scene, shop.ids, request, shop.blobs, progress);
    }

    static inline std::unique_ptr<TemporaryFolder> s_folder;
    static inline std::unique_ptr<Workshop> s_shop; ///< shared: scanning takes seconds
    static inline scene::Scene s_scanned;
    static inline scene::NodeId s_group;
    Workshop &shop = *s_shop;
    scene::NodePtr loose;
    double away = 0;
    workflow::AlignRequest request;
};

} // namespace

TEST_F(LooseScan, IsBroughtToTheOtherAndTheRoomIsFoundOnce)
{
    ASSERT_EQ(roomsIn(shop.scene), 2);
    const scene::Scene before = shop.scene;
    const auto aligned = align();
    ASSERT_OK(aligned);
    EXPECT_EQ(aligned->pairs.residuals.size(), 4u);
    ASSERT_TRUE(aligned->fine);
    EXPECT_GT(aligned->fine->overlap, 0.8);
    ASSERT_TRUE(aligned->found);
    EXPECT_EQ(aligned->found->structure.rooms.size(), 1u);
    shop.commit(aligned->change);
    EXPECT_EQ(roomsIn(shop.scene), 1);
    const geometry::Transform moved = shop.scene.find(loose->id)->transform;
    EXPECT_LT((moved.matrix() * scene::Vec3(away + 2, 2, 1) - scene::Vec3(2, 2, 1)).norm(), 0.005);
    EXPECT_EQ(shop.scene.find(loose->id)->find<scene::PointCloudComponent>()->blob,
              loose->find<scene::PointCloudComponent>()->blob);
    EXPECT_TRUE(scan::scanRecordOf(*shop.scene.find(s_group)));
    const auto undone = scene::apply(shop.scene, scene::inverse(aligned->change));
    ASSERT_OK(undone);
    EXPECT_TRUE(scene::diff(*undone, before).empty());
}

TEST_F(LooseScan, IsNotPutWhereItDoesNotFit)
{
    for (scan::PointPair &pair : request.pairs)
        pair.fixed.x() += 30;
    const auto refused = align();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::BadInput);
    EXPECT_FALSE(refused.error().hint.isEmpty());
    EXPECT_TRUE(refused.error().message.contains(QStringLiteral("only 0 % of the moved scan lies on the others")))
        << refused.error().message.toStdString();
    EXPECT_FALSE(refused.error().message.contains(QStringLiteral("pair "))) << "the pairs agree with each other";

    request.fine = workflow::AlignRequest::Fine::PairsOnly;
    const auto placed = align();
    ASSERT_OK(placed);
    EXPECT_FALSE(placed->fine);
    EXPECT_NEAR(placed->transform.translation().x(), 30 - away, 0.5);
}

TEST_F(LooseScan, IsToldWhichPairIsWrongAndWhatTheLimitIs)
{
    request.pairs.push_back({scene::Vec3(away, 4, 0), scene::Vec3(0, 4, 0)});
    for (scan::PointPair &pair : request.pairs)
        pair.fixed.x() += 0.9; // the surfaces are found again, but farther away than is allowed
    request.pairs[1].fixed.y() += 1.2;
    const auto refused = align();
    ASSERT_FALSE(refused);
    const QString said = refused.error().message;
    EXPECT_TRUE(said.contains(QStringLiteral("best without pair 2, which is off by 1"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("degrees away from there; 0.5 m and 10 degrees are allowed")))
        << said.toStdString();

    request.pairs.resize(3);
    const auto ofThree = align();
    ASSERT_FALSE(ofThree);
    EXPECT_TRUE(ofThree.error().message.contains(QStringLiteral("a fourth one would tell which")))
        << ofThree.error().message.toStdString();
}

TEST_F(LooseScan, IsAlignedStillWhenItsFilesAreScannedAgain)
{
    const auto aligned = align();
    ASSERT_OK(aligned);
    shop.commit(aligned->change);
    const auto again = shop.scan({file("a.ply"), file("b.ply")});
    ASSERT_OK(again);
    EXPECT_EQ(again->group, s_group);
    EXPECT_EQ(roomsIn(shop.scene), 1);
    EXPECT_TRUE(again->report.clouds[1].confident);
    EXPECT_FALSE(std::ranges::any_of(again->report.issues, [](const Issue &issue) {
        return issue.code == QStringLiteral("not-registered") || issue.code == QStringLiteral("kept-corrections");
    }));
    const scene::Hierarchy hierarchy(shop.scene);
    const auto &cloud = *shop.scene.find(loose->id)->find<scene::PointCloudComponent>();
    const scene::Vec3 middle = hierarchy.world(loose->id) * ((cloud.low + cloud.high) / 2);
    EXPECT_LT((middle - scene::Vec3(2, 2, 1.3)).head<2>().norm(), 0.05);
}

TEST_F(LooseScan, CorrectionsOutliveTheNewExtraction)
{
    const auto rooms = shop.scene.nodes();
    const auto room = std::ranges::find_if(
        rooms, [](const scene::NodePtr &node) { return node->find<scene::RoomComponent>() != nullptr; });
    ASSERT_NE(room, rooms.end());
    shop.edit((*room)->id, [](scene::Node &node) { node.name = QStringLiteral("Workshop"); });
    const auto aligned = align();
    ASSERT_OK(aligned);
    shop.commit(aligned->change);
    ASSERT_TRUE(shop.scene.contains((*room)->id));
    EXPECT_EQ(shop.scene.find((*room)->id)->name, QStringLiteral("Workshop"));
}

TEST_F(LooseScan, AScanOfItsOwnMovesWithAllThatWasFoundInIt)
{
    Workshop other;
    const auto first = other.scan(file("a.ply")), second = other.scan(file("b.ply"));
    ASSERT_OK(first);
    ASSERT_OK(second);
    other.edit(second->group, [](scene::Node &node) { node.transform.translation = {30, 5, 0}; });
    const auto clouds = cloudsIn(other.scene);
    ASSERT_EQ(clouds.size(), 2u);
    workflow::AlignRequest apart{clouds[1]->id, {}};
    for (const scan::PointPair &pair : request.pairs)
        apart.pairs.push_back({pair.fixed + scene::Vec3(30, 5, 0), pair.fixed});
    EXPECT_EQ(workflow::nodeThatMoves(scene::Hierarchy(other.scene), apart.scan), second->group);
    Progress progress;
    const auto aligned = workflow::alignScan(other.scene, other.ids, apart, other.blobs, progress);
    ASSERT_OK(aligned);
    ASSERT_EQ(aligned->change.edits.size(), 1u);
    EXPECT_EQ(aligned->change.edits[0].id, second->group);
    EXPECT_LT(aligned->change.edits[0].after->transform.translation.norm(), 0.02);
    EXPECT_FALSE(aligned->found);
}

TEST_F(LooseScan, WhatCannotBeAlignedIsToldApart)
{
    request.scan = scene::NodeId{99'999};
    EXPECT_EQ(align().error().code, ErrorCode::NotFound);
    request.scan = s_group; // both clouds: nothing is left to align them with
    EXPECT_EQ(align().error().code, ErrorCode::BadInput);
    request.scan = loose->id;
    request.pairs.resize(2);
    EXPECT_EQ(align().error().code, ErrorCode::BadInput);
}
