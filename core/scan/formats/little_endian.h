// SPDX-License-Identifier: Apache-2.0
// Numbers as little-endian bytes, for what the project stores of scans.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <bit>
#include <cstdint>
#include <type_traits>

namespace twinloom::scan
{

template <class T>
void put(QByteArray &bytes, T value)
{
    if constexpr (std::is_same_v<T, float>) {
        put(bytes, std::bit_cast<std::uint32_t>(value));
    } else if constexpr (std::is_same_v<T, double>) {
        put(bytes, std::bit_cast<std::uint64_t>(value));
    } else {
        const T little = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
}

/// The number at `at`, which the caller has checked to be within.
template <class T>
T get(const QByteArray &bytes, qint64 at)
{
    if constexpr (std::is_same_v<T, float>)
        return std::bit_cast<float>(get<std::uint32_t>(bytes, at));
    else if constexpr (std::is_same_v<T, double>)
        return std::bit_cast<double>(get<std::uint64_t>(bytes, at));
    else
        return qFromLittleEndian<T>(bytes.constData() + at);
}

} // namespace twinloom::scan
