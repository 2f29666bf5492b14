// SPDX-License-Identifier: Apache-2.0
// Pictures without a display: an EGL surfaceless context and a framebuffer of its own.
#pragma once

#include "app/render/renderer.h"

namespace twinloom::render
{

/// An OpenGL context that needs no window. Belongs to the thread that made it.
class HeadlessContext
{
public:
    /// Peer when EGL or the driver refuses.
    static Result<std::unique_ptr<HeadlessContext>> create();
    ~HeadlessContext();
    Result<void> makeCurrent();
    void doneCurrent();
    /// The driver's name (GL_RENDERER); the context is current.
    QString driver() const;

private:
    struct Impl;
    explicit HeadlessContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

struct Picture {
    int width = 1280, height = 720;
    std::optional<Camera> camera; ///< none: overview of all
    Options options;
    scene::Overlays overlays;
    std::unordered_set<scene::NodeId> selection;
    int supersample = 1; ///< 2: four samples a pixel, averaged
};

/// The whole way: context, renderer, picture. Makes a context of its own for the call.
Result<QImage> renderPicture(const scene::Hierarchy &hierarchy, const Resources &resources, const Picture &picture);

} // namespace twinloom::render
