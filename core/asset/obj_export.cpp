// SPDX-License-Identifier: Apache-2.0
#include "core/asset/obj_export.h"

#include "core/asset/gltf_export.h"
#include "core/asset/srgb.h"
#include "core/saved_file.h"

#include <Eigen/LU>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <charconv>
#include <cmath>
#include <map>

namespace twinloom::asset
{
namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("core/asset", source);
}

/// A line "KEY a b c", each number in its shortest exact form.
template <class Vector>
void appendLine(QByteArray &out, const char *key, const Vector &values)
{
    out += key;
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        char digits[32];
        const auto end = std::to_chars(std::begin(digits), std::end(digits), values[i] + 0.0f).ptr;
        out += ' ';
        out.append(digits, end - digits);
    }
    out += '\n';
}

/// Names are words in OBJ: no white space.
QByteArray word(const QString &name)
{
    QString result = name.simplified();
    result.replace(QLatin1Char(' '), QLatin1Char('_'));
    return result.toUtf8();
}

class ObjWriter
{
public:
    ObjWriter(const QString &name, const Progress &progress) : m_name(name), m_progress(progress)
    {
        m_obj = "# Twinloom\nmtllib " + word(name) + ".mtl\n";
        m_mtl = "# Twinloom\n";
    }

    Result<void> add(const Placed &entry, const Eigen::Affine3d &world)
    {
        if (!entry.model)
            return {};
        if (stopped())
            return cancelledError();
        const QByteArray materials = materialsOf(*entry.model);
        m_obj += "o " + word(entry.name) + '\n';
        const Eigen::Affine3d toWorld = world * entry.local.matrix();
        const Eigen::Matrix3d linear = toWorld.linear();
        const double determinant = linear.determinant();
        const Eigen::Matrix3d turned = normalMatrix(linear);
        for (const MeshPart &part : entry.model->parts) {
            for (const Eigen::Vector3f &corner : part.positions) {
                if (stopped())
                    return cancelledError();
                const Eigen::Vector3d place = toWorld * corner.cast<double>();
                if (!place.allFinite())
                    return unexpected(
                        ErrorCode::BadInput,
                        text("\"%1\" cannot be exported: it has a corner that is not finite.").arg(entry.name));
                appendLine(m_obj, "v",
                           Eigen::Vector3f(Eigen::Vector3d(-place.x(), place.z(), place.y()).cast<float>()));
            }
            for (const Eigen::Vector2f &uv : part.uvs)
                appendLine(m_obj, "vt", Eigen::Vector2f(uv.x(), 1 - uv.y()));
            for (const Eigen::Vector3f &normal : part.normals) {
                const Eigen::Vector3d n = (turned * normal.cast<double>()).normalized();
                appendLine(m_obj, "vn", Eigen::Vector3f(Eigen::Vector3d(-n.x(), n.z(), n.y()).cast<float>()));
            }
            m_obj += "usemtl " + materials + QByteArray::number(part.material) + '\n';
            addFaces(part, determinant < 0);
            m_corners += part.positions.size();
            m_uvs += part.uvs.size();
            m_normals += part.normals.size();
        }
        return {};
    }

    std::vector<NamedFile> take()
    {
        std::vector<NamedFile> files{{m_name + QStringLiteral(".obj"), m_obj},
                                     {m_name + QStringLiteral(".mtl"), m_mtl}};
        files.insert(files.end(), m_textures.begin(), m_textures.end());
        return files;
    }

private:
    /// One part may be a mesh of millions, so it is asked at each corner and face; an atomic load is nothing beside
    /// writing a number.
    bool stopped() const { return m_progress.cancelled(); }

    void addFaces(const MeshPart &part, bool mirrored)
    {
        for (std::size_t i = 0; i + 2 < part.indices.size() && !stopped(); i += 3) {
            m_obj += 'f';
            for (const std::size_t k : {i, mirrored ? i + 2 : i + 1, mirrored ? i + 1 : i + 2}) {
                const qulonglong corner = part.indices[k] + qulonglong(1); // counted from 1, through the whole file
                m_obj += ' ' + QByteArray::number(m_corners + corner) + '/';
                if (!part.uvs.empty())
                    m_obj += QByteArray::number(m_uvs + corner);
                if (!part.normals.empty())
                    m_obj += '/' + QByteArray::number(m_normals + corner);
            }
            m_obj += '\n';
        }
    }

