// SPDX-License-Identifier: Apache-2.0
// Models on the GPU and their instances: one instance buffer and, as a rule, one draw call a model. Materials travel
// with the corners, so only textures split a model.
#pragma once

#include "app/render/gl_objects.h"
#include "core/asset/model.h"

#include <Eigen/Geometry>

#include <memory>
#include <unordered_map>
#include <vector>

namespace twinloom::render
{

/// 80 bytes, as in mesh.vert.glsl.
struct InstanceRecord {
    float rows[12] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    float tint[4] = {0, 0, 0, 0}; ///< linear RGB, and how strongly it covers the material
    std::uint32_t id = 0, flags = 0;
    float unused[2] = {0, 0};
};
static_assert(sizeof(InstanceRecord) == 80);

void setMatrix(InstanceRecord &record, const Eigen::Affine3d &matrix, const Eigen::Vector3d &origin);

class MeshStore
{
public:
    using Slot = std::uint32_t; ///< stable name of one instance

    Slot add(const asset::ModelPtr &model, const InstanceRecord &record);
    const InstanceRecord &record(Slot slot) const;
    /// Of the model, in its own frame.
    Eigen::AlignedBox3d bounds(Slot slot) const { return m_places[slot].batch->box.cast<double>(); }
    const asset::ModelPtr &model(Slot slot) const { return m_places[slot].batch->model; }
    void update(Slot slot, const InstanceRecord &record);
    void remove(Slot slot);
    /// Brings the changed ranges to the GPU.
    void upload();
    /// Forgets models without instances.
    void dropUnused();

    struct Totals {
        int drawCalls = 0;
        qint64 triangles = 0;
    };
    /// All instances' opaque triangles; `program` may be null when only depth matters (textures are then not bound).
    Totals drawOpaque(Program *program) const;
    /// All triangles that do not block light (glass), back to front as seen from `eye` along `forward`.
    Totals drawTransparent(Program &program, const Eigen::Vector3f &eye, const Eigen::Vector3f &forward) const;
    /// Whole models of some instances, for the selection mask.
    Totals drawSelected(const std::vector<Slot> &slots) const;
    bool hasTransparent() const;

private:
    struct Range {
        GLsizei first = 0, count = 0; ///< indices
        GLuint texture = 0;           ///< 0: none
    };
    struct Batch {
        asset::ModelPtr model;
        Handle vertices, indices, instances, array;
        std::vector<Handle> textures;
        std::vector<Range> opaque, transparent;
        GLsizei indexCount = 0;
        Eigen::AlignedBox3f box;
        std::vector<InstanceRecord> records;
        std::vector<Slot> owners;
        std::size_t dirtyFrom = SIZE_MAX, dirtyTo = 0, capacity = 0;

        void touch(std::size_t index);
    };
    struct Place {
        Batch *batch = nullptr;
        std::uint32_t index = 0;
    };

    Batch &batchOf(const asset::ModelPtr &model);
    static void uploadModel(Batch &batch);
    static void pointInstances(const Batch &batch, std::size_t first);
    static void drawRange(const Range &range, GLsizei instances, Program *program, Totals &totals);

    std::vector<std::unique_ptr<Batch>> m_batches; ///< in the order of their coming, so that every run draws alike
    std::unordered_map<const asset::Model *, Batch *> m_byModel;
    std::vector<Place> m_places;
    std::vector<Slot> m_free;
    std::vector<Batch *> m_dirty;
};

} // namespace twinloom::render
