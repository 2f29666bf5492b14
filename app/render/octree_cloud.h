// SPDX-License-Identifier: Apache-2.0
// A large cloud on the GPU: the nodes that the present view wants, and what was drawn lately.
#pragma once

#include "app/render/gl_objects.h"
#include "app/render/node_loader.h"
#include "app/render/octree_cut.h"

#include <unordered_map>

namespace twinloom::render
{

class OctreeCloud
{
public:
    explicit OctreeCloud(std::shared_ptr<const scan::Octree> octree);

    /// One node to draw. Its vertices go from 0 to 1 in the node's box.
    struct Part {
        const scan::OctreeNode *node = nullptr;
        GLuint array = 0;
        double wanted = 0;
    };
    /// The best that can be drawn at once: `wanted` and `budget` as of cutThrough. With a loader, what is missing is
    /// added to `missing`, and of what has come only so much is taken over that no frame waits long; without, all of it
    /// is read here.
    std::vector<Part> parts(const std::function<double(const Eigen::AlignedBox3f &)> &wanted, std::size_t budget,
                            std::vector<NodeLoader::Request> *missing);

    const scan::OctreeIndex &index() const { return m_octree->index(); }
    const std::shared_ptr<const scan::Octree> &octree() const { return m_octree; }

private:
    struct Buffer {
        Handle vertices, array;
        quint64 lastFrame = 0;
    };
    bool take(std::uint32_t node, const scan::Octree::NodePoints &points);
    void bring(std::span<const CutNode> cut, std::vector<NodeLoader::Request> *missing);
    void makeRoom(std::size_t budget);

    std::shared_ptr<const scan::Octree> m_octree;
    std::vector<std::uint32_t> m_parents;
    std::unordered_map<std::uint32_t, Buffer> m_buffers;
    std::size_t m_points = 0; ///< in the buffers
    quint64 m_frame = 0;
};

} // namespace twinloom::render
