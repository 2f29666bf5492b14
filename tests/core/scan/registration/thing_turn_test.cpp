// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/thing_turn.h"

#include "tests/support/test_data.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace twinloom::scan
{
namespace
{

using geometry::Box;
using geometry::Vec3;

/// What is seen of a box from above and from one side: points 4 cm apart.
void addFaces(std::vector<Vec3> &points, const Box &box, double from)
{
    constexpr double kStep = 0.04;
    const Vec3 half = box.size / 2;
    const auto add = [&](double x, double y, double z, const geometry::Vec2 &normal) {
        if (normal.isZero() || normal.dot(geometry::Vec2(std::cos(from), std::sin(from))) > -0.3)
            points.push_back(box.centre + Vec3(x, y, z));
    };
    for (double x = -half.x(); x <= half.x(); x += kStep)
        for (double y = -half.y(); y <= half.y(); y += kStep)
            add(x, y, half.z(), geometry::Vec2::Zero());
    for (double z = -half.z(); z <= half.z(); z += kStep) {
        for (double x = -half.x(); x <= half.x(); x += kStep)
            for (const double side : {-1.0, 1.0})
                add(x, side * half.y(), z, {0, side});
        for (double y = -half.y(); y <= half.y(); y += kStep)
            for (const double side : {-1.0, 1.0})
                add(side * half.x(), y, z, {side, 0});
    }
}

std::vector<Vec3> moved(std::vector<Vec3> points, double turn, const Vec3 &way)
{
    for (Vec3 &p : points)
        p = Eigen::AngleAxisd(turn, Vec3::UnitZ()) * p + way;
    return points;
}

/// An armchair, 0.8 m wide and deep, of which one side is hidden: a seat, a back rest, two arms.
std::vector<Vec3> armchair(double from)
{
    std::vector<Vec3> points;
    addFaces(points, {{0, 0, 0.2}, {0.8, 0.8, 0.4}, 0}, from);
    addFaces(points, {{0, -0.33, 0.6}, {0.8, 0.14, 0.44}, 0}, from);
    for (const double side : {-0.33, 0.33})
        addFaces(points, {{side, 0.05, 0.5}, {0.14, 0.7, 0.2}, 0}, from);
    return points;
}

TEST(ThingTurn, IsToldOfWhatHasAFrontAllAround)
{
    const Progress progress;
    int toldFromElsewhere = 0;
    for (double turn = -3.0; turn <= 3.1; turn += 0.5) {
        const auto told = turnOfThing(armchair(0), moved(armchair(0), turn, {3, -1, 0.1}), 0.1, progress);
        ASSERT_TRUE(told) << turn;
        EXPECT_LT(std::abs(geometry::wrapAngle(*told - turn)), 0.06);
        // Seen from elsewhere it may be left open, but never told wrongly.
        if (const auto other = turnOfThing(armchair(0), moved(armchair(2.0), turn, {3, -1, 0.1}), 0.1, progress)) {
            EXPECT_LT(std::abs(geometry::wrapAngle(*other - turn)), 0.1) << turn;
            ++toldFromElsewhere;
        }
    }
    EXPECT_GT(toldFromElsewhere, 0);
}

TEST(ThingTurn, IsNotToldOfWhatLooksAlikeInSeveralWays)
{
    const Progress progress;
    std::vector<Vec3> table, bin;
    addFaces(table, {{0, 0, 0.7}, {1.6, 0.8, 0.06}, 0}, 0);
    for (int i = 0; i < 40; ++i)
        for (double z = 0; z < 0.5; z += 0.04)
            bin.emplace_back(0.2 * std::cos(i * std::numbers::pi / 20), 0.2 * std::sin(i * std::numbers::pi / 20), z);
    for (const auto &thing : {table, bin})
        for (const double turn : {0.0, 0.4, 1.57})
            EXPECT_FALSE(turnOfThing(thing, moved(thing, turn, {1, 1, 0}), 0, progress)) << turn;
}

TEST(ThingTurn, IsNotToldOfTooFewPointsOrOfAnotherThing)
{
    Progress progress;
    const std::vector<Vec3> chair = armchair(0), few(chair.begin(), chair.begin() + 20);
    EXPECT_FALSE(turnOfThing(few, few, 0, progress));
    EXPECT_FALSE(turnOfThing(chair, {}, 0, progress));
    std::vector<Vec3> rod;
    for (double z = 0; z < 2; z += 0.02)
        rod.emplace_back(0, 0, z);
    EXPECT_FALSE(turnOfThing(chair, rod, 0, progress));
    progress.cancel();
    EXPECT_FALSE(turnOfThing(chair, chair, 0, progress));
}

} // namespace
} // namespace twinloom::scan
