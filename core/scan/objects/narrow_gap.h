// SPDX-License-Identifier: Apache-2.0
// Things that stand close beside each other, as racks do back to back.
#pragma once

#include "core/scan/structure/plan_rectangle.h"

#include <span>
#include <vector>

namespace twinloom::scan
{

/// `part` cut, over and over, where hardly a point lies in a gap of 0.25 m at most that goes through all of it from
/// above, with faces along both sides of it (shadows have none): 0.4 m at least remain on each. A hollow thing is not
/// cut: what is empty in it is wide. Alone where there is no such gap. `counts`: scanned points behind each of the
/// cloud, or empty for one each; `r`: around `part`. Thread: any.
std::vector<Indices> partedAtGaps(const PointCloud &cloud, std::span<const std::uint32_t> counts, Indices part,
                                  const Rectangle &r, double spacing);

} // namespace twinloom::scan
