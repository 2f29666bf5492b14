// SPDX-License-Identifier: Apache-2.0
// Bytes as they are stored: as they are, or compressed where that pays.
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>

namespace twinloom::project
{

struct Packed {
    qint64 encoding = 0; ///< 0: as they are, 1: zlib after the length (qCompress)
    QByteArray bytes;
};

Packed pack(const QByteArray &bytes);
/// None for an unknown encoding or bytes that pack() cannot have made; never takes more memory than they could need.
std::optional<QByteArray> unpack(const Packed &packed);

} // namespace twinloom::project
