// SPDX-License-Identifier: Apache-2.0
#include "core/scan/octree/octree_format.h"

#include "core/scan/formats/little_endian.h"

#include <QCoreApplication>

#include <cmath>
#include <cstring>

namespace twinloom::scan
{
namespace
{

constexpr char kIndexMagic[4] = {'T', 'W', 'P', 'O'}, kPointsMagic[4] = {'T', 'W', 'P', 'N'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kColours = 1, kIntensities = 2, kStation = 4, kKnownFlags = 7;
constexpr qint64 kHeaderBytes = 80, kNodeBytes = 44, kBlobBytes = 36, kHashBytes = 32;
constexpr qint64 kPointsHeaderBytes = 8, kPointBytes = 10;

void putVector(QByteArray &bytes, const Eigen::Vector3f &vector)
{
    for (const float value : vector)
        put(bytes, value);
}

void putVector(QByteArray &bytes, const geometry::Vec3 &vector)
{
    for (const double value : vector)
        put(bytes, value);
}

template <class Vector>
Vector getVector(const QByteArray &bytes, qint64 at)
{
    using Number = typename Vector::Scalar;
    constexpr auto kSize = static_cast<qint64>(sizeof(Number));
    return {get<Number>(bytes, at), get<Number>(bytes, at + kSize), get<Number>(bytes, at + 2 * kSize)};
}

Result<void> checkStart(const QByteArray &bytes, const char (&magic)[4], qint64 header)
{
    if (bytes.size() < header)
        return damagedCloud(bytes.size(), QCoreApplication::translate("scan", "it ends within its header"));
    if (std::memcmp(bytes.constData(), magic, sizeof magic) != 0)
        return damagedCloud(0, QCoreApplication::translate("scan", "it is no point cloud"));
    if (get<std::uint32_t>(bytes, 4) != kVersion)
        return damagedCloud(4, QCoreApplication::translate("scan", "its version is not known to this program"));
    return {};
}

Result<void> readHeader(const QByteArray &bytes, OctreeIndex &index)
{
    const auto flags = get<std::uint32_t>(bytes, 24);
    if (flags & ~kKnownFlags || get<std::uint32_t>(bytes, 28) != 0)
        return damagedCloud(24, QCoreApplication::translate("scan", "it has unknown flags"));
    index.points = get<std::uint64_t>(bytes, 8);
    index.colours = flags & kColours;
    index.intensities = flags & kIntensities;
    index.origin = getVector<geometry::Vec3>(bytes, 32);
    const auto station = getVector<geometry::Vec3>(bytes, 56);
    if (!index.origin.allFinite() || !station.allFinite())
        return damagedCloud(32, QCoreApplication::translate("scan", "its origin is not finite"));
    if (flags & kStation)
        index.station = station;
    return {};
}

OctreeNode readNode(const QByteArray &bytes, qint64 at)
{
    OctreeNode node;
    node.children = get<std::uint32_t>(bytes, at);
    node.blob = get<std::uint32_t>(bytes, at + 4);
    node.first = get<std::uint32_t>(bytes, at + 8);
    node.count = get<std::uint32_t>(bytes, at + 12);
    node.low = getVector<Eigen::Vector3f>(bytes, at + 16);
    node.size = getVector<Eigen::Vector3f>(bytes, at + 28);
    node.spacing = get<float>(bytes, at + 40);
    return node;
}

bool makesSense(const OctreeNode &node, const OctreeIndex &index)
{
    return node.low.allFinite() && node.size.allFinite() && node.size.minCoeff() >= 0 &&
           (node.low + node.size).allFinite() && std::isfinite(node.spacing) && node.spacing > 0 && node.count > 0 &&
           node.blob < index.blobs.size() && node.first <= index.blobs[node.blob].points &&
           node.count <= index.blobs[node.blob].points - node.first;
}

} // namespace

bool isOctree(const QByteArray &blob)
{
    return blob.startsWith(QByteArray::fromRawData(kIndexMagic, sizeof kIndexMagic));
}

QByteArray encodeIndex(const OctreeIndex &index)
{
    QByteArray bytes;
    bytes.reserve(kHeaderBytes + static_cast<qint64>(index.nodes.size()) * kNodeBytes +
                  static_cast<qint64>(index.blobs.size()) * kBlobBytes);
    bytes.append(kIndexMagic, sizeof kIndexMagic);
    put(bytes, kVersion);
    put(bytes, index.points);
    put(bytes, static_cast<std::uint32_t>(index.nodes.size()));
    put(bytes, static_cast<std::uint32_t>(index.blobs.size()));
    put(bytes,
        (index.colours ? kColours : 0u) | (index.intensities ? kIntensities : 0u) | (index.station ? kStation : 0u));
    put(bytes, std::uint32_t(0));
    putVector(bytes, index.origin);
    putVector(bytes, index.station.value_or(geometry::Vec3::Zero()));
    for (const OctreeNode &node : index.nodes) {
        for (const std::uint32_t value : {node.children, node.blob, node.first, node.count})
            put(bytes, value);
        putVector(bytes, node.low);
        putVector(bytes, node.size);
        put(bytes, node.spacing);
    }
    for (const OctreeIndex::Blob &blob : index.blobs) {
        bytes.append(QByteArray::fromHex(blob.id.toLatin1()).leftJustified(kHashBytes, '\0', true));
        put(bytes, blob.points);
    }
    return bytes;
}

Result<OctreeIndex> decodeIndex(const QByteArray &bytes)
{
    OctreeIndex index;
    if (const auto checked = checkStart(bytes, kIndexMagic, kHeaderBytes); !checked)
        return unexpected(checked.error());
    if (const auto read = readHeader(bytes, index); !read)
        return unexpected(read.error());
    const qint64 nodes = get<std::uint32_t>(bytes, 16), blobs = get<std::uint32_t>(bytes, 20);
    const qint64 blobsAt = kHeaderBytes + nodes * kNodeBytes; // both counts have 32 bits: no overflow
    if (blobsAt + blobs * kBlobBytes != bytes.size())
        return damagedCloud(16, QCoreApplication::translate("scan", "its size does not fit the number of its parts"));
    for (qint64 at = blobsAt; at < bytes.size(); at += kBlobBytes)
        index.blobs.push_back(
            {QString::fromLatin1(bytes.mid(at, kHashBytes).toHex()), get<std::uint32_t>(bytes, at + kHashBytes)});
    index.nodes.reserve(static_cast<std::size_t>(nodes));
    std::uint64_t nextChild = 1, points = 0;
    for (qint64 at = kHeaderBytes; at < blobsAt; at += kNodeBytes) {
        OctreeNode &node = index.nodes.emplace_back(readNode(bytes, at));
        node.firstChild = static_cast<std::uint32_t>(nextChild);
        nextChild += node.children;
        const bool fits = nextChild <= static_cast<std::uint64_t>(nodes) &&
                          (node.isLeaf() || node.firstChild >= index.nodes.size()); // below itself, in the file
        if (!fits || !makesSense(node, index))
            return damagedCloud(at, QCoreApplication::translate("scan", "a part of it makes no sense"));
        points += node.isLeaf() ? node.count : 0;
    }
    if (points != index.points || (nodes > 0 && nextChild != static_cast<std::uint64_t>(nodes)))
        return damagedCloud(8, QCoreApplication::translate("scan", "its parts do not add up"));
    return index;
}

QByteArray encodePoints(std::span<const StoredPoint> points)
{
    QByteArray bytes;
    bytes.reserve(kPointsHeaderBytes + static_cast<qint64>(points.size()) * kPointBytes);
    bytes.append(kPointsMagic, sizeof kPointsMagic);
    put(bytes, kVersion);
    for (const StoredPoint &point : points) {
        for (const std::uint16_t value : point.place)
            put(bytes, value);
        for (const std::uint8_t value : {point.colour.r, point.colour.g, point.colour.b, point.intensity})
            put(bytes, value);
    }
    return bytes;
}

Result<std::vector<StoredPoint>> decodePoints(const QByteArray &bytes, std::uint32_t expected)
{
    if (const auto checked = checkStart(bytes, kPointsMagic, kPointsHeaderBytes); !checked)
        return unexpected(checked.error());
    if (bytes.size() != kPointsHeaderBytes + expected * kPointBytes)
        return damagedCloud(bytes.size(),
                            QCoreApplication::translate("scan", "its size does not fit the number of points"));
    std::vector<StoredPoint> points(expected);
    qint64 at = kPointsHeaderBytes;
    for (StoredPoint &point : points) {
        for (int a = 0; a < 3; ++a)
            point.place[a] = get<std::uint16_t>(bytes, at + 2 * a);
        point.colour = {get<std::uint8_t>(bytes, at + 6), get<std::uint8_t>(bytes, at + 7),
                        get<std::uint8_t>(bytes, at + 8)};
        point.intensity = get<std::uint8_t>(bytes, at + 9);
        at += kPointBytes;
    }
    return points;
}

} // namespace twinloom::scan
