// SPDX-License-Identifier: Apache-2.0
// Samples as few bytes: differences of differences of the times, each value xor the one before, runs of equal quality.
// The idea is that of Gorilla (Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time Series Database", VLDB 2015,
// section 4.1), on bytes in place of bits: a little larger, much simpler. Lossless. Functions only; any thread.
#pragma once

#include "core/result.h"
#include "twin/history/sample.h"

#include <QByteArray>

namespace twinloom::history
{

/// Most samples of one chunk.
inline constexpr int kChunkSamples = 512;

/// Samples in any order of time; sorted ones take least.
QByteArray encodeChunk(const Samples &samples);
/// BadInput, with the offset, when the bytes are not what encodeChunk made of `count` samples.
Result<Samples> decodeChunk(const QByteArray &bytes, qint64 count);

/// CRC-32 as in ISO 3309 (IEEE polynomial), continued from `before`.
quint32 crc32(const void *data, std::size_t size, quint32 before = 0);

} // namespace twinloom::history
