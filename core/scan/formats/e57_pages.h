// SPDX-License-Identifier: Apache-2.0
// The paged layer of E57 (ASTM E2807-11, section 9): every page ends with a checksum of the rest of it, so offsets
// come in two kinds, physical (in the file) and logical (as if there were no checksums).
#pragma once

#include "core/progress.h"
#include "core/scan/formats/input.h"

namespace twinloom::scan
{

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4).
std::uint32_t crc32c(std::span<const char> bytes);

class E57Pages
{
public:
    /// Reads the file header and checks every page. BadInput names the first page whose checksum is wrong.
    static Result<E57Pages> open(Input &input, Progress &progress);

    std::uint64_t logicalSize() const { return m_pages * (m_pageSize - 4); }
    /// BadInput when it is beyond the file or on a checksum.
    Result<std::uint64_t> logical(std::uint64_t physical) const;
    std::uint64_t physical(std::uint64_t logical) const
    {
        return logical / (m_pageSize - 4) * m_pageSize + logical % (m_pageSize - 4);
    }
    Result<void> read(std::uint64_t logicalOffset, std::span<char> out);
    /// The XML section.
    Result<QByteArray> xml();
    /// BadInput about a logical offset.
    Unexpected bad(std::uint64_t logicalOffset, const QString &what) const
    {
        return m_input->bad(physical(logicalOffset), what);
    }

private:
    explicit E57Pages(Input &input) : m_input(&input) {}
    Result<void> checkPages(Progress &progress);

    Input *m_input;
    std::uint64_t m_pageSize = 1024, m_pages = 0, m_xmlOffset = 0, m_xmlLength = 0;
    std::vector<char> m_block; ///< whole pages as they are in the file
    std::uint64_t m_blockPage = 0, m_blockPages = 0;
};

} // namespace twinloom::scan
