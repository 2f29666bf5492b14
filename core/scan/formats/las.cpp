// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/cloud_builder.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/scalar.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kBlock = std::size_t(1) << 20;
constexpr std::array<unsigned, 11> kBaseLength = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};
/// Where red, green and blue are in each format; 0: nowhere.
constexpr std::array<unsigned, 11> kColourAt = {0, 0, 20, 28, 0, 28, 0, 30, 30, 0, 30};

struct Header {
    unsigned minor = 0, headerSize = 0, format = 0, recordLength = 0;
    std::uint64_t pointOffset = 0, vlrs = 0, count = 0;
    bool compressed = false;
    std::array<double, 3> scale{}, offset{};
};

Result<Header> parseHeader(Input &input)
{
    std::array<char, 375> bytes{};
    if (const Result<void> got =
            input.readAll(0, std::span(bytes).first(227), QCoreApplication::translate("scan", "the LAS header"));
        !got)
        return unexpected(got.error());
    Header header;
    header.minor = static_cast<unsigned char>(bytes[25]);
    if (bytes[24] != 1 || header.minor > 4)
        return input.bad(24, QCoreApplication::translate("scan", "LAS version %1.%2 is not known")
                                 .arg(static_cast<unsigned char>(bytes[24]))
                                 .arg(header.minor));
    header.headerSize = load<std::uint16_t>(&bytes[94]);
    if (header.headerSize < 227 || header.headerSize > input.size())
        return input.bad(94, QCoreApplication::translate("scan", "a LAS header of %1 bytes").arg(header.headerSize));
    input.read(0, std::span(bytes).first(std::min<std::size_t>(bytes.size(), header.headerSize)));
    header.pointOffset = load<std::uint32_t>(&bytes[96]);
    header.vlrs = load<std::uint32_t>(&bytes[100]);
    const auto format = static_cast<unsigned char>(bytes[104]);
    header.compressed = format & 0xc0;
    header.format = format & 0x3f;
    header.recordLength = load<std::uint16_t>(&bytes[105]);
    header.count = load<std::uint32_t>(&bytes[107]);
    if (header.minor >= 4 && header.headerSize >= 375)
        if (const auto wide = load<std::uint64_t>(&bytes[247]); wide != 0)
            header.count = wide;
    for (std::size_t k = 0; k < 3; ++k) {
        header.scale[k] = load<double>(&bytes[131 + 8 * k]);
        header.offset[k] = load<double>(&bytes[155 + 8 * k]);
        if (!std::isfinite(header.scale[k]) || header.scale[k] == 0 || !std::isfinite(header.offset[k]))
            return input.bad(131 + 8 * k,
                             QCoreApplication::translate("scan", "the LAS header has no usable scale and offset"));
    }
    if (header.format >= kBaseLength.size())
        return input.bad(104,
                         QCoreApplication::translate("scan", "LAS point format %1 is not known").arg(header.format));
    if (header.pointOffset < header.headerSize || header.pointOffset > input.size())
        return input.bad(96, QCoreApplication::translate("scan", "the points are said to begin at byte %1 of %2")
                                 .arg(header.pointOffset)
                                 .arg(input.size()));
    return header;
}

Result<void> checkPoints(const Input &input, const Header &header)
{
    if (header.compressed)
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "Cannot read %1: byte 104: its points are compressed (LAZ).")
                .arg(input.path()),
            QCoreApplication::translate("scan", "Decompress it to LAS first, for example with laszip or PDAL."));
    if (header.recordLength < kBaseLength[header.format])
        return input.bad(105,
                         QCoreApplication::translate("scan", "records of %1 bytes are too short for point format %2")
                             .arg(header.recordLength)
                             .arg(header.format));
    if (header.count > (input.size() - header.pointOffset) / header.recordLength)
        return input.bad(input.size(),
                         QCoreApplication::translate(
                             "scan", "the file breaks off: its header promises %1 points of %2 bytes from byte %3 on")
                             .arg(header.count)
                             .arg(header.recordLength)
                             .arg(header.pointOffset));
    return {};
}

