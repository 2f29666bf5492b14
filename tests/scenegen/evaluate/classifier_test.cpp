// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/classifier.h"

#include "core/geometry/random.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

/// Rooms with a bed at the left wall, or anywhere.
std::vector<scene::Room> rooms(bool left, std::uint64_t seed)
{
    geometry::Random random(seed);
    std::vector<scene::Room> list;
    for (int i = 0; i < 60; ++i) {
        scene::Room room = test::box(random.uniform(4, 6), random.uniform(4, 6));
        const double x = left ? 0.6 : random.uniform(0.6, 3.4);
        room.objects.push_back(test::thing("Bed", {x, random.uniform(1, 3), 0.3}, {1, 1.5, 0.6}));
        list.push_back(room);
    }
    return list;
}

std::vector<const scene::Room *> pointers(const std::vector<scene::Room> &list)
{
    std::vector<const scene::Room *> result;
    for (const scene::Room &room : list)
        result.push_back(&room);
    return result;
}

TEST(Classifier, TellsDifferentSetsApartAndNotEqualOnes)
{
    const auto left = rooms(true, 1), left2 = rooms(true, 2), any = rooms(false, 3);
    Progress progress;
    const auto different = twoSampleAccuracy(pointers(left), pointers(any), 1, progress);
    const auto equal = twoSampleAccuracy(pointers(left), pointers(left2), 1, progress);
    ASSERT_TRUE(different && equal);
    EXPECT_GT(*different, 0.75);
    EXPECT_NEAR(*equal, 0.5, 0.15);
    EXPECT_EQ(twoSampleAccuracy(pointers(left), pointers(any), 1, progress), different) << "deterministic";
}

TEST(Classifier, PaintsAtItsScale)
{
    scene::Room room = test::box(4.4, 4.4);
    room.objects.push_back(test::thing("Bed", {2.2, 2.2, 0.3}, {1.1, 1.1, 0.6}));
    const RoomImage image = RoomPainter({&room}).paint(room);
    EXPECT_EQ(image.sum(0, 0, 0, kImageSide, kImageSide), 32 * 32);
    EXPECT_EQ(image.sum(2, 0, 0, kImageSide, kImageSide), 8 * 8);
    EXPECT_EQ(image.sum(2, 28, 28, 36, 36), 64);
}

TEST(Classifier, NeedsEnoughRooms)
{
    const auto list = rooms(true, 1);
    Progress progress;
    EXPECT_FALSE(twoSampleAccuracy({&list[0]}, {&list[1]}, 1, progress).has_value());
}

} // namespace
} // namespace twinloom::scenegen
