// SPDX-License-Identifier: GPL-3.0-or-later
// How many scanned points the cutaway leaves out of the picture: whoever looks at a scan must not take what is not
// drawn for what was not scanned.
#pragma once

#include "app/render/cutaway.h"
#include "app/studio/viewport/cloud_bulk.h"

namespace twinloom::studio
{

struct CutPoints {
    qint64 cut = 0, all = 0; ///< of all visible clouds; `cut` is an estimate
    /// Whether so many are missing that a person must be told.
    bool worthTelling() const { return 5 * cut > all; }
    bool operator==(const CutPoints &) const = default;
};

/// Seen from `eye`, beside what lies on walls and floors whose models are drawn. By about two thousand points a cloud.
CutPoints cutPoints(const scene::Hierarchy &hierarchy, const scene::Vec3 &eye, CloudBulks &clouds,
                    const render::Resources &resources);

} // namespace twinloom::studio