/// The linear unit by its EPSG code in GeoTIFF keys, or by its name in well-known text.
QString unitFromKeys(std::span<const char> keys)
{
    for (std::size_t at = 8; at + 8 <= keys.size(); at += 8) {
        if (load<std::uint16_t>(&keys[at]) != 3076) // ProjLinearUnitsGeoKey
            continue;
        switch (load<std::uint16_t>(&keys[at + 6])) {
        case 9001:
            return QStringLiteral("metre");
        case 9002:
            return QStringLiteral("foot");
        case 9003:
            return QStringLiteral("us-survey-foot");
        default:
            return {};
        }
    }
    return {};
}

QString unitFromText(std::span<const char> bytes)
{
    const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).toLower();
    if (text.contains(QLatin1String("us survey foot")) || text.contains(QLatin1String("foot_us")) ||
        text.contains(QLatin1String("ftus")) || text.contains(QLatin1String("us-ft")))
        return QStringLiteral("us-survey-foot");
    if (text.contains(QLatin1String("\"foot")) || text.contains(QLatin1String("\"international foot")))
        return QStringLiteral("foot");
    if (text.contains(QLatin1String("\"metre\"")) || text.contains(QLatin1String("\"meter\"")))
        return QStringLiteral("metre");
    return {};
}

/// Variable length records: only what says the unit. Their number is often wrong, which need not stop anybody.
void readRecords(Input &input, const Header &header, LoadedScan &scan)
{
    constexpr std::size_t kRecordHeader = 54;
    std::uint64_t at = header.headerSize;
    for (std::uint64_t i = 0; i < header.vlrs; ++i) {
        std::array<char, kRecordHeader> head{};
        if (at + kRecordHeader > header.pointOffset || input.read(at, head) != kRecordHeader ||
            at + kRecordHeader + load<std::uint16_t>(&head[20]) > header.pointOffset) {
            scan.issues.push_back(
                {QStringLiteral("bad-vlr-count"),
                 QCoreApplication::translate("scan",
                                             "%1 claims %2 variable length records, but only %3 fit before its points.")
                     .arg(input.path())
                     .arg(header.vlrs)
                     .arg(i),
                 {}});
            return;
        }
        std::vector<char> data(load<std::uint16_t>(&head[20]));
        input.read(at + kRecordHeader, data);
        const std::uint16_t id = load<std::uint16_t>(&head[18]);
        const bool projection = std::string_view(&head[2], 15) == "LASF_Projection";
        if (projection && id == 34735 && scan.unitHint.isEmpty())
            scan.unitHint = unitFromKeys(data);
        else if (projection && id == 2112 && scan.unitHint.isEmpty())
            scan.unitHint = unitFromText(data);
        at += kRecordHeader + data.size();
    }
}

class PointReader
{
public:
    PointReader(Input &input, const Header &header, PointSink &sink, Progress &progress)
        : m_input(input), m_header(header), m_progress(progress), m_colourAt(kColourAt[header.format]),
          m_builder({m_colourAt != 0, true, false}, sink)
    {
    }

