// SPDX-License-Identifier: Apache-2.0
// The panel as a quad layer of its own: sharper than drawn into the scene. Thread: the XR thread.
#pragma once

#include "app/xr/calls.h"
#include "app/xr/painter.h"
#include "app/xr/panel.h"

namespace twinloom::xr
{

class PanelLayer
{
public:
    /// Null, with the failure in `calls`, when the runtime refuses the swapchain.
    static std::unique_ptr<PanelLayer> create(XrSession session, std::int64_t format, const Painter &painter,
                                              Calls &calls);
    ~PanelLayer();
    /// Uploads when the content is new. False on a failed call.
    bool show(const PanelContent &content, PanelLook look, Painter &painter);
    /// At `pose` in `space` (OpenXR's axes).
    const XrCompositionLayerBaseHeader *layer(XrSpace space, const XrPosef &pose);

private:
    explicit PanelLayer(Calls &calls) : m_calls(calls) {}
    Calls &m_calls;
    XrSwapchain m_swapchain = XR_NULL_HANDLE;
    std::vector<std::uint32_t> m_textures;
    std::optional<std::pair<PanelContent, PanelLook>> m_shown;
    XrCompositionLayerQuad m_layer{};
};

} // namespace twinloom::xr
