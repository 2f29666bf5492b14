// SPDX-License-Identifier: Apache-2.0
// The application's OpenGL context as the runtime uses it: GLX or EGL. No Eigen here: X11's macros break it.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

struct XrSessionCreateInfo;

namespace twinloom::simulated
{

class Graphics
{
public:
    enum class Outcome { Made, Headless, Refused };
    /// From the binding in the chain of `info`; Headless when there is none, Refused when it is incomplete.
    static Outcome create(const XrSessionCreateInfo &info, std::unique_ptr<Graphics> &graphics);
    ~Graphics();

    /// One texture, or 0. `format` is one of formats().
    unsigned makeTexture(std::int64_t format, int width, int height, int layers, int samples);
    void deleteTextures(const std::vector<unsigned> &textures);
    /// The bytes as they are in memory, RGBA, the lowest row first. Only 8-bit formats.
    std::vector<std::uint8_t> read(unsigned texture, int width, int height);
    static std::vector<std::int64_t> formats();

private:
    struct Impl;
    class Current;
    explicit Graphics(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace twinloom::simulated
