// SPDX-License-Identifier: Apache-2.0
#include "core/scan/objects/objects.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{
namespace
{

TEST(CategoryGuess, TellsFurnitureBySizeAndTop)
{
    EXPECT_EQ(guessCategory({{1.6, 0.8, 0.74}, 0.95}, 0.2).category, QStringLiteral("Desk"));
    EXPECT_EQ(guessCategory({{0.46, 0.52, 0.88}, 0.1}, 0.2).category, QStringLiteral("Chair"));
    EXPECT_EQ(guessCategory({{1.2, 0.4, 2.0}, 0.3}, 0.2).category, QStringLiteral("ShelvingUnit"));
}

TEST(CategoryGuess, SaysUnknownRatherThanAnything)
{
    const CategoryGuess guess = guessCategory({{7.0, 0.1, 0.3}, 0.5, {0.8}}, 0.2);
    EXPECT_EQ(guess.category, QStringLiteral("Unknown"));
    EXPECT_LT(guess.confidence, 0.2);
}

TEST(CategoryGuess, GuessesNothingThatAScanCannotShow)
{
    for (const Eigen::Vector3d &size : {Eigen::Vector3d(0.08, 0.11, 0.06), Eigen::Vector3d(0.28, 0.28, 0.4),
                                        Eigen::Vector3d(0.33, 0.36, 1.4), Eigen::Vector3d(0.2, 0.16, 0.36)})
        for (const bool supported : {false, true}) {
            const QString category = guessCategory({size, 0.5, {0, supported}}, 0.0).category;
            for (const char *silly : {"Potato", "Boots", "RoomDecor", "Statue", "Egg", "Watch"})
                EXPECT_NE(category, QLatin1String(silly));
        }
}

TEST(CategoryGuess, MachinesAreForHalls)
{
    for (const Eigen::Vector3d &size : {Eigen::Vector3d(0.7, 1.1, 0.34), Eigen::Vector3d(3.0, 0.7, 0.8)})
        EXPECT_LT(guessCategory({size, 0.5, {0, false, Setting::Room}}, 0.0).confidence,
                  guessCategory({size, 0.5, {0, false, Setting::Hall}}, 0.0).confidence);
    const Eigen::Vector3d washer(0.6, 0.6, 0.85);
    EXPECT_NE(guessCategory({washer, 0.95, {0, false, Setting::Hall}}, 0.0).category, QStringLiteral("WashingMachine"));
    StructureRoom place;
    place.area = 20;
    EXPECT_EQ(settingOf(place), Setting::Room);
    place.ceiling = 8;
    EXPECT_EQ(settingOf(place), Setting::Hall);
}

TEST(CategoryGuess, AMonitorOnADeskIsNoPainting)
{
    const Eigen::Vector3d size(0.6, 0.06, 0.45);
    EXPECT_NE(guessCategory({size, 0.1, {0, true}}, 0.0).category, QStringLiteral("Painting"));
    EXPECT_EQ(guessCategory({{0.9, 0.04, 0.7}, 0.1, {1.3, false}}, 0.0).category, QStringLiteral("Painting"));
}

TEST(CategoryGuess, APlaceSaysWhatIsLikelyThere)
{
    const auto at = [](const ObjectPlace &place, const char *category) {
        return likelihoodAt(place, QLatin1String(category));
    };
    const ObjectPlace floor{0, false, Setting::Room}, table{0, true, Setting::Room}, ceiling{2.2, false, Setting::Room},
        hall{0, false, Setting::Hall};
    EXPECT_EQ(at(floor, "Chair"), 1);
    EXPECT_EQ(at(floor, "office chair"), 1);
    EXPECT_LT(at(floor, "Toilet"), at(floor, "Chair"));
    EXPECT_LT(at(floor, "Monitor"), at(table, "Monitor"));
    EXPECT_LT(at(table, "Painting"), at(table, "Statue"));
    EXPECT_GT(at(ceiling, "Painting"), at(ceiling, "Chair"));
    EXPECT_LT(at(floor, "RobotArm"), at(hall, "RobotArm"));
    EXPECT_GT(at(floor, "thing of nobody's"), 0);
    EXPECT_LT(at(floor, "thing of nobody's"), at(floor, "Chair"));
}

} // namespace
} // namespace twinloom::scan
