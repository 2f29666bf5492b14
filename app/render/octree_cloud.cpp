// SPDX-License-Identifier: Apache-2.0
#include "app/render/octree_cloud.h"

#include "app/render/point_chunks.h"

#include <QLoggingCategory>

#include <algorithm>
#include <set>

namespace twinloom::render
{

namespace
{

Q_LOGGING_CATEGORY(logOctree, "twinloom.render")

constexpr std::size_t kMostNewPoints = 1'000'000; // taken over in one frame
constexpr std::size_t kKept = 4;                  // times the budget stays on the GPU

/// 12 bytes on the GPU.
struct NodeVertex {
    std::uint16_t place[4]; ///< the fourth only keeps colours at a multiple of four bytes
    std::uint8_t colour[4];
};
static_assert(sizeof(NodeVertex) == 12);

std::vector<NodeVertex> verticesOf(const scan::OctreeIndex &index, const scan::OctreeNode &node,
                                   std::span<const scan::StoredPoint> points)
{
    const Eigen::AlignedBox3f whole = boxOf(index.nodes.front());
    std::vector<NodeVertex> vertices(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::copy_n(points[i].place, 3, vertices[i].place);
        PointLook look;
        if (index.colours)
            look.colour = points[i].colour;
        if (index.intensities)
            look.intensity = static_cast<float>(points[i].intensity) / 255.0f;
        colourPoint(vertices[i].colour, look, node.place(points[i]), whole);
    }
    return vertices;
}

} // namespace

OctreeCloud::OctreeCloud(std::shared_ptr<const scan::Octree> octree)
    : m_octree(std::move(octree)), m_parents(parentsOf(m_octree->index()))
{
}

bool OctreeCloud::take(std::uint32_t node, const scan::Octree::NodePoints &points)
{
    const std::vector<NodeVertex> vertices = verticesOf(index(), index().nodes[node], points.points);
    Buffer buffer{makeBuffer(), makeVertexArray(), m_frame};
    glBindVertexArray(buffer.array);
    glBindBuffer(GL_ARRAY_BUFFER, buffer.vertices);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(NodeVertex)), vertices.data(),
                 GL_STATIC_DRAW);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 3, GL_UNSIGNED_SHORT, GL_TRUE, sizeof(NodeVertex), nullptr);
    glEnableVertexAttribArray(1);
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(NodeVertex),
                          reinterpret_cast<const void *>(offsetof(NodeVertex, colour)));
    glBindVertexArray(0);
    m_points += vertices.size();
    return m_buffers.emplace(node, std::move(buffer)).second;
}

/// Nodes of the cut to the GPU. While some are missing, what is above them is wanted too, the coarsest first: something
/// is to be seen soon.
void OctreeCloud::bring(std::span<const CutNode> cut, std::vector<NodeLoader::Request> *missing)
{
    std::set<std::uint32_t> lacking; // ascending: the levels of the tree one after the other
    for (const CutNode &wanted : cut) {
        std::uint32_t node = wanted.node;
        while (m_buffers.count(node) == 0 && lacking.insert(node).second && missing)
            node = m_parents[node];
    }
    std::size_t taken = 0;
    for (const std::uint32_t node : lacking) {
        if (!missing) {
            const auto points = m_octree->points(node);
            if (points)
                take(node, *points);
            else
                qCWarning(logOctree).noquote() << points.error().text();
            continue;
        }
        const auto held = m_octree->held(node);
        if (held && taken < kMostNewPoints) {
            taken += held->points.size();
            take(node, *held);
        } else {
            missing->push_back({m_octree, node});
        }
    }
}

void OctreeCloud::makeRoom(std::size_t budget)
{
    if (m_points <= kKept * budget)
        return;
    std::vector<std::pair<quint64, std::uint32_t>> unused;
    for (const auto &[node, buffer] : m_buffers)
        if (buffer.lastFrame != m_frame)
            unused.emplace_back(buffer.lastFrame, node);
    std::sort(unused.begin(), unused.end());
    for (const auto &[frame, node] : unused) {
        if (m_points <= kKept * budget)
            return;
        m_points -= index().nodes[node].count;
        m_buffers.erase(node);
    }
}

std::vector<OctreeCloud::Part> OctreeCloud::parts(const std::function<double(const Eigen::AlignedBox3f &)> &wanted,
                                                  std::size_t budget, std::vector<NodeLoader::Request> *missing)
{
    ++m_frame;
    const std::vector<CutNode> cut = cutThrough(index(), wanted, budget);
    bring(cut, missing);
    std::vector<Part> result;
    for (const CutNode &drawn :
         coveredBy(cut, m_parents, [this](std::uint32_t node) { return m_buffers.count(node) > 0; })) {
        Buffer &buffer = m_buffers.at(drawn.node);
        buffer.lastFrame = m_frame;
        result.push_back({&index().nodes[drawn.node], buffer.array, drawn.wanted});
    }
    makeRoom(budget);
    return result;
}

} // namespace twinloom::render
