// SPDX-License-Identifier: Apache-2.0
// What the verbs about live data share: the model, where the history is, and times as people write them.
#pragma once

#include "app/cli/context.h"
#include "twin/model/model.h"

namespace twinloom::cli
{

/// The model that the project's twins are of; empty when it has none.
Result<twin::Model> modelOf(const project::Project &project, Context &context);

/// Where samples are: `given`, a folder or a postgres:// URL, or the folder beside the project, "plant.twin" ->
/// "plant.history".
QString historyPlace(const QString &project, const QString &given);
/// Where alarms and commands are: the same, but always a folder.
QString historyFolder(const QString &project, const QString &given);

/// UTC nanoseconds of a whole number of them or of ISO 8601 (UTC unless it says otherwise). Usage names the option.
Result<qint64> parseTime(const QString &text, const QString &option);

} // namespace twinloom::cli
