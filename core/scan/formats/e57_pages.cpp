// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/e57_pages.h"

#include "core/scan/formats/scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace twinloom::scan
{

namespace
{

constexpr std::uint64_t kBlockBytes = 1 << 20;

/// Eight tables, so that eight bytes go at a time (Kounavis and Berry 2005, "slicing by 8").
constexpr auto kTables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = value >> 1 ^ (value & 1 ? 0x82f63b78u : 0u);
        tables[0][i] = value;
    }
    for (std::size_t t = 1; t < 8; ++t)
        for (std::size_t i = 0; i < 256; ++i)
            tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 255];
    return tables;
}();

} // namespace

std::uint32_t crc32c(std::span<const char> bytes)
{
    std::uint32_t crc = 0xffffffff;
    const char *at = bytes.data(), *end = at + bytes.size();
    for (; end - at >= 8; at += 8) {
        const std::uint32_t low = load<std::uint32_t>(at) ^ crc, high = load<std::uint32_t>(at + 4);
        crc = kTables[7][low & 255] ^ kTables[6][low >> 8 & 255] ^ kTables[5][low >> 16 & 255] ^ kTables[4][low >> 24] ^
              kTables[3][high & 255] ^ kTables[2][high >> 8 & 255] ^ kTables[1][high >> 16 & 255] ^
              kTables[0][high >> 24];
    }
    for (; at != end; ++at)
        crc = crc >> 8 ^ kTables[0][(crc ^ static_cast<unsigned char>(*at)) & 255];
    return ~crc;
}

Result<E57Pages> E57Pages::open(Input &input, Progress &progress)
{
    std::array<char, 48> header{};
    if (const Result<void> got = input.readAll(0, header, QCoreApplication::translate("scan", "the E57 header")); !got)
        return unexpected(got.error());
    if (std::string_view(header.data(), 8) != "ASTM-E57")
        return input.bad(0, QCoreApplication::translate("scan", "an E57 file begins with \"ASTM-E57\""));
    E57Pages pages(input);
    const auto length = load<std::uint64_t>(&header[16]);
    pages.m_xmlOffset = load<std::uint64_t>(&header[24]);
    pages.m_xmlLength = load<std::uint64_t>(&header[32]);
    pages.m_pageSize = load<std::uint64_t>(&header[40]);
    if (load<std::uint32_t>(&header[8]) != 1)
        return input.bad(
            8, QCoreApplication::translate("scan", "E57 version %1 is not known").arg(load<std::uint32_t>(&header[8])));
    if (pages.m_pageSize < 64 || pages.m_pageSize > kBlockBytes)
        return input.bad(40, QCoreApplication::translate("scan", "a page size of %1 bytes").arg(pages.m_pageSize));
    if (length > input.size())
        return input.bad(
            input.size(),
            QCoreApplication::translate("scan", "the file breaks off: its header promises %1 bytes").arg(length));
    pages.m_pages = length / pages.m_pageSize;
    if (const Result<void> checked = pages.checkPages(progress); !checked)
        return unexpected(checked.error());
    return pages;
}

Result<void> E57Pages::checkPages(Progress &progress)
{
    const std::uint64_t perBlock = std::max<std::uint64_t>(1, kBlockBytes / m_pageSize);
    m_block.resize(perBlock * m_pageSize);
    for (std::uint64_t page = 0; page < m_pages; page += perBlock) {
        if (progress.cancelled())
            return cancelledError();
        const std::uint64_t now = std::min(perBlock, m_pages - page);
        if (const Result<void> got = m_input->readAll(page * m_pageSize, std::span(m_block).first(now * m_pageSize),
                                                      QCoreApplication::translate("scan", "its pages"));
            !got)
            return got;
        for (std::uint64_t i = 0; i < now; ++i) {
            const char *bytes = m_block.data() + i * m_pageSize;
            const std::uint32_t stored = load<std::uint32_t>(bytes + m_pageSize - 4, ByteOrder::Big);
            if (crc32c({bytes, m_pageSize - 4}) != stored)
                return m_input->bad(
                    (page + i) * m_pageSize,
                    QCoreApplication::translate("scan", "the checksum of page %1 is wrong: the file is damaged")
                        .arg(page + i));
        }
        progress.set(static_cast<double>(page + now) / static_cast<double>(m_pages));
    }
    return {};
}

Result<std::uint64_t> E57Pages::logical(std::uint64_t physical) const
{
    if (physical / m_pageSize >= m_pages || physical % m_pageSize >= m_pageSize - 4)
        return m_input->bad(std::min(physical, m_input->size()),
                            QCoreApplication::translate("scan", "an offset that is not in the file's pages"));
    return physical / m_pageSize * (m_pageSize - 4) + physical % m_pageSize;
}

Result<void> E57Pages::read(std::uint64_t logicalOffset, std::span<char> out)
{
    const std::uint64_t payload = m_pageSize - 4;
    if (out.size() > logicalSize() || logicalOffset > logicalSize() - out.size())
        return m_input->bad(m_input->size(),
                            QCoreApplication::translate("scan", "the file breaks off: %1 bytes are expected at byte %2")
                                .arg(out.size())
                                .arg(physical(logicalOffset)));
    while (!out.empty()) {
        const std::uint64_t page = logicalOffset / payload, within = logicalOffset % payload;
        if (page < m_blockPage || page >= m_blockPage + m_blockPages) {
            m_blockPage = page;
            m_blockPages = std::min(m_block.size() / m_pageSize, m_pages - page);
            if (const Result<void> got =
                    m_input->readAll(page * m_pageSize, std::span(m_block).first(m_blockPages * m_pageSize),
                                     QCoreApplication::translate("scan", "its pages"));
                !got)
                return got;
        }
        const std::size_t now = std::min<std::uint64_t>(out.size(), payload - within);
        std::memcpy(out.data(), m_block.data() + (page - m_blockPage) * m_pageSize + within, now);
        out = out.subspan(now);
        logicalOffset += now;
    }
    return {};
}

Result<QByteArray> E57Pages::xml()
{
    const Result<std::uint64_t> at = logical(m_xmlOffset);
    if (!at)
        return unexpected(at.error());
    if (m_xmlLength > logicalSize() - *at || m_xmlLength > (std::uint64_t(1) << 30))
        return m_input->bad(
            32, QCoreApplication::translate("scan", "the XML section of %1 bytes is not in the file").arg(m_xmlLength));
    QByteArray text(static_cast<qsizetype>(m_xmlLength), '\0');
    if (const Result<void> got = read(*at, {text.data(), static_cast<std::size_t>(text.size())}); !got)
        return unexpected(got.error());
    return text;
}

} // namespace twinloom::scan
