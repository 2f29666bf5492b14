// SPDX-License-Identifier: Apache-2.0
// `twin add`, `twin list`, `twin show`: instances of models.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "app/workflow/live_guest.h"
#include "core/scene/hierarchy.h"
#include "twin/history/history_reader.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QDateTime>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, id, model, node, history;
    double live = 0; ///< seconds to wait for present values; 0: the recorded ones
    bool json = false;
};

/// What a twin's property was last known to be.
struct Reported {
    QJsonValue value;
    qint64 time = 0;
    QString quality;
};
using ReportedValues = std::map<QString, Reported>; ///< by property

int add(const Arguments &arguments, Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto model = modelOf(*opened, context);
    if (!model)
        return context.fail(model.error());
    twin::NewTwin wanted{text(arguments.id), text(arguments.model), {}};
    if (!arguments.node.empty()) {
        const auto node = scene::resolveNode(opened->scene(), text(arguments.node));
        if (!node)
            return context.fail(node.error());
        wanted.node = *node;
    }
    const auto change = twin::addTwin(opened->scene(), opened->ids(), *model, wanted);
    if (!change)
        return context.fail(change.error());
    const auto number = opened->commit(
        *change, {QStringLiteral("twin add"), QCoreApplication::translate("cli", "Add twin %1").arg(wanted.id)});
    if (!number)
        return context.fail(number.error());
    const QString node = change->edits.front().id.toString();
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("change"), *number},
                                      {QStringLiteral("id"), wanted.id},
                                      {QStringLiteral("model"), wanted.model},
                                      {QStringLiteral("node"), node}});
    else
        context.print(QStringLiteral("%1  %2  %3").arg(wanted.id, wanted.model, node));
    return kDone;
}

int list(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    QJsonArray entries;
    for (const twin::TwinNode &found : twin::twins(opened->scene())) {
        const QString node = found.node->id.toString();
        if (arguments.json)
            entries.append(QJsonObject{{QStringLiteral("id"), found.twin().id},
                                       {QStringLiteral("model"), found.twin().model},
                                       {QStringLiteral("node"), node}});
        else
            context.print(
                QStringLiteral("%1  %2  %3").arg(found.twin().id.leftJustified(20), found.twin().model, node));
    }
    if (arguments.json)
        context.printJson(entries);
    return kDone;
}

QJsonObject bindingToJson(const twin::Binding &binding)
{
    QJsonObject object{{QStringLiteral("property"), binding.property}, {QStringLiteral("source"), binding.source},
                       {QStringLiteral("selector"), binding.selector}, {QStringLiteral("time"), binding.time},
                       {QStringLiteral("scale"), binding.scale},       {QStringLiteral("offset"), binding.offset}};
    object.insert(QStringLiteral("deadline"), binding.deadline ? QJsonValue(*binding.deadline) : QJsonValue());
    QJsonArray visuals;
    for (const QString &visual : binding.visuals)
        visuals.append(visual);
    object.insert(QStringLiteral("visuals"), visuals);
    return object;
}

QString schemaName(const twin::Model &model, const twin::Content &content)
{
    const twin::Schema *schema = model.schema(content.schema);
    return schema ? schema->kind : content.schema;
}

QJsonArray contentsToJson(const twin::Model &model, const twin::Interface &interface)
{
    QJsonArray contents;
    for (const twin::Content &content : interface.contents) {
        QJsonObject entry{{QStringLiteral("name"), content.name},
                          {QStringLiteral("kind"), twin::contentKindName(content.kind)}};
        const QString schema = schemaName(model, content);
        if (!schema.isEmpty())
            entry.insert(QStringLiteral("schema"), schema);
        if (!content.unit.isEmpty())
            entry.insert(QStringLiteral("unit"), content.unit);
        if (content.writable)
            entry.insert(QStringLiteral("writable"), true);
        contents.append(entry);
    }
    return contents;
}

QString qualityName(history::Quality quality)
{
    return quality == history::Quality::Good        ? QStringLiteral("good")
           : quality == history::Quality::Uncertain ? QStringLiteral("uncertain")
                                                    : QStringLiteral("bad");
}

/// From the history, so that it costs no connection; what no source follows was never reported.
Result<ReportedValues> recordedValues(const QString &place, const twin::TwinNode &found)
{
    ReportedValues values;
    for (const twin::Binding &binding : found.twin().bindings) {
        const auto last = history::lastSample(place, found.twin().id + QLatin1Char('.') + binding.property);
        if (!last)
            return unexpected(last.error());
        if (*last)
            values[binding.property] = {(*last)->value, (*last)->time, qualityName((*last)->quality)};
    }
    return values;
}

/// From the sources themselves. Only this twin is listened to.
Result<ReportedValues> presentValues(const twin::TwinNode &found, double seconds, Context &context)
{
    ReportedValues values;
    if (found.twin().bindings.empty())
        return values;
    scene::Change alone;
    scene::Node node = *found.node;
    node.parent = {};
    alone.edits.push_back(scene::added(std::move(node)));
    const auto scene = scene::apply({}, alone);
    if (!scene)
        return unexpected(scene.error());
    auto guest = workflow::LiveGuest::connect(*scene);
    if (!guest)
        return unexpected(guest.error());
    if (const auto waited = guest->wait(seconds, context.progress()); !waited)
        return unexpected(waited.error());
    context.report(guest->issues());
    for (const auto &[tag, sample] : guest->samples())
        if (!sample.value.isUndefined())
            values[tag.mid(found.twin().id.size() + 1)] = {sample.value, sample.sourceTime,
                                                           twin::qualityName(sample.quality)};
    return values;
}

