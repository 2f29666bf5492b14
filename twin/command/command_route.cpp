// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_route.h"

#include "twin/state/condition.h"
#include "twin/state/twin_list.h"
#include "twin/state/twins.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

namespace twinloom::command
{
namespace
{

const QString kComponent = QStringLiteral("commands");
constexpr double kMostTimeout = 86'400;

Unexpected badField(const QString &field, const QString &what)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("command", "A command's way is wrong: %1 %2.").arg(field, what));
}

std::optional<double> numberAt(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// Any JSON value as compact text.
QString compact(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

} // namespace

QJsonObject toJson(const CommandRoute &route)
{
    QJsonObject json{{QStringLiteral("name"), route.name},
                     {QStringLiteral("target"), route.target},
                     {QStringLiteral("timeout"), route.timeout}};
    if (!route.payload.isEmpty())
        json.insert(QStringLiteral("payload"), route.payload);
    if (route.dangerous)
        json.insert(QStringLiteral("dangerous"), true);
    if (route.least)
        json.insert(QStringLiteral("least"), *route.least);
    if (route.most)
        json.insert(QStringLiteral("most"), *route.most);
    if (!route.onlyWhen.isEmpty())
        json.insert(QStringLiteral("onlyWhen"), route.onlyWhen);
    return json;
}

Result<CommandRoute> routeFromJson(const QJsonObject &json)
{
    CommandRoute route;
    route.name = json[u"name"].toString();
    route.target = json[u"target"].toString();
    route.payload = json[u"payload"].toString();
    route.dangerous = json[u"dangerous"].toBool();
    route.least = numberAt(json, QLatin1StringView("least"));
    route.most = numberAt(json, QLatin1StringView("most"));
    route.onlyWhen = json[u"onlyWhen"].toString();
    route.timeout = json[u"timeout"].toDouble(10);
    for (const auto &[field, text] : {std::pair("name", route.name), std::pair("target", route.target)})
        if (text.isEmpty())
            return badField(QLatin1String(field), QCoreApplication::translate("command", "is missing"));
    if (route.least && route.most && *route.least > *route.most)
        return badField(QStringLiteral("least"), QCoreApplication::translate("command", "is above most"));
    if (!(route.timeout > 0 && route.timeout <= kMostTimeout))
        return badField(QStringLiteral("timeout"),
                        QCoreApplication::translate("command", "is not above 0 and at most a day"));
    if (!route.onlyWhen.isEmpty())
        if (const auto condition = twin::Condition::parse(route.onlyWhen); !condition)
            return unexpected(condition.error());
    return route;
}

QByteArray payloadOf(const CommandRoute &route, const QJsonValue &value, const QString &id, qint64 time)
{
    if (route.payload.isEmpty())
        return QJsonDocument(QJsonObject{{QStringLiteral("id"), id},
                                         {QStringLiteral("name"), route.name},
                                         {QStringLiteral("value"), value},
                                         {QStringLiteral("time"), time}})
            .toJson(QJsonDocument::Compact);
    QString text = route.payload;
    text.replace(QStringLiteral("{name}"), route.name);
    text.replace(QStringLiteral("{id}"), id);
    text.replace(QStringLiteral("{time}"), QString::number(time));
    text.replace(QStringLiteral("{value}"), compact(value)); // last: a value may look like one of the others
    return text.toUtf8();
}

std::vector<PlacedRoute> routesOf(const scene::Scene &scene, Issues &issues)
{
    std::vector<PlacedRoute> routes;
    for (const twin::TwinNode &found : twin::twins(scene))
        for (const QJsonValue &value : twin::twinList(*found.node, kComponent)) {
            auto route = routeFromJson(value.toObject());
            if (route)
                routes.push_back({found.twin().id, std::move(*route)});
            else
                issues.push_back({QStringLiteral("bad-command"), route.error().text(), found.twin().id});
        }
    return routes;
}

Result<scene::Change> setRoute(const scene::Scene &scene, const QString &twin, const CommandRoute &route)
{
    const auto found = twin::findTwin(scene, twin);
    if (!found)
        return unexpected(found.error());
    if (const auto checked = routeFromJson(toJson(route)); !checked) // one place knows what is allowed
        return unexpected(checked.error());
    QJsonArray routes = twin::twinList(*found->node, kComponent);
    twin::removeFromList(routes, [&](const QJsonObject &other) { return other[u"name"] == route.name; });
    routes.append(toJson(route));
    return twin::withTwinList(found->node, kComponent, routes);
}

} // namespace twinloom::command
