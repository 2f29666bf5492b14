// SPDX-License-Identifier: Apache-2.0
// Draws a Scene and Overlays into the current OpenGL 3.3 core context: QOpenGLWidget, a headless EGL context, or the XR
// thread's. Lives on the thread of that context; everything it is given is a value.
#pragma once

#include "core/asset/model.h"
#include "core/progress.h"
#include "core/scan/octree/octree.h"
#include "core/scene/hierarchy.h"
#include "core/scene/overlay.h"

#include <QImage>

#include <functional>
#include <memory>
#include <span>
#include <unordered_set>

namespace twinloom::render
{

/// Where the heavy data come from. Called on the renderer's thread, once per distinct component; null: draw nothing.
struct Resources {
    std::function<asset::ModelPtr(const scene::ModelComponent &)> model;
    std::function<std::shared_ptr<const scan::PointCloud>(const scene::PointCloudComponent &)> cloud;
    /// Asked when `cloud` has nothing: clouds that are read part by part, on a thread of the renderer's own.
    std::function<std::shared_ptr<const scan::Octree>(const scene::PointCloudComponent &)> octree;
};

/// World frame: metres, z up.
struct Camera {
    Eigen::Vector3d eye = {6, -6, 5};
    Eigen::Vector3d target = {0, 0, 0};
    Eigen::Vector3d up = {0, 0, 1};
    double verticalFov = 0.85; ///< radians; ignored when orthographic
    double orthoHeight = 0;    ///< metres seen from top to bottom; 0: perspective
};

/// View and projection for one eye, explicit, as a headset gives them (asymmetric frusta). Clip z is -1 to 1.
struct Eye {
    Eigen::Matrix4d view = Eigen::Matrix4d::Identity();
    Eigen::Matrix4d projection = Eigen::Matrix4d::Identity();
};
/// Near and far planes fitted to `low` and `high`, the bounds of what is seen.
Eye eyeOf(const Camera &camera, double aspect, const Eigen::Vector3d &low, const Eigen::Vector3d &high);

/// Scenes hold scanned points and models of the same things.
enum class Show { All, Points, Models };

/// What scanned points are coloured by.
enum class PointColour {
    Scanned,   ///< their own colour, else intensity, else height
    Intensity, ///< of the beam that came back; as Scanned where a cloud has none
    Height,    ///< above the lowest points of all clouds
    Scan       ///< a colour for each cloud
};

struct Options {
    Show show = Show::All;
    PointColour pointColour = PointColour::Scanned;
    float pointSize = 1; ///< times what closes the surface
    bool shadows = true;
    bool ambientOcclusion = true;
    bool eyeDomeLighting = true;
    bool grid = true;
    bool sky = true;     ///< false: transparent black behind everything (pictures for documents, passthrough)
    bool cutaway = true; ///< walls that hide the inside from the camera, and ceilings, are left out
    bool dark = false;   ///< the dark theme's background and grid
    int pointBudget = 1'000'000;
    bool waitForPoints = false; ///< until all that the budget allows are loaded; otherwise what has come is drawn
    int multisample = 4;        ///< clamped to what there is; 0 uses FXAA
    float exposure = 1.0f;
};

/// Where the picture goes: a framebuffer of the current context and its size in device pixels.
struct Target {
    unsigned framebuffer = 0;
    int width = 0, height = 0;
    bool srgb = false; ///< the target encodes by itself (GL_SRGB8_ALPHA8): write linear
};

/// What one eye sees, and where that goes.
struct View {
    Eye eye;
    Target target;
};

struct FrameStatistics {
    int drawCalls = 0;
    qint64 triangles = 0, points = 0;
    bool pointsMissing = false; ///< more are being loaded: the same picture drawn again would show more
};

class Renderer
{
public:
    /// Peer when there is no current context, or one below OpenGL 3.3.
    static Result<std::unique_ptr<Renderer>> create();
    ~Renderer();

    /// Takes over what has changed; unchanged nodes cost nothing.
    void setScene(const scene::Hierarchy &hierarchy, const Resources &resources);
    /// Cheap when only values differ from the last call: give the same map again, not a new one.
    void setOverlays(const scene::Overlays &overlays);
    void setSelection(std::unordered_set<scene::NodeId> selection);
    /// Bounds of all that is drawn, in the world; a 4 m cube when the scene is empty.
    std::pair<Eigen::Vector3d, Eigen::Vector3d> bounds() const;

    /// A camera from the front right above that has all of the picture's things in view, and little else.
    Camera overview(const Options &options, double aspect) const;

    FrameStatistics draw(const Eye &eye, const Target &target, const Options &options);
    /// One frame for several eyes (a headset's): changes are uploaded, the scene is culled and shadows are drawn once.
    FrameStatistics draw(std::span<const View> views, const Options &options);

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

/// The camera moved, without turning, to where the points fill `share` (0 to 1) of the picture's width or height, in
/// its middle, and stay within that share of the other; an orthographic one sees as much more or less. The target stays
/// as deep in the view as it was. Without a point, the camera as it is.
Camera fitted(Camera camera, std::span<const Eigen::Vector3d> points, double aspect, double share);
/// A camera from which all of `low` to `high`, or all of these points, is seen, from the front right above: where a
/// person would stand.
Camera overview(std::span<const Eigen::Vector3d> points, double aspect);
Camera overview(const Eigen::Vector3d &low, const Eigen::Vector3d &high, double aspect);

} // namespace twinloom::render
