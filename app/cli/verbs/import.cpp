// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/import_clouds.h"
#include "app/workflow/import_models.h"
#include "app/workflow/room_files.h"
#include "core/scan/formats/reader.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path;
    std::vector<std::string> files;
    bool json = false;
};

/// Rooms, clouds and models in one Change, so that a bad file leaves the project as it was.
Result<workflow::Imported> importAll(const Arguments &arguments, project::Project &project, Progress &progress)
{
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
    std::move(ofClouds->change.edits.begin(), ofClouds->change.edits.end(), std::back_inserter(imported->change.edits));
    imported->nodes.insert(imported->nodes.end(), ofClouds->nodes.begin(), ofClouds->nodes.end());
    imported->issues.insert(imported->issues.end(), ofClouds->issues.begin(), ofClouds->issues.end());
    scene::Change ofRooms = workflow::addRooms(project.scene(), project.ids(), rooms);
    for (scene::Edit &edit : ofRooms.edits) {
        if (edit.after->find<scene::RoomComponent>())
            imported->nodes.push_back(edit.id);
        imported->change.edits.push_back(std::move(edit));
    }
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
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
