// SPDX-License-Identifier: Apache-2.0
// Where a command of a twin goes and what guards it: authored on the twin's node, in a component of its own
// ("commands"), through a Change. Plain values; any thread.
#pragma once

#include "core/scene/change.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace twinloom::command
{

struct CommandRoute {
    QString name;    ///< of a Command or a writable Property of the twin's model
    QString target;  ///< mqtt://HOST:PORT/TOPIC of the device
    QString payload; ///< what is sent, with {name}, {value}, {id} and {time}; empty: one JSON object of these four
    bool dangerous = false;            ///< needs a confirmation each time
    std::optional<double> least, most; ///< of a numeric value
    QString onlyWhen;                  ///< "TWIN.PROPERTY OP OPERAND" that must be so when it is sent; stale means no
    double timeout = 10;               ///< seconds that the device has to answer, above 0
    bool operator==(const CommandRoute &) const = default;
};

QJsonObject toJson(const CommandRoute &route);
/// BadInput names the field that is missing or out of its range.
Result<CommandRoute> routeFromJson(const QJsonObject &json);
/// The route's payload, filled in. `time` is UTC nanoseconds.
QByteArray payloadOf(const CommandRoute &route, const QJsonValue &value, const QString &id, qint64 time);

/// A route, and the twin that it is on.
struct PlacedRoute {
    QString twin;
    CommandRoute route;
    QString tag() const { return twin + QLatin1Char('.') + route.name; }
};

/// All routes of a scene, in order of node ids. Issue "bad-command" for those that cannot be read.
std::vector<PlacedRoute> routesOf(const scene::Scene &scene, Issues &issues);

/// The route on the twin, in place of one of the same name. NotFound: no such twin; BadInput: routeFromJson's.
Result<scene::Change> setRoute(const scene::Scene &scene, const QString &twin, const CommandRoute &route);

} // namespace twinloom::command
