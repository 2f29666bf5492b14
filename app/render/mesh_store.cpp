// SPDX-License-Identifier: Apache-2.0
#include "app/render/mesh_store.h"

#include "app/render/scene_pieces.h"

#include <algorithm>
#include <cmath>

namespace twinloom::render
{

namespace
{

/// Level of an instance that no eye sees.
constexpr std::uint8_t kUnseen = 255;

/// Around the instance, relative to the frame's origin; w: radius.
Eigen::Vector4f sphereOf(const InstanceRecord &record, const Eigen::AlignedBox3f &box)
{
    using Matrix = Eigen::Map<const Eigen::Matrix<float, 3, 4, Eigen::RowMajor>>;
    const Matrix rows(record.rows);
    Eigen::Vector4f sphere;
    sphere.head<3>() = rows.leftCols<3>() * box.center() + rows.col(3);
    sphere.w() = 0.5f * box.diagonal().norm() * std::sqrt(rows.leftCols<3>().colwise().squaredNorm().maxCoeff());
    return sphere;
}

} // namespace

void setMatrix(InstanceRecord &record, const Eigen::Affine3d &matrix, const Eigen::Vector3d &origin)
{
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column)
            record.rows[row * 4 + column] = static_cast<float>(matrix.linear()(row, column));
        record.rows[row * 4 + 3] = static_cast<float>(matrix.translation()[row] - origin[row]);
    }
}

void MeshStore::Batch::touch(std::size_t index)
{
    dirtyFrom = std::min(dirtyFrom, index);
    dirtyTo = std::max(dirtyTo, index + 1);
}

MeshStore::Batch &MeshStore::batchOf(const asset::ModelPtr &model)
{
    Batch *&entry = m_byModel[model.get()];
    if (!entry) {
        entry = m_batches.emplace_back(std::make_unique<Batch>()).get();
        entry->model = model;
        prepare(*entry);
    }
    return *entry;
}

void MeshStore::prepare(Batch &batch)
{
    batch.buffers = makeModelBuffers(*batch.model);
    batch.instances = makeBuffer();
    batch.seenInstances = makeBuffer();
    for (GLuint index = 6; index <= 10; ++index) {
        glEnableVertexAttribArray(index);
        glVertexAttribDivisor(index, 1);
    }
    pointInstances(batch.instances, 0);
    glBindVertexArray(0);
}

void MeshStore::pointInstances(GLuint buffer, std::size_t first)
{
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    const std::size_t base = first * sizeof(InstanceRecord);
    for (GLuint row = 0; row < 3; ++row)
        floatAttribute(6 + row, 4, GL_FLOAT, GL_FALSE, sizeof(InstanceRecord), base + row * 16);
    floatAttribute(9, 4, GL_FLOAT, GL_FALSE, sizeof(InstanceRecord), base + offsetof(InstanceRecord, tint));
    glVertexAttribIPointer(10, 2, GL_UNSIGNED_INT, sizeof(InstanceRecord),
                           reinterpret_cast<const void *>(base + offsetof(InstanceRecord, id)));
}

