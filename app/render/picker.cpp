// SPDX-License-Identifier: Apache-2.0
#include "app/render/picker.h"

#include "app/render/cutaway.h"
#include "app/render/point_tree.h"
#include "core/geometry/bvh.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace twinloom::render
{

namespace
{

using scene::NodeId;

/// A model's triangles in one tree, and their normals.
struct Mesh {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;
    geometry::Bvh tree;
};

std::shared_ptr<const Mesh> makeMesh(const asset::Model &model)
{
    auto mesh = std::make_shared<Mesh>();
    for (const asset::MeshPart &part : model.parts) {
        const auto first = static_cast<std::uint32_t>(mesh->positions.size());
        mesh->positions.insert(mesh->positions.end(), part.positions.begin(), part.positions.end());
        for (const std::uint32_t index : part.indices)
            mesh->indices.push_back(first + index);
    }
    mesh->tree = geometry::Bvh(mesh->positions, mesh->indices);
    return mesh;
}

struct Item {
    NodeId node;
    asset::ModelPtr model; ///< keeps the key of the mesh cache alive
    std::shared_ptr<const Mesh> mesh;
    Eigen::Affine3d world = Eigen::Affine3d::Identity(), inverse = Eigen::Affine3d::Identity();
    Eigen::AlignedBox3d box;     ///< world
    bool oneSided = false;       ///< ceilings are not in the way from above
    std::optional<CutPlane> cut; ///< left out while the eye is behind it
    double stub = 0;             ///< metres from its bottom that stay then
};

/// Where a ray enters a box; none when it misses or the box lies behind.
std::optional<double> enters(const Eigen::AlignedBox3d &box, const Eigen::Vector3d &origin,
                             const Eigen::Vector3d &inverse)
{
    double from = 0, to = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 3; ++i) {
        const double a = (box.min()[i] - origin[i]) * inverse[i], b = (box.max()[i] - origin[i]) * inverse[i];
        if (std::isnan(a) || std::isnan(b)) // runs within the plane of a side
            continue;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    }
    return from <= to ? std::optional(from) : std::nullopt;
}

} // namespace

struct Picker::Impl {
    struct Branch {
        Eigen::AlignedBox3d box;
        std::uint32_t first = 0, count = 0; ///< a leaf's items; otherwise count is 0 and `first` the left child
    };
    std::vector<Item> items;
    std::vector<Branch> tree;
    std::map<const asset::Model *, std::weak_ptr<const Mesh>> meshes;
    Cutaway cutaway;
    struct Cloud {
        NodeId node;
        std::shared_ptr<const PointTree> tree;
        std::shared_ptr<const scan::Octree> octree; ///< instead of `tree`
        Eigen::Affine3d world, inverse;
        Eigen::AlignedBox3d box; ///< world
    };
    std::vector<Cloud> clouds;

    void addNode(const scene::Hierarchy &hierarchy, const scene::Node &node, const Resources &resources);
    void addCloud(NodeId node, const Eigen::Affine3d &world, std::shared_ptr<const scan::PointCloud> cloud,
                  const std::vector<Cloud> &former);
    void addOctree(NodeId node, const Eigen::Affine3d &world, std::shared_ptr<const scan::Octree> octree);
    std::optional<Pick> hitPoint(const Cloud &cloud, const Eigen::Vector3d &origin, const Eigen::Vector3d &unit,
                                 const PickOptions &options) const;
    void split(std::size_t at, std::uint32_t first, std::uint32_t count);
    std::optional<Pick> hit(const Item &item, const Eigen::Vector3d &origin, const Eigen::Vector3d &direction) const;
    std::optional<Pick> hitStub(const Item &item, Eigen::Vector3d origin, const Eigen::Vector3d &direction) const;
};

void Picker::Impl::addNode(const scene::Hierarchy &hierarchy, const scene::Node &node, const Resources &resources)
{
    const Eigen::Affine3d world = hierarchy.world(node.id);
    const std::size_t first = items.size();
    Eigen::AlignedBox3d box;
    std::vector<Piece> pieces;
    for (const Piece &piece : piecesOf(hierarchy, node, resources)) {
        Item item;
        item.node = node.id;
        item.model = piece.model;
        item.world = world * piece.local;
        if (!(std::abs(item.world.linear().determinant()) > 1e-15))
            continue;
        item.inverse = item.world.inverse();
        item.oneSided = piece.flags & kCeiling;
        const auto [low, high] = piece.model->bounds();
        item.box = Eigen::AlignedBox3d(low.cast<double>(), high.cast<double>()).transformed(item.world);
        std::weak_ptr<const Mesh> &kept = meshes[piece.model.get()];
        item.mesh = kept.lock();
        if (!item.mesh)
            kept = item.mesh = makeMesh(*piece.model);
        box.extend(item.box);
        item.stub = piece.flags & kCutWall ? Cutaway::kStubHeight : 0;
        items.push_back(std::move(item));
        pieces.push_back(piece);
    }
    for (std::size_t i = first; i < items.size(); ++i)
        items[i].cut = cutaway.planeOf(hierarchy, node, pieces[i - first], items[i].world, box);
}

