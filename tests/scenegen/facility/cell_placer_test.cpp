// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/cell_placer.h"

#include "scenegen/evaluate/rules.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

constexpr double kLength = 30, kWidth = 20;

scene::Room hall()
{
    scene::Room room;
    room.polygon = {{0, 0}, {kLength, 0}, {kLength, kWidth}, {0, kWidth}};
    room.height = 7.0;
    return room;
}

HallRectangle whole()
{
    HallRectangle rectangle;
    rectangle.length = kLength;
    rectangle.width = kWidth;
    return rectangle;
}

const BandRule &band(const char *name)
{
    for (const BandRule &rule : HallRules::builtIn().bands)
        if (rule.name == QLatin1String(name))
            return rule;
    throw std::runtime_error(name);
}

} // namespace

TEST(CellPlacer, CellsOfARowDoNotOverlapAndKeepToItsLength)
{
    const HallRules &rules = HallRules::builtIn();
    geometry::Random random(3);
    CellPlacer placer(rules, scenegen::Arrangement(hall()), 1, random);
    for (const BandRule &rule : rules.bands) {
        const auto spots = placer.drawRow(rule, 18);
        double at = 0;
        for (const CellSpot &spot : spots) {
            EXPECT_GE(spot.from, at - 1e-9) << rule.name.toStdString();
            at = spot.from + rules.cells[static_cast<std::size_t>(spot.cell)].length;
        }
        EXPECT_LE(at, 18 + 1e-9) << rule.name.toStdString();
        EXPECT_FALSE(spots.empty()) << rule.name.toStdString();
    }
}

TEST(CellPlacer, ALineIsOneConveyorWithWorkOnBothSides)
{
    geometry::Random random(5);
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(hall()), 1, random);
    placer.fillBand(whole(), band("line"), 2, 27, 5, false);
    const auto objects = placer.take();
    double low = 1e9, high = -1e9, sum = 0;
    int below = 0, above = 0;
    for (const scene::RoomObject &object : objects) {
        if (object.category == QLatin1String("ConveyorStraight")) {
            low = std::min(low, object.box.centre.x() - object.box.size.x() / 2);
            high = std::max(high, object.box.centre.x() + object.box.size.x() / 2);
            sum += object.box.size.x();
        } else {
            ++(object.box.centre.y() < 5 + 3.9 ? below : above);
        }
    }
    EXPECT_NEAR(low, 2, 1e-6);
    EXPECT_NEAR(high, 27, 1e-6);
    EXPECT_NEAR(sum, 25, 1e-6) << "no gaps in the conveyor";
    EXPECT_GT(below, 5);
    EXPECT_GT(above, 5);
}

TEST(CellPlacer, GoesAroundWhatIsThere)
{
    geometry::Random random(5);
    scenegen::Arrangement taken(hall());
    const scene::RoomObject pillar{QStringLiteral("Column"), {{10, 2, 3}, {2, 2, 6}, 0}, -1, {}};
    taken.place(scenegen::Body::of(pillar));
    CellPlacer placer(HallRules::builtIn(), std::move(taken), 1, random);
    placer.keepFree({{20, 1.5, 1}, {3, 3, 2}, 0});
    placer.fillBand(whole(), band("machining"), 0.3, 29, 0, false);
    const auto objects = placer.take();
    EXPECT_GE(objects.size(), 6u);
    for (const scene::RoomObject &object : objects) {
        EXPECT_FALSE(scenegen::collides(object, pillar));
        if (object.parent < 0) {
            EXPECT_LT(geometry::planOverlap(object.box, {{20, 1.5, 1}, {3, 3, 2}, 0}), 0.002);
        }
    }
}

TEST(CellPlacer, RacksAreLowUnderALowCeilingAndDensityThinsOut)
{
    scene::Room low = hall();
    low.height = 3.2;
    geometry::Random random(5);
    CellPlacer placer(HallRules::builtIn(), scenegen::Arrangement(low), 1, random);
    placer.fillBand(whole(), band("racks"), 1, 29, 5, false);
    const auto objects = placer.take();
    ASSERT_FALSE(objects.empty());
    for (const scene::RoomObject &object : objects)
        EXPECT_LT(object.box.top(), 3.2);
    geometry::Random again(5);
    CellPlacer thin(HallRules::builtIn(), scenegen::Arrangement(low), 0.3, again);
    thin.fillBand(whole(), band("racks"), 1, 29, 5, false);
    EXPECT_LT(thin.count(), objects.size());
}