    /// All points; `withNoise` keeps those that the file itself marks as noise or withheld.
    Result<void> read(bool withNoise)
    {
        m_marked = 0;
        m_builder.expect(m_header.count);
        if (m_colourAt)
            if (const Result<void> looked = lookAtColours(); !looked)
                return looked;
        const std::size_t size = m_header.recordLength;
        std::vector<char> block(std::max<std::size_t>(1, kBlock / size) * size);
        for (std::uint64_t done = 0; done < m_header.count;) {
            if (m_progress.cancelled())
                return cancelledError();
            const std::uint64_t now = std::min<std::uint64_t>(block.size() / size, m_header.count - done);
            const auto part = std::span(block).first(now * size);
            if (const Result<void> got = m_input.readAll(m_header.pointOffset + done * size, part,
                                                         QCoreApplication::translate("scan", "the points"));
                !got)
                return got;
            for (std::uint64_t i = 0; i < now; ++i)
                take(part.data() + i * size, withNoise);
            done += now;
            if (const Result<void> passed = m_builder.pass(); !passed)
                return passed;
            m_progress.set(static_cast<double>(done) / static_cast<double>(m_header.count));
        }
        return {};
    }
    std::uint64_t marked() const { return m_marked; }
    std::size_t size() const { return m_builder.size(); }
    Result<LoadedScan> finish() { return m_builder.finish(); }

private:
    void take(const char *record, bool withNoise)
    {
        const bool extended = m_header.format >= 6;
        const auto flags = static_cast<unsigned char>(record[15]);
        const unsigned kind = extended ? static_cast<unsigned char>(record[16]) : flags & 31u;
        const bool withheld = extended ? flags & 4u : flags & 128u;
        if (withheld || kind == 7 || kind == 18) {
            ++m_marked;
            if (!withNoise)
                return;
        }
        RawPoint point;
        for (std::size_t k = 0; k < 3; ++k)
            point.position[static_cast<Eigen::Index>(k)] =
                load<std::int32_t>(record + 4 * k) * m_header.scale[k] + m_header.offset[k];
        point.intensity = load<std::uint16_t>(record + 12);
        if (m_colourAt) {
            const auto channel = [&](unsigned k) {
                return colourByte(load<std::uint16_t>(record + m_colourAt + 2 * k), ScalarType::UInt16, m_wide);
            };
            point.colour = {channel(0), channel(1), channel(2)};
        }
        m_builder.add(point);
    }

    /// Many files keep 8 bits in the 16 of a channel; the maximum tells.
    Result<void> lookAtColours()
    {
        std::vector<char> record(m_header.recordLength);
        const std::uint64_t step = std::max<std::uint64_t>(1, m_header.count / 4096);
        for (std::uint64_t i = 0; i < m_header.count && !m_wide; i += step) {
            if (const Result<void> got = m_input.readAll(m_header.pointOffset + i * record.size(), record,
                                                         QCoreApplication::translate("scan", "the points"));
                !got)
                return got;
            for (unsigned k = 0; k < 3; ++k)
                m_wide = m_wide || load<std::uint16_t>(record.data() + m_colourAt + 2 * k) > 255;
        }
        return {};
    }

    Input &m_input;
    const Header &m_header;
    Progress &m_progress;
    unsigned m_colourAt;
    CloudBuilder m_builder;
    std::uint64_t m_marked = 0;
    bool m_wide = false;
};

} // namespace

Result<void> readLas(Input &input, PointSink &sink, Progress &progress)
{
    const Result<Header> header = parseHeader(input);
    if (!header)
        return unexpected(header.error());
    if (const Result<void> checked = checkPoints(input, *header); !checked)
        return checked;
    PointReader reader(input, *header, sink, progress);
    Result<void> done = reader.read(false);
    const bool onlyNoise = done && reader.size() == 0 && reader.marked() > 0;
    if (onlyNoise)
        done = reader.read(true);
    if (!done)
        return done;
    Result<LoadedScan> scan = reader.finish();
    if (!scan)
        return unexpected(scan.error());
    if (scan->pointsInFile == 0)
        return {};
    readRecords(input, *header, *scan);
    if (!onlyNoise)
        scan->pointsInFile += reader.marked();
    if (reader.marked() > 0 && !onlyNoise)
        scan->issues.push_back(
            {QStringLiteral("noise-dropped"),
             QCoreApplication::translate("scan", "%1 marks %2 points as noise or withheld; they were left out.")
                 .arg(input.path())
                 .arg(reader.marked()),
             {}});
    return sink.end(*std::move(scan));
}

} // namespace twinloom::scan
