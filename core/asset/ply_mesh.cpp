// SPDX-License-Identifier: Apache-2.0
#include "core/asset/ply_mesh.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace twinloom::asset
{
namespace
{

enum class Encoding { Text, Little, Big };
enum class Type { I8, U8, I16, U16, I32, U32, F32, F64 };

struct Property {
    QByteArray name;
    Type type = Type::F32;
    std::optional<Type> count; ///< set for a list: the type of its length
};

struct Element {
    QByteArray name;
    qint64 count = 0;
    std::vector<Property> properties;
};

struct Header {
    Encoding encoding = Encoding::Text;
    std::vector<Element> elements;
    qsizetype end = 0; ///< of the header
};

Unexpected wrong(const char *what, qsizetype byte)
{
    return unexpected(ErrorCode::BadInput, QCoreApplication::translate("core/asset", "%1 at byte %2.")
                                               .arg(QCoreApplication::translate("core/asset", what))
                                               .arg(byte));
}

std::optional<Type> typeOf(const QByteArray &name)
{
    static constexpr std::pair<const char *, Type> kNames[] = {
        {"char", Type::I8},   {"int8", Type::I8},     {"uchar", Type::U8},   {"uint8", Type::U8},
        {"short", Type::I16}, {"int16", Type::I16},   {"ushort", Type::U16}, {"uint16", Type::U16},
        {"int", Type::I32},   {"int32", Type::I32},   {"uint", Type::U32},   {"uint32", Type::U32},
        {"float", Type::F32}, {"float32", Type::F32}, {"double", Type::F64}, {"float64", Type::F64}};
    for (const auto &[known, type] : kNames)
        if (name == known)
            return type;
    return std::nullopt;
}

bool readProperty(const QByteArrayList &words, Element &element)
{
    const bool list = words.size() == 5 && words[1] == "list";
    if (!list && words.size() != 3)
        return false;
    const auto type = typeOf(words[list ? 3 : 1]);
    if (!type)
        return false;
    Property property{words.back(), *type, std::nullopt};
    if (list) {
        property.count = typeOf(words[2]);
        if (!property.count || *property.count >= Type::F32)
            return false;
    }
    element.properties.push_back(std::move(property));
    return true;
}

Result<Header> readHeader(const QByteArray &bytes)
{
    Header header;
    bool known = false;
    qsizetype at = 0;
    for (int line = 0;; ++line) {
        const qsizetype end = bytes.indexOf('\n', at);
        if (end < 0 || line > 10000)
            return wrong(QT_TRANSLATE_NOOP("core/asset", "the PLY header does not end"), at);
        const QByteArrayList words = bytes.sliced(at, end - at).simplified().split(' ');
        const QByteArray &key = words.front();
        bool ok = true;
        if (line == 0) {
            ok = key == "ply";
        } else if (key == "format" && words.size() == 3) {
            known = words[1] == "ascii" || words[1] == "binary_little_endian" || words[1] == "binary_big_endian";
            ok = known;
            header.encoding = words[1] == "ascii"               ? Encoding::Text
                              : words[1] == "binary_big_endian" ? Encoding::Big
                                                                : Encoding::Little;
        } else if (key == "element" && words.size() == 3) {
            header.elements.push_back({words[1], words[2].toLongLong(&ok), {}});
            ok = ok && header.elements.back().count >= 0;
        } else if (key == "property" && !header.elements.empty()) {
            ok = readProperty(words, header.elements.back());
        } else if (key == "end_header") {
            header.end = end + 1;
            if (!known)
                return wrong(QT_TRANSLATE_NOOP("core/asset", "the PLY header names no format"), at);
            return header;
        } else {
            ok = key == "comment" || key == "obj_info" || key.isEmpty();
        }
        if (!ok)
            return wrong(QT_TRANSLATE_NOOP("core/asset", "the PLY header is malformed"), at);
        at = end + 1;
    }
}

/// One number after the other, whatever the encoding.
class Numbers
{
public:
    Numbers(const QByteArray &bytes, const Header &header)
        : m_bytes(bytes), m_at(header.end), m_encoding(header.encoding)
    {
    }

    qsizetype position() const { return m_at; }
    bool ok() const { return m_ok; }
    /// Bytes that are left, and so the most numbers that can follow.
    qint64 left() const { return m_bytes.size() - m_at; }

    double next(Type type)
    {
        if (m_encoding == Encoding::Text)
            return nextWord();
        switch (type) {
        case Type::I8:
            return raw<qint8>();
        case Type::U8:
            return raw<quint8>();
        case Type::I16:
            return raw<qint16>();
        case Type::U16:
            return raw<quint16>();
        case Type::I32:
            return raw<qint32>();
        case Type::U32:
            return raw<quint32>();
        case Type::F32:
            return static_cast<double>(raw<float>());
        case Type::F64:
            return raw<double>();
        }
        return 0;
    }

private:
    template <class T>
    T raw()
    {
        if (left() < static_cast<qint64>(sizeof(T))) {
            m_ok = false;
            return T();
        }
        const char *from = m_bytes.constData() + m_at;
        m_at += static_cast<qsizetype>(sizeof(T));
        return m_encoding == Encoding::Big ? qFromBigEndian<T>(from) : qFromLittleEndian<T>(from);
    }

    double nextWord()
    {
        const char *const end = m_bytes.constData() + m_bytes.size();
        const char *from = m_bytes.constData() + m_at;
        while (from != end && (*from == ' ' || *from == '\n' || *from == '\r' || *from == '\t'))
            ++from;
        double value = 0;
        const auto [stop, error] = std::from_chars(from, end, value);
        m_ok = m_ok && error == std::errc();
        m_at = stop - m_bytes.constData();
        return value;
    }

    const QByteArray &m_bytes;
    qsizetype m_at;
    Encoding m_encoding;
    bool m_ok = true;
};

constexpr std::array<const char *, 9> kCornerFields = {"x", "y", "z", "nx", "ny", "nz", "red", "green", "blue"};

class BodyReader
{
public:
    BodyReader(const QByteArray &bytes, const Header &header) : m_numbers(bytes, header) {}

    Result<PlyMesh> read(const Header &header, const Progress &progress)
    {
        for (const Element &element : header.elements) {
            // Each item takes a byte or more, so this also bounds what a forged count can make us do.
            if (element.count > m_numbers.left() || (element.properties.empty() && element.count > 0))
                return wrong(QT_TRANSLATE_NOOP("core/asset", "the file breaks off: it is too short for its header"),
                             m_numbers.position());
            if (element.name == "vertex")
                startCorners(element);
            for (qint64 i = 0; i < element.count; ++i) {
                if (i % 4096 == 0 && progress.cancelled())
                    return cancelledError();
                const qsizetype start = m_numbers.position();
                readItem(element);
                if (!m_numbers.ok())
                    return wrong(
                        QT_TRANSLATE_NOOP("core/asset", "the file breaks off, or holds no number where one is due"),
                        start);
            }
        }
        for (const std::uint32_t index : m_mesh.indices)
            if (index >= m_mesh.corners.size())
                return wrong(QT_TRANSLATE_NOOP("core/asset", "a face names a corner that does not exist"),
                             m_numbers.position());
        if (m_hasColour && !m_mesh.corners.empty())
            m_mesh.colour = Eigen::Vector3d(m_colourSum / static_cast<double>(m_mesh.corners.size())).cast<float>();
        return std::move(m_mesh);
    }

private:
    void startCorners(const Element &element)
    {
        const auto has = [&element](const char *name) {
            return std::any_of(element.properties.begin(), element.properties.end(),
                               [name](const Property &property) { return property.name == name; });
        };
        m_hasNormals = has("nx") && has("ny") && has("nz");
        m_hasColour = has("red") && has("green") && has("blue");
    }

    void readItem(const Element &element)
    {
        const bool corner = element.name == "vertex", face = element.name == "face";
        std::array<double, kCornerFields.size()> values{};
        for (const Property &property : element.properties) {
            if (property.count) {
                readList(property, face && (property.name == "vertex_indices" || property.name == "vertex_index"));
                continue;
            }
            const double value = m_numbers.next(property.type);
            for (std::size_t i = 0; corner && i < kCornerFields.size(); ++i)
                if (property.name == kCornerFields[i])
                    values[i] = i >= 6 && property.type < Type::F32 ? value / 255 : value;
        }
        if (!corner)
            return;
        m_mesh.corners.emplace_back(values[0], values[1], values[2]);
        if (m_hasNormals)
            m_mesh.normals.push_back(Eigen::Vector3d(values[3], values[4], values[5]).cast<float>());
        m_colourSum += Eigen::Vector3d(values[6], values[7], values[8]);
    }

    void readList(const Property &property, bool isFace)
    {
        const double count = m_numbers.next(*property.count);
        std::uint32_t first = 0, last = 0;
        for (double i = 0; i < count && m_numbers.ok(); ++i) {
            const double value = m_numbers.next(property.type);
            if (!isFace)
                continue;
            const bool index = value >= 0 && value < 4294967295.0;
            const auto corner = index ? static_cast<std::uint32_t>(value) : 4294967295U; // refused at the end
            if (i == 0)
                first = corner;
            else if (i >= 2)
                m_mesh.indices.insert(m_mesh.indices.end(), {first, last, corner});
            last = corner;
        }
    }

    Numbers m_numbers;
    PlyMesh m_mesh;
    bool m_hasNormals = false, m_hasColour = false;
    Eigen::Vector3d m_colourSum = Eigen::Vector3d::Zero();
};

} // namespace

Result<PlyMesh> readPlyMesh(const QByteArray &bytes, const Progress &progress)
{
    const auto header = readHeader(bytes);
    if (!header)
        return unexpected(header.error());
    return BodyReader(bytes, *header).read(*header, progress);
}

} // namespace twinloom::asset
