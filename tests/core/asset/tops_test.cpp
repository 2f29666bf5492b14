// SPDX-License-Identifier: Apache-2.0
#include "core/asset/tops.h"

#include "core/asset/parametric.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::asset
{
namespace
{

using Eigen::Vector2f;
using Eigen::Vector3f;

Tops topsOf(const char *category, const Vector3f &size, const Look &look = {})
{
    return Tops(makeParametric(QLatin1String(category), size, look).value());
}

Tops::Footprint at(float x, float y, float half = 0.05f, float height = 0.1f)
{
    return {{x, y}, {half, half}, 0, height};
}

TEST(Tops, ATableCarriesAllOverItsTop)
{
    const Tops table = topsOf("DiningTable", {1.6f, 0.9f, 0.75f});
    for (const float x : {-0.7f, 0.0f, 0.7f})
        EXPECT_NEAR(table.restingHeight(at(x, 0.3f), 0.7f).value_or(-1), 0.75f, 1e-3f) << x;
    EXPECT_FALSE(table.restingHeight(at(0.81f, 0), 0.75f)) << "its middle is beside the table";
    EXPECT_NEAR(table.restingHeight(at(0.72f, 0, 0.1f), 0.75f).value_or(-1), 0.75f, 1e-3f) << "reaches out a little";
    EXPECT_FALSE(table.restingHeight(at(0.79f, 0, 0.2f), 0.75f)) << "would tip over";
    EXPECT_FALSE(table.restingHeight(at(0.6f, 0, 0.05f), 0.1f).value_or(9) < 0.7f) << "the floor below carries nothing";
}

TEST(Tops, ARoundTableHasNoCorners)
{
    const Tops table = topsOf("DiningTable", {1.2f, 1.2f, 0.75f}, {{}, kRound});
    EXPECT_TRUE(table.restingHeight(at(0.3f, 0.3f), 0.75f));
    EXPECT_FALSE(table.restingHeight(at(0.55f, 0.55f), 0.75f));
}

TEST(Tops, NothingLiesInTheCornerOfAnLShapedCounter)
{
    const Tops counter = topsOf("CounterTop", {3.0f, 2.4f, 0.9f});
    EXPECT_NEAR(counter.restingHeight(at(0, -0.95f), 0.9f).value_or(-1), 0.9f, 2e-3f) << "along the back";
    EXPECT_NEAR(counter.restingHeight(at(-1.2f, 0.8f), 0.9f).value_or(-1), 0.9f, 2e-3f) << "along the left";
    EXPECT_FALSE(counter.restingHeight(at(0.6f, 0.5f), 0.9f));
}

TEST(Tops, ABedCarriesAtItsMattressAndAChairAtItsSeat)
{
    const Tops bed = topsOf("Bed", {1.6f, 2.1f, 1.1f});
    const float mattress = bed.restingHeight(at(0, 0.2f), 1.1f).value_or(-1);
    EXPECT_GT(mattress, 0.3f);
    EXPECT_LT(mattress, 0.75f);
    const Tops chair = topsOf("Chair", {0.45f, 0.5f, 0.9f});
    const float seat = chair.restingHeight(at(0, 0.03f, 0.08f), 0.9f).value_or(-1);
    EXPECT_GT(seat, 0.35f);
    EXPECT_LT(seat, 0.6f);
}

TEST(Tops, ShelvesHaveBoardsWithAirOfTheirOwn)
{
    const Tops shelf = topsOf("ShelvingUnit", {0.9f, 0.35f, 1.8f});
    std::vector<float> boards;
    for (const Tops::Air &air : shelf.airAt({0.05f, 0}))
        if (std::isfinite(air.floor))
            boards.push_back(air.floor);
    ASSERT_GE(boards.size(), 3u);
    const float gap = boards[1] - boards[0];
    EXPECT_NEAR(shelf.restingHeight(at(0.05f, 0, 0.05f, 0.5f * gap), boards[1] + 0.05f).value_or(-1), boards[1], 1e-4f);
    const auto tall = shelf.restingHeight(at(0.05f, 0, 0.05f, 1.5f * gap), boards[0]);
    ASSERT_TRUE(tall);
    EXPECT_NEAR(*tall, 1.8f, 0.02f) << "what is too high for a board stands on top";
}

TEST(Tops, ClosedThingsEncloseWhatIsInThem)
{
    const Tops fridge = topsOf("Fridge", {0.8f, 0.8f, 1.8f});
    EXPECT_TRUE(fridge.encloses(at(0, 0), 0.9f));
    EXPECT_FALSE(fridge.encloses(at(0, 0), 1.75f));
    EXPECT_FALSE(fridge.encloses(at(0.39f, 0), 0.9f));
    EXPECT_FALSE(topsOf("DiningTable", {1.6f, 0.9f, 0.75f}).encloses(at(0, 0), 0.4f));
}

/// The highest face of a thing is as high as the thing, whatever it is: no shell is open, none turned inside out.
TEST(Tops, EveryCategoryHasAFaceAtItsTop)
{
    for (const CategoryInfo &info : categories()) {
        const Tops tops(makeParametric(QLatin1String(info.name), info.typical).value());
        float highest = 0;
        int inside = 0, odd = 0;
        for (float x = -0.49f; x < 0.5f; x += 0.02f)
            for (float y = -0.49f; y < 0.5f; y += 0.02f) {
                const auto airs = tops.airAt({x * info.typical.x(), y * info.typical.y()});
                ++inside;
                odd += airs.empty() || std::isfinite(airs.back().ceiling);
                if (!airs.empty() && std::isfinite(airs.back().floor))
                    highest = std::max(highest, airs.back().floor);
            }
        EXPECT_LT(odd, 0.03 * inside) << info.name;
        if (info.typical.head<2>().minCoeff() > 0.05f) { // pencils are narrower than columns
            EXPECT_GT(highest, 0.4f * info.typical.z()) << info.name;
        }
    }
}

} // namespace
} // namespace twinloom::asset
