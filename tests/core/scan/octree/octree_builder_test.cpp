// SPDX-License-Identifier: Apache-2.0
#include "tests/core/scan/octree/octree_fixture.h"
#include "tests/support/write_limit.h"

#include <algorithm>

namespace twinloom::scan
{
namespace
{

using test::MemoryBlobs;
using test::numberOf;
using test::roomPoints;
using test::sourceOf;

struct Built {
    OctreeIndex index;
    MemoryBlobs blobs;
};

Built built(const std::vector<OctreePoint> &points, std::size_t mostInMemory)
{
    Built result;
    const twinloom::test::TemporaryFolder folder;
    OctreeOptions options;
    options.colours = options.intensities = true;
    options.scratchFolder = folder.path({});
    options.mostInMemory = mostInMemory;
    Progress progress;
    const PutBlob put = result.blobs.put();
    auto index = buildOctree(sourceOf(points), options, put, progress);
    EXPECT_OK(index);
    if (index)
        result.index = *std::move(index);
    return result;
}

/// Checks each node against the points that the octree was made of, and the tree against its own rules.
void expectSound(const std::vector<OctreePoint> &points, Built &made, double tolerance)
{
    const auto octree = Octree::open(encodeIndex(made.index), made.blobs.load());
    ASSERT_OK(octree);
    std::vector<int> inLeaves(points.size(), 0);
    for (std::uint32_t i = 0; i < made.index.nodes.size(); ++i) {
        const OctreeNode &node = made.index.nodes[i];
        const auto loaded = (*octree)->points(i);
        ASSERT_OK(loaded);
        ASSERT_EQ(loaded->points.size(), node.count);
        EXPECT_LE(node.count, 32768u);
        std::size_t below = 0;
        for (std::uint32_t child = node.firstChild; child < node.firstChild + node.children; ++child) {
            const OctreeNode &part = made.index.nodes[child];
            below += part.count;
            EXPECT_GE((part.low - node.low).minCoeff(), -1e-5f);
            EXPECT_LE((part.low + part.size - node.low - node.size).maxCoeff(), 1e-3f);
        }
        EXPECT_TRUE(node.isLeaf() || node.count <= std::max<std::size_t>(below / 4, 1));
        for (const StoredPoint &stored : loaded->points) {
            const std::size_t which = numberOf(stored.colour);
            ASSERT_LT(which, points.size());
            inLeaves[which] += node.isLeaf() ? 1 : 0;
            const double off = (node.place(stored) - points[which].position).norm();
            ASSERT_TRUE(!node.isLeaf() || off < tolerance) << off;
            EXPECT_EQ(stored.intensity, points[which].intensity);
        }
    }
    EXPECT_EQ(std::count(inLeaves.begin(), inLeaves.end(), 1), static_cast<std::ptrdiff_t>(points.size()));
}

TEST(OctreeBuilder, KeepsEveryPointOnceInItsLeaves)
{
    const auto points = roomPoints(200'000, 30);
    Built made = built(points, 1'000'000);
    EXPECT_EQ(made.index.points, points.size());
    EXPECT_GT(made.index.nodes.size(), 10u);
    expectSound(points, made, 1.2e-4);
}

TEST(OctreeBuilder, TakesSixteenBytesAPointOrLess)
{
    const auto points = roomPoints(300'000, 20);
    Built made = built(points, 1'000'000);
    const std::size_t bytes = made.blobs.size() + static_cast<std::size_t>(encodeIndex(made.index).size());
    EXPECT_LE(bytes, points.size() * 14);
}

TEST(OctreeBuilder, WorksInLittleMemory)
{
    const auto points = roomPoints(200'000, 100);
    Built made = built(points, 3000);
    expectSound(points, made, 1.2e-4);
    Built again = built(points, 3000);
    EXPECT_EQ(encodeIndex(again.index), encodeIndex(made.index));
}

TEST(OctreeBuilder, SplitsWhatIsAllInOnePlaceAndFarFromTheRest)
{
    std::vector<OctreePoint> points = roomPoints(50'000, 0.001f);
    for (std::size_t i = 20'000; i < 50'000; ++i)
        points[i].position = {0.5f, 0.5f, 0.5f}; // the same point 30,000 times
    points.front().position = {5000, -3000, 100};
    Built made = built(points, 2000);
    expectSound(points, made, 1e-3);
}

TEST(OctreeBuilder, InnerNodesAreEven)
{
    const auto points = roomPoints(400'000, 7.5f); // ten times as dense at one end
    Built made = built(points, 1'000'000);
    const auto octree = Octree::open(encodeIndex(made.index), made.blobs.load());
    ASSERT_OK(octree);
    const OctreeNode &root = made.index.nodes.front();
    ASSERT_FALSE(root.isLeaf());
    const auto loaded = (*octree)->points(0);
    ASSERT_OK(loaded);
    const auto inBand = [&](auto &&place, std::size_t count, float from) {
        std::size_t within = 0;
        for (std::size_t i = 0; i < count; ++i)
            within += place(i).z() < 0.01f && place(i).x() >= from && place(i).x() < from + 1.5f;
        return static_cast<double>(within);
    };
    const auto all = [&](std::size_t i) { return points[i].position; };
    const auto sampled = [&](std::size_t i) { return root.place(loaded->points[i]); };
    const double before = inBand(all, points.size(), 0.2f) / inBand(all, points.size(), 5.5f);
    const double after = inBand(sampled, loaded->points.size(), 0.2f) / inBand(sampled, loaded->points.size(), 5.5f);
    EXPECT_GT(before, 5);
    EXPECT_LT(after, 0.6 * before);
}

TEST(OctreeBuilder, OfNothingIsEmpty)
{
    Built made = built({}, 1000);
    EXPECT_TRUE(made.index.nodes.empty());
    EXPECT_OK(decodeIndex(encodeIndex(made.index)));
}

TEST(OctreeBuilder, StopsWhenItIsCancelledOrTheDiskIsFull)
{
    const auto points = roomPoints(60'000, 30);
    MemoryBlobs blobs;
    const PutBlob put = blobs.put();
    const twinloom::test::TemporaryFolder folder;
    OctreeOptions options;
    options.scratchFolder = folder.path({});
    options.mostInMemory = 10'000;
    Progress cancelled;
    cancelled.cancel();
    EXPECT_EQ(buildOctree(sourceOf(points), options, put, cancelled).error().code, ErrorCode::Cancelled);
    Progress progress;
    {
        const twinloom::test::WriteLimit limit(100'000);
        const auto full = buildOctree(sourceOf(points), options, put, progress);
        ASSERT_FALSE(full);
        EXPECT_EQ(full.error().code, ErrorCode::Io);
        EXPECT_TRUE(full.error().message.contains(twinloom::test::WriteLimit::words()));
    }
    options.scratchFolder = folder.path(QStringLiteral("missing"));
    EXPECT_EQ(buildOctree(sourceOf(points), options, put, progress).error().code, ErrorCode::Io);
    const PutBlob refusing = [](const QByteArray &) -> Result<scene::BlobId> {
        return unexpected(ErrorCode::Io, QStringLiteral("full"));
    };
    options.scratchFolder.clear();
    EXPECT_EQ(buildOctree(sourceOf(points), options, refusing, progress).error().code, ErrorCode::Io);
}

} // namespace
} // namespace twinloom::scan
