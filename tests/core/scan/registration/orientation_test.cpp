// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/orientation.h"

#include "core/scan/simulate/simulate.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <functional>
#include <numbers>

namespace twinloom::scan
{
namespace
{

/// A furnished room, z up, metres.
PointCloud room()
{
    test::SyntheticRoom room(0.04);
    room.addRoom({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, 0, 2.5);
    room.addBox({{1.5, 2.0, 0.36}, {1.6, 0.9, 0.72}, 0});
    room.addBox({{4.0, 1.0, 0.25}, {1.4, 1.8, 0.5}, 0});
    return room.cloud;
}

bool hasIssue(const Orientation &found, const QString &code)
{
    return std::any_of(found.issues.begin(), found.issues.end(),
                       [&](const Issue &issue) { return issue.code == code; });
}

TEST(Orientation, LeavesALevelMetricScanAlone)
{
    Progress progress;
    const auto found = findOrientation(room(), {}, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->up, QStringLiteral("+z"));
    EXPECT_EQ(found->unit, 1.0);
    EXPECT_TRUE(found->transform.isApprox(Eigen::Affine3d::Identity()));
    EXPECT_FALSE(hasIssue(*found, QStringLiteral("unit-guessed")));
}

TEST(Orientation, FindsYUpMillimetres)
{
    PointCloud cloud = room();
    for (Eigen::Vector3f &p : cloud.positions)
        p = 1000.0f * Eigen::Vector3f(p.x(), p.z(), -p.y());
    Progress progress;
    const auto found = findOrientation(cloud, {}, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->up, QStringLiteral("+y"));
    EXPECT_EQ(found->unit, 0.001);
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("up-guessed")));
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("unit-guessed")));
    const Eigen::Vector3d p = found->transform * Eigen::Vector3d(1000, 2000, -3000);
    EXPECT_LT((p - Eigen::Vector3d(1, 3, 2)).norm(), 1e-6);
}

