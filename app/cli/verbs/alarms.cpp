// SPDX-License-Identifier: Apache-2.0
// `alarms`: what was raised, acknowledging it, and the rules behind it.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "app/workflow/live_project.h"
#include "twin/alarm/alarm_journal.h"
#include "twin/alarm/alarm_rule.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace twinloom::cli
{
namespace
{

using alarm::Alarm;
using alarm::AlarmJournal;
using alarm::AlarmRule;

struct Arguments {
    std::string path, history, comment, user, property, removed, text;
    AlarmRule rule;
    qint64 acknowledged = 0;
    bool active = false, conditioned = false, listRules = false, json = false;
};

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

QJsonValue timeOrNull(const std::optional<qint64> &time)
{
    return time ? QJsonValue(*time) : QJsonValue();
}

QJsonObject toJson(const Alarm &alarm)
{
    return {{QStringLiteral("id"), alarm.id},
            {QStringLiteral("tag"), alarm.tag},
            {QStringLiteral("rule"), alarm.rule},
            {QStringLiteral("text"), alarm.text},
            {QStringLiteral("severity"), alarm.severity},
            {QStringLiteral("state"), alarm.state()},
            {QStringLiteral("active"), alarm.active()},
            {QStringLiteral("value"), alarm.value},
            {QStringLiteral("raised"), alarm.raised},
            {QStringLiteral("cleared"), timeOrNull(alarm.cleared)},
            {QStringLiteral("acknowledged"), timeOrNull(alarm.acknowledged)},
            {QStringLiteral("user"), alarm.user},
            {QStringLiteral("comment"), alarm.comment}};
}

int list(const Arguments &arguments, const QString &folder, Context &context)
{
    auto journal = AlarmJournal::openForReading(folder);
    if (!journal)
        return context.fail(journal.error());
    const auto alarms =
        *journal ? (*journal)->alarms(arguments.active ? AlarmJournal::Which::Active : AlarmJournal::Which::All)
                 : Result<std::vector<Alarm>>(std::vector<Alarm>());
    if (!alarms)
        return context.fail(alarms.error());
    QJsonArray entries;
    for (const Alarm &alarm : *alarms) {
        if (arguments.json)
            entries.append(toJson(alarm));
        else
            context.print(
                QStringLiteral("%1  %2  %3  %4  %5  %6")
                    .arg(alarm.id, 5)
                    .arg(QDateTime::fromMSecsSinceEpoch(alarm.raised / 1'000'000).toUTC().toString(Qt::ISODateWithMs),
                         alarm.state().leftJustified(14), alarm.tag, alarm.text.isEmpty() ? alarm.rule : alarm.text,
                         alarm.comment));
    }
    if (arguments.json)
        context.printJson(entries);
    return kDone;
}

int acknowledge(const Arguments &arguments, const QString &folder, Context &context)
{
    auto journal = AlarmJournal::openForReading(folder);
    if (!journal)
        return context.fail(journal.error());
    if (!*journal)
        return context.fail({ErrorCode::NotFound,
                             QCoreApplication::translate("alarms", "There is no alarm %1.").arg(arguments.acknowledged),
                             {}});
    journal->reset();
    auto writable = AlarmJournal::open(folder);
    if (!writable)
        return context.fail(writable.error());
    const QString user = arguments.user.empty() ? workflow::userName() : text(arguments.user);
    const auto done = writable->acknowledge(arguments.acknowledged, user, text(arguments.comment), now());
    if (!done)
        return context.fail(done.error());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("id"), arguments.acknowledged}, {QStringLiteral("user"), user}});
    return kDone;
}

Result<scene::Change> newRule(const project::Project &project, const QString &twin, const AlarmRule &rule,
                              Context &context)
{
    const auto model = modelOf(project, context);
    if (!model)
        return unexpected(model.error());
    return alarm::setRule(project.scene(), *model, twin, rule);
}

