// SPDX-License-Identifier: Apache-2.0
// A context for the XR thread that shares its textures with a desktop application's.
#pragma once

#include "app/xr/session.h"

class QOpenGLContext;

namespace twinloom::xr
{

/// Call it on the GUI thread, where the surface is made; the Session that gets the result must end there, too. `share`
/// (may be null) is as a rule QOpenGLContext::globalShareContext(). Peer when the driver refuses.
Result<Session::MakeContext> sharedContext(QOpenGLContext *share);

} // namespace twinloom::xr
