// SPDX-License-Identifier: Apache-2.0
// Plans of the built-in statistics, for the tests of what a plan is made of.
#pragma once

#include "scenegen/graph/plan.h"
#include "tests/scenegen/rooms.h"

namespace twinloom::test
{

inline int count(const scenegen::Plan &plan, const char *category)
{
    int sum = 0;
    for (const scenegen::Unit &unit : plan.units)
        for (const scene::RoomObject &member : unit.members)
            sum += member.category == QLatin1String(category);
    return sum;
}

inline scenegen::Plan planFor(const scenegen::Request &request, Issues &issues, std::uint64_t seed = 1)
{
    geometry::Random random(seed);
    return makePlan(scenegen::Statistics::builtIn(), request, random, issues);
}

} // namespace twinloom::test
