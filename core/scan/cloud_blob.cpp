// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cloud_blob.h"

#include "core/geometry/random.h"
#include "core/scan/formats/little_endian.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr char kMagic[4] = {'T', 'W', 'P', 'C'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kColours = 1, kIntensities = 2, kStation = 4, kKnownFlags = 7;
constexpr qint64 kHeaderBytes = 72, kChunkBytes = 28, kPointBytes = 10;
constexpr std::size_t kChunkPoints = 32768;
constexpr float kChunkSize = 8.0f; // metres; larger chunks would have coarse steps
constexpr int kDeepest = 24;
constexpr double kSteps = 65535.0;

using Indices = std::vector<std::uint32_t>;

/// Splits into octants until chunks are small; emits in octree order. When cancelled, some are missing.
void splitInto(std::vector<Indices> &chunks, const PointCloud &cloud, Indices indices, int depth,
               const Progress &progress)
{
    if (progress.cancelled())
        return;
    Eigen::Vector3f low = cloud.positions[indices.front()], high = low;
    for (const std::uint32_t i : indices) {
        low = low.cwiseMin(cloud.positions[i]);
        high = high.cwiseMax(cloud.positions[i]);
    }
    const Eigen::Vector3f size = high - low;
    if ((indices.size() <= kChunkPoints && size.maxCoeff() <= kChunkSize) || size.maxCoeff() <= 0 ||
        depth >= kDeepest) {
        chunks.push_back(std::move(indices));
        return;
    }
    const Eigen::Vector3f middle = low + size / 2;
    std::array<Indices, 8> octants;
    for (const std::uint32_t i : indices) {
        const Eigen::Vector3f &p = cloud.positions[i];
        // A flat chunk is split only along the directions in which it is large.
        const auto upper = [&](int a) { return size[a] > size.maxCoeff() / 4 && p[a] > middle[a] ? 1u : 0u; };
        octants[upper(0) | upper(1) << 1 | upper(2) << 2].push_back(i);
    }
    Indices().swap(indices);
    for (Indices &octant : octants)
        if (!octant.empty())
            splitInto(chunks, cloud, std::move(octant), depth + 1, progress);
}

struct ChunkBox {
    Eigen::Vector3f low, size;
};

ChunkBox boxOf(const PointCloud &cloud, const Indices &chunk)
{
    Eigen::Vector3f low = cloud.positions[chunk.front()], high = low;
    for (const std::uint32_t i : chunk) {
        low = low.cwiseMin(cloud.positions[i]);
        high = high.cwiseMax(cloud.positions[i]);
    }
    return {low, high - low};
}

void putHeader(QByteArray &bytes, const PointCloud &cloud, std::size_t points, std::size_t chunks)
{
    bytes.append(kMagic, 4);
    put(bytes, kVersion);
    put(bytes, static_cast<std::uint64_t>(points));
    put(bytes, static_cast<std::uint32_t>(chunks));
    put(bytes, (cloud.colours.empty() ? 0u : kColours) | (cloud.intensities.empty() ? 0u : kIntensities) |
                   (cloud.station ? kStation : 0u));
    for (int a = 0; a < 3; ++a)
        put(bytes, cloud.origin[a]);
    const geometry::Vec3 station = cloud.station.value_or(geometry::Vec3::Zero());
    for (int a = 0; a < 3; ++a)
        put(bytes, station[a]);
}

void putChunk(QByteArray &bytes, std::size_t points, const ChunkBox &box)
{
    put(bytes, static_cast<std::uint32_t>(points));
    for (int a = 0; a < 3; ++a)
        put(bytes, box.low[a]);
    for (int a = 0; a < 3; ++a)
        put(bytes, box.size[a]);
}

void putPoint(QByteArray &bytes, const PointCloud &cloud, std::uint32_t i, const ChunkBox &box)
{
    for (int a = 0; a < 3; ++a)
        put(bytes, storedPlace(cloud.positions[i][a], box.low[a], box.size[a]));
    const Rgb colour = cloud.colours.empty() ? Rgb{} : cloud.colours[i];
    const float intensity = cloud.intensities.empty() ? 0.0f : cloud.intensities[i];
    put(bytes, colour.r);
    put(bytes, colour.g);
    put(bytes, colour.b);
    put(bytes, storedIntensity(intensity));
}

Unexpected corrupt(qint64 offset, const char *what)
{
    return damagedCloud(offset, QCoreApplication::translate("scan", what));
}

} // namespace

std::uint8_t storedIntensity(float intensity)
{
    return static_cast<std::uint8_t>(intensity > 0 ? std::lround(std::min(intensity, 1.0f) * 255) : 0);
}

std::uint16_t storedPlace(float value, float low, float size)
{
    const double share = size > 0 ? (value - low) / static_cast<double>(size) : 0;
    return static_cast<std::uint16_t>(std::lround(std::clamp(share, 0.0, 1.0) * kSteps));
}

Unexpected damagedCloud(qint64 offset, const QString &what)
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("scan", "The stored point cloud is damaged at byte %1: %2.").arg(offset).arg(what),
        QCoreApplication::translate("scan", "Scan the file again."));
}

