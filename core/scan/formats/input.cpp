// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/input.h"

#include "core/input_file.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace twinloom::scan
{

namespace
{
constexpr std::size_t kLineBuffer = std::size_t(1) << 20;
constexpr std::uint64_t kMostTrailing = 4096; // bytes
} // namespace

Result<Input> Input::open(const QString &path)
{
    Input input;
    input.m_path = path;
    input.m_file = std::make_unique<QFile>(path);
    if (const auto opened = openRegularInput(*input.m_file, QIODevice::Unbuffered); !opened)
        return unexpected(opened.error());
    input.m_size = static_cast<std::uint64_t>(input.m_file->size());
    return input;
}

QString Input::extension() const
{
    return QFileInfo(m_path).suffix().toLower();
}

std::size_t Input::read(std::uint64_t offset, std::span<char> out)
{
    if (offset >= m_size || !m_file->seek(static_cast<qint64>(offset)))
        return 0;
    std::size_t done = 0;
    while (done < out.size()) {
        const qint64 got = m_file->read(out.data() + done, static_cast<qint64>(out.size() - done));
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

Result<void> Input::readAll(std::uint64_t offset, std::span<char> out, const QString &what)
{
    const std::size_t got = read(offset, out);
    if (got == out.size())
        return {};
    if (offset + out.size() <= m_size)
        return unexpected(ErrorCode::Io, QCoreApplication::translate("scan", "Reading %1 failed at byte %2: %3.")
                                             .arg(m_path)
                                             .arg(offset + got)
                                             .arg(m_file->errorString()));
    return bad(m_size, QCoreApplication::translate("scan", "the file breaks off within %1").arg(what));
}

Result<Issues> Input::checkEnd(std::uint64_t end)
{
    const std::uint64_t left = m_size > end ? m_size - end : 0;
    if (left > kMostTrailing)
        return bad(end, QCoreApplication::translate(
                            "scan", "%1 bytes follow what the header promises; a count in it is too small")
                            .arg(left));
    std::vector<char> bytes(left);
    bytes.resize(read(end, bytes));
    const auto means = [](char c) { return c != '\0' && c != ' ' && c != '\t' && c != '\r' && c != '\n'; };
    if (std::none_of(bytes.begin(), bytes.end(), means))
        return Issues();
    return Issues{{QStringLiteral("extra-data"),
                   QCoreApplication::translate("scan", "%1: the %2 bytes after what the header promises were not read.")
                       .arg(m_path)
                       .arg(left),
                   {}}};
}

Unexpected Input::bad(std::uint64_t offset, const QString &what) const
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("scan", "Cannot read %1: byte %2: %3.").arg(m_path).arg(offset).arg(what));
}

Unexpected Input::badLine(std::uint64_t line, std::uint64_t offset, const QString &what) const
{
    return unexpected(ErrorCode::BadInput, QCoreApplication::translate("scan", "Cannot read %1: line %2 (byte %3): %4.")
                                               .arg(m_path)
                                               .arg(line)
                                               .arg(offset)
                                               .arg(what));
}

Unexpected Input::noPoints() const
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scan", "%1 holds no point with finite coordinates.").arg(m_path),
                      QCoreApplication::translate("scan", "Export the scan again and check that points are included."));
}

LineReader::LineReader(Input &input, std::uint64_t offset) : m_input(&input), m_buffer(kLineBuffer), m_base(offset) {}

bool LineReader::refill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_base += m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    const std::size_t got = m_input->read(m_base + m_end, std::span(m_buffer).subspan(m_end));
    m_end += got;
    return got > 0;
}

bool LineReader::next(std::string_view &line)
{
    std::size_t searched = 0;
    for (;;) {
        const char *begin = m_buffer.data() + m_begin;
        const std::size_t held = m_end - m_begin;
        const auto *end = static_cast<const char *>(std::memchr(begin + searched, '\n', held - searched));
        std::size_t length = held;
        if (end)
            length = static_cast<std::size_t>(end - begin);
        else if (searched = held; refill())
            continue;
        else if (m_end - m_begin == m_buffer.size()) {
            m_tooLong = true;
            ++m_line;
            m_lineOffset = m_base + m_begin;
            return false;
        } else if (held == 0)
            return false;
        m_lineOffset = m_base + m_begin;
        ++m_line;
        line = {m_buffer.data() + m_begin, length};
        m_begin += length + (end ? 1 : 0);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return true;
    }
}

} // namespace twinloom::scan
