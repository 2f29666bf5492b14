// SPDX-License-Identifier: Apache-2.0
// A large cloud as blobs of the project: an octree of which every node can be drawn for itself. A leaf has all points
// of its part of space, an inner node an even quarter or less of what its children have, so a cut through the tree is
// the whole cloud at the detail of its nodes. Within a node the points are shuffled: any prefix is a coarser version.
// 10 bytes a point in a node, at most 13.4 for a point of the cloud with all levels above it.
//
// The index, one blob, little-endian:
//   0  char[4] "TWPO"      4  u32 version (1)      8  u64 points of the leaves
//   16 u32 nodes           20 u32 blobs            24 u32 flags: 1 colours, 2 intensities, 4 station
//   28 u32 0               32 f64[3] origin        56 f64[3] station
//   80 nodes, 44 bytes each, breadth first (so the children of a node follow each other and the children of the node
//      before it): u32 children, u32 blob, u32 first point in that blob, u32 points, f32[3] low corner, f32[3] size,
//      f32 spacing
//   then the blobs, 36 bytes each: u8[32] SHA-256, u32 points
// A blob of points: 0 char[4] "TWPN", 4 u32 version (1), 8 the points, 10 bytes each: u16 x, y, z (0 the node's low
// corner, 65535 its far one), u8 r, g, b, intensity. Leaves are at most 8 m long: steps of 0.12 mm.
#pragma once

#include "core/scan/cloud_blob.h"

#include <span>

namespace twinloom::scan
{

/// A point within its node.
struct StoredPoint {
    std::uint16_t place[3] = {0, 0, 0};
    Rgb colour;
    std::uint8_t intensity = 0;
    bool operator==(const StoredPoint &) const = default;
};

struct OctreeNode {
    std::uint32_t firstChild = 0, children = 0;   ///< consecutive nodes
    std::uint32_t blob = 0, first = 0, count = 0; ///< points [first, first + count) of that blob
    /// Of all that is in it, its children's points too; metres, about the origin.
    Eigen::Vector3f low = Eigen::Vector3f::Zero(), size = Eigen::Vector3f::Zero();
    float spacing = 0.01f; ///< typical distance between neighbours, as if they lay on one surface
    bool isLeaf() const { return children == 0; }
    Eigen::Vector3f place(const StoredPoint &point) const
    {
        return low + Eigen::Vector3f(size.x() * static_cast<float>(point.place[0]),
                                     size.y() * static_cast<float>(point.place[1]),
                                     size.z() * static_cast<float>(point.place[2])) /
                         65535.0f;
    }
};

struct OctreeIndex {
    struct Blob {
        scene::BlobId id;
        std::uint32_t points = 0;
    };
    std::uint64_t points = 0; ///< of the leaves
    bool colours = false, intensities = false;
    geometry::Vec3 origin = geometry::Vec3::Zero();
    std::optional<geometry::Vec3> station; ///< relative to the origin
    std::vector<OctreeNode> nodes;         ///< the root first; none for an empty cloud
    std::vector<Blob> blobs;
};

/// Whether a blob is the index of an octree (and not a cloud that is kept whole, cloud_blob.h).
bool isOctree(const QByteArray &blob);
QByteArray encodeIndex(const OctreeIndex &index);
/// BadInput when the bytes are not what encodeIndex wrote; sizes are checked before anything is allocated, and every
/// node's points are within its blob.
Result<OctreeIndex> decodeIndex(const QByteArray &bytes);

QByteArray encodePoints(std::span<const StoredPoint> points);
/// BadInput unless the bytes hold exactly `expected` points.
Result<std::vector<StoredPoint>> decodePoints(const QByteArray &bytes, std::uint32_t expected);

} // namespace twinloom::scan