int commitRules(const Arguments &arguments, Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const bool removing = !arguments.removed.empty();
    const auto path = twin::parsePropertyPath(text(removing ? arguments.removed : arguments.property));
    if (!path)
        return context.fail(path.error());
    AlarmRule rule = arguments.rule;
    rule.property = path->property;
    rule.text = text(arguments.text);
    const auto checked = alarm::ruleFromJson(alarm::toJson(rule)); // one place knows what is allowed
    if (!removing && !checked)
        return context.fail({ErrorCode::Usage, checked.error().message, checked.error().hint});
    const auto change = removing ? alarm::removeRule(opened->scene(), path->twin, path->property)
                                 : newRule(*opened, path->twin, rule, context);
    if (!change)
        return context.fail(change.error());
    const QString label =
        removing ? QCoreApplication::translate("alarms", "Remove the alarm %1").arg(text(arguments.removed))
                 : QCoreApplication::translate("alarms", "Alarm when %1.%2").arg(path->twin, rule.name());
    const auto number = opened->commit(*change, {QStringLiteral("alarms"), label});
    if (!number)
        return context.fail(number.error());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("change"), *number}, {QStringLiteral("rule"), rule.name()}});
    return kDone;
}

int printRules(const Arguments &arguments, const scene::Scene &scene, Context &context)
{
    Issues issues;
    QJsonArray rules;
    for (const alarm::PlacedRule &placed : alarm::rulesOf(scene, issues)) {
        QJsonObject json = alarm::toJson(placed.rule);
        json.insert(QStringLiteral("tag"), placed.tag());
        rules.append(json);
        if (!arguments.json)
            context.print(QStringLiteral("%1.%2").arg(placed.twin, placed.rule.name()));
    }
    if (arguments.json)
        context.printJson(rules);
    context.report(issues);
    return context.status = issues.empty() ? kDone : kCheckSaysNo;
}

int run(const Arguments &arguments, Context &context)
{
    if (!arguments.property.empty() && !arguments.conditioned)
        return context.fail(
            {ErrorCode::Usage, QCoreApplication::translate("alarms", "--when needs a condition."),
             QCoreApplication::translate("alarms", "Add one of --above, --below, --rate and --absence.")});
    if (!arguments.property.empty() || !arguments.removed.empty())
        return commitRules(arguments, context);
    const QString folder = historyFolder(text(arguments.path), text(arguments.history));
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    if (arguments.listRules)
        return printRules(arguments, opened->scene(), context);
    return arguments.acknowledged > 0 ? acknowledge(arguments, folder, context) : list(arguments, folder, context);
}

void addRuleOptions(Verb verb, const std::shared_ptr<Arguments> &arguments)
{
    const Option property =
        verb.option("--when", arguments->property, "Add a rule on TWIN.PROPERTY; with one of the next four");
    const Verb kinds = verb.group("Condition");
    const auto kind = [&](const char *name, AlarmRule::Kind which, const char *help) {
        kinds
            .number(
                name,
                [arguments, which](double limit) {
                    arguments->conditioned = true;
                    arguments->rule.kind = which;
                    arguments->rule.limit = limit;
                },
                help)
            .needs(property);
    };
    kind("--above", AlarmRule::Kind::Above, "The value is above this");
    kind("--below", AlarmRule::Kind::Below, "The value is below this");
    kind("--rate", AlarmRule::Kind::Rate, "It changes by more than this a second");
    kind("--absence", AlarmRule::Kind::Absence, "Nothing has come for so many seconds");
    kinds.choose(0, 1);
    verb.option("--deadband", arguments->rule.deadband, "How far back it must be to clear").needs(property);
    verb.option("--delay", arguments->rule.delay, "Seconds that it must last").needs(property);
    verb.option("--severity", arguments->rule.severity, "1 to 1000").needs(property).showDefault();
    verb.option("--text", arguments->text, "What people read").needs(property);
    verb.option("--remove", arguments->removed, "Remove the rule \"TWIN.PROPERTY CONDITION LIMIT\"").excludes(property);
    verb.flag("--rules", arguments->listRules, "List the rules");
}

} // namespace

void addAlarms(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("alarms", "Alarms: what was raised, acknowledging it, and the rules");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.flag("--active", arguments->active, "Only those whose condition holds");
    const Option ack = verb.option("--ack", arguments->acknowledged, "Acknowledge the alarm with this id");
    ack.range(qint64(1), std::numeric_limits<qint64>::max());
    ack.needs(verb.option("--comment", arguments->comment, "What was found, or what will be done").needs(ack));
    verb.option("--user", arguments->user, "Who says it (else the user of this session)").needs(ack);
    verb.option("--history", arguments->history, "Folder that is recorded into (else beside the project)");
    verb.flag("--json", arguments->json, "Print one JSON document");
    addRuleOptions(verb, arguments);
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
