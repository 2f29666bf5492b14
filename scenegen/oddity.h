// SPDX-License-Identifier: Apache-2.0
// What people would call wrong about a place, though it is legal: a screen over the sofa, a bag of rubbish amid the
// floor. Furnished rooms (resources/docs/layouts.md) have hardly any of it, but for the rubbish.
#pragma once

#include "scenegen/legalise/arrangement.h"

namespace twinloom::scenegen
{

struct PlacedThing {
    QString category;
    geometry::Box box;
};

/// Whether a single thing would look misplaced there, `others` being what stands or hangs already. A hint, no rule:
/// where there is no better place it may be taken.
bool isOddPlace(const QString &category, const geometry::Box &box, const std::vector<PlacedThing> &others,
                const Arrangement &room);
/// A sofa off the walls that looks at no screen and at no stand for one.
bool isAdrift(const QString &category, const geometry::Box &box, const std::vector<PlacedThing> &others,
              const Arrangement &room);

} // namespace twinloom::scenegen
