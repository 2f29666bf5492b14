// SPDX-License-Identifier: Apache-2.0
// The forms and sizes that a request wants of a plan's things: round tables, double beds.
#pragma once

#include "scenegen/graph/plan.h"

namespace twinloom::scenegen
{

/// A round thing is as deep as it is wide, unless its size was given, and its seats stand around it one by one.
void applyShapes(const Request &request, Plan &plan);

/// Things of the request's `sizes` become known ones of that size; where there is none, one is made so. Things of given
/// sizes, and seats around a table that stays as it is, are left alone.
void applySizes(const Statistics &statistics, const Request &request, Plan &plan, geometry::Random &random);

} // namespace twinloom::scenegen
