// SPDX-License-Identifier: Apache-2.0
#include "core/asset/import.h"

#include "core/asset/gltf_check.h"
#include "core/asset/placed.h"
#include "core/asset/ply_mesh.h"
#include "core/asset/srgb.h"
#include "core/input_file.h"

#include <assimp/GltfMaterial.h>
#include <assimp/Importer.hpp>
#include <assimp/ProgressHandler.hpp>
#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <Eigen/LU>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
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

QString qString(const aiString &string)
{
    return QString::fromUtf8(string.data, static_cast<qsizetype>(string.length));
}

/// Passes Assimp's progress on and tells it to stop.
class Reporter : public Assimp::ProgressHandler
{
public:
    explicit Reporter(Progress progress) : m_progress(std::move(progress)) {}
    bool Update(float share) override
    {
        if (share >= 0)
            m_progress.set(std::min(1.0, static_cast<double>(share)));
        return !m_progress.cancelled();
    }

private:
    Progress m_progress;
};

enum class Format { Gltf, Fbx, YUp, ZUp, Ply };

struct Suffix {
    const char *name;
    Format format;
    bool stated; ///< see PlacedModel
};
// Assimp itself turns DAE files upright (Y up, metres).
constexpr Suffix kSuffixes[] = {{"glb", Format::Gltf, true}, {"gltf", Format::Gltf, true}, {"fbx", Format::Fbx, true},
                                {"obj", Format::YUp, false}, {"dae", Format::YUp, true},   {"stl", Format::ZUp, false},
                                {"ply", Format::Ply, false}};

/// From a file's axes to ours: rows are our x, y, z in its terms, times the metres of its unit.
Eigen::Matrix3d frameOf(const Eigen::Vector3d &right, const Eigen::Vector3d &up, double metres)
{
    Eigen::Matrix3d frame;
    frame.row(0) = -right; // who looks at the front has the file's right at the left of the thing
    frame.row(1) = right.cross(up);
    frame.row(2) = up;
    return frame * metres;
}

Eigen::Vector3d axisOf(const aiMetadata &metadata, const char *axis, const char *sign, int usual)
{
    int32_t index = usual, direction = 1;
    metadata.Get(axis, index);
    metadata.Get(sign, direction);
    return Eigen::Vector3d::Unit(index >= 0 && index <= 2 ? index : usual) * (direction < 0 ? -1.0 : 1.0);
}

Eigen::Matrix3d frameOf(const aiScene &scene, Format format)
{
    if (format == Format::ZUp)
        return Eigen::Matrix3d::Identity();
    Eigen::Matrix3d yUp = frameOf(Eigen::Vector3d::UnitX(), Eigen::Vector3d::UnitY(), 1.0);
    if (format != Format::Fbx || !scene.mMetaData)
        return yUp;
    double centimetres = 1.0;
    if (float single = 0;
        !scene.mMetaData->Get("UnitScaleFactor", centimetres) && scene.mMetaData->Get("UnitScaleFactor", single))
        centimetres = static_cast<double>(single);
    const Eigen::Vector3d up = axisOf(*scene.mMetaData, "UpAxis", "UpAxisSign", 1);
    const Eigen::Vector3d right = axisOf(*scene.mMetaData, "CoordAxis", "CoordAxisSign", 0);
    if (std::abs(up.dot(right)) > 0.5 || !(centimetres > 0) || !std::isfinite(centimetres))
        return yUp * 0.01;
    return frameOf(right, up, centimetres * 0.01);
}

/// Of length 1; upwards where there is no direction.
Eigen::Vector3f unit(const Eigen::Vector3d &vector)
{
    const double length = vector.norm();
    if (!(length > 0) || !std::isfinite(length))
        return {0, 0, 1};
    return (vector / length).cast<float>();
}

bool isPicture(const QByteArray &bytes)
{
    return bytes.startsWith("\x89PNG\r\n\x1a\n") || bytes.startsWith("\xff\xd8\xff");
}

/// Gives a model's parts their corners, base at z = 0 and centred in x and y. The corners come as double, since they
/// may have been far from their origin.
Result<PlacedModel> onGround(Model model, const std::vector<std::vector<Eigen::Vector3d>> &corners, const QString &path)
{
    if (model.parts.empty())
        return unexpected(ErrorCode::BadInput, text("%1 holds no triangle.").arg(path),
                          text("A cloud of points is opened with scan, not as a model."));
    Eigen::Vector3d low = corners.front().front(), high = low;
    bool finite = true;
    for (const auto &part : corners)
        for (const Eigen::Vector3d &corner : part) {
            low = low.cwiseMin(corner);
            high = high.cwiseMax(corner);
            finite = finite && corner.allFinite();
        }
    if (!finite || (high - low).maxCoeff() > 1e6)
        return unexpected(ErrorCode::BadInput, text("%1 has corners that are not finite, or 1000 km apart.").arg(path));
    const Eigen::Vector3d base((low.x() + high.x()) / 2, (low.y() + high.y()) / 2, low.z());
    for (std::size_t i = 0; i < corners.size(); ++i)
        for (const Eigen::Vector3d &corner : corners[i])
            model.parts[i].positions.push_back((corner - base).cast<float>());
    return PlacedModel{std::move(model), base};
}

