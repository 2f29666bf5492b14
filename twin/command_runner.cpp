// SPDX-License-Identifier: Apache-2.0
#include "twin/command_runner.h"

#include "twin/source/source_url.h"
#include "twin/state/condition.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUuid>

#include <cmath>

namespace twinloom::twin
{
namespace
{

using command::Command;
using command::State;

constexpr qint64 kLookNanoseconds = 100'000'000; // a person waits for the answer

/// Equal as far as a value that went through a device's own arithmetic can be.
bool sameValue(const QJsonValue &a, const QJsonValue &b)
{
    if (!a.isDouble() || !b.isDouble())
        return a == b;
    return std::abs(a.toDouble() - b.toDouble()) <= 1e-6 * std::max(1.0, std::abs(a.toDouble()));
}

/// Whether the twin reports, after the command was given, what it asked for; none for what no source reports.
std::optional<bool> isReported(const Command &command, const TwinState &state)
{
    const auto binding = state.find(command.tag);
    if (!binding)
        return {};
    const Sample &sample = state.sample(*binding);
    return sample.quality == Quality::Good && sample.receiveTime >= command.created &&
           sameValue(sample.value, command.value);
}

} // namespace

CommandRunner::CommandRunner(std::vector<command::PlacedRoute> routes) : m_routes(std::move(routes)) {}

Result<void> CommandRunner::open(const QString &folder)
{
    if (m_routes.empty())
        return {};
    auto journal = command::CommandJournal::open(folder);
    if (!journal)
        return unexpected(journal.error());
    for (command::PlacedRoute &placed : m_routes) {
        const auto url = source::SourceUrl::parse(placed.route.target);
        if (!url)
            return unexpected(url.error());
        if (url->kind != source::SourceUrl::Kind::Mqtt)
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("command", "Commands of “%1” need an MQTT broker, not “%2”.")
                                  .arg(placed.tag(), placed.route.target));
        Way &way = wayFor(*url);
        m_targets[placed.tag()] = {placed, &way, url->topic.toUtf8()};
    }
    m_journal = std::move(*journal);
    for (const auto &[name, way] : m_ways)
        way->connection->start();
    return {};
}

CommandRunner::Way &CommandRunner::wayFor(const source::SourceUrl &url)
{
    std::unique_ptr<Way> &way = m_ways[url.connection()];
    if (way)
        return *way;
    way = std::make_unique<Way>();
    // Answers to a session that has ended are for nobody: its commands are followed by what their twins report.
    way->answers = "twinloom/answers/" + QUuid::createUuid().toByteArray(QUuid::Id128);
    way->connection = std::make_unique<source::MqttConnection>(
        source::mqttSettings(url), std::vector<source::MqttTopic>{{QString::fromLatin1(way->answers), 1}},
        source::MqttConnection::Events{[this, to = way.get()](std::vector<source::MqttMessage> messages) {
                                           for (const source::MqttMessage &message : messages)
                                               hear(message);
                                           to->connection->release();
                                       },
                                       [](bool) {}, [this](const Issue &issue) { m_issues.push_back(issue); }});
    return *way;
}

void CommandRunner::hear(const source::MqttMessage &message)
{
    bool number = false;
    const qint64 id = message.reply.correlation.toLongLong(&number);
    if (!number)
        return;
    const QJsonValue error = QJsonDocument::fromJson(message.payload).object()[u"error"];
    m_answers.push_back({id, error.isUndefined() || error.isNull() ? QString() : error.toVariant().toString()});
}

Result<void> CommandRunner::tick(qint64 now, const TwinState &state)
{
    if (!m_journal || (m_answers.empty() && now - m_lastLook < kLookNanoseconds))
        return {};
    m_lastLook = now;
    if (auto taken = takeAnswers(now, state); !taken)
        return taken;
    const auto open = m_journal->openCommands();
    if (!open)
        return unexpected(open.error());
    for (const Command &command : *open)
        if (auto handled = handle(command, now, state); !handled)
            return handled;
    return {};
}

Result<void> CommandRunner::takeAnswers(qint64 now, const TwinState &state)
{
    while (!m_answers.empty()) {
        const Answer answer = m_answers.front();
        const auto command = m_journal->find(answer.command);
        if (command && command->open) {
            const bool more = answer.error.isEmpty() && isReported(*command, state).has_value();
            if (auto moved = m_journal->move(command->id, answer.error.isEmpty() ? State::Acknowledged : State::Failed,
                                             more, answer.error, now);
                !moved)
                return moved;
        }
        m_answers.erase(m_answers.begin());
    }
    return {};
}

Result<void> CommandRunner::handle(const Command &command, qint64 now, const TwinState &state)
{
    if (command.state != State::Created && isReported(command, state).value_or(false))
        return m_journal->move(command.id, State::Applied, false, {}, now);
    if (now >= command.due) {
        const QString why =
            command.state == State::Created
                ? QCoreApplication::translate("command", "The device's broker could not be reached.")
            : command.state == State::Sent
                ? QCoreApplication::translate("command", "The device has not answered.")
                : QCoreApplication::translate("command", "The device has answered, and reports another value.");
        return m_journal->move(command.id, State::Expired, false, why, now);
    }
    const auto target = m_targets.find(command.tag);
    if (command.state != State::Created || target == m_targets.end())
        return {};
    return send(command, target->second, now, state);
}

Result<void> CommandRunner::send(const Command &command, const Target &target, qint64 now, const TwinState &state)
{
    const command::CommandRoute &route = target.placed.route;
    if (!target.way->connection->up())
        return {}; // until it is due
    if (!route.onlyWhen.isEmpty()) {
        const auto condition = Condition::parse(route.onlyWhen);
        const auto holds = condition ? condition->holds(state) : Result<bool>(unexpected(condition.error()));
        if (!holds || !*holds)
            return m_journal->move(command.id, State::Refused, false,
                                   QCoreApplication::translate("command", "It goes only when %1.").arg(route.onlyWhen) +
                                       (holds ? QString() : QLatin1Char(' ') + holds.error().message),
                                   now);
    }
    // Written down first: after a crash in between, it is known that it may have been sent, and it is not sent again.
    if (auto moved = m_journal->move(command.id, State::Sent, true, {}, now); !moved)
        return moved;
    const QByteArray payload = command::payloadOf(route, command.value, QString::number(command.id), now);
    const auto sent = target.way->connection->publish(target.topic, payload, 1, false,
                                                      {target.way->answers, QByteArray::number(command.id)});
    if (!sent)
        return m_journal->move(command.id, State::Failed, false, sent.error().text(), now);
    return {};
}

void CommandRunner::stop()
{
    for (const auto &[name, way] : m_ways)
        way->connection->stop();
}

} // namespace twinloom::twin
