// SPDX-License-Identifier: Apache-2.0
// The families of the starter library, and the small details that many of its members share. A builder describes a
// thing of about the size asked for (within the category's range); makeParametric then fits it exactly.
#pragma once

#include "core/asset/mesh_builder.h"
#include "core/asset/parametric.h"
#include "core/asset/parametric/style.h"

#include <algorithm>
#include <numbers>

namespace twinloom::asset
{

struct Family {
    CategoryInfo info;
    void (*build)(class Workshop &shop, const Vec3f &size);
    void (*buildRound)(class Workshop &shop, const Vec3f &size) = nullptr; ///< of the shape kRound
};

std::span<const Family> seating();
std::span<const Family> tables();
std::span<const Family> beds();
std::span<const Family> storage();
std::span<const Family> kitchen();
std::span<const Family> bath();
std::span<const Family> electronics();
std::span<const Family> decor();
std::span<const Family> tableware();
std::span<const Family> food();
std::span<const Family> oddments();
std::span<const Family> openings();
std::span<const Family> logistics();
std::span<const Family> machines();
std::span<const Family> plant();

inline constexpr float kPi = std::numbers::pi_v<float>;

/// How many items of about `pitch` fill `length`, so that they repeat instead of stretching.
inline int repeats(float length, float pitch, int least, int most)
{
    return std::clamp(static_cast<int>(length / pitch + 0.5f), least, most);
}

/// Centre of item `index` of `count` spread evenly over [-length/2, length/2], each in the middle of its share.
inline float shareOf(float length, int index, int count)
{
    return length * ((static_cast<float>(index) + 0.5f) / static_cast<float>(count) - 0.5f);
}

/// Item `index` of `count` spread from `from` to `to`, ends included.
inline float between(float from, float to, int index, int count)
{
    return count < 2 ? (from + to) / 2 : from + (to - from) * static_cast<float>(index) / static_cast<float>(count - 1);
}

/// A part of a front: x from left to right, z up.
struct Area {
    float x0, x1, z0, z1;
    float width() const { return x1 - x0; }
    float height() const { return z1 - z0; }
};

enum class Handle { None, Bar, Knob, Upright };

/// A MeshBuilder that knows the finishes and the joinery, each in the style that is asked for.
class Workshop : public MeshBuilder
{
public:
    explicit Workshop(const QString &name, Style style = Style::Usual) : MeshBuilder(name), m_style(style) {}
    Style style() const { return m_style; }

    using MeshBuilder::use;
    void use(Finish finish)
    {
        m_finish = finish;
        use(materialOf(finishIn(m_style, finish)));
    }

    /// An upright leg, square in the usual style.
    void leg(const Vec3f &foot, float height, float thickness, float bevel);
    /// Four of them at the corners of w x d.
    void legs(float width, float depth, float height, float thickness);
    /// In styles of round legs: narrower at the foot, leaning outward so that the feet stand at the corners of w x d.
    void taperedLegs(float width, float depth, float height, float thickness);
    /// Columns x rows of drawer or door fronts, with gaps, standing proud of the plane y; their front is at y + 20 mm
    /// and the handles (brushed steel) stand 25 mm further.
    void fronts(const Area &area, float y, int columns, int rows, Finish finish, Handle handle);
    /// A handle that stands 25 mm off the plane y = centre.y.
    void handle(const Vec3f &centre, Handle kind, float length);
    /// A carcass of boards with an open front: sides, top, bottom, back.
    void carcass(const Vec3f &base, const Vec3f &size, float board);
    /// A tyre on a hub; the axle is along x.
    void wheel(const Vec3f &centre, float radius, float width);
    /// A swivel castor standing at `foot`.
    void castor(const Vec3f &foot, float height);
    /// Red, amber, green on a pole.
    void signalTower(const Vec3f &base, float height);
    /// An operator's panel facing +y at `centre`: housing, screen, keys and an emergency stop.
    void operatorPanel(const Vec3f &centre, float width, float height);
    /// A motor with cooling fins, shaft along +x from `from`.
    void motor(const Vec3f &from, float radius, float length, Finish finish);

private:
    Style m_style;
    Finish m_finish = Finish::Oak; ///< of what follows
};

} // namespace twinloom::asset
