// SPDX-License-Identifier: Apache-2.0
#include "app/render/point_store.h"

#include <algorithm>
#include <cmath>

namespace twinloom::render
{

namespace
{

/// Points a pixel that make a closed surface out of splats.
constexpr double kPointsPerPixel = 1.6;
/// Splats overlap so far that no hole is seen.
constexpr double kSplatSpacings = 2.0, kBesideModels = 0.6;
/// Pixels across: larger splats are mixed with their neighbours instead of covering them.
constexpr double kClosePixels = 5;
constexpr float kLargestDisc = 16, kLargestBell = 64;

/// Whether a box is seen, and how many pixels its largest face may cover.
double pixelsOf(const Eigen::AlignedBox3f &box, const PointStore::Look &look, const PointStore::View &view)
{
    const Eigen::Matrix4d toClip = view.viewProjection * look.world.matrix();
    int outside[6] = {};
    double nearest = 1e30;
    for (int i = 0; i < 8; ++i) {
        const Eigen::Vector3d corner = box.corner(static_cast<Eigen::AlignedBox3f::CornerType>(i)).cast<double>();
        const Eigen::Vector4d clip = toClip * corner.homogeneous();
        for (int axis = 0; axis < 3; ++axis) {
            outside[axis * 2] += clip[axis] < -clip.w();
            outside[axis * 2 + 1] += clip[axis] > clip.w();
        }
        nearest = std::min(nearest, (look.world * corner - view.eye).norm());
    }
    if (std::any_of(outside, outside + 6, [](int count) { return count == 8; }))
        return 0;
    const Eigen::Vector3d sizes = box.sizes().cast<double>();
    const Eigen::Vector3d here = look.world.inverse() * view.eye;
    if (box.cast<double>().contains(here))
        nearest = 0.1 * sizes.norm();
    const double scale = view.pixelScale / (view.perspective ? std::max(nearest, 1e-3) : 1.0);
    const double face = std::max({sizes.x() * sizes.y(), sizes.y() * sizes.z(), sizes.z() * sizes.x()});
    return std::max(face * scale * scale, 4.0);
}

/// Apart for the colour-blind, too (Okabe and Ito 2008); sRGB.
const Eigen::Vector4f kOwnColours[] = {{0.34f, 0.71f, 0.91f, 1}, {0.90f, 0.62f, 0.00f, 1}, {0.00f, 0.62f, 0.45f, 1},
                                       {0.80f, 0.47f, 0.65f, 1}, {0.94f, 0.89f, 0.26f, 1}, {0.84f, 0.37f, 0.00f, 1},
                                       {0.00f, 0.45f, 0.70f, 1}, {0.75f, 0.75f, 0.75f, 1}};
/// Share of the points above and below which heights have no colour of their own: a few are often far from all others.
constexpr double kStrays = 0.01;

/// As in points.vert.glsl.
constexpr std::size_t kMostCuts = 64;

std::vector<Eigen::Vector4f> cutsOf(const PointStore::View &view, const Eigen::AlignedBox3d &box)
{
    std::vector<Eigen::Vector4f> values;
    const auto add = [&values](double a, double b, double c, double d) {
        values.push_back(Eigen::Vector4d(a, b, c, d).cast<float>());
    };
    if (view.cutaway)
        for (const PointCut &cut : view.cutaway->pointCuts(view.rules, box, kMostCuts)) {
            const Eigen::Vector3d at = cut.origin - view.origin;
            add(at.x(), at.y(), at.z(), cut.along.x());
            add(cut.along.y(), cut.from, cut.to, cut.behind);
            add(cut.before, cut.bottom, cut.top, 0);
        }
    return values;
}

/// As if a box's points lay evenly between its floor and its top.
void addLevels(std::vector<std::pair<float, std::size_t>> &levels, const Eigen::AlignedBox3f &box, std::size_t points)
{
    constexpr int kSteps = 8;
    for (int step = 0; step <= kSteps; ++step)
        levels.emplace_back(box.min().z() + box.sizes().z() * float(step) / kSteps, points / (kSteps + 1) + 1);
}

/// To so few that every frame can look at them, each for as many points.
void thin(std::vector<std::pair<float, std::size_t>> &levels)
{
    constexpr std::size_t kLevels = 200;
    std::sort(levels.begin(), levels.end());
    std::size_t points = 0, seen = 0;
    for (const auto &[height, count] : levels)
        points += count;
    std::vector<std::pair<float, std::size_t>> kept;
    for (const auto &[height, count] : levels)
        for (seen += count; (2 * kept.size() + 1) * points <= 2 * kLevels * seen && kept.size() < kLevels;)
            kept.emplace_back(height, points / kLevels + 1);
    levels = std::move(kept);
}

/// Pixels across of the largest splat that a box may show.
double largestSplat(double splat, const Eigen::AlignedBox3f &box, const PointStore::Look &look, double scale,
                    const PointStore::View &view)
{
    if (!view.perspective)
        return splat * view.pixelScale;
    const Eigen::Vector3d here = look.world.inverse() * view.eye;
    const double distance = box.cast<double>().exteriorDistance(here) * scale;
    return splat * view.pixelScale / std::max(distance, 1e-3);
}

} // namespace

void PointStore::set(scene::NodeId node, std::shared_ptr<const scan::PointCloud> cloud)
{
    if (!cloud || cloud->empty()) {
        m_clouds.erase(node);
        return;
    }
    Cloud &entry = m_clouds[node];
    if (entry.source == cloud)
        return;
    entry.octree.reset();
    entry.origin = cloud->origin;
    PointChunks made = makeChunks(*cloud);
    entry.source = std::move(cloud);
    entry.chunks = std::move(made.chunks);
    entry.levels.clear();
    for (const PointChunk &chunk : entry.chunks) // they are shuffled: the first ones are as good as any
        for (std::size_t i = 0, taken = std::min<std::size_t>(chunk.count, 200); i < taken; ++i)
            entry.levels.emplace_back(made.vertices[chunk.first + i].position[2], chunk.count / taken + 1);
    thin(entry.levels);
    entry.box = made.box;
    entry.vertices = makeBuffer();
    entry.array = makeVertexArray();
    glBindVertexArray(entry.array);
    glBindBuffer(GL_ARRAY_BUFFER, entry.vertices);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(made.vertices.size() * sizeof(PointVertex)),
                 made.vertices.data(), GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(PointVertex), nullptr);
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(PointVertex),
                          reinterpret_cast<const void *>(offsetof(PointVertex, colour)));
    glBindVertexArray(0);
}

