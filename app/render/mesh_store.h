// SPDX-License-Identifier: Apache-2.0
// Models on the GPU and their instances: one instance buffer and, as a rule, one draw call a model. Materials travel
// with the corners, so only textures split a model.
#pragma once

#include "app/render/cull.h"
#include "app/render/model_buffers.h"

#include <Eigen/Geometry>

#include <memory>
#include <span>
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
    Eigen::AlignedBox3d bounds(Slot slot) const { return m_places[slot].batch->buffers.box.cast<double>(); }
    const asset::ModelPtr &model(Slot slot) const { return m_places[slot].batch->model; }
    void update(Slot slot, const InstanceRecord &record);
    /// Only these: the place stays.
    void recolour(Slot slot, const Eigen::Vector4f &tint, std::uint32_t set, std::uint32_t clear);
    void remove(Slot slot);
    /// Brings the changed ranges to the GPU.
    void upload();
    /// Forgets models without instances.
    void dropUnused();

    struct Totals {
        int drawCalls = 0;
        qint64 triangles = 0;
    };
    /// Finds out what these eyes see, and how detailed it need be. After upload().
    void cull(std::span<const CullView> views);

    enum class Instances { All, Seen }; ///< the latter: by the last cull()
    /// Opaque triangles; `program` may be null when only depth matters (textures are then not bound).
    Totals drawOpaque(Program *program, Instances which) const;
    /// All triangles that do not block light (glass), back to front as seen from `eye` along `forward`.
    Totals drawTransparent(Program &program, const Eigen::Vector3f &eye, const Eigen::Vector3f &forward) const;
    /// Whole models of some instances, for the selection mask.
    Totals drawSelected(const std::vector<Slot> &slots) const;
    bool hasTransparent() const;

private:
    struct Batch {
        asset::ModelPtr model;
        ModelBuffers buffers;
        Handle instances;
        std::vector<InstanceRecord> records;
        std::vector<Eigen::Vector4f> spheres; ///< by record
        std::vector<Slot> owners;
        std::size_t dirtyFrom = SIZE_MAX, dirtyTo = 0, capacity = 0;
        // Of the last cull():
        std::vector<std::uint8_t> levels; ///< by record
        bool allSeen = true, seenIsOld = true;
        std::array<GLsizei, ModelBuffers::kLevels> counts = {};
        std::vector<std::uint32_t> order; ///< records that are seen, by level
        Handle seenInstances;             ///< these records

        void touch(std::size_t index);
    };
    struct Place {
        Batch *batch = nullptr;
        std::uint32_t index = 0;
    };

    Batch &batchOf(const asset::ModelPtr &model);
    static void prepare(Batch &batch);
    static void pointInstances(GLuint buffer, std::size_t first);
    static void drawRange(const DrawRange &range, GLsizei instances, Program *program, Totals &totals);

    std::vector<std::unique_ptr<Batch>> m_batches; ///< in the order of their coming, so that every run draws alike
    std::unordered_map<const asset::Model *, Batch *> m_byModel;
    std::vector<Place> m_places;
    std::vector<Slot> m_free;
    std::vector<Batch *> m_dirty;
    std::vector<std::uint32_t> m_order; ///< kept between calls for its memory, as the next
    std::vector<InstanceRecord> m_seen;
};

} // namespace twinloom::render