QString timeText(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1'000'000).toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const ReportedValues &values)
{
    QJsonObject object;
    for (const auto &[property, reported] : values)
        object.insert(property, QJsonObject{{QStringLiteral("value"), reported.value},
                                            {QStringLiteral("time"), reported.time},
                                            {QStringLiteral("quality"), reported.quality}});
    return object;
}

void printValues(const twin::TwinNode &found, const ReportedValues &values, Context &context)
{
    for (const auto &[property, reported] : values)
        context.print(QStringLiteral("  %1 = %2  %3, %4")
                          .arg(property, twin::valueText(reported.value), timeText(reported.time), reported.quality));
    const QJsonObject &desired = found.twin().desired;
    for (auto wanted = desired.begin(); wanted != desired.end(); ++wanted)
        context.print(
            QCoreApplication::translate("cli", "  %1 is to be %2").arg(wanted.key(), twin::valueText(wanted.value())));
}

void printTwin(const twin::TwinNode &found, const twin::Model &model, const twin::Interface *interface,
               Context &context)
{
    context.print(QStringLiteral("%1  %2  %3 \"%4\"")
                      .arg(found.twin().id, found.twin().model, found.node->id.toString(), found.node->name));
    const auto line = [&](const QStringList &words) { // empty ones at its end leave no blanks
        QString text = words.join(QLatin1Char(' '));
        while (text.endsWith(QLatin1Char(' ')))
            text.chop(1);
        context.print(QStringLiteral("  ") + text);
    };
    for (const twin::Content &content : interface ? interface->contents : std::vector<twin::Content>())
        line({twin::contentKindName(content.kind).leftJustified(12), content.name.leftJustified(24),
              schemaName(model, content), twin::unitSymbol(content.unit)});
    for (const twin::Binding &binding : found.twin().bindings) {
        const QString visuals = QStringList(binding.visuals.begin(), binding.visuals.end()).join(QStringLiteral("; "));
        line({binding.property, QStringLiteral("<-"), binding.source,
              visuals.isEmpty() ? visuals : QStringLiteral("(%1)").arg(visuals)});
    }
}

int show(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto found = twin::findTwin(opened->scene(), text(arguments.id));
    if (!found)
        return context.fail(found.error());
    const auto model = modelOf(*opened, context);
    if (!model)
        return context.fail(model.error());
    const twin::Interface *interface = model->interface(found->twin().model);
    const auto values = arguments.live > 0
                            ? presentValues(*found, arguments.live, context)
                            : recordedValues(historyPlace(text(arguments.path), text(arguments.history)), *found);
    if (!values)
        return context.fail(values.error());
    if (!arguments.json) {
        printTwin(*found, *model, interface, context);
        printValues(*found, *values, context);
        return kDone;
    }
    QJsonArray bindings;
    for (const twin::Binding &binding : found->twin().bindings)
        bindings.append(bindingToJson(binding));
    context.printJson(
        QJsonObject{{QStringLiteral("id"), found->twin().id},
                    {QStringLiteral("model"), found->twin().model},
                    {QStringLiteral("node"), found->node->id.toString()},
                    {QStringLiteral("name"), found->node->name},
                    {QStringLiteral("desired"), found->twin().desired},
                    {QStringLiteral("reported"), toJson(*values)},
                    {QStringLiteral("contents"), interface ? contentsToJson(*model, *interface) : QJsonArray()},
                    {QStringLiteral("bindings"), bindings}});
    return kDone;
}

} // namespace

void addTwin(Verb app, Context &context)
{
    const Verb verb = app.verb("twin", "Instances of models, each at a node of the scene");
    verb.needsVerb();
    const auto addVerb = [&](const char *name, const char *help, int (*run)(const Arguments &, Context &)) {
        auto arguments = std::make_shared<Arguments>();
        const Verb sub = verb.verb(name, help);
        sub.option("project", arguments->path, "The .twin file").required();
        sub.flag("--json", arguments->json, "Print one JSON document");
        sub.run([arguments, run, &context] { run(*arguments, context); });
        return std::pair(sub, arguments);
    };
    const auto [added, addArguments] = addVerb("add", "Add a twin: on a node, or on a new one", add);
    added.option("--model", addArguments->model, "DTMI of its interface, which `model add` put into the project")
        .required();
    added.option("--id", addArguments->id, "Its id: letters, digits, '_', '-' and ':'").required();
    added.option("--node", addArguments->node, "The node that it stands for: id or unique name");
    addVerb("list", "List the twins", list);
    const auto [shown, showArguments] =
        addVerb("show", "Show a twin: its contents and bindings, reported and desired values", show);
    shown.option("id", showArguments->id, "The twin").required();
    shown.option("--live", showArguments->live, "Ask its sources, for so many seconds (else the last recorded values)")
        .range(0.0, 3600.0);
    shown.option("--history", showArguments->history,
                 "Folder or postgres:// URL that was recorded into (else beside the project)");
}

} // namespace twinloom::cli
