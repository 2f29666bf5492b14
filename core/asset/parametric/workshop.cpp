// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{

void Workshop::leg(const Vec3f &foot, float height, float thickness, float bevel)
{
    const float r = thickness / 2;
    const Finish wood = m_finish;
    switch (m_style) {
    case Style::Usual:
        return block(foot, {thickness, thickness, height}, bevel);
    case Style::Nordic:
        return cone(foot, 0.55f * r, 1.1f * r, height);
    case Style::Modern:
    case Style::Industrial: {
        const float bar = (m_style == Style::Modern ? 0.55f : 0.8f) * thickness;
        use(Finish::DarkSteel);
        block(foot, {bar, bar, height}, 0.002f);
        return use(wood);
    }
    case Style::Classic: { // turned below a square head
        const float head = 0.24f * height, turned = height - head;
        lathe(foot,
              std::array{Vec2f(0.5f * r, 0), Vec2f(0.75f * r, 0.06f * turned), Vec2f(0.55f * r, 0.12f * turned),
                         Vec2f(0.95f * r, 0.72f * turned), Vec2f(0.6f * r, 0.86f * turned),
                         Vec2f(0.95f * r, 0.94f * turned), Vec2f(0.7f * r, turned)},
              8);
        return block(foot + Vec3f(0, 0, turned), {thickness, thickness, head});
    }
    }
}

void Workshop::legs(float width, float depth, float height, float thickness)
{
    for (const float x : {-1, 1}) {
        for (const float y : {-1, 1})
            leg({x * (width - thickness) / 2, y * (depth - thickness) / 2, 0}, height, thickness, 0.003f);
    }
}

void Workshop::taperedLegs(float width, float depth, float height, float thickness)
{
    if (m_style != Style::Usual && m_style != Style::Nordic)
        return legs(width, depth, height, thickness);
    const float foot = thickness * 0.35f, lean = std::min(0.12f * height, 0.2f * std::min(width, depth));
    for (const float x : {-1, 1}) {
        for (const float y : {-1, 1}) {
            const Vec3f bottom(x * (width / 2 - foot), y * (depth / 2 - foot), 0);
            const Vec3f top(bottom.x() - x * lean, bottom.y() - y * lean, height);
            at(standing(bottom, top), [&] { cone(Vec3f::Zero(), foot, thickness / 2, (top - bottom).norm()); });
        }
    }
}

void Workshop::handle(const Vec3f &centre, Handle kind, float length)
{
    use(m_style == Style::Nordic ? Finish::Oak : Finish::BrushedSteel);
    const float reach = 0.025f, bar = 0.005f;
    if (m_style == Style::Modern) // gripped at its edge
        return;
    if (m_style == Style::Nordic || m_style == Style::Classic)
        kind = Handle::Knob;
    if (kind == Handle::Knob) {
        at(moved(centre) * turned(Axis::X, -kPi / 2), [&] {
            lathe(Vec3f::Zero(),
                  std::array{Vec2f(0.006f, 0), Vec2f(0.006f, 0.012f), Vec2f(0.014f, 0.017f), Vec2f(0.014f, 0.022f),
                             Vec2f(0.009f, reach)},
                  m_style == Style::Usual ? 10 : 6);
        });
    } else if (kind != Handle::None) {
        const Vec3f half = (kind == Handle::Bar ? Vec3f::UnitX() : Vec3f::UnitZ()) * (length / 2);
        const Vec3f out(0, reach - bar, 0);
        tube(std::array<Vec3f, 4>{centre - half, centre - half + out, centre + half + out, centre + half}, bar, 6);
    }
}

void Workshop::fronts(const Area &area, float y, int columns, int rows, Finish finish, Handle kind)
{
    constexpr float kGap = 0.004f, kThick = 0.02f;
    const float w = area.width() / static_cast<float>(columns), h = area.height() / static_cast<float>(rows);
    const float rail = std::min(0.06f, 0.2f * std::min(w, h));
    for (int column = 0; column < columns; ++column) {
        for (int row = 0; row < rows; ++row) {
            const float x = area.x0 + w * (static_cast<float>(column) + 0.5f),
                        z = area.z0 + h * static_cast<float>(row);
            use(finish);
            block({x, y + kThick / 2, z + kGap / 2}, {w - kGap, kThick, h - kGap}, 0.002f);
            if (m_style == Style::Classic) // a raised panel within a frame
                block({x, y + kThick, z + rail}, {w - 2 * rail, 0.014f, h - 2 * rail});
            const Vec3f middle(x, y + kThick, z + h / 2);
            if (kind == Handle::Upright) { // doors: at the opening side, in pairs
                const float side = columns == 1 || column % 2 == 1 ? -1.0f : 1.0f;
                handle(middle + Vec3f(side * (w / 2 - 0.045f), 0, 0), kind, std::min(0.16f, 0.5f * h));
            } else {
                handle(middle, kind, std::min(0.16f, 0.5f * w));
            }
        }
    }
}

