// SPDX-License-Identifier: Apache-2.0
// Several layouts of one room that differ, the best first.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

constexpr double kNearDuplicate = 0.2; ///< layouts that differ less count as one

/// From 0 (the same) to 1 (nothing in common): the share of standing objects without a counterpart of their category in
/// the other layout, each counterpart counting by its distance (1 m away is none) and turn.
double difference(const scene::Room &a, const scene::Room &b);

/// At most `count` layouts of the seeds request.seed, request.seed + 1, ...: those of the first seeds, less near
/// duplicates of earlier ones and those that add nothing to the pinned, for which later seeds stand in, up to 2 count +
/// 2 seeds. Ranked: those first that lack the least of what such rooms have (lacking.h), then fewest findings, then the
/// most objects reached and floor walkable, then the lower seed. Those with a plan of the floor: fewest wishes that
/// were not met, then the least handling cost, before the others. Fewer where the request leaves no choice, with an
/// Issue "fewer-alternatives" on the first. Of two plans of an even floor that are mirror images and cost the same, the
/// later is a near duplicate, as is one with the same blocks. More than 64 are neither compared nor ranked. One layout
/// is that of the seed itself. A seed that fails is an Issue "alternative-failed" on the first, and another seed stands
/// in; only where all fail, the first one's error is returned. Errors as generate().
Result<std::vector<Layout>> alternatives(const Generator &generator, const Request &request, int count,
                                         Progress &progress);

} // namespace twinloom::scenegen
