// SPDX-License-Identifier: GPL-3.0-or-later
// What the view shows beside the scene: the point that was picked, regions on the floor, a heat map. Marks are drawn by
// the renderer like any node, so that furniture hides what is below it, but are part of no project and never picked.
#pragma once

#include "app/render/renderer.h"
#include "core/geometry/polygon.h"

#include <QColor>

#include <map>

namespace twinloom::studio
{

struct Mark {
    asset::ModelPtr model;
    Eigen::Affine3d world = Eigen::Affine3d::Identity();
    QString label; ///< drawn above it; may be empty
};

/// Marks by who set them ("point", "regions", "heat"), and the nodes that they become. Thread: UI.
class Marks
{
public:
    /// Whether anything differs.
    bool set(const QString &layer, std::vector<Mark> marks);

    /// The scene with the marks in it.
    scene::Hierarchy over(const scene::Hierarchy &scene) const;
    scene::Overlays labels() const;
    /// Resources that know the marks' models, too. Follows later calls of set().
    render::Resources over(render::Resources resources) const;

private:
    struct Entry {
        Mark mark;
        scene::NodeId node;
    };
    std::map<QString, std::vector<Entry>> m_layers;
    std::shared_ptr<std::map<QString, asset::ModelPtr>> m_models =
        std::make_shared<std::map<QString, asset::ModelPtr>>(); ///< by the blob name of their component
    quint64 m_serial = 0;
};

/// A fill and its outline, flat, a little above z = 0.
asset::ModelPtr regionModel(const geometry::Polygon &outline, const QColor &colour);
/// A small solid around the origin, `size` metres across.
asset::ModelPtr pointModel(double size, const QColor &colour);
/// A picture (with transparency) stretched over the rectangle from `low` to `high`, flat, a little above z = 0; its
/// first row is at the rectangle's upper end.
asset::ModelPtr pictureModel(const QImage &picture, const geometry::Vec2 &low, const geometry::Vec2 &high);

} // namespace twinloom::studio
