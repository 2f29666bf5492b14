// SPDX-License-Identifier: Apache-2.0
#include "core/asset/model_blob.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace twinloom::asset
{
namespace
{

static_assert(std::endian::native == std::endian::little, "the blob's numbers are stored as they lie in memory");

constexpr char kMagic[4] = {'T', 'L', 'M', 'D'};
constexpr std::uint32_t kVersion = 1;
constexpr qsizetype kDigest = 16;
constexpr qsizetype kHeader = 4 + 4 + 8 + kDigest;

QByteArray digestOf(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).first(kDigest);
}

class Writer
{
public:
    template <class T>
    void number(T value)
    {
        static_assert(std::is_arithmetic_v<T>);
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void bytes(const QByteArray &value)
    {
        number(static_cast<std::uint64_t>(value.size()));
        m_bytes.append(value);
    }
    void text(const QString &value) { bytes(value.toUtf8()); }
    template <int kSize>
    void vector(const Eigen::Matrix<float, kSize, 1> &value)
    {
        m_bytes.append(reinterpret_cast<const char *>(value.data()), sizeof(float) * kSize);
    }
    /// Count, then the elements without padding.
    template <class T>
    void list(const std::vector<T> &values)
    {
        number(static_cast<std::uint64_t>(values.size()));
        m_bytes.append(reinterpret_cast<const char *>(values.data()),
                       static_cast<qsizetype>(values.size() * sizeof(T)));
    }
    QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

/// Reads what Writer wrote. After the first read beyond the end everything is empty and ok() is false.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.isEmpty(); }

    template <class T>
    T number()
    {
        T value{};
        copy(&value, sizeof value);
        return value;
    }
    /// A count of elements of at least `size` bytes each; 0 and not ok when the rest cannot hold them.
    std::size_t count(std::size_t size)
    {
        const auto count = number<std::uint64_t>();
        if (count > static_cast<std::uint64_t>(m_rest.size()) / size)
            m_ok = false;
        return m_ok ? static_cast<std::size_t>(count) : 0;
    }
    QByteArray bytes()
    {
        QByteArray value(static_cast<qsizetype>(count(1)), Qt::Uninitialized);
        copy(value.data(), static_cast<std::size_t>(value.size()));
        return value;
    }
    QString text() { return QString::fromUtf8(bytes()); }
    template <int kSize>
    void vector(Eigen::Matrix<float, kSize, 1> &value)
    {
        copy(value.data(), sizeof(float) * kSize);
    }
    template <class T>
    void list(std::vector<T> &values)
    {
        values.resize(count(sizeof(T)));
        copy(values.data(), values.size() * sizeof(T));
    }

private:
    void copy(void *to, std::size_t size)
    {
        if (!m_ok || size > static_cast<std::size_t>(m_rest.size())) {
            m_ok = false;
            return;
        }
        if (size > 0)
            std::memcpy(to, m_rest.data(), size);
        m_rest = m_rest.sliced(static_cast<qsizetype>(size));
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

void write(Writer &writer, const Material &material)
{
    writer.text(material.name);
    writer.vector(material.baseColour);
    writer.number(material.metallic);
    writer.number(material.roughness);
    writer.vector(material.emissive);
    writer.number(static_cast<std::int32_t>(material.baseColourTexture));
}

void read(Reader &reader, Material &material)
{
    material.name = reader.text();
    reader.vector(material.baseColour);
    material.metallic = reader.number<float>();
    material.roughness = reader.number<float>();
    reader.vector(material.emissive);
    material.baseColourTexture = reader.number<std::int32_t>();
}

void write(Writer &writer, const Texture &texture)
{
    writer.text(texture.name);
    writer.bytes(texture.encoded);
}

void read(Reader &reader, Texture &texture)
{
    texture.name = reader.text();
    texture.encoded = reader.bytes();
}

void write(Writer &writer, const MeshPart &part)
{
    writer.number(static_cast<std::int32_t>(part.material));
    writer.list(part.positions);
    writer.list(part.normals);
    writer.list(part.uvs);
    writer.list(part.indices);
}

void read(Reader &reader, MeshPart &part)
{
    part.material = reader.number<std::int32_t>();
    reader.list(part.positions);
    reader.list(part.normals);
    reader.list(part.uvs);
    reader.list(part.indices);
}

template <class T>
void writeAll(Writer &writer, const std::vector<T> &values)
{
    writer.number(static_cast<std::uint64_t>(values.size()));
    for (const T &value : values)
        write(writer, value);
}

/// `least`: bytes that an element takes at the very least, so that a wrong count cannot ask for much memory.
template <class T>
void readAll(Reader &reader, std::vector<T> &values, std::size_t least)
{
    const std::size_t count = reader.count(least);
    for (std::size_t i = 0; i < count && reader.ok(); ++i)
        read(reader, values.emplace_back());
}

bool isSound(const Model &model)
{
    const auto textures = static_cast<int>(model.textures.size()), materials = static_cast<int>(model.materials.size());
    const auto finite = [](const auto &vectors) {
        return std::all_of(vectors.begin(), vectors.end(), [](const auto &vector) { return vector.allFinite(); });
    };
    for (const Material &material : model.materials)
        if (material.baseColourTexture < -1 || material.baseColourTexture >= textures ||
            !material.baseColour.allFinite())
            return false;
    for (const MeshPart &part : model.parts) {
        const std::size_t corners = part.positions.size();
        if (part.material < 0 || part.material >= materials || part.normals.size() != corners ||
            (!part.uvs.empty() && part.uvs.size() != corners) || part.indices.size() % 3 != 0 ||
            !finite(part.positions) || !finite(part.normals) || !finite(part.uvs))
            return false;
        if (std::any_of(part.indices.begin(), part.indices.end(),
                        [corners](std::uint32_t index) { return index >= corners; }))
            return false;
    }
    return true;
}

Unexpected damaged(const char *what)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("core/asset", "A stored model cannot be read: %1")
                          .arg(QCoreApplication::translate("core/asset", what)),
                      QCoreApplication::translate("core/asset", "Import the model again."));
}

} // namespace

QByteArray modelToBlob(const Model &model)
{
    Writer content;
    content.text(model.name);
    writeAll(content, model.materials);
    writeAll(content, model.textures);
    writeAll(content, model.parts);
    const QByteArray body = content.take();
    Writer header;
    for (const char letter : kMagic)
        header.number(letter);
    header.number(kVersion);
    header.number(static_cast<std::uint64_t>(body.size()));
    return header.take() + digestOf(body) + body;
}

Result<Model> modelFromBlob(const QByteArray &blob)
{
    if (blob.size() < kHeader || std::memcmp(blob.constData(), kMagic, sizeof kMagic) != 0)
        return damaged(QT_TRANSLATE_NOOP("core/asset", "it does not begin as a model does."));
    Reader header(QByteArrayView(blob).sliced(sizeof kMagic));
    if (header.number<std::uint32_t>() != kVersion)
        return damaged(QT_TRANSLATE_NOOP("core/asset", "it was written by another version."));
    const QByteArrayView body = QByteArrayView(blob).sliced(kHeader);
    if (header.number<std::uint64_t>() != static_cast<std::uint64_t>(body.size()))
        return damaged(QT_TRANSLATE_NOOP("core/asset", "it is not as long as it says."));
    if (digestOf(body) != QByteArrayView(blob).sliced(kHeader - kDigest, kDigest))
        return damaged(QT_TRANSLATE_NOOP("core/asset", "its bytes have changed."));
    Model model;
    Reader reader(body);
    model.name = reader.text();
    readAll(reader, model.materials, 8 + 4 * 10);
    readAll(reader, model.textures, 8 + 8);
    readAll(reader, model.parts, 4 + 4 * 8);
    if (!reader.ok() || !reader.atEnd() || !isSound(model))
        return damaged(QT_TRANSLATE_NOOP("core/asset", "its parts do not fit together."));
    return model;
}

} // namespace twinloom::asset
