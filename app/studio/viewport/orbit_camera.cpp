// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/orbit_camera.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::studio
{

namespace
{

constexpr double kRadiansPerPixel = 0.0075;
constexpr double kSteepest = std::numbers::pi / 2 - 0.001; // beyond it the picture would turn over
constexpr double kNearest = 0.05, kFarthest = 5000;        // metres
constexpr double kZoomPerStep = 0.86;
constexpr double kFramed = 0.85; // of the view, by what is framed

} // namespace

Eigen::Vector3d OrbitCamera::backward() const
{
    return {std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth), std::sin(elevation)};
}

Eigen::Vector3d OrbitCamera::right() const
{
    return {-std::sin(azimuth), std::cos(azimuth), 0};
}

Eigen::Vector3d OrbitCamera::up() const
{
    return {-std::sin(elevation) * std::cos(azimuth), -std::sin(elevation) * std::sin(azimuth), std::cos(elevation)};
}

double OrbitCamera::viewHeight() const
{
    return 2 * distance * std::tan(verticalFov / 2);
}

render::Camera OrbitCamera::camera() const
{
    render::Camera camera;
    camera.target = target;
    camera.up = up();
    camera.verticalFov = verticalFov;
    camera.eye = eye();
    if (orthographic)
        camera.orthoHeight = viewHeight();
    return camera;
}

void OrbitCamera::orbit(double dx, double dy)
{
    azimuth = geometry::wrapAngle(azimuth - dx * kRadiansPerPixel);
    elevation = std::clamp(elevation + dy * kRadiansPerPixel, -kSteepest, kSteepest);
    orthographic = false;
}

void OrbitCamera::look(double dx, double dy)
{
    const Eigen::Vector3d stays = eye();
    orbit(dx * 0.5, dy * 0.5);
    target = stays - distance * backward();
}

void OrbitCamera::pan(double dx, double dy, double height)
{
    const double metres = viewHeight() / std::max(1.0, height);
    target += (-dx * right() + dy * up()) * metres;
}

void OrbitCamera::zoom(double steps, double x, double y)
{
    const double before = distance;
    distance = std::clamp(distance * std::pow(kZoomPerStep, steps), kNearest, kFarthest);
    const double half = before * std::tan(verticalFov / 2);
    target += (x * right() + y * up()) * half * (1 - distance / before);
}

void OrbitCamera::fly(double forward, double sideways, double upward)
{
    target += -forward * backward() + sideways * right() + upward * Eigen::Vector3d::UnitZ();
    orthographic = false;
}

void OrbitCamera::frame(std::span<const Eigen::Vector3d> points, double aspect)
{
    if (points.empty())
        return;
    // The target is what the view turns about: in the middle of the points, as seen from the eye as well.
    Eigen::AlignedBox3d box;
    for (const Eigen::Vector3d &point : points)
        box.extend(point);
    target = box.center();
    const render::Camera fitted = render::fitted(camera(), points, aspect, kFramed);
    target = fitted.target;
    const double seen =
        orthographic ? fitted.orthoHeight / (2 * std::tan(verticalFov / 2)) : (fitted.eye - fitted.target).norm();
    distance = std::clamp(seen, kNearest * 4, kFarthest);
}

void OrbitCamera::face(StandardView view)
{
    orthographic = view != StandardView::Perspective;
    switch (view) {
    case StandardView::Top:
        azimuth = -std::numbers::pi / 2;
        elevation = kSteepest;
        break;
    case StandardView::Front:
        azimuth = -std::numbers::pi / 2;
        elevation = 0;
        break;
    case StandardView::Side:
        azimuth = 0;
        elevation = 0;
        break;
    case StandardView::Perspective: {
        const OrbitCamera usual;
        azimuth = usual.azimuth;
        elevation = usual.elevation;
        break;
    }
    }
}

OrbitCamera OrbitCamera::blend(const OrbitCamera &from, const OrbitCamera &to, double share)
{
    OrbitCamera result = to;
    result.target = from.target + (to.target - from.target) * share;
    result.distance = from.distance * std::pow(to.distance / from.distance, share);
    result.azimuth = from.azimuth + geometry::wrapAngle(to.azimuth - from.azimuth) * share;
    result.elevation = from.elevation + (to.elevation - from.elevation) * share;
    result.orthographic = share >= 1 ? to.orthographic : from.orthographic && to.orthographic;
    return result;
}

QString OrbitCamera::toText() const
{
    QStringList parts;
    for (const double value :
         {target.x(), target.y(), target.z(), distance, azimuth, elevation, orthographic ? 1.0 : 0.0})
        parts << QString::number(value, 'g', 9);
    return parts.join(QLatin1Char(' '));
}

std::optional<OrbitCamera> OrbitCamera::fromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(' '));
    if (parts.size() != 7)
        return {};
    double values[7];
    for (int i = 0; i < 7; ++i) {
        bool ok = false;
        values[i] = parts[i].toDouble(&ok);
        if (!ok || !std::isfinite(values[i]))
            return {};
    }
    OrbitCamera camera;
    camera.target = {values[0], values[1], values[2]};
    camera.distance = std::clamp(values[3], kNearest, kFarthest);
    camera.azimuth = values[4];
    camera.elevation = std::clamp(values[5], -kSteepest, kSteepest);
    camera.orthographic = values[6] != 0;
    return camera;
}

} // namespace twinloom::studio
