// SPDX-License-Identifier: Apache-2.0
// Octrees for tests: blobs in memory, points from a vector.
#pragma once

#include "core/geometry/random.h"
#include "core/scan/octree/octree.h"
#include "core/scan/octree/octree_builder.h"
#include "tests/support/test_data.h"

#include <QCryptographicHash>

#include <map>

namespace twinloom::test
{

struct MemoryBlobs {
    std::map<scene::BlobId, QByteArray> bytes;
    int loads = 0;

    scan::PutBlob put()
    {
        return [this](const QByteArray &blob) -> Result<scene::BlobId> {
            const auto id = QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Sha256).toHex());
            bytes[id] = blob;
            return id;
        };
    }
    scan::LoadBlob load()
    {
        return [this](const scene::BlobId &id) -> Result<QByteArray> {
            ++loads;
            const auto found = bytes.find(id);
            if (found == bytes.end())
                return unexpected(ErrorCode::NotFound, QStringLiteral("There is no blob %1.").arg(id));
            return found->second;
        };
    }
    std::size_t size() const
    {
        std::size_t all = 0;
        for (const auto &[id, blob] : bytes)
            all += static_cast<std::size_t>(blob.size());
        return all;
    }
};

/// The walls and the floor of a room of this size, unevenly dense; the colour tells which point it is.
inline std::vector<scan::OctreePoint> roomPoints(std::size_t count, float size)
{
    geometry::Random random(11);
    std::vector<scan::OctreePoint> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto u = static_cast<float>(random.uniform() * random.uniform()),
                   v = static_cast<float>(random.uniform());
        points[i].position = i % 3 == 0   ? Eigen::Vector3f(u * size, v * size, 0)
                             : i % 3 == 1 ? Eigen::Vector3f(0, v * size, u * 3)
                                          : Eigen::Vector3f(u * size, size, v * 3);
        points[i].colour = {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i >> 8),
                            static_cast<std::uint8_t>(i >> 16)};
        points[i].intensity = static_cast<std::uint8_t>(i % 251);
    }
    return points;
}

inline scan::PointSource sourceOf(const std::vector<scan::OctreePoint> &points, std::size_t part = 10'000)
{
    return [&points, part](const scan::VisitPoints &visit, Progress &progress) -> Result<void> {
        for (std::size_t at = 0; at < points.size(); at += part) {
            if (progress.cancelled())
                return cancelledError();
            if (const auto visited = visit(std::span(points).subspan(at).first(std::min(part, points.size() - at)));
                !visited)
                return visited;
        }
        return {};
    };
}

inline std::size_t numberOf(const scan::Rgb &colour)
{
    return colour.r | static_cast<std::size_t>(colour.g) << 8 | static_cast<std::size_t>(colour.b) << 16;
}

} // namespace twinloom::test
