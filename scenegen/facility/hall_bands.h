// SPDX-License-Identifier: Apache-2.0
// Which bands lie across a part of a hall, and where the aisles between them are.
#pragma once

#include "core/geometry/random.h"
#include "scenegen/facility/hall_frame.h"
#include "scenegen/facility/hall_rules.h"

namespace twinloom::facility
{

struct BandPlace {
    int band = 0;          ///< index into HallRules::bands
    double from = 0;       ///< v of its low side
    bool backHigh = false; ///< its back is at its high side, so that it looks to lower v
    bool atWall = false;
};

struct Aisle {
    double from = 0, to = 0; ///< v
};

struct AcrossPlan {
    std::vector<BandPlace> bands; ///< by rising v
    std::vector<Aisle> aisles;
};

/// The bands of a zone that fill the width best: bands at those long sides that have a wall, islands between, an aisle
/// between any two. Wider aisles take what is left. Empty where not even one band and an aisle fit.
AcrossPlan chooseBands(const HallRules &rules, const HallRule &hall, const ZoneRule &zone, const HallRectangle &part,
                       geometry::Random &random);

} // namespace twinloom::facility
