// SPDX-License-Identifier: Apache-2.0
// A file being read: bytes at an offset, lines one after the other, and the errors that both can have.
#pragma once

#include "core/result.h"

#include <QFile>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace twinloom::scan
{

/// An open regular file. Not shared between threads.
class Input
{
public:
    /// NotFound; BadInput for a folder; Io for a device, or a file that may not be read.
    static Result<Input> open(const QString &path);

    const QString &path() const { return m_path; }
    /// The extension in lower case, without the dot.
    QString extension() const;
    std::uint64_t size() const { return m_size; }
    /// As many of the bytes at `offset` as there are, into `out`; how many.
    std::size_t read(std::uint64_t offset, std::span<char> out);
    /// All of `out`, or BadInput: the file breaks off (`what` names the part that is missing).
    Result<void> readAll(std::uint64_t offset, std::span<char> out, const QString &what);

    /// Judges what follows the data that a header promises, from `end` on: blanks and zeros mean nothing, up to 4 KiB
    /// of anything else is an Issue "extra-data", and more is BadInput, since a count that lost digits leaves most of a
    /// file unread.
    Result<Issues> checkEnd(std::uint64_t end);

    /// BadInput about the byte at `offset`, or about a line (counted from 1) that begins there.
    Unexpected bad(std::uint64_t offset, const QString &what) const;
    Unexpected badLine(std::uint64_t line, std::uint64_t offset, const QString &what) const;
    /// BadInput: a valid file without a single point.
    Unexpected noPoints() const;

private:
    QString m_path;
    std::unique_ptr<QFile> m_file;
    std::uint64_t m_size = 0;
};

/// Hands out lines (without their end, "\n" or "\r\n") from an offset on. A line of more than 1 MiB is refused, so that
/// a binary file taken for text does not end up in memory.
class LineReader
{
public:
    explicit LineReader(Input &input, std::uint64_t offset = 0);

    /// False at the end of the file or after a line that is too long (see `tooLong`). Valid until the next call.
    bool next(std::string_view &line);
    bool tooLong() const { return m_tooLong; }
    /// Number (from 1) and offset of the line handed out last; offset of the byte after it.
    std::uint64_t line() const { return m_line; }
    std::uint64_t lineOffset() const { return m_lineOffset; }
    std::uint64_t endOffset() const { return m_base + m_begin; }
    Unexpected bad(const QString &what) const { return m_input->badLine(m_line, m_lineOffset, what); }

private:
    bool refill();

    Input *m_input;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0, m_end = 0;
    std::uint64_t m_base = 0; ///< offset of m_buffer[0] in the file
    std::uint64_t m_line = 0, m_lineOffset = 0;
    bool m_tooLong = false;
};

} // namespace twinloom::scan
