// SPDX-License-Identifier: Apache-2.0
#include "app/xr/painter.h"

#include "app/xr/graphics_binding.h"
#include "app/xr/panel.h"

#include <QCoreApplication>

#include <cstddef>

namespace twinloom::xr
{
namespace
{

constexpr const char *kVertexShader = R"(#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec2 across;
layout(location = 2) in vec4 colour;
uniform mat4 clip;
out vec2 place;
out vec4 paint;
void main() { place = across; paint = colour; gl_Position = clip * vec4(position, 1.0); }
)";

constexpr const char *kFragmentShader = R"(#version 330 core
in vec2 place;
in vec4 paint;
uniform int encode;   // 1: the target holds sRGB values, and does not encode by itself
uniform int textured; // 1: premultiplied, encoded picture instead of a colour
uniform sampler2D picture;
layout(location = 0) out vec4 result;
void main()
{
    if (textured != 0) {
        result = texture(picture, place * 0.5 + 0.5);
        return;
    }
    float edge = 1.0 - smoothstep(0.7, 1.0, length(place));
    vec3 colour = paint.a > 0.0 ? paint.rgb / paint.a : vec3(0.0);
    if (encode != 0)
        colour = mix(colour * 12.92, 1.055 * pow(colour, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, colour));
    result = vec4(colour, 1.0) * (paint.a * edge);
}
)";

const Eigen::Vector4f kRay(1.0f, 0.42f, 0.05f, 1), kPressed(1.0f, 0.85f, 0.4f, 1), kBody(0.12f, 0.13f, 0.15f, 1);

GLuint compile(const Gl &gl, GLenum kind, const char *source)
{
    const GLuint shader = gl.CreateShader(kind);
    gl.ShaderSource(shader, 1, &source, nullptr);
    gl.CompileShader(shader);
    return shader;
}

} // namespace

Result<std::unique_ptr<Painter>> Painter::create(const GraphicsBinding &binding, const render::Resources &resources)
{
    auto renderer = render::Renderer::create();
    if (!renderer)
        return unexpected(renderer.error());
    std::unique_ptr<Painter> painter(new Painter);
    if (!painter->m_gl.load([&binding](const char *name) { return binding.resolve(name); }))
        return unexpected(ErrorCode::Peer,
                          QCoreApplication::translate("xr", "The graphics driver lacks functions of OpenGL 3.3."),
                          QCoreApplication::translate("xr", "Update the graphics driver."));
    painter->m_renderer = *std::move(renderer);
    painter->m_resources = resources;
    if (const auto made = painter->makeProgram(); !made)
        return unexpected(made.error());
    return painter;
}

Painter::~Painter()
{
    if (!m_program)
        return;
    m_gl.DeleteProgram(m_program);
    m_gl.DeleteBuffers(1, &m_buffer);
    m_gl.DeleteVertexArrays(1, &m_array);
    m_gl.DeleteFramebuffers(1, &m_framebuffer);
    m_gl.DeleteFramebuffers(GLsizei(m_eyeFramebuffers.size()), m_eyeFramebuffers.data());
    m_gl.DeleteFramebuffers(1, &m_readFramebuffer);
    m_gl.DeleteTextures(1, &m_panelTexture);
}

