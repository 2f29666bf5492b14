// SPDX-License-Identifier: GPL-3.0-or-later
// Where the viewport's picture is made: an OpenGL widget on a desktop, a headless picture in a plain widget elsewhere.
#pragma once

#include "app/render/renderer.h"

#include <QWidget>

namespace twinloom::studio
{

/// All that a frame depends on. Whoever changes a part raises its revision, so that surfaces take over only what is
/// new.
struct FrameState {
    std::optional<scene::Hierarchy> hierarchy;
    render::Resources resources;
    scene::Overlays overlays;
    std::unordered_set<scene::NodeId> selection;
    render::Camera camera;
    render::Options options;
    Eigen::AlignedBox3d bounds;
    int sceneRevision = 0, overlayRevision = 0, selectionRevision = 0;
    int revision = 0; ///< of the whole: a frame of the same revision and size is not drawn again
};

/// Thread: UI. The widget belongs to its parent.
class Surface
{
public:
    virtual ~Surface() = default;
    virtual QWidget *widget() = 0;
    /// The picture as it is now, in device pixels.
    virtual QImage picture() = 0;

    /// Why there is no picture; empty when there is one.
    const QString &failure() const { return m_failure; }
    /// Milliseconds that the last frame took; 0 before the first.
    double lastFrame() const { return m_lastFrame; }
    const render::FrameStatistics &statistics() const { return m_statistics; }
    /// Called after each frame that was drawn, not where the last one was good enough.
    std::function<void()> drawn;

protected:
    QString m_failure;
    double m_lastFrame = 0;
    render::FrameStatistics m_statistics;
};

/// The one that the platform can show. `state` must outlive it.
std::unique_ptr<Surface> makeSurface(const FrameState &state, QWidget *parent);

} // namespace twinloom::studio