TEST(Orientation, TakesHillsInTheCoordinatesOfACountryForMetres)
{
    PointCloud hills; // 3 km wide, 180 m high; in centimetres it would be of a room's height
    for (int x = 0; x < 60; ++x)
        for (int y = 0; y < 60; ++y)
            hills.positions.emplace_back(50.0f * static_cast<float>(x), 50.0f * static_cast<float>(y),
                                         90 + 90 * std::sin(0.2f * static_cast<float>(x)));
    Progress progress;
    for (const Eigen::Vector3d &origin : {Eigen::Vector3d(494'500, 4'877'400, 0), Eigen::Vector3d(0, 0, 0)}) {
        hills.origin = origin;
        OrientationOptions options;
        options.zUp = ZUp::Usual;
        const auto found = findOrientation(hills, options, progress);
        ASSERT_OK(found);
        EXPECT_EQ(found->unit, 1.0) << origin.x();
        EXPECT_FALSE(hasIssue(*found, QStringLiteral("unit-guessed")));
        EXPECT_TRUE(hasIssue(*found, QStringLiteral("unit-doubtful")));
    }
}

TEST(Orientation, FindsMillimetresFarFromTheOriginToo)
{
    PointCloud cloud = room();
    for (Eigen::Vector3f &p : cloud.positions)
        p *= 1000.0f;
    cloud.origin = {150'000, 80'000, 0};
    Progress progress;
    const auto found = findOrientation(cloud, {}, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->unit, 0.001);
}

TEST(Orientation, FindsUpInRoomsOfAnyShape)
{
    const auto shape = [](geometry::Polygon polygon, double height) {
        scene::Room room;
        room.polygon = std::move(polygon);
        room.height = height;
        return room;
    };
    const geometry::Polygon ell = {{0, 0}, {5.5, 0}, {5.5, 3}, {3, 3}, {3, 4.5}, {0, 4.5}};
    const std::tuple<const char *, scene::Room, int> rooms[] = {
        {"L", shape(ell, 2.6), 1}, // its walls have most of the points
        {"L", shape(ell, 2.6), 3},
        {"high L", shape(ell, 4), 1},
        {"slim L", shape({{0, 0}, {6, 0}, {6, 2}, {2, 2}, {2, 6}, {0, 6}}, 3), 3},
        {"T", shape({{0, 0}, {8, 0}, {8, 2}, {5, 2}, {5, 6}, {3, 6}, {3, 2}, {0, 2}}, 2.5), 1},
        {"U", shape({{0, 0}, {6, 0}, {6, 4}, {4, 4}, {4, 1.5}, {2, 1.5}, {2, 4}, {0, 4}}, 2.7), 2},
        {"office", officePreset().front(), 2}};
    for (const auto &[name, room, stations] : rooms) {
        Progress progress;
        SimulateOptions options;
        options.points = 60'000;
        options.stations = stations;
        const auto scan = simulateScan(std::span(&room, 1), options, progress);
        ASSERT_OK(scan);
        for (const char *up : {"+y", "+z"}) {
            PointCloud cloud = scan->cloud;
            if (up[1] == 'y')
                for (Eigen::Vector3f &p : cloud.positions)
                    p = Eigen::Vector3f(p.x(), p.z(), -p.y());
            const auto found = findOrientation(cloud, {}, progress);
            ASSERT_OK(found);
            EXPECT_EQ(found->up.toStdString(), up) << name << " from stations: " << stations;
        }
    }
}

/// Simulated points of a room with `objects`, whose first wall has a door.
PointCloud scanOfPlace(const geometry::Polygon &polygon, double height, std::vector<scene::RoomObject> objects,
                       int stations)
{
    scene::Room room;
    room.polygon = polygon;
    room.height = height;
    room.objects = std::move(objects);
    room.doors = {{{0.3, 0}, {1.1, 0}, 0, 2.0}};
    Progress progress;
    SimulateOptions options;
    options.points = 60'000;
    options.stations = stations;
    return simulateScan(std::span(&room, 1), options, progress).value().cloud;
}

PointCloud bathroom(int stations)
{
    return scanOfPlace({{0, 0}, {2.4, 0}, {2.4, 1.8}, {0, 1.8}}, 2.5,
                       {{QStringLiteral("Toilet"), {{0.5, 1.45, 0.4}, {0.4, 0.65, 0.8}, 3.14}, -1, {}},
                        {QStringLiteral("Sink"), {{1.2, 1.5, 0.43}, {0.6, 0.5, 0.86}, 3.14}, -1, {}},
                        {QStringLiteral("Bathtub"), {{2.0, 0.9, 0.3}, {1.7, 0.7, 0.6}, 1.57}, -1, {}}},
                       stations);
}

PointCloud stairwell(int stations)
{
    return scanOfPlace({{0, 0}, {5, 0}, {5, 3}, {0, 3}}, 9,
                       {{QStringLiteral("Desk"), {{4, 2, 0.37}, {1.6, 0.8, 0.74}, 0}, -1, {}}}, stations);
}

TEST(Orientation, FindsUpInSmallAndInTallRooms)
{
    const auto hall = [](int stations) {
        return scanOfPlace({{0, 0}, {12, 0}, {12, 9}, {0, 9}}, 14,
                           {{QStringLiteral("CNCMachine"), {{3, 7, 1}, {3, 2, 2}, 0}, -1, {}},
                            {QStringLiteral("Forklift"), {{8, 3, 1.1}, {1.2, 2.5, 2.2}, 1}, -1, {}}},
                           stations);
    };
    const auto lavatory = [](int stations) {
        return scanOfPlace({{0, 0}, {1.6, 0}, {1.6, 2.2}, {0, 2.2}}, 2.4,
                           {{QStringLiteral("Toilet"), {{1.2, 1.8, 0.4}, {0.4, 0.65, 0.8}, 3.14}, -1, {}}}, stations);
    };
    const std::pair<const char *, std::function<PointCloud(int)>> places[] = {
        {"bathroom", bathroom}, {"stairwell", stairwell}, {"hall", hall}, {"lavatory", lavatory}};
    for (const auto &[name, place] : places)
        for (const int stations : {1, 3}) {
            Progress progress;
            const auto found = findOrientation(place(stations), {}, progress);
            ASSERT_OK(found);
            EXPECT_EQ(found->up, QStringLiteral("+z")) << name << " from stations: " << stations;
        }
}

TEST(Orientation, FindsYUpInASmallRoom)
{
    PointCloud cloud = bathroom(3);
    for (Eigen::Vector3f &p : cloud.positions)
        p = Eigen::Vector3f(p.x(), p.z(), -p.y());
    Progress progress;
    const auto found = findOrientation(cloud, {}, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->up, QStringLiteral("+y"));
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("up-guessed")));
}

