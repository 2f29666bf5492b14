// SPDX-License-Identifier: Apache-2.0
#include "tests/app/render/scenes.h"

#include "core/asset/flat_mesh_builder.h"

#include <cmath>
#include <cstdlib>

namespace twinloom::test
{

using scene::NodeId;

NodeId SceneBuilder::add(scene::Component component, const geometry::Transform &transform, NodeId parent)
{
    scene::Node node;
    node.id = {++m_last};
    node.parent = parent;
    node.name = QStringLiteral("Node %1").arg(m_last);
    node.transform = transform;
    node.set(std::move(component));
    m_change.edits.push_back(scene::added(std::move(node)));
    return {m_last};
}

NodeId SceneBuilder::addModel(asset::ModelPtr model, const geometry::Transform &transform)
{
    scene::ModelComponent component;
    component.category = QString::number(m_models.size());
    m_models.push_back(std::move(model));
    return add(component, transform);
}

NodeId SceneBuilder::addCloud(std::shared_ptr<const scan::PointCloud> cloud, const geometry::Transform &transform)
{
    scene::PointCloudComponent component;
    component.source = QString::number(m_clouds.size());
    m_clouds.push_back(std::move(cloud));
    m_octrees.push_back(nullptr);
    return add(component, transform);
}

NodeId SceneBuilder::addOctree(std::shared_ptr<const scan::Octree> octree, const geometry::Transform &transform)
{
    const NodeId id = addCloud(nullptr, transform);
    m_octrees.back() = std::move(octree);
    return id;
}

NodeId SceneBuilder::addBoxRoom()
{
    scene::RoomComponent room;
    room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
    room.floor = 0;
    room.ceiling = 2.5;
    const NodeId id = add(room);
    for (std::size_t i = 0; i < 4; ++i) {
        scene::WallComponent wall;
        wall.from = room.polygon[i];
        wall.to = room.polygon[(i + 1) % 4];
        wall.top = 2.5;
        add(wall, {}, id);
    }
    add(scene::OpeningComponent{QStringLiteral("door"), {2.0, 3}, {2.9, 3}, 0, 2.05, 1}, {}, id);
    add(scene::OpeningComponent{QStringLiteral("window"), {0, 2.2}, {0, 0.8}, 0.9, 2.1, 1}, {}, id);
    return id;
}

scene::Hierarchy SceneBuilder::hierarchy() const
{
    auto applied = scene::apply(scene::Scene(), m_change);
    EXPECT_OK(applied);
    return scene::Hierarchy(applied.value_or(scene::Scene()));
}

render::Resources SceneBuilder::resources() const
{
    render::Resources resources;
    resources.model = [models = m_models](const scene::ModelComponent &component) {
        return models[component.category.toULongLong()];
    };
    resources.cloud = [clouds = m_clouds](const scene::PointCloudComponent &component) {
        return clouds[component.source.toULongLong()];
    };
    resources.octree = [octrees = m_octrees](const scene::PointCloudComponent &component) {
        return octrees[component.source.toULongLong()];
    };
    return resources;
}

asset::Material material(float r, float g, float b, float metallic, float roughness)
{
    asset::Material result;
    result.baseColour = {r, g, b, 1};
    result.metallic = metallic;
    result.roughness = roughness;
    return result;
}

asset::ModelPtr box(const Eigen::Vector3f &size, const asset::Material &material)
{
    asset::FlatMeshBuilder mesh(QStringLiteral("box"));
    mesh.box(mesh.material(material), {-size.x() / 2, -size.y() / 2, 0}, {size.x() / 2, size.y() / 2, size.z()});
    return mesh.build();
}

asset::ModelPtr sphere(float radius, const asset::Material &material)
{
    constexpr std::uint32_t kRings = 32, kSegments = 64;
    auto model = std::make_shared<asset::Model>();
    model->materials.push_back(material);
    asset::MeshPart part;
    for (std::uint32_t i = 0; i <= kRings; ++i)
        for (std::uint32_t j = 0; j <= kSegments; ++j) {
            const double polar = M_PI * i / kRings, turn = 2 * M_PI * j / kSegments;
            const Eigen::Vector3f normal =
                Eigen::Vector3d(std::sin(polar) * std::cos(turn), std::sin(polar) * std::sin(turn), std::cos(polar))
                    .cast<float>();
            part.normals.push_back(normal);
            part.positions.push_back(normal * radius + Eigen::Vector3f(0, 0, radius));
        }
    for (std::uint32_t i = 0; i < kRings; ++i)
        for (std::uint32_t j = 0; j < kSegments; ++j) {
            const std::uint32_t a = i * (kSegments + 1) + j, b = a + kSegments + 1;
            part.indices.insert(part.indices.end(), {a, b, a + 1, a + 1, b, b + 1});
        }
    model->parts.push_back(std::move(part));
    return model;
}

double difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 1;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            different += std::abs(qRed(p) - qRed(q)) > 24 || std::abs(qGreen(p) - qGreen(q)) > 24 ||
                         std::abs(qBlue(p) - qBlue(q)) > 24;
        }
    return static_cast<double>(different) / a.width() / a.height();
}

} // namespace twinloom::test
