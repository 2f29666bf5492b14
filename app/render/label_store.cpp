// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_store.h"

#include <Eigen/LU>

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace twinloom::render
{

namespace
{

constexpr std::size_t kMostLabels = 200, kMostCandidates = 1000;
/// Painting one takes some 30 microseconds.
constexpr int kMostRepaints = 12;
/// A label that lies upon another one moves up so often, by about half its height.
constexpr int kMostLifts = 4;

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

const LabelStore::Image &LabelStore::imageOf(const SceneState::Label &label, const LabelStyle &style)
{
    LabelContent content{label.overlay->label.value_or(QString()), label.overlay->gauge, label.overlay->stale,
                         label.overlay->alarm.value_or(QString())};
    if (content.gauge) // a bar 64 units long shows no smaller steps
        content.gauge = std::isfinite(*content.gauge) ? std::round(std::clamp(*content.gauge, 0.0, 1.0) * 64) / 64 : 0;
    Image &image = m_images[label.node];
    image.used = m_frame;
    if (image.texture) {
        const bool fresh = image.content == content && image.style == style;
        if (fresh || (image.style == style && m_repaints <= 0))
            return image;
        --m_repaints;
    }
    const QImage painted = labelImage(content, style);
    image.content = std::move(content);
    image.style = style;
    if (!image.texture || image.width != painted.width() || image.height != painted.height()) {
        image.width = painted.width();
        image.height = painted.height();
        image.texture = makeTexture2D({GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE, GL_LINEAR}, std::max(image.width, 1),
                                      std::max(image.height, 1), 0);
    } else {
        bindTexture(0, image.texture);
    }
    if (!painted.isNull())
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, image.width, image.height, GL_RGBA, GL_UNSIGNED_BYTE,
                        painted.constBits());
    return image;
}

int LabelStore::draw(const std::vector<SceneState::Label> &labels, const Eye &eye, const Target &target,
                     const LabelStyle &style)
{
    ++m_frame;
    m_repaints = kMostRepaints;
    const Eigen::Matrix4d matrix = eye.projection * eye.view;
    std::vector<Shown> shown;
    for (const SceneState::Label &label : labels) {
        const Eigen::Vector4d clip = matrix * label.anchor.homogeneous();
        if (clip.w() <= 0 || (clip.head<3>().cwiseAbs().array() > clip.w()).any())
            continue;
        shown.push_back({clip.z() / clip.w(), (clip.x() / clip.w() + 1) / 2 * target.width,
                         (clip.y() / clip.w() + 1) / 2 * target.height, &label});
    }
    // Of thousands only the nearest have a chance to be drawn.
    const auto nearer = [](const Shown &a, const Shown &b) {
        return a.depth != b.depth ? a.depth < b.depth : a.label->node < b.label->node;
    };
    if (shown.size() > kMostCandidates) {
        std::nth_element(shown.begin(), shown.begin() + kMostCandidates, shown.end(), nearer);
        shown.resize(kMostCandidates);
    }
    std::sort(shown.begin(), shown.end(), nearer);
    std::vector<QRectF> taken;
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(m_array);
    m_program.use();
    m_program.set("image", 0);
    m_program.set("decode", target.srgb ? 1 : 0);
    m_program.set("targetSize", Eigen::Vector2f(static_cast<float>(target.width), static_cast<float>(target.height)));
    glActiveTexture(GL_TEXTURE0);
    const double least = 18 * style.scale; // no label is smaller: where this does not fit nothing need be painted
    for (const Shown &item : shown) {
        if (taken.size() >= kMostLabels)
            break;
        const auto covered = [&taken](const QRectF &place) {
            return std::any_of(taken.begin(), taken.end(),
                               [&](const QRectF &other) { return other.intersects(place); });
        };
        if (covered({item.x - least / 2, item.y + 2 + least * kMostLifts * 0.55, least, least}) &&
            covered({item.x - least / 2, item.y + 2, least, least}))
            continue;
        const Image &image = imageOf(*item.label, style);
        QRectF place(std::round(item.x - image.width / 2.0), std::round(item.y + 2), image.width, image.height);
        for (int lift = 0; lift < kMostLifts && covered(place); ++lift)
            place.translate(0, std::round(image.height * 0.55)); // over its neighbour, if that is enough
        if (image.width == 0 || covered(place))
            continue;
        taken.push_back(place);
        bindTexture(0, image.texture);
        m_program.set("rectangle",
                      Eigen::Vector4f(static_cast<float>(place.x()), static_cast<float>(place.y()),
                                      static_cast<float>(place.width()), static_cast<float>(place.height())));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }
    glDisable(GL_BLEND);
    if (m_images.size() > 8 * kMostLabels)
        std::erase_if(m_images, [this](const auto &entry) { return entry.second.used != m_frame; });
    return static_cast<int>(taken.size());
}

} // namespace twinloom::render
