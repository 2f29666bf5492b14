// SPDX-License-Identifier: Apache-2.0
// Models: meshes with physically based materials. Metres, right-handed, z up, front along +y; the base stands at z = 0
// and is centred in x and y (so a model of size (w, d, h) fills [-w/2, w/2] x [-d/2, d/2] x [0, h]).
#pragma once

#include <Eigen/Core>

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace twinloom::asset
{

/// Metal-rough, as in glTF 2.0 section 3.9. Colours are linear.
struct Material {
    QString name;
    Eigen::Vector4f baseColour = {0.8f, 0.8f, 0.8f, 1.0f}; ///< alpha < 1 is drawn transparent
    float metallic = 0.0f;
    float roughness = 0.7f;
    Eigen::Vector3f emissive = Eigen::Vector3f::Zero();
    int baseColourTexture = -1; ///< index into Model::textures; its texels are sRGB and multiply baseColour
};

/// One set of triangles with one material. Counter-clockwise seen from outside.
struct MeshPart {
    int material = 0;
    std::vector<Eigen::Vector3f> positions;
    std::vector<Eigen::Vector3f> normals; ///< unit, one a position
    std::vector<Eigen::Vector2f> uvs;     ///< empty, or one a position; v = 0 at the top, as in glTF
    std::vector<std::uint32_t> indices;   ///< three a triangle
};

struct Texture {
    QString name;
    QByteArray encoded; ///< PNG or JPEG file bytes
};

struct Model {
    QString name;
    std::vector<Material> materials;
    std::vector<MeshPart> parts;
    std::vector<Texture> textures;

    std::size_t triangles() const;
    /// {min, max}; zeros when empty.
    std::pair<Eigen::Vector3f, Eigen::Vector3f> bounds() const;
};
using ModelPtr = std::shared_ptr<const Model>;

} // namespace twinloom::asset
