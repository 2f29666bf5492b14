// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/asset/library.h"
#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"

#include <QDir>
#include <QSettings>

#include <cmath>

namespace twinloom::cli
{
namespace
{

/// A length to a tenth of a millimetre: a float has more digits than it knows.
double tenths(float metres)
{
    return std::round(double(metres) * 1e4) / 1e4;
}

/// The user's folders of models, one list for the command line and Studio.
QSettings settings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("twinloom"), QStringLiteral("library"));
}

Result<asset::Library> openLibrary(Context &context)
{
    asset::Library library;
    for (const QString &folder : settings().value(QStringLiteral("folders")).toStringList()) {
        const auto added = library.addFolder(folder, context.progress());
        if (!added && added.error().code != ErrorCode::NotFound)
            return unexpected(added.error());
        context.report(added ? *added : Issues{{QStringLiteral("missing-folder"), added.error().text(), folder}});
    }
    return library;
}

int list(bool json, Context &context)
{
    const auto library = openLibrary(context);
    if (!library)
        return context.fail(library.error());
    QJsonArray entries;
    for (const asset::LibraryEntry &entry : library->entries()) {
        if (json)
            entries.append(
                QJsonObject{{QStringLiteral("name"), entry.name},
                            {QStringLiteral("category"), entry.category},
                            {QStringLiteral("size"),
                             QJsonArray{tenths(entry.size.x()), tenths(entry.size.y()), tenths(entry.size.z())}},
                            {QStringLiteral("file"), entry.file}});
        else
            context.print(QStringLiteral("%1 %2 %3 x %4 x %5 m")
                              .arg(entry.name.leftJustified(28), entry.category.leftJustified(18))
                              .arg(double(entry.size.x()), 0, 'f', 2)
                              .arg(double(entry.size.y()), 0, 'f', 2)
                              .arg(double(entry.size.z()), 0, 'f', 2));
    }
    if (json)
        context.printJson(entries);
    return kDone;
}

int add(const std::string &folder, Context &context)
{
    const QString path = QDir(text(folder)).absolutePath();
    asset::Library library;
    const std::size_t before = library.entries().size();
    const auto added = library.addFolder(path, context.progress());
    if (!added)
        return context.fail(added.error());
    QSettings store = settings();
    QStringList folders = store.value(QStringLiteral("folders")).toStringList();
    if (!folders.contains(path))
        folders.append(path);
    store.setValue(QStringLiteral("folders"), folders);
    context.report(*added);
    context.print(QStringLiteral("%1 models from %2").arg(library.entries().size() - before).arg(path));
    return kDone;
}

int make(const std::string &category, const std::vector<float> &size, const std::string &output, Context &context)
{
    const auto model = asset::makeParametric(text(category), {size[0], size[1], size[2]});
    if (!model) {
        Error error = model.error();
        if (error.code == ErrorCode::BadInput) // what is bad was given on the command line
            error.code = ErrorCode::Usage;
        return context.fail(error);
    }
    asset::Placed placed;
    placed.name = text(category);
    placed.model = std::make_shared<const asset::Model>(*model);
    const auto written = asset::exportModels(text(output), {placed});
    if (!written)
        return context.fail(written.error());
    context.print(QStringLiteral("%1: %2 triangles").arg(text(output)).arg(model->triangles()));
    return kDone;
}

} // namespace

void addLibrary(CLI::App &app, Context &context)
{
    CLI::App *verb = app.add_subcommand("library", "The asset library: what there is to furnish with");
    verb->require_subcommand(1);

    auto json = std::make_shared<bool>(false);
    CLI::App *listVerb = verb->add_subcommand("list", "List the parametric categories and the models of added folders");
    listVerb->add_flag("--json", *json, "Print one JSON document");
    listVerb->callback([json, &context] { list(*json, context); });

    auto folder = std::make_shared<std::string>();
    CLI::App *addVerb = verb->add_subcommand("add", "Add a folder of models; it may hold a catalog.json");
    addVerb->add_option("folder", *folder, "The folder")->required();
    addVerb->callback([folder, &context] { add(*folder, context); });

    struct Wanted {
        std::string category, output;
        std::vector<float> size;
    };
    auto wanted = std::make_shared<Wanted>();
    CLI::App *makeVerb = verb->add_subcommand("make", "Make a model of a category to the exact size");
    makeVerb->add_option("category", wanted->category, "A category of `library list`")->required();
    makeVerb->add_option("output", wanted->output, "The .glb, .gltf or .obj file to write")->required();
    makeVerb->add_option("--size", wanted->size, "Width,depth,height in metres")
        ->required()
        ->delimiter(',')
        ->expected(3);
    makeVerb->callback([wanted, &context] { make(wanted->category, wanted->size, wanted->output, context); });
}

} // namespace twinloom::cli
