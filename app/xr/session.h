// SPDX-License-Identifier: Apache-2.0
// The scene in a headset. A Session runs OpenXR and OpenGL on a thread of its own, because the headset's clock blocks
// it; scene, overlays and status travel as values. Survives the loss of session and runtime, and ends when it is told
// to, when the runtime says so, after a number of frames, or with an error. Thread: makes no demands; all calls return
// at once unless they say otherwise.
#pragma once

#include "app/render/renderer.h"
#include "app/xr/blend_mode.h"

#include <QStringList>

#include <chrono>

namespace twinloom::xr
{

/// System: what the OpenXR loader finds; for the simulated one call useSimulatedHeadset() (runtime_manifest.h) first.
/// None: no OpenXR at all; the pictures of a person standing still go to the mirror.
enum class Headset { System, None };

/// Stage: the floor of the room, as a registered twin wants it. Local: wherever the wearer sat down; recentering brings
/// the scene along.
enum class Floor { Stage, Local };

struct Settings {
    Headset headset = Headset::System;
    Floor floor = Floor::Stage;
    int frames = 0; ///< ends by itself after so many; 0: does not
    /// Where the middle of the wearer's floor is in the scene, and where its front looks: from +y, counter-clockwise.
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    double yaw = 0;
    std::optional<BlendMode> blend; ///< wished for; none: alpha, additive, opaque, whichever is there first
    render::Options picture;        ///< sky and grid are left out where the real room shows
    bool mirror = true;
    std::chrono::seconds patience{30}; ///< for a lost headset to return; 0: for ever
    /// Called on the XR thread when something is selected.
    std::function<void(scene::NodeId)> selected;
};

/// How it went, or goes. Times are those of our own work a frame, from xrWaitFrame's return to xrEndFrame's.
struct Status {
    bool running = false;
    QString runtime;
    QStringList states; ///< of the session, in the order seen: "IDLE", "READY", ...
    qint64 frames = 0;  ///< ended
    qint64 shown = 0;   ///< of these, with a picture
    BlendMode blend = BlendMode::Opaque;
    std::vector<BlendMode> offered; ///< blend modes, in the headset's order of preference
    double medianMilliseconds = 0, p99Milliseconds = 0;
    int validationErrors = 0; ///< calls that did not succeed, and what a validation layer reported
    int losses = 0;           ///< of session or runtime, recovered from
    scene::NodeId pointedAt, selection;
    Issues issues;
};

class Session
{
public:
    /// Makes a context and makes it current on the calling thread, which is the XR thread; it is let go of there, too.
    using MakeContext = std::function<Result<std::shared_ptr<void>>()>;

    Session(Settings settings, MakeContext makeContext, render::Resources resources);
    /// Stops, and waits for the end.
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    void setScene(const scene::Hierarchy &hierarchy);
    void setOverlays(const scene::Overlays &overlays);
    /// From the next frame on, where the headset offers it.
    void setBlendMode(BlendMode mode);

    /// Silences the OpenXR loader in the environment, where XR_LOADER_DEBUG does not say otherwise.
    void start();
    void stop();
    /// Whether it has ended within the time; waits for it.
    bool waitForEnd(std::chrono::milliseconds time);

    Status status() const;
    /// After the end: what went wrong, if anything did. Peer as a rule.
    Result<void> outcome() const;

    /// The newest mirror picture: a texture that contexts of the share group may draw; valid until the next call.
    struct Mirror {
        unsigned texture = 0;
        int width = 0, height = 0; ///< both eyes side by side, row 0 at the bottom
    };
    std::optional<Mirror> mirror();
    /// After the end: the last mirror picture; null when nothing was shown.
    QImage lastPicture() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::xr
