// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/scan_files.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, up = "auto", units = "auto", columns;
    std::vector<std::string> files;
    scan::ScanOptions options;
    bool json = false;
};

void printStoreys(const scan::ScanReport &report, Context &context)
{
    const auto height = [](const std::optional<double> &z) {
        return z ? QStringLiteral("%1 m").arg(*z, 0, 'f', 2) : QStringLiteral("not seen");
    };
    for (const scan::StoreyReport &storey : report.storeys)
        context.print(QStringLiteral("%1: floor: %2, ceiling: %3, rooms: %4")
                          .arg(storey.name, height(storey.floor), height(storey.ceiling))
                          .arg(storey.rooms));
}

void printSummary(const scan::ScanReport &report, Context &context)
{
    int number = 0; // what the table of pairs calls it
    for (const scan::CloudReport &cloud : report.clouds) {
        const QString sampled =
            cloud.sampled > 0 ? QStringLiteral(", sampled on its faces: %1").arg(cloud.sampled) : QString();
        context.print(
            QStringLiteral("%1: %2 [%3]: points: %4").arg(number++).arg(cloud.file).arg(cloud.scan).arg(cloud.points) +
            sampled);
    }
    const scan::CleaningReport &cleaning = report.cleaning;
    context.print(QStringLiteral("cleaned: noise: %1, mixed: %2, moved: %3, mirrored: %4 points, mirrors: %5, "
                                 "panes of glass: %6")
                      .arg(cleaning.noise)
                      .arg(cleaning.mixed)
                      .arg(cleaning.moved)
                      .arg(cleaning.mirrored)
                      .arg(cleaning.mirrors.size())
                      .arg(cleaning.glass.size()));
    if (!report.pairs.empty())
        context.print(QStringLiteral("pair       overlap %  balance %  within 6 mm %  rms mm"));
    for (const scan::ScanPair &pair : report.pairs)
        context.print(QStringLiteral("%1 - %2 %3 %4 %5 %6")
                          .arg(pair.a, 4)
                          .arg(pair.b, -4)
                          .arg(100 * pair.overlap, 8, 'f', 0)
                          .arg(100 * pair.balance, 10, 'f', 0)
                          .arg(100 * pair.within6mm, 14, 'f', 0)
                          .arg(1000 * pair.rms, 7, 'f', 1));
    if (report.storeys.size() > 1)
        printStoreys(report, context);
    for (std::size_t i = 0; i < report.structure.rooms.size(); ++i) {
        const auto &room = report.structure.rooms[i];
        context.print(QStringLiteral("room %1: corners: %2, area: %3 m²")
                          .arg(report.roomNodes[i].toString())
                          .arg(room.polygon.size())
                          .arg(room.area, 0, 'f', 2));
    }
    const auto count = [&](scan::StructureOpening::Kind kind) {
        return std::count_if(report.structure.openings.begin(), report.structure.openings.end(),
                             [&](const scan::StructureOpening &opening) { return opening.kind == kind; });
    };
    context.print(QStringLiteral("walls: %1, doors: %2, windows: %3, objects: %4, in %5 s")
                      .arg(report.structure.walls.size())
                      .arg(count(scan::StructureOpening::Kind::Door))
                      .arg(count(scan::StructureOpening::Kind::Window))
                      .arg(report.objects.size())
                      .arg(report.seconds.total, 0, 'f', 1));
}

int run(Arguments &arguments, Context &context)
{
    const auto up = scan::upAxisFromText(text(arguments.up));
    if (!up)
        return context.fail(up.error());
    const auto unit = scan::unitFromText(text(arguments.units));
    if (!unit)
        return context.fail(unit.error());
    arguments.options.up = *up;
    arguments.options.unit = *unit;
    arguments.options.columns = text(arguments.columns);
    arguments.options.scratchFolder = QFileInfo(text(arguments.path)).absolutePath();
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    QStringList files, names;
    for (const std::string &file : arguments.files) {
        files.append(text(file));
        names.append(QFileInfo(files.back()).fileName());
    }
    const workflow::BlobStore blobs{[&](const QByteArray &bytes) { return opened->putBlob(bytes); },
                                    [&](const scene::BlobId &id) { return opened->blob(id); }};
    const auto scanned =
        workflow::scanIntoScene(opened->scene(), opened->ids(), files, arguments.options, blobs, context.progress());
    if (!scanned)
        return context.fail(scanned.error());
    const auto change = opened->commit(
        scanned->change,
        {QStringLiteral("scan"), QCoreApplication::translate("cli", "Scan %1").arg(names.join(QStringLiteral(", ")))});
    if (!change)
        return context.fail(change.error());
    if (arguments.json)
        context.printJson(scanned->report.toJson(*change));
    else
        printSummary(scanned->report, context);
    context.report(scanned->report.issues);
    return kDone;
}

} // namespace

void addScan(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("scan", "Load scans, find the room and what stands in it, and add it to a project");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("files", arguments->files,
                "Files of points (PLY, PCD, PTS, PTX, XYZ, LAS, E57, ...), or folders of a depth camera")
        .required();
    verb.option("--up", arguments->up, "The files' upward axis").showDefault().oneOf({"auto", "x", "y", "z"});
    verb.option("--units", arguments->units, "The files' unit: auto, m, cm, mm, ft, ...").showDefault();
    verb.option("--columns", arguments->columns,
                "What the columns of text files are, in their order, such as x,y,z,i,r,g,b (\"-\": leave it out)");
    verb.option("--keep-points", arguments->options.keepPoints,
                "Most points of each scan kept in the project, evenly thinned (0: all)")
        .showDefault();
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
