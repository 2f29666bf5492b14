// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/cloud_points.h"

#include "core/scan/cloud_blob.h"
#include "core/scan/octree/octree_builder.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

struct CloudPoints : testing::Test {
    Result<qint64> count(const scene::BlobId &blob)
    {
        scene::PointCloudComponent cloud;
        cloud.blob = blob;
        qint64 points = 0;
        const auto done = workflow::visitCloud(
            cloud, blobs,
            [&](const scan::PointCloud &part) -> Result<void> {
                points += static_cast<qint64>(part.size());
                return {};
            },
            progress);
        return done ? Result<qint64>(points) : unexpected(done.error());
    }
    workflow::BlobStore blobs = memoryStore();
    Progress progress;
};

} // namespace

TEST_F(CloudPoints, AreReadHoweverTheyAreStored)
{
    scan::PointCloud cloud;
    std::vector<scan::OctreePoint> points(1000);
    for (int i = 0; i < 1000; ++i) {
        cloud.positions.emplace_back(float(i % 10), float(i / 10 % 10), float(i / 100));
        points[static_cast<std::size_t>(i)].position = cloud.positions.back();
    }
    EXPECT_EQ(count(*blobs.put(scan::encodeCloud(cloud))).value_or(0), 1000);
    const auto index = scan::buildOctree([&](const scan::VisitPoints &visit, Progress &) { return visit(points); }, {},
                                         blobs.put, progress);
    ASSERT_OK(index);
    EXPECT_EQ(count(*blobs.put(scan::encodeIndex(*index))).value_or(0), 1000);
    EXPECT_EQ(count(*blobs.put("no cloud")).error().code, ErrorCode::BadInput);
    EXPECT_EQ(count(QStringLiteral("none")).error().code, ErrorCode::NotFound);
}