/// Normals of corners as the mean of the faces around them, weighted by area.
std::vector<Eigen::Vector3f> smoothNormals(const std::vector<Eigen::Vector3d> &corners,
                                           const std::vector<std::uint32_t> &indices)
{
    std::vector<Eigen::Vector3d> sums(corners.size(), Eigen::Vector3d::Zero());
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const Eigen::Vector3d &a = corners[indices[i]], &b = corners[indices[i + 1]], &c = corners[indices[i + 2]];
        const Eigen::Vector3d area = (b - a).cross(c - a);
        for (std::size_t k = i; k < i + 3; ++k)
            sums[indices[k]] += area;
    }
    std::vector<Eigen::Vector3f> normals;
    normals.reserve(sums.size());
    for (const Eigen::Vector3d &sum : sums)
        normals.push_back(unit(sum));
    return normals;
}

Result<PlacedModel> importPly(QFile &file, const Progress &progress)
{
    auto mesh = readPlyMesh(file.readAll(), progress);
    if (progress.cancelled())
        return cancelledError();
    if (!mesh)
        return unexpected(ErrorCode::BadInput, text("%1: %2").arg(file.fileName(), mesh.error().message));
    Model model;
    model.name = QFileInfo(file).completeBaseName();
    model.materials.emplace_back();
    if (mesh->colour)
        model.materials[0].baseColour.head<3>() = mesh->colour->unaryExpr(&linearFromSrgb);
    if (!mesh->indices.empty()) {
        MeshPart part;
        if (mesh->normals.empty())
            part.normals = smoothNormals(mesh->corners, mesh->indices);
        for (const Eigen::Vector3f &normal : mesh->normals)
            part.normals.push_back(unit(normal.cast<double>()));
        part.indices = std::move(mesh->indices);
        model.parts.push_back(std::move(part));
    }
    return onGround(std::move(model), {std::move(mesh->corners)}, file.fileName());
}

/// Gathers one Model from Assimp's scene.
class Gatherer
{
public:
    Gatherer(const aiScene &scene, Format format, const QFileInfo &file, Issues *issues)
        : m_scene(scene), m_format(format), m_file(file), m_issues(issues), m_frame(frameOf(scene, format))
    {
    }

    Result<PlacedModel> gather(const Progress &progress)
    {
        m_model.name = m_file.completeBaseName();
        for (unsigned i = 0; i < m_scene.mNumMaterials; ++i)
            m_model.materials.push_back(material(*m_scene.mMaterials[i]));
        if (m_model.materials.empty())
            m_model.materials.emplace_back();
        if (!addNode(*m_scene.mRootNode, Eigen::Matrix4d::Identity(), progress))
            return cancelledError();
        auto placed = onGround(std::move(m_model), m_corners, m_file.filePath());
        if (placed)
            placed->axes = m_frame;
        return placed;
    }

private:
    bool addNode(const aiNode &root, const Eigen::Matrix4d &above, const Progress &progress)
    {
        struct Step {
            const aiNode *node;
            Eigen::Matrix4d parent;
        };
        std::vector<Step> steps{{&root, above}}; // no recursion: a hostile file may nest as deeply as it likes
        while (!steps.empty()) {
            const Step step = steps.back();
            steps.pop_back();
            if (progress.cancelled())
                return false;
            const Eigen::Matrix4d world = step.parent * Eigen::Map<const Eigen::Matrix<ai_real, 4, 4, Eigen::RowMajor>>(
                                                            &step.node->mTransformation.a1)
                                                            .cast<double>();
            for (unsigned i = 0; i < step.node->mNumMeshes; ++i)
                addMesh(*m_scene.mMeshes[step.node->mMeshes[i]], world);
            for (unsigned i = step.node->mNumChildren; i > 0; --i)
                steps.push_back({step.node->mChildren[i - 1], world});
        }
        return true;
    }

