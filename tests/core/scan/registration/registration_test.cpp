// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/registration.h"

#include "core/scan/scan_job.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kDegree = std::numbers::pi / 180;

double angleOf(const Eigen::Affine3d &t)
{
    return Eigen::AngleAxisd(t.rotation()).angle();
}

PointCloud moved(PointCloud cloud, const Eigen::Affine3d &by)
{
    for (Eigen::Vector3f &p : cloud.positions)
        p = (by * p.cast<double>()).cast<float>();
    for (Eigen::Vector3f &n : cloud.normals)
        n = (by.rotation() * n.cast<double>()).cast<float>();
    return cloud;
}

TEST(Registration, FindsAKnownPose)
{
    test::SyntheticRoom room(0.04);
    room.addRoom({{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}}, 0, 2.5);
    room.addBox({{1.0, 4.2, 0.4}, {1.2, 0.7, 0.8}, 0});
    const Eigen::Affine3d truth =
        Eigen::Translation3d(3.2, -1.7, 0.1) * Eigen::Affine3d(Eigen::AngleAxisd(1.9, Eigen::Vector3d::UnitZ()));
    Progress progress;
    const auto found = registerScan(moved(room.cloud, truth.inverse()), room.cloud, 0.04, progress);
    ASSERT_OK(found);
    const Eigen::Affine3d off = found->transform * truth.inverse();
    EXPECT_LT(angleOf(off), 0.05 * kDegree);
    EXPECT_LT((off * Eigen::Vector3d(3, 2, 1) - Eigen::Vector3d(3, 2, 1)).norm(), 0.003);
    EXPECT_TRUE(found->confident);
    EXPECT_GT(found->overlap, 0.9);
}

