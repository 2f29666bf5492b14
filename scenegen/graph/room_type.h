// SPDX-License-Identifier: Apache-2.0
// What type a room is of, told from what stands in it: naive Bayes over the categories of furnished rooms.
#pragma once

#include "scenegen/graph/statistics.h"

#include <span>

namespace twinloom::scenegen
{

struct SeenThing {
    QString category;
    double confidence = 1; ///< 0 to 1, that it is of that category
};

/// The name of the type that the things speak for ("Bedroom"); empty where none is clearly likelier than the others.
/// Things count by their confidence; what the statistics do not know counts for nothing. Thread: any.
QString likelyRoomType(const Statistics &statistics, std::span<const SeenThing> things);

} // namespace twinloom::scenegen
