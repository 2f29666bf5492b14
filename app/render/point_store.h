// SPDX-License-Identifier: Apache-2.0
// Point clouds on the GPU, drawn under a budget of points a frame.
#pragma once

#include "app/render/cutaway.h"
#include "app/render/gl_objects.h"
#include "app/render/point_chunks.h"
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
        std::size_t budget = 0;
        const Cutaway *cutaway = nullptr;
        Cutaway::PointRules rules;
    };

    /// Null removes.
    void set(scene::NodeId node, std::shared_ptr<const scan::PointCloud> cloud);
    void setLook(scene::NodeId node, const Look &look);
    bool contains(scene::NodeId node) const { return m_clouds.count(node) > 0; }
    bool empty() const { return m_clouds.empty(); }
    /// Bounds in the node's frame; empty for an unknown node.
    Eigen::AlignedBox3d bounds(scene::NodeId node) const;
    /// Returns points and draw calls. `program` is points.*.glsl, in use.
    std::pair<qint64, int> draw(Program &program, const View &view) const;

private:
    struct Cloud {
        std::shared_ptr<const scan::PointCloud> source;
        std::vector<PointChunk> chunks;
        Eigen::AlignedBox3f box;
        Handle vertices, array;
        Look look; ///< its `world` includes the cloud's origin
    };
    std::map<scene::NodeId, Cloud> m_clouds;
};

} // namespace twinloom::render
