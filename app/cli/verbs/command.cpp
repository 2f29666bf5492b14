// SPDX-License-Identifier: Apache-2.0
// `command`: a guarded command to a device through desired state, its way there, and what became of earlier ones. The
// session that runs (`run`, Studio) sends it; here it is checked, made desired, written down, and waited for.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "app/workflow/live_project.h"
#include "twin/command/command_check.h"
#include "twin/command/command_journal.h"
#include "twin/history/recording_lock.h"
#include "twin/source/source.h"
#include "twin/source/source_url.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

namespace twinloom::cli
{
namespace
{

using command::Command;
using command::CommandJournal;
using command::CommandRoute;
using command::State;

constexpr int kPollMs = 50;
constexpr qint64 kGraceNanoseconds = 2'000'000'000; // the session says itself that time is up

struct Arguments {
    std::string path, name, value, to, payload, onlyWhen, user, history;
    std::optional<double> least, most;
    double timeout = 10;
    bool confirm = false, dangerous = false, log = false, json = false;
};

QJsonObject toJson(const Command &command)
{
    return {{QStringLiteral("id"), command.id},           {QStringLiteral("tag"), command.tag},
            {QStringLiteral("value"), command.value},     {QStringLiteral("user"), command.user},
            {QStringLiteral("created"), command.created}, {QStringLiteral("state"), command::stateName(command.state)},
            {QStringLiteral("detail"), command.detail}};
}

int printLog(const Arguments &arguments, Context &context)
{
    auto journal = CommandJournal::openForReading(historyFolder(text(arguments.path), text(arguments.history)));
    if (!journal)
        return context.fail(journal.error());
    const auto commands = *journal ? (*journal)->commands() : Result<std::vector<Command>>(std::vector<Command>());
    if (!commands)
        return context.fail(commands.error());
    QJsonArray entries;
    for (const Command &command : *commands) {
        if (arguments.json)
            entries.append(toJson(command));
        else
            context.print(
                QStringLiteral("%1  %2  %3  %4 = %5  %6  %7")
                    .arg(command.id, 5)
                    .arg(
                        QDateTime::fromMSecsSinceEpoch(command.created / 1'000'000).toUTC().toString(Qt::ISODateWithMs),
                        command::stateName(command.state).leftJustified(12), command.tag,
                        twin::valueText(command.value), command.user, command.detail));
    }
    if (arguments.json)
        context.printJson(entries);
    return kDone;
}

int setWay(const Arguments &arguments, const twin::PropertyPath &path, Context &context)
{
    const CommandRoute route{path.property,   text(arguments.to), text(arguments.payload),  arguments.dangerous,
                             arguments.least, arguments.most,     text(arguments.onlyWhen), arguments.timeout};
    const auto url = source::SourceUrl::parse(route.target);
    if (!url)
        return context.fail(url.error());
    if (url->kind != source::SourceUrl::Kind::Mqtt)
        return context.fail(
            {ErrorCode::Usage, QCoreApplication::translate("command", "--to needs an MQTT topic."),
             QCoreApplication::translate("command", "It looks like mqtt://localhost/plant/press/set.")});
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto change = command::setRoute(opened->scene(), path.twin, route);
    if (!change)
        return context.fail(change.error());
    const auto number = opened->commit(
        *change, {QStringLiteral("command"),
                  QCoreApplication::translate("command", "The way of %1 to its device").arg(text(arguments.name))});
    if (!number)
        return context.fail(number.error());
    if (arguments.json)
        context.printJson(
            QJsonObject{{QStringLiteral("change"), *number}, {QStringLiteral("tag"), text(arguments.name)}});
    else
        context.print(QStringLiteral("%1 -> %2").arg(text(arguments.name), route.target));
    return kDone;
}

/// Somebody has to be there who sends it. Fails closed: without, it is not even desired.
Result<void> checkRunning(const QString &folder)
{
    const auto free = history::RecordingLock::take(folder);
    if (!free && free.error().code == ErrorCode::Conflict)
        return {};
    if (!free)
        return unexpected(free.error());
    return unexpected(ErrorCode::Peer, QCoreApplication::translate("command", "Nobody runs this project."),
                      QCoreApplication::translate("command", "Start `twinloom run` first, with the same --history."));
}

/// What was found allowed, and what was desired before.
struct Prepared {
    command::CheckedCommand checked;
    QJsonValue desiredBefore = QJsonValue::Undefined;
    std::optional<qint64> change;
};

/// Makes a property desired. Undefined takes it out.
Result<std::optional<qint64>> commitDesired(project::Project &project, const twin::PropertyPath &path,
                                            const QJsonValue &value, const QString &label)
{
    const auto change = command::setDesired(project.scene(), path.twin, path.property, value);
    if (!change)
        return unexpected(change.error());
    if (change->empty())
        return std::optional<qint64>();
    const auto number = project.commit(*change, {QStringLiteral("command"), label});
    if (!number)
        return unexpected(number.error());
    return std::optional<qint64>(*number);
}

Result<Prepared> prepare(const Arguments &arguments, const twin::PropertyPath &path, const QJsonValue &value,
                         Context &context)
{
    auto opened = openForWriting(text(arguments.path));
    if (!opened)
        return unexpected(opened.error());
    const auto model = modelOf(*opened, context);
    if (!model)
        return unexpected(model.error());
    auto checked =
        command::checkCommand(opened->scene(), *model,
                              {path.twin, path.property, value,
                               arguments.confirm ? command::Confirmation::Given : command::Confirmation::Missing});
    if (!checked)
        return unexpected(checked.error());
    if (const auto running = checkRunning(historyFolder(text(arguments.path), text(arguments.history))); !running)
        return unexpected(running.error());
    Prepared prepared{std::move(*checked), QJsonValue::Undefined, {}};
    if (!prepared.checked.property)
        return prepared;
    prepared.desiredBefore = twin::findTwin(opened->scene(), path.twin)->twin().desired[path.property];
    const auto change = commitDesired(*opened, path, value,
                                      QCoreApplication::translate("command", "Command %1").arg(text(arguments.name)));
    if (!change)
        return unexpected(change.error());
    prepared.change = *change;
    return prepared;
}

/// Until the session has come to an end with it, or time is up.
Result<Command> waitForEnd(CommandJournal &journal, qint64 id, Context &context)
{
    for (;;) {
        const auto command = journal.find(id);
        if (!command || !command->open || context.cancelled())
            return command;
        if (source::now() > command->due + kGraceNanoseconds)
            (void)journal.move(id, State::Expired, false,
                               QCoreApplication::translate("command", "The session has not taken it."), source::now());
        QThread::msleep(kPollMs);
    }
}

int finish(const Arguments &arguments, const twin::PropertyPath &path, const Prepared &prepared, const Command &command,
           Context &context)
{
    if (command.state == State::Refused && prepared.change)
        if (auto opened = openForWriting(text(arguments.path)); opened)
            if (const auto undone =
                    commitDesired(*opened, path, prepared.desiredBefore,
                                  QCoreApplication::translate("command", "Command %1 was refused").arg(command.tag));
                !undone)
                context.note(undone.error().text());
    if (arguments.json) {
        QJsonObject json = toJson(command);
        if (prepared.change)
            json.insert(QStringLiteral("change"), *prepared.change);
        context.printJson(json);
    } else {
        context.print(QStringLiteral("%1  %2").arg(command.tag, command::stateName(command.state)));
    }
    if (command.open)
        return context.fail({ErrorCode::Cancelled,
                             QCoreApplication::translate("command", "The command %1 is under way.").arg(command.id),
                             QCoreApplication::translate("command", "See what becomes of it with --log.")});
    if (command.state == State::Acknowledged || command.state == State::Applied)
        return kDone;
    return context.fail({command.state == State::Refused ? ErrorCode::Conflict : ErrorCode::Peer,
                         QCoreApplication::translate("command", "%1: %2 %3")
                             .arg(command.tag, command::stateName(command.state), command.detail),
                         {}});
}

/// A refusal is written down too. Its own failure must not hide it.
void writeRefusal(const Arguments &arguments, Command command, const Error &why, Context &context)
{
    command.state = State::Refused;
    command.open = false;
    command.detail = why.message;
    auto journal = CommandJournal::open(historyFolder(text(arguments.path), text(arguments.history)));
    const auto written = journal ? journal->add(command) : unexpected(journal.error());
    if (!written)
        context.note(written.error().text());
}

int give(const Arguments &arguments, const twin::PropertyPath &path, Context &context)
{
    QJsonParseError failure;
    const QJsonArray list =
        QJsonDocument::fromJson('[' + QByteArray::fromStdString(arguments.value) + ']', &failure).array();
    if (list.size() != 1)
        return context.fail({ErrorCode::Usage,
                             QCoreApplication::translate("command", "--set %1 is no JSON value: %2.")
                                 .arg(text(arguments.value), failure.errorString()),
                             QCoreApplication::translate("command", "Texts stand in double quotes.")});
    Command wanted;
    wanted.tag = text(arguments.name);
    wanted.value = list.first();
    wanted.user = arguments.user.empty() ? workflow::userName() : text(arguments.user);
    wanted.created = source::now();
    const auto prepared = prepare(arguments, path, wanted.value, context);
    if (!prepared) {
        if (prepared.error().code != ErrorCode::NotFound && prepared.error().code != ErrorCode::Io)
            writeRefusal(arguments, wanted, prepared.error(), context);
        return context.fail(prepared.error());
    }
    wanted.due = wanted.created + qint64(prepared->checked.route.timeout * 1e9);
    auto journal = CommandJournal::open(historyFolder(text(arguments.path), text(arguments.history)));
    if (!journal)
        return context.fail(journal.error());
    const auto id = journal->add(wanted);
    if (!id)
        return context.fail(id.error());
    const auto ended = waitForEnd(*journal, *id, context);
    if (!ended)
        return context.fail(ended.error());
    return finish(arguments, path, *prepared, *ended, context);
}

int run(const Arguments &arguments, Context &context)
{
    if (arguments.log)
        return printLog(arguments, context);
    const auto path = twin::parsePropertyPath(text(arguments.name));
    if (!path)
        return context.fail(path.error());
    return arguments.to.empty() ? give(arguments, *path, context) : setWay(arguments, *path, context);
}

} // namespace

void addCommand(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("command", "A guarded command to a device; its way there; what became of others");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("command", arguments->name, "TWIN.NAME of a Command or of a writable Property");
    const Option set = verb.option("--set", arguments->value, "Give it, with this value as JSON; `run` has to run");
    verb.flag("--confirm", arguments->confirm, "It is dangerous, and meant").needs(set);
    verb.option("--user", arguments->user, "Who gives it (else the user of this session)").needs(set);
    const Option to = verb.option("--to", arguments->to, "Instead: where it goes from now on, mqtt://HOST/TOPIC");
    to.excludes(set);
    verb.option("--payload", arguments->payload,
                "What is sent there, with {value}, {name}, {id}, {time} (default: a JSON object of these)")
        .needs(to);
    verb.flag("--dangerous", arguments->dangerous, "It needs --confirm each time").needs(to);
    verb.option("--least", arguments->least, "Least value").needs(to);
    verb.option("--most", arguments->most, "Largest value").needs(to);
    verb.option("--only-when", arguments->onlyWhen,
                "\"TWIN.PROPERTY OP OPERAND\" that must be so when it goes; stale means no")
        .needs(to);
    verb.option("--timeout", arguments->timeout, "Seconds that the device has").needs(to).showDefault();
    const Option log = verb.flag("--log", arguments->log, "Instead: every command so far, and what became of it");
    log.excludes(set).excludes(to);
    verb.option("--history", arguments->history, "Folder that is recorded into (else beside the project)");
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([=, &context] {
        if (!set.given() && !to.given() && !log.given())
            missing("--set, --to or --log");
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
