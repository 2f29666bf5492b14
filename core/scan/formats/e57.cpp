// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/cloud_builder.h"
#include "core/scan/formats/e57_pages.h"
#include "core/scan/formats/e57_tree.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/scalar.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::scan
{

namespace
{

/// The values of one bytestream, as far as its bytes have arrived. Values straddle packets.
class Stream
{
public:
    explicit Stream(const E57Field &field) : m_field(&field) {}

    void append(std::span<const char> bytes)
    {
        m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_bit / 8));
        m_bit %= 8;
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }
    std::uint64_t available() const
    {
        const auto bits = static_cast<std::uint64_t>(m_field->bits);
        return bits == 0 ? std::numeric_limits<std::uint64_t>::max() : (m_bytes.size() * 8 - m_bit) / bits;
    }
    double next()
    {
        switch (m_field->kind) {
        case E57Kind::Single:
            return std::bit_cast<float>(static_cast<std::uint32_t>(take(32)));
        case E57Kind::Double:
            return std::bit_cast<double>(take(64));
        case E57Kind::Integer:
        case E57Kind::Scaled:
            break;
        }
        const auto raw = static_cast<std::int64_t>(take(m_field->bits) + static_cast<std::uint64_t>(m_field->minimum));
        return static_cast<double>(raw) * m_field->scale + m_field->offset;
    }

private:
    /// The next bits, the least significant first. Only when there are as many.
    std::uint64_t take(int bits)
    {
        std::uint64_t value = 0;
        for (int got = 0; got < bits;) {
            const unsigned within = m_bit % 8;
            const int now = std::min(static_cast<int>(8 - within), bits - got);
            const std::uint64_t part = static_cast<unsigned char>(m_bytes[m_bit / 8]) >> within & ((1u << now) - 1);
            value |= part << got;
            got += now;
            m_bit += static_cast<unsigned>(now);
        }
        return value;
    }

    const E57Field *m_field;
    std::vector<char> m_bytes;
    std::size_t m_bit = 0;
};

/// Which bytestream is what.
struct Roles {
    std::array<int, 3> place, colour, normal;
    int intensity, invalid;
    bool spherical = false;
    std::array<std::array<double, 2>, 3> colourRange{};

    explicit Roles(const E57Scan &scan)
        : place{scan.find("cartesianX"), scan.find("cartesianY"), scan.find("cartesianZ")},
          colour{scan.find("colorRed"), scan.find("colorGreen"), scan.find("colorBlue")},
          normal{scan.find("nor:normalX"), scan.find("nor:normalY"), scan.find("nor:normalZ")},
          intensity(scan.find("intensity")), invalid(scan.find("cartesianInvalidState"))
    {
        if (!has(place)) {
            spherical = true;
            place = {scan.find("sphericalRange"), scan.find("sphericalAzimuth"), scan.find("sphericalElevation")};
            invalid = scan.find("sphericalInvalidState");
        }
        for (std::size_t k = 0; k < 3 && has(colour); ++k) {
            const E57Field &field = scan.fields[static_cast<std::size_t>(colour[k])];
            const bool real = field.kind == E57Kind::Single || field.kind == E57Kind::Double;
            colourRange[k] = scan.colourLimits[k]                      ? *scan.colourLimits[k]
                             : field.limited && field.high > field.low ? std::array<double, 2>{field.low, field.high}
                                                                       : std::array<double, 2>{0.0, real ? 1.0 : 255.0};
        }
    }
    static bool has(const std::array<int, 3> &columns)
    {
        return std::all_of(columns.begin(), columns.end(), [](int c) { return c >= 0; });
    }
    Attributes attributes() const { return {has(colour), intensity >= 0, has(normal)}; }

