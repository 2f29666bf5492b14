// SPDX-License-Identifier: Apache-2.0
#include "core/asset/gltf_export.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <limits>
#include <unordered_map>

namespace twinloom::asset
{
namespace
{

enum class Target { None = 0, Vertices = 34962, Indices = 34963 };
constexpr int kFloat = 5126, kUnsignedShort = 5123, kUnsignedInt = 5125;

QString text(const char *source)
{
    return QCoreApplication::translate("core/asset", source);
}

/// (x, y, z) to (-x, z, y): the inverse of what the import does, and its own inverse.
template <class Vector>
Vector toYUp(const Vector &v)
{
    return {-v.x(), v.z(), v.y()};
}

template <class Vector>
QJsonArray numbers(const Vector &vector)
{
    QJsonArray array;
    for (Eigen::Index i = 0; i < vector.size(); ++i)
        array.append(static_cast<double>(vector[i]) + 0.0);
    return array;
}

QJsonObject nodeTransform(const geometry::Transform &transform)
{
    QJsonObject json;
    if (!transform.translation.isZero(0))
        json.insert(QStringLiteral("translation"), numbers(toYUp(transform.translation)));
    const Eigen::Quaterniond turn = transform.rotation.normalized();
    if (turn.vec() != Eigen::Vector3d::Zero()) {
        Eigen::Vector4d rotation;
        rotation << toYUp(Eigen::Vector3d(turn.vec())), turn.w(); // turning the axis of a rotation turns the rotation
        json.insert(QStringLiteral("rotation"), numbers(rotation));
    }
    const Eigen::Vector3d &scale = transform.scale;
    if (scale != Eigen::Vector3d::Ones())
        json.insert(QStringLiteral("scale"), numbers(Eigen::Vector3d(scale.x(), scale.z(), scale.y())));
    return json;
}

class GltfWriter
{
public:
    Result<void> add(const std::vector<Placed> &placed, const Progress &progress)
    {
        for (std::size_t i = 0; i < placed.size(); ++i)
            if (const auto checked = check(placed[i], static_cast<int>(i)); !checked)
                return checked;
        std::vector<QJsonArray> children(placed.size());
        QJsonArray roots;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const int parent = placed[i].parent;
            (parent < 0 ? roots : children[static_cast<std::size_t>(parent)]).append(static_cast<int>(i));
        }
        // Entry i is node i; nodes that only place a mesh within their entry come after them.
        std::vector<QJsonObject> nodes(placed.size()), inside;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (progress.cancelled())
                return cancelledError();
            QJsonObject &node = nodes[i] = nodeTransform(placed[i].transform);
            node.insert(QStringLiteral("name"), placed[i].name);
            if (!placed[i].extras.isEmpty())
                node.insert(QStringLiteral("extras"), placed[i].extras);
            const int mesh = placed[i].model ? meshOf(placed[i].model) : -1;
            if (mesh >= 0 && placed[i].local == geometry::Transform()) {
                node.insert(QStringLiteral("mesh"), mesh);
            } else if (mesh >= 0) {
                QJsonObject inner = nodeTransform(placed[i].local);
                inner.insert(QStringLiteral("mesh"), mesh);
                children[i].append(static_cast<int>(placed.size() + inside.size()));
                inside.push_back(inner);
            }
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (!children[i].isEmpty())
                nodes[i].insert(QStringLiteral("children"), children[i]);
            m_nodes.append(nodes[i]);
        }
        for (const QJsonObject &node : inside)
            m_nodes.append(node);
        m_roots = roots;
        if (m_buffer.size() > std::numeric_limits<std::uint32_t>::max() / 2)
            return unexpected(ErrorCode::Usage,
                              text("The scene is too large for one glTF file: %1 MiB.").arg(m_buffer.size() >> 20),
                              text("Export it in parts."));
        return {};
    }

    const QByteArray &buffer() const { return m_buffer; }

