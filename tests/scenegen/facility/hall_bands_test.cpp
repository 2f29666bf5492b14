// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_bands.h"

#include <gtest/gtest.h>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

AcrossPlan planned(double width, bool openLow = false, quint64 seed = 1)
{
    HallRectangle part;
    part.length = 40;
    part.width = width;
    part.open[0] = openLow;
    const HallRules &rules = HallRules::builtIn();
    const HallRule &hall = *rules.find(QStringLiteral("factory"));
    geometry::Random random(seed);
    return chooseBands(rules, hall, hall.zones.back(), part, random);
}

} // namespace

TEST(HallBands, BandsAndAislesTakeTurnsAndFillTheWidth)
{
    const HallRules &rules = HallRules::builtIn();
    const double least = rules.find(QStringLiteral("factory"))->aisleLeast;
    for (const double width : {7.0, 12.0, 20.0, 30.0, 45.0}) {
        const AcrossPlan plan = planned(width);
        ASSERT_FALSE(plan.bands.empty()) << width;
        double v = 0;
        std::size_t aisle = 0;
        for (const BandPlace &place : plan.bands) {
            if (place.from > v + 1e-9) {
                ASSERT_LT(aisle, plan.aisles.size());
                EXPECT_NEAR(plan.aisles[aisle].from, v, 1e-9);
                EXPECT_NEAR(plan.aisles[aisle].to, place.from, 1e-9);
                EXPECT_GE(plan.aisles[aisle++].to, v + least - 1e-9) << width;
            }
            v = place.from + rules.bands[static_cast<std::size_t>(place.band)].fullDepth();
        }
        EXPECT_LE(v, width + 1e-9);
    }
}

TEST(HallBands, NoBandStandsAtASideWithoutAWall)
{
    for (quint64 seed = 0; seed < 10; ++seed)
        for (const BandPlace &place : planned(20, true, seed).bands)
            EXPECT_GT(place.from, 2.0);
}

TEST(HallBands, ALineWhereItFitsAndNothingWhereNothingDoes)
{
    const HallRules &rules = HallRules::builtIn();
    int lines = 0;
    for (const BandPlace &place : planned(30).bands)
        lines += rules.bands[static_cast<std::size_t>(place.band)].name == QLatin1String("line");
    EXPECT_GE(lines, 1);
    EXPECT_TRUE(planned(2.0).bands.empty());
}
