// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/fields.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/mesh_sampler.h"
#include "core/scan/formats/ply_writer.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kBlock = std::size_t(1) << 20;
constexpr std::uint64_t kMostHeaderLines = 10'000;

struct Property {
    std::string name;
    ScalarType type = ScalarType::Float32;
    std::optional<ScalarType> listCount; ///< type of the length, for a list
};

struct Element {
    std::string name;
    std::uint64_t count = 0;
    std::vector<Property> properties;

    bool hasList() const
    {
        return std::any_of(properties.begin(), properties.end(), [](const Property &p) { return p.listCount; });
    }
    /// Bytes of a record; of the shortest one when there are lists.
    std::uint64_t recordSize() const
    {
        std::uint64_t size = 0;
        for (const Property &p : properties)
            size += scalarSize(p.listCount ? *p.listCount : p.type);
        return size;
    }
};

struct Header {
    bool ascii = false;
    ByteOrder order = ByteOrder::Little;
    std::vector<Element> elements;
    std::uint64_t dataOffset = 0;
    std::uint64_t lines = 0;
    bool isOurs = false; ///< written by writePly
};

std::optional<ScalarType> typeFromName(std::string_view name)
{
    static constexpr std::pair<std::string_view, ScalarType> kTypes[] = {
        {"char", ScalarType::Int8},      {"int8", ScalarType::Int8},       {"uchar", ScalarType::UInt8},
        {"uint8", ScalarType::UInt8},    {"short", ScalarType::Int16},     {"int16", ScalarType::Int16},
        {"ushort", ScalarType::UInt16},  {"uint16", ScalarType::UInt16},   {"int", ScalarType::Int32},
        {"int32", ScalarType::Int32},    {"uint", ScalarType::UInt32},     {"uint32", ScalarType::UInt32},
        {"float", ScalarType::Float32},  {"float32", ScalarType::Float32}, {"double", ScalarType::Float64},
        {"float64", ScalarType::Float64}};
    for (const auto &[spelling, type] : kTypes)
        if (spelling == name)
            return type;
    return std::nullopt;
}

Result<void> parseFormat(std::string_view words, Header &header, const LineReader &lines)
{
    const std::string_view form = takeWord(words);
    header.ascii = form == "ascii";
    header.order = form == "binary_big_endian" ? ByteOrder::Big : ByteOrder::Little;
    if (!header.ascii && form != "binary_little_endian" && form != "binary_big_endian")
        return lines.bad(QCoreApplication::translate("scan", "unknown PLY format \"%1\"").arg(shown(form)));
    return {};
}

Result<void> parseElement(std::string_view words, Header &header, const LineReader &lines)
{
    Element element;
    element.name = takeWord(words);
    if (!parseCount(takeWord(words), element.count) || element.name.empty())
        return lines.bad(QCoreApplication::translate("scan", "an element needs a name and a count"));
    if (const std::string_view stray = takeWord(words); !stray.empty())
        return lines.bad(
            QCoreApplication::translate("scan", "\"%1\" follows the count of \"%2\", where the line should end")
                .arg(shown(stray), QString::fromStdString(element.name)));
    header.elements.push_back(std::move(element));
    return {};
}

Result<void> parseProperty(std::string_view words, Header &header, const LineReader &lines)
{
    if (header.elements.empty())
        return lines.bad(QCoreApplication::translate("scan", "a property comes before any element"));
    Property property;
    std::string_view word = takeWord(words);
    if (word == "list") {
        property.listCount = typeFromName(takeWord(words));
        if (!property.listCount || *property.listCount >= ScalarType::Float32)
            return lines.bad(QCoreApplication::translate("scan", "a list needs an integer type for its length"));
        word = takeWord(words);
    }
    const std::optional<ScalarType> type = typeFromName(word);
    if (!type)
        return lines.bad(QCoreApplication::translate("scan", "unknown property type \"%1\"").arg(shown(word)));
    property.type = *type;
    property.name = takeWord(words);
    if (property.name.empty())
        return lines.bad(QCoreApplication::translate("scan", "a property needs a name"));
    header.elements.back().properties.push_back(std::move(property));
    return {};
}