MeshStore::Slot MeshStore::add(const asset::ModelPtr &model, const InstanceRecord &record)
{
    Batch &batch = batchOf(model);
    Slot slot = static_cast<Slot>(m_places.size());
    if (m_free.empty()) {
        m_places.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_places[slot] = {&batch, static_cast<std::uint32_t>(batch.records.size())};
    batch.records.push_back(record);
    batch.spheres.emplace_back();
    batch.owners.push_back(slot);
    update(slot, record);
    return slot;
}

const InstanceRecord &MeshStore::record(Slot slot) const
{
    const Place &place = m_places[slot];
    return place.batch->records[place.index];
}

void MeshStore::update(Slot slot, const InstanceRecord &record)
{
    const Place &place = m_places[slot];
    if (place.batch->dirtyFrom == SIZE_MAX)
        m_dirty.push_back(place.batch);
    place.batch->records[place.index] = record;
    place.batch->spheres[place.index] = sphereOf(record, place.batch->buffers.box);
    place.batch->touch(place.index);
}

void MeshStore::recolour(Slot slot, const Eigen::Vector4f &tint, std::uint32_t set, std::uint32_t clear)
{
    const Place &place = m_places[slot];
    if (place.batch->dirtyFrom == SIZE_MAX)
        m_dirty.push_back(place.batch);
    InstanceRecord &record = place.batch->records[place.index];
    for (int i = 0; i < 4; ++i)
        record.tint[i] = tint[i];
    record.flags = (record.flags & ~clear) | set;
    place.batch->touch(place.index);
}

void MeshStore::remove(Slot slot)
{
    const Place place = m_places[slot];
    Batch &batch = *place.batch;
    const auto last = static_cast<std::uint32_t>(batch.records.size() - 1);
    if (place.index != last) { // the last one takes the place
        const Slot moved = batch.owners[last];
        batch.owners[place.index] = moved;
        m_places[moved].index = place.index;
        update(moved, InstanceRecord(batch.records[last]));
    }
    batch.records.pop_back();
    batch.spheres.pop_back();
    batch.owners.pop_back();
    m_places[slot] = {};
    m_free.push_back(slot);
}

void MeshStore::upload()
{
    for (Batch *batch : m_dirty) {
        batch->seenIsOld = true;
        const std::size_t count = batch->records.size(), from = batch->dirtyFrom, to = std::min(batch->dirtyTo, count);
        batch->dirtyFrom = SIZE_MAX;
        batch->dirtyTo = 0;
        if (from >= to)
            continue;
        glBindBuffer(GL_ARRAY_BUFFER, batch->instances);
        const auto bytes = [](std::size_t n) { return static_cast<GLsizeiptr>(n * sizeof(InstanceRecord)); };
        if (count > batch->capacity || (to - from) * 2 > count) { // a new buffer: the GPU may still read the old one
            batch->capacity = count;
            glBufferData(GL_ARRAY_BUFFER, bytes(count), batch->records.data(), GL_STREAM_DRAW);
        } else {
            glBufferSubData(GL_ARRAY_BUFFER, bytes(from), bytes(to - from), batch->records.data() + from);
        }
    }
    m_dirty.clear();
}

void MeshStore::dropUnused()
{
    std::erase_if(m_dirty, [](const Batch *batch) { return batch->records.empty(); });
    std::erase_if(m_byModel, [](const auto &entry) { return entry.second->records.empty(); });
    std::erase_if(m_batches, [](const auto &batch) { return batch->records.empty(); });
}

void MeshStore::cull(std::span<const CullView> views)
{
    for (const auto &batch : m_batches) {
        std::vector<std::uint8_t> &levels = batch->levels;
        levels.resize(batch->records.size());
        batch->counts.fill(0);
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const Eigen::Vector4f &sphere = batch->spheres[i];
            const bool hidden = batch->records[i].flags & kHidden;
            const float pixels = hidden ? 0.0f : pixelsAcross(views, sphere.head<3>(), sphere.w());
            levels[i] = kUnseen;
            if (pixels < kLeastPixels)
                continue;
            std::uint8_t level = 0;
            while (level + 1u < ModelBuffers::kLevels && pixels < ModelBuffers::kPixels[level])
                ++level;
            levels[i] = level;
            ++batch->counts[level];
        }
        std::vector<std::uint32_t> &order = m_order;
        order.clear();
        for (std::uint8_t level = 0; level < ModelBuffers::kLevels; ++level)
            for (std::size_t i = 0; batch->counts[level] > 0 && i < levels.size(); ++i)
                if (levels[i] == level)
                    order.push_back(static_cast<std::uint32_t>(i));
        batch->allSeen = batch->counts[0] == static_cast<GLsizei>(batch->records.size());
        if (batch->allSeen || (!batch->seenIsOld && order == batch->order))
            continue;
        batch->order = order;
        batch->seenIsOld = false;
        m_seen.clear();
        for (const std::uint32_t i : order)
            m_seen.push_back(batch->records[i]);
        glBindBuffer(GL_ARRAY_BUFFER, batch->seenInstances);
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_seen.size() * sizeof(InstanceRecord)), m_seen.data(),
                     GL_STREAM_DRAW);
    }
}

