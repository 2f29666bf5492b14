// SPDX-License-Identifier: Apache-2.0
#include "scenegen/mend.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

Request bedroom()
{
    Request request;
    request.room = test::box(6, 5);
    request.room.height = 2.6;
    return request;
}

const scene::RoomObject kBed = test::thing("Bed", {3, 3.9, 0.3}, {1.6, 2, 0.6});

std::vector<scene::RoomObject> mended(const Request &request, std::vector<scene::RoomObject> objects, int base = 0)
{
    mend(request, base, objects);
    return objects;
}

TEST(Mend, TwoScreensDoNotHangSideBySide)
{
    const auto screen = [](double x) { return test::thing("Television", {x, 0.05, 1.5}, {1, 0.1, 0.6}); };
    EXPECT_EQ(mended(bedroom(), {screen(1), kBed, screen(2)}).size(), 2u);
    EXPECT_EQ(mended(bedroom(), {screen(1), kBed, screen(4)}).size(), 3u) << "far away it is another one";
    Request two = bedroom();
    two.counts[QStringLiteral("Television")] = 2;
    EXPECT_EQ(mended(two, {screen(1), kBed, screen(2)}).size(), 3u) << "asked for";
}

TEST(Mend, AChairInABedroomHasATable)
{
    const scene::RoomObject chair = test::thing("Chair", {1, 1, 0.4}, {0.5, 0.5, 0.8});
    const scene::RoomObject desk = test::thing("Desk", {4, 0.4, 0.4}, {1.2, 0.6, 0.8});
    EXPECT_EQ(mended(bedroom(), {kBed, chair}).size(), 1u);
    EXPECT_EQ(mended(bedroom(), {kBed, chair, desk}).size(), 3u);
    Request asked = bedroom();
    asked.counts[QStringLiteral("chair")] = 1;
    EXPECT_EQ(mended(asked, {kBed, chair}).size(), 2u);
    Request living = bedroom();
    living.room.roomType = QStringLiteral("LivingRoom");
    EXPECT_EQ(mended(living, {chair}).size(), 1u);
}

TEST(Mend, PicturesOverNothingHangAtTheHeightOfEyes)
{
    const scene::RoomObject low = test::thing("Painting", {1, 0.02, 0.8}, {0.6, 0.04, 0.6});
    EXPECT_NEAR(mended(bedroom(), {low})[0].box.bottom(), 0.9, 1e-9);
    const scene::RoomObject dresser = test::thing("Dresser", {1, 0.25, 0.2}, {1, 0.5, 0.4});
    EXPECT_EQ(mended(bedroom(), {low, dresser})[0].box, low.box) << "over a dresser";
    const scene::RoomObject above = test::thing("Painting", {1, 0.02, 1.5}, {0.6, 0.04, 0.5});
    EXPECT_EQ(mended(bedroom(), {low, above})[0].box, low.box) << "another hangs there";
    const scene::RoomObject tall = test::thing("Painting", {1, 0.02, 1.2}, {0.6, 0.04, 1.6});
    EXPECT_NEAR(mended(bedroom(), {tall})[0].box.top(), 2.1, 1e-9);
    Request window = bedroom();
    window.room.windows = {{{0.5, 0}, {1.5, 0}, 1.2, 2.0}};
    EXPECT_EQ(mended(window, {low})[0].box, low.box);
}

TEST(Mend, NothingThinStandsOnAMattress)
{
    const scene::RoomObject bat = test::thing("BaseballBat", {3, 3.9, 1.0}, {0.08, 0.09, 0.96}, 0, 0);
    const scene::RoomObject pillow = test::thing("Pillow", {3, 4.5, 0.65}, {0.6, 0.4, 0.1}, 0, 0);
    const auto rest = mended(bedroom(), {kBed, bat, pillow});
    ASSERT_EQ(rest.size(), 2u);
    EXPECT_EQ(rest[1].category, QStringLiteral("Pillow"));
    EXPECT_EQ(rest[1].parent, 0);
    Request pinned = bedroom();
    PartialObject bed;
    bed.category = QStringLiteral("Bed");
    bed.centre = kBed.box.centre;
    bed.size = kBed.box.size;
    bed.yaw = 0;
    bed.pinned = true;
    pinned.objects = {bed};
    EXPECT_EQ(mended(pinned, {bat, pillow}, 1).size(), 1u) << "a pinned bed, too";
}

} // namespace
} // namespace twinloom::scenegen