TEST(Orientation, TakesTheFilesWordForIt)
{
    PointCloud cloud = room(); // that looks as if y were up
    for (Eigen::Vector3f &p : cloud.positions)
        p = Eigen::Vector3f(p.x(), p.z(), -p.y());
    Progress progress;
    OrientationOptions options;
    options.zUp = ZUp::Stated;
    const auto stated = findOrientation(cloud, options, progress);
    ASSERT_OK(stated);
    EXPECT_EQ(stated->up, QStringLiteral("+z"));
    EXPECT_FALSE(hasIssue(*stated, QStringLiteral("up-guessed")));
    options.up = UpAxis::Y;
    EXPECT_EQ(findOrientation(cloud, options, progress)->up, QStringLiteral("+y"));
}

TEST(Orientation, TurnsSurveysOnlyForGoodReason)
{
    OrientationOptions options;
    options.zUp = ZUp::Usual;
    Progress progress;
    PointCloud cloud = stairwell(1);
    const auto upright = findOrientation(cloud, options, progress);
    ASSERT_OK(upright);
    EXPECT_EQ(upright->up, QStringLiteral("+z"));
    EXPECT_FALSE(hasIssue(*upright, QStringLiteral("up-guessed")));
    SimulateOptions office;
    office.points = 60'000;
    cloud = simulateScan(officePreset(), office, progress).value().cloud;
    for (Eigen::Vector3f &p : cloud.positions)
        p = Eigen::Vector3f(p.x(), p.z(), -p.y());
    const auto turned = findOrientation(cloud, options, progress);
    ASSERT_OK(turned);
    EXPECT_EQ(turned->up, QStringLiteral("+y"));
    EXPECT_TRUE(hasIssue(*turned, QStringLiteral("up-guessed")));
}

TEST(Orientation, DoesAsTold)
{
    Progress progress;
    OrientationOptions options;
    options.up = UpAxis::X;
    options.unit = 0.3048;
    const auto found = findOrientation(room(), options, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->up, QStringLiteral("+x"));
    EXPECT_EQ(found->unit, 0.3048);
    options = {UpAxis::Z, 0, QStringLiteral("us-survey-foot"), ZUp::Unknown};
    EXPECT_NEAR(findOrientation(room(), options, progress)->unit, 0.3048006, 1e-6);
}

TEST(Orientation, DoubtsTheMetreWhereFeetMakeARoom)
{
    PointCloud feet = room();
    for (Eigen::Vector3f &p : feet.positions)
        p /= 0.3048f;
    Progress progress;
    const auto found = findOrientation(feet, {}, progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->unit, 1.0);
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("unit-doubtful")));
    OrientationOptions told;
    told.unit = 0.3048;
    EXPECT_FALSE(hasIssue(*findOrientation(feet, told, progress), QStringLiteral("unit-doubtful")));
    EXPECT_FALSE(hasIssue(*findOrientation(room(), {}, progress), QStringLiteral("unit-doubtful")));
}

TEST(Orientation, LevelsATiltedFloor)
{
    PointCloud cloud = room();
    const Eigen::AngleAxisf tilt(2.5f * std::numbers::pi_v<float> / 180, Eigen::Vector3f(1, 0.4f, 0).normalized());
    for (Eigen::Vector3f &p : cloud.positions)
        p = tilt * p;
    Progress progress;
    const auto found = findOrientation(cloud, {}, progress);
    ASSERT_OK(found);
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("tilt-corrected")));
    const Eigen::Vector3d up = found->transform.rotation() * (tilt * Eigen::Vector3f::UnitZ()).cast<double>();
    EXPECT_LT(std::acos(std::min(1.0, up.z())), 0.0015);
}

TEST(Orientation, BringsFarCoordinatesNear)
{
    PointCloud cloud = room();
    cloud.origin = {432000, 5410000, 300};
    Progress progress;
    const auto found = findOrientation(cloud, {}, progress);
    ASSERT_OK(found);
    EXPECT_TRUE(hasIssue(*found, QStringLiteral("offset-removed")));
    const PointCloud moved = transformed(cloud, found->transform);
    for (const Eigen::Vector3f &p : moved.positions)
        ASSERT_LT(p.norm(), 20.0f);
}

TEST(Orientation, NamesWhatItKnows)
{
    EXPECT_EQ(*upAxisFromText(QStringLiteral("Y")), UpAxis::Y);
    EXPECT_FALSE(upAxisFromText(QStringLiteral("w")));
    EXPECT_EQ(*unitFromText(QStringLiteral("mm")), 0.001);
    EXPECT_EQ(*unitFromText(QStringLiteral("auto")), 0.0);
    EXPECT_EQ(unitFromText(QStringLiteral("parsec")).error().code, ErrorCode::Usage);
    Progress progress;
    EXPECT_EQ(findOrientation({}, {}, progress).error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace twinloom::scan
