// SPDX-License-Identifier: Apache-2.0
// A small vocabulary to describe solid things: blocks, cushions, turned, swept and extruded solids. Each word adds one
// closed shell, wound counter-clockwise seen from outside, with unit normals that are smooth where the surface is.
// Metres, z up. Unless said otherwise a solid is placed by the centre of its base, as whole models are. Dimensions
// below kThinnest are raised to it, so that no shell is degenerate. Thread: any, one builder each.
#pragma once

#include "core/asset/model.h"

#include <Eigen/Geometry>

#include <span>

namespace twinloom::asset
{

using Vec2f = Eigen::Vector2f;
using Vec3f = Eigen::Vector3f;

enum class Axis { X, Y, Z };

inline constexpr float kThinnest = 2e-4f; ///< metres

Eigen::Affine3f moved(const Vec3f &by);
/// Turned by `angle` radians about an axis through `about`.
Eigen::Affine3f turned(Axis axis, float angle, const Vec3f &about = Vec3f::Zero());
Eigen::Affine3f mirroredX();
/// At `from`, with z towards `to`.
Eigen::Affine3f standing(const Vec3f &from, const Vec3f &to);

/// A rectangle about the origin with rounded corners, counter-clockwise, `steps` chords a corner.
std::vector<Vec2f> roundedRectangle(float width, float depth, float radius, int steps = 4);
/// The path with each inner corner replaced by an arc of about `radius`.
std::vector<Vec3f> rounded(std::span<const Vec3f> path, float radius, int steps = 4);

class MeshBuilder
{
public:
    explicit MeshBuilder(const QString &name) { m_model.name = name; }

    /// The material of what follows. Materials are told apart by name.
    void use(const Material &material);
    /// What `body` adds is placed by `place` (rigid, or mirrored), relative to the placement around it.
    template <class Body>
    void at(const Eigen::Affine3f &place, Body &&body)
    {
        const Eigen::Affine3f outer = m_place;
        m_place = outer * place;
        body();
        m_place = outer;
    }

    /// An upright box; `bevel` rounds all its edges.
    void block(const Vec3f &base, const Vec3f &size, float bevel = 0);
    /// A soft box that bulges: 432 triangles. `plan` and `side` are the exponents of its outline seen from above and
    /// from the side: 2 is an ellipse, 8 nearly a rectangle.
    void cushion(const Vec3f &base, const Vec3f &size, float plan = 7, float side = 3);
    void ellipsoid(const Vec3f &base, const Vec3f &size, int sides = 0);
    void cylinder(const Vec3f &base, float radius, float height, float bevel = 0);
    void cone(const Vec3f &base, float bottomRadius, float topRadius, float height);
    /// Turned about the vertical through `base`: `profile` holds {radius, height above base} along the outside from the
    /// bottom up, and may go on down the inside. Its ends are closed to the axis. `sides` 0: chosen by the radius.
    void lathe(const Vec3f &base, std::span<const Vec2f> profile, int sides = 0);
    /// A round bar between two points, or wheels, rollers, pipes: a cylinder along any line.
    void rod(const Vec3f &from, const Vec3f &to, float radius, float bevel = 0);
    /// A round bar along a path (corners are mitred); the path of a ring is planar and does not repeat its start.
    void tube(std::span<const Vec3f> path, float radius, int sides = 8);
    void ring(std::span<const Vec3f> path, float radius, int sides = 8);
    /// A square-edged bar along a path: `width` is level, `height` upright where the path is level.
    void bar(std::span<const Vec3f> path, float width, float height);
    /// A simple counter-clockwise outline carried from `from` to `to` along an axis. The outline is (x, y) for Axis::Z,
    /// (x, z) for Axis::Y and (y, z) for Axis::X. Corners below 35 degrees are drawn smooth.
    void prism(Axis axis, std::span<const Vec2f> outline, float from, float to);

    /// The model, as built.
    Model take() &&;

private:
    enum class Ends { Capped, Joined };

    std::uint32_t vertex(const Vec3f &position, const Vec3f &normal);
    /// Wound to agree with the normals of its corners.
    void triangle(std::uint32_t a, std::uint32_t b, std::uint32_t c);
    void quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d);
    void sweep(std::span<const Vec3f> path, std::span<const Vec2f> section, Ends ends, bool smooth);
    MeshPart &part();

    Model m_model;
    Eigen::Affine3f m_place = Eigen::Affine3f::Identity();
    std::size_t m_part = 0;
};

/// Scales and moves the model so that it fills [-w/2, w/2] x [-d/2, d/2] x [0, h] exactly.
void fitTo(Model &model, const Vec3f &size);

} // namespace twinloom::asset
