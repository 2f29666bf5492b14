// SPDX-License-Identifier: Apache-2.0
// One OpenXR session from its making to its loss or end: life cycle, frames, layers. Thread: the XR thread.
#pragma once

#include "app/xr/graphics_binding.h"
#include "app/xr/input.h"
#include "app/xr/panel_layer.h"
#include "app/xr/pointer.h"
#include "app/xr/shared_state.h"

namespace twinloom::xr
{

/// Where the scene stands in the base space (project's axes); outlives sessions.
struct Placement {
    Eigen::Isometry3d sceneInSpace = Eigen::Isometry3d::Identity();
    bool known = false; ///< false: to be put where the settings say
};

class HeadsetSession
{
public:
    struct Parts {
        Instance &instance;
        Input &input;
        const GraphicsBinding &binding;
        Painter &painter;
        Placement &placement;
        Pointer &pointer;
        SharedState &shared;
        const Settings &settings;
        Calls &calls;
    };
    /// Peer; calls.lastResult() tells whether it is a loss.
    static Result<std::unique_ptr<HeadsetSession>> create(const Parts &parts);
    ~HeadsetSession();

    enum class Step {
        Idle,         ///< nothing to draw now: ask again a little later
        Frame,        ///< a frame has ended
        Exited,       ///< the runtime has let go
        SessionLost,  ///< destroy this, ask for the system again
        InstanceLost, ///< destroy this, then the instance
        Failed,       ///< calls.lastFailure() says how
    };
    /// Takes what has happened, then at most one frame. Blocks as long as xrWaitFrame does.
    Step step();
    /// Asks the runtime to end the session; goes on with step() until Exited.
    void requestExit();
    /// Of the last frame, from xrWaitFrame's return to xrEndFrame's.
    double workMilliseconds() const { return m_work; }

private:
    struct EyeChain {
        XrSwapchain swapchain = XR_NULL_HANDLE;
        std::vector<std::uint32_t> textures;
        int width = 0, height = 0;
    };
    struct SpaceChange {
        XrTime when = 0;
        std::optional<Eigen::Isometry3d> moved; ///< none: nobody knows how far
    };

    explicit HeadsetSession(const Parts &parts) : p(parts) {}
    bool check(XrResult result, const char *call) { return p.calls.ok(result, call); }
    Result<void> makeSession();
    Result<void> makeSpace();
    Result<void> makeSwapchains();
    Result<void> findBlendModes();
    std::optional<std::int64_t> chooseFormat();
    std::optional<Step> pollEvents();
    std::optional<Step> enter(XrSessionState state);
    void noteSpaceChange(const XrEventDataReferenceSpaceChangePending &event);
    void applySpaceChanges(XrTime time);
    Step failure();
    Step frame();
    bool locateViews(XrTime time);
    bool drawPictures(const std::array<HandInput, 2> &hands);
    bool drawInto(std::array<EyeView, 2> &eyes, const std::vector<Ray> &rays);
    Eigen::Isometry3d spaceInScene() const;
    void takeWishes();
    qint64 framesLeft() const;
    render::Options pictureOptions() const;

    Parts p;
    XrSession m_session = XR_NULL_HANDLE;
    XrSpace m_space = XR_NULL_HANDLE;
    XrReferenceSpaceType m_spaceType = XR_REFERENCE_SPACE_TYPE_STAGE;
    std::int64_t m_format = 0;
    std::array<EyeChain, 2> m_chains;
    std::unique_ptr<PanelLayer> m_panel;
    std::vector<BlendMode> m_blendModes;
    BlendMode m_blend = BlendMode::Opaque;
    XrSessionState m_state = XR_SESSION_STATE_UNKNOWN;
    bool m_running = false;
    std::vector<SpaceChange> m_changes;
    std::array<XrView, 2> m_views{};
    bool m_viewsKnown = false;
    std::array<XrCompositionLayerProjectionView, 2> m_layerViews{};
    double m_work = 0;
    int m_slowFrames = 0; ///< in a row; stays once it is too many
};

} // namespace twinloom::xr