    QByteArray json(const QString &bufferUri, const QJsonObject &about) const
    {
        QJsonObject asset{{QStringLiteral("version"), QStringLiteral("2.0")},
                          {QStringLiteral("generator"), QStringLiteral("Twinloom")}};
        if (!about.isEmpty())
            asset.insert(QStringLiteral("extras"), about);
        QJsonObject scene{{QStringLiteral("name"), QStringLiteral("Scene")}};
        if (!m_roots.isEmpty())
            scene.insert(QStringLiteral("nodes"), m_roots);
        QJsonObject document{{QStringLiteral("asset"), asset},
                             {QStringLiteral("scene"), 0},
                             {QStringLiteral("scenes"), QJsonArray{scene}}};
        const auto insert = [&document](const char *key, const QJsonArray &array) {
            if (!array.isEmpty()) // glTF allows no empty array
                document.insert(QLatin1String(key), array);
        };
        insert("nodes", m_nodes);
        insert("meshes", m_meshes);
        insert("materials", m_materials);
        insert("textures", m_textures);
        insert("images", m_images);
        insert("accessors", m_accessors);
        insert("bufferViews", m_views);
        if (!m_buffer.isEmpty()) {
            QJsonObject buffer{{QStringLiteral("byteLength"), m_buffer.size()}};
            if (!bufferUri.isEmpty())
                buffer.insert(QStringLiteral("uri"), bufferUri);
            insert("buffers", {buffer});
        }
        return QJsonDocument(document).toJson(QJsonDocument::Compact);
    }

private:
    static Result<void> check(const Placed &entry, int index)
    {
        const auto refuse = [&entry](const QString &what) {
            return unexpected(ErrorCode::BadInput, text("\"%1\" cannot be exported: %2").arg(entry.name, what));
        };
        if (entry.parent >= index)
            return refuse(text("its parent must come before it."));
        for (const geometry::Transform &transform : {entry.transform, entry.local})
            if (!transform.translation.allFinite() || !transform.rotation.coeffs().allFinite() ||
                !transform.scale.allFinite() || transform.rotation.norm() == 0)
                return refuse(text("its transform is not finite."));
        if (!entry.model)
            return {};
        for (const MeshPart &part : entry.model->parts)
            for (const Eigen::Vector3f &corner : part.positions)
                if (!corner.allFinite())
                    return refuse(text("its model has a corner that is not finite."));
        return {};
    }

    int addView(const QByteArray &bytes, Target target)
    {
        while (m_buffer.size() % 4 != 0)
            m_buffer.append('\0');
        QJsonObject view{{QStringLiteral("buffer"), 0},
                         {QStringLiteral("byteOffset"), m_buffer.size()},
                         {QStringLiteral("byteLength"), bytes.size()}};
        if (target != Target::None)
            view.insert(QStringLiteral("target"), static_cast<int>(target));
        m_buffer.append(bytes);
        m_views.append(view);
        return static_cast<int>(m_views.size()) - 1;
    }

    int addAccessor(const QByteArray &bytes, Target target, int componentType, const char *type, std::size_t count,
                    QJsonObject extra = {})
    {
        extra.insert(QStringLiteral("bufferView"), addView(bytes, target));
        extra.insert(QStringLiteral("componentType"), componentType);
        extra.insert(QStringLiteral("type"), QLatin1String(type));
        extra.insert(QStringLiteral("count"), static_cast<qint64>(count));
        m_accessors.append(extra);
        return static_cast<int>(m_accessors.size()) - 1;
    }

    template <class T>
    static QByteArray bytesOf(const std::vector<T> &values)
    {
        return {reinterpret_cast<const char *>(values.data()), static_cast<qsizetype>(values.size() * sizeof(T))};
    }

    static std::vector<Eigen::Vector3f> turned(const std::vector<Eigen::Vector3f> &vectors)
    {
        std::vector<Eigen::Vector3f> result;
        result.reserve(vectors.size());
        for (const Eigen::Vector3f &vector : vectors)
            result.push_back(toYUp(vector));
        return result;
    }

    int positions(const MeshPart &part)
    {
        const std::vector<Eigen::Vector3f> corners = turned(part.positions);
        Eigen::Vector3f low = corners.front(), high = corners.front();
        for (const Eigen::Vector3f &corner : corners) {
            low = low.cwiseMin(corner);
            high = high.cwiseMax(corner);
        }
        return addAccessor(bytesOf(corners), Target::Vertices, kFloat, "VEC3", corners.size(),
                           {{QStringLiteral("min"), numbers(low)}, {QStringLiteral("max"), numbers(high)}});
    }

    int indices(const MeshPart &part)
    {
        if (part.positions.size() >= 65535) // the largest index is reserved
            return addAccessor(bytesOf(part.indices), Target::Indices, kUnsignedInt, "SCALAR", part.indices.size());
        const std::vector<std::uint16_t> narrow(part.indices.begin(), part.indices.end());
        return addAccessor(bytesOf(narrow), Target::Indices, kUnsignedShort, "SCALAR", narrow.size());
    }