Result<Header> parseHeader(Input &input)
{
    Header header;
    LineReader lines(input);
    std::string_view line;
    bool hasFormat = false;
    while (lines.next(line) && lines.line() <= kMostHeaderLines) {
        std::string_view words = line;
        const std::string_view key = takeWord(words);
        Result<void> done;
        if (lines.line() == 1) {
            if (key != "ply")
                return lines.bad(QCoreApplication::translate("scan", "a PLY file begins with \"ply\""));
        } else if (key == "format") {
            done = parseFormat(words, header, lines);
            hasFormat = true;
        } else if (key == "element") {
            done = parseElement(words, header, lines);
        } else if (key == "property") {
            done = parseProperty(words, header, lines);
        } else if (key == "end_header") {
            if (!hasFormat)
                return lines.bad(QCoreApplication::translate("scan", "the header names no format"));
            header.dataOffset = lines.endOffset();
            header.lines = lines.line();
            return header;
        } else if (key == "comment") {
            skipBlanks(words);
            header.isOurs = header.isOurs || words == kPlyComment;
        } else if (!key.empty() && key != "obj_info") {
            return lines.bad(QCoreApplication::translate("scan", "unknown keyword \"%1\"").arg(shown(key)));
        }
        if (!done)
            return unexpected(done.error());
    }
    return input.bad(lines.endOffset(), QCoreApplication::translate("scan", "the PLY header has no end_header"));
}

/// What the elements give: the vertices, which have gone to a sink, and three indices a triangle.
struct Mesh {
    std::optional<LoadedScan> scan;
    std::uint64_t vertices = 0;
    std::vector<std::uint32_t> triangles;
    std::vector<bool> dropped; ///< vertices that were not finite; empty when none was
};

class VertexSink
{
public:
    VertexSink(const Element &element, PointSink &sink, bool ascii)
        : m_roles(fieldsOf(element)), m_builder(m_roles.attributes(), sink)
    {
        m_count = element.count;
        // A text record may be as short as two bytes a value: the count was checked against that, which is too lax
        // to allocate for.
        m_builder.expect(ascii ? std::min<std::uint64_t>(element.count, 1 << 20) : element.count);
    }
    static std::vector<Field> fieldsOf(const Element &element)
    {
        std::vector<Field> fields;
        std::uint32_t offset = 0;
        for (std::size_t i = 0; i < element.properties.size(); ++i) {
            const Property &p = element.properties[i];
            if (!p.listCount)
                fields.push_back({p.name, p.type, offset, static_cast<int>(i)});
            offset += scalarSize(p.listCount ? *p.listCount : p.type);
        }
        return fields;
    }
    FieldRoles &roles() { return m_roles; }
    void add(const RawPoint &point)
    {
        if (!m_builder.add(point)) {
            if (m_mesh.dropped.empty())
                m_mesh.dropped.resize(m_count);
            m_mesh.dropped[m_seen] = true;
        }
        ++m_seen;
    }
    Result<void> pass() { return m_builder.pass(); }
    Result<void> finish(Mesh &mesh)
    {
        Result<LoadedScan> scan = m_builder.finish();
        if (!scan)
            return unexpected(scan.error());
        mesh.scan = *std::move(scan);
        mesh.dropped = std::move(m_mesh.dropped);
        return {};
    }

private:
    FieldRoles m_roles;
    CloudBuilder m_builder;
    Mesh m_mesh;
    std::uint64_t m_count = 0, m_seen = 0;
};

/// A fan over one polygon's corners.
bool addPolygon(Mesh &mesh, std::span<const double> corners)
{
    for (const double corner : corners)
        if (!(corner >= 0 && corner < static_cast<double>(mesh.vertices)))
            return false;
    for (std::size_t i = 2; i < corners.size(); ++i)
        for (const std::size_t k : {std::size_t(0), i - 1, i})
            mesh.triangles.push_back(static_cast<std::uint32_t>(corners[k]));
    return true;
}

bool isCornerList(const Element &element, const Property &property)
{
    return element.name == "face" && property.listCount &&
           (property.name == "vertex_indices" || property.name == "vertex_index");
}

class BinaryReader
{
public:
    BinaryReader(Input &input, const Header &header, PointSink &sink, Progress &progress)
        : m_input(input), m_header(header), m_sink(sink), m_progress(progress), m_offset(header.dataOffset)
    {
    }