Result<void> Painter::makeProgram()
{
    const GLuint vertex = compile(m_gl, GL_VERTEX_SHADER, kVertexShader),
                 fragment = compile(m_gl, GL_FRAGMENT_SHADER, kFragmentShader);
    m_program = m_gl.CreateProgram();
    m_gl.AttachShader(m_program, vertex);
    m_gl.AttachShader(m_program, fragment);
    m_gl.LinkProgram(m_program);
    m_gl.DeleteShader(vertex);
    m_gl.DeleteShader(fragment);
    GLint linked = 0;
    m_gl.GetProgramiv(m_program, GL_LINK_STATUS, &linked);
    if (!linked)
        return unexpected(ErrorCode::Internal,
                          QCoreApplication::translate("xr", "The rays' shader does not compile on this driver."));
    m_clip = m_gl.GetUniformLocation(m_program, "clip");
    m_encode = m_gl.GetUniformLocation(m_program, "encode");
    m_textured = m_gl.GetUniformLocation(m_program, "textured");
    m_gl.GenFramebuffers(1, &m_framebuffer);
    m_gl.GenFramebuffers(GLsizei(m_eyeFramebuffers.size()), m_eyeFramebuffers.data());
    m_gl.GenFramebuffers(1, &m_readFramebuffer);
    m_gl.GenBuffers(1, &m_buffer);
    m_gl.GenVertexArrays(1, &m_array);
    m_gl.BindVertexArray(m_array);
    m_gl.BindBuffer(GL_ARRAY_BUFFER, m_buffer);
    const auto attribute = [this](GLuint index, GLint size, std::size_t offset) {
        m_gl.EnableVertexAttribArray(index);
        m_gl.VertexAttribPointer(index, size, GL_FLOAT, GL_FALSE, sizeof(Vertex),
                                 reinterpret_cast<const void *>(offset));
    };
    attribute(0, 3, offsetof(Vertex, position));
    attribute(1, 2, offsetof(Vertex, across));
    attribute(2, 4, offsetof(Vertex, colour));
    m_gl.BindVertexArray(0);
    m_gl.BindBuffer(GL_ARRAY_BUFFER, 0);
    return {};
}

void Painter::setScene(const scene::Hierarchy &hierarchy)
{
    m_hierarchy = hierarchy;
    m_renderer->setScene(hierarchy, m_resources);
    m_picker.setScene(hierarchy, m_resources);
}

void Painter::setOverlays(const scene::Overlays &overlays)
{
    m_overlays = overlays;
    m_renderer->setOverlays(m_overlays);
}

void Painter::setSelection(std::unordered_set<scene::NodeId> selection)
{
    m_renderer->setSelection(std::move(selection));
}

std::optional<render::Pick> Painter::pick(const Eigen::Vector3d &origin, const Eigen::Vector3d &direction) const
{
    return m_picker.pick(origin, direction);
}

std::pair<double, double> Painter::depthRange(const Eigen::Vector3d &eye) const
{
    const auto [low, high] = m_renderer->bounds();
    const Eigen::Vector3d reach = (eye - low).cwiseAbs().cwiseMax((eye - high).cwiseAbs());
    // Hands come as near as 5 cm. The ground and the sky lie beyond the scene.
    return {0.05, std::clamp(4 * reach.norm(), 60.0, 5000.0)};
}

void Painter::drawEyes(std::span<const EyeView> eyes, const render::Options &options, std::span<const Ray> rays,
                       bool encodes)
{
    std::vector<render::View> views;
    for (const EyeView &eye : eyes.first(std::min(eyes.size(), m_eyeFramebuffers.size()))) {
        const GLuint framebuffer = m_eyeFramebuffers[views.size()];
        m_gl.BindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        m_gl.FramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, eye.texture, 0);
        views.push_back({eye.eye, {framebuffer, eye.width, eye.height, encodes}});
    }
    m_renderer->draw(views, options); // one cull and one shadow map for both
    for (std::size_t i = 0; i < views.size(); ++i) {
        m_gl.BindFramebuffer(GL_FRAMEBUFFER, m_eyeFramebuffers[i]);
        drawRays(eyes[i], rays, encodes);
        m_gl.FramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    }
    m_gl.BindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Painter::addRibbon(const Eigen::Vector3d &from, const Eigen::Vector3d &to, const Eigen::Vector3d &eye,
                        double width, const Eigen::Vector4f &start, const Eigen::Vector4f &end)
{
    const auto sideAt = [&](const Eigen::Vector3d &at) {
        const Eigen::Vector3d side = (to - from).cross(eye - at);
        return side.norm() > 1e-9 ? Eigen::Vector3d(side.normalized() * width) : Eigen::Vector3d::Zero();
    };
    const auto vertex = [this](const Eigen::Vector3d &at, float across, const Eigen::Vector4f &colour) {
        const Eigen::Vector3f p = (at - m_origin).cast<float>();
        return Vertex{{p.x(), p.y(), p.z()},
                      {across, 0},
                      {colour[0] * colour[3], colour[1] * colour[3], colour[2] * colour[3], colour[3]}};
    };
    const Eigen::Vector3d a = sideAt(from), b = sideAt(to);
    const Vertex corners[] = {vertex(from - a, -1, start), vertex(from + a, 1, start), vertex(to - b, -1, end),
                              vertex(to + b, 1, end)};
    for (const int i : {0, 1, 2, 2, 1, 3})
        m_vertices.push_back(corners[i]);
}

