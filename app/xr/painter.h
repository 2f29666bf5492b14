// SPDX-License-Identifier: Apache-2.0
// The pictures of both eyes: scene and overlays by app/render, then the controllers' rays. Keeps what is costly to
// make, so that it outlives a lost session. Thread: that of the context, which stays current.
#pragma once

#include "app/render/picker.h"
#include "app/render/renderer.h"
#include "app/xr/gl.h"

#include <array>
#include <span>

namespace twinloom::xr
{

class GraphicsBinding;

/// From a controller to what it points at; world.
struct Ray {
    Eigen::Vector3d from = Eigen::Vector3d::Zero(), to = Eigen::Vector3d::UnitY();
    bool hits = false, pressed = false;
};

/// One eye's picture: where it is drawn, and as seen from where.
struct EyeView {
    render::Eye eye;
    unsigned texture = 0; ///< GL_TEXTURE_2D
    int width = 0, height = 0;
};

/// The panel as it stands in the world: its middle at the origin, x to the right, y up; faces +z.
struct PanelPlace {
    Eigen::Isometry3d pose = Eigen::Isometry3d::Identity();
};

class Painter
{
public:
    static Result<std::unique_ptr<Painter>> create(const GraphicsBinding &binding, const render::Resources &resources);
    ~Painter();
    Painter(const Painter &) = delete;
    Painter &operator=(const Painter &) = delete;

    void setScene(const scene::Hierarchy &hierarchy);
    void setOverlays(const scene::Overlays &overlays);
    void setSelection(std::unordered_set<scene::NodeId> selection);
    const scene::Hierarchy &hierarchy() const { return m_hierarchy; }
    const scene::Overlays &overlays() const { return m_overlays; }
    std::optional<render::Pick> pick(const Eigen::Vector3d &origin, const Eigen::Vector3d &direction) const;
    /// Distances of the nearest and farthest thing to draw from `eye`, metres.
    std::pair<double, double> depthRange(const Eigen::Vector3d &eye) const;

    /// `encodes`: the textures are sRGB or linear floats (write linear); else they hold encoded values.
    void drawEyes(std::span<const EyeView> eyes, const render::Options &options, std::span<const Ray> rays,
                  bool encodes);
    const Gl &gl() const { return m_gl; }

    unsigned makeTexture(int width, int height) const;
    void deleteTexture(unsigned texture) const;

    // The mirror: what both eyes see, side by side, with the panel, for people at the desk.
    /// The panel's picture (as panelImage gives it); null: none.
    void setPanel(const QImage &image);
    void copyToMirror(std::span<const EyeView> eyes, unsigned mirror, const std::optional<PanelPlace> &panel,
                      bool linearFloats);
    /// Upper row first, RGB.
    QImage readMirror(unsigned mirror, int width, int height) const;

private:
    Painter() = default;
    struct Vertex {
        float position[3];
        float across[2]; ///< -1 to 1; the edge is soft
        float colour[4]; ///< linear, premultiplied
    };
    Result<void> makeProgram();
    void addRibbon(const Eigen::Vector3d &from, const Eigen::Vector3d &to, const Eigen::Vector3d &eye, double width,
                   const Eigen::Vector4f &start, const Eigen::Vector4f &end);
    void addDisc(const Eigen::Vector3d &centre, const Eigen::Vector3d &eye, double radius,
                 const Eigen::Vector4f &colour);
    void drawVertices(const Eigen::Matrix4d &clip, bool encode, unsigned texture);
    /// Into the bound framebuffer.
    void drawRays(const EyeView &view, std::span<const Ray> rays, bool encodes);

    Gl m_gl;
    std::unique_ptr<render::Renderer> m_renderer;
    render::Picker m_picker;
    render::Resources m_resources;
    scene::Hierarchy m_hierarchy{scene::Scene()};
    scene::Overlays m_overlays;
    GLuint m_framebuffer = 0, m_readFramebuffer = 0, m_program = 0, m_array = 0, m_buffer = 0, m_panelTexture = 0;
    std::array<GLuint, 2> m_eyeFramebuffers{};
    GLint m_clip = -1, m_encode = -1, m_textured = -1;
    Eigen::Vector3d m_origin = Eigen::Vector3d::Zero(); ///< vertices are relative to it
    std::vector<Vertex> m_vertices;
};

} // namespace twinloom::xr
