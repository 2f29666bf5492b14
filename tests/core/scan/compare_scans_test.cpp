// SPDX-License-Identifier: Apache-2.0
// Two surveys of a synthetic room whose furniture is known.
#include "core/scan/compare_scans.h"

#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

using Fate = PlaceChange::Fate;
using What = PlaceChange::What;

struct Thing {
    const char *name;
    geometry::Box box;
};

const std::vector<Thing> kFurniture = {{"Cabinet", {{0.9, 0.5, 0.6}, {0.8, 0.4, 1.2}, 0}},
                                       {"Box", {{3.0, 2.0, 0.3}, {0.6, 0.5, 0.6}, 0}},
                                       {"Crate", {{5.0, 3.0, 0.4}, {0.8, 0.8, 0.8}, 0}},
                                       {"Locker", {{5.2, 0.6, 0.9}, {0.5, 0.5, 1.8}, 0}}};

/// An L-shaped room, which fits onto itself in one way only; `shadow` hides a corner up to the ceiling.
SurveyedPlace survey(const std::vector<Thing> &things, const geometry::Box *shadow = nullptr,
                     const Eigen::Affine3d &frame = Eigen::Affine3d::Identity())
{
    test::SyntheticRoom room(0.04);
    const geometry::Polygon outline = {{0, 0}, {6, 0}, {6, 4}, {2.5, 4}, {2.5, 5.5}, {0, 5.5}};
    room.addRoom(outline, 0, 2.6);
    for (const Thing &thing : things)
        room.addBox(thing.box);
    SurveyedPlace place;
    const auto inside = [](const geometry::Box &box, const geometry::Vec3 &p) {
        return geometry::contains(box.footprint(), p.head<2>()) && p.z() < box.top() - 1e-3 &&
               p.z() > box.bottom() - 0.02;
    };
    for (const Eigen::Vector3f &position : room.cloud.positions) {
        const geometry::Vec3 p = position.cast<double>();
        const bool under = std::any_of(things.begin(), things.end(), [&](const Thing &thing) {
            geometry::Box core = thing.box; // no scanner sees below a box
            core.size.head<2>().array() -= 0.04;
            core.size.z() -= 0.02;
            return inside(core, p);
        });
        if (!under && !(shadow && inside(*shadow, p)))
            place.cloud.positions.push_back((frame * p).cast<float>());
    }
    quint64 id = 0;
    const double turn = std::atan2(frame(1, 0), frame(0, 0));
    for (const Thing &thing : things) {
        const geometry::Box box{frame * thing.box.centre, thing.box.size, thing.box.yaw + turn};
        if (!shadow || !geometry::contains(shadow->footprint(), thing.box.centre.head<2>()))
            place.objects.push_back({{++id}, QString::fromLatin1(thing.name), QStringLiteral("Unknown"), box});
    }
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto at = [&](std::size_t k) {
            const auto &p = outline[k % outline.size()];
            return geometry::Vec2((frame * geometry::Vec3(p.x(), p.y(), 0)).head<2>());
        };
        place.walls.push_back({{++id}, QStringLiteral("Wall"), at(i), at(i + 1), 0, 2.6});
    }
    return place;
}

Result<PlaceComparison> compared(const SurveyedPlace &first, const SurveyedPlace &second)
{
    Progress progress;
    return compareScans(first, second, progress);
}

const PlaceChange *of(const PlaceComparison &comparison, const char *name)
{
    const auto found =
        std::find_if(comparison.changes.begin(), comparison.changes.end(), [&](const PlaceChange &change) {
            return change.what == What::Object && change.name == QLatin1String(name);
        });
    return found == comparison.changes.end() ? nullptr : &*found;
}

TEST(CompareScans, SeesNoChangeWhereThereIsNone)
{
    const auto comparison = compared(survey(kFurniture), survey(kFurniture));
    ASSERT_OK(comparison);
    EXPECT_EQ(comparison->changes.size(), kFurniture.size() + 6);
    for (const PlaceChange &change : comparison->changes)
        EXPECT_EQ(change.fate, Fate::Same) << change.name.toStdString();
}

