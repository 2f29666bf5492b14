// SPDX-License-Identifier: Apache-2.0
#include "app/render/mesh_store.h"

#include "app/render/pattern.h"
#include "app/render/scene_pieces.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace twinloom::render
{

namespace
{

struct Vertex {
    float position[3];
    std::int16_t normal[4];
    float uv[2];
    std::uint16_t colour[4];
    std::uint8_t surface[4]; // metallic, roughness, pattern, unused
    float emissive[3];
};
static_assert(sizeof(Vertex) == 52);

std::uint16_t unorm16(float value)
{
    return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 65535));
}
std::uint8_t unorm8(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

Vertex makeVertex(const asset::MeshPart &part, const asset::Material &material, std::size_t i)
{
    Vertex vertex = {};
    std::memcpy(vertex.position, part.positions[i].data(), sizeof vertex.position);
    const Eigen::Vector3f normal = i < part.normals.size() ? part.normals[i] : Eigen::Vector3f(0, 0, 1);
    for (int k = 0; k < 3; ++k)
        vertex.normal[k] = static_cast<std::int16_t>(std::lround(std::clamp(normal[k], -1.0f, 1.0f) * 32767));
    if (i < part.uvs.size())
        std::memcpy(vertex.uv, part.uvs[i].data(), sizeof vertex.uv);
    for (int k = 0; k < 4; ++k)
        vertex.colour[k] = unorm16(material.baseColour[k]);
    vertex.surface[0] = unorm8(material.metallic);
    vertex.surface[1] = unorm8(material.roughness);
    vertex.surface[2] = static_cast<std::uint8_t>(patternOf(material.name));
    std::memcpy(vertex.emissive, material.emissive.data(), sizeof vertex.emissive);
    return vertex;
}

Handle makeImageTexture(const asset::Texture &texture)
{
    QImage image = QImage::fromData(texture.encoded).convertToFormat(QImage::Format_RGBA8888);
    if (image.isNull())
        return {};
    GLint most = 4096;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (image.width() > most || image.height() > most)
        image = image.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    Handle name = makeTexture();
    glBindTexture(GL_TEXTURE_2D, name);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, image.width(), image.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.constBits());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    return name;
}

void floatAttribute(GLuint index, int components, GLenum type, GLboolean normalised, std::size_t stride,
                    std::size_t offset)
{
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, components, type, normalised, static_cast<GLsizei>(stride),
                          reinterpret_cast<const void *>(offset));
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
        uploadModel(*entry);
    }
    return *entry;
}

void MeshStore::uploadModel(Batch &batch)
{
    const asset::Model &model = *batch.model;
    std::vector<Vertex> vertices;
    // Key: transparent, texture. One range a key.
    std::map<std::pair<bool, int>, std::vector<std::uint32_t>> indices;
    static const asset::Material kPlain;
    for (const asset::MeshPart &part : model.parts) {
        const bool known = part.material >= 0 && static_cast<std::size_t>(part.material) < model.materials.size();
        const asset::Material &material = known ? model.materials[static_cast<std::size_t>(part.material)] : kPlain;
        const auto first = static_cast<std::uint32_t>(vertices.size());
        for (std::size_t i = 0; i < part.positions.size(); ++i)
            vertices.push_back(makeVertex(part, material, i));
        auto &list = indices[{material.baseColour.w() < 0.999f, part.uvs.empty() ? -1 : material.baseColourTexture}];
        for (const std::uint32_t index : part.indices)
            if (index < part.positions.size())
                list.push_back(first + index);
    }
    batch.array = makeVertexArray();
    batch.vertices = makeBuffer();
    batch.indices = makeBuffer();
    batch.instances = makeBuffer();
    batch.textures.resize(model.textures.size());
    std::vector<std::uint32_t> all;
    for (const auto &[key, list] : indices) {
        const auto texture = static_cast<std::size_t>(std::max(key.second, 0));
        Range range{static_cast<GLsizei>(all.size()), static_cast<GLsizei>(list.size()), 0};
        if (key.second >= 0 && texture < model.textures.size()) {
            if (!batch.textures[texture])
                batch.textures[texture] = makeImageTexture(model.textures[texture]);
            range.texture = batch.textures[texture];
        }
        if (range.count > 0)
            (key.first ? batch.transparent : batch.opaque).push_back(range);
        all.insert(all.end(), list.begin(), list.end());
    }
    batch.indexCount = static_cast<GLsizei>(all.size());
    const auto [low, high] = modelBounds(model);
    batch.box = Eigen::AlignedBox3f(low, high);
    glBindVertexArray(batch.array);
    glBindBuffer(GL_ARRAY_BUFFER, batch.vertices);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(),
                 GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, batch.indices);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(all.size() * sizeof(std::uint32_t)), all.data(),
                 GL_STATIC_DRAW);
    floatAttribute(0, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, position));
    floatAttribute(1, 3, GL_SHORT, GL_TRUE, sizeof(Vertex), offsetof(Vertex, normal));
    floatAttribute(2, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, uv));
    floatAttribute(3, 4, GL_UNSIGNED_SHORT, GL_TRUE, sizeof(Vertex), offsetof(Vertex, colour));
    floatAttribute(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), offsetof(Vertex, surface));
    floatAttribute(5, 3, GL_FLOAT, GL_FALSE, sizeof(Vertex), offsetof(Vertex, emissive));
    for (GLuint index = 6; index <= 10; ++index) {
        glEnableVertexAttribArray(index);
        glVertexAttribDivisor(index, 1);
    }
    pointInstances(batch, 0);
    glBindVertexArray(0);
}

