// SPDX-License-Identifier: Apache-2.0
#include "twin/history/chunk_codec.h"

#include <QCoreApplication>

#include <array>
#include <bit>

namespace twinloom::history
{
namespace
{

constexpr std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 rest = byte;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest & 1) ? 0xEDB88320u ^ (rest >> 1) : rest >> 1;
        table[byte] = rest;
    }
    return table;
}
constexpr std::array<quint32, 256> kCrcTable = makeCrcTable();

void putVarint(QByteArray &out, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        out.append(char(number | 0x80));
    out.append(char(number));
}

// Small numbers of either sign become small numbers.
quint64 zigzag(quint64 number)
{
    return (number << 1) ^ (0 - (number >> 63));
}
quint64 unzigzag(quint64 number)
{
    return (number >> 1) ^ (0 - (number & 1));
}

// One byte says how many zero bytes lead and how many bytes follow; trailing zero bytes are left out.
void putXor(QByteArray &out, quint64 bits)
{
    const int leading = bits == 0 ? 8 : std::countl_zero(bits) / 8;
    const int trailing = bits == 0 ? 0 : std::countr_zero(bits) / 8;
    const int kept = 8 - leading - trailing;
    out.append(char(leading << 4 | kept));
    for (int i = 0; i < kept; ++i)
        out.append(char(bits >> (8 * (trailing + kept - 1 - i))));
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_at == m_bytes.size(); }
    qsizetype offset() const { return m_at; }

    quint8 byte()
    {
        if (m_at < m_bytes.size())
            return quint8(m_bytes.at(m_at++));
        m_failed = true;
        return 0;
    }
    quint64 varint()
    {
        quint64 number = 0;
        for (int shift = 0; shift < 64 && !m_failed; shift += 7) {
            const quint8 next = byte();
            number |= quint64(next & 0x7f) << shift;
            if (next < 0x80)
                return number;
        }
        m_failed = true;
        return 0;
    }
    quint64 xorBits()
    {
        const quint8 head = byte();
        const int leading = head >> 4, kept = head & 15;
        if (leading + kept > 8) {
            m_failed = true;
            return 0;
        }
        quint64 bits = 0;
        for (int i = 0; i < kept; ++i)
            bits = bits << 8 | byte();
        return kept == 0 ? 0 : bits << (8 * (8 - leading - kept));
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

Unexpected damaged(qsizetype offset)
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("history", "A chunk of recorded samples is damaged at its byte %1.").arg(offset));
}

} // namespace

quint32 crc32(const void *data, std::size_t size, quint32 before)
{
    const auto *bytes = static_cast<const quint8 *>(data);
    quint32 rest = ~before;
    for (std::size_t i = 0; i < size; ++i)
        rest = kCrcTable[(rest ^ bytes[i]) & 0xff] ^ (rest >> 8);
    return ~rest;
}

QByteArray encodeChunk(const Samples &samples)
{
    QByteArray out;
    out.reserve(qsizetype(samples.size()) * 6 + 16);
    quint64 time = 0, step = 0, value = 0;
    for (const Sample &sample : samples) {
        const quint64 newStep = quint64(sample.time) - time; // wraps: every pair of times has a difference
        putVarint(out, zigzag(newStep - step));
        time = quint64(sample.time);
        step = newStep;
    }
    for (const Sample &sample : samples) {
        const quint64 bits = std::bit_cast<quint64>(sample.value);
        putXor(out, bits ^ value);
        value = bits;
    }
    for (std::size_t i = 0; i < samples.size();) {
        std::size_t end = i;
        while (end < samples.size() && samples[end].quality == samples[i].quality)
            ++end;
        out.append(char(samples[i].quality));
        putVarint(out, end - i);
        i = end;
    }
    return out;
}

Result<Samples> decodeChunk(const QByteArray &bytes, qint64 count)
{
    if (count < 0 || count > bytes.size()) // each sample takes two bytes and more
        return damaged(0);
    Samples samples(static_cast<std::size_t>(count));
    Reader in(bytes);
    quint64 time = 0, step = 0, value = 0;
    for (Sample &sample : samples) {
        step += unzigzag(in.varint());
        time += step;
        sample.time = qint64(time);
    }
    for (Sample &sample : samples) {
        value ^= in.xorBits();
        sample.value = std::bit_cast<double>(value);
    }
    for (std::size_t i = 0; i < samples.size();) {
        const quint8 quality = in.byte();
        const quint64 run = in.varint();
        if (in.failed() || quality > quint8(Quality::Bad) || run == 0 || run > samples.size() - i)
            return damaged(in.offset());
        for (const std::size_t end = i + run; i < end; ++i)
            samples[i].quality = Quality(quality);
    }
    if (in.failed() || !in.atEnd())
        return damaged(in.offset());
    return samples;
}

} // namespace twinloom::history