    bool valid(const std::vector<double> &values) const
    {
        return invalid < 0 || values[static_cast<std::size_t>(invalid)] == 0;
    }
    RawPoint point(const std::vector<double> &values) const
    {
        const auto at = [&](int column) { return values[static_cast<std::size_t>(column)]; };
        RawPoint point;
        point.position = {at(place[0]), at(place[1]), at(place[2])};
        if (spherical) {
            const auto [range, azimuth, elevation] = std::array{at(place[0]), at(place[1]), at(place[2])};
            point.position = {range * std::cos(elevation) * std::cos(azimuth),
                              range * std::cos(elevation) * std::sin(azimuth), range * std::sin(elevation)};
        }
        if (has(colour)) {
            const auto channel = [&](std::size_t k) {
                const double share = (at(colour[k]) - colourRange[k][0]) / (colourRange[k][1] - colourRange[k][0]);
                return colourByte(share, ScalarType::Float64, false);
            };
            point.colour = {channel(0), channel(1), channel(2)};
        }
        if (intensity >= 0)
            point.intensity = static_cast<float>(at(intensity));
        if (has(normal))
            for (int k = 0; k < 3; ++k)
                point.normal[k] = static_cast<float>(at(normal[static_cast<std::size_t>(k)]));
        return point;
    }
};

/// Reads the compressed vector of one scan.
class VectorReader
{
public:
    VectorReader(E57Pages &pages, const E57Scan &scan, PointSink &sink, Progress &progress)
        : m_pages(pages), m_scan(scan), m_progress(progress), m_roles(scan), m_builder(m_roles.attributes(), sink)
    {
        for (const E57Field &field : scan.fields)
            m_streams.emplace_back(field);
    }

    Result<LoadedScan> read()
    {
        if (!Roles::has(m_roles.place))
            return m_pages.bad(0, QCoreApplication::translate(
                                      "scan", "the points of a scan have neither cartesian nor spherical coordinates"));
        if (const Result<void> opened = readHeader(); !opened)
            return unexpected(opened.error());
        setIntensityRange();
        m_builder.expect(m_scan.records);
        std::vector<double> values(m_streams.size());
        while (m_done < m_scan.records) {
            if (m_progress.cancelled())
                return cancelledError();
            if (const Result<void> got = readPacket(); !got)
                return unexpected(got.error());
            std::uint64_t ready = m_scan.records - m_done;
            for (const Stream &stream : m_streams)
                ready = std::min(ready, stream.available());
            for (std::uint64_t i = 0; i < ready; ++i) {
                for (std::size_t s = 0; s < m_streams.size(); ++s)
                    values[s] = m_streams[s].next();
                if (m_roles.valid(values))
                    m_builder.add(m_roles.point(values));
            }
            m_done += ready;
            if (const Result<void> passed = m_builder.pass(); !passed)
                return unexpected(passed.error());
            m_progress.set(static_cast<double>(m_done) / static_cast<double>(m_scan.records));
        }
        return m_builder.finish();
    }

private:
    Result<void> readHeader()
    {
        const Result<std::uint64_t> section = m_pages.logical(m_scan.fileOffset);
        if (!section)
            return unexpected(section.error());
        std::array<char, 32> header{};
        if (const Result<void> got = m_pages.read(*section, header); !got)
            return got;
        const auto length = load<std::uint64_t>(&header[8]);
        const Result<std::uint64_t> data = m_pages.logical(load<std::uint64_t>(&header[16]));
        if (header[0] != 1)
            return m_pages.bad(*section,
                               QCoreApplication::translate("scan", "the section of a scan's points is none of points"));
        if (!data)
            return unexpected(data.error());
        if (length > m_pages.logicalSize() - *section || *data < *section || *data > *section + length)
            return m_pages.bad(*section + 8, QCoreApplication::translate(
                                                 "scan", "the section of a scan's points, %1 bytes, is not in the file")
                                                 .arg(length));
        m_at = *data;
        m_end = *section + length;
        std::uint64_t bits = 0;
        for (const E57Field &field : m_scan.fields)
            bits += static_cast<std::uint64_t>(field.bits);
        if (bits == 0 || m_scan.records > (m_end - m_at) * 8 / bits)
            return m_pages.bad(*section, QCoreApplication::translate(
                                             "scan", "the file breaks off: %1 points of %2 bits do not fit in %3 bytes")
                                             .arg(m_scan.records)
                                             .arg(bits)
                                             .arg(m_end - m_at));
        return {};
    }

    void setIntensityRange()
    {
        if (m_scan.intensityLimits)
            m_builder.setIntensityRange((*m_scan.intensityLimits)[0], (*m_scan.intensityLimits)[1]);
        else if (m_roles.intensity >= 0)
            if (const E57Field &field = m_scan.fields[static_cast<std::size_t>(m_roles.intensity)];
                field.limited && field.high > field.low)
                m_builder.setIntensityRange(field.low, field.high);
    }

