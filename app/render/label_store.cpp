// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_store.h"

#include <Eigen/LU>

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace twinloom::render {

namespace {

constexpr std::size_t kMostLabels = 200;

struct Shown {
    double depth = 0;
    double x = 0, y = 0; ///< pixels from the lower left, the tip of the label
    const SceneState::Label *label = nullptr;
};

} // namespace

Result<std::unique_ptr<LabelStore>> LabelStore::create()
{
    std::unique_ptr<LabelStore> store(new LabelStore);
    auto program = Program::load(QStringLiteral("label.vert.glsl"), QStringLiteral("label.frag.glsl"));
    if (!program)
        return unexpected(program.error());
    store->m_program = *std::move(program);
    store->m_array = makeVertexArray();
    return store;
}

LabelStore::Image &LabelStore::imageOf(const SceneState::Label &label, const LabelStyle &style)
{
    // A bar 64 units long shows no smaller steps.
    const int step = label.gauge ? static_cast<int>(std::lround(std::clamp(*label.gauge, 0.0, 1.0) * 64)) : -1;
    const QString key = QStringLiteral("%1|%2|%3|").arg(step).arg(style.dark ? 1 : 0).arg(style.scale) + label.text;
    Image &image = m_images[key];
    image.used = m_frame;
    if (image.texture)
        return image;
    const QImage painted = labelImage(label.text, label.gauge ? std::optional(step / 64.0) : std::nullopt, style);
    image.width = painted.width();
    image.height = painted.height();
    image.texture = makeTexture2D({GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, GL_LINEAR}, std::max(image.width, 1),
                                  std::max(image.height, 1), 0);
    if (!painted.isNull())
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, image.width, image.height, GL_RGBA, GL_UNSIGNED_BYTE, painted.constBits());
    return image;
}

int LabelStore::draw(const std::vector<SceneState::Label> &labels, const Eye &eye, const Target &target,
                     const LabelStyle &style)
{
    ++m_frame;
    const Eigen::Matrix4d matrix = eye.projection * eye.view;
    std::vector<Shown> shown;
    for (const SceneState::Label &label : labels) {
        const Eigen::Vector4d clip = matrix * label.anchor.homogeneous();
        if (clip.w() <= 0 || std::abs(clip.x()) > clip.w() || std::abs(clip.y()) > clip.w() || std::abs(clip.z()) > clip.w())
            continue;
        shown.push_back({clip.z() / clip.w(), (clip.x() / clip.w() + 1) / 2 * target.width,
                         (clip.y() / clip.w() + 1) / 2 * target.height, &label});
    }
    std::stable_sort(shown.begin(), shown.end(), [](const Shown &a, const Shown &b) { return a.depth < b.depth; });
    std::vector<QRectF> taken;
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(m_array);
    m_program.use();
    m_program.set("image", 0);
    m_program.set("decode", target.srgb ? 1 : 0);
    m_program.set("targetSize", Eigen::Vector2f(static_cast<float>(target.width), static_cast<float>(target.height)));
    for (const Shown &item : shown) {
        if (taken.size() >= kMostLabels)
            break;
        glActiveTexture(GL_TEXTURE0);
        const Image &image = imageOf(*item.label, style);
        if (image.width == 0)
            continue;
        const QRectF place(std::round(item.x - image.width / 2.0), std::round(item.y + 2), image.width, image.height);
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(place); }))
            continue;
        taken.push_back(place);
        bindTexture(0, image.texture);
        m_program.set("rectangle", Eigen::Vector4f(static_cast<float>(place.x()), static_cast<float>(place.y()),
                                                   static_cast<float>(place.width()), static_cast<float>(place.height())));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }
    glDisable(GL_BLEND);
    if (m_images.size() > 4 * kMostLabels)
        std::erase_if(m_images, [this](const auto &entry) { return entry.second.used != m_frame; });
    return static_cast<int>(taken.size());
}

} // namespace twinloom::render
