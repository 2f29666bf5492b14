// SPDX-License-Identifier: Apache-2.0
// How many of a category a plan holds: counted, added and removed as a request asks.
#pragma once

#include "scenegen/graph/plan.h"

namespace twinloom::scenegen
{

/// Whether the unit's first thing is of the category, or the thing is; without regard to case.
bool isOf(const Unit &unit, const QString &category);
bool isOf(const scene::RoomObject &object, const QString &category);

/// Things of a category in the plan, what is pinned not among them.
int countOf(const Plan &plan, const QString &category);

/// The most things of a category that are planned on so many square metres of floor, whatever is asked.
int mostOn(double area);

/// Removes things of a category that nobody asked for, up to `surplus` of them: members before roots.
void removeSome(Plan &plan, const QString &category, int surplus);

/// Several of a category that was asked for are the same thing, where such are bought alike: the smallest of them.
void matchAsked(Plan &plan, const QString &category);

/// Draws `missing` things of a category, each a wanted unit of its own; chairs go around the tables with the fewest
/// seats. Nothing happens where the statistics do not know the category.
void addCounted(const Statistics &statistics, Plan &plan, const QString &category, int missing,
                geometry::Random &random);

/// Tells once that nothing is known of a category; `field` is the request's.
void reportUnknown(const QString &category, const QString &field, Issues &issues);

/// Things of a category that came in a group or a hall's plan leave it, so that they can stand as wished.
void detach(const Statistics &statistics, Plan &plan, const QString &category, int wanted, geometry::Random &random);

/// Adds and removes until the request's `counts` hold, pinned things counted in. Unknown categories become Issues.
void applyCounts(const Statistics &statistics, const Request &request, Plan &plan, geometry::Random &random,
                 Issues &issues);

} // namespace twinloom::scenegen
