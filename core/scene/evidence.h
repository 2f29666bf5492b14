// SPDX-License-Identifier: Apache-2.0
// What gave an opening away to a scan, kept with its node beside the opening itself: whoever trusts a door wants to
// know whether it was seen open, or told from its frame or colour.
#pragma once

#include "core/scene/node.h"

namespace twinloom::scene
{

/// "hole": seen open; of what was closed "relief" (it stands out or back) or "colour". Empty: made by hand, or by a
/// scan of an older build.
QString evidenceOf(const Node &node);
/// JSON form: a component "evidence" with the member `kind`.
void setEvidence(Node &node, const QString &evidence);
/// Whether an opening was seen open: then its leaf is among the scanned points, where it stands.
bool seenOpen(const Node &node);

} // namespace twinloom::scene
