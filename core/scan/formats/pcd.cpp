// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/fields.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/lzf.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kBlock = std::size_t(1) << 20;
constexpr std::uint64_t kMostFieldBytes = 1 << 16;

struct Header {
    std::vector<std::string> names;
    std::vector<std::uint64_t> sizes, counts;
    std::string types;
    std::optional<std::uint64_t> width, height, points;
    std::optional<std::array<double, 7>> viewpoint; ///< tx ty tz qw qx qy qz
    std::string data;
    std::uint64_t dataOffset = 0, lines = 0;

    std::vector<Field> fields;
    std::vector<std::uint64_t> fieldBytes; ///< one a field: size times count
    std::uint64_t recordSize = 0;
    std::uint64_t values = 0; ///< numbers in a text record
    std::uint64_t count = 0;  ///< points
};

std::optional<ScalarType> typeOf(char kind, std::uint64_t size)
{
    static constexpr struct {
        char kind;
        std::uint64_t size;
        ScalarType type;
    } kTypes[] = {{'F', 4, ScalarType::Float32}, {'F', 8, ScalarType::Float64}, {'I', 1, ScalarType::Int8},
                  {'I', 2, ScalarType::Int16},   {'I', 4, ScalarType::Int32},   {'I', 8, ScalarType::Int64},
                  {'U', 1, ScalarType::UInt8},   {'U', 2, ScalarType::UInt16},  {'U', 4, ScalarType::UInt32},
                  {'U', 8, ScalarType::UInt64}};
    for (const auto &known : kTypes)
        if (known.kind == kind && known.size == size)
            return known.type;
    return std::nullopt;
}

bool parseCounts(std::string_view words, std::vector<std::uint64_t> &out)
{
    out.clear();
    for (std::string_view word = takeWord(words); !word.empty(); word = takeWord(words)) {
        out.emplace_back();
        if (!parseCount(word, out.back()))
            return false;
    }
    return !out.empty();
}

bool parseOne(std::string_view words, std::optional<std::uint64_t> &out)
{
    std::uint64_t value = 0;
    if (!parseCount(takeWord(words), value))
        return false;
    out = value;
    return true;
}

/// One line of the header; false when its values make no sense.
bool parseLine(std::string_view key, std::string_view words, Header &header)
{
    if (key == "FIELDS" || key == "COLUMNS") {
        header.names.clear();
        for (std::string_view word = takeWord(words); !word.empty(); word = takeWord(words))
            header.names.emplace_back(word);
        return !header.names.empty();
    }
    if (key == "SIZE")
        return parseCounts(words, header.sizes);
    if (key == "COUNT")
        return parseCounts(words, header.counts);
    if (key == "TYPE") {
        header.types.clear();
        for (std::string_view word = takeWord(words); !word.empty(); word = takeWord(words))
            header.types += word.size() == 1 ? word[0] : '?';
        return true;
    }
    if (key == "WIDTH")
        return parseOne(words, header.width);
    if (key == "HEIGHT")
        return parseOne(words, header.height);
    if (key == "POINTS")
        return parseOne(words, header.points);
    if (key == "VIEWPOINT") {
        std::array<double, 7> pose{};
        for (double &value : pose) {
            skipBlanks(words);
            if (!takeNumber(words, value))
                return false;
        }
        header.viewpoint = pose;
        return true;
    }
    if (key == "DATA")
        header.data = takeWord(words);
    return true;
}