    Result<void> read(const Element &element, Mesh &mesh)
    {
        const std::uint64_t size = element.recordSize(), left = m_input.size() - m_offset;
        if (size > 0 && element.count > left / size)
            return m_input.bad(m_input.size(), QCoreApplication::translate(
                                                   "scan", "the file breaks off: its header promises %1 of \"%2\" with "
                                                           "at least %3 bytes each from byte %4 on")
                                                   .arg(element.count)
                                                   .arg(QString::fromStdString(element.name))
                                                   .arg(size)
                                                   .arg(m_offset));
        const bool vertex = element.name == "vertex";
        if (element.hasList())
            return readLists(element, mesh, vertex);
        if (!vertex) {
            m_offset += size * element.count;
            return {};
        }
        return readVertices(element, mesh, size);
    }
    /// Of the byte after the last element read.
    std::uint64_t endOffset() const { return m_offset; }

private:
    Result<void> readVertices(const Element &element, Mesh &mesh, std::size_t size)
    {
        VertexSink sink(element, m_sink, false);
        const std::size_t perBlock = std::max<std::size_t>(1, kBlock / size);
        std::vector<char> block(perBlock * size);
        if (sink.roles().wideColourPossible())
            if (const Result<void> looked = lookAtColours(element, size, sink); !looked)
                return looked;
        for (std::uint64_t done = 0; done < element.count;) {
            if (m_progress.cancelled())
                return cancelledError();
            const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(perBlock, element.count - done));
            const auto part = std::span(block).first(now * size);
            if (const Result<void> got =
                    m_input.readAll(m_offset, part, QCoreApplication::translate("scan", "the vertices"));
                !got)
                return got;
            for (std::size_t i = 0; i < now; ++i)
                sink.add(sink.roles().point(part.data() + i * size, m_header.order));
            if (Result<void> passed = sink.pass(); !passed)
                return passed;
            m_offset += part.size();
            done += now;
            m_progress.set(static_cast<double>(m_offset) / static_cast<double>(m_input.size()));
        }
        return sink.finish(mesh);
    }

    Result<void> lookAtColours(const Element &element, std::size_t size, VertexSink &sink)
    {
        constexpr std::uint64_t kLooks = 4096;
        const std::uint64_t step = std::max<std::uint64_t>(1, element.count / kLooks);
        std::vector<char> record(size);
        for (std::uint64_t i = 0; i < element.count; i += step) {
            if (const Result<void> got =
                    m_input.readAll(m_offset + i * size, record, QCoreApplication::translate("scan", "the vertices"));
                !got)
                return got;
            sink.roles().lookAtColour(record.data(), m_header.order);
        }
        return {};
    }

    /// `bytes` at the present offset, from a block that slides over the file; null at its end.
    const char *take(std::uint64_t bytes)
    {
        if (m_blockEnd - m_blockAt < bytes) {
            if (bytes > m_input.size() - m_offset)
                return nullptr;
            m_block.resize(std::max<std::size_t>(kBlock, static_cast<std::size_t>(bytes)));
            m_blockAt = 0;
            m_blockEnd = m_input.read(m_offset, m_block);
            if (m_blockEnd < bytes)
                return nullptr;
        }
        const char *at = m_block.data() + m_blockAt;
        m_blockAt += static_cast<std::size_t>(bytes);
        m_offset += bytes;
        return at;
    }

    Result<void> readLists(const Element &element, Mesh &mesh, bool vertex)
    {
        m_blockAt = m_blockEnd = 0;
        std::optional<VertexSink> sink;
        if (vertex)
            sink.emplace(element, m_sink, true);
        std::vector<double> values(element.properties.size()), corners;
        for (std::uint64_t i = 0; i < element.count; ++i) {
            if (i % 16384 == 0) {
                if (m_progress.cancelled())
                    return cancelledError();
                if (Result<void> passed = sink ? sink->pass() : Result<void>(); !passed)
                    return passed;
            }
            for (std::size_t p = 0; p < element.properties.size(); ++p)
                if (const Result<void> done = readProperty(element, element.properties[p], i, mesh, values[p], corners);
                    !done)
                    return done;
            if (sink)
                sink->add(sink->roles().point(values));
        }
        return sink ? sink->finish(mesh) : Result<void>();
    }

    Result<void> readProperty(const Element &element, const Property &property, std::uint64_t index, Mesh &mesh,
                              double &value, std::vector<double> &corners)
    {
        const auto broken = [&] {
            return m_input.bad(m_input.size(),
                               QCoreApplication::translate("scan", "the file breaks off within \"%1\" number %2 of %3")
                                   .arg(QString::fromStdString(element.name))
                                   .arg(index)
                                   .arg(element.count));
        };
        const ScalarType first = property.listCount ? *property.listCount : property.type;
        const std::uint64_t at = m_offset;
        const char *bytes = take(scalarSize(first));
        if (!bytes)
            return broken();
        value = loadScalar(bytes, first, m_header.order);
        if (!property.listCount)
            return {};
        if (value < 0)
            return m_input.bad(at, QCoreApplication::translate("scan", "a list has the negative length %1").arg(value));
        const unsigned size = scalarSize(property.type);
        const auto length = static_cast<std::uint64_t>(value);
        if (length > (m_input.size() - m_offset) / size || !(bytes = take(length * size)))
            return broken();
        if (!isCornerList(element, property))
            return {};
        corners.clear();
        for (std::uint64_t k = 0; k < length; ++k)
            corners.push_back(loadScalar(bytes + k * size, property.type, m_header.order));
        if (!addPolygon(mesh, corners))
            return m_input.bad(
                at, QCoreApplication::translate("scan", "face %1 names a vertex that does not exist").arg(index));
        return {};
    }

    Input &m_input;
    const Header &m_header;
    PointSink &m_sink;
    Progress &m_progress;
    std::uint64_t m_offset;
    std::vector<char> m_block;
    std::size_t m_blockAt = 0, m_blockEnd = 0;
};

