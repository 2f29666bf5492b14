// SPDX-License-Identifier: Apache-2.0
// What a project's live side goes by, the same for the command line and Studio.
#pragma once

#include <QString>

namespace twinloom::workflow
{

/// The folder of what is recorded, beside the project: "plant.twin" -> "plant.history".
QString historyFolderOf(const QString &project);

/// The project's setting under which brokers know it: what they keep for it during an outage must be found again.
inline constexpr const char *kClientIdKey = "mqtt/client-id";
/// A new one; at most 23 letters and digits, which every broker takes.
QString newClientId();

/// Who acts on alarms and devices when nobody says: the environment's USER, else the name of the process's account,
/// else its number.
QString userName();

} // namespace twinloom::workflow