    /// Writes a model's materials at its first use; returns what their names begin with.
    QByteArray materialsOf(const Model &model)
    {
        const auto [known, fresh] = m_prefixes.try_emplace(&model);
        if (!fresh)
            return known->second;
        known->second = "m" + QByteArray::number(static_cast<qulonglong>(m_prefixes.size())) + '_';
        std::vector<QByteArray> textures;
        for (const Texture &texture : model.textures) {
            const bool png = texture.encoded.startsWith("\x89PNG");
            m_textures.push_back({QStringLiteral("%1_%2.%3")
                                      .arg(m_name)
                                      .arg(m_textures.size() + 1)
                                      .arg(png ? QStringLiteral("png") : QStringLiteral("jpg")),
                                  texture.encoded});
            textures.push_back(m_textures.back().name.toUtf8());
        }
        for (std::size_t i = 0; i < model.materials.size(); ++i) {
            const Material &material = model.materials[i];
            m_mtl += "newmtl " + known->second + QByteArray::number(static_cast<qulonglong>(i)) + '\n';
            appendLine(m_mtl, "Kd", Eigen::Vector3f(material.baseColour.head<3>().unaryExpr(&srgbFromLinear)));
            appendLine(m_mtl, "Ke", Eigen::Vector3f(material.emissive.unaryExpr(&srgbFromLinear)));
            appendLine(m_mtl, "d", Eigen::Matrix<float, 1, 1>(material.baseColour.w()));
            appendLine(m_mtl, "Pm", Eigen::Matrix<float, 1, 1>(material.metallic));
            appendLine(m_mtl, "Pr", Eigen::Matrix<float, 1, 1>(material.roughness));
            if (material.baseColourTexture >= 0 &&
                static_cast<std::size_t>(material.baseColourTexture) < textures.size())
                m_mtl += "map_Kd " + textures[static_cast<std::size_t>(material.baseColourTexture)] + '\n';
        }
        return known->second;
    }

    QString m_name;
    Progress m_progress;
    QByteArray m_obj, m_mtl;
    std::vector<NamedFile> m_textures;
    std::map<const Model *, QByteArray> m_prefixes; // only looked up, so the order of addresses does not matter
    qulonglong m_corners = 0, m_uvs = 0, m_normals = 0;
};

Result<void> writeFile(const QString &path, const Result<QByteArray> &bytes)
{
    if (!bytes)
        return unexpected(bytes.error());
    return saveFile(path, *bytes);
}

/// Textures may be many, so they are saved one by one; those that were not there before are taken back when one fails.
/// The MTL and the OBJ that names it come last, together.
Result<void> writeObj(const QString &path, const std::vector<NamedFile> &files)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    QStringList fresh;
    Result<void> done;
    for (std::size_t i = 2; done && i < files.size(); ++i) {
        const QString target = folder.filePath(files[i].name);
        if (!QFileInfo::exists(target))
            fresh.append(target);
        done = saveFile(target, files[i].bytes);
    }
    if (done)
        done = saveFiles({{folder.filePath(files[1].name), files[1].bytes}, {path, files[0].bytes}});
    if (!done)
        for (const QString &texture : fresh)
            QFile::remove(texture);
    return done;
}

} // namespace

Result<std::vector<NamedFile>> toObj(const std::vector<Placed> &placed, const QString &name, const Progress &progress)
{
    ObjWriter writer(QString::fromUtf8(word(name)),
                     progress); // file names must be words too, since the files refer to them
    const std::vector<Eigen::Affine3d> worlds = worldOf(placed);
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (const auto added = writer.add(placed[i], worlds[i]); !added)
            return unexpected(added.error());
    if (progress.cancelled()) // within the last faces
        return cancelledError();
    return writer.take();
}

Result<void> exportModels(const QString &path, const std::vector<Placed> &placed, const Progress &progress,
                          const QJsonObject &about)
{
    const QFileInfo target(path);
    const QString ending = target.suffix().toLower();
    if (ending == QLatin1String("glb"))
        return writeFile(path, toGlb(placed, progress, about));
    if (ending == QLatin1String("gltf"))
        return writeFile(path, toGltf(placed, progress, about));
    if (ending != QLatin1String("obj"))
        return unexpected(ErrorCode::Usage, text("%1: models are exported as .glb, .gltf or .obj.").arg(path));
    const auto files = toObj(placed, target.completeBaseName(), progress);
    if (!files)
        return unexpected(files.error());
    return writeObj(path, *files);
}

} // namespace twinloom::asset
