// SPDX-License-Identifier: Apache-2.0
#include "core/asset/room_mesh.h"

#include "core/asset/flat_mesh_builder.h"
#include "core/asset/pattern.h"

#include <algorithm>
#include <cmath>

namespace twinloom::asset
{

namespace
{

using Eigen::Vector3f;

Material paint(const char *name, float r, float g, float b, float roughness)
{
    Material material;
    material.name = QLatin1String(name);
    material.baseColour = {r, g, b, 1};
    material.roughness = roughness;
    return material;
}

Material wallPaint()
{
    return paint("wall", 0.79f, 0.775f, 0.745f, 0.92f);
}
Material trim()
{
    return paint("trim", 0.78f, 0.77f, 0.75f, 0.45f);
}

/// The wall's rectangle cut along all edges of its holes: cells are solid or not.
class WallGrid
{
public:
    WallGrid(const WallShape &shape, std::span<const Hole> holes) : m_shape(shape)
    {
        m_x = {0, shape.length};
        m_z = {0, shape.height};
        for (const Hole &hole : holes) {
            m_x.insert(m_x.end(), {hole.left, hole.right});
            m_z.insert(m_z.end(), {hole.bottom, hole.top});
        }
        tidy(m_x, shape.length);
        tidy(m_z, shape.height);
        m_solid.assign(columns() * rows(), 1);
        for (std::size_t i = 0; i < columns(); ++i)
            for (std::size_t k = 0; k < rows(); ++k)
                for (const Hole &hole : holes) {
                    const double x = (m_x[i] + m_x[i + 1]) / 2, z = (m_z[k] + m_z[k + 1]) / 2;
                    if (x > hole.left && x < hole.right && z > hole.bottom && z < hole.top)
                        m_solid[i * rows() + k] = 0;
                }
    }

    std::size_t columns() const { return m_x.size() - 1; }
    std::size_t rows() const { return m_z.size() - 1; }
    bool solid(std::size_t i, std::size_t k) const // also asked one step outside, where unsigned numbers wrap
    {
        return i < columns() && k < rows() && m_solid[i * rows() + k];
    }
    Vector3f inner(std::size_t i, std::size_t k) const { return Vector3d(m_x[i], 0, m_z[k]).cast<float>(); }
    Vector3f outer(std::size_t i, std::size_t k) const
    {
        double x = m_x[i];
        if (i == 0)
            x -= m_shape.startMitre;
        if (i + 1 == m_x.size())
            x += m_shape.endMitre;
        return Vector3d(x, -m_shape.thickness, m_z[k]).cast<float>();
    }

private:
    using Vector3d = Eigen::Vector3d;

    static void tidy(std::vector<double> &cuts, double most)
    {
        for (double &cut : cuts)
            cut = std::clamp(cut, 0.0, most);
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end(), [](double a, double b) { return b - a < 1e-4; }), cuts.end());
        if (cuts.size() < 2)
            cuts = {0, most};
    }

    WallShape m_shape;
    std::vector<double> m_x, m_z;
    std::vector<char> m_solid;
};

void addCell(FlatMeshBuilder &mesh, const WallGrid &grid, std::size_t i, std::size_t k, int face, int cap)
{
    mesh.quad(face, grid.inner(i + 1, k), grid.inner(i, k), grid.inner(i, k + 1), grid.inner(i + 1, k + 1));
    mesh.quad(face, grid.outer(i, k), grid.outer(i + 1, k), grid.outer(i + 1, k + 1), grid.outer(i, k + 1));
    if (!grid.solid(i, k + 1)) {
        const int material = k + 1 == grid.rows() ? cap : face;
        mesh.quad(material, grid.inner(i, k + 1), grid.outer(i, k + 1), grid.outer(i + 1, k + 1),
                  grid.inner(i + 1, k + 1));
    }
    if (!grid.solid(i, k - 1))
        mesh.quad(face, grid.outer(i, k), grid.inner(i, k), grid.inner(i + 1, k), grid.outer(i + 1, k));
    if (!grid.solid(i - 1, k))
        mesh.quad(face, grid.inner(i, k), grid.outer(i, k), grid.outer(i, k + 1), grid.inner(i, k + 1));
    if (!grid.solid(i + 1, k))
        mesh.quad(face, grid.outer(i + 1, k), grid.inner(i + 1, k), grid.inner(i + 1, k + 1), grid.outer(i + 1, k + 1));
}