void PointStore::set(scene::NodeId node, std::shared_ptr<const scan::Octree> octree)
{
    if (!octree || octree->index().nodes.empty()) {
        m_clouds.erase(node);
        return;
    }
    if (const auto found = m_clouds.find(node);
        found != m_clouds.end() && found->second.octree && found->second.octree->octree() == octree)
        return;
    Cloud entry;
    entry.box = boxOf(octree->index().nodes.front());
    entry.origin = octree->index().origin;
    for (const scan::OctreeNode &each : octree->index().nodes)
        if (each.isLeaf())
            addLevels(entry.levels, boxOf(each), each.count);
    thin(entry.levels);
    entry.octree = std::make_unique<OctreeCloud>(std::move(octree));
    m_clouds[node] = std::move(entry);
}

void PointStore::setLook(scene::NodeId node, const Look &look)
{
    const auto found = m_clouds.find(node);
    if (found == m_clouds.end())
        return;
    found->second.look = look;
    found->second.look.world = look.world * Eigen::Translation3d(found->second.origin);
}

Eigen::AlignedBox3d PointStore::bounds(scene::NodeId node) const
{
    const auto found = m_clouds.find(node);
    if (found == m_clouds.end())
        return {};
    const Cloud &cloud = found->second;
    return cloud.box.cast<double>().translated(cloud.origin);
}

std::vector<PointStore::Part> PointStore::partsOf(scene::NodeId node, Cloud &cloud, const View &view,
                                                  std::vector<NodeLoader::Request> &missing) const
{
    const auto wanted = [&](const Eigen::AlignedBox3f &box) {
        return cloud.look.visible ? kPointsPerPixel * pixelsOf(box, cloud.look, view) : 0.0;
    };
    std::vector<Part> parts;
    if (!cloud.octree) {
        for (const PointChunk &chunk : cloud.chunks)
            parts.push_back({node, &cloud, chunk.box, cloud.array, chunk.first, chunk.count, chunk.spacing,
                             Eigen::Affine3d::Identity(), wanted(chunk.box)});
        return parts;
    }
    for (const OctreeCloud::Part &part : cloud.octree->parts(wanted, view.budget, view.wait ? nullptr : &missing)) {
        const Eigen::Affine3d toCloud =
            Eigen::Translation3d(part.node->low.cast<double>()) * Eigen::Scaling(part.node->size.cast<double>());
        parts.push_back({node, &cloud, boxOf(*part.node), part.array, 0, part.node->count, part.node->spacing, toCloud,
                         part.wanted});
    }
    return parts;
}