TEST(CompareScans, AStoreyThatWasNotScannedAgainHasNotVanished)
{
    SurveyedPlace house = survey(kFurniture);
    const Eigen::Affine3d up(Eigen::Translation3d(0, 0, 2.9));
    SurveyedPlace above = survey({kFurniture[1]}, nullptr, up);
    above.objects[0].name = QStringLiteral("Upper box");
    house.cloud.positions.insert(house.cloud.positions.end(), above.cloud.positions.begin(),
                                 above.cloud.positions.end());
    house.objects.push_back(above.objects[0]);
    for (SurveyedPlace::WallPiece wall : above.walls)
        house.walls.push_back({wall.node, QStringLiteral("Upper wall"), wall.from, wall.to, 2.9, 5.5});
    const auto comparison = compared(house, survey(kFurniture));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Upper box"));
    EXPECT_EQ(of(*comparison, "Upper box")->fate, Fate::NotSeen);
    for (const PlaceChange &change : comparison->changes) {
        const bool upper = change.name.startsWith(QLatin1String("Upper"));
        EXPECT_EQ(change.fate, upper ? Fate::NotSeen : Fate::Same) << change.name.toStdString();
    }
}

TEST(CompareScans, TellsWhatMovedAppearedAndVanished)
{
    std::vector<Thing> now = kFurniture;
    now[1].box.centre += geometry::Vec3(1.0, 0.5, 0); // the box by 1.118 m
    now[2].name = "Pallet";                           // the crate gives way to another thing elsewhere
    now[2].box = {{1.2, 4.5, 0.1}, {1.2, 0.8, 0.2}, 0};
    // Surveyed in a frame of its own.
    const Eigen::Affine3d frame =
        Eigen::Translation3d(1.3, -0.7, 0.1) * Eigen::Affine3d(Eigen::AngleAxisd(0.4, Eigen::Vector3d::UnitZ()));
    const auto comparison = compared(survey(kFurniture), survey(now, nullptr, frame));
    ASSERT_OK(comparison);
    EXPECT_LT((comparison->transform * frame).translation().norm(), 0.02);
    ASSERT_TRUE(of(*comparison, "Box") && of(*comparison, "Crate") && of(*comparison, "Pallet"));
    EXPECT_EQ(of(*comparison, "Box")->fate, Fate::Moved);
    EXPECT_NEAR(of(*comparison, "Box")->distance, std::hypot(1.0, 0.5), 0.03);
    EXPECT_EQ(of(*comparison, "Crate")->fate, Fate::Vanished);
    EXPECT_EQ(of(*comparison, "Pallet")->fate, Fate::Appeared);
    EXPECT_LT((of(*comparison, "Pallet")->to - geometry::Vec3(1.2, 4.5, 0.1)).norm(), 0.03);
    EXPECT_EQ(of(*comparison, "Cabinet")->fate, Fate::Same);
    EXPECT_EQ(of(*comparison, "Locker")->fate, Fate::Same);
    for (const PlaceChange &change : comparison->changes)
        if (change.what == What::Wall) {
            EXPECT_EQ(change.fate, Fate::Same);
        }
}

/// kFurniture with an armchair: one object of a seat, a back rest and an arm, with the yaw that a scan gave its box.
SurveyedPlace withArmchair(const geometry::Vec2 &at, double yaw, double toldYaw)
{
    const geometry::Box chair{{at.x(), at.y(), 0.4}, {0.8, 0.8, 0.8}, yaw};
    const auto part = [&](const geometry::Vec2 &middle, const geometry::Vec3 &size) {
        const geometry::Vec2 place = chair.toWorld(middle);
        return Thing{"Part", {{place.x(), place.y(), size.z() / 2}, size, yaw}};
    };
    std::vector<Thing> things = kFurniture;
    things.push_back(part({0, 0}, {0.8, 0.8, 0.4}));
    things.push_back(part({0, -0.32}, {0.8, 0.16, 0.8}));
    things.push_back(part({0.32, 0}, {0.16, 0.8, 0.6}));
    SurveyedPlace place = survey(things);
    place.objects.resize(kFurniture.size());
    place.objects.push_back({{50}, QStringLiteral("Armchair"), QStringLiteral("ArmChair"), chair});
    place.objects.back().box.yaw = toldYaw;
    return place;
}

TEST(CompareScans, TellsTheMoveOfWhatWasFoundInPieces)
{
    const SurveyedPlace whole = withArmchair({1.5, 2.0}, 0.3, 0.3), moved = withArmchair({1.5, 3.6}, 0.3, 0.3);
    SurveyedPlace pieces = moved;
    const geometry::Box chair = pieces.objects.back().box;
    geometry::Box seat = chair, back = chair;
    seat.centre.head<2>() = chair.toWorld({0, 0.09});
    seat.size.y() = 0.62;
    back.centre.head<2>() = chair.toWorld({0, -0.32});
    back.size.y() = 0.16;
    pieces.objects.back().box = seat;
    pieces.objects.push_back({{51}, QStringLiteral("Back rest"), QStringLiteral("Unknown"), back});
    const auto comparison = compared(whole, pieces);
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Armchair"));
    EXPECT_EQ(of(*comparison, "Armchair")->fate, Fate::Moved);
    EXPECT_NEAR(of(*comparison, "Armchair")->distance, 1.6, 0.05);
    EXPECT_FALSE(of(*comparison, "Back rest")) << "it is part of what moved, and nothing new";
    const auto back2 = compared(pieces, whole);
    ASSERT_OK(back2);
    for (const char *name : {"Armchair", "Back rest"}) {
        ASSERT_TRUE(of(*back2, name));
        EXPECT_EQ(of(*back2, name)->fate, Fate::Moved);
        EXPECT_NEAR(of(*back2, name)->distance, 1.6, 0.05);
    }
}

