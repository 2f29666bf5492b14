// SPDX-License-Identifier: Apache-2.0
#include "core/project/snapshot.h"

#include "core/scene/change.h"

#include <QHash>
#include <QJsonDocument>
#include <QtEndian>

#include <bit>

namespace twinloom::project
{
namespace
{

using scene::Component;
using scene::Node;

constexpr quint32 kMagic = 0x31435354; // "TSC1"

// What stands before each component.
enum class Tag : quint8 { Json = 0, Object = 1, Model = 2, Wall = 3, Opening = 4, ShapedModel = 5 };
// What a node's transform holds beyond the defaults.
enum Part : quint8 { kVisible = 1, kTranslation = 2, kRotation = 4, kScale = 8 };

class Writer
{
public:
    void byte(quint8 value) { m_body.append(char(value)); }
    /// Seven bits a byte, the lowest first.
    void number(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            byte(quint8(value | 0x80));
        byte(quint8(value));
    }
    void real(double value)
    {
        const quint64 bits = qToLittleEndian(std::bit_cast<quint64>(value));
        m_body.append(reinterpret_cast<const char *>(&bits), sizeof bits);
    }
    void text(const QString &value)
    {
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.cend())
            return number(*known);
        const quint64 next = quint64(m_numbers.size());
        m_numbers.insert(value, next);
        m_texts.push_back(value.toUtf8());
        number(next);
    }
    template <class Vector>
    void vector(const Vector &values)
    {
        for (Eigen::Index i = 0; i < values.size(); ++i)
            real(values[i]);
    }
    /// The table of texts, then all that was written.
    QByteArray finished() const
    {
        Writer head;
        const quint32 magic = qToLittleEndian(kMagic);
        head.m_body.append(reinterpret_cast<const char *>(&magic), sizeof magic);
        head.number(quint64(m_texts.size()));
        for (const QByteArray &utf8 : m_texts) {
            head.number(quint64(utf8.size()));
            head.m_body.append(utf8);
        }
        return head.m_body + m_body;
    }

private:
    QByteArray m_body;
    QHash<QString, quint64> m_numbers;
    std::vector<QByteArray> m_texts;
};

// After the first wrong read, everything reads as zero and ok() is false.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_at(bytes.constData()), m_end(bytes.constData() + bytes.size()) {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_end; }

    const char *take(quint64 size)
    {
        if (!m_ok || size > quint64(m_end - m_at)) {
            m_ok = false;
            return nullptr;
        }
        return std::exchange(m_at, m_at + size);
    }
    quint8 byte()
    {
        const char *at = take(1);
        return at ? quint8(*at) : 0;
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const quint8 next = byte();
            value |= quint64(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        m_ok = false;
        return 0;
    }
    double real()
    {
        const char *at = take(sizeof(quint64));
        return at ? std::bit_cast<double>(qFromLittleEndian<quint64>(at)) : 0.0;
    }
    QString text()
    {
        const quint64 index = number();
        m_ok = m_ok && index < m_texts.size();
        return m_ok ? m_texts[index] : QString();
    }
    template <class Vector>
    void vector(Vector &values)
    {
        for (Eigen::Index i = 0; i < values.size(); ++i)
            values[i] = real();
    }
    bool readTexts()
    {
        const char *magic = take(sizeof kMagic);
        if (!magic || qFromLittleEndian<quint32>(magic) != kMagic)
            return false;
        const quint64 count = number();
        for (quint64 i = 0; m_ok && i < count; ++i) {
            const quint64 size = number();
            if (const char *utf8 = take(size))
                m_texts.push_back(QString::fromUtf8(utf8, qsizetype(size)));
        }
        return m_ok;
    }

private:
    const char *m_at;
    const char *m_end;
    bool m_ok = true;
    std::vector<QString> m_texts;
};

// The structured bindings name every member: a new one does not compile until it is written here (and the magic
// raised).
void write(Writer &out, const scene::ObjectComponent &component)
{
    const auto &[category, size, confidence, points, asset, pinned] = component;
    out.byte(quint8(Tag::Object));
    out.text(category);
    out.vector(size);
    out.real(confidence);
    out.number(quint64(points));
    out.text(asset);
    out.byte(pinned ? 1 : 0);
}

void read(Reader &in, scene::ObjectComponent &component)
{
    auto &[category, size, confidence, points, asset, pinned] = component;
    category = in.text();
    in.vector(size);
    confidence = in.real();
    points = qint64(in.number());
    asset = in.text();
    pinned = in.byte() != 0;
}

void write(Writer &out, const scene::ModelComponent &component)
{
    const auto &[category, blob, size, style, shape] = component;
    out.byte(quint8(shape.isEmpty() ? Tag::Model : Tag::ShapedModel));
    out.text(category);
    out.text(blob);
    out.vector(size);
    out.text(style);
    if (!shape.isEmpty())
        out.text(shape);
}

void read(Reader &in, scene::ModelComponent &component)
{
    auto &[category, blob, size, style, shape] = component;
    category = in.text();
    blob = in.text();
    in.vector(size);
    style = in.text();
}

void write(Writer &out, const scene::WallComponent &component)
{
    const auto &[from, to, bottom, top, thickness, coverage] = component;
    out.byte(quint8(Tag::Wall));
    out.vector(from);
    out.vector(to);
    for (const double value : {bottom, top, thickness, coverage})
        out.real(value);
}

void read(Reader &in, scene::WallComponent &component)
{
    auto &[from, to, bottom, top, thickness, coverage] = component;
    in.vector(from);
    in.vector(to);
    for (double *value : {&bottom, &top, &thickness, &coverage})
        *value = in.real();
}

void write(Writer &out, const scene::OpeningComponent &component)
{
    const auto &[kind, from, to, bottom, top, confidence] = component;
    out.byte(quint8(Tag::Opening));
    out.text(kind);
    out.vector(from);
    out.vector(to);
    for (const double value : {bottom, top, confidence})
        out.real(value);
}

void read(Reader &in, scene::OpeningComponent &component)
{
    auto &[kind, from, to, bottom, top, confidence] = component;
    kind = in.text();
    in.vector(from);
    in.vector(to);
    for (double *value : {&bottom, &top, &confidence})
        *value = in.real();
}

// Rare kinds, and those of newer builds and plugins.
template <class Other>
void write(Writer &out, const Other &component)
{
    const Component any(component);
    const QJsonObject wrapped{{QStringLiteral("data"), scene::componentToJson(any)}};
    out.byte(quint8(Tag::Json));
    out.text(scene::componentType(any));
    out.text(QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact)));
}

