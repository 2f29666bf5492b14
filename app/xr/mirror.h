// SPDX-License-Identifier: Apache-2.0
// Three textures between the XR thread and whoever shows the mirror, so that neither waits: one is being drawn, one is
// ready, one is being shown. Textures are shared between contexts; a fence says when one is finished.
#pragma once

#include "app/xr/painter.h"

#include <mutex>

namespace twinloom::xr
{

/// A finished mirror picture: a texture of the share group, row 0 at the bottom, sRGB.
struct MirrorTexture {
    unsigned texture = 0;
    int width = 0, height = 0;
};

class Mirror
{
public:
    // XR thread, with its context current.
    /// The texture to draw into now; none while all three are busy: the frame is skipped.
    std::optional<MirrorTexture> begin(const Painter &painter, int width, int height);
    void end(const Gl &gl);
    /// Offers what the GPU has finished. Never waits.
    void publish(const Gl &gl);
    /// The newest picture as an image, waiting for it; null before the first.
    QImage read(const Painter &painter);
    void release(const Painter &painter);

    // Any thread; never waits.
    /// The newest finished picture. It stays as it is until the next call.
    std::optional<MirrorTexture> take();

private:
    struct Slot {
        MirrorTexture picture;
        GLsync fence = nullptr; ///< drawn, perhaps not finished
    };
    std::mutex m_mutex; ///< held for a few assignments only
    std::array<Slot, 3> m_slots;
    int m_drawing = -1, m_pending = -1, m_ready = -1, m_shown = -1, m_newest = -1;
};

} // namespace twinloom::xr