void addFrame(FlatMeshBuilder &mesh, int material, const Vector3f &low, const Vector3f &high, float width, bool sill)
{
    mesh.box(material, low, {low.x() + width, high.y(), high.z()});
    mesh.box(material, {high.x() - width, low.y(), low.z()}, high);
    mesh.box(material, {low.x() + width, low.y(), high.z() - width}, {high.x() - width, high.y(), high.z()});
    if (sill)
        mesh.box(material, {low.x() + width, low.y(), low.z()}, {high.x() - width, high.y(), low.z() + width});
}

void addWindow(FlatMeshBuilder &mesh, float w, float h, float t)
{
    const int frame = mesh.material(trim());
    Material pane = paint("glass", 0.75f, 0.85f, 0.9f, 0.06f);
    pane.baseColour.w() = 0.16f;
    const int glass = mesh.material(pane);
    const float width = std::min(0.055f, std::min(w, h) / 5), y = -t * 0.5f;
    addFrame(mesh, frame, {0, y - 0.03f, 0}, {w, y + 0.03f, h}, width, true);
    const int panes = std::max(1, static_cast<int>(std::lround(w / 0.9f)));
    for (int i = 1; i < panes; ++i) {
        const float x = w * static_cast<float>(i) / static_cast<float>(panes);
        mesh.box(frame, {x - width * 0.4f, y - 0.025f, width}, {x + width * 0.4f, y + 0.025f, h - width});
    }
    mesh.box(glass, {width, y - 0.004f, width}, {w - width, y + 0.004f, h - width});
    mesh.box(frame, {-0.03f, -0.02f, -0.03f}, {w + 0.03f, 0.05f, 0.0f}); // the board inside
}

void addLeaf(FlatMeshBuilder &mesh, float w, float h, float t, float width)
{
    const int leaf = mesh.material(paint("leaf", 0.66f, 0.63f, 0.58f, 0.5f));
    Material steel = paint("handle", 0.62f, 0.61f, 0.59f, 0.28f);
    steel.metallic = 1;
    const int handle = mesh.material(steel);
    const float y = -t * 0.5f;
    mesh.box(leaf, {width, y - 0.02f, 0.008f}, {w - width, y + 0.02f, h - width});
    const float inset = std::min(0.12f, w / 5), half = h * 0.46f;
    for (const float side : {-1.0f, 1.0f}) { // two raised panels and a lever on each side
        const float a = y + side * 0.02f, b = y + side * 0.027f, c = y + side * 0.06f;
        const auto slab = [&](int material, float x0, float x1, float y0, float y1, float z0, float z1) {
            mesh.box(material, {x0, std::min(y0, y1), z0}, {x1, std::max(y0, y1), z1});
        };
        slab(leaf, width + inset, w - width - inset, a, b, inset + 0.05f, half - 0.06f);
        slab(leaf, width + inset, w - width - inset, a, b, half + 0.06f, h - width - inset);
        slab(handle, w - width - 0.075f, w - width - 0.055f, a, c, half - 0.01f, half + 0.01f);
        slab(handle, w - width - 0.19f, w - width - 0.055f, c, c + side * 0.014f, half - 0.01f, half + 0.01f);
    }
}

void addDoor(FlatMeshBuilder &mesh, float w, float h, float t, Leaf leaf)
{
    const float width = std::min(0.045f, w / 6);
    addFrame(mesh, mesh.material(trim()), {0, -t - 0.008f, 0}, {w, 0.012f, h}, width, false);
    if (leaf == Leaf::Closed)
        addLeaf(mesh, w, h, t, width); // framed by `width`
}

/// A room of unknown type that is larger than homes have any, square metres.
constexpr double kHallArea = 150;

Material floorMaterial(const scene::RoomComponent &room)
{
    const QString type = room.roomType.toLower();
    const auto has = [&](const char *word) { return type.contains(QLatin1String(word)); };
    Material material;
    if (has("bath") || has("kitchen") || has("toilet") || has("laundry")) {
        material = paint("", 0.60f, 0.59f, 0.57f, 0.38f);
        material.name = patternName(Pattern::TileFloor);
    } else if (has("factory") || has("facility") || has("hall") || has("warehouse") || has("plant") || has("bay") ||
               (type.isEmpty() && geometry::signedArea(room.polygon) > kHallArea)) {
        material = paint("", 0.40f, 0.40f, 0.39f, 0.55f);
        material.name = patternName(Pattern::ConcreteFloor);
    } else {
        material = paint("", 0.46f, 0.31f, 0.185f, 0.46f);
        material.name = patternName(Pattern::WoodFloor);
    }
    return material;
}

Vector3f at(const scene::Vec2 &point, double z)
{
    return Eigen::Vector3d(point.x(), point.y(), z).cast<float>();
}

} // namespace