void MeshStore::drawRange(const DrawRange &range, GLsizei instances, Program *program, Totals &totals)
{
    if (program) {
        program->set("textured", range.texture ? 1 : 0);
        if (range.texture)
            bindTexture(3, range.texture);
    }
    glDrawElementsInstanced(
        GL_TRIANGLES, range.count, GL_UNSIGNED_INT,
        reinterpret_cast<const void *>(static_cast<std::size_t>(range.first) * sizeof(std::uint32_t)), instances);
    ++totals.drawCalls;
    totals.triangles += static_cast<qint64>(range.count / 3) * instances;
}

MeshStore::Totals MeshStore::drawOpaque(Program *program, Instances which) const
{
    Totals totals;
    for (const auto &batch : m_batches) {
        const auto &levels = batch->buffers.opaque;
        if (batch->records.empty() || levels[0].empty())
            continue;
        if (which == Instances::All || batch->allSeen) {
            glBindVertexArray(batch->buffers.array);
            for (const DrawRange &range : levels[0])
                drawRange(range, static_cast<GLsizei>(batch->records.size()), program, totals);
            continue;
        }
        if (batch->order.empty())
            continue;
        glBindVertexArray(batch->buffers.array);
        std::size_t first = 0;
        for (std::size_t level = 0; level < ModelBuffers::kLevels; ++level) {
            if (batch->counts[level] == 0)
                continue;
            pointInstances(batch->seenInstances, first);
            for (const DrawRange &range : levels[level])
                drawRange(range, batch->counts[level], program, totals);
            first += static_cast<std::size_t>(batch->counts[level]);
        }
        pointInstances(batch->instances, 0);
    }
    glBindVertexArray(0);
    return totals;
}

bool MeshStore::hasTransparent() const
{
    return std::any_of(m_batches.begin(), m_batches.end(), [](const auto &batch) {
        return !batch->records.empty() && !batch->buffers.transparent.empty();
    });
}

MeshStore::Totals MeshStore::drawTransparent(Program &program, const Eigen::Vector3f &eye,
                                             const Eigen::Vector3f &forward) const
{
    struct Item {
        float depth;
        const Batch *batch;
        std::size_t index;
    };
    std::vector<Item> items;
    for (const auto &batch : m_batches) {
        if (batch->buffers.transparent.empty())
            continue;
        for (std::size_t i = 0; i < batch->records.size(); ++i) {
            if (i < batch->levels.size() && batch->levels[i] == kUnseen)
                continue;
            const float *rows = batch->records[i].rows;
            Eigen::Vector3f centre;
            for (int k = 0; k < 3; ++k)
                centre[k] =
                    Eigen::Vector3f(rows[k * 4], rows[k * 4 + 1], rows[k * 4 + 2]).dot(batch->buffers.box.center()) +
                    rows[k * 4 + 3];
            items.push_back({forward.dot(centre - eye), batch.get(), i});
        }
    }
    std::stable_sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.depth > b.depth; });
    Totals totals;
    for (const Item &item : items) {
        glBindVertexArray(item.batch->buffers.array);
        pointInstances(item.batch->instances, item.index); // base-instance draws came with GL 4.2
        for (const DrawRange &range : item.batch->buffers.transparent)
            drawRange(range, 1, &program, totals);
        pointInstances(item.batch->instances, 0);
    }
    glBindVertexArray(0);
    return totals;
}

MeshStore::Totals MeshStore::drawSelected(const std::vector<Slot> &slots) const
{
    Totals totals;
    for (const Slot slot : slots) {
        const Place &place = m_places[slot];
        glBindVertexArray(place.batch->buffers.array);
        pointInstances(place.batch->instances, place.index);
        drawRange({0, place.batch->buffers.indexCount, 0}, 1, nullptr, totals);
        pointInstances(place.batch->instances, 0);
    }
    glBindVertexArray(0);
    return totals;
}

} // namespace twinloom::render
