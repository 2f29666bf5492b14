// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/check_clouds.h"

#include "core/scan/octree/octree_format.h"

#include <QCoreApplication>

namespace twinloom::workflow
{
namespace
{

Issue issueOf(const char *code, const scene::Node &node, const QString &what)
{
    return {QLatin1String(code), QStringLiteral("%1 \"%2\": %3").arg(node.id.toString(), node.name, what),
            node.id.toString()};
}

Result<std::size_t> countMissing(const scan::OctreeIndex &index, const BlobLookup &blobs, const Progress &progress)
{
    std::size_t missing = 0;
    for (const scan::OctreeIndex::Blob &blob : index.blobs) {
        if (progress.cancelled())
            return cancelledError();
        const Result<bool> there = blobs.has(blob.id);
        if (!there)
            return unexpected(there.error());
        missing += *there ? 0 : 1;
    }
    return missing;
}

} // namespace

Result<Issues> checkClouds(const scene::Scene &scene, const BlobLookup &blobs, const Progress &progress)
{
    Issues issues;
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto *cloud = node->find<scene::PointCloudComponent>();
        if (!cloud || cloud->blob.isEmpty())
            continue;
        const auto bytes = blobs.get(cloud->blob);
        if (!bytes && bytes.error().code != ErrorCode::NotFound && bytes.error().code != ErrorCode::BadInput)
            return unexpected(bytes.error());
        if (!bytes || !scan::isOctree(*bytes))
            continue;
        const auto index = scan::decodeIndex(*bytes);
        if (!index) {
            issues.push_back(issueOf("bad-cloud", *node, index.error().message));
            continue;
        }
        const auto missing = countMissing(*index, blobs, progress);
        if (!missing)
            return unexpected(missing.error());
        if (*missing > 0)
            issues.push_back(issueOf("missing-blob", *node,
                                     QCoreApplication::translate(
                                         "workflow", "%1 of the %2 assets that hold its points are not in the project.")
                                         .arg(*missing)
                                         .arg(index->blobs.size())));
    }
    return issues;
}

} // namespace twinloom::workflow
