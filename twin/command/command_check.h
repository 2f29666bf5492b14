// SPDX-License-Identifier: Apache-2.0
// Whether a command may go, as far as the scene and its models say. Fails closed. Functions only; any thread.
#pragma once

#include "twin/command/command_route.h"
#include "twin/model/model.h"

namespace twinloom::command
{

enum class Confirmation { Given, Missing };

struct CommandWish {
    QString twin, name;
    QJsonValue value; ///< null for a Command without a request
    Confirmation confirmation = Confirmation::Missing;
};

struct CheckedCommand {
    CommandRoute route;
    bool property = false; ///< sets a writable Property, so that it becomes desired and is watched for
};

/// NotFound: no such twin, content or way; BadInput: neither a Command nor a writable Property, or a value that the
/// schema or the way's range refuses; Usage: a dangerous one without its confirmation.
Result<CheckedCommand> checkCommand(const scene::Scene &scene, const twin::Model &model, const CommandWish &wish);

/// The twin's desired state with that property so; an undefined `value` takes it out. NotFound: no such twin.
Result<scene::Change> setDesired(const scene::Scene &scene, const QString &twin, const QString &property,
                                 const QJsonValue &value);

} // namespace twinloom::command
