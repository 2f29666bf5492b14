// SPDX-License-Identifier: Apache-2.0
// Point clouds on the GPU, drawn under a budget of points a frame.
#pragma once

#include "app/render/cutaway.h"
#include "app/render/gl_objects.h"
#include "app/render/octree_cloud.h"
#include "app/render/point_chunks.h"
#include "app/render/renderer.h"
#include "core/scene/node.h"

#include <map>
#include <memory>

namespace twinloom::render
{

class PointStore
{
public:
    struct Look {
        Eigen::Affine3d world = Eigen::Affine3d::Identity(); ///< of the node
        Eigen::Vector4f tint = Eigen::Vector4f::Zero();
        bool visible = true;
    };
    struct View {
        Eigen::Matrix4d viewProjection; ///< of the world
        Eigen::Vector3d eye, origin;    ///< world; `origin` is what the frame's matrices are relative to
        bool perspective = true;
        double pixelScale = 1; ///< pixels a metre at depth 1
        double pixelRatio = 1; ///< pixels a line of "one pixel" is wide
        std::size_t budget = 0;
        PointColour colour = PointColour::Scanned;
        float size = 1;    ///< of splats, times what closes the surface
        bool wait = false; ///< for the points that the budget allows, however long they take to come
        const Cutaway *cutaway = nullptr;
        Cutaway::PointRules rules;
    };

    /// In place of what the node had; null removes.
    void set(scene::NodeId node, std::shared_ptr<const scan::PointCloud> cloud);
    void set(scene::NodeId node, std::shared_ptr<const scan::Octree> octree);
    void remove(scene::NodeId node) { m_clouds.erase(node); }
    void setLook(scene::NodeId node, const Look &look);
    bool contains(scene::NodeId node) const { return m_clouds.count(node) > 0; }
    bool empty() const { return m_clouds.empty(); }
    /// Bounds in the node's frame; empty for an unknown node.
    Eigen::AlignedBox3d bounds(scene::NodeId node) const;
    /// How large points are in the picture: those of a part are all drawn alike.
    enum class Range { Far, Close };
    /// What a frame draws, one part a call.
    struct Plan {
        struct Part {
            scene::NodeId node; ///< whose tint and cuts it has
            GLuint array = 0;
            GLint first = 0;
            GLsizei count = 0;
            Eigen::Matrix4f model;
            float splat = 0; ///< metres across
            Range range = Range::Far;
        };
        struct Cloud {
            Eigen::Vector4f tint;
            Eigen::Vector4f own;               ///< sRGB, for PointColour::Scan
            std::vector<Eigen::Vector4f> cuts; ///< as in points.vert.glsl
        };
        std::vector<Part> parts;
        std::map<scene::NodeId, Cloud> clouds;
        float pixelScale = 1, size = 1;
        PointColour colour = PointColour::Scanned;
        Eigen::Vector2f heights = {0, 1}; ///< from and to, in the frame's coordinates
        qint64 points = 0;
        std::size_t missing = 0; ///< nodes of octrees that are still being loaded

        bool has(Range range) const;
    };
    Plan plan(const View &view);
    /// `program` has points.vert.glsl and is in use. Gives the number of calls.
    static int draw(Program &program, const Plan &plan, Range range);

private:
    struct Cloud {
        std::shared_ptr<const scan::PointCloud> source;
        std::vector<PointChunk> chunks;
        Handle vertices, array;
        std::unique_ptr<OctreeCloud> octree; ///< instead of the above
        Eigen::AlignedBox3f box;
        Eigen::Vector3d origin = Eigen::Vector3d::Zero();
        Look look;                                         ///< its `world` includes the cloud's origin
        std::vector<std::pair<float, std::size_t>> levels; ///< heights in the cloud, with points about there
    };
    /// What one draw call may show.
    struct Part {
        scene::NodeId node;
        const Cloud *cloud = nullptr;
        Eigen::AlignedBox3f box; ///< in the cloud
        GLuint array = 0;
        std::size_t first = 0, count = 0; ///< vertices
        float spacing = 0;
        Eigen::Affine3d toCloud = Eigen::Affine3d::Identity(); ///< of its vertices
        double wanted = 0;
    };
    /// Between which nearly all visible points lie, in the world.
    Eigen::Vector2d heights() const;
    std::vector<Part> partsOf(scene::NodeId node, Cloud &cloud, const View &view,
                              std::vector<NodeLoader::Request> &missing) const;

    std::map<scene::NodeId, Cloud> m_clouds;
    NodeLoader m_loader;
};

} // namespace twinloom::render
