// SPDX-License-Identifier: Apache-2.0
// Everything that a verb's file needs.
#pragma once

#include "app/cli/exit_status.h"
#include "app/cli/verbs.h"

#include <QJsonArray>
#include <QJsonObject>
