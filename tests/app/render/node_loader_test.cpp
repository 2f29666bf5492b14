// SPDX-License-Identifier: Apache-2.0
#include "app/render/node_loader.h"

#include "tests/core/scan/octree/octree_fixture.h"

#include <QElapsedTimer>

namespace twinloom::render
{
namespace
{

class Loading : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const auto points = test::roomPoints(200'000, 30);
        Progress progress;
        const scan::PutBlob put = m_blobs.put();
        const auto index = scan::buildOctree(test::sourceOf(points), {}, put, progress);
        ASSERT_OK(index);
        m_index = scan::encodeIndex(*index);
        m_octree = open(m_blobs.load());
    }
    std::shared_ptr<const scan::Octree> open(scan::LoadBlob load)
    {
        auto octree = scan::Octree::open(m_index, std::move(load));
        EXPECT_OK(octree);
        return octree.value_or(nullptr);
    }
    static bool comes(const scan::Octree &octree, std::uint32_t node)
    {
        QElapsedTimer timer;
        timer.start();
        while (!octree.held(node) && timer.elapsed() < 30'000)
            std::this_thread::yield();
        return octree.held(node).has_value();
    }

    test::MemoryBlobs m_blobs;
    QByteArray m_index;
    std::shared_ptr<const scan::Octree> m_octree;
};

TEST_F(Loading, BringsWhatIsWanted)
{
    NodeLoader loader;
    EXPECT_EQ(loader.want({}), 0u);
    EXPECT_EQ(loader.want({{m_octree, 0}, {m_octree, 1}}), 2u);
    EXPECT_TRUE(comes(*m_octree, 0));
    EXPECT_TRUE(comes(*m_octree, 1));
}

TEST_F(Loading, TriesWhatCannotBeReadOnce)
{
    std::atomic_int tries = 0;
    const auto broken = open([&](const scene::BlobId &) -> Result<QByteArray> {
        ++tries;
        return unexpected(ErrorCode::Io, QStringLiteral("The test has no such blob."));
    });
    NodeLoader loader;
    while (loader.want({{broken, 0}}) > 0) // until it is known to be broken
        std::this_thread::yield();
    EXPECT_EQ(loader.want({{broken, 0}}), 0u);
    EXPECT_EQ(tries, 1);
}

TEST_F(Loading, EndsWithoutFinishing)
{
    std::atomic_int loads = 0;
    const scan::LoadBlob load = m_blobs.load();
    const auto counted = open([&](const scene::BlobId &id) {
        ++loads;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return load(id);
    });
    const auto nodes = static_cast<std::uint32_t>(counted->index().nodes.size());
    ASSERT_GT(counted->index().blobs.size(), 1u);
    {
        NodeLoader loader;
        std::vector<NodeLoader::Request> all;
        for (std::uint32_t node = 0; node < nodes; ++node)
            all.push_back({counted, node});
        loader.want(std::move(all));
    }
    EXPECT_LE(loads, 1);
}

} // namespace
} // namespace twinloom::render
