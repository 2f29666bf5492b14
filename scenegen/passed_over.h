// SPDX-License-Identifier: Apache-2.0
// What of a request is not followed, so that it is not lost silently.
#pragma once

#include "scenegen/generator.h"

class QJsonObject;

namespace twinloom::scenegen
{

/// Of a request's JSON: "unknown-field" (each once, with the one that may be meant), "empty-category".
void reportPassedOver(const QJsonObject &json, Issues &findings);

/// With category, centre, size and yaw and not pinned: an old layout's, of which nothing is left to complete.
bool isComplete(const PartialObject &object);

/// Of all objects that were given: "complete-dropped", once, with how many are complete.
void reportPassedOver(const std::vector<PartialObject> &objects, Issues &findings);

} // namespace twinloom::scenegen
