// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/check_clouds.h"

#include "core/scene/change.h"
#include "tests/core/scan/octree/octree_fixture.h"
#include "tests/support/test_data.h"

using namespace twinloom;

namespace
{

struct CheckClouds : testing::Test {
    /// A scene that shows the cloud of this blob.
    Issues issuesOf(const scene::BlobId &blob)
    {
        scene::Node node;
        node.id = {7};
        node.name = QStringLiteral("Hall");
        scene::PointCloudComponent cloud;
        cloud.blob = blob;
        node.set(cloud);
        const auto scene = scene::apply({}, {{scene::added(node)}});
        EXPECT_OK(scene);
        const auto issues = workflow::checkClouds(*scene, {blobs.load(), has}, progress);
        EXPECT_OK(issues);
        return issues.value_or(Issues());
    }

    test::MemoryBlobs blobs;
    std::function<Result<bool>(const scene::BlobId &)> has = [this](const scene::BlobId &id) -> Result<bool> {
        return blobs.bytes.contains(id);
    };
    Progress progress;
};

} // namespace

TEST_F(CheckClouds, EveryPartOfALargeCloudMustBeThere)
{
    const auto index = scan::buildOctree(test::sourceOf(test::roomPoints(300'000, 40)), {}, blobs.put(), progress);
    ASSERT_OK(index);
    ASSERT_GE(index->blobs.size(), 2u);
    const scene::BlobId blob = *blobs.put()(scan::encodeIndex(*index));
    EXPECT_TRUE(issuesOf(blob).empty());
    const int loads = blobs.loads;
    EXPECT_TRUE(issuesOf(blob).empty());
    EXPECT_EQ(blobs.loads, loads + 1) << "the points themselves are not read";
    blobs.bytes.erase(index->blobs[1].id);
    const Issues issues = issuesOf(blob);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("missing-blob"));
    EXPECT_EQ(issues[0].field, QStringLiteral("n7"));
    EXPECT_TRUE(issues[0].message.contains(QStringLiteral("Hall")));
}

TEST_F(CheckClouds, ADamagedIndexIsTold)
{
    scan::OctreeIndex empty;
    const QByteArray bytes = scan::encodeIndex(empty);
    const Issues issues = issuesOf(*blobs.put()(bytes.left(bytes.size() - 1)));
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues[0].code, QStringLiteral("bad-cloud"));
    EXPECT_TRUE(issuesOf(QStringLiteral("none")).empty()) << "the project says that this is missing";
}