    /// One packet; of a data packet the bytes go to their streams.
    Result<void> readPacket()
    {
        std::array<char, 6> head{};
        const auto breaksOff = [&] {
            return m_pages.bad(std::min(m_at, m_end),
                               QCoreApplication::translate("scan", "the file breaks off after %1 of %2 points")
                                   .arg(m_done)
                                   .arg(m_scan.records));
        };
        if (m_end - m_at < 4)
            return breaksOff();
        if (const Result<void> got = m_pages.read(m_at, std::span(head).first(4)); !got)
            return got;
        const std::uint64_t length = load<std::uint16_t>(&head[2]) + 1u;
        if (length > m_end - m_at)
            return breaksOff();
        const std::uint64_t start = m_at;
        m_at += length;
        if (head[0] == 0 || head[0] == 2) // an index, or one to be ignored
            return length >= 4
                       ? Result<void>()
                       : m_pages.bad(start, QCoreApplication::translate("scan", "a packet of %1 bytes").arg(length));
        if (head[0] != 1 || length < 6)
            return m_pages.bad(start, QCoreApplication::translate("scan", "a packet of the unknown type %1")
                                          .arg(static_cast<unsigned char>(head[0])));
        m_packet.resize(length);
        if (const Result<void> got = m_pages.read(start, m_packet); !got)
            return got;
        const std::size_t count = load<std::uint16_t>(&m_packet[4]);
        std::size_t at = 6 + 2 * count;
        if (count != m_streams.size() || at > length)
            return m_pages.bad(start + 4, QCoreApplication::translate("scan", "a packet of %1 streams; %2 are expected")
                                              .arg(count)
                                              .arg(m_streams.size()));
        for (std::size_t s = 0; s < count; ++s) {
            const std::size_t bytes = load<std::uint16_t>(&m_packet[6 + 2 * s]);
            if (bytes > length - at)
                return m_pages.bad(start + 6 + 2 * s,
                                   QCoreApplication::translate("scan", "stream %1 is longer than its packet").arg(s));
            m_streams[s].append({m_packet.data() + at, bytes});
            at += bytes;
        }
        return {};
    }

    E57Pages &m_pages;
    const E57Scan &m_scan;
    Progress &m_progress;
    Roles m_roles;
    CloudBuilder m_builder;
    std::vector<Stream> m_streams;
    std::vector<char> m_packet;
    std::uint64_t m_at = 0, m_end = 0, m_done = 0; ///< logical offsets; records
};

Result<std::vector<E57Scan>> describe(E57Pages &pages, const QString &path)
{
    const Result<QByteArray> xml = pages.xml();
    if (!xml)
        return unexpected(xml.error());
    const Result<XmlNode> root = parseXml(*xml, path);
    if (!root)
        return unexpected(root.error());
    return describeScans(*root, path);
}

} // namespace

Result<void> readE57(Input &input, PointSink &sink, Progress &progress)
{
    Progress checking = progress.slice(0.0, 0.2);
    Result<E57Pages> pages = E57Pages::open(input, checking);
    if (!pages)
        return unexpected(pages.error());
    const Result<std::vector<E57Scan>> described = describe(*pages, input.path());
    if (!described)
        return unexpected(described.error());
    const double count = static_cast<double>(described->size());
    for (std::size_t i = 0; i < described->size(); ++i) {
        const E57Scan &description = (*described)[i];
        if (description.records == 0)
            continue;
        Progress part =
            progress.slice(0.2 + 0.8 * static_cast<double>(i) / count, 0.2 + 0.8 * static_cast<double>(i + 1) / count);
        VectorReader reader(*pages, description, sink, part);
        Result<LoadedScan> scan = reader.read();
        if (!scan)
            return unexpected(scan.error());
        if (scan->pointsInFile == 0)
            continue;
        scan->number = static_cast<int>(i);
        scan->unitHint = QStringLiteral("metre");
        scan->pose = description.pose.value_or(Eigen::Affine3d::Identity());
        if (description.pose || description.find("cartesianX") < 0) // in the scanner's own frame: it stands at 0 0 0
            scan->cloud.station = -scan->cloud.origin;
        if (Result<void> ended = sink.end(*std::move(scan)); !ended)
            return ended;
    }
    return {};
}

} // namespace twinloom::scan