template <class Known>
std::optional<Component> readKnown(Reader &in)
{
    Known component;
    read(in, component);
    return component;
}

std::optional<Component> readJson(Reader &in)
{
    const QString type = in.text();
    const QJsonDocument wrapped = QJsonDocument::fromJson(in.text().toUtf8());
    if (!in.ok() || !wrapped.isObject())
        return std::nullopt;
    Result<Component> component = scene::componentFromJson(type, wrapped.object().value(QStringLiteral("data")));
    return component ? std::optional(std::move(*component)) : std::nullopt;
}

std::optional<Component> readComponent(Reader &in)
{
    switch (Tag(in.byte())) {
    case Tag::Json:
        return readJson(in);
    case Tag::Object:
        return readKnown<scene::ObjectComponent>(in);
    case Tag::Model:
        return readKnown<scene::ModelComponent>(in);
    case Tag::ShapedModel: {
        auto model = readKnown<scene::ModelComponent>(in);
        std::get<scene::ModelComponent>(*model).shape = in.text();
        return model;
    }
    case Tag::Wall:
        return readKnown<scene::WallComponent>(in);
    case Tag::Opening:
        return readKnown<scene::OpeningComponent>(in);
    }
    return std::nullopt;
}

void write(Writer &out, const geometry::Transform &transform, bool visible)
{
    const auto &[translation, rotation, scale] = transform;
    const geometry::Transform standard;
    const quint8 parts = quint8((visible ? kVisible : 0) | (translation == standard.translation ? 0 : kTranslation) |
                                (rotation.coeffs() == standard.rotation.coeffs() ? 0 : kRotation) |
                                (scale == standard.scale ? 0 : kScale));
    out.byte(parts);
    if (parts & kTranslation)
        out.vector(translation);
    if (parts & kRotation)
        out.vector(rotation.coeffs());
    if (parts & kScale)
        out.vector(scale);
}

void read(Reader &in, geometry::Transform &transform, bool &visible)
{
    const quint8 parts = in.byte();
    visible = (parts & kVisible) != 0;
    if (parts & kTranslation)
        in.vector(transform.translation);
    if (parts & kRotation)
        in.vector(transform.rotation.coeffs());
    if (parts & kScale)
        in.vector(transform.scale);
}

void write(Writer &out, const Node &node)
{
    const auto &[id, parent, name, transform, visible, components] = node;
    out.number(id.value);
    out.number(parent.value);
    out.text(name);
    write(out, transform, visible);
    out.number(components.size());
    for (const Component &component : components)
        std::visit([&out](const auto &known) { write(out, known); }, component);
}

std::optional<Node> readNode(Reader &in)
{
    Node node;
    node.id.value = in.number();
    node.parent.value = in.number();
    node.name = in.text();
    read(in, node.transform, node.visible);
    const quint64 count = in.number();
    for (quint64 i = 0; in.ok() && i < count; ++i) {
        std::optional<Component> component = readComponent(in);
        if (!component)
            return std::nullopt;
        node.components.push_back(std::move(*component));
    }
    return in.ok() ? std::optional(std::move(node)) : std::nullopt;
}

} // namespace

QByteArray encodeScene(const scene::Scene &scene)
{
    Writer out;
    out.number(scene.size());
    for (const scene::NodePtr &node : scene.nodes())
        write(out, *node);
    return out.finished();
}

std::optional<scene::Scene> decodeScene(const QByteArray &bytes)
{
    Reader in(bytes);
    if (!in.readTexts())
        return std::nullopt;
    const quint64 count = in.number();
    scene::Change change;
    for (quint64 i = 0; i < count; ++i) {
        std::optional<Node> node = readNode(in);
        if (!node)
            return std::nullopt;
        change.edits.push_back(scene::added(std::move(*node)));
    }
    if (!in.ok() || !in.atEnd())
        return std::nullopt;
    Result<scene::Scene> scene = scene::apply(scene::Scene(), change);
    return scene ? std::optional(std::move(*scene)) : std::nullopt;
}

} // namespace twinloom::project