bool isKey(std::string_view key)
{
    static constexpr std::string_view kKeys[] = {"VERSION", "FIELDS", "COLUMNS", "SIZE",      "TYPE", "COUNT",
                                                 "WIDTH",   "HEIGHT", "POINTS",  "VIEWPOINT", "DATA"};
    return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

/// Lays the fields out and checks that the parts of the header agree.
Result<void> layOut(const Input &input, Header &header)
{
    const auto bad = [&](const QString &what) { return input.bad(0, what); };
    const std::size_t n = header.names.size();
    if (header.counts.empty())
        header.counts.assign(n, 1);
    if (n == 0 || header.sizes.size() != n || header.types.size() != n || header.counts.size() != n)
        return bad(
            QCoreApplication::translate("scan", "FIELDS, SIZE, TYPE and COUNT of the PCD header differ in length"));
    for (std::size_t i = 0; i < n; ++i) {
        const QString name = QString::fromStdString(header.names[i]);
        const std::optional<ScalarType> type = typeOf(header.types[i], header.sizes[i]);
        if (!type)
            return bad(QCoreApplication::translate("scan", "field \"%1\" has an unknown type or size").arg(name));
        if (header.counts[i] > kMostFieldBytes)
            return bad(QCoreApplication::translate("scan", "field \"%1\" claims %2 values a point")
                           .arg(name)
                           .arg(header.counts[i]));
        if (header.counts[i] > 0)
            header.fields.push_back({header.names[i], *type, static_cast<std::uint32_t>(header.recordSize),
                                     static_cast<int>(header.values)});
        header.fieldBytes.push_back(header.sizes[i] * header.counts[i]);
        header.recordSize += header.fieldBytes.back();
        header.values += header.counts[i];
    }
    if (!FieldRoles(header.fields).hasPosition())
        return bad(QCoreApplication::translate("scan", "the PCD header names no fields x, y and z"));
    if (!header.points && !header.width)
        return bad(QCoreApplication::translate("scan", "the PCD header has neither POINTS nor WIDTH"));
    const std::uint64_t height = header.height.value_or(1), width = header.width ? *header.width : *header.points;
    if (height != 0 && width > std::numeric_limits<std::uint64_t>::max() / height)
        return bad(QCoreApplication::translate("scan", "WIDTH times HEIGHT is too much"));
    header.count = header.points.value_or(width * height);
    if (header.width && header.count != width * height)
        return bad(QCoreApplication::translate("scan", "POINTS is %1, but WIDTH times HEIGHT is %2")
                       .arg(header.count)
                       .arg(width * height));
    return {};
}

Result<Header> parseHeader(Input &input)
{
    Header header;
    LineReader lines(input);
    std::string_view line;
    while (header.data.empty() && lines.next(line)) {
        const std::string_view key = takeWord(line);
        if (key.empty() || key.front() == '#')
            continue;
        if (!isKey(key))
            return lines.bad(QCoreApplication::translate("scan", "\"%1\" is no part of a PCD header").arg(shown(key)));
        if (!parseLine(key, line, header))
            return lines.bad(QCoreApplication::translate("scan", "%1 has no sensible value").arg(shown(key)));
    }
    if (header.data.empty())
        return input.bad(lines.endOffset(), QCoreApplication::translate("scan", "the PCD header has no DATA line"));
    header.dataOffset = lines.endOffset();
    header.lines = lines.line();
    if (const Result<void> done = layOut(input, header); !done)
        return unexpected(done.error());
    return header;
}

Unexpected breaksOff(const Input &input, const Header &header)
{
    return input.bad(
        input.size(),
        QCoreApplication::translate("scan", "the file breaks off: its header promises %1 points").arg(header.count));
}

class DataReader
{
public:
    DataReader(Input &input, const Header &header, PointSink &sink, Progress &progress)
        : m_input(input), m_header(header), m_progress(progress), m_roles(header.fields),
          m_builder(m_roles.attributes(), sink)
    {
    }
    Result<LoadedScan> finish() { return m_builder.finish(); }
    /// Of the byte after the last point.
    std::uint64_t endOffset() const { return m_end; }

    Result<void> ascii()
    {
        LineReader lines(m_input, m_header.dataOffset);
        std::vector<double> values(m_header.values);
        std::string_view line;
        for (std::uint64_t i = 0; i < m_header.count;) {
            if (!lines.next(line))
                return breaksOff(m_input, m_header);
            skipBlanks(line);
            if (line.empty())
                continue;
            for (double &value : values) {
                skipBlanks(line);
                if (!takeNumber(line, value))
                    return m_input.badLine(
                        m_header.lines + lines.line(), lines.lineOffset(),
                        QCoreApplication::translate("scan", "%1 numbers are expected").arg(values.size()));
            }
            m_builder.add(m_roles.point(values));
            if (const Result<void> go = report(++i); !go)
                return go;
        }
        m_end = lines.endOffset();
        return {};
    }

    Result<void> binary()
    {
        const std::uint64_t size = m_header.recordSize;
        if (m_header.count > (m_input.size() - m_header.dataOffset) / size)
            return breaksOff(m_input, m_header);
        m_builder.expect(m_header.count);
        std::vector<char> block(std::max<std::size_t>(1, kBlock / size) * size);
        const std::uint64_t perBlock = block.size() / size;
        if (const Result<void> looked = lookAtColours(size); !looked)
            return looked;
        for (std::uint64_t done = 0; done < m_header.count;) {
            const std::uint64_t now = std::min(perBlock, m_header.count - done);
            const auto part = std::span(block).first(now * size);
            if (const Result<void> got = m_input.readAll(m_header.dataOffset + done * size, part,
                                                         QCoreApplication::translate("scan", "the points"));
                !got)
                return got;
            for (std::uint64_t i = 0; i < now; ++i)
                m_builder.add(m_roles.point(part.data() + i * size, ByteOrder::Little));
            done += now;
            if (const Result<void> go = report(done, true); !go)
                return go;
        }
        m_end = m_header.dataOffset + m_header.count * size;
        return {};
    }

    /// Two sizes, then the LZF stream of all values of the first field, all of the second, ...
    Result<void> compressed()
    {
        std::array<char, 8> sizes{};
        if (const Result<void> got = m_input.readAll(m_header.dataOffset, sizes,
                                                     QCoreApplication::translate("scan", "the compressed points"));
            !got)
            return got;
        const std::uint64_t packed = load<std::uint32_t>(sizes.data()),
                            unpacked = load<std::uint32_t>(sizes.data() + 4);
        const std::uint64_t at = m_header.dataOffset + 8;
        if (packed > m_input.size() - at)
            return breaksOff(m_input, m_header);
        if (m_header.count > unpacked / m_header.recordSize || unpacked != m_header.count * m_header.recordSize)
            return m_input.bad(
                m_header.dataOffset + 4,
                QCoreApplication::translate("scan", "%1 points of %2 bytes are not the %3 bytes that were compressed")
                    .arg(m_header.count)
                    .arg(m_header.recordSize)
                    .arg(unpacked));
        if (unpacked / kMostLzfRatio > packed)
            return m_input.bad(
                m_header.dataOffset,
                QCoreApplication::translate("scan", "%1 compressed bytes cannot hold %2").arg(packed).arg(unpacked));
        std::vector<char> in(packed), out(unpacked);
        if (const Result<void> got =
                m_input.readAll(at, in, QCoreApplication::translate("scan", "the compressed points"));
            !got)
            return got;
        if (const std::optional<std::size_t> wrong = lzfDecompress(in, out))
            return m_input.bad(at + *wrong, QCoreApplication::translate("scan", "the compressed points are damaged"));
        in = {};
        m_end = at + packed;
        return fromColumns(out);
    }

private:
    /// Field by field, as binary_compressed keeps them; put together into records a point at a time.
    Result<void> fromColumns(const std::vector<char> &columns)
    {
        m_builder.expect(m_header.count);
        std::vector<char> record(m_header.recordSize);
        const auto gather = [&](std::uint64_t i) {
            std::uint64_t column = 0, offset = 0;
            for (const std::uint64_t bytes : m_header.fieldBytes) {
                std::memcpy(record.data() + offset, columns.data() + column + i * bytes, bytes);
                offset += bytes;
                column += bytes * m_header.count;
            }
        };
        const std::uint64_t step = std::max<std::uint64_t>(1, m_header.count / 4096);
        for (std::uint64_t i = 0; i < m_header.count && m_roles.wideColourPossible(); i += step) {
            gather(i);
            m_roles.lookAtColour(record.data(), ByteOrder::Little);
        }
        for (std::uint64_t i = 0; i < m_header.count;) {
            gather(i);
            m_builder.add(m_roles.point(record.data(), ByteOrder::Little));
            if (const Result<void> go = report(++i); !go)
                return go;
        }
        return {};
    }

    Result<void> lookAtColours(std::uint64_t size)
    {
        std::vector<char> record(size);
        const std::uint64_t step = std::max<std::uint64_t>(1, m_header.count / 4096);
        for (std::uint64_t i = 0; i < m_header.count && m_roles.wideColourPossible(); i += step) {
            if (const Result<void> got = m_input.readAll(m_header.dataOffset + i * size, record,
                                                         QCoreApplication::translate("scan", "the points"));
                !got)
                return got;
            m_roles.lookAtColour(record.data(), ByteOrder::Little);
        }
        return {};
    }

    Result<void> report(std::uint64_t done, bool always = false)
    {
        if (!always && done % 8192 != 0)
            return {};
        if (m_progress.cancelled())
            return cancelledError();
        m_progress.set(static_cast<double>(done) / static_cast<double>(m_header.count));
        return m_builder.pass();
    }

    Input &m_input;
    const Header &m_header;
    Progress &m_progress;
    FieldRoles m_roles;
    CloudBuilder m_builder;
    std::uint64_t m_end = 0;
};

/// Where the sensor stood and how it was turned, when the header says more than the usual zeros.
std::optional<Eigen::Affine3d> viewpointOf(const Header &header)
{
    if (!header.viewpoint)
        return std::nullopt;
    const auto &[x, y, z, qw, qx, qy, qz] = *header.viewpoint;
    const geometry::Vec3 at(x, y, z);
    const Eigen::Quaterniond turn(qw, qx, qy, qz);
    if (!at.allFinite() || at.isZero() || !turn.coeffs().allFinite() || turn.norm() < 1e-6)
        return std::nullopt;
    return Eigen::Translation3d(at) * turn.normalized();
}

} // namespace

Result<void> readPcd(Input &input, PointSink &sink, Progress &progress)
{
    const Result<Header> header = parseHeader(input);
    if (!header)
        return unexpected(header.error());
    DataReader reader(input, *header, sink, progress);
    Result<void> done;
    if (header->data == "ascii")
        done = reader.ascii();
    else if (header->data == "binary")
        done = reader.binary();
    else if (header->data == "binary_compressed")
        done = reader.compressed();
    else
        done = input.bad(header->dataOffset,
                         QCoreApplication::translate("scan", "unknown PCD encoding \"%1\"").arg(shown(header->data)));
    if (!done)
        return done;
    Result<Issues> ended = input.checkEnd(reader.endOffset());
    if (!ended)
        return unexpected(ended.error());
    Result<LoadedScan> scan = reader.finish();
    if (!scan)
        return unexpected(scan.error());
    if (scan->pointsInFile == 0)
        return {};
    scan->issues = *std::move(ended);
    if (const auto viewpoint = viewpointOf(*header)) {
        scan->pose = *viewpoint;
        scan->cloud.station = -scan->cloud.origin;
    }
    return sink.end(*std::move(scan));
}

} // namespace twinloom::scan