void Painter::addDisc(const Eigen::Vector3d &centre, const Eigen::Vector3d &eye, double radius,
                      const Eigen::Vector4f &colour)
{
    const Eigen::Vector3d back = (eye - centre).normalized();
    const Eigen::Vector3d right = back.unitOrthogonal() * radius, up = back.cross(right);
    const auto vertex = [&](float x, float y) {
        const Eigen::Vector3f p = (centre + double(x) * right + double(y) * up - m_origin).cast<float>();
        return Vertex{{p.x(), p.y(), p.z()},
                      {x, y},
                      {colour[0] * colour[3], colour[1] * colour[3], colour[2] * colour[3], colour[3]}};
    };
    const Vertex corners[] = {vertex(-1, -1), vertex(1, -1), vertex(-1, 1), vertex(1, 1)};
    for (const int i : {0, 1, 2, 2, 1, 3})
        m_vertices.push_back(corners[i]);
}

void Painter::drawVertices(const Eigen::Matrix4d &clip, bool encode, unsigned texture)
{
    if (m_vertices.empty())
        return;
    const Eigen::Affine3d shift(Eigen::Translation3d{m_origin});
    const Eigen::Matrix4f matrix = (clip * shift.matrix()).cast<float>();
    m_gl.UseProgram(m_program);
    m_gl.UniformMatrix4fv(m_clip, 1, GL_FALSE, matrix.data());
    m_gl.Uniform1i(m_encode, encode ? 1 : 0);
    m_gl.Uniform1i(m_textured, texture ? 1 : 0);
    m_gl.ActiveTexture(GL_TEXTURE0);
    m_gl.BindTexture(GL_TEXTURE_2D, texture);
    m_gl.BindVertexArray(m_array);
    m_gl.BindBuffer(GL_ARRAY_BUFFER, m_buffer);
    m_gl.BufferData(GL_ARRAY_BUFFER, GLsizeiptr(m_vertices.size() * sizeof(Vertex)), m_vertices.data(), GL_STREAM_DRAW);
    m_gl.Enable(GL_BLEND);
    m_gl.BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    m_gl.DrawArrays(GL_TRIANGLES, 0, GLsizei(m_vertices.size()));
    m_gl.Disable(GL_BLEND);
    m_gl.BindVertexArray(0);
    m_gl.BindTexture(GL_TEXTURE_2D, 0);
    m_gl.UseProgram(0);
    m_vertices.clear();
}

void Painter::drawRays(const EyeView &view, std::span<const Ray> rays, bool encodes)
{
    if (rays.empty())
        return;
    const Eigen::Vector3d eye = view.eye.view.inverse().block<3, 1>(0, 3);
    m_origin = eye;
    for (const Ray &ray : rays) {
        const Eigen::Vector3d direction = (ray.to - ray.from).normalized();
        Eigen::Vector4f start = ray.pressed ? kPressed : kRay, end = start;
        start[3] = 0.85f;
        end[3] = ray.hits ? 0.45f : 0.0f;
        addRibbon(ray.from - 0.13 * direction, ray.from, eye, 0.014, kBody, kBody);
        addRibbon(ray.from, ray.to, eye, ray.pressed ? 0.004 : 0.003, start, end);
        if (ray.hits) {
            const double radius = 0.010 * std::max(0.6, (ray.to - eye).norm()); // the same size at any distance
            addDisc(ray.to, eye, 1.35 * radius, {0, 0, 0, 0.55f});
            addDisc(ray.to, eye, radius, ray.pressed ? kPressed : Eigen::Vector4f(1, 1, 1, 1));
        }
    }
    m_gl.Viewport(0, 0, view.width, view.height);
    (encodes ? m_gl.Enable : m_gl.Disable)(GL_FRAMEBUFFER_SRGB);
    drawVertices(view.eye.projection * view.eye.view, !encodes, 0);
    m_gl.Disable(GL_FRAMEBUFFER_SRGB);
}

