// SPDX-License-Identifier: Apache-2.0
#include "app/xr/panel_layer.h"

#include "app/xr/graphics_binding.h"
#include "app/xr/structure.h"

namespace twinloom::xr
{

std::unique_ptr<PanelLayer> PanelLayer::create(XrSession session, std::int64_t format, const Painter &, Calls &calls)
{
    std::unique_ptr<PanelLayer> panel(new PanelLayer(calls));
    auto info = typed<XrSwapchainCreateInfo>(XR_TYPE_SWAPCHAIN_CREATE_INFO);
    info.usageFlags = XR_SWAPCHAIN_USAGE_COLOR_ATTACHMENT_BIT | XR_SWAPCHAIN_USAGE_SAMPLED_BIT;
    info.format = format;
    info.sampleCount = info.faceCount = info.arraySize = info.mipCount = 1;
    info.width = kPanelPixelsX;
    info.height = kPanelPixelsY;
    if (!calls.ok(xrCreateSwapchain(session, &info, &panel->m_swapchain), "xrCreateSwapchain") ||
        !calls.ok(GraphicsBinding::images(panel->m_swapchain, panel->m_textures), "xrEnumerateSwapchainImages"))
        return nullptr;
    return panel;
}

PanelLayer::~PanelLayer()
{
    if (m_swapchain != XR_NULL_HANDLE)
        xrDestroySwapchain(m_swapchain);
}

bool PanelLayer::show(const PanelContent &content, PanelLook look, Painter &painter)
{
    if (m_shown && *m_shown == std::pair(content, look))
        return true;
    const QImage image = panelImage(content, look);
    std::uint32_t index = 0;
    const auto acquire = typed<XrSwapchainImageAcquireInfo>(XR_TYPE_SWAPCHAIN_IMAGE_ACQUIRE_INFO);
    if (!m_calls.ok(xrAcquireSwapchainImage(m_swapchain, &acquire, &index), "xrAcquireSwapchainImage"))
        return false;
    auto wait = typed<XrSwapchainImageWaitInfo>(XR_TYPE_SWAPCHAIN_IMAGE_WAIT_INFO);
    wait.timeout = XR_INFINITE_DURATION;
    if (!m_calls.ok(xrWaitSwapchainImage(m_swapchain, &wait), "xrWaitSwapchainImage"))
        return false;
    const QImage upright = image.mirrored(); // OpenGL's first row is the lowest
    const Gl &gl = painter.gl();
    gl.BindTexture(GL_TEXTURE_2D, m_textures[index]);
    gl.PixelStorei(GL_UNPACK_ALIGNMENT, 4);
    gl.TexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kPanelPixelsX, kPanelPixelsY, GL_RGBA, GL_UNSIGNED_BYTE,
                     upright.constBits());
    gl.BindTexture(GL_TEXTURE_2D, 0);
    gl.Flush();
    painter.setPanel(image);
    const auto release = typed<XrSwapchainImageReleaseInfo>(XR_TYPE_SWAPCHAIN_IMAGE_RELEASE_INFO);
    if (!m_calls.ok(xrReleaseSwapchainImage(m_swapchain, &release), "xrReleaseSwapchainImage"))
        return false;
    m_shown = std::pair(content, look);
    return true;
}

const XrCompositionLayerBaseHeader *PanelLayer::layer(XrSpace space, const XrPosef &pose)
{
    m_layer = typed<XrCompositionLayerQuad>(XR_TYPE_COMPOSITION_LAYER_QUAD);
    m_layer.layerFlags = XR_COMPOSITION_LAYER_BLEND_TEXTURE_SOURCE_ALPHA_BIT; // premultiplied, as it is
    m_layer.space = space;
    m_layer.eyeVisibility = XR_EYE_VISIBILITY_BOTH;
    m_layer.subImage.swapchain = m_swapchain;
    m_layer.subImage.imageRect = {{0, 0}, {kPanelPixelsX, kPanelPixelsY}};
    m_layer.pose = pose;
    m_layer.size = {float(kPanelWidth), float(kPanelHeight)};
    return reinterpret_cast<const XrCompositionLayerBaseHeader *>(&m_layer);
}

} // namespace twinloom::xr
