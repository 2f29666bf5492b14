// SPDX-License-Identifier: Apache-2.0
// Draws overlay labels over the finished picture, each as one textured rectangle of constant size. Images are kept
// while they are in use.
#pragma once

#include "app/render/gl_objects.h"
#include "app/render/label_image.h"
#include "app/render/scene_state.h"

#include <unordered_map>

namespace twinloom::render
{

class LabelStore
{
public:
    static Result<std::unique_ptr<LabelStore>> create();

    /// Nearer labels cover farther ones; of those that would lie upon each other only the nearest are drawn, and no
    /// more than 200. A label that only changed its text may show the former one for some frames: few are painted a
    /// frame. Into the bound target; returns draw calls.
    int draw(const std::vector<SceneState::Label> &labels, const Eye &eye, const Target &target,
             const LabelStyle &style);

private:
    LabelStore() = default;
    struct Image {
        Handle texture;
        int width = 0, height = 0;
        LabelContent content;
        LabelStyle style;
        quint64 used = 0; ///< frame
    };
    const Image &imageOf(const SceneState::Label &label, const LabelStyle &style);

    Program m_program;
    Handle m_array;
    std::unordered_map<scene::NodeId, Image> m_images;
    quint64 m_frame = 0;
    int m_repaints = 0; ///< that are left in this frame
};

} // namespace twinloom::render
