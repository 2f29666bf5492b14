// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/marks.h"

#include "core/asset/mesh_builder.h"
#include "core/scene/change.h"

#include <QBuffer>

#include <cmath>

namespace twinloom::studio
{

namespace
{

constexpr quint64 kNodes = quint64(1) << 20;
constexpr quint64 kFirstNode = (quint64(1) << 53) - kNodes; // the last ids that there are: no project comes so far
constexpr float kAbove = 0.012f;                            // metres: clear of the floor, below rugs
constexpr float kLine = 0.035f;

float linear(double channel)
{
    return static_cast<float>(channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4));
}

asset::Material flat(const QString &name, const QColor &colour, float alpha)
{
    asset::Material material;
    material.name = name;
    material.baseColour = {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF()), alpha};
    material.roughness = 1;
    material.emissive = 0.35f * material.baseColour.head<3>(); // readable in the shade of walls, too
    return material;
}

void addCorner(asset::MeshPart &part, const geometry::Vec2 &at)
{
    part.positions.emplace_back(static_cast<float>(at.x()), static_cast<float>(at.y()), kAbove);
    part.normals.emplace_back(0, 0, 1);
}

void addFill(asset::MeshPart &part, const geometry::Polygon &outline)
{
    for (const geometry::Vec2 &corner : outline)
        addCorner(part, corner);
    for (const auto &triangle : geometry::triangulate(outline))
        for (const int corner : triangle)
            part.indices.push_back(static_cast<std::uint32_t>(corner));
}

/// A strip along each edge.
void addOutline(asset::MeshPart &part, const geometry::Polygon &outline)
{
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const geometry::Vec2 &a = outline[i], &b = outline[(i + 1) % outline.size()];
        const geometry::Vec2 along = (b - a).normalized() * (kLine / 2), across(-along.y(), along.x());
        const auto first = static_cast<std::uint32_t>(part.positions.size());
        addCorner(part, a - along - across);
        addCorner(part, b + along - across);
        addCorner(part, b + along + across);
        addCorner(part, a - along + across);
        for (const std::uint32_t corner : {0u, 1u, 2u, 0u, 2u, 3u})
            part.indices.push_back(first + corner);
    }
}

} // namespace

bool Marks::set(const QString &layer, std::vector<Mark> marks)
{
    if (m_layers.erase(layer) == 0 && marks.empty())
        return false;
    std::vector<Entry> entries;
    for (Mark &mark : marks)
        entries.push_back({std::move(mark), {kFirstNode + m_serial++ % kNodes}});
    if (!entries.empty())
        m_layers[layer] = std::move(entries);
    m_models->clear();
    for (const auto &[name, held] : m_layers)
        for (const Entry &entry : held)
            (*m_models)[QStringLiteral("mark:%1").arg(entry.node.value)] = entry.mark.model;
    return true;
}

scene::Hierarchy Marks::over(const scene::Hierarchy &scene) const
{
    if (m_layers.empty())
        return scene;
    scene::Change change;
    for (const auto &[name, entries] : m_layers)
        for (const Entry &entry : entries) {
            scene::Node node;
            node.id = entry.node;
            node.name = name;
            node.transform = geometry::Transform::fromMatrix(entry.mark.world);
            scene::ModelComponent model;
            model.blob = QStringLiteral("mark:%1").arg(entry.node.value);
            model.size = scene::Vec3::Zero(); // as it is
            node.set(model);
            change.edits.push_back(scene::added(std::move(node)));
        }
    auto marked = scene::apply(scene.scene(), change);
    return marked ? scene::Hierarchy(*std::move(marked)) : scene;
}

scene::Overlays Marks::labels() const
{
    scene::Overlays labels;
    for (const auto &[name, entries] : m_layers)
        for (const Entry &entry : entries)
            if (!entry.mark.label.isEmpty())
                labels[entry.node].label = entry.mark.label;
    return labels;
}

render::Resources Marks::over(render::Resources resources) const
{
    resources.model = [models = m_models,
                       beneath = std::move(resources.model)](const scene::ModelComponent &component) {
        const auto mark = models->find(component.blob);
        return mark != models->end() ? mark->second : beneath ? beneath(component) : nullptr;
    };
    return resources;
}

asset::ModelPtr regionModel(const geometry::Polygon &outline, const QColor &colour)
{
    auto model = std::make_shared<asset::Model>();
    model->name = QStringLiteral("region");
    model->materials = {flat(QStringLiteral("fill"), colour, 0.22f), flat(QStringLiteral("line"), colour, 0.95f)};
    model->parts.resize(2);
    addFill(model->parts[0], outline);
    addOutline(model->parts[1], outline);
    model->parts[1].material = 1;
    return model;
}

asset::ModelPtr pointModel(double size, const QColor &colour)
{
    asset::Material material = flat(QStringLiteral("point"), colour, 1);
    material.emissive = material.baseColour.head<3>();
    asset::MeshBuilder builder(QStringLiteral("point"));
    builder.use(material);
    const auto side = static_cast<float>(size);
    builder.ellipsoid({0, 0, -side / 2}, {side, side, side}, 16);
    return std::make_shared<asset::Model>(std::move(builder).take());
}

asset::ModelPtr pictureModel(const QImage &picture, const geometry::Vec2 &low, const geometry::Vec2 &high)
{
    auto model = std::make_shared<asset::Model>();
    model->name = QStringLiteral("picture");
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    model->textures = {{QStringLiteral("picture"), png}};
    asset::Material material = flat(QStringLiteral("picture"), Qt::white, 0.99f);
    material.emissive = Eigen::Vector3f::Zero();
    material.baseColourTexture = 0;
    model->materials = {material};
    asset::MeshPart part;
    for (const geometry::Vec2 &corner :
         {low, geometry::Vec2(high.x(), low.y()), high, geometry::Vec2(low.x(), high.y())})
        addCorner(part, corner);
    part.uvs = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
    part.indices = {0, 1, 2, 0, 2, 3};
    model->parts = {part};
    return model;
}

} // namespace twinloom::studio
