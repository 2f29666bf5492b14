// SPDX-License-Identifier: Apache-2.0
// What the panel in the headset says of the thing pointed at, and its picture. Pure functions; the picture's text needs
// a QGuiApplication, as Qt's fonts do.
#pragma once

#include "core/scene/hierarchy.h"
#include "core/scene/overlay.h"

#include <QImage>

namespace twinloom::xr
{

struct PanelContent {
    QString title;
    std::vector<std::pair<QString, QString>> rows; ///< what, and its value
    std::optional<double> gauge;                   ///< 0 to 1
    std::optional<Eigen::Vector4f> colour;         ///< linear, of the overlay: a stripe beside the title

    bool operator==(const PanelContent &) const = default;
};

/// The node's name, what it is, its twin (its own or of the nearest node above), and what the overlays say of it now.
PanelContent describe(const scene::Hierarchy &hierarchy, const scene::Overlays &overlays, scene::NodeId node);

/// Metres wide and high, and its picture's pixels: 31 a degree at 1 m.
inline constexpr double kPanelWidth = 0.56, kPanelHeight = 0.35;
inline constexpr int kPanelPixelsX = 896, kPanelPixelsY = 560;

/// Premultiplied RGBA, the upper row first. Bright glass for headsets that only add light: their black is nothing.
enum class PanelLook { Dark, Additive };
QImage panelImage(const PanelContent &content, PanelLook look);

} // namespace twinloom::xr