TEST(Registration, DoesNotGuessInASymmetricRoom)
{
    test::SyntheticRoom room(0.04);
    room.addRoom({{0, 0}, {5, 0}, {5, 5}, {0, 5}}, 0, 2.5);
    Progress progress;
    const Eigen::Affine3d turn(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    const auto found = registerScan(moved(room.cloud, turn), room.cloud, 0.04, progress);
    ASSERT_OK(found);
    EXPECT_FALSE(found->confident);
}

PointCloud betweenX(const PointCloud &cloud, float from, float to)
{
    PointCloud part;
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (cloud.positions[i].x() > from && cloud.positions[i].x() < to) {
            part.positions.push_back(cloud.positions[i]);
            part.normals.push_back(cloud.normals[i]);
        }
    return part;
}

/// Two thirds of each part are shared: without stations that is too little, but for files that share a frame.
TEST(Registration, WithoutStationsPartsAreBelievedWhereTheyShareAFrame)
{
    test::SyntheticRoom room(0.05);
    room.addRoom({{0, 0}, {12, 0}, {12, 4}, {9, 4}, {9, 6}, {7, 6}, {7, 5}, {3, 5}, {3, 4}, {0, 4}}, 0, 3);
    room.addBox({{4.2, 1, 0.8}, {1.5, 0.7, 1.6}, 0});
    room.addBox({{7.5, 3, 0.6}, {0.8, 1.7, 1.2}, 0});
    const PointCloud left = betweenX(room.cloud, -1, 9), right = betweenX(room.cloud, 3.2f, 13);
    const Eigen::Affine3d turn(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    Progress progress;
    const auto together = registerScan(left, right, 0.05, progress);
    const auto apart = registerScan(moved(left, turn), right, 0.05, progress);
    ASSERT_OK(together);
    ASSERT_OK(apart);
    EXPECT_TRUE(together->confident);
    EXPECT_LT((together->transform.matrix() - Eigen::Matrix4d::Identity()).norm(), 0.003);
    EXPECT_EQ(apart->doubt, Doubt::Ambiguous);
}

/// A store 8 m wide with a row of racks at each x, their middles at y.
PointCloud store(const std::vector<double> &rows, double length, double y = 4.5)
{
    test::SyntheticRoom room(0.06);
    room.addLevel({{0, 0}, {length, 0}, {length, 8}, {0, 8}}, 0);
    room.addLevel({{0, 0}, {length, 0}, {length, 8}, {0, 8}}, 4);
    room.addWall({0, 0}, {length, 0}, 0, 4);
    room.addWall({length, 8}, {0, 8}, 0, 4);
    room.addWall({0, 8}, {0, 0}, 0, 4);
    room.addWall({length, 0}, {length, 8}, 0, 4);
    for (const double x : rows)
        room.addBox({{x, y, 1.1}, {0.9, 5.6, 2.2}, 0});
    return room.cloud;
}

/// Both pieces are cut so that far more of them falls together a row or two too far on.
TEST(Registration, PiecesOfRowsAlikeAreNotGuessedWithoutStations)
{
    const PointCloud whole = store({2.5, 7.5, 12.5, 17.5, 22.5, 27.5}, 30);
    const PointCloud first = betweenX(whole, -1, 15), second = betweenX(whole, 9, 24);
    const Eigen::Affine3d turn =
        Eigen::Translation3d(3, -2, 0) * Eigen::Affine3d(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    Progress progress;
    const auto found = registerScan(moved(second, turn), first, 0.06, progress);
    ASSERT_OK(found);
    EXPECT_GT(found->overlap, 0.8);
    EXPECT_GT((found->transform * turn).translation().norm(), 3); // at a wrong place
    EXPECT_FALSE(found->confident);
    EXPECT_EQ(found->doubt, Doubt::Ambiguous);
}

TEST(Registration, PiecesOfAPlaceThatIsTheSameTurnedAboutAreNotGuessedWithoutStations)
{
    const PointCloud whole = store({3.0, 4.6, 9.0, 11.0, 15.4, 17.0}, 20, 4);
    const PointCloud first = betweenX(whole, -1, 12), second = betweenX(whole, 9, 21);
    const Eigen::Affine3d turn(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    Progress progress;
    const auto found = registerScan(moved(second, turn), first, 0.06, progress);
    ASSERT_OK(found);
    EXPECT_GT(found->overlap, 0.8);
    EXPECT_GT((found->transform * turn).translation().norm(), 3); // at a wrong place ...
    EXPECT_GT(found->margin, 0.1);                                // ... and no other pose is near as good
    EXPECT_EQ(found->doubt, Doubt::Ambiguous);
}

/// Where the rows are no two alike.
TEST(Registration, ScansOfAPlaceThatIsNotAlikeAreBelievedWithoutStations)
{
    const PointCloud whole = store({2.2, 5.0, 6.6, 11.6, 12.9, 16.9}, 20);
    const PointCloud first = betweenX(whole, -1, 17), second = betweenX(whole, 0.5f, 18);
    const Eigen::Affine3d turn(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    Progress progress;
    const auto found = registerScan(moved(second, turn), first, 0.06, progress);
    ASSERT_OK(found);
    EXPECT_TRUE(found->confident);
    EXPECT_LT(((found->transform * turn).matrix() - Eigen::Matrix4d::Identity()).norm(), 0.005);
}

TEST(Registration, SurfacesDoNotStandWhereAnotherScannerLookedThrough)
{
    test::SyntheticRoom room(0.05);
    room.addRoom({{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}}, 0, 2.5);
    Progress progress;
    const auto blind = prepareScan(room.cloud, {}, 0.05, progress);
    const auto seeing =
        prepareScan(room.cloud, {SeenSpace::from(room.cloud.positions, {1.4, 1.2, 1.5}).value()}, 0.05, progress);
    ASSERT_OK(blind);
    ASSERT_OK(seeing);
    const Eigen::Affine3d aside(Eigen::Translation3d(-1.5, 0, 0));
    EXPECT_LT(seenThrough(*blind, *seeing, Eigen::Affine3d::Identity()), 0.005);
    EXPECT_GT(seenThrough(*blind, *seeing, aside), 0.05);
    EXPECT_GT(seenThrough(*seeing, *blind, aside.inverse()), 0.05);
    EXPECT_EQ(seenThrough(*blind, *blind, aside), 0);
}

TEST(Registration, APoseThatAPersonGaveIsMadeExact)
{
    test::SyntheticRoom room(0.04); // symmetric: registerScan cannot know
    room.addRoom({{0, 0}, {5, 0}, {5, 5}, {0, 5}}, 0, 2.5);
    const Eigen::Affine3d truth =
        Eigen::Translation3d(8, -1.7, 0.1) * Eigen::Affine3d(Eigen::AngleAxisd(0.7, Eigen::Vector3d::UnitZ()));
    const Eigen::Affine3d clicked = Eigen::Translation3d(0.06, -0.05, 0.04) *
                                    Eigen::AngleAxisd(0.03, Eigen::Vector3d(0.3, 0, 1).normalized()) * truth;
    Progress progress;
    const auto found = refineRegistration(moved(room.cloud, truth.inverse()), room.cloud, 0.04, clicked, progress);
    ASSERT_OK(found);
    const Eigen::Affine3d off = found->transform * truth.inverse();
    EXPECT_LT(angleOf(off), 0.05 * kDegree);
    EXPECT_LT((off * Eigen::Vector3d(3, 2, 1) - Eigen::Vector3d(3, 2, 1)).norm(), 0.003);
    EXPECT_TRUE(found->confident);
}

TEST(Registration, AWrongPoseIsNotMadeRight)
{
    test::SyntheticRoom room(0.04);
    room.addRoom({{0, 0}, {6, 0}, {6, 2.5}, {2.8, 2.5}, {2.8, 5}, {0, 5}}, 0, 2.5);
    const Eigen::Affine3d beside(Eigen::Translation3d(40, 0, 0));
    Progress progress;
    const auto found = refineRegistration(room.cloud, room.cloud, 0.04, beside, progress);
    ASSERT_OK(found);
    EXPECT_FALSE(found->confident);
}

TEST(Registration, NeedsNormals)
{
    Progress progress;
    EXPECT_EQ(registerScan({}, {}, 0.03, progress).error().code, ErrorCode::Usage);
}

} // namespace
} // namespace twinloom::scan
