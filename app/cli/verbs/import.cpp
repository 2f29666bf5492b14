// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/import_clouds.h"
#include "app/workflow/import_models.h"
#include "app/workflow/room_files.h"
#include "core/scan/formats/reader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, at;
    std::vector<std::string> files;
    bool json = false;
};

/// Nothing for an empty text.
Result<std::optional<scene::Vec2>> parsePlace(const QString &given)
{
    if (given.isEmpty())
        return std::optional<scene::Vec2>();
    const QStringList parts = given.split(QLatin1Char(','));
    bool isX = false, isY = false;
    const scene::Vec2 place(parts[0].toDouble(&isX), parts.value(1).toDouble(&isY));
    if (parts.size() != 2 || !isX || !isY || !place.allFinite())
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--at %1: two numbers are expected, in metres, as in 12.5,0.").arg(given));
    return std::optional(place);
}

void append(workflow::Imported &all, workflow::Imported more)
{
    std::ranges::move(more.change.edits, std::back_inserter(all.change.edits));
    std::ranges::move(more.nodes, std::back_inserter(all.nodes));
    std::ranges::move(more.issues, std::back_inserter(all.issues));
}

/// Rooms, clouds and models in one Change, so that a bad file leaves the project as it was.
Result<workflow::Imported> importAll(const Arguments &arguments, project::Project &project, Progress &progress)
{
    const auto at = parsePlace(text(arguments.at));
    if (!at)
        return unexpected(at.error());
    QStringList models, clouds;
    std::vector<scene::Room> rooms;
    for (const std::string &file : arguments.files) {
        if (!text(file).endsWith(QLatin1String(".jsonl"), Qt::CaseInsensitive)) {
            (scan::holdsPoints(text(file)) ? clouds : models).append(text(file));
            continue;
        }
        auto read = workflow::readRooms(text(file), progress);
        if (!read)
            return unexpected(read.error());
        rooms.insert(rooms.end(), std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
    }
    const workflow::BlobStore blobs{[&](const QByteArray &bytes) { return project.putBlob(bytes); },
                                    [&](const scene::BlobId &id) { return project.blob(id); }};
    auto imported = workflow::importModels(project.scene(), project.ids(), models, blobs, progress);
    if (!imported)
        return unexpected(imported.error());
    scan::ScanOptions reading;
    reading.scratchFolder = QFileInfo(project.path()).absolutePath();
    auto ofClouds = workflow::importClouds(project.scene(), project.ids(), clouds, reading, blobs, progress);
    if (!ofClouds)
        return unexpected(ofClouds.error());
    append(*imported, *std::move(ofClouds));
    if (*at && rooms.empty())
        return unexpected(ErrorCode::Usage, QStringLiteral("--at places rooms; none of the files holds one."));
    workflow::AddedRooms added = workflow::addRooms(scene::Hierarchy(project.scene()), project.ids(), rooms, *at);
    append(*imported, {std::move(added.change), std::move(added.nodes), std::move(added.issues)});
    return imported;
}

int run(const Arguments &arguments, Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto imported = importAll(arguments, *opened, context.progress());
    if (!imported)
        return context.fail(imported.error());
    QStringList names;
    for (const std::string &file : arguments.files)
        names.append(QFileInfo(text(file)).fileName());
    const auto change = opened->commit(
        imported->change, {QStringLiteral("import"),
                           QCoreApplication::translate("cli", "Import %1").arg(names.join(QStringLiteral(", ")))});
    if (!change)
        return context.fail(change.error());
    QJsonArray nodes;
    for (const scene::NodeId node : imported->nodes)
        nodes.append(node.toString());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("change"), *change},
                                      {QStringLiteral("nodes"), nodes},
                                      {QStringLiteral("issues"), issuesToJson(imported->issues)}});
    else
        context.print(QStringLiteral("nodes added: %1; rooms, clouds and models: %2")
                          .arg(imported->change.edits.size())
                          .arg(nodes.size()));
    context.report(imported->issues);
    return kDone;
}

} // namespace

void addImport(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("import", "Add models (glTF, FBX, OBJ, DAE, STL, PLY), scanned points (PLY, PCD, PTS, "
                                         "PTX, XYZ, CSV, LAS, E57) and rooms (.jsonl) to a project");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("files", arguments->files, "The files").required();
    verb.option("--at", arguments->at,
                "X,Y: where the lower left corner of the rooms comes, in metres (default: where the file has it; where "
                "a room would lie in another one, beside what is there)");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
