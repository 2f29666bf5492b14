// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/user_library.h"
#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"
#include "core/scan/formats/reader.h"

#include <QDir>

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

QJsonArray toJson(const Eigen::Vector3d &v)
{
    return {v.x(), v.y(), v.z()};
}

int list(bool json, Context &context)
{
    Issues issues;
    const auto library = workflow::openLibrary({}, context.progress(), issues);
    if (!library)
        return context.fail(library.error());
    context.report(issues);
    QJsonArray entries;
    for (const asset::LibraryEntry &entry : library->entries()) {
        if (json)
            entries.append(
                QJsonObject{{QStringLiteral("name"), entry.name},
                            {QStringLiteral("category"), entry.category},
                            {QStringLiteral("size"),
                             QJsonArray{tenths(entry.size.x()), tenths(entry.size.y()), tenths(entry.size.z())}},
                            {QStringLiteral("file"), entry.file},
                            {QStringLiteral("tags"), QJsonArray::fromStringList(entry.tags)}});
        else
            context.print(QStringLiteral("%1 %2 %3 x %4 x %5 m  %6")
                              .arg(entry.name.leftJustified(28), entry.category.leftJustified(18))
                              .arg(double(entry.size.x()), 0, 'f', 2)
                              .arg(double(entry.size.y()), 0, 'f', 2)
                              .arg(double(entry.size.z()), 0, 'f', 2)
                              .arg(entry.tags.join(QStringLiteral(", ")))
                              .trimmed());
    }
    if (json)
        context.printJson(entries);
    return kDone;
}

QStringList tagsFrom(const std::vector<std::string> &given)
{
    QStringList tags;
    for (const std::string &tag : given)
        tags << asset::plainStyle(text(tag));
    tags.removeAll(QString());
    return tags;
}

int add(const std::string &folder, const std::vector<std::string> &given, Context &context)
{
    const QStringList tags = tagsFrom(given);
    const QString path = QDir(text(folder)).absolutePath();
    asset::Library library;
    const std::size_t before = library.entries().size();
    const auto added = library.addFolder(path, context.progress(), tags);
    if (!added)
        return context.fail(added.error());
    workflow::addLibraryFolder(path, tags);
    context.report(*added);
    context.print(QStringLiteral("models from %2: %1").arg(library.entries().size() - before).arg(path));
    return kDone;
}

/// What is tagged: an added folder, or one model of such by its name or file.
Result<QString> taggedPath(const QString &given, Context &context)
{
    const QString path = QDir(given).absolutePath();
    if (workflow::libraryFolders().contains(path))
        return path;
    Issues issues;
    const auto library = workflow::openUserModels(context.progress(), issues);
    if (!library)
        return unexpected(library.error());
    for (const asset::LibraryEntry &entry : library->entries())
        if (entry.name == given || entry.file == path)
            return entry.file;
    return unexpected(ErrorCode::NotFound, QStringLiteral("No folder and no model of yours is %1.").arg(given),
                      QStringLiteral("`library add` adds folders, `library list` names the models."));
}

int tag(const std::string &what, const std::vector<std::string> &given, Context &context)
{
    const auto path = taggedPath(text(what), context);
    if (!path)
        return context.fail(path.error());
    const QStringList tags = tagsFrom(given);
    workflow::giveTags(*path, tags);
    context.print(QStringLiteral("%1: %2").arg(*path, tags.join(QStringLiteral(", "))));
    return kDone;
}

struct Made {
    std::string category, output, style, shape;
    std::vector<float> size;
};

Result<void> checkLook(const Made &wanted)
{
    const QString category = text(wanted.category), style = text(wanted.style), shape = text(wanted.shape);
    if (!style.isEmpty() && !asset::hasStyle(category, style))
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--style %1: a \"%2\" is not made in it.").arg(style, category),
                          QStringLiteral("Furniture is made in: %1.").arg(asset::styles().join(QStringLiteral(", "))));
    if (!shape.isEmpty() && !asset::hasShape(category, shape))
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--shape %1: a \"%2\" has no such one.").arg(shape, category),
                          QStringLiteral("Dining, coffee and side tables may be round."));
    return {};
}

int make(const Made &wanted, Context &context)
{
    const QString category = text(wanted.category), output = text(wanted.output);
    const asset::Look look{text(wanted.style), text(wanted.shape)};
    const auto model = asset::makeParametric(category, Eigen::Map<const Eigen::Vector3f>(wanted.size.data()), look);
    if (!model) {
        Error error = model.error();
        if (error.code == ErrorCode::BadInput) // what is bad was given on the command line
            error.code = ErrorCode::Usage;
        return context.fail(error);
    }
    if (const auto good = checkLook(wanted); !good)
        return context.fail(good.error());
    asset::Placed placed;
    placed.name = category;
    placed.model = std::make_shared<const asset::Model>(*model);
    const auto written = asset::exportModels(output, {placed}, context.progress());
    if (!written)
        return context.fail(written.error());
    context.print(QStringLiteral("%1: triangles: %2").arg(output).arg(model->triangles()));
    return kDone;
}

