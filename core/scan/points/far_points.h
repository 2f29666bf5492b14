// SPDX-License-Identifier: Apache-2.0
// Points so far from all others that they are faults of a file: a bit that flipped, a line of another survey.
#pragma once

#include "core/scan/points/spilled_scan.h"

namespace twinloom::scan
{

/// Leaves out points that lie a hundred extents of the rest away from it, unless they are more than one in a thousand
/// (then they are no faults, and the scan is what it is). The issue "far-points" counts them and names the first.
/// A look at every point only where one may be far. Io; Cancelled.
Result<void> dropFarPoints(SpilledScan &scan, Progress &progress);

} // namespace twinloom::scan