class AsciiReader
{
public:
    AsciiReader(Input &input, const Header &header, PointSink &sink, Progress &progress)
        : m_input(input), m_lines(input, header.dataOffset), m_headerLines(header.lines), m_sink(sink),
          m_progress(progress)
    {
    }

    Result<void> read(const Element &element, Mesh &mesh)
    {
        const std::uint64_t shortest = std::max<std::uint64_t>(1, 2 * element.properties.size());
        const std::uint64_t left = m_input.size() - m_lines.endOffset();
        if (element.count > left / shortest + 1)
            return m_input.bad(
                m_input.size(),
                QCoreApplication::translate(
                    "scan", "the file breaks off: its header promises %1 of \"%2\", which do not fit in %3 bytes")
                    .arg(element.count)
                    .arg(QString::fromStdString(element.name))
                    .arg(left));
        std::optional<VertexSink> sink;
        if (element.name == "vertex")
            sink.emplace(element, m_sink, true);
        std::vector<double> values(element.properties.size()), corners;
        for (std::uint64_t i = 0; i < element.count; ++i) {
            if (i % 4096 == 0) {
                if (m_progress.cancelled())
                    return cancelledError();
                m_progress.set(static_cast<double>(m_lines.endOffset()) / static_cast<double>(m_input.size()));
                if (Result<void> passed = sink ? sink->pass() : Result<void>(); !passed)
                    return passed;
            }
            if (const Result<void> done = readRecord(element, i, mesh, values, corners); !done)
                return done;
            if (sink)
                sink->add(sink->roles().point(values));
        }
        return sink ? sink->finish(mesh) : Result<void>();
    }
    std::uint64_t endOffset() const { return m_lines.endOffset(); }

private:
    Unexpected bad(const QString &what) const
    {
        return m_input.badLine(m_headerLines + m_lines.line(), m_lines.lineOffset(), what);
    }

    Result<void> readRecord(const Element &element, std::uint64_t index, Mesh &mesh, std::vector<double> &values,
                            std::vector<double> &corners)
    {
        if (element.properties.empty())
            return {};
        std::string_view line;
        do {
            if (!m_lines.next(line))
                return m_input.bad(m_lines.endOffset(),
                                   QCoreApplication::translate("scan", "the file breaks off after %1 of %2 of \"%3\"")
                                       .arg(index)
                                       .arg(element.count)
                                       .arg(QString::fromStdString(element.name)));
            skipBlanks(line);
        } while (line.empty());
        for (std::size_t p = 0; p < element.properties.size(); ++p) {
            const Property &property = element.properties[p];
            if (!takeValue(line, values[p]))
                return bad(QCoreApplication::translate("scan", "no number for \"%1\"")
                               .arg(QString::fromStdString(property.name)));
            if (!property.listCount)
                continue;
            corners.clear();
            for (double k = 0; k < values[p]; ++k) {
                double corner = 0;
                if (!takeValue(line, corner))
                    return bad(QCoreApplication::translate("scan", "a list of %1 numbers ends after %2")
                                   .arg(values[p])
                                   .arg(k));
                corners.push_back(corner);
            }
            if (isCornerList(element, property) && !addPolygon(mesh, corners))
                return bad(
                    QCoreApplication::translate("scan", "face %1 names a vertex that does not exist").arg(index));
        }
        return {};
    }

    static bool takeValue(std::string_view &line, double &value)
    {
        skipBlanks(line);
        return takeNumber(line, value) && (line.empty() || isBlank(line.front()));
    }

    Input &m_input;
    LineReader m_lines;
    std::uint64_t m_headerLines;
    PointSink &m_sink;
    Progress &m_progress;
};

