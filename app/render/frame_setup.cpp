// SPDX-License-Identifier: Apache-2.0
#include "app/render/frame_setup.h"

#include "app/render/cutaway.h"

#include <Eigen/LU>

#include <cmath>

namespace twinloom::render
{

namespace
{

using Vector = FrameUniforms::Vector;

struct Theme {
    Vector zenith, horizon, ground, grid, accent;
};

/// Linear values. The ground is a little darker than the haze, so that the horizon is soft but there.
const Theme kLight = {{0.36f, 0.52f, 0.74f, 1},
                      {0.80f, 0.84f, 0.88f, 1},
                      {0.62f, 0.625f, 0.63f, 1},
                      {0.36f, 0.38f, 0.41f, 0.45f},
                      {1.0f, 0.36f, 0.02f, 1}};
const Theme kDark = {{0.010f, 0.014f, 0.024f, 1},
                     {0.050f, 0.060f, 0.078f, 1},
                     {0.036f, 0.040f, 0.047f, 1},
                     {0.20f, 0.23f, 0.27f, 0.35f},
                     {1.0f, 0.42f, 0.05f, 1}};

/// From over the left shoulder of the overview camera, 50 degrees up.
Eigen::Vector3d sunDirection()
{
    return Eigen::Vector3d(-0.56, -0.36, 0.86).normalized();
}

/// The world's axes as the sun sees them: right, up, towards it.
Eigen::Matrix3d sunAxes()
{
    const Eigen::Vector3d back = sunDirection();
    const Eigen::Vector3d right = Eigen::Vector3d::UnitZ().cross(back).normalized();
    Eigen::Matrix3d axes;
    axes << right.transpose(), back.cross(right).transpose(), back.transpose();
    return axes;
}

/// A square of this centre (x and y in sunAxes) and size, as deep as `scene`, in texel steps, so that edges do not
/// crawl when it grows or moves.
Eigen::Matrix4d sunMatrix(const Eigen::AlignedBox3d &scene, const Eigen::Vector2d &centre, double size, int texels,
                          Vector &shadow)
{
    const Eigen::Matrix3d axes = sunAxes();
    const double depth = scene.sizes().z() * 1.2 + 0.2, texel = size / texels;
    Eigen::Matrix4d matrix = Eigen::Matrix4d::Identity();
    matrix.block<2, 3>(0, 0) = axes.topRows<2>() * (2 / size);
    matrix.block<1, 3>(2, 0) = -axes.row(2) * (2 / depth);
    for (int i = 0; i < 2; ++i)
        matrix(i, 3) = -std::round(centre[i] / texel) * texel * 2 / size;
    matrix(2, 3) = scene.center().z() * 2 / depth;
    const double softest = std::clamp(0.10 / texel, 2.5, 24.0); // 10 cm
    shadow = {static_cast<float>(texel), static_cast<float>(depth), 1, static_cast<float>(softest)};
    return matrix;
}

/// Scenes larger than this have a second, sharper shadow map around an eye that is in them, metres.
constexpr double kLarge = 22, kNearSize = 18;

/// Two squares: all of the scene, and what is near the eyes (`nearShadow.z` 0: there is none).
void setShadows(FrameUniforms &frame, const FrameInput &input)
{
    const Eigen::Matrix3d axes = sunAxes();
    Eigen::AlignedBox3d scene;
    for (int i = 0; i < 8; ++i)
        scene.extend(axes * (input.bounds.corner(static_cast<Eigen::AlignedBox3d::CornerType>(i)) - input.origin));
    const double size = std::max(scene.sizes().head<2>().maxCoeff() * 1.04, 0.1);
    frame.shadowMatrix = sunMatrix(scene, scene.center().head<2>(), size, input.shadowSize, frame.shadow).cast<float>();
    Eigen::Vector3d eyes = Eigen::Vector3d::Zero(), ahead = Eigen::Vector3d::Zero();
    for (const View &view : input.views) { // one map for both eyes of a headset
        eyes += eyePosition(view.eye) / static_cast<double>(input.views.size());
        ahead -= view.eye.view.block<1, 3>(2, 0).transpose();
    }
    const bool inside = !input.views.empty() && input.bounds.exteriorDistance(eyes) < kNearSize / 4;
    const Eigen::Vector3d middle = axes * (eyes + ahead.normalized() * (kNearSize * 0.36) - input.origin);
    // In steps, so that a moving head does not draw it anew each frame.
    const Eigen::Vector2d centre = (middle.head<2>() / 0.5).array().round() * 0.5;
    frame.nearShadowMatrix = sunMatrix(scene, centre, kNearSize, input.shadowSize, frame.nearShadow).cast<float>();
    frame.shadow[2] = input.options->shadows ? 1.0f : 0.0f;
    frame.nearShadow[2] = inside && size > kLarge ? 1.0f : 0.0f;
}

} // namespace

bool isPerspective(const Eye &eye)
{
    return eye.projection(3, 3) == 0;
}

Eigen::Vector3d eyePosition(const Eye &eye)
{
    const Eigen::Matrix4d inverse = eye.view.inverse();
    const Eigen::Vector3d at = inverse.block<3, 1>(0, 3);
    return isPerspective(eye) ? at : Eigen::Vector3d(at + inverse.block<3, 1>(0, 2) * 1e5);
}

FrameUniforms makeFrame(const FrameInput &input)
{
    const Eye &eye = *input.eye;
    const Options &options = *input.options;
    FrameUniforms frame;
    Eigen::Affine3d shift(Eigen::Translation3d(input.origin));
    const Eigen::Matrix4d view = eye.view * shift.matrix();
    const Eigen::Matrix4d viewProjection = eye.projection * view;
    frame.view = view.cast<float>();
    frame.projection = eye.projection.cast<float>();
    frame.viewProjection = viewProjection.cast<float>();
    frame.inverseViewProjection = viewProjection.inverse().cast<float>();
    frame.inverseProjection = eye.projection.inverse().cast<float>();
    const Eigen::Vector3f at = (eyePosition(eye) - input.origin).cast<float>();
    frame.eye = {at.x(), at.y(), at.z(), isPerspective(eye) ? 1.0f : 0.0f};
    const Eigen::Vector3f sun = sunDirection().cast<float>();
    frame.sunDirection = {sun.x(), sun.y(), sun.z(), 0};
    frame.sunColour = {0.82f, 0.77f, 0.69f, 1};
    const auto w = static_cast<float>(input.width), h = static_cast<float>(input.height);
    frame.viewport = {w, h, 1 / w, 1 / h};

    const Eigen::AlignedBox3d &bounds = input.bounds;
    const double diagonal = std::max(bounds.diagonal().norm(), 0.1);
    const Eigen::Vector3d centre = bounds.center() - input.origin;
    const double haze = std::max(2.2 * diagonal, 6.0);
    frame.ground = {static_cast<float>(bounds.min().z() - input.origin.z() - 0.0005 * diagonal),
                    static_cast<float>(haze), options.grid ? 1.0f : 0.0f, options.sky ? 1.0f : 0.0f};
    frame.sceneCentre = {static_cast<float>(centre.x()), static_cast<float>(centre.y()), 0, 0};
    setShadows(frame, input);
    const double radius = std::clamp(0.07 * diagonal, 0.02, 0.55);
    frame.occlusion = {options.ambientOcclusion ? 1.0f : 0.0f, static_cast<float>(radius),
                       static_cast<float>(0.5 * input.height * eye.projection(1, 1)), static_cast<float>(diagonal)};
    frame.cut = {static_cast<float>(input.pixelRatio), static_cast<float>(Cutaway::kStubHeight), options.exposure,
                 input.targetEncodes ? 1.0f : 0.0f};
    const Theme &theme = options.dark ? kDark : kLight;
    frame.zenith = theme.zenith;
    frame.horizon = theme.horizon;
    frame.groundColour = theme.ground;
    frame.gridColour = theme.grid;
    frame.accent = theme.accent;
    return frame;
}

} // namespace twinloom::render