/// Halves at the median of the longest side.
void Picker::Impl::split(std::size_t at, std::uint32_t first, std::uint32_t count)
{
    Eigen::AlignedBox3d centres;
    for (std::uint32_t i = first; i < first + count; ++i) {
        tree[at].box.extend(items[i].box);
        centres.extend(items[i].box.center());
    }
    tree[at].first = first;
    tree[at].count = count;
    if (count <= 4)
        return;
    int axis = 0;
    centres.sizes().maxCoeff(&axis);
    const auto begin = items.begin() + first;
    std::nth_element(begin, begin + count / 2, begin + count,
                     [axis](const Item &a, const Item &b) { return a.box.center()[axis] < b.box.center()[axis]; });
    const auto left = static_cast<std::uint32_t>(tree.size());
    tree.resize(tree.size() + 2);
    tree[at].first = left;
    tree[at].count = 0;
    split(left, first, count / 2);
    split(left + 1, first + count / 2, count - count / 2);
}

std::optional<Pick> Picker::Impl::hit(const Item &item, const Eigen::Vector3d &origin,
                                      const Eigen::Vector3d &direction) const
{
    // The direction keeps its length through the model's frame, so distances stay metres of the world.
    const Eigen::Vector3d from = item.inverse * origin, along = item.inverse.linear() * direction;
    const auto found = item.mesh->tree.nearest({from.cast<float>(), along.cast<float>()});
    if (!found)
        return std::nullopt;
    const std::uint32_t *corner = item.mesh->indices.data() + std::size_t(found->triangle) * 3;
    const auto at = [&](int i) { return item.mesh->positions[corner[i]].cast<double>().eval(); };
    const Eigen::Vector3d a = at(0), flat = (at(1) - a).cross(at(2) - a);
    Eigen::Vector3d normal = (item.inverse.linear().transpose() * flat).normalized();
    if (normal.dot(direction) > 0) {
        if (item.oneSided)
            return std::nullopt;
        normal = -normal;
    }
    // Against the triangle's plane once more, in double: floats lose millimetres far away.
    const double slope = flat.dot(along);
    const double distance = std::abs(slope) > 1e-12 ? flat.dot(a - from) / slope : static_cast<double>(found->distance);
    return Pick{item.node, distance, origin + direction * distance, normal};
}

/// Of a wall that is cut away only the lowest part is there.
std::optional<Pick> Picker::Impl::hitStub(const Item &item, Eigen::Vector3d origin,
                                          const Eigen::Vector3d &direction) const
{
    constexpr int kMostFaces = 16;
    constexpr double kPast = 1e-4;
    double gone = 0;
    for (int face = 0; item.stub > 0 && face < kMostFaces; ++face) {
        auto found = hit(item, origin, direction);
        if (!found)
            break;
        if ((item.inverse * found->point).z() <= item.stub) {
            found->distance += gone;
            return found;
        }
        gone += found->distance + kPast;
        origin = found->point + direction * kPast;
    }
    return std::nullopt;
}

void Picker::Impl::addCloud(NodeId node, const Eigen::Affine3d &world, std::shared_ptr<const scan::PointCloud> cloud,
                            const std::vector<Cloud> &former)
{
    if (!cloud || cloud->empty() || !(std::abs(world.linear().determinant()) > 1e-15))
        return;
    Cloud entry{node, nullptr, nullptr, world, world.inverse(), {}};
    const auto same = std::find_if(former.begin(), former.end(),
                                   [&](const Cloud &each) { return each.tree && each.tree->cloud() == cloud; });
    Eigen::AlignedBox3d box;
    for (const Eigen::Vector3f &position : cloud->positions)
        if (position.allFinite())
            box.extend(position.cast<double>() + cloud->origin);
    if (box.isEmpty())
        return;
    entry.box = box.transformed(world);
    entry.tree = same != former.end() ? same->tree : std::make_shared<const PointTree>(std::move(cloud));
    clouds.push_back(std::move(entry));
}

void Picker::Impl::addOctree(NodeId node, const Eigen::Affine3d &world, std::shared_ptr<const scan::Octree> octree)
{
    if (!octree || octree->index().nodes.empty() || !(std::abs(world.linear().determinant()) > 1e-15))
        return;
    const scan::OctreeNode &root = octree->index().nodes.front();
    const Eigen::AlignedBox3d box(root.low.cast<double>(), (root.low + root.size).cast<double>());
    const Eigen::AlignedBox3d placed = box.translated(octree->index().origin).transformed(world);
    clouds.push_back({node, nullptr, std::move(octree), world, world.inverse(), placed});
}

