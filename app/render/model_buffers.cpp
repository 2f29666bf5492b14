// SPDX-License-Identifier: Apache-2.0
#include "app/render/model_buffers.h"

#include "app/render/coarse_mesh.h"
#include "core/asset/pattern.h"
#include "app/render/scene_pieces.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace twinloom::render
{

namespace
{

/// Cells along the longest side of a model, by level; a cell is no wider than a pixel where the level is used.
constexpr std::array<int, ModelBuffers::kLevels> kCells = {0, 64, 24, 8};
/// Models of fewer indices have only one level.
constexpr std::size_t kFewIndices = 900;

struct Vertex {
    float position[3];
    std::int16_t normal[4];
    float uv[2];
    std::uint16_t colour[4];
    std::uint8_t surface[4]; // metallic, roughness, pattern, unused
    float emissive[3];
};
static_assert(sizeof(Vertex) == 52);

std::uint16_t unorm16(float value)
{
    return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 65535));
}
std::uint8_t unorm8(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

Vertex makeVertex(const asset::MeshPart &part, const asset::Material &material, std::size_t i)
{
    Vertex vertex = {};
    std::memcpy(vertex.position, part.positions[i].data(), sizeof vertex.position);
    const Eigen::Vector3f normal = i < part.normals.size() ? part.normals[i] : Eigen::Vector3f(0, 0, 1);
    for (int k = 0; k < 3; ++k)
        vertex.normal[k] = static_cast<std::int16_t>(std::lround(std::clamp(normal[k], -1.0f, 1.0f) * 32767));
    if (i < part.uvs.size())
        std::memcpy(vertex.uv, part.uvs[i].data(), sizeof vertex.uv);
    for (int k = 0; k < 4; ++k)
        vertex.colour[k] = unorm16(material.baseColour[k]);
    vertex.surface[0] = unorm8(material.metallic);
    vertex.surface[1] = unorm8(material.roughness);
    vertex.surface[2] = static_cast<std::uint8_t>(asset::patternOf(material.name));
    std::memcpy(vertex.emissive, material.emissive.data(), sizeof vertex.emissive);
    return vertex;
}

Handle makeImageTexture(const asset::Texture &texture)
{
    QImage image = QImage::fromData(texture.encoded).convertToFormat(QImage::Format_RGBA8888);
    if (image.isNull())
        return {};
    GLint most = 4096;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (image.width() > most || image.height() > most)
        image = image.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    Handle name = makeTexture();
    glBindTexture(GL_TEXTURE_2D, name);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, image.width(), image.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.constBits());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    return name;
}

/// Opaque or not, texture: one range a key.
using Lists = std::map<std::pair<bool, int>, std::vector<std::uint32_t>>;

Lists gather(const asset::Model &model, std::vector<Vertex> &vertices, std::vector<CoarseCorner> &corners)
{
    static const asset::Material kPlain;
    Lists lists;
    for (const asset::MeshPart &part : model.parts) {
        const bool known = part.material >= 0 && static_cast<std::size_t>(part.material) < model.materials.size();
        const asset::Material &material = known ? model.materials[static_cast<std::size_t>(part.material)] : kPlain;
        const auto first = static_cast<std::uint32_t>(vertices.size());
        for (std::size_t i = 0; i < part.positions.size(); ++i) {
            vertices.push_back(makeVertex(part, material, i));
            corners.push_back({part.positions[i], i < part.normals.size() ? part.normals[i] : Eigen::Vector3f(0, 0, 1),
                               static_cast<std::uint32_t>(part.material + 1)});
        }
        auto &list = lists[{material.baseColour.w() < 0.999f, part.uvs.empty() ? -1 : material.baseColourTexture}];
        for (const std::uint32_t index : part.indices)
            if (index < part.positions.size())
                list.push_back(first + index);
    }
    return lists;
}

} // namespace

void floatAttribute(GLuint index, int components, GLenum type, GLboolean normalised, std::size_t stride,
                    std::size_t offset)
{
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, components, type, normalised, static_cast<GLsizei>(stride),
                          reinterpret_cast<const void *>(offset));
}

ModelBuffers makeModelBuffers(const asset::Model &model)
{
    ModelBuffers buffers;
    std::vector<Vertex> vertices;
    std::vector<CoarseCorner> corners;
    const Lists lists = gather(model, vertices, corners);
    const auto [low, high] = model.bounds();
    buffers.box = Eigen::AlignedBox3f(low, high);
    buffers.textures.resize(model.textures.size());
    std::vector<std::uint32_t> all;
    const auto append = [&all](const std::vector<std::uint32_t> &list, GLuint texture) {
        const DrawRange range{static_cast<GLsizei>(all.size()), static_cast<GLsizei>(list.size()), texture};
        all.insert(all.end(), list.begin(), list.end());
        return range;
    };
    const auto textureOf = [&](int index) -> GLuint {
        if (index < 0 || static_cast<std::size_t>(index) >= model.textures.size())
            return 0;
        Handle &texture = buffers.textures[static_cast<std::size_t>(index)];
        if (!texture)
            texture = makeImageTexture(model.textures[static_cast<std::size_t>(index)]);
        return texture;
    };
    for (const auto &[key, list] : lists)
        if (!list.empty())
            (key.first ? buffers.transparent : buffers.opaque[0]).push_back(append(list, textureOf(key.second)));
    buffers.indexCount = static_cast<GLsizei>(all.size());
    for (std::size_t level = 1; level < ModelBuffers::kLevels; ++level) {
        buffers.opaque[level] = buffers.opaque[level - 1];
        if (all.size() < kFewIndices)
            continue;
        buffers.opaque[level].clear();
        for (const auto &[key, list] : lists)
            if (!key.first && !list.empty())
                buffers.opaque[level].push_back(
                    append(coarseIndices(corners, list, buffers.box, kCells[level]), textureOf(key.second)));
    }
    buffers.array = makeVertexArray();
    buffers.vertices = makeBuffer();
    buffers.indices = makeBuffer();
    const auto bytes = [](const auto &values) { return static_cast<GLsizeiptr>(values.size() * sizeof(values[0])); };
    glBindVertexArray(buffers.array);
    glBindBuffer(GL_ARRAY_BUFFER, buffers.vertices);
    glBufferData(GL_ARRAY_BUFFER, bytes(vertices), vertices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers.indices);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(all), all.data(), GL_STATIC_DRAW);
    floatAttribute(0, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, position));
    floatAttribute(1, 3, GL_SHORT, GL_TRUE, sizeof(Vertex), offsetof(Vertex, normal));
    floatAttribute(2, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, uv));
    floatAttribute(3, 4, GL_UNSIGNED_SHORT, GL_TRUE, sizeof(Vertex), offsetof(Vertex, colour));
    floatAttribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), offsetof(Vertex, surface));
    floatAttribute(5, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, emissive));
    return buffers;
}

} // namespace twinloom::render