Result<QByteArray> encodeCloud(const PointCloud &cloud, const Progress &progress)
{
    Indices finite;
    finite.reserve(cloud.size());
    for (std::size_t i = 0; i < cloud.size(); ++i)
        if (cloud.positions[i].allFinite())
            finite.push_back(static_cast<std::uint32_t>(i));
    const std::size_t points = finite.size();
    std::vector<Indices> chunks;
    if (!finite.empty())
        splitInto(chunks, cloud, std::move(finite), 0, progress);
    QByteArray bytes;
    bytes.reserve(kHeaderBytes + static_cast<qint64>(chunks.size()) * kChunkBytes +
                  static_cast<qint64>(points) * kPointBytes);
    putHeader(bytes, cloud, points, chunks.size());
    std::vector<ChunkBox> boxes;
    for (const Indices &chunk : chunks) {
        boxes.push_back(boxOf(cloud, chunk));
        putChunk(bytes, chunk.size(), boxes.back());
    }
    for (std::size_t c = 0; c < chunks.size(); ++c) {
        if (progress.cancelled())
            return cancelledError();
        geometry::Random random(1, c);
        random.shuffle(chunks[c]);
        for (const std::uint32_t i : chunks[c])
            putPoint(bytes, cloud, i, boxes[c]);
    }
    return bytes;
}

QByteArray encodeCloud(const PointCloud &cloud)
{
    return *encodeCloud(cloud, Progress());
}

Result<std::vector<CloudChunk>> cloudChunks(const QByteArray &bytes)
{
    if (bytes.size() < kHeaderBytes)
        return corrupt(bytes.size(), "it ends within its header");
    if (!bytes.startsWith(QByteArray::fromRawData(kMagic, 4)))
        return corrupt(0, "it is no point cloud");
    if (get<std::uint32_t>(bytes, 4) != kVersion)
        return corrupt(4, "its version is not known to this program");
    const auto points = get<std::uint64_t>(bytes, 8);
    const auto count = get<std::uint32_t>(bytes, 16);
    if (get<std::uint32_t>(bytes, 20) & ~kKnownFlags)
        return corrupt(20, "it has unknown flags");
    for (qint64 at = 24; at < kHeaderBytes; at += 8)
        if (!std::isfinite(get<double>(bytes, at)))
            return corrupt(at, "its origin is not finite");
    const qint64 rest = bytes.size() - kHeaderBytes;
    if (static_cast<qint64>(count) > rest / kChunkBytes || points > static_cast<std::uint64_t>(rest / kPointBytes) ||
        static_cast<qint64>(count) * kChunkBytes + static_cast<qint64>(points) * kPointBytes != rest)
        return corrupt(8, "its size does not fit the number of points");
    std::vector<CloudChunk> chunks;
    chunks.reserve(count);
    std::size_t first = 0;
    for (std::uint32_t c = 0; c < count; ++c) {
        const qint64 at = kHeaderBytes + static_cast<qint64>(c) * kChunkBytes;
        CloudChunk chunk{first, get<std::uint32_t>(bytes, at), {}, {}};
        for (int a = 0; a < 3; ++a) {
            chunk.low[a] = get<float>(bytes, at + 4 + 4 * a);
            chunk.high[a] = chunk.low[a] + get<float>(bytes, at + 16 + 4 * a);
        }
        if (!chunk.low.allFinite() || !chunk.high.allFinite() || chunk.count > points - first)
            return corrupt(at, "a part of it makes no sense");
        first += chunk.count;
        chunks.push_back(chunk);
    }
    if (first != points)
        return corrupt(8, "its parts do not add up");
    return chunks;
}

Result<PointCloud> decodeCloud(const QByteArray &bytes)
{
    const auto chunks = cloudChunks(bytes);
    if (!chunks)
        return unexpected(chunks.error());
    const auto flags = get<std::uint32_t>(bytes, 20);
    const auto points = static_cast<std::size_t>(get<std::uint64_t>(bytes, 8));
    PointCloud cloud;
    cloud.origin = {get<double>(bytes, 24), get<double>(bytes, 32), get<double>(bytes, 40)};
    if (flags & kStation)
        cloud.station = geometry::Vec3(get<double>(bytes, 48), get<double>(bytes, 56), get<double>(bytes, 64));
    cloud.positions.resize(points);
    cloud.colours.resize(flags & kColours ? points : 0);
    cloud.intensities.resize(flags & kIntensities ? points : 0);
    qint64 at = kHeaderBytes + static_cast<qint64>(chunks->size()) * kChunkBytes;
    for (const CloudChunk &chunk : *chunks) {
        const Eigen::Vector3f step = (chunk.high - chunk.low) / static_cast<float>(kSteps);
        for (std::size_t i = chunk.first; i < chunk.first + chunk.count; ++i, at += kPointBytes) {
            for (int a = 0; a < 3; ++a)
                cloud.positions[i][a] =
                    chunk.low[a] + step[a] * static_cast<float>(get<std::uint16_t>(bytes, at + 2 * a));
            if (flags & kColours)
                cloud.colours[i] = {get<std::uint8_t>(bytes, at + 6), get<std::uint8_t>(bytes, at + 7),
                                    get<std::uint8_t>(bytes, at + 8)};
            if (flags & kIntensities)
                cloud.intensities[i] = static_cast<float>(get<std::uint8_t>(bytes, at + 9)) / 255.0f;
        }
    }
    return cloud;
}

} // namespace twinloom::scan
