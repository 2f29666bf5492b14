// SPDX-License-Identifier: Apache-2.0
#include "tests/core/scan/octree/octree_fixture.h"

namespace twinloom::scan
{
namespace
{

/// A root with two leaves in one blob.
OctreeIndex smallIndex()
{
    OctreeIndex index;
    index.points = 50;
    index.colours = true;
    index.origin = {500'000, 5'000'000, 40};
    index.station = geometry::Vec3(1, 2, 3);
    index.blobs = {{QString(64, u'a'), 60}};
    OctreeNode root;
    root.firstChild = 1;
    root.children = 2;
    root.count = 10;
    root.size = {4, 5, 6};
    OctreeNode leaf;
    leaf.firstChild = 3;
    leaf.first = 10;
    leaf.count = 20;
    leaf.low = {-1, 2, 3};
    index.nodes = {root, leaf, leaf};
    index.nodes[2].first = 30;
    index.nodes[2].count = 30;
    return index;
}

TEST(OctreeFormat, GivesBackWhatWasWritten)
{
    const OctreeIndex index = smallIndex();
    const QByteArray bytes = encodeIndex(index);
    EXPECT_TRUE(isOctree(bytes));
    EXPECT_FALSE(isOctree(encodeCloud({})));
    const auto back = decodeIndex(bytes);
    ASSERT_OK(back);
    EXPECT_EQ(encodeIndex(*back), bytes);
    EXPECT_EQ(back->origin, index.origin);
    EXPECT_EQ(back->station, index.station);
    EXPECT_EQ(back->blobs.front().id, index.blobs.front().id);
    ASSERT_EQ(back->nodes.size(), 3u);
    EXPECT_EQ(back->nodes[0].firstChild, 1u);
    EXPECT_EQ(back->nodes[2].low, index.nodes[2].low);
}

TEST(OctreeFormat, GivesBackPoints)
{
    const std::vector<StoredPoint> points = {{{1, 2, 65535}, {7, 8, 9}, 10}, {{0, 0, 0}, {}, 255}};
    const QByteArray bytes = encodePoints(points);
    EXPECT_EQ(bytes.size(), 8 + 2 * 10);
    const auto back = decodePoints(bytes, 2);
    ASSERT_OK(back);
    EXPECT_EQ(*back, points);
    EXPECT_EQ(decodePoints(bytes, 3).error().code, ErrorCode::BadInput);
    EXPECT_FALSE(decodePoints(bytes.left(27), 2));
    EXPECT_FALSE(decodePoints(bytes.left(5), 0));
    EXPECT_FALSE(decodePoints(encodeIndex(smallIndex()), 2));
}

TEST(OctreeFormat, RefusesDamage)
{
    const QByteArray good = encodeIndex(smallIndex());
    for (qsizetype size = 0; size < good.size(); ++size)
        ASSERT_FALSE(decodeIndex(good.left(size))) << size;
    EXPECT_FALSE(decodeIndex(good + 'x'));
    geometry::Random random(5);
    int refused = 0;
    for (int round = 0; round < 5000; ++round) {
        QByteArray bad = good;
        for (int k = 0; k < 3; ++k)
            bad[static_cast<qsizetype>(random.below(static_cast<std::uint32_t>(bad.size())))] =
                static_cast<char>(random.below(256));
        const auto index = decodeIndex(bad);
        refused += !index;
        if (!index)
            continue;
        for (std::size_t i = 0; i < index->nodes.size(); ++i) { // what passes is safe to walk
            const OctreeNode &node = index->nodes[i];
            EXPECT_LE(node.firstChild + node.children, index->nodes.size());
            EXPECT_TRUE(node.isLeaf() || node.firstChild > i);
            EXPECT_LE(node.first + node.count, index->blobs.at(node.blob).points);
        }
    }
    EXPECT_GT(refused, 2000);
}

} // namespace
} // namespace twinloom::scan