TEST(CompareScans, OfTwoThingsAlikeEachMovedTheShorterWay)
{
    std::vector<Thing> before = kFurniture;
    before[2] = {"Other box", {{5.0, 3.0, 0.3}, {0.56, 0.5, 0.6}, 0}};
    std::vector<Thing> now = before;
    now[1].box = {{3.7, 2.0, 0.3}, {0.56, 0.5, 0.6}, 0}; // sizes as one scan or another gives them
    now[2].box = {{5.0, 2.2, 0.3}, {0.60, 0.5, 0.6}, 0};
    const auto comparison = compared(survey(before), survey(now));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Box") && of(*comparison, "Other box"));
    EXPECT_NEAR(of(*comparison, "Box")->distance, 0.7, 0.05);
    EXPECT_NEAR(of(*comparison, "Other box")->distance, 0.8, 0.05);
}

TEST(CompareScans, TellsTheMoveOfWhatWasSeenFromOneSide)
{
    std::vector<Thing> now = kFurniture;
    now[1].box.centre += geometry::Vec3(1.0, 0.5, 0);
    SurveyedPlace after = survey(now);
    after.objects[1].box.size.y() = 0.2;
    after.objects[1].box.centre.y() -= 0.15;
    const auto comparison = compared(survey(kFurniture), after);
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Box"));
    EXPECT_EQ(of(*comparison, "Box")->fate, Fate::Moved);
    EXPECT_NEAR(of(*comparison, "Box")->distance, std::hypot(1.0, 0.5), 0.2);
}

TEST(CompareScans, WhatIsFarAndOnlySomewhatAlikeIsAnotherThing)
{
    std::vector<Thing> now = kFurniture;
    now[1] = {"Other", {{1.0, 4.7, 0.37}, {0.7, 0.6, 0.74}, 0}};
    const auto comparison = compared(survey(kFurniture), survey(now));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Box") && of(*comparison, "Other"));
    EXPECT_EQ(of(*comparison, "Box")->fate, Fate::Vanished);
    EXPECT_EQ(of(*comparison, "Other")->fate, Fate::Appeared);
}

TEST(CompareScans, ATableWhoseEndsWereSeenByOneScanEachHasNotMoved)
{
    std::vector<Thing> things = kFurniture;
    things[1] = {"Table", {{3.0, 2.0, 0.37}, {1.6, 0.8, 0.74}, 0}};
    SurveyedPlace left = survey(things);
    const geometry::Box shadow{{2.3, 2.0, 1.3}, {0.24, 1.2, 2.6}, 0};
    SurveyedPlace right = survey(things, &shadow);
    left.objects[1].box.size.x() = right.objects[1].box.size.x() = 1.1;
    left.objects[1].box.centre.x() = 2.75;
    right.objects[1].box.centre.x() = 3.25;
    const auto comparison = compared(left, right);
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Table"));
    EXPECT_EQ(of(*comparison, "Table")->fate, Fate::Same);
}

TEST(CompareScans, TellsATurnByThePointsAndNotByTheBoxes)
{
    constexpr double kQuarter = 1.5707963;
    // What is square has a box that may be turned by any quarter.
    const auto comparison = compared(withArmchair({1.5, 2.0}, 0.3, 0.3), withArmchair({1.5, 3.6}, 1.3, 1.3 - kQuarter));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Armchair"));
    EXPECT_EQ(of(*comparison, "Armchair")->fate, Fate::Moved);
    ASSERT_TRUE(of(*comparison, "Armchair")->turn);
    EXPECT_NEAR(*of(*comparison, "Armchair")->turn, 1.0, 0.06);
}

TEST(CompareScans, TellsWhatTurnedAtItsPlace)
{
    const auto comparison = compared(withArmchair({1.5, 2.5}, 0, 0), withArmchair({1.5, 2.5}, 3.1415926, 0));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Armchair"));
    EXPECT_EQ(of(*comparison, "Armchair")->fate, Fate::Moved);
    ASSERT_TRUE(of(*comparison, "Armchair")->turn);
    EXPECT_NEAR(std::abs(*of(*comparison, "Armchair")->turn), 3.1415926, 0.06);
}

