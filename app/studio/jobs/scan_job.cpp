// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/scan_job.h"

#include "app/studio/document/scan_text.h"
#include "app/studio/jobs/job_blobs.h"
#include "app/workflow/import_clouds.h"
#include "app/workflow/scan_files.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

Result<scan::ScanOptions> optionsOf(const ScanChoices &choices, const QString &scratchFolder)
{
    scan::ScanOptions options;
    const auto up = scan::upAxisFromText(choices.up);
    if (!up)
        return unexpected(up.error());
    options.up = *up;
    if (choices.units != "auto"_L1) {
        const auto unit = scan::unitFromText(choices.units);
        if (!unit)
            return unexpected(unit.error());
        options.unit = *unit;
    }
    options.keepPoints = static_cast<std::size_t>(choices.keepPoints);
    options.columns = choices.columns;
    options.scratchFolder = scratchFolder;
    return options;
}

/// Where points go that do not fit into memory: beside the project, as the command line does.
QString folderOf(const Document &document)
{
    return QFileInfo(document.path()).absolutePath();
}

QString summaryOf(const scan::ScanReport &report)
{
    if (report.roomNodes.empty())
        return Text::tr("No room was found in the scan; its points are in the scene.");
    const QString rooms = Text::tr("%n room(s)", nullptr, static_cast<int>(report.roomNodes.size()));
    const auto left = std::ranges::count_if(report.objectNodes, [](scene::NodeId id) { return !id.isNull(); });
    const QString objects = Text::tr("%n object(s)", nullptr, static_cast<int>(left)); // null: it stays deleted
    return Text::tr("Found %1 and %2 in the scan.").arg(rooms, objects);
}

} // namespace

JobWork scanJob(Document &document, const QStringList &files, const ScanChoices &choices)
{
    return [scene = document.scene(), &document, folder = folderOf(document), files,
            choices](Progress &progress) -> Result<JobOutput> {
        const auto options = optionsOf(choices, folder);
        if (!options)
            return unexpected(options.error());
        auto found =
            workflow::scanIntoScene(scene, document.ids(), files, *options, jobBlobs(document, progress), progress);
        if (!found)
            return unexpected(found.error());
        JobOutput output;
        output.change = std::move(found->change);
        for (const Issue &issue : found->report.issues)
            output.issues.push_back({issue.code, findingText(issue.field, issue.message), issue.field});
        output.summary = summaryOf(found->report);
        output.select = {found->group};
        return output;
    };
}

JobWork cloudsJob(Document &document, const QStringList &files, const ScanChoices &choices)
{
    scan::ScanOptions options;
    options.columns = choices.columns;
    options.scratchFolder = folderOf(document);
    return [scene = document.scene(), &document, options, files](Progress &progress) -> Result<JobOutput> {
        auto imported =
            workflow::importClouds(scene, document.ids(), files, options, jobBlobs(document, progress), progress);
        if (!imported)
            return unexpected(imported.error());
        JobOutput output;
        output.change = std::move(imported->change);
        output.issues = std::move(imported->issues);
        output.summary = Text::tr("Points of %n file(s) added.", nullptr, static_cast<int>(files.size()));
        output.select = std::move(imported->nodes);
        return output;
    };
}

QString scanTitle(const QStringList &files)
{
    return files.size() == 1 ? Text::tr("Scan %1").arg(QFileInfo(files.front()).fileName())
                             : Text::tr("Scan %n file(s)", nullptr, static_cast<int>(files.size()));
}

QString scanFilter()
{
    return Text::tr(
        "Scans (*.ply *.pcd *.pts *.ptx *.xyz *.xyzrgb *.xyzn *.asc *.txt *.csv *.las *.e57 *.obj *.glb *.gltf "
        "*.stl *.fbx *.dae);;Point clouds (*.ply *.pcd *.pts *.ptx *.xyz *.txt *.csv *.las *.e57);;"
        "Meshes (*.obj *.glb *.gltf *.stl *.ply *.fbx *.dae);;All files (*)");
}

} // namespace twinloom::studio
