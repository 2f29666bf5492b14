// SPDX-License-Identifier: Apache-2.0
// A session in the simulated headset with a script, and what came of it.
#pragma once

#include "app/xr/session.h"
#include "tests/support/test_data.h"

#include <QJsonObject>

namespace twinloom::test
{

/// A room of 6 x 5 m with a table and, at `landmark`, a box of 10 cm that an overlay paints magenta.
struct LandmarkScene {
    scene::Scene scene;
    scene::Overlays overlays;
    scene::NodeId landmark;
};
LandmarkScene landmarkScene(const Eigen::Vector3d &landmark);

/// Small eyes and a plain picture: the software driver is slow.
inline const QString kSmallEyes = QStringLiteral("0 eyes 96 96\n");
xr::Settings quickSettings(int frames);

struct SimulatedRun {
    xr::Status status;
    Result<void> outcome;
    QImage mirror;
};
/// Plays the script (without a file when empty) in the simulated headset until the session ends by itself.
SimulatedRun runSimulated(const QString &script, const xr::Settings &settings, const LandmarkScene &scene,
                          const xr::Session::MakeContext &makeContext = {});

xr::Session::MakeContext headlessContext();

/// What the runtime saw of an eye, from its `capture`.
struct Capture {
    QJsonObject frame;
    std::array<QImage, 2> eyes;
    /// Centre of the magenta pixels; none when there are fewer than five.
    std::optional<Eigen::Vector2d> magenta(int eye) const;
    /// Where `point` (tracking system, OpenXR's axes) must lie in the eye's picture, from the upper left, after the
    /// specification's definition of a field of view.
    Eigen::Vector2d expected(int eye, const Eigen::Vector3d &point) const;
};
Capture readCapture(const QString &path);

} // namespace twinloom::test
