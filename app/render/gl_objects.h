// SPDX-License-Identifier: Apache-2.0
// Owners of OpenGL names. Only .cpp files of this folder include it (epoxy and Qt's OpenGL headers exclude each other).
// All must be made, used and destroyed with the context current that made them.
#pragma once

#include "core/result.h"

#include <epoxy/gl.h>

#include <Eigen/Core>

#include <string>
#include <unordered_map>

namespace twinloom::render
{

/// One GL name and how to delete it.
class Handle
{
public:
    Handle() = default;
    Handle(GLuint name, void (*destroy)(GLuint)) : m_name(name), m_destroy(destroy) {}
    ~Handle() { reset(); }
    Handle(Handle &&other) noexcept { *this = std::move(other); }
    Handle &operator=(Handle &&other) noexcept
    {
        std::swap(m_name, other.m_name);
        std::swap(m_destroy, other.m_destroy);
        return *this;
    }
    operator GLuint() const { return m_name; }
    void reset()
    {
        if (m_name)
            m_destroy(m_name);
        m_name = 0;
    }

private:
    GLuint m_name = 0;
    void (*m_destroy)(GLuint) = nullptr;
};

Handle makeBuffer();
Handle makeTexture();
Handle makeSampler();
Handle makeVertexArray();
Handle makeFramebuffer();

/// An immutable-size 2D texture (multisampled when samples > 0) with clamped edges.
struct TextureFormat {
    GLenum internal = GL_RGBA8, format = GL_RGBA, type = GL_UNSIGNED_BYTE;
    GLenum filter = GL_NEAREST;
};
Handle makeTexture2D(const TextureFormat &format, int width, int height, int samples);

/// A framebuffer with textures of one size; made anew when size or samples change.
class RenderTarget
{
public:
    RenderTarget(std::vector<TextureFormat> colours, bool depth) : m_formats(std::move(colours)), m_hasDepth(depth) {}
    /// Peer when the driver finds the framebuffer incomplete.
    Result<void> ensure(int width, int height, int samples);
    void release();
    GLuint framebuffer() const { return m_framebuffer; }
    GLuint colour(std::size_t index = 0) const { return m_colours[index]; }
    GLuint depth() const { return m_depth; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    /// Binds for drawing into all its colours, with the viewport set.
    void bind() const;
    /// Draws into the first `count` colours only.
    void drawBuffers(int count) const;

private:
    std::vector<TextureFormat> m_formats;
    bool m_hasDepth;
    int m_width = 0, m_height = 0, m_samples = -1;
    Handle m_framebuffer, m_depth;
    std::vector<Handle> m_colours;
};

/// A linked program made from resources/shaders.
class Program
{
public:
    /// Sources are ":/twinloom/shaders/NAME"; `#include "x.glsl"` lines are resolved, `defines` come first.
    /// Internal with the driver's log when a shader does not compile: shaders ship with us.
    static Result<Program> load(const QString &vertex, const QString &fragment,
                                const std::vector<QString> &defines = {});
    void use() const;
    void set(const char *name, int value);
    void set(const char *name, float value);
    void set(const char *name, const Eigen::Vector2f &value);
    void set(const char *name, const Eigen::Vector4f &value);
    void set(const char *name, const Eigen::Matrix4f &value);
    /// The first elements of an array.
    void set(const char *name, const std::vector<Eigen::Vector4f> &values);

private:
    GLint location(const char *name);
    Handle m_name;
    std::unordered_map<std::string, GLint> m_locations;
};

/// Binds a 2D texture to a unit.
void bindTexture(int unit, GLuint texture);

} // namespace twinloom::render
