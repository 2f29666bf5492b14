// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/replace_objects.h"

#include <QCoreApplication>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, folder;
    double confidence = workflow::kUsualConfidence;
    bool json = false;
};

QJsonObject toJson(const workflow::Replacement &object, const scene::Change &change)
{
    QJsonObject json{{QStringLiteral("node"), object.node.toString()},
                     {QStringLiteral("before"), object.before},
                     {QStringLiteral("model"), object.model},
                     {QStringLiteral("category"), object.category},
                     {QStringLiteral("score"), object.score}};
    if (!object.replaced)
        return json;
    json.insert(QStringLiteral("points"), object.points.toString());
    for (const scene::Edit &edit : change.edits)
        if (edit.id == object.node) {
            const auto size = edit.after->find<scene::ObjectComponent>()->size;
            json.insert(QStringLiteral("size"), QJsonArray{size.x(), size.y(), size.z()});
        }
    return json;
}

void print(const workflow::Replaced &result, qint64 change, bool json, Context &context)
{
    QJsonArray replaced, left;
    for (const workflow::Replacement &object : result.objects) {
        (object.replaced ? replaced : left).append(toJson(object, result.change));
        if (!json)
            context.print(QStringLiteral("%1 %2 %3 %4 %5")
                              .arg(object.node.toString().leftJustified(7), object.before.leftJustified(18),
                                   object.replaced ? QStringLiteral("->") : QStringLiteral("  "),
                                   object.model.leftJustified(28))
                              .arg(object.score, 5, 'f', 3));
    }
    if (json)
        context.printJson(QJsonObject{{QStringLiteral("change"), change},
                                      {QStringLiteral("replaced"), replaced},
                                      {QStringLiteral("left"), left},
                                      {QStringLiteral("issues"), issuesToJson(result.issues)}});
    context.report(result.issues);
}

int run(const Arguments &arguments, Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    Issues issues;
    Progress opening = context.progress().slice(0, 0.2), replacing = context.progress().slice(0.2, 1);
    const auto library = workflow::openSearchableLibrary(text(arguments.folder), opening, issues);
    if (!library)
        return context.fail(library.error());
    const workflow::BlobStore blobs{[&](const QByteArray &bytes) { return opened->putBlob(bytes); },
                                    [&](const scene::BlobId &id) { return opened->blob(id); }};
    const scene::Hierarchy hierarchy(opened->scene());
    auto result = workflow::replaceObjects(hierarchy, opened->ids(), *library, arguments.confidence, blobs, replacing);
    if (!result)
        return context.fail(result.error());
    result->issues.insert(result->issues.begin(), issues.begin(), issues.end());
    const auto change =
        opened->commit(result->change, {QStringLiteral("replace"),
                                        QCoreApplication::translate("cli", "Replace scanned objects by models")});
    if (!change)
        return context.fail(change.error());
    print(*result, *change, arguments.json, context);
    return kDone;
}

} // namespace

void addReplace(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("replace", "Replace scanned objects by the models that look like them");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--library", arguments->folder, "A folder of models, in place of the library");
    verb.option("--confidence", arguments->confidence, "Least score of a match, 0 to 1; below it an object stays")
        .showDefault()
        .range(0.0, 1.0);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