    void addMesh(const aiMesh &mesh, const Eigen::Matrix4d &world)
    {
        if (!(mesh.mPrimitiveTypes & aiPrimitiveType_TRIANGLE) || mesh.mNumFaces == 0)
            return;
        const Eigen::Matrix3d axes = m_frame * world.topLeftCorner<3, 3>();
        const Eigen::Vector3d origin = m_frame * world.topRightCorner<3, 1>();
        const double determinant = axes.determinant();
        const Eigen::Matrix3d turned = normalMatrix(axes);
        MeshPart part;
        part.material = std::min(static_cast<int>(mesh.mMaterialIndex), static_cast<int>(m_model.materials.size()) - 1);
        std::vector<Eigen::Vector3d> corners;
        corners.reserve(mesh.mNumVertices);
        for (unsigned i = 0; i < mesh.mNumVertices; ++i) {
            const aiVector3D &p = mesh.mVertices[i];
            corners.push_back(axes * Eigen::Vector3d(p.x, p.y, p.z) + origin);
            const aiVector3D n = mesh.HasNormals() ? mesh.mNormals[i] : aiVector3D(0, 0, 0);
            part.normals.push_back(unit(turned * Eigen::Vector3d(n.x, n.y, n.z)));
            if (mesh.HasTextureCoords(0))
                part.uvs.emplace_back(mesh.mTextureCoords[0][i].x, mesh.mTextureCoords[0][i].y);
        }
        for (unsigned i = 0; i < mesh.mNumFaces; ++i) {
            const aiFace &face = mesh.mFaces[i];
            if (face.mNumIndices != 3)
                continue;
            part.indices.insert(part.indices.end(), face.mIndices, face.mIndices + 3);
            if (determinant < 0) // a mirrored part: keep its outside outside
                std::swap(part.indices[part.indices.size() - 1], part.indices[part.indices.size() - 2]);
        }
        if (part.indices.empty())
            return;
        m_model.parts.push_back(std::move(part));
        m_corners.push_back(std::move(corners));
    }

    Eigen::Vector3f colour(const aiColor4D &given) const
    {
        const Eigen::Vector3f rgb = Eigen::Vector3f(given.r, given.g, given.b).cwiseMax(0.f).cwiseMin(1.f);
        return m_format == Format::Gltf ? rgb : Eigen::Vector3f(rgb.unaryExpr(&linearFromSrgb)); // others give sRGB
    }

    Material material(const aiMaterial &source)
    {
        Material result;
        result.name = qString(source.GetName());
        aiColor4D base(0.8f, 0.8f, 0.8f, 1.f);
        if (source.Get(AI_MATKEY_BASE_COLOR, base) != aiReturn_SUCCESS)
            source.Get(AI_MATKEY_COLOR_DIFFUSE, base);
        float opacity = 1.f;
        source.Get(AI_MATKEY_OPACITY, opacity);
        aiString mode;
        if (m_format == Format::Gltf && source.Get(AI_MATKEY_GLTF_ALPHAMODE, mode) == aiReturn_SUCCESS)
            opacity = qString(mode) == QLatin1String("BLEND") ? base.a : 1.f;
        result.baseColour << colour(base), std::clamp(opacity, 0.f, 1.f);
        source.Get(AI_MATKEY_METALLIC_FACTOR, result.metallic);
        if (float shininess = 0; source.Get(AI_MATKEY_ROUGHNESS_FACTOR, result.roughness) != aiReturn_SUCCESS &&
                                 source.Get(AI_MATKEY_SHININESS, shininess) == aiReturn_SUCCESS && shininess > 0)
            result.roughness = std::sqrt(2.f / (shininess + 2.f)); // Blinn-Phong exponent to roughness
        result.metallic = std::clamp(result.metallic, 0.f, 1.f);
        result.roughness = std::clamp(result.roughness, 0.f, 1.f);
        aiColor4D emissive(0, 0, 0, 1);
        source.Get(AI_MATKEY_COLOR_EMISSIVE, emissive);
        result.emissive = colour(emissive);
        result.baseColourTexture = texture(source);
        if (result.baseColourTexture >= 0 && m_format != Format::Gltf)
            result.baseColour.head<3>().setOnes(); // there a texture stands in place of the colour
        return result;
    }

