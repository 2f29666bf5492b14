// SPDX-License-Identifier: Apache-2.0
// Rooms that the tests of this folder share, and a blob store in memory.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/asset/parametric.h"
#include "core/asset/placed.h"
#include "core/scene/room.h"

#include <QCryptographicHash>
#include <QMap>

#include <memory>

namespace twinloom::test
{

inline scene::Room rectangle(const char *name, double width, double depth)
{
    scene::Room room;
    room.id = QLatin1String(name);
    room.roomType = QStringLiteral("Bedroom");
    room.polygon = {{0, 0}, {width, 0}, {width, depth}, {0, depth}};
    room.height = 2.6;
    room.doors = {{{0.5, 0}, {1.4, 0}, 0, 2.0}};
    return room;
}

inline scene::RoomObject bed(double x, double y)
{
    scene::RoomObject object;
    object.category = QStringLiteral("Bed");
    object.box = {{x, y, 0.3}, {1.8, 2.0, 0.6}, 0};
    return object;
}

/// Adds each room in turn, as a project would.
inline scene::Scene sceneOf(const std::vector<scene::Room> &rooms, scene::NodeIdAllocator &ids)
{
    scene::Change change;
    for (const scene::Room &room : rooms)
        scene::addRoom(change, ids, room, room.id);
    return scene::apply({}, change).value();
}

/// The model source of scenes that hold nothing but the library's models.
inline Result<asset::ModelPtr> parametricModel(const scene::Node &node)
{
    const auto *model = node.find<scene::ModelComponent>();
    if (!model)
        return asset::ModelPtr();
    auto made = asset::makeParametric(model->category, model->size.cast<float>());
    if (!made)
        return unexpected(made.error());
    return std::make_shared<const asset::Model>(std::move(*made));
}

/// Blobs live as long as the store.
inline workflow::BlobStore memoryStore()
{
    const auto blobs = std::make_shared<QMap<QString, QByteArray>>();
    return {[blobs](const QByteArray &bytes) -> Result<scene::BlobId> {
                const QString hash =
                    QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
                blobs->insert(hash, bytes);
                return hash;
            },
            [blobs](const scene::BlobId &id) -> Result<QByteArray> {
                if (!blobs->contains(id))
                    return unexpected(ErrorCode::NotFound, QStringLiteral("no such blob"));
                return blobs->value(id);
            }};
}

} // namespace twinloom::test