void Workshop::carcass(const Vec3f &base, const Vec3f &size, float board)
{
    const float x = (size.x() - board) / 2;
    for (const float side : {-x, x})
        block(base + Vec3f(side, 0, 0), {board, size.y(), size.z()}, 0.002f);
    const float inner = size.x() - 2 * board;
    block(base, {inner, size.y(), board}, 0.001f);
    block(base + Vec3f(0, 0, size.z() - board), {inner, size.y(), board}, 0.001f);
    const float back = 0.008f;
    block(base + Vec3f(0, (back - size.y()) / 2, board), {inner, back, size.z() - 2 * board});
}

void Workshop::wheel(const Vec3f &centre, float radius, float width)
{
    const Vec3f half(width / 2, 0, 0);
    use(Finish::Rubber);
    rod(centre - half, centre + half, radius, 0.15f * radius);
    use(Finish::PaintLightGrey);
    const Vec3f hub = half * 1.04f;
    rod(centre - hub, centre + hub, 0.55f * radius);
}

void Workshop::castor(const Vec3f &foot, float height)
{
    const float radius = 0.36f * height;
    wheel(foot + Vec3f(0, 0, radius), radius, 0.35f * height);
    use(Finish::DarkSteel);
    block(foot + Vec3f(0, 0, 0.72f * height), {0.5f * height, 0.6f * height, 0.1f * height});
    cylinder(foot + Vec3f(0, 0, 0.82f * height), 0.15f * height, 0.18f * height);
}

void Workshop::signalTower(const Vec3f &base, float height)
{
    const float radius = std::min(0.035f, 0.14f * height), lamp = 0.22f * height;
    use(Finish::PaintBlack);
    cylinder(base, 0.4f * radius, 0.3f * height);
    Vec3f foot = base + Vec3f(0, 0, 0.3f * height);
    for (const Finish colour : {Finish::SignalGreen, Finish::SignalAmber, Finish::SignalRed}) {
        use(colour);
        cylinder(foot, radius, lamp);
        foot.z() += lamp;
    }
    use(Finish::PaintBlack);
    cylinder(foot, radius, base.z() + height - foot.z());
}

void Workshop::operatorPanel(const Vec3f &centre, float width, float height)
{
    const float depth = 0.06f, front = centre.y() + depth / 2, bottom = centre.z() - height / 2;
    use(Finish::PaintAnthracite);
    block({centre.x(), centre.y(), bottom}, {width, depth, height}, 0.006f);
    use(Finish::ScreenLit);
    block({centre.x(), front, bottom + 0.45f * height}, {0.84f * width, 0.006f, 0.47f * height});
    use(Finish::PlasticGrey);
    for (int row = 0; row < 2; ++row) {
        for (int i = 0; i < 4; ++i)
            block({centre.x() - 0.16f * width + shareOf(0.52f * width, i, 4), front,
                   bottom + height * (0.1f + 0.16f * static_cast<float>(row))},
                  {0.1f * width, 0.01f, 0.1f * height});
    }
    use(Finish::SignalRed);
    const float stop = 0.1f * std::min(width, height);
    const Vec3f button(centre.x() + 0.3f * width, front, bottom + 0.22f * height);
    rod(button, button + Vec3f(0, 0.035f, 0), stop, 0.006f);
}

void Workshop::motor(const Vec3f &from, float radius, float length, Finish finish)
{
    const Vec3f along = Vec3f::UnitX();
    use(finish);
    rod(from + along * (0.12f * length), from + along * length, 0.86f * radius, 0.1f * radius);
    const int fins = repeats(length, 0.05f, 4, 9);
    for (int i = 0; i < fins; ++i) {
        const Vec3f start = from + along * between(0.2f * length, 0.72f * length, i, fins);
        rod(start, start + along * (0.25f * length / static_cast<float>(fins)), radius);
    }
    block(from + Vec3f(0.5f * length, 0, 0.8f * radius), {0.35f * length, 0.8f * radius, 0.45f * radius}, 0.005f);
    block(from + Vec3f(0.5f * length, 0, -1.15f * radius), {0.5f * length, 1.5f * radius, 0.4f * radius}, 0.004f);
    use(Finish::BrushedSteel);
    rod(from, from + along * (0.15f * length), 0.2f * radius);
}

} // namespace twinloom::asset
