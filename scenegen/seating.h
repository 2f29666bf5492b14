// SPDX-License-Identifier: Apache-2.0
// What people expect of things that are asked for together: tables as large as their seats need, things of a kind that
// match, a coffee table before the sofa.
#pragma once

#include "scenegen/relation.h"

#include "core/geometry/box.h"

namespace twinloom::scenegen
{

/// How many people sit at a table of that size (metres): 0.6 m each along the long sides, one at each end that is wide
/// enough, none below 0.5 m.
int seatsAt(const geometry::Vec3 &size);
/// The size of a table for so many seats, as wide and high as this one at least; the same where it is large enough.
geometry::Vec3 sizeForSeats(const geometry::Vec3 &size, int seats);

/// Whether several of a category that are asked for in one room are bought alike: beds, chairs, tables; no plants.
bool areAlike(const QString &category);

/// Where people put a thing that they ask for and say nothing else of: "CoffeeTable" before "Sofa".
struct Custom {
    Relation relation = Relation::None;
    QString to; ///< category
};
/// What a relation of a category to another is meant as: who has a chair face a desk or a dining table sits at it, so
/// that it is "in-front-of" or "around" that. Others are what they say.
QString meantRelation(const QString &relation, const QString &category, const QString &to);

/// No relation where there is no such custom.
Custom customOf(const QString &category);

} // namespace twinloom::scenegen
