// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/registration_graph.h"

#include "core/geometry/random.h"
#include "core/scan/extraction.h"
#include "core/scan/registration/orientation.h"
#include "core/scan/simulate/simulate.h"
#include "core/scan/points/voxel.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kLeaf = 0.04;

/// Any direction, up to two degrees aslant, somewhere.
Eigen::Affine3d anyPose(geometry::Random &random)
{
    constexpr double kPi = std::numbers::pi;
    const double yaw = random.uniform(-kPi, kPi), tilt = random.uniform(0, 2 * kPi / 180),
                 way = random.uniform(-kPi, kPi);
    return Eigen::Translation3d(random.uniform(-5, 5), random.uniform(-5, 5), 0) *
           Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ()) *
           Eigen::AngleAxisd(tilt, Eigen::Vector3d(std::cos(way), std::sin(way), 0));
}

struct Survey {
    std::vector<GivenScan> scans;
    std::vector<Eigen::Affine3d> toScene; ///< from a scan's frame to the true one
    std::vector<geometry::Vec3> stations; ///< in the true one
};

/// Each station of a simulated scan as a scan of its own, in a frame of its own.
Survey surveyOf(const std::vector<scene::Room> &rooms, const SimulateOptions &options)
{
    Progress progress;
    const SimulatedScan all = simulateScan(rooms, options, progress).value();
    geometry::Random random(options.seed, 7);
    Survey survey;
    survey.stations = all.stations;
    for (std::size_t k = 0; k < all.stations.size(); ++k) {
        const std::size_t end = k + 1 < all.firstPoint.size() ? all.firstPoint[k + 1] : all.cloud.size();
        const Eigen::Affine3d pose = anyPose(random);
        PointCloud cloud;
        cloud.positions.assign(all.cloud.positions.begin() + static_cast<std::ptrdiff_t>(all.firstPoint[k]),
                               all.cloud.positions.begin() + static_cast<std::ptrdiff_t>(end));
        cloud.station = all.stations[k];
        cloud = transformed(std::move(cloud), pose);
        const Orientation level = findOrientation(cloud, {UpAxis::Z, 1, {}, ZUp::Usual}, progress).value();
        cloud = transformed(std::move(cloud), level.transform);
        VoxelGrid grid = voxelise(cloud, {kLeaf, false}, progress).value();
        CleanCloud clean = cleanCloud({std::move(grid.cloud), std::move(grid.counts), kLeaf}, progress).value();
        survey.scans.push_back({std::move(clean.cloud), {SeenSpace::from(cloud.positions, *cloud.station).value()}});
        survey.toScene.push_back((level.transform * pose).inverse());
    }
    return survey;
}

/// Metres that a station is off from where it would be, were the first one right.
double offOf(const Survey &survey, const RegisteredScans &found, std::size_t scan)
{
    const Eigen::Affine3d error = survey.toScene[0] * found.places[scan].move * survey.toScene[scan].inverse();
    return (error * survey.stations[scan] - survey.stations[scan]).norm();
}

/// The farthest of those that are believed to lie together, metres.
double worstOf(const Survey &survey, const RegisteredScans &found)
{
    std::optional<std::size_t> first;
    double worst = 0;
    for (std::size_t i = 0; i < survey.scans.size(); ++i) {
        if (found.places[i].group > 0)
            continue;
        if (!first)
            first = i;
        const Eigen::Affine3d frame = survey.toScene[*first] * found.places[*first].move.inverse();
        const Eigen::Affine3d error = frame * found.places[i].move * survey.toScene[i].inverse();
        worst = std::max(worst, (error * survey.stations[i] - survey.stations[i]).norm());
    }
    return worst;
}

PointCloud pieceOf(const PointCloud &cloud, float fromX, float toX)
{
    PointCloud piece;
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (cloud.positions[i].x() >= fromX && cloud.positions[i].x() < toX) {
            piece.positions.push_back(cloud.positions[i]);
            piece.normals.push_back(cloud.normals[i]);
        }
    return piece;
}

TEST(RegistrationGraph, StationsOfAnOfficeLieWithinAMillimetre)
{
    SimulateOptions options;
    options.points = 500'000;
    options.stations = 5;
    const Survey survey = surveyOf(officePreset(), options);
    Progress progress;
    const auto found = registerScans(survey.scans, kLeaf, progress);
    ASSERT_OK(found);
    EXPECT_TRUE(found->places[0].reference);
    EXPECT_TRUE(found->contradictions.empty());
    for (std::size_t k = 0; k < survey.scans.size(); ++k) {
        EXPECT_EQ(found->places[k].group, 0u);
        EXPECT_LT(offOf(survey, *found, k), 0.0005);
        EXPECT_GT(found->places[k].overlap, 0.8);
    }
    EXPECT_EQ(found->pairs.size(), 10u);
    for (const ScanPair &pair : found->pairs) {
        EXPECT_GT(pair.overlap, 0.6);
        EXPECT_GT(pair.balance, 0.3);
        EXPECT_GT(pair.within6mm, 0.9);
        EXPECT_LT(pair.rms, 0.006);
    }
}

/// Rooms that see each other through a door alone: the two sides of a wall lie on each other as well as one on itself.
TEST(RegistrationGraph, TheTwoSidesOfAWallAreNotTakenForOne)
{
    SimulateOptions options;
    options.points = 800'000;
    options.stations = 4;
    const Survey survey = surveyOf(housePreset().front().rooms, options);
    Progress progress;
    const auto found = registerScans(survey.scans, kLeaf, progress);
    ASSERT_OK(found);
    EXPECT_LT(worstOf(survey, *found), 0.02);
}

