// SPDX-License-Identifier: Apache-2.0
#include "core/asset/import.h"
#include "core/asset/srgb.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/mesh_sampler.h"
#include "core/scan/rgbd/image_file.h"

#include <QCoreApplication>

namespace twinloom::scan
{

namespace
{

Rgb displayed(const Eigen::Vector4f &linear)
{
    const auto channel = [](float value) {
        return static_cast<std::uint8_t>(std::lround(asset::srgbFromLinear(std::clamp(value, 0.0f, 1.0f)) * 255));
    };
    return {channel(linear[0]), channel(linear[1]), channel(linear[2])};
}

Rgb tinted(const Rgb &texel, const Eigen::Vector4f &factor)
{
    const auto channel = [](std::uint8_t value, float by) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(value) * std::clamp(by, 0.0f, 1.0f)));
    };
    const Rgb by = displayed(factor);
    return {channel(texel.r, by.r / 255.0f), channel(texel.g, by.g / 255.0f), channel(texel.b, by.b / 255.0f)};
}

/// The pixel at a place of the texture, which repeats.
const Rgb &texelAt(const ColourImage &image, const Eigen::Vector2f &uv)
{
    const auto pixel = [](float at, int size) {
        const float within = std::isfinite(at) ? at - std::floor(at) : 0.0f;
        return std::min(static_cast<int>(within * static_cast<float>(size)), size - 1);
    };
    return image.at(pixel(uv.x(), image.width), pixel(uv.y(), image.height));
}

/// A model's triangles as one mesh, and what colour they have where.
class Surface
{
public:
    Surface(asset::PlacedModel placed, Issues &issues) : m_model(std::move(placed.model))
    {
        for (const asset::Texture &texture : m_model.textures) {
            auto image = decodeColourImage(texture.encoded, texture.name);
            if (!image)
                issues.push_back({QStringLiteral("texture-left-out"), image.error().message, texture.name});
            m_images.push_back(image ? *std::move(image) : ColourImage{});
        }
        // A format with axes of its own comes in ours; of the others nobody knows which way is up, so they stay.
        const Eigen::Matrix3d axes = placed.stated ? Eigen::Matrix3d::Identity() : placed.axes.inverse().eval();
        for (std::size_t p = 0; p < m_model.parts.size(); ++p)
            add(p, axes.cast<float>());
        cloud.origin = axes * placed.base;
    }

    Rgb colourAt(std::size_t triangle, const Eigen::Vector3f &weights) const
    {
        const asset::MeshPart &part = m_model.parts[m_partOf[triangle]];
        const std::uint32_t *corners = &triangles[3 * triangle];
        const std::size_t first = m_firstOf[m_partOf[triangle]];
        Eigen::Vector2f uv = Eigen::Vector2f::Zero();
        for (int k = 0; k < 3 && !part.uvs.empty(); ++k)
            uv += part.uvs[corners[k] - first] * weights[k];
        return colourOf(part, uv);
    }

    PointCloud cloud; ///< the corners
    std::vector<std::uint32_t> triangles;

private:
    void add(std::size_t number, const Eigen::Matrix3f &axes)
    {
        const asset::MeshPart &part = m_model.parts[number];
        const auto first = static_cast<std::uint32_t>(cloud.size());
        m_firstOf.push_back(first);
        for (std::size_t i = 0; i < part.positions.size(); ++i) {
            cloud.positions.push_back(axes * part.positions[i]);
            cloud.normals.push_back((axes * part.normals[i]).normalized());
            cloud.colours.push_back(colourOf(part, part.uvs.empty() ? Eigen::Vector2f::Zero() : part.uvs[i]));
        }
        for (const std::uint32_t corner : part.indices)
            triangles.push_back(first + corner);
        m_partOf.insert(m_partOf.end(), part.indices.size() / 3, number);
    }

    Rgb colourOf(const asset::MeshPart &part, const Eigen::Vector2f &uv) const
    {
        const asset::Material &material = m_model.materials[static_cast<std::size_t>(part.material)];
        if (material.baseColourTexture < 0 || part.uvs.empty())
            return displayed(material.baseColour);
        const ColourImage &image = m_images[static_cast<std::size_t>(material.baseColourTexture)];
        return image.pixels.empty() ? displayed(material.baseColour) : tinted(texelAt(image, uv), material.baseColour);
    }

    asset::Model m_model;
    std::vector<ColourImage> m_images;  ///< of each texture; empty: could not be read
    std::vector<std::size_t> m_firstOf; ///< first corner of each part
    std::vector<std::size_t> m_partOf;  ///< of each triangle
};

} // namespace

Result<void> readMeshFile(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress)
{
    LoadedScan scan;
    auto placed = asset::importPlaced(input.path(), progress, &scan.issues);
    if (!placed)
        return unexpected(placed.error().code, placed.error().message,
                          QCoreApplication::translate("scan",
                                                      "This file is read as a mesh, which has triangles. Points "
                                                      "are read from E57, PLY, PCD, LAS, PTX, PTS, XYZ and CSV."));
    if (placed->stated) {
        scan.unitHint = QStringLiteral("metre");
        scan.zUp = ZUp::Stated;
    }
    Surface surface(*std::move(placed), scan.issues);
    scan.pointsInFile = surface.cloud.size();
    const Result<void> sampled = sampleMesh(
        surface.cloud, surface.triangles, options, progress,
        [&](std::size_t triangle, const Eigen::Vector3f &weights) { return surface.colourAt(triangle, weights); });
    if (!sampled)
        return sampled;
    scan.pointsSampled = surface.cloud.size() - scan.pointsInFile;
    scan.issues.push_back(meshSampled(input.path(), scan.pointsSampled, surface.triangles.size() / 3));
    scan.cloud.origin = surface.cloud.origin;
    sink.expect(surface.cloud.size());
    if (const Result<void> taken = sink.take(surface.cloud); !taken)
        return taken;
    return sink.end(std::move(scan));
}

} // namespace twinloom::scan
