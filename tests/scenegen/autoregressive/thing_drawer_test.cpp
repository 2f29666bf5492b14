// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/thing_drawer.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

using geometry::Random;
using geometry::Vec3;

class ThingDrawerTest : public testing::Test
{
protected:
    ThingDrawerTest()
    {
        m_request.room = test::box(5, 4, "Bedroom");
        m_task.emplace(m_model, m_request, DecoderOptions(), m_issues);
    }
    int category(const char *name) const { return m_model.category(QString::fromLatin1(name)); }

    const Model &m_model = Model::builtIn();
    Request m_request;
    Issues m_issues;
    std::optional<Decoder::Task> m_task;
    Random m_random{1};
};

TEST_F(ThingDrawerTest, BedsStandWithTheirBackToAWall)
{
    ThingDrawer drawer(*m_task, m_random);
    for (int k = 0; k < 20; ++k) {
        const DrawnThing bed = drawer.draw(category("Bed"));
        EXPECT_EQ(bed.name, QStringLiteral("Bed"));
        EXPECT_FALSE(bed.asset.isEmpty());
        EXPECT_TRUE(bed.fits);
        EXPECT_NEAR(bed.box.bottom(), 0, 1e-9);
        EXPECT_GE(Arrangement(m_task->room).wallBehind(bed.box, 0.06), 0);
    }
}

TEST_F(ThingDrawerTest, WhatIsPlacedIsInTheWayAndIsRemembered)
{
    ThingDrawer drawer(*m_task, m_random);
    const auto before = drawer.next();
    const DrawnThing bed = drawer.draw(category("Bed"));
    EXPECT_FALSE(drawer.boxOf(QStringLiteral("bed")));
    drawer.place(bed);
    EXPECT_TRUE(drawer.boxOf(QStringLiteral("bed")));
    EXPECT_TRUE(drawer.isOf(0, QStringLiteral("bed")));
    EXPECT_EQ(drawer.placedCount(), 1u);
    EXPECT_LT(drawer.next()[category("Bed")], before[category("Bed")]) << "one bed is mostly enough";
    for (int k = 0; k < 20; ++k)
        if (const DrawnThing other = drawer.draw(category("Dresser")); other.fits) {
            EXPECT_FALSE(geometry::overlaps(bed.box, other.box, 0.01));
        }
}

TEST_F(ThingDrawerTest, CompletesWhatIsOpenOnly)
{
    ThingDrawer drawer(*m_task, m_random);
    const std::vector<bool> all(m_model.categories.size(), true);
    WantedThing wanted;
    wanted.size = Vec3(1.5, 2.1, 0.5);
    wanted.place = Vec3(-1.5, 0.5, 0.25);
    wanted.yaw = 0.2;
    const auto placed = drawer.complete(wanted, all);
    ASSERT_TRUE(placed);
    EXPECT_EQ(placed->box, (geometry::Box{*wanted.place, *wanted.size, *wanted.yaw}));
    EXPECT_GE(placed->category, 0);
    EXPECT_FALSE(drawer.complete(wanted, std::vector<bool>(all.size(), false))) << "all are banned";
    int beds = 0;
    wanted.place.reset();
    wanted.yaw.reset();
    for (int k = 0; k < 20; ++k)
        beds += drawer.complete(wanted, all)->category == category("Bed");
    EXPECT_GE(beds, 18) << "of the size of a bed";
}

TEST_F(ThingDrawerTest, RelatesToWhatStands)
{
    ThingDrawer drawer(*m_task, m_random);
    DrawnThing table = drawer.draw(category("DiningTable"));
    table.box = {{0, 0, 0.4}, {1.4, 0.8, 0.8}, 0};
    table.fits = true;
    drawer.place(table);
    const WantedThing seat{QStringLiteral("Chair"), category("Chair"), {}, {}, {}, {}};
    const geometry::Box *const to = drawer.boxOf(QStringLiteral("diningtable"));
    ASSERT_TRUE(to);
    EXPECT_EQ(*to, table.box);
    for (int k = 0; k < 4; ++k) {
        const auto chair = drawer.relate(seat, k, 4, {{Relation::Around, drawer.boxOf(QStringLiteral("diningtable"))}});
        ASSERT_TRUE(chair);
        EXPECT_LT(footprintDistance(table.box, chair->box.centre.head<2>()), 0.6);
        drawer.place(*chair);
    }
    EXPECT_FALSE(drawer.relate(seat, 0, 1, {{Relation::Near, drawer.boxOf(QStringLiteral("Piano"))}}));
}

} // namespace
} // namespace twinloom::scenegen
