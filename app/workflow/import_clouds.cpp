// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/import_clouds.h"

#include "core/scan/registration/placed_scan.h"
#include "core/scan/scan_change.h"
#include "core/scene/hierarchy.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace twinloom::workflow
{

namespace
{

Result<void> importFile(const QString &file, const scene::Scene &scene, scene::NodeIdAllocator &ids,
                        const scan::ScanOptions &options, const BlobStore &blobs, Imported &imported,
                        Progress &progress)
{
    Progress reading = progress.slice(0.0, 0.4), storing = progress.slice(0.4, 1.0);
    reading.stage(QCoreApplication::translate("workflow", "Reading"));
    const auto scans = scan::loadFile(file, options, options.mostInMemory, imported.issues, reading);
    if (!scans)
        return unexpected(scans.error());
    storing.stage(QCoreApplication::translate("workflow", "Storing points"));
    const QString name = scene::uniqueName(scene, QFileInfo(file).completeBaseName());
    scene::NodeId group;
    if (scans->size() > 1) {
        group = scan::addScanGroup(imported.change, ids, name);
        imported.nodes.push_back(group);
    }
    const auto count = static_cast<double>(scans->size());
    for (std::size_t i = 0; i < scans->size(); ++i) {
        Progress part = storing.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        auto cloud = scan::storeScan((*scans)[i], options, blobs.put, part);
        if (!cloud)
            return unexpected(cloud.error());
        const QString own = group.isNull() ? name : scan::nameOf((*scans)[i].report);
        imported.nodes.push_back(scan::addCloudNode(imported.change, ids, group, own, *std::move(cloud)));
    }
    return {};
}

} // namespace

Result<Imported> importClouds(const scene::Scene &scene, scene::NodeIdAllocator &ids, const QStringList &files,
                              const scan::ScanOptions &options, const BlobStore &blobs, Progress &progress)
{
    Imported imported;
    for (qsizetype i = 0; i < files.size(); ++i) {
        Progress part = progress.slice(double(i) / double(files.size()), double(i + 1) / double(files.size()));
        if (const auto done = importFile(files[i], scene, ids, options, blobs, imported, part); !done)
            return unexpected(done.error());
    }
    return imported;
}

} // namespace twinloom::workflow
