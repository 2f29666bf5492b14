// SPDX-License-Identifier: Apache-2.0
// What hardly any room of a type is without: a bedroom has a bed.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// How many categories that nine of ten furnished rooms of the type have standing on the floor are not among the
/// objects, nor given by the request. 0 where the request says itself what is to be there: by a graph, by counts of
/// them or by a density below 1; and for types of rooms that are known from rules alone.
int lackingIn(const Request &request, const std::vector<scene::RoomObject> &objects);

/// Their categories.
QStringList namesOfLacking(const Request &request, const std::vector<scene::RoomObject> &objects);

} // namespace twinloom::scenegen
