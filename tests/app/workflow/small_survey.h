// SPDX-License-Identifier: Apache-2.0
// A small furnished room, scanned as a person would.
#pragma once

#include "app/workflow/scan_files.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scan/simulate/simulate.h"
#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::test
{

inline scene::RoomObject placedObject(const char *category, const scene::Vec3 &centre, const scene::Vec3 &size,
                                      double yaw)
{
    scene::RoomObject object;
    object.category = QLatin1String(category);
    object.box = {centre, size, yaw};
    return object;
}

/// L-shaped, so that it fits onto itself in one way only.
inline scene::Room smallRoom()
{
    scene::Room room;
    room.id = QStringLiteral("room");
    room.polygon = {{0, 0}, {5.5, 0}, {5.5, 3}, {3, 3}, {3, 4.5}, {0, 4.5}};
    room.height = 2.6;
    room.doors = {{{4.2, 0}, {5.1, 0}, 0, 2.0}};
    room.objects = {placedObject("Crate", {0.8, 2.3, 0.4}, {0.8, 0.7, 0.8}, 0),
                    placedObject("Cabinet", {1.6, 0.3, 0.45}, {1.2, 0.45, 0.9}, 0),
                    placedObject("Box", {3.6, 1.4, 0.3}, {0.6, 0.6, 0.6}, 0.2),
                    placedObject("Dresser", {1.6, 4.15, 0.4}, {1.0, 0.5, 0.8}, 3.1415926)};
    return room;
}

inline void scanTo(const QString &path, const scene::Room &room, quint64 seed)
{
    scan::SimulateOptions options;
    options.points = 150'000;
    options.stations = 3;
    options.seed = seed;
    Progress progress;
    const auto simulated = scan::simulateScan(std::span(&room, 1), options, progress);
    ASSERT_OK(simulated);
    ASSERT_OK(scan::writePly(path, simulated->cloud, progress));
}

/// A scene, and what a person does to it.
struct Workshop {
    Result<scan::ScanOutcome> scan(const QString &file) { return scan(QStringList{file}); }
    Result<scan::ScanOutcome> scan(const QStringList &files, Progress progress = Progress())
    {
        auto outcome = workflow::scanIntoScene(scene, ids, files, {}, blobs, progress);
        if (outcome)
            commit(outcome->change);
        return outcome;
    }
    void commit(const scene::Change &change)
    {
        auto next = scene::apply(scene, change);
        ASSERT_OK(next);
        scene = *std::move(next);
    }
    template <class Edit>
    void edit(scene::NodeId id, const Edit &change)
    {
        scene::Node node = *scene.find(id);
        change(node);
        commit({{scene::edited(scene.find(id), node)}});
    }
    /// The scanned object nearest to a place.
    scene::NodeId objectAt(double x, double y) const
    {
        scene::NodeId best;
        double least = 1e9;
        const scene::Hierarchy hierarchy(scene);
        for (const scene::NodePtr &node : scene.nodes())
            if (const double off = (hierarchy.world(node->id).translation().head<2>() - scene::Vec2(x, y)).norm();
                node->find<scene::ObjectComponent>() && off < least) {
                least = off;
                best = node->id;
            }
        return best;
    }

    scene::Scene scene;
    scene::NodeIdAllocator ids;
    workflow::BlobStore blobs = memoryStore();
};

} // namespace twinloom::test
