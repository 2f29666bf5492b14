// SPDX-License-Identifier: Apache-2.0
// Numbers out of bytes (PLY, PCD, LAS, E57) and out of text.
#pragma once

#include <QString>

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace twinloom::scan
{

enum class ScalarType : std::uint8_t { Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64, Float32, Float64 };

constexpr unsigned scalarSize(ScalarType type)
{
    constexpr unsigned kSizes[] = {1, 1, 2, 2, 4, 4, 8, 8, 4, 8};
    return kSizes[static_cast<unsigned>(type)];
}

enum class ByteOrder : std::uint8_t { Little, Big };

/// The number at `bytes` (aligned or not), in the byte order given.
template <class T>
T load(const char *bytes, ByteOrder order = ByteOrder::Little)
{
    char copy[sizeof(T)];
    std::memcpy(copy, bytes, sizeof(T));
    const bool same = (std::endian::native == std::endian::little) == (order == ByteOrder::Little);
    if (!same)
        for (std::size_t i = 0; i < sizeof(T) / 2; ++i)
            std::swap(copy[i], copy[sizeof(T) - 1 - i]);
    T value;
    std::memcpy(&value, copy, sizeof(T));
    return value;
}

inline double loadScalar(const char *bytes, ScalarType type, ByteOrder order)
{
    switch (type) {
    case ScalarType::Int8:
        return load<std::int8_t>(bytes, order);
    case ScalarType::UInt8:
        return load<std::uint8_t>(bytes, order);
    case ScalarType::Int16:
        return load<std::int16_t>(bytes, order);
    case ScalarType::UInt16:
        return load<std::uint16_t>(bytes, order);
    case ScalarType::Int32:
        return load<std::int32_t>(bytes, order);
    case ScalarType::UInt32:
        return load<std::uint32_t>(bytes, order);
    case ScalarType::Int64:
        return static_cast<double>(load<std::int64_t>(bytes, order));
    case ScalarType::UInt64:
        return static_cast<double>(load<std::uint64_t>(bytes, order));
    case ScalarType::Float32:
        return load<float>(bytes, order);
    case ScalarType::Float64:
        return load<double>(bytes, order);
    }
    return 0.0;
}

/// A colour channel as 8 bits. Signed bytes are unsigned ones by another name; floats go from 0 to 1; `wide` says that
/// integers of more than 8 bits use all of 16 (many files keep 0 to 255 in them).
inline std::uint8_t colourByte(double value, ScalarType type, bool wide)
{
    switch (type) {
    case ScalarType::Int8:
    case ScalarType::UInt8:
        return static_cast<std::uint8_t>(static_cast<int>(value) & 0xff);
    case ScalarType::Float32:
    case ScalarType::Float64:
        value *= 255.0;
        break;
    default:
        if (wide)
            value /= 257.0;
    }
    return value >= 254.5 ? 255 : value > 0 ? static_cast<std::uint8_t>(value + 0.5) : 0;
}

/// Takes the number at the front of `text` off it. Accepts a sign, "nan" and "inf". False when there is none.
inline bool takeNumber(std::string_view &text, double &value)
{
    const char *begin = text.data(), *end = begin + text.size();
    if (begin != end && *begin == '+')
        ++begin;
    const auto [next, error] = std::from_chars(begin, end, value);
    if (error == std::errc::result_out_of_range) // beyond what a double holds: as good as infinite
        value = std::numeric_limits<double>::infinity();
    else if (error != std::errc())
        return false;
    text.remove_prefix(static_cast<std::size_t>(next - text.data()));
    return true;
}

/// The whole of `text` as a count; false when it is none.
inline bool parseCount(std::string_view text, std::uint64_t &value)
{
    const auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && next == text.data() + text.size();
}

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

inline void skipBlanks(std::string_view &text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
}

/// The next word, separated by blanks; empty at the end.
inline std::string_view takeWord(std::string_view &text)
{
    skipBlanks(text);
    std::size_t length = 0;
    while (length < text.size() && !isBlank(text[length]))
        ++length;
    const std::string_view word = text.substr(0, length);
    text.remove_prefix(length);
    return word;
}

/// Bytes of a file as text for a message: shortened, never longer than a line.
inline QString shown(std::string_view text)
{
    constexpr std::size_t kMost = 40;
    QString out = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), kMost)));
    for (QChar &c : out)
        if (!c.isPrint())
            c = QLatin1Char('?');
    return text.size() > kMost ? out + QStringLiteral("...") : out;
}

} // namespace twinloom::scan