struct Wanted {
    std::string cluster, folder;
    int top = 5;
    bool json = false;
};

/// All points of the file, as they are.
Result<std::vector<Eigen::Vector3f>> readCluster(const QString &path, Progress &progress)
{
    const auto scans = scan::readScans(path, {}, progress);
    if (!scans)
        return unexpected(scans.error());
    const Eigen::Vector3d middle = scans->front().pose * scans->front().cloud.origin; // floats are about it
    std::vector<Eigen::Vector3f> points;
    for (const scan::LoadedScan &scan : *scans)
        for (const Eigen::Vector3f &p : scan.cloud.positions)
            points.push_back((scan.pose * (p.cast<double>() + scan.cloud.origin) - middle).cast<float>());
    return points;
}

int match(const Wanted &wanted, Context &context)
{
    const auto cluster = readCluster(text(wanted.cluster), context.progress());
    if (!cluster)
        return context.fail(cluster.error());
    Issues issues;
    const auto library = workflow::openSearchableLibrary(text(wanted.folder), context.progress(), issues);
    if (!library)
        return context.fail(library.error());
    const auto matches = library->shapes.match(*cluster, static_cast<std::size_t>(wanted.top), context.progress());
    if (!matches)
        return context.fail(matches.error());
    QJsonArray list;
    for (const asset::Match &found : *matches) {
        const asset::LibraryEntry &entry = library->library.entries()[found.entry];
        list.append(QJsonObject{{QStringLiteral("name"), entry.name},
                                {QStringLiteral("category"), entry.category},
                                {QStringLiteral("score"), found.score},
                                {QStringLiteral("yaw"), found.yaw},
                                {QStringLiteral("scale"), toJson(found.scale)}});
        if (!wanted.json)
            context.print(QStringLiteral("%1  %2 %3 yaw %4")
                              .arg(found.score, 5, 'f', 3)
                              .arg(entry.name.leftJustified(28), entry.category.leftJustified(18))
                              .arg(found.yaw, 6, 'f', 3));
    }
    if (wanted.json)
        context.printJson(QJsonObject{{QStringLiteral("matches"), list}});
    context.report(issues);
    return kDone;
}

void addMatch(Verb library, Context &context)
{
    auto wanted = std::make_shared<Wanted>();
    const Verb verb = library.verb("match", "Find the models that look like one object's points");
    verb.option("cluster", wanted->cluster, "A file of points: metres, z up").required();
    verb.option("--library", wanted->folder, "A folder of models, in place of the library");
    verb.option("--top", wanted->top, "How many models").showDefault().range(1, 1000);
    verb.flag("--json", wanted->json, "Print one JSON document");
    verb.run([wanted, &context] { match(*wanted, context); });
}

} // namespace

void addLibrary(Verb app, Context &context)
{
    const Verb verb = app.verb("library", "The asset library: what there is to furnish with");
    verb.needsVerb();

    auto json = std::make_shared<bool>(false);
    const Verb listVerb = verb.verb("list", "List the parametric categories and the models of added folders");
    listVerb.flag("--json", *json, "Print one JSON document");
    listVerb.run([json, &context] { list(*json, context); });

    addMatch(verb, context);

    auto folder = std::make_shared<std::string>();
    const Verb addVerb = verb.verb("add", "Add a folder of models; it may hold a catalog.json");
    addVerb.option("folder", *folder, "The folder").required();
    auto tags = std::make_shared<std::vector<std::string>>();
    addVerb.option("--tag", *tags, "A style of all its models, for layouts of that style; may be repeated");
    addVerb.run([folder, tags, &context] { add(*folder, *tags, context); });

    auto what = std::make_shared<std::string>();
    auto newTags = std::make_shared<std::vector<std::string>>();
    const Verb tagVerb = verb.verb("tag", "Say which styles a folder of yours, or one model, is of");
    tagVerb.option("what", *what, "An added folder, or the name or file of a model").required();
    tagVerb.option("--tag", *newTags, "A style, in place of those before; may be repeated; none: of no style");
    tagVerb.run([what, newTags, &context] { tag(*what, *newTags, context); });

    auto wanted = std::make_shared<Made>();
    const Verb makeVerb = verb.verb("make", "Make a model of a category to the exact size");
    makeVerb.option("category", wanted->category, "A category of `library list`").required();
    makeVerb.option("output", wanted->output, "The .glb, .gltf or .obj file to write").required();
    makeVerb.option("--size", wanted->size, "Width,depth,height in metres").required().list(',', 3);
    makeVerb.option("--style", wanted->style, "Of furniture: classic, industrial, modern or nordic");
    makeVerb.option("--shape", wanted->shape, "Of dining, coffee and side tables: round");
    makeVerb.run([wanted, &context] { make(*wanted, context); });
}

} // namespace twinloom::cli