std::optional<Pick> Picker::Impl::hitPoint(const Cloud &cloud, const Eigen::Vector3d &origin,
                                           const Eigen::Vector3d &unit, const PickOptions &options) const
{
    constexpr double kLeast = 0.002; // metres
    Cutaway::PointRules rules;
    rules.eye = options.cutawayEye;
    rules.surfaces = options.show == Show::All;
    const std::vector<PointCut> cuts = cutaway.pointCuts(rules, cloud.box, 1000);
    const Eigen::Vector3d along = cloud.inverse.linear() * unit;
    const double scale = along.norm(); // the cloud's units a metre
    const PointRay ray{cloud.inverse * origin, along / scale, options.pointSlope, kLeast * scale};
    const std::function<bool(const Eigen::Vector3d &)> wanted = [&](const Eigen::Vector3d &point) {
        return !Cutaway::leavesOut(cuts, cloud.world * point);
    };
    const auto found = cloud.octree ? nearestHeld(*cloud.octree, ray, wanted) : cloud.tree->nearest(ray, wanted);
    if (!found)
        return std::nullopt;
    return Pick{cloud.node, found->distance / scale, cloud.world * found->point, -unit};
}

Picker::Picker() : m(std::make_unique<Impl>()) {}
Picker::~Picker() = default;

void Picker::setScene(const scene::Hierarchy &hierarchy, const Resources &resources)
{
    const std::vector<Item> former = std::move(m->items); // holds the meshes that are still needed
    const std::vector<Impl::Cloud> formerClouds = std::move(m->clouds);
    m->items.clear();
    m->tree.clear();
    m->clouds.clear();
    m->cutaway = Cutaway(hierarchy);
    for (const scene::NodePtr &node : hierarchy.scene().nodes())
        if (hierarchy.visible(node->id)) {
            m->addNode(hierarchy, *node, resources);
            const auto *cloud = node->find<scene::PointCloudComponent>();
            auto whole = cloud && resources.cloud ? resources.cloud(*cloud) : nullptr;
            if (whole)
                m->addCloud(node->id, hierarchy.world(node->id), std::move(whole), formerClouds);
            else if (cloud && resources.octree)
                m->addOctree(node->id, hierarchy.world(node->id), resources.octree(*cloud));
        }
    if (m->items.empty())
        return;
    m->tree.reserve(m->items.size());
    m->tree.resize(1);
    m->split(0, 0, static_cast<std::uint32_t>(m->items.size()));
    std::erase_if(m->meshes, [](const auto &entry) { return entry.second.expired(); });
}

std::optional<Pick> Picker::pick(const Eigen::Vector3d &origin, const Eigen::Vector3d &direction,
                                 const PickOptions &options) const
{
    if (!origin.allFinite() || !direction.allFinite() || direction.norm() < 1e-12)
        return std::nullopt;
    const Eigen::Vector3d unit = direction.normalized(), inverse = unit.cwiseInverse();
    const bool cuts = options.cutawayEye && m->cutaway.applies(*options.cutawayEye);
    std::optional<Pick> best;
    if (options.pointSlope > 0 && options.show != Show::Models)
        for (const Impl::Cloud &cloud : m->clouds)
            if (const auto found = m->hitPoint(cloud, origin, unit, options);
                found && (!best || found->distance < best->distance))
                best = found;
    if (options.show == Show::Points || m->tree.empty())
        return best;
    std::vector<std::pair<double, std::uint32_t>> open;
    const auto visit = [&](std::uint32_t branch) {
        if (const auto entry = enters(m->tree[branch].box, origin, inverse);
            entry && (!best || *entry < best->distance))
            open.emplace_back(*entry, branch);
    };
    visit(0);
    while (!open.empty()) {
        const auto [entry, index] = open.back();
        open.pop_back();
        if (best && entry >= best->distance)
            continue;
        const Impl::Branch &branch = m->tree[index];
        if (branch.count == 0) {
            visit(branch.first);
            visit(branch.first + 1);
            if (open.size() >= 2 && open[open.size() - 2].first < open.back().first)
                std::swap(open[open.size() - 2], open.back()); // the nearer one is taken first
            continue;
        }
        for (std::uint32_t i = branch.first; i < branch.first + branch.count; ++i) {
            const auto entered = enters(m->items[i].box, origin, inverse);
            if (!entered || (best && *entered >= best->distance))
                continue;
            const Item &item = m->items[i];
            const bool cut = cuts && item.cut && Cutaway::cuts(*item.cut, *options.cutawayEye);
            if (const auto found = cut ? m->hitStub(item, origin, unit) : m->hit(item, origin, unit);
                found && (!best || found->distance < best->distance))
                best = found;
        }
    }
    return best;
}

} // namespace twinloom::render
