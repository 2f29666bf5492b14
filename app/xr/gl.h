// SPDX-License-Identifier: Apache-2.0
// The few OpenGL functions that this folder calls itself, resolved from the context's own library. (libepoxy belongs to
// app/render, and Qt's wrappers want a QOpenGLContext, which a headless EGL context is not.)
#pragma once

#include <GL/glcorearb.h>

#include <functional>

// One a line, so that adding one changes one.
// clang-format off
#define TWINLOOM_GL_FUNCTIONS(X) \
    X(ACTIVETEXTURE, ActiveTexture) \
    X(ATTACHSHADER, AttachShader) \
    X(BINDBUFFER, BindBuffer) \
    X(BINDFRAMEBUFFER, BindFramebuffer) \
    X(BINDTEXTURE, BindTexture) \
    X(BINDVERTEXARRAY, BindVertexArray) \
    X(BLENDFUNC, BlendFunc) \
    X(BLITFRAMEBUFFER, BlitFramebuffer) \
    X(BUFFERDATA, BufferData) \
    X(CHECKFRAMEBUFFERSTATUS, CheckFramebufferStatus) \
    X(CLIENTWAITSYNC, ClientWaitSync) \
    X(COMPILESHADER, CompileShader) \
    X(CREATEPROGRAM, CreateProgram) \
    X(CREATESHADER, CreateShader) \
    X(DELETEBUFFERS, DeleteBuffers) \
    X(DELETEFRAMEBUFFERS, DeleteFramebuffers) \
    X(DELETEPROGRAM, DeleteProgram) \
    X(DELETESHADER, DeleteShader) \
    X(DELETESYNC, DeleteSync) \
    X(DELETETEXTURES, DeleteTextures) \
    X(DELETEVERTEXARRAYS, DeleteVertexArrays) \
    X(DISABLE, Disable) \
    X(DRAWARRAYS, DrawArrays) \
    X(ENABLE, Enable) \
    X(ENABLEVERTEXATTRIBARRAY, EnableVertexAttribArray) \
    X(FENCESYNC, FenceSync) \
    X(FLUSH, Flush) \
    X(FRAMEBUFFERTEXTURE2D, FramebufferTexture2D) \
    X(GENBUFFERS, GenBuffers) \
    X(GENFRAMEBUFFERS, GenFramebuffers) \
    X(GENTEXTURES, GenTextures) \
    X(GENVERTEXARRAYS, GenVertexArrays) \
    X(GETERROR, GetError) \
    X(GETINTEGERV, GetIntegerv) \
    X(GETPROGRAMIV, GetProgramiv) \
    X(GETSTRING, GetString) \
    X(GETUNIFORMLOCATION, GetUniformLocation) \
    X(LINKPROGRAM, LinkProgram) \
    X(PIXELSTOREI, PixelStorei) \
    X(READPIXELS, ReadPixels) \
    X(SHADERSOURCE, ShaderSource) \
    X(TEXIMAGE2D, TexImage2D) \
    X(TEXPARAMETERI, TexParameteri) \
    X(TEXSUBIMAGE2D, TexSubImage2D) \
    X(UNIFORM1I, Uniform1i) \
    X(UNIFORMMATRIX4FV, UniformMatrix4fv) \
    X(USEPROGRAM, UseProgram) \
    X(VERTEXATTRIBPOINTER, VertexAttribPointer) \
    X(VIEWPORT, Viewport)
// clang-format on

namespace twinloom::xr
{

struct Gl {
#define TWINLOOM_GL_MEMBER(type, name) PFNGL##type##PROC name = nullptr;
    TWINLOOM_GL_FUNCTIONS(TWINLOOM_GL_MEMBER)
#undef TWINLOOM_GL_MEMBER

    /// False when one is missing.
    bool load(const std::function<void *(const char *)> &resolve)
    {
        bool complete = true;
#define TWINLOOM_GL_LOAD(type, name)                                                                                   \
    name = reinterpret_cast<PFNGL##type##PROC>(resolve("gl" #name));                                                   \
    complete = complete && name;
        TWINLOOM_GL_FUNCTIONS(TWINLOOM_GL_LOAD)
#undef TWINLOOM_GL_LOAD
        return complete;
    }
};

} // namespace twinloom::xr