    int texture(const aiMaterial &source)
    {
        aiString path;
        if (source.GetTexture(aiTextureType_BASE_COLOR, 0, &path) != aiReturn_SUCCESS &&
            source.GetTexture(aiTextureType_DIFFUSE, 0, &path) != aiReturn_SUCCESS)
            return -1;
        const QString name = qString(path);
        const auto known = m_textures.find(name);
        if (known != m_textures.end())
            return known->second;
        const QByteArray bytes = textureBytes(path);
        int index = -1;
        if (isPicture(bytes)) {
            index = static_cast<int>(m_model.textures.size());
            m_model.textures.push_back({QFileInfo(name).fileName(), bytes});
        } else if (m_issues) {
            m_issues->push_back(
                {QStringLiteral("missing-texture"),
                 text("%1: the texture \"%2\" is missing, or neither PNG nor JPEG; its colour is used alone.")
                     .arg(m_file.filePath(), name),
                 name});
        }
        m_textures.emplace(name, index);
        return index;
    }

    QByteArray textureBytes(const aiString &path) const
    {
        if (const aiTexture *embedded = m_scene.GetEmbeddedTexture(path.C_Str())) {
            if (embedded->mHeight != 0) // plain texels; none of our formats embeds them
                return {};
            return {reinterpret_cast<const char *>(embedded->pcData), static_cast<qsizetype>(embedded->mWidth)};
        }
        // Paths are relative to the model; those of somebody else's disk still often name a file that lies beside it.
        const QString name = qString(path).replace(QLatin1Char('\\'), QLatin1Char('/'));
        const QString decoded = QUrl::fromPercentEncoding(name.toUtf8());
        for (const QString &tried : {name, decoded, QFileInfo(name).fileName(), QFileInfo(decoded).fileName()}) {
            QFile file(m_file.absoluteDir().filePath(tried));
            if (!tried.isEmpty() && QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly))
                return file.readAll();
        }
        return {};
    }

    const aiScene &m_scene;
    Format m_format;
    QFileInfo m_file;
    Issues *m_issues;
    Eigen::Matrix3d m_frame;
    Model m_model;
    std::vector<std::vector<Eigen::Vector3d>> m_corners; ///< of each part, before it is placed on the ground
    std::map<QString, int> m_textures;
};

Result<PlacedModel> importWithAssimp(const QFileInfo &file, Format format, Progress &progress, Issues *issues)
{
    const auto refused = [&](const QString &why) {
        return unexpected(ErrorCode::BadInput,
                          text("%1 cannot be read as %2: %3").arg(file.filePath(), file.suffix(), why));
    };
    if (const QString fault = gltfFault(file); !fault.isEmpty())
        return refused(fault);
    Assimp::Importer importer;
    importer.SetProgressHandler(new Reporter(progress)); // the importer deletes it
    importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE, aiPrimitiveType_POINT | aiPrimitiveType_LINE);
    importer.SetPropertyFloat(AI_CONFIG_PP_GSN_MAX_SMOOTHING_ANGLE, 45.f);
    importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_PRESERVE_PIVOTS, false);
    const aiScene *scene =
        importer.ReadFile(file.filePath().toStdString(), aiProcess_Triangulate | aiProcess_GenSmoothNormals |
                                                             aiProcess_JoinIdenticalVertices | aiProcess_SortByPType |
                                                             aiProcess_FlipUVs | aiProcess_ValidateDataStructure);
    if (progress.cancelled())
        return cancelledError();
    if (!scene || !scene->mRootNode)
        return refused(QString::fromUtf8(importer.GetErrorString()));
    return Gatherer(*scene, format, file, issues).gather(progress);
}

} // namespace

QStringList importableSuffixes()
{
    QStringList names;
    for (const Suffix &suffix : kSuffixes)
        names += QLatin1String(suffix.name);
    return names;
}

Result<PlacedModel> importPlaced(const QString &path, Progress &progress, Issues *issues)
{
    QFile source(path);
    if (const auto opened = openRegularInput(source); !opened)
        return unexpected(opened.error());
    const QFileInfo file(path);
    const QString ending = file.suffix().toLower();
    const auto suffix = std::find_if(std::begin(kSuffixes), std::end(kSuffixes),
                                     [&](const Suffix &known) { return ending == QLatin1String(known.name); });
    if (suffix == std::end(kSuffixes))
        return unexpected(ErrorCode::BadInput, text("%1 is no model file that can be read.").arg(path),
                          text("Readable are: %1.").arg(importableSuffixes().join(QStringLiteral(", "))));

    progress.stage(text("Reading %1").arg(file.fileName()));
    if (suffix->format == Format::Ply)
        return importPly(source, progress);
    auto placed = importWithAssimp(file, suffix->format, progress, issues);
    if (placed)
        placed->stated = suffix->stated;
    return placed;
}

Result<Model> importModel(const QString &path, Progress &progress, Issues *issues)
{
    auto placed = importPlaced(path, progress, issues);
    if (!placed)
        return unexpected(placed.error());
    return std::move(placed->model);
}

} // namespace twinloom::asset
