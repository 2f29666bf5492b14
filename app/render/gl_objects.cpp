// SPDX-License-Identifier: Apache-2.0
#include "app/render/gl_objects.h"

#include <QCoreApplication>
#include <QFile>

namespace twinloom::render
{

Handle makeBuffer()
{
    GLuint name = 0;
    glGenBuffers(1, &name);
    return {name, [](GLuint n) { glDeleteBuffers(1, &n); }};
}

Handle makeTexture()
{
    GLuint name = 0;
    glGenTextures(1, &name);
    return {name, [](GLuint n) { glDeleteTextures(1, &n); }};
}

Handle makeSampler()
{
    GLuint name = 0;
    glGenSamplers(1, &name);
    return {name, [](GLuint n) { glDeleteSamplers(1, &n); }};
}

Handle makeVertexArray()
{
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return {name, [](GLuint n) { glDeleteVertexArrays(1, &n); }};
}

Handle makeFramebuffer()
{
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return {name, [](GLuint n) { glDeleteFramebuffers(1, &n); }};
}

Handle makeTexture2D(const TextureFormat &format, int width, int height, int samples)
{
    Handle texture = makeTexture();
    if (samples > 0) {
        glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, texture);
        glTexImage2DMultisample(GL_TEXTURE_2D_MULTISAMPLE, samples, format.internal, width, height, GL_TRUE);
        return texture;
    }
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format.internal), width, height, 0, format.format, format.type,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, static_cast<GLint>(format.filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, static_cast<GLint>(format.filter));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    return texture;
}

Result<void> RenderTarget::ensure(int width, int height, int samples)
{
    if (width == m_width && height == m_height && samples == m_samples)
        return {};
    release();
    m_framebuffer = makeFramebuffer();
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    const GLenum kind = samples > 0 ? GL_TEXTURE_2D_MULTISAMPLE : GL_TEXTURE_2D;
    for (std::size_t i = 0; i < m_formats.size(); ++i) {
        m_colours.push_back(makeTexture2D(m_formats[i], width, height, samples));
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0 + static_cast<GLenum>(i), kind, m_colours[i], 0);
    }
    if (m_hasDepth) {
        const TextureFormat depth = {GL_DEPTH_COMPONENT32F, GL_DEPTH_COMPONENT, GL_FLOAT, GL_NEAREST};
        m_depth = makeTexture2D(depth, width, height, samples);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, kind, m_depth, 0);
    }
    drawBuffers(static_cast<int>(m_formats.size()));
    if (m_formats.empty())
        glReadBuffer(GL_NONE);
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status != GL_FRAMEBUFFER_COMPLETE) {
        release();
        return unexpected(ErrorCode::Peer,
                          QCoreApplication::translate("render", "The graphics driver refused a framebuffer of %1 x %2 "
                                                                "pixels with %3 samples (status 0x%4).")
                              .arg(width)
                              .arg(height)
                              .arg(samples)
                              .arg(status, 0, 16),
                          QCoreApplication::translate("render", "Try a smaller picture or fewer samples."));
    }
    m_width = width;
    m_height = height;
    m_samples = samples;
    return {};
}

void RenderTarget::release()
{
    m_framebuffer = Handle();
    m_depth = Handle();
    m_colours.clear();
    m_width = m_height = 0;
    m_samples = -1;
}

void RenderTarget::bind() const
{
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    drawBuffers(static_cast<int>(m_formats.size()));
    glViewport(0, 0, m_width, m_height);
}

void RenderTarget::drawBuffers(int count) const
{
    const GLenum buffers[] = {GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1, GL_COLOR_ATTACHMENT2};
    if (count == 0)
        glDrawBuffer(GL_NONE);
    else
        glDrawBuffers(count, buffers);
}

namespace
{

/// The source with its includes pasted in; empty when a file is missing.
QString shaderSource(const QString &name)
{
    QFile file(QStringLiteral(":/twinloom/shaders/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("#include")))
            text += shaderSource(line.section(QLatin1Char('"'), 1, 1));
        else
            text += line + QLatin1Char('\n');
    }
    return text;
}

Result<Handle> compile(GLenum kind, const QString &name, const std::vector<QString> &defines)
{
    QString text = QStringLiteral("#version 330 core\n");
    for (const QString &define : defines)
        text += QStringLiteral("#define ") + define + QStringLiteral(" 1\n");
    text += shaderSource(name);
    const QByteArray bytes = text.toUtf8();
    Handle shader(glCreateShader(kind), [](GLuint n) { glDeleteShader(n); });
    const char *source = bytes.constData();
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok)
        return shader;
    char log[2048] = {};
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    return unexpected(
        ErrorCode::Internal,
        QCoreApplication::translate("render", "The shader %1 does not compile: %2").arg(name, QString::fromUtf8(log)));
}

} // namespace

Result<Program> Program::load(const QString &vertex, const QString &fragment, const std::vector<QString> &defines)
{
    auto vertexShader = compile(GL_VERTEX_SHADER, vertex, defines);
    if (!vertexShader)
        return unexpected(vertexShader.error());
    auto fragmentShader = compile(GL_FRAGMENT_SHADER, fragment, defines);
    if (!fragmentShader)
        return unexpected(fragmentShader.error());
    Program program;
    program.m_name = Handle(glCreateProgram(), [](GLuint n) { glDeleteProgram(n); });
    glAttachShader(program.m_name, *vertexShader);
    glAttachShader(program.m_name, *fragmentShader);
    glLinkProgram(program.m_name);
    GLint ok = 0;
    glGetProgramiv(program.m_name, GL_LINK_STATUS, &ok);
    if (!ok) {
        char log[2048] = {};
        glGetProgramInfoLog(program.m_name, sizeof log, nullptr, log);
        return unexpected(ErrorCode::Internal,
                          QCoreApplication::translate("render", "The shaders %1 and %2 do not link: %3")
                              .arg(vertex, fragment, QString::fromUtf8(log)));
    }
    const GLuint block = glGetUniformBlockIndex(program.m_name, "Frame");
    if (block != GL_INVALID_INDEX)
        glUniformBlockBinding(program.m_name, block, 0);
    return program;
}

void Program::use() const
{
    glUseProgram(m_name);
}

GLint Program::location(const char *name)
{
    const auto [entry, fresh] = m_locations.try_emplace(name, -1);
    if (fresh)
        entry->second = glGetUniformLocation(m_name, name);
    return entry->second;
}

void Program::set(const char *name, int value)
{
    glUniform1i(location(name), value);
}
void Program::set(const char *name, float value)
{
    glUniform1f(location(name), value);
}
void Program::set(const char *name, const Eigen::Vector2f &value)
{
    glUniform2fv(location(name), 1, value.data());
}
void Program::set(const char *name, const Eigen::Vector4f &value)
{
    glUniform4fv(location(name), 1, value.data());
}
void Program::set(const char *name, const std::vector<Eigen::Vector4f> &values)
{
    if (!values.empty())
        glUniform4fv(location(name), static_cast<GLsizei>(values.size()), values.front().data());
}

void Program::set(const char *name, const Eigen::Matrix4f &value)
{
    glUniformMatrix4fv(location(name), 1, GL_FALSE, value.data());
}

void bindTexture(int unit, GLuint texture)
{
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, texture);
}

} // namespace twinloom::render