/// Vertices that were dropped take their triangles with them; the others move down.
void renumber(Mesh &mesh)
{
    std::vector<std::uint32_t> place(mesh.vertices);
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < place.size(); ++i)
        place[i] = mesh.dropped[i] ? 0 : next++;
    std::vector<std::uint32_t> kept;
    for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
        const auto *corner = &mesh.triangles[t];
        if (!mesh.dropped[corner[0]] && !mesh.dropped[corner[1]] && !mesh.dropped[corner[2]])
            kept.insert(kept.end(), {place[corner[0]], place[corner[1]], place[corner[2]]});
    }
    mesh.triangles = std::move(kept);
}

Result<void> checkElements(const Input &input, const Header &header, Mesh &mesh)
{
    const auto vertex = std::find_if(header.elements.begin(), header.elements.end(),
                                     [](const Element &e) { return e.name == "vertex"; });
    if (vertex == header.elements.end())
        return input.bad(header.dataOffset,
                         QCoreApplication::translate("scan", "the PLY header has no element \"vertex\""));
    if (!FieldRoles(VertexSink::fieldsOf(*vertex)).hasPosition())
        return input.bad(header.dataOffset,
                         QCoreApplication::translate("scan", "the vertices of this PLY file have no x, y and z"));
    mesh.vertices = vertex->count;
    return {};
}

bool announcesFaces(const Header &header)
{
    return std::any_of(header.elements.begin(), header.elements.end(), [](const Element &element) {
        return element.count > 0 &&
               std::any_of(element.properties.begin(), element.properties.end(),
                           [&](const Property &property) { return isCornerList(element, property); });
    });
}

/// All elements; the vertices go to the sink.
Result<Mesh> readElements(Input &input, const Header &header, PointSink &sink, Progress &progress)
{
    Mesh mesh;
    if (const Result<void> checked = checkElements(input, header, mesh); !checked)
        return unexpected(checked.error());
    BinaryReader binary(input, header, sink, progress);
    AsciiReader ascii(input, header, sink, progress);
    for (const Element &element : header.elements) {
        if (element.name == "vertex" && mesh.scan)
            return input.bad(header.dataOffset,
                             QCoreApplication::translate("scan", "the header names \"vertex\" twice"));
        const Result<void> done = header.ascii ? ascii.read(element, mesh) : binary.read(element, mesh);
        if (!done)
            return unexpected(done.error());
    }
    Result<Issues> ended = input.checkEnd(header.ascii ? ascii.endOffset() : binary.endOffset());
    if (!ended)
        return unexpected(ended.error());
    mesh.scan->issues = *std::move(ended);
    if (header.isOurs) {
        mesh.scan->unitHint = QStringLiteral("metre");
        mesh.scan->zUp = ZUp::Stated;
    }
    return mesh;
}

/// Faces need all of their corners: these are collected, and go on with the samples behind them.
Result<void> readMesh(Input &input, const Header &header, const ReadOptions &options, PointSink &sink,
                      Progress &progress)
{
    CollectingSink corners;
    Result<Mesh> mesh = readElements(input, header, corners, progress);
    if (!mesh)
        return unexpected(mesh.error());
    if (mesh->scan->pointsInFile == 0)
        return {};
    if (const Result<void> ended = corners.end(*std::move(mesh->scan)); !ended)
        return ended;
    std::vector<LoadedScan> scans = corners.take();
    LoadedScan &scan = scans.front();
    if (!mesh->triangles.empty()) {
        if (!mesh->dropped.empty())
            renumber(*mesh);
        if (const Result<void> sampled = sampleMesh(scan.cloud, mesh->triangles, options, progress); !sampled)
            return sampled;
        scan.pointsSampled = scan.cloud.size() - scan.pointsInFile;
        scan.issues.push_back(meshSampled(input.path(), scan.pointsSampled, mesh->triangles.size() / 3));
    }
    PointCloud all = std::move(scan.cloud);
    scan.cloud = {};
    scan.cloud.origin = all.origin;
    sink.expect(all.size());
    if (const Result<void> taken = sink.take(all); !taken)
        return taken;
    return sink.end(std::move(scan));
}

} // namespace

bool isMesh(Input &input)
{
    const Result<Header> header = parseHeader(input);
    return header && announcesFaces(*header);
}

Result<void> readPly(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress)
{
    const Result<Header> header = parseHeader(input);
    if (!header)
        return unexpected(header.error());
    if (announcesFaces(*header))
        return readMesh(input, *header, options, sink, progress);
    Result<Mesh> points = readElements(input, *header, sink, progress);
    if (!points)
        return unexpected(points.error());
    return points->scan->pointsInFile > 0 ? sink.end(*std::move(points->scan)) : Result<void>();
}

} // namespace twinloom::scan
