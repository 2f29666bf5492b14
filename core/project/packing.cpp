// SPDX-License-Identifier: Apache-2.0
#include "core/project/packing.h"

#include <QtEndian>

namespace twinloom::project
{
namespace
{

constexpr qint64 kPlain = 0;
constexpr qint64 kCompressed = 1;
constexpr qsizetype kWorthwhile = 1024; // below, zlib saves less than a page
constexpr int kLevel = 1;               // a commit must be quick; higher levels save 10 % more for four times the time
constexpr qsizetype kLargestRatio = 1032; // of deflate

} // namespace

Packed pack(const QByteArray &bytes)
{
    if (bytes.size() >= kWorthwhile)
        if (QByteArray compressed = qCompress(bytes, kLevel); !compressed.isEmpty() && compressed.size() < bytes.size())
            return {kCompressed, std::move(compressed)};
    return {kPlain, bytes};
}

std::optional<QByteArray> unpack(const Packed &packed)
{
    if (packed.encoding == kPlain)
        return packed.bytes;
    if (packed.encoding != kCompressed || packed.bytes.size() < 4)
        return std::nullopt;
    const qsizetype size = qFromBigEndian<quint32>(packed.bytes.constData());
    if (size == 0 || size > packed.bytes.size() * kLargestRatio)
        return std::nullopt;
    QByteArray bytes = qUncompress(packed.bytes);
    if (bytes.size() != size)
        return std::nullopt;
    return bytes;
}

} // namespace twinloom::project