/// Corridors of 2.4 m around a block, the same when turned about but for what stands in them.
std::vector<scene::Room> corridors()
{
    scene::Room loop;
    loop.id = QStringLiteral("corridors");
    loop.polygon = {{0, 0}, {18, 0}, {18, 12}, {0, 12}};
    loop.height = 2.8;
    const auto stand = [&](const char *category, double x, double y, const geometry::Vec3 &size) {
        loop.objects.push_back({QString::fromLatin1(category), {{x, y, size.z() / 2}, size, 0}, -1, {}});
    };
    stand("Block", 9, 6, {13.2, 7.2, 2.8});
    stand("Cabinet", 4.5, 0.3, {1.2, 0.5, 1.9});
    stand("Sofa", 11, 0.5, {1.9, 0.88, 0.82});
    stand("Fridge", 17.6, 8.5, {0.7, 0.7, 1.8});
    stand("HousePlant", 3.1, 11.5, {0.6, 0.6, 1.2});
    return {loop};
}

TEST(RegistrationGraph, CornersThatAreAlikeAreToldApartByWhatStandsInThem)
{
    SimulateOptions options;
    options.points = 600'000;
    options.stations = 8;
    const Survey survey = surveyOf(corridors(), options);
    Progress progress;
    const auto found = registerScans(survey.scans, kLeaf, progress);
    ASSERT_OK(found);
    EXPECT_LT(worstOf(survey, *found), 0.005);
    EXPECT_GE(std::ranges::count(found->places, std::size_t(0), &RegisteredScans::Place::group), 3);
}

/// A long hall with niches, no two parts of which are alike.
PointCloud gallery()
{
    test::SyntheticRoom room(kLeaf);
    room.addRoom({{0, 0},
                  {5, 0},
                  {5, -1},
                  {6, -1},
                  {6, 0},
                  {16, 0},
                  {16, 3},
                  {12, 3},
                  {12, 4.5},
                  {9, 4.5},
                  {9, 3},
                  {2, 3},
                  {2, 4},
                  {0, 4}},
                 0, 2.5);
    room.addBox({{1.0, 2.2, 0.4}, {1.2, 0.7, 0.8}, 0});
    room.addBox({{13.5, 1.2, 0.6}, {0.7, 0.8, 1.2}, 0.4});
    return room.cloud;
}

TEST(RegistrationGraph, ScansThatShareNothingAreJoinedByAThird)
{
    const PointCloud whole = gallery();
    std::vector<GivenScan> scans;
    std::vector<Eigen::Affine3d> poses;
    geometry::Random random(3);
    for (const auto &[from, to] : {std::pair(-1.0f, 7.4f), std::pair(7.6f, 17.0f), std::pair(1.0f, 15.0f)}) {
        poses.push_back(Eigen::Translation3d(random.uniform(-5, 5), random.uniform(-5, 5), 0) *
                        Eigen::Affine3d(Eigen::AngleAxisd(random.uniform(-3, 3), Eigen::Vector3d::UnitZ())));
        scans.push_back({transformed(pieceOf(whole, from, to), poses.back()), {}});
    }
    Progress progress;
    const auto found = registerScans(scans, kLeaf, progress);
    ASSERT_OK(found);
    for (std::size_t k = 0; k < scans.size(); ++k) {
        ASSERT_EQ(found->places[k].group, 0u) << k;
        const Eigen::Affine3d error = poses[0].inverse() * found->places[k].move * poses[k];
        EXPECT_LT((error * Eigen::Vector3d(8, 2, 1) - Eigen::Vector3d(8, 2, 1)).norm(), 0.003) << k;
    }
}

TEST(RegistrationGraph, AStrangerIsKeptApartAndItIsToldWhy)
{
    const PointCloud whole = gallery();
    test::SyntheticRoom other(kLeaf);
    other.addRoom({{0, 0}, {9, 0}, {9, 7}, {4, 7}, {4, 2}, {0, 2}}, 0, 3.4);
    const Eigen::Affine3d turn =
        Eigen::Translation3d(3, 0, 0) * Eigen::Affine3d(Eigen::AngleAxisd(1, Eigen::Vector3d::UnitZ()));
    const std::vector<GivenScan> scans{
        {other.cloud, {}}, {pieceOf(whole, -1, 13), {}}, {transformed(pieceOf(whole, 1, 17), turn), {}}};
    Progress progress;
    const auto found = registerScans(scans, kLeaf, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->places[0].group, 1u);
    EXPECT_NE(found->places[0].doubt, Doubt::None);
    EXPECT_EQ(found->places[1].group, 0u);
    EXPECT_TRUE(found->places[1].reference);
    EXPECT_EQ(found->places[2].group, 0u);
    ASSERT_EQ(found->pairs.size(), 1u);
    EXPECT_EQ(found->pairs[0].a, 1u);
    EXPECT_EQ(found->pairs[0].b, 2u);
}

TEST(RegistrationGraph, StopsWhenAsked)
{
    Progress progress;
    progress.cancel();
    const std::vector<GivenScan> scans{{gallery(), {}}, {gallery(), {}}};
    EXPECT_EQ(registerScans(scans, kLeaf, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