ModelPtr wallModel(const WallShape &shape, std::span<const Hole> holes)
{
    FlatMeshBuilder mesh(QStringLiteral("wall"));
    const int face = mesh.material(wallPaint());
    Material top = paint("", 0.20f, 0.205f, 0.215f, 0.9f);
    top.name = patternName(Pattern::WallTop);
    const int cap = mesh.material(top);
    const int skirting = mesh.material(trim());
    const WallGrid grid(shape, holes);
    for (std::size_t i = 0; i < grid.columns(); ++i)
        for (std::size_t k = 0; k < grid.rows(); ++k)
            if (grid.solid(i, k))
                addCell(mesh, grid, i, k, face, cap);
    if (shape.skirting && shape.height > 0.5)
        for (std::size_t i = 0; i < grid.columns(); ++i)
            if (grid.solid(i, 0))
                mesh.box(skirting, grid.inner(i, 0), grid.inner(i + 1, 0) + Vector3f(0, 0.014f, 0.075f));
    return mesh.build();
}

ModelPtr openingModel(const QString &kind, double width, double height, double thickness, Leaf leaf)
{
    FlatMeshBuilder mesh(kind);
    const auto w = static_cast<float>(width), h = static_cast<float>(height), t = static_cast<float>(thickness);
    if (kind == QLatin1String("window")) {
        addWindow(mesh, w, h, t);
        return mesh.build();
    }
    if (kind == QLatin1String("door"))
        addDoor(mesh, w, h, t, leaf);
    const int threshold = mesh.material(paint("threshold", 0.42f, 0.36f, 0.29f, 0.5f));
    mesh.box(threshold, {0, -t, -0.02f}, {w, 0, 0.004f});
    return mesh.build();
}

ModelPtr floorModel(const scene::RoomComponent &room)
{
    FlatMeshBuilder mesh(QStringLiteral("floor"));
    const double top = room.floor.value_or(0.0), bottom = top - 0.06;
    const int floor = mesh.material(floorMaterial(room));
    const int side = mesh.material(paint("slab", 0.5f, 0.5f, 0.49f, 0.9f));
    for (const auto &[a, b, c] : geometry::triangulate(room.polygon))
        mesh.triangle(floor, at(room.polygon[static_cast<std::size_t>(a)], top),
                      at(room.polygon[static_cast<std::size_t>(b)], top),
                      at(room.polygon[static_cast<std::size_t>(c)], top));
    for (std::size_t i = 0; i < room.polygon.size(); ++i) {
        const scene::Vec2 &a = room.polygon[i], &b = room.polygon[(i + 1) % room.polygon.size()];
        mesh.quad(side, at(a, bottom), at(b, bottom), at(b, top), at(a, top));
    }
    return mesh.build();
}

ModelPtr ceilingModel(const scene::RoomComponent &room)
{
    if (!room.ceiling)
        return nullptr;
    FlatMeshBuilder mesh(QStringLiteral("ceiling"));
    const int material = mesh.material(paint("ceiling", 0.80f, 0.795f, 0.78f, 0.95f));
    for (const auto &[a, b, c] : geometry::triangulate(room.polygon))
        mesh.triangle(material, at(room.polygon[static_cast<std::size_t>(a)], *room.ceiling),
                      at(room.polygon[static_cast<std::size_t>(c)], *room.ceiling),
                      at(room.polygon[static_cast<std::size_t>(b)], *room.ceiling));
    return mesh.build();
}

ModelPtr placeholderModel()
{
    static const ModelPtr model = [] {
        FlatMeshBuilder mesh(QStringLiteral("placeholder"));
        Material clear = paint("", 0.32f, 0.46f, 0.62f, 0.5f);
        clear.name = patternName(Pattern::GlassBox);
        clear.baseColour.w() = 0.3f;
        mesh.box(mesh.material(clear), {-0.5f, -0.5f, 0}, {0.5f, 0.5f, 1});
        return mesh.build();
    }();
    return model;
}

double thicknessOf(const scene::WallComponent &wall)
{
    return wall.thickness > 0 ? wall.thickness : kWallThickness;
}

Eigen::Affine3d wallFrame(const scene::Vec2 &from, const scene::Vec2 &to, double bottom)
{
    const Eigen::Vector2d along = (to - from).normalized();
    Eigen::Affine3d frame = Eigen::Affine3d::Identity();
    frame.linear().col(0) = Eigen::Vector3d(along.x(), along.y(), 0);
    frame.linear().col(1) = Eigen::Vector3d(-along.y(), along.x(), 0);
    frame.translation() = Eigen::Vector3d(from.x(), from.y(), bottom);
    return frame;
}

} // namespace twinloom::asset
