// SPDX-License-Identifier: Apache-2.0
#include "tests/core/scan/octree/octree_fixture.h"

namespace twinloom::scan
{
namespace
{

class StoredOctree : public ::testing::Test
{
protected:
    void SetUp() override
    {
        OctreeOptions options;
        options.colours = true;
        options.origin = {500'000, 5'000'000, 40};
        Progress progress;
        const PutBlob put = m_blobs.put();
        const auto index = buildOctree(test::sourceOf(m_points), options, put, progress);
        ASSERT_OK(index);
        m_index = encodeIndex(*index);
    }

    const std::vector<OctreePoint> m_points = test::roomPoints(250'000, 40);
    test::MemoryBlobs m_blobs;
    QByteArray m_index;
};

TEST_F(StoredOctree, LoadsABlobOnceWhileItFits)
{
    const auto octree = Octree::open(m_index, m_blobs.load());
    ASSERT_OK(octree);
    const auto nodes = static_cast<std::uint32_t>((*octree)->index().nodes.size());
    EXPECT_FALSE((*octree)->held(0));
    for (std::uint32_t i = 0; i < nodes; ++i)
        ASSERT_OK((*octree)->points(i));
    EXPECT_EQ(m_blobs.loads, static_cast<int>((*octree)->index().blobs.size()));
    EXPECT_TRUE((*octree)->held(0));
    for (std::uint32_t i = 0; i < nodes; ++i)
        ASSERT_OK((*octree)->points(i));
    EXPECT_EQ(m_blobs.loads, static_cast<int>((*octree)->index().blobs.size()));
}

TEST_F(StoredOctree, ForgetsWhatWasUsedLeastRecently)
{
    const auto octree = Octree::open(m_index, m_blobs.load(), 1); // one blob at a time
    ASSERT_OK(octree);
    const OctreeIndex &index = (*octree)->index();
    ASSERT_GT(index.blobs.size(), 1u);
    std::uint32_t other = 0;
    while (index.nodes[other].blob == index.nodes[0].blob)
        ++other;
    const auto kept = (*octree)->points(0);
    ASSERT_OK(kept);
    const StoredPoint first = kept->points.front();
    ASSERT_OK((*octree)->points(other));
    EXPECT_FALSE((*octree)->held(0));
    EXPECT_TRUE((*octree)->held(other));
    EXPECT_EQ(kept->points.front(), first); // still alive for those who hold it
}

TEST_F(StoredOctree, VisitsEveryPoint)
{
    const auto octree = Octree::open(m_index, m_blobs.load());
    ASSERT_OK(octree);
    std::vector<char> seen(m_points.size(), 0);
    Progress progress;
    EXPECT_OK((*octree)->visit(
        [&](const PointCloud &part) -> Result<void> {
            EXPECT_EQ(part.origin, geometry::Vec3(500'000, 5'000'000, 40));
            EXPECT_EQ(part.colours.size(), part.size());
            EXPECT_TRUE(part.intensities.empty());
            for (const Rgb &colour : part.colours)
                seen.at(test::numberOf(colour)) = 1;
            return {};
        },
        progress));
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), static_cast<std::ptrdiff_t>(seen.size()));
    progress.cancel();
    EXPECT_EQ((*octree)->visit([](const PointCloud &) -> Result<void> { return {}; }, progress).error().code,
              ErrorCode::Cancelled);
}

TEST_F(StoredOctree, SaysWhatIsMissingOrDamaged)
{
    const auto octree = Octree::open(m_index, m_blobs.load());
    ASSERT_OK(octree);
    const scene::BlobId id = (*octree)->index().blobs[(*octree)->index().nodes[0].blob].id;
    const QByteArray bytes = m_blobs.bytes.at(id);
    m_blobs.bytes[id] = bytes.chopped(1);
    EXPECT_EQ((*octree)->points(0).error().code, ErrorCode::BadInput);
    m_blobs.bytes.erase(id);
    EXPECT_EQ((*octree)->points(0).error().code, ErrorCode::NotFound);
    m_blobs.bytes[id] = bytes;
    EXPECT_OK((*octree)->points(0));
    EXPECT_EQ(Octree::open(bytes, m_blobs.load()).error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace twinloom::scan