Eigen::Vector2d PointStore::heights() const
{
    std::vector<std::pair<double, std::size_t>> levels;
    double points = 0;
    for (const auto &[node, cloud] : m_clouds)
        for (const auto &[height, count] : cloud.look.visible ? cloud.levels : decltype(cloud.levels)()) {
            levels.emplace_back(cloud.look.world.linear()(2, 2) * height + cloud.look.world.translation().z(), count);
            points += static_cast<double>(count);
        }
    std::sort(levels.begin(), levels.end());
    Eigen::Vector2d range(0, 1);
    double below = 0;
    for (const auto &[height, count] : levels) {
        if (below <= kStrays * points)
            range = {height, height + 1e-3};
        if (below <= (1 - kStrays) * points)
            range[1] = std::max(height, range[0] + 1e-3);
        below += static_cast<double>(count);
    }
    return range;
}

PointStore::Plan PointStore::plan(const View &view)
{
    std::vector<Part> parts;
    std::vector<NodeLoader::Request> missing;
    for (auto &[node, cloud] : m_clouds)
        for (Part &part : partsOf(node, cloud, view, missing))
            parts.push_back(std::move(part));
    std::vector<ChunkView> views;
    for (const Part &part : parts)
        views.push_back({part.count, part.wanted});
    const std::vector<std::size_t> counts = shareBudget(views, view.budget);
    const auto ownColour = [this](scene::NodeId node) {
        const auto place = std::distance(m_clouds.begin(), m_clouds.find(node));
        return kOwnColours[static_cast<std::size_t>(place) % std::size(kOwnColours)];
    };
    const double spacings =
        kSplatSpacings * (view.rules.surfaces && view.cutaway && view.cutaway->hasRooms() ? kBesideModels : 1.0);
    Plan plan;
    plan.pixelScale = static_cast<float>(view.pixelScale);
    plan.colour = view.colour;
    plan.size = view.size;
    if (view.colour == PointColour::Height)
        plan.heights = (heights().array() - view.origin.z()).matrix().cast<float>();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Part &part = parts[i];
        if (counts[i] == 0)
            continue;
        const Look &look = part.cloud->look;
        if (plan.clouds.count(part.node) == 0)
            plan.clouds[part.node] = {look.tint, ownColour(part.node),
                                      cutsOf(view, part.cloud->box.cast<double>().transformed(look.world))};
        const double scale = std::cbrt(std::abs(look.world.linear().determinant()));
        const double thinned = std::sqrt(static_cast<double>(part.count) / static_cast<double>(counts[i]));
        const double splat = spacings * part.spacing * scale * thinned * static_cast<double>(view.size);
        Eigen::Affine3d model = look.world * part.toCloud;
        model.translation() -= view.origin;
        const bool close = largestSplat(splat, part.box, look, scale, view) > kClosePixels * view.pixelRatio;
        plan.parts.push_back({part.node, part.array, static_cast<GLint>(part.first), static_cast<GLsizei>(counts[i]),
                              model.matrix().cast<float>(), static_cast<float>(splat),
                              close ? Range::Close : Range::Far});
        plan.points += static_cast<qint64>(counts[i]);
    }
    plan.missing = m_loader.want(std::move(missing));
    return plan;
}

bool PointStore::Plan::has(Range range) const
{
    return std::any_of(parts.begin(), parts.end(), [range](const Part &part) { return part.range == range; });
}

int PointStore::draw(Program &program, const Plan &plan, Range range)
{
    program.set("pixelScale", plan.pixelScale);
    program.set("least", 1.6f * plan.size);
    program.set("colouring", static_cast<int>(plan.colour));
    program.set("heights", plan.heights);
    program.set("largest", range == Range::Close ? kLargestBell : kLargestDisc);
    int calls = 0;
    scene::NodeId present;
    for (const Plan::Part &part : plan.parts) {
        if (part.range != range)
            continue;
        if (part.node != present) {
            present = part.node;
            const Plan::Cloud &cloud = plan.clouds.at(present);
            program.set("tint", cloud.tint);
            program.set("own", cloud.own);
            program.set("cutCount", static_cast<int>(cloud.cuts.size() / 3));
            program.set("cuts", cloud.cuts);
        }
        program.set("model", part.model);
        program.set("splat", part.splat);
        glBindVertexArray(part.array);
        glDrawArrays(GL_POINTS, part.first, part.count);
        ++calls;
    }
    glBindVertexArray(0);
    return calls;
}

} // namespace twinloom::render
