// SPDX-License-Identifier: GPL-3.0-or-later
// The camera that mouse and keys steer: a point looked at, a distance, and two angles. A plain value.
#pragma once

#include "app/render/renderer.h"

#include <span>

namespace twinloom::studio
{

enum class StandardView { Top, Front, Side, Perspective };

struct OrbitCamera {
    Eigen::Vector3d target = {0, 0, 0.5};
    double distance = 9;     ///< metres from eye to target
    double azimuth = -0.9;   ///< radians about z; the eye's direction seen from the target
    double elevation = 0.55; ///< radians above the floor plane
    double verticalFov = 0.85;
    bool orthographic = false;

    Eigen::Vector3d backward() const; ///< unit, from target to eye
    Eigen::Vector3d right() const;
    Eigen::Vector3d up() const;
    Eigen::Vector3d eye() const { return target + distance * backward(); }
    /// Metres from top to bottom of the picture in the plane of the target.
    double viewHeight() const;
    render::Camera camera() const;

    /// By mouse moves in pixels.
    void orbit(double dx, double dy);
    /// Turns the head: the eye stays where it is.
    void look(double dx, double dy);
    /// Moves what lies in the target's plane along with the mouse; `height` is the view's, in pixels.
    void pan(double dx, double dy, double height);
    /// Nearer by `steps` (wheel notches), keeping what is at (x, y) there; x and y from -1 to 1 of the half height.
    void zoom(double steps, double x, double y);
    /// In metres along the view's own axes.
    void fly(double forward, double sideways, double upward);
    /// All of the points in sight, from the present direction, with some air around. `aspect` is width over height.
    void frame(std::span<const Eigen::Vector3d> points, double aspect);
    void face(StandardView view);

    /// Between two cameras, `share` from 0 to 1; turns the short way round.
    static OrbitCamera blend(const OrbitCamera &from, const OrbitCamera &to, double share);

    /// "x y z distance azimuth elevation orthographic": what the project remembers. None when malformed.
    QString toText() const;
    static std::optional<OrbitCamera> fromText(const QString &text);
};

} // namespace twinloom::studio
