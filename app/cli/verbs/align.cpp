// SPDX-License-Identifier: Apache-2.0
// `align`: a scan that could not be registered is brought to the others by pairs of points.
#include "app/cli/geometry_json.h"
#include "app/cli/verb.h"
#include "app/workflow/align_scan.h"
#include "core/input_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, scan, file;
    std::vector<std::string> pairs;
    bool pairsOnly = false, json = false;
};

std::optional<geometry::Vec3> pointFrom(const QString &given)
{
    const QStringList parts = given.split(u',');
    geometry::Vec3 point = geometry::Vec3::Zero();
    bool read = parts.size() == 3;
    for (int axis = 0; read && axis < 3; ++axis)
        point[axis] = parts[axis].trimmed().toDouble(&read);
    return read && point.allFinite() ? std::optional(point) : std::nullopt;
}

/// `where` is put before the message.
Result<scan::PointPair> pairFrom(const QString &given, ErrorCode code, const QString &where)
{
    const QStringList sides = given.split(u'=');
    const auto moving = pointFrom(sides[0]), fixed = pointFrom(sides.value(1));
    if (sides.size() != 2 || !moving || !fixed)
        return unexpected(code,
                          QCoreApplication::translate("align", "%1: \"%2\" is no pair of points.").arg(where, given),
                          QCoreApplication::translate(
                              "align", "A pair is X,Y,Z=X,Y,Z: a point of the scan that moves, and the same place on "
                                       "the others, in metres."));
    return scan::PointPair{*moving, *fixed};
}

Result<void> readPairs(const QString &path, std::vector<scan::PointPair> &pairs)
{
    QFile file(path);
    if (const auto opened = openInput(file); !opened)
        return opened;
    for (int number = 1; !file.atEnd(); ++number) {
        const QString line = QString::fromUtf8(file.readLine()).section(u'#', 0, 0).trimmed();
        if (line.isEmpty())
            continue;
        const auto pair =
            pairFrom(line, ErrorCode::BadInput,
                     QCoreApplication::translate("align", "%1, line %2").arg(QFileInfo(path).fileName()).arg(number));
        if (!pair)
            return unexpected(pair.error());
        pairs.push_back(*pair);
    }
    return {};
}

Result<std::vector<scan::PointPair>> pairsOf(const Arguments &arguments)
{
    std::vector<scan::PointPair> pairs;
    if (!arguments.file.empty())
        if (const auto read = readPairs(text(arguments.file), pairs); !read)
            return unexpected(read.error());
    for (const std::string &given : arguments.pairs) {
        const auto pair = pairFrom(text(given), ErrorCode::Usage, QStringLiteral("--pair"));
        if (!pair)
            return unexpected(pair.error());
        pairs.push_back(*pair);
    }
    return pairs;
}

QJsonObject toJson(const workflow::Alignment &alignment, const workflow::AlignRequest &request, qint64 change)
{
    QJsonArray pairs;
    for (std::size_t i = 0; i < request.pairs.size(); ++i)
        pairs.append(QJsonObject{{QStringLiteral("moving"), pointToJson(request.pairs[i].moving)},
                                 {QStringLiteral("fixed"), pointToJson(request.pairs[i].fixed)},
                                 {QStringLiteral("residual"), alignment.pairs.residuals[i]}});
    QJsonObject json{{QStringLiteral("change"), change},
                     {QStringLiteral("scan"), request.scan.toString()},
                     {QStringLiteral("transform"), rowsToJson(alignment.transform)},
                     {QStringLiteral("pairs"), pairs},
                     {QStringLiteral("pairs_rms"), alignment.pairs.rms}};
    if (alignment.fine) {
        json.insert(QStringLiteral("rms"), alignment.fine->rms);
        json.insert(QStringLiteral("overlap"), alignment.fine->overlap);
    }
    if (alignment.found) {
        QJsonArray rooms;
        for (const scene::NodeId room : alignment.found->roomNodes)
            if (!room.isNull())
                rooms.append(room.toString());
        json.insert(QStringLiteral("rooms"), rooms);
        json.insert(QStringLiteral("issues"), issuesToJson(alignment.found->issues));
    }
    return json;
}

void print(const workflow::Alignment &alignment, Context &context)
{
    for (std::size_t i = 0; i < alignment.pairs.residuals.size(); ++i)
        context.print(QStringLiteral("pair %1: %2 cm").arg(i + 1).arg(100 * alignment.pairs.residuals[i], 0, 'f', 1));
    if (alignment.fine)
        context.print(QStringLiteral("fits: overlap %1 %, rms %2 mm")
                          .arg(100 * alignment.fine->overlap, 0, 'f', 0)
                          .arg(1000 * alignment.fine->rms, 0, 'f', 1));
    if (alignment.found)
        context.print(QStringLiteral("found anew: rooms: %1, objects: %2")
                          .arg(alignment.found->structure.rooms.size())
                          .arg(alignment.found->objects.size()));
}

int run(const Arguments &arguments, Context &context)
{
    auto pairs = pairsOf(arguments);
    if (!pairs)
        return context.fail(pairs.error());
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto scan = scene::resolveNode(opened->scene(), text(arguments.scan));
    if (!scan)
        return context.fail(scan.error());
    using Fine = workflow::AlignRequest::Fine;
    const workflow::AlignRequest request{*scan, *std::move(pairs),
                                         arguments.pairsOnly ? Fine::PairsOnly : Fine::Register};
    const workflow::BlobStore blobs{[&](const QByteArray &bytes) { return opened->putBlob(bytes); },
                                    [&](const scene::BlobId &id) { return opened->blob(id); }};
    const auto alignment = workflow::alignScan(opened->scene(), opened->ids(), request, blobs, context.progress());
    if (!alignment)
        return context.fail(alignment.error());
    const auto change = opened->commit(
        alignment->change, {QStringLiteral("align"),
                            QCoreApplication::translate("cli", "Align %1").arg(opened->scene().find(*scan)->name)});
    if (!change)
        return context.fail(change.error());
    if (arguments.json)
        context.printJson(toJson(*alignment, request, *change));
    else
        print(*alignment, context);
    if (alignment->found)
        context.report(alignment->found->issues);
    return kDone;
}

} // namespace

void addAlign(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("align", "Bring a scan that could not be registered to the others, by pairs of points");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("scan", arguments->scan, "The node of the scan that is moved").required();
    verb.option("--pair", arguments->pairs,
                "X,Y,Z=X,Y,Z: a point of that scan and the same place on the others, in the scene; three or more");
    verb.option("--pairs", arguments->file, "A file of such pairs, one a line");
    verb.flag("--pairs-only", arguments->pairsOnly, "Place it by the pairs alone, without fine registration");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
