// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/export_scene.h"

#include "app/workflow/cloud_points.h"
#include "app/workflow/manifest.h"
#include "app/workflow/room_files.h"
#include "app/workflow/scan_notes.h"
#include "core/asset/obj_export.h"
#include "core/saved_file.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scene/scene_json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("workflow", text);
}

/// Appends a cloud's points, moved by `world`, about the origin of `all`.
void append(scan::PointCloud &all, const scan::PointCloud &cloud, const Eigen::Affine3d &world)
{
    if (all.empty())
        all.origin = world * cloud.origin;
    const bool coloured = !cloud.colours.empty();
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        const geometry::Vec3 point = world * (cloud.origin + cloud.positions[i].cast<double>());
        all.positions.push_back((point - all.origin).cast<float>());
        all.colours.push_back(coloured ? cloud.colours[i] : scan::Rgb{180, 180, 180});
    }
}

/// The clouds that are shown, or all when none is: a layout hides the scan that it stands for, and points are all that
/// the file can hold.
Result<scan::PointCloud> allPoints(const scene::Hierarchy &hierarchy, const BlobStore &blobs, Progress &progress)
{
    const std::vector<scene::NodePtr> nodes = hierarchy.scene().nodes();
    const auto isShown = [&](const scene::NodePtr &node) {
        return node->find<scene::PointCloudComponent>() && hierarchy.visible(node->id);
    };
    const bool someShown = std::any_of(nodes.begin(), nodes.end(), isShown);
    scan::PointCloud all;
    for (const scene::NodePtr &node : nodes) {
        const auto *component = node->find<scene::PointCloudComponent>();
        if (!component || (someShown && !isShown(node)))
            continue;
        const auto take = [&](const scan::PointCloud &part) -> Result<void> {
            append(all, part, hierarchy.world(node->id));
            return {};
        };
        if (const auto added = visitCloud(*component, blobs, take, progress); !added)
            return unexpected(added.error());
    }
    if (all.empty())
        return unexpected(ErrorCode::NotFound, tr("The project holds no points."));
    return all;
}

QString manifestPath(const QString &path)
{
    const QFileInfo file(path);
    return file.dir().filePath(file.completeBaseName() + QStringLiteral(".manifest.json"));
}

Result<void> saveWithManifest(const QString &path, const QByteArray &bytes, const QJsonObject &manifest)
{
    return saveFiles({{manifestPath(path), QJsonDocument(manifest).toJson()}, {path, bytes}});
}

/// Where people can walk in the rooms that scans found, as their reports tell: core/scan keeps no map in the scene.
Result<QJsonArray> floorsOf(const scene::Hierarchy &hierarchy, const BlobStore &blobs)
{
    QJsonArray floors;
    for (const scene::NodePtr &group : hierarchy.scene().nodes()) {
        if (scanReportBlob(*group).isEmpty())
            continue;
        const auto report = scanReportOf(*group, blobs);
        if (!report)
            return unexpected(report.error());
        for (const QJsonValue &value : report->value(QStringLiteral("rooms")).toArray()) {
            const QJsonObject room = value.toObject();
            const auto node = scene::NodeId::fromString(room.value(QStringLiteral("node")).toString());
            if (!node || !hierarchy.scene().contains(*node))
                continue; // deleted since
            QJsonObject floor{{QStringLiteral("scan"), group->id.toString()},
                              {QStringLiteral("room"), node->toString()}};
            for (const char *key : {"floor", "walkable", "guessed", "obstacles", "grid"})
                if (room.contains(QLatin1String(key)))
                    floor.insert(QLatin1String(key), room.value(QLatin1String(key)));
            floors.append(floor);
        }
    }
    return floors;
}

/// The canonical form, and what scans tell of floors before it; reading it back skips that.
Result<QByteArray> sceneWithFloors(const scene::Hierarchy &hierarchy, const BlobStore &blobs)
{
    const QByteArray scene = scene::sceneToJson(hierarchy.scene());
    const auto floors = floorsOf(hierarchy, blobs);
    if (!floors || floors->isEmpty())
        return floors ? Result<QByteArray>(scene) : unexpected(floors.error());
    return "{\"floors\":" + QJsonDocument(*floors).toJson(QJsonDocument::Compact) + ',' + scene.mid(1);
}

} // namespace

QStringList exportSuffixes()
{
    return {QStringLiteral("glb"),  QStringLiteral("gltf"),  QStringLiteral("obj"),
            QStringLiteral("json"), QStringLiteral("jsonl"), QStringLiteral("ply")};
}

Result<void> exportScene(const QString &path, const scene::Hierarchy &hierarchy, const asset::ModelSource &models,
                         const BlobStore &blobs, Progress &progress)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (!exportSuffixes().contains(suffix))
        return unexpected(ErrorCode::Usage,
                          suffix.isEmpty() ? tr("%1: its ending says what to export, and it has none.").arg(path)
                                           : tr("%1: there is no export to .%2.").arg(path, suffix),
                          tr("Use one of: %1.").arg(exportSuffixes().join(QStringLiteral(", "))));
    if (suffix == QLatin1String("ply")) {
        const auto points = allPoints(hierarchy, blobs, progress);
        return points ? scan::writePly(path, *points, progress) : Result<void>(unexpected(points.error()));
    }
    const auto manifest = manifestOf(hierarchy, suffix == QLatin1String("json") ? Share::All : Share::Shown, blobs);
    if (!manifest)
        return unexpected(manifest.error());
    if (suffix == QLatin1String("json")) {
        const auto scene = sceneWithFloors(hierarchy, blobs);
        return scene ? saveWithManifest(path, *scene, *manifest) : Result<void>(unexpected(scene.error()));
    }
    if (suffix == QLatin1String("jsonl")) {
        const auto lines = roomLines(hierarchy);
        return lines ? saveWithManifest(path, *lines, *manifest) : Result<void>(unexpected(lines.error()));
    }
    const auto placed = asset::placedNodes(hierarchy, asset::Content::Everything, models, progress);
    if (!placed)
        return unexpected(placed.error());
    const auto written = asset::exportModels(path, *placed, progress, {{QStringLiteral("twinloom"), *manifest}});
    if (!written || suffix == QLatin1String("glb"))
        return written;
    return saveFile(manifestPath(path), QJsonDocument(*manifest).toJson());
}

} // namespace twinloom::workflow