TEST(CompareScans, TellsThatALongThingStandsAcross)
{
    constexpr double kQuarter = 1.5707963;
    std::vector<Thing> then = kFurniture;
    then[1].box.size = {0.95, 0.55, 0.42};
    then[1].box.centre.z() = 0.21;
    std::vector<Thing> now = then;
    now[1].box.yaw += kQuarter;
    const auto comparison = compared(survey(then), survey(now));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Box"));
    EXPECT_EQ(of(*comparison, "Box")->fate, Fate::Moved);
    EXPECT_LT(of(*comparison, "Box")->distance, 0.05);
    ASSERT_TRUE(of(*comparison, "Box")->turn);
    EXPECT_NEAR(std::abs(*of(*comparison, "Box")->turn), kQuarter, 0.06);
}

TEST(CompareScans, TellsNoTurnOfWhatLooksTheSameTurnedOtherwise)
{
    std::vector<Thing> now = kFurniture;
    now[1].box.centre += geometry::Vec3(-1.0, 0.5, 0);
    now[1].box.yaw = 0.4;
    const auto comparison = compared(survey(kFurniture), survey(now));
    ASSERT_OK(comparison);
    ASSERT_TRUE(of(*comparison, "Box"));
    EXPECT_EQ(of(*comparison, "Box")->fate, Fate::Moved);
    EXPECT_FALSE(of(*comparison, "Box")->turn);
}

TEST(CompareScans, DoesNotMissWhatItCannotSee)
{
    const geometry::Box shadow{{5.2, 0.6, 1.3}, {1.2, 1.0, 2.7}, 0}; // over the locker
    const auto hidden = compared(survey(kFurniture), survey(kFurniture, &shadow));
    ASSERT_OK(hidden);
    EXPECT_EQ(of(*hidden, "Locker")->fate, Fate::NotSeen);
    const auto revealed = compared(survey(kFurniture, &shadow), survey(kFurniture));
    ASSERT_OK(revealed);
    ASSERT_TRUE(of(*revealed, "Locker"));
    EXPECT_EQ(of(*revealed, "Locker")->fate, Fate::NotSeen);
    EXPECT_TRUE(of(*revealed, "Locker")->before.isNull());
}

TEST(CompareScans, BelievesPointsMoreThanObjects)
{
    SurveyedPlace second = survey(kFurniture);
    second.objects.erase(second.objects.begin()); // the cabinet was not made out, but its points are there
    const auto comparison = compared(survey(kFurniture), second);
    ASSERT_OK(comparison);
    EXPECT_EQ(of(*comparison, "Cabinet")->fate, Fate::Same);
    EXPECT_TRUE(of(*comparison, "Cabinet")->after.isNull());
}

TEST(CompareScans, TellsThatAWallMoved)
{
    const SurveyedPlace first = survey({});
    test::SyntheticRoom room(0.04);
    const geometry::Polygon outline = {{0, 0}, {6, 0}, {6, 3.6}, {2.5, 3.6}, {2.5, 5.5}, {0, 5.5}};
    room.addRoom(outline, 0, 2.6);
    SurveyedPlace second;
    second.cloud.positions = room.cloud.positions;
    for (std::size_t i = 0; i < outline.size(); ++i)
        second.walls.push_back(
            {{100 + i}, QStringLiteral("Wall"), outline[i], outline[(i + 1) % outline.size()], 0, 2.6});
    const auto comparison = compared(first, second);
    ASSERT_OK(comparison);
    ASSERT_GE(comparison->changes.size(), 6u);
    EXPECT_EQ(comparison->changes[2].fate, Fate::Moved);
    EXPECT_NEAR(comparison->changes[2].distance, 0.4, 0.03);
    EXPECT_EQ(comparison->changes[0].fate, Fate::Same);
    EXPECT_EQ(comparison->changes[5].fate, Fate::Same);
}

TEST(CompareScans, RefusesDifferentPlaces)
{
    test::SyntheticRoom room(0.04);
    room.addRoom({{0, 0}, {14, 0}, {14, 2}, {0, 2}}, 0, 4);
    SurveyedPlace other;
    other.cloud.positions = room.cloud.positions;
    EXPECT_EQ(compared(survey(kFurniture), other).error().code, ErrorCode::BadInput);
    EXPECT_EQ(compared(survey(kFurniture), {}).error().code, ErrorCode::BadInput);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(compareScans(survey(kFurniture), survey(kFurniture), progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