unsigned Painter::makeTexture(int width, int height) const
{
    GLuint texture = 0;
    m_gl.GenTextures(1, &texture);
    m_gl.BindTexture(GL_TEXTURE_2D, texture);
    m_gl.TexImage2D(GL_TEXTURE_2D, 0, GL_SRGB8_ALPHA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    m_gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    m_gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    m_gl.BindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

void Painter::deleteTexture(unsigned texture) const
{
    m_gl.DeleteTextures(1, &texture);
}

void Painter::setPanel(const QImage &image)
{
    m_gl.DeleteTextures(1, &m_panelTexture);
    m_panelTexture = 0;
    if (image.isNull())
        return;
    const QImage upright = image.mirrored();
    m_gl.GenTextures(1, &m_panelTexture);
    m_gl.BindTexture(GL_TEXTURE_2D, m_panelTexture);
    m_gl.TexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width(), image.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                    upright.constBits());
    m_gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    m_gl.TexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    m_gl.BindTexture(GL_TEXTURE_2D, 0);
}

void Painter::copyToMirror(std::span<const EyeView> eyes, unsigned mirror, const std::optional<PanelPlace> &panel,
                           bool linearFloats)
{
    m_gl.BindFramebuffer(GL_DRAW_FRAMEBUFFER, m_framebuffer);
    m_gl.FramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, mirror, 0);
    m_gl.BindFramebuffer(GL_READ_FRAMEBUFFER, m_readFramebuffer);
    int left = 0;
    for (const EyeView &view : eyes) {
        // Encoded bytes are copied as they are; linear floats are encoded on the way.
        (linearFloats ? m_gl.Enable : m_gl.Disable)(GL_FRAMEBUFFER_SRGB);
        m_gl.FramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, view.texture, 0);
        m_gl.BlitFramebuffer(0, 0, view.width, view.height, left, 0, left + view.width, view.height,
                             GL_COLOR_BUFFER_BIT, GL_NEAREST);
        m_gl.Disable(GL_FRAMEBUFFER_SRGB);
        if (panel && m_panelTexture) {
            m_origin = panel->pose.translation();
            const auto vertex = [&](float x, float y) {
                const Eigen::Vector3f p =
                    (panel->pose.linear() * Eigen::Vector3d(x * kPanelWidth / 2, y * kPanelHeight / 2, 0))
                        .cast<float>();
                return Vertex{{p.x(), p.y(), p.z()}, {x, y}, {}};
            };
            m_vertices = {vertex(-1, -1), vertex(1, -1), vertex(-1, 1), vertex(-1, 1), vertex(1, -1), vertex(1, 1)};
            m_gl.Viewport(left, 0, view.width, view.height);
            drawVertices(view.eye.projection * view.eye.view, false, m_panelTexture);
        }
        left += view.width;
    }
    m_gl.FramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    m_gl.FramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    m_gl.BindFramebuffer(GL_FRAMEBUFFER, 0);
}

QImage Painter::readMirror(unsigned mirror, int width, int height) const
{
    QImage image(width, height, QImage::Format_RGBX8888);
    m_gl.BindFramebuffer(GL_READ_FRAMEBUFFER, m_readFramebuffer);
    m_gl.FramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, mirror, 0);
    m_gl.PixelStorei(GL_PACK_ALIGNMENT, 4);
    m_gl.ReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.bits());
    m_gl.FramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, 0, 0);
    m_gl.BindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    return image.mirrored();
}

} // namespace twinloom::xr
