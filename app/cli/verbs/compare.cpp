// SPDX-License-Identifier: Apache-2.0
// `compare`: what a second scan of the same place shows to have changed.
#include "app/cli/geometry_json.h"
#include "app/cli/verb.h"
#include "app/workflow/compare_surveys.h"

#include <algorithm>

namespace twinloom::cli
{
namespace
{

using Fate = scan::PlaceChange::Fate;
using What = scan::PlaceChange::What;

struct Arguments {
    std::string path, before, after;
    bool json = false;
};

constexpr struct {
    Fate fate;
    const char *key;
} kFates[] = {
    {Fate::Moved, "moved"}, {Fate::Appeared, "appeared"}, {Fate::Vanished, "vanished"}, {Fate::NotSeen, "not_seen"}};

QJsonValue nodeOf(scene::NodeId id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.toString());
}

QJsonObject toJson(const scan::PlaceChange &change)
{
    QJsonObject json{{QStringLiteral("name"), change.name},
                     {QStringLiteral("before"), nodeOf(change.before)},
                     {QStringLiteral("after"), nodeOf(change.after)},
                     {QStringLiteral("from"), pointToJson(change.from)},
                     {QStringLiteral("to"), pointToJson(change.to)}};
    if (change.what == What::Object)
        json.insert(QStringLiteral("category"), change.category);
    if (change.fate == Fate::Moved) {
        json.insert(QStringLiteral("distance"), change.distance);
        json.insert(QStringLiteral("turn"), change.turn ? QJsonValue(*change.turn) : QJsonValue(QJsonValue::Null));
    }
    return json;
}

QJsonObject toJson(const std::vector<scan::PlaceChange> &changes, What what)
{
    QJsonObject json;
    int same = 0;
    for (const auto &[fate, key] : kFates) {
        QJsonArray list;
        for (const scan::PlaceChange &change : changes)
            if (change.what == what && change.fate == fate)
                list.append(toJson(change));
        json.insert(QLatin1String(key), list);
    }
    for (const scan::PlaceChange &change : changes)
        same += change.what == what && change.fate == Fate::Same ? 1 : 0;
    json.insert(QStringLiteral("unchanged"), same);
    return json;
}

/// Empty but for what moved.
QString wayOf(const scan::PlaceChange &change)
{
    if (change.fate != Fate::Moved)
        return {};
    const QString way = QStringLiteral("by %1 m").arg(change.distance, 0, 'f', 2);
    if (!workflow::turned(change))
        return way;
    const QString turn = QStringLiteral("turned by %1 rad").arg(*change.turn, 0, 'f', 2);
    return workflow::movedAway(change) ? way + QStringLiteral(", ") + turn : turn;
}

void print(const std::vector<scan::PlaceChange> &changes, Context &context)
{
    const auto same = std::ranges::count(changes, Fate::Same, &scan::PlaceChange::fate);
    if (same == std::ssize(changes)) {
        context.print(QStringLiteral("Nothing changed: objects and walls compared: %1").arg(same));
        return;
    }
    for (const auto &[fate, key] : kFates)
        for (const scan::PlaceChange &change : changes)
            if (change.fate == fate)
                context.print(
                    QStringLiteral("%1 %2 %3")
                        .arg(QString::fromLatin1(key).replace(u'_', u' ').leftJustified(9), change.name, wayOf(change))
                        .trimmed());
    const auto walls = std::ranges::count_if(
        changes, [](const scan::PlaceChange &c) { return c.fate == Fate::Same && c.what == What::Wall; });
    context.print(QStringLiteral("unchanged: %1 objects, %2 walls").arg(same - walls).arg(walls));
}

int run(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto surveys = workflow::surveysToCompare(opened->scene(), text(arguments.before), text(arguments.after));
    if (!surveys)
        return context.fail(surveys.error());
    const workflow::BlobStore blobs{{}, [&](const scene::BlobId &id) { return opened->blob(id); }};
    const auto compared =
        workflow::compareSurveys(scene::Hierarchy(opened->scene()), *surveys, blobs, context.progress());
    if (!compared)
        return context.fail(compared.error());
    if (!arguments.json) {
        print(compared->changes, context);
        return kDone;
    }
    context.printJson(QJsonObject{{QStringLiteral("before"), surveys->before.toString()},
                                  {QStringLiteral("after"), surveys->after.toString()},
                                  {QStringLiteral("transform"), rowsToJson(compared->transform)},
                                  {QStringLiteral("rms"), compared->rms},
                                  {QStringLiteral("overlap"), compared->overlap},
                                  {QStringLiteral("objects"), toJson(compared->changes, What::Object)},
                                  {QStringLiteral("walls"), toJson(compared->changes, What::Wall)}});
    return kDone;
}

} // namespace

void addCompare(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("compare", "Compare two scans of one place: what moved, appeared, vanished");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--before", arguments->before, "The node of the first scan (default: the last but one)");
    verb.option("--after", arguments->after, "The node of the second scan (default: the last)");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