void MeshStore::pointInstances(const Batch &batch, std::size_t first)
{
    glBindBuffer(GL_ARRAY_BUFFER, batch.instances);
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
    batch.owners.pop_back();
    m_places[slot] = {};
    m_free.push_back(slot);
}

void MeshStore::upload()
{
    for (Batch *batch : m_dirty) {
        const std::size_t count = batch->records.size(), from = batch->dirtyFrom, to = std::min(batch->dirtyTo, count);
        batch->dirtyFrom = SIZE_MAX;
        batch->dirtyTo = 0;
        if (from >= to)
            continue;
        glBindBuffer(GL_ARRAY_BUFFER, batch->instances);
        const auto bytes = [](std::size_t n) { return static_cast<GLsizeiptr>(n * sizeof(InstanceRecord)); };
        if (count > batch->capacity || (to - from) * 2 > count) { // a new buffer: the GPU may still read the old one
            batch->capacity = std::max(count, std::min(batch->capacity, 2 * count));
            glBufferData(GL_ARRAY_BUFFER, bytes(batch->capacity), nullptr, GL_STREAM_DRAW);
            glBufferSubData(GL_ARRAY_BUFFER, 0, bytes(count), batch->records.data());
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

void MeshStore::drawRange(const Range &range, GLsizei instances, Program *program, Totals &totals)
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

MeshStore::Totals MeshStore::drawOpaque(Program *program) const
{
    Totals totals;
    for (const auto &batch : m_batches) {
        if (batch->records.empty() || batch->opaque.empty())
            continue;
        glBindVertexArray(batch->array);
        for (const Range &range : batch->opaque)
            drawRange(range, static_cast<GLsizei>(batch->records.size()), program, totals);
    }
    glBindVertexArray(0);
    return totals;
}

bool MeshStore::hasTransparent() const
{
    return std::any_of(m_batches.begin(), m_batches.end(),
                       [](const auto &batch) { return !batch->records.empty() && !batch->transparent.empty(); });
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
        if (batch->transparent.empty())
            continue;
        for (std::size_t i = 0; i < batch->records.size(); ++i) {
            const float *rows = batch->records[i].rows;
            Eigen::Vector3f centre;
            for (int k = 0; k < 3; ++k)
                centre[k] = Eigen::Vector3f(rows[k * 4], rows[k * 4 + 1], rows[k * 4 + 2]).dot(batch->box.center()) +
                            rows[k * 4 + 3];
            items.push_back({forward.dot(centre - eye), batch.get(), i});
        }
    }
    std::stable_sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.depth > b.depth; });
    Totals totals;
    for (const Item &item : items) {
        glBindVertexArray(item.batch->array);
        pointInstances(*item.batch, item.index); // base-instance draws came with GL 4.2
        for (const Range &range : item.batch->transparent)
            drawRange(range, 1, &program, totals);
        pointInstances(*item.batch, 0);
    }
    glBindVertexArray(0);
    return totals;
}

MeshStore::Totals MeshStore::drawSelected(const std::vector<Slot> &slots) const
{
    Totals totals;
    for (const Slot slot : slots) {
        const Place &place = m_places[slot];
        glBindVertexArray(place.batch->array);
        pointInstances(*place.batch, place.index);
        drawRange({0, place.batch->indexCount, 0}, 1, nullptr, totals);
        pointInstances(*place.batch, 0);
    }
    glBindVertexArray(0);
    return totals;
}

} // namespace twinloom::render