    /// The mesh of a model, made at its first use; -1 for a model without triangles.
    int meshOf(const ModelPtr &model)
    {
        const auto [known, fresh] = m_meshOf.try_emplace(model.get(), -1);
        if (!fresh)
            return known->second;
        const int firstMaterial = static_cast<int>(m_materials.size());
        QJsonArray primitives;
        for (const MeshPart &part : model->parts) {
            if (part.positions.empty() || part.indices.empty())
                continue;
            QJsonObject attributes{{QStringLiteral("POSITION"), positions(part)}};
            if (part.normals.size() == part.positions.size())
                attributes.insert(QStringLiteral("NORMAL"), addAccessor(bytesOf(turned(part.normals)), Target::Vertices,
                                                                        kFloat, "VEC3", part.normals.size()));
            if (part.uvs.size() == part.positions.size())
                attributes.insert(QStringLiteral("TEXCOORD_0"),
                                  addAccessor(bytesOf(part.uvs), Target::Vertices, kFloat, "VEC2", part.uvs.size()));
            QJsonObject primitive{{QStringLiteral("attributes"), attributes},
                                  {QStringLiteral("indices"), indices(part)}};
            if (part.material >= 0 && static_cast<std::size_t>(part.material) < model->materials.size())
                primitive.insert(QStringLiteral("material"), firstMaterial + part.material);
            primitives.append(primitive);
        }
        if (primitives.isEmpty())
            return -1;
        addMaterials(*model);
        m_meshes.append(QJsonObject{{QStringLiteral("name"), model->name}, {QStringLiteral("primitives"), primitives}});
        known->second = static_cast<int>(m_meshes.size()) - 1;
        return known->second;
    }

    void addMaterials(const Model &model)
    {
        const int firstTexture = static_cast<int>(m_textures.size());
        for (const Texture &texture : model.textures) {
            const bool png = texture.encoded.startsWith("\x89PNG");
            m_images.append(QJsonObject{
                {QStringLiteral("name"), texture.name},
                {QStringLiteral("bufferView"), addView(texture.encoded, Target::None)},
                {QStringLiteral("mimeType"), png ? QStringLiteral("image/png") : QStringLiteral("image/jpeg")}});
            m_textures.append(QJsonObject{{QStringLiteral("source"), static_cast<int>(m_images.size()) - 1}});
        }
        for (const Material &material : model.materials) {
            QJsonObject pbr{{QStringLiteral("baseColorFactor"), numbers(material.baseColour)},
                            {QStringLiteral("metallicFactor"), static_cast<double>(material.metallic)},
                            {QStringLiteral("roughnessFactor"), static_cast<double>(material.roughness)}};
            if (material.baseColourTexture >= 0 &&
                static_cast<std::size_t>(material.baseColourTexture) < model.textures.size())
                pbr.insert(QStringLiteral("baseColorTexture"),
                           QJsonObject{{QStringLiteral("index"), firstTexture + material.baseColourTexture}});
            QJsonObject json{{QStringLiteral("name"), material.name}, {QStringLiteral("pbrMetallicRoughness"), pbr}};
            if (!material.emissive.isZero(0))
                json.insert(QStringLiteral("emissiveFactor"), numbers(material.emissive));
            if (material.baseColour.w() < 1)
                json.insert(QStringLiteral("alphaMode"), QStringLiteral("BLEND"));
            m_materials.append(json);
        }
    }

    QByteArray m_buffer;
    QJsonArray m_nodes, m_roots, m_meshes, m_materials, m_textures, m_images, m_accessors, m_views;
    std::unordered_map<const Model *, int> m_meshOf;
};

void appendNumber(QByteArray &bytes, qsizetype value)
{
    const auto number = static_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(static_cast<char>((number >> shift) & 0xffU));
}

void appendChunk(QByteArray &glb, const char *type, QByteArray content, char padding)
{
    while (content.size() % 4 != 0)
        content.append(padding);
    appendNumber(glb, content.size());
    glb.append(type, 4);
    glb.append(content);
}

} // namespace

Result<QByteArray> toGlb(const std::vector<Placed> &placed, const Progress &progress, const QJsonObject &about)
{
    GltfWriter writer;
    if (const auto added = writer.add(placed, progress); !added)
        return unexpected(added.error());
    QByteArray chunks;
    appendChunk(chunks, "JSON", writer.json({}, about), ' ');
    if (!writer.buffer().isEmpty())
        appendChunk(chunks, "BIN\0", writer.buffer(), '\0');
    QByteArray glb("glTF");
    appendNumber(glb, 2);
    appendNumber(glb, 12 + chunks.size());
    return glb + chunks;
}

Result<QByteArray> toGltf(const std::vector<Placed> &placed, const Progress &progress, const QJsonObject &about)
{
    GltfWriter writer;
    if (const auto added = writer.add(placed, progress); !added)
        return unexpected(added.error());
    return writer.json(QStringLiteral("data:application/octet-stream;base64,") +
                           QString::fromLatin1(writer.buffer().toBase64()),
                       about);
}

} // namespace twinloom::asset
