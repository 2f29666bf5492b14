// SPDX-License-Identifier: Apache-2.0
// What a prompt wants where: its wishes as relations of a plan's units.
#pragma once

#include "scenegen/graph/plan.h"

namespace twinloom::scenegen
{

/// The unit that another one relates to: a wanted one first. -1 without one.
int unitOfCategory(const Plan &plan, const QString &category, int except);

/// What is told of a thing that a relation of the user's does not hold for: which, and to what (empty: the room).
Issue relationNotMet(const QString &category, Relation relation, const QString &to, const QString &field);

/// Indices into Plan::pinned.
std::vector<int> pinnedOfCategory(const Plan &plan, const QString &category);

/// Leaves room for `count` things that are to be `kind` of it.
void makeRoomAround(Unit &target, Relation kind, int count);

/// Whether it is laid on the other, or put under it, once that has its place; else it looks for a place of its own.
bool isCarried(Relation kind, const Unit &unit, const scene::RoomObject &to);

/// Adds what the request's `wishes` name and gives each unit its relation; applyCounts() comes before.
void applyWishes(const Statistics &statistics, const Request &request, Plan &plan, geometry::Random &random,
                 Issues &issues);

} // namespace twinloom::scenegen
