// SPDX-License-Identifier: Apache-2.0
// Draws overlay labels over the finished picture, each as one textured rectangle of constant size. Images are kept while
// they are in use.
#pragma once

#include "app/render/gl_objects.h"
#include "app/render/label_image.h"
#include "app/render/scene_state.h"

#include <map>

namespace twinloom::render {

class LabelStore {
public:
    static Result<std::unique_ptr<LabelStore>> create();

    /// Nearer labels cover farther ones; of those that would lie upon each other only the nearest are drawn, and no more
    /// than 200. Into the bound target; returns draw calls.
    int draw(const std::vector<SceneState::Label> &labels, const Eye &eye, const Target &target, const LabelStyle &style);

private:
    LabelStore() = default;
    struct Image {
        Handle texture;
        int width = 0, height = 0;
        quint64 used = 0; ///< frame
    };
    Image &imageOf(const SceneState::Label &label, const LabelStyle &style);

    Program m_program;
    Handle m_array;
    std::map<QString, Image> m_images;
    quint64 m_frame = 0;
};

} // namespace twinloom::render
