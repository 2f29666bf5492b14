// SPDX-License-Identifier: Apache-2.0
// What a room has one of: where a kept coffee machine stands, no second one comes.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Whether rooms of the type that have such a thing mostly (four of five) have a single one: of those that stand, by
/// their number in rooms; of those that lie on others, if they mostly lie on furniture of which there is one. False for
/// unknown types and things.
bool isUsuallyOnce(const QString &roomType, const QString &category);

/// Limits (`Request::most`) what the pinned things hold one of already and such rooms have once to as many as are
/// pinned. What the request asks for itself, and rooms that are to be fuller than usual, are left alone.
void limitToOnce(Request &request);

} // namespace twinloom::scenegen
