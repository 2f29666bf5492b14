// SPDX-License-Identifier: Apache-2.0
#include "app/xr/mirror.h"

namespace twinloom::xr
{

std::optional<MirrorTexture> Mirror::begin(const Painter &painter, int width, int height)
{
    publish(painter.gl());
    const std::lock_guard lock(m_mutex);
    m_drawing = -1;
    for (int i = 0; i < int(m_slots.size()); ++i)
        if (i != m_pending && i != m_ready && i != m_shown)
            m_drawing = i;
    if (m_drawing < 0)
        return {};
    MirrorTexture &picture = m_slots[std::size_t(m_drawing)].picture;
    if (picture.width != width || picture.height != height) {
        if (picture.texture)
            painter.deleteTexture(picture.texture);
        picture = {painter.makeTexture(width, height), width, height};
    }
    return picture;
}

void Mirror::end(const Gl &gl)
{
    const GLsync fence = gl.FenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.Flush();
    const std::lock_guard lock(m_mutex);
    m_slots[std::size_t(m_drawing)].fence = fence;
    m_newest = m_drawing;
    if (m_pending < 0)
        m_pending = m_drawing;
    else { // the one before is still on its way: it will be offered, this one is drawn over
        gl.DeleteSync(fence);
        m_slots[std::size_t(m_drawing)].fence = nullptr;
    }
    m_drawing = -1;
}

void Mirror::publish(const Gl &gl)
{
    const std::lock_guard lock(m_mutex);
    if (m_pending < 0)
        return;
    GLsync &fence = m_slots[std::size_t(m_pending)].fence;
    const GLenum state = gl.ClientWaitSync(fence, 0, 0);
    if (state != GL_ALREADY_SIGNALED && state != GL_CONDITION_SATISFIED)
        return;
    gl.DeleteSync(fence);
    fence = nullptr;
    m_ready = m_pending;
    m_pending = -1;
}

QImage Mirror::read(const Painter &painter)
{
    MirrorTexture newest;
    {
        const std::lock_guard lock(m_mutex);
        if (m_newest < 0)
            return {};
        newest = m_slots[std::size_t(m_newest)].picture;
    }
    return painter.readMirror(newest.texture, newest.width, newest.height);
}

void Mirror::release(const Painter &painter)
{
    const std::lock_guard lock(m_mutex);
    for (Slot &slot : m_slots) {
        if (slot.fence)
            painter.gl().DeleteSync(slot.fence);
        if (slot.picture.texture)
            painter.deleteTexture(slot.picture.texture);
        slot = {};
    }
    m_drawing = m_pending = m_ready = m_shown = m_newest = -1;
}

std::optional<MirrorTexture> Mirror::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_ready >= 0) {
        m_shown = m_ready;
        m_ready = -1;
    }
    return m_shown < 0 ? std::nullopt : std::optional(m_slots[std::size_t(m_shown)].picture);
}

} // namespace twinloom::xr
