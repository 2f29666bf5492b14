// SPDX-License-Identifier: Apache-2.0
// A cloud as bytes in the project: chunks of an octree with shuffled points inside, so that the first n points of each
// chunk are the chunk at a lower level of detail. 10 bytes a point: 16 bits a direction within the chunk (at most
// 0.13 mm steps in a chunk of 8 m), 8-bit colour, 8-bit intensity. Little-endian.
//
//   0  char[4] "TWPC"      4  u32 version (1)    8  u64 points     16  u32 chunks
//   20 u32 flags: 1 colours, 2 intensities, 4 station     24 f64[3] origin     48 f64[3] station
//   72 chunks: u32 points, f32[3] low corner, f32[3] size; 28 bytes each
//   then the points, chunk by chunk: u16 x, y, z, u8 r, g, b, intensity
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "core/scan/point_cloud.h"
#include "core/scene/component.h"

#include <QByteArray>

#include <functional>

namespace twinloom::scan
{

/// How bytes get into the project and out of it.
using PutBlob = std::function<Result<scene::BlobId>(const QByteArray &)>;
using LoadBlob = std::function<Result<QByteArray>(const scene::BlobId &)>;

/// A coordinate in 16 bits: its share of the way from `low` to `low + size`.
std::uint16_t storedPlace(float value, float low, float size);
/// 0 to 1 in 8 bits.
std::uint8_t storedIntensity(float intensity);
/// BadInput about bytes of a stored cloud that make no sense.
Unexpected damagedCloud(qint64 offset, const QString &what);

/// Points [first, first + count) of the decoded cloud, and their bounds (without origin).
struct CloudChunk {
    std::size_t first = 0, count = 0;
    Eigen::Vector3f low = Eigen::Vector3f::Zero(), high = Eigen::Vector3f::Zero();
};

/// Normals are left out; points that are not finite too. The same cloud gives the same bytes. Cancelled is the only
/// error. Thread: any.
Result<QByteArray> encodeCloud(const PointCloud &cloud, const Progress &progress);
/// The same for a cloud that is small.
QByteArray encodeCloud(const PointCloud &cloud);
/// BadInput when the bytes are not what encodeCloud wrote; sizes are checked before anything is allocated.
Result<PointCloud> decodeCloud(const QByteArray &bytes);
/// The chunks of an encoded cloud, without its points. BadInput as decodeCloud.
Result<std::vector<CloudChunk>> cloudChunks(const QByteArray &bytes);

} // namespace twinloom::scan
