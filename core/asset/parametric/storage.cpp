// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// The room that handles take in front of a carcass: front 20 mm and handle 25 mm.
constexpr float kProud = 0.045f;

void wardrobe(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - kProud, h = size.z(), plinth = 0.08f, y = -kProud / 2;
    shop.use(Finish::Walnut);
    shop.carcass({0, y, plinth}, {w, d, h - plinth}, 0.022f);
    shop.block({0, y - 0.02f, 0}, {w - 0.02f, d - 0.04f, plinth});
    shop.block({0, y, plinth + 0.03f}, {w - 0.05f, d - 0.01f, h - plinth - 0.06f}); // the inside is never seen
    const int doors = repeats(w, 0.5f, 1, 10);
    const float drawer = h > 1.4f ? 0.32f : 0.0f, front = d / 2 + y;
    shop.fronts({-w / 2, w / 2, plinth + drawer, h}, front, doors, 1, Finish::WhiteLacquer, Handle::Upright);
    if (drawer > 0)
        shop.fronts({-w / 2, w / 2, plinth, plinth + drawer}, front, std::max(1, doors / 2), 1, Finish::WhiteLacquer,
                    Handle::Bar);
}

void dresser(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - kProud, h = size.z(), leg = std::min(0.14f, 0.2f * h), y = -kProud / 2,
                top = 0.024f;
    shop.use(Finish::Walnut);
    shop.at(moved({0, y, 0}), [&] { shop.taperedLegs(w - 0.04f, d - 0.02f, leg, 0.042f); });
    shop.block({0, y, leg}, {w - 0.01f, d - 0.008f, h - leg - top}, 0.004f);
    shop.block({0, y, h - top}, {w, d, top}, 0.005f);
    shop.fronts({-w / 2 + 0.02f, w / 2 - 0.02f, leg + 0.015f, h - top - 0.012f}, d / 2 + y - 0.004f,
                repeats(w, 0.6f, 1, 4), repeats(h - leg, 0.22f, 2, 6), Finish::Oak, Handle::Knob);
}

void tvStand(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - kProud, h = size.z(), leg = std::min(0.12f, 0.25f * h), y = -kProud / 2,
                board = 0.024f;
    shop.use(Finish::DarkSteel);
    shop.at(moved({0, y, 0}), [&] { shop.legs(w - 0.1f, d - 0.06f, leg, 0.03f); });
    shop.use(Finish::Oak);
    shop.carcass({0, y, leg}, {w, d, h - leg}, board);
    const int bays = repeats(w, 0.45f, 2, 7);
    const float inner = w - 2 * board, z0 = leg + board, z1 = h - board, middle = (z0 + z1) / 2;
    for (int i = 0; i < bays; ++i) {
        const float x = shareOf(inner, i, bays), half = inner / static_cast<float>(bays) / 2;
        shop.use(Finish::Oak);
        if (i > 0)
            shop.block({x - half, y, z0}, {board, d - 0.02f, z1 - z0}, 0.002f);
        if (i == 0 || i == bays - 1)
            shop.fronts({x - half, x + half, leg + 0.004f, h - board - 0.002f}, d / 2 + y - 0.004f, 1,
                        z1 - z0 > 0.34f ? 2 : 1, Finish::WhiteLacquer, Handle::Bar);
        else
            shop.block({x, y, middle}, {2 * half - board, d - 0.06f, 0.018f}, 0.002f);
    }
}

/// Books of several colours leaning nowhere: a row that fills about `fill` of the shelf.
void books(Workshop &shop, const Vec3f &left, float length, float depth, float height, int seed)
{
    constexpr Finish kSpines[] = {Finish::CanvasBlue, Finish::CanvasSand, Finish::FabricRed, Finish::FabricGreen,
                                  Finish::Paper};
    float x = 0;
    for (int i = 0; x < length; ++i) {
        const float thick = 0.022f + 0.006f * static_cast<float>((i * 5 + seed) % 4);
        const float tall = height * (0.72f + 0.06f * static_cast<float>((i * 7 + seed * 3) % 4));
        shop.use(kSpines[(i * 3 + seed) % 5]);
        shop.block(left + Vec3f(x + thick / 2, 0, 0), {thick - 0.002f, depth * 0.75f, tall});
        x += thick;
    }
}

void shelvingUnit(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), board = 0.022f;
    const int bays = repeats(w, 0.75f, 1, 5), levels = repeats(h, 0.36f, 2, 7);
    shop.use(Finish::Oak);
    shop.carcass({0, 0, 0}, size, board);
    const float inner = w - 2 * board, bay = inner / static_cast<float>(bays),
                step = (h - board) / static_cast<float>(levels);
    for (int i = 1; i < bays; ++i)
        shop.block({-inner / 2 + bay * static_cast<float>(i), 0.004f, board}, {board, d - 0.008f, h - 2 * board},
                   0.002f);
    for (int level = 0; level < levels; ++level) {
        const float z = step * static_cast<float>(level);
        shop.use(Finish::Oak);
        if (level > 0)
            shop.block({0, 0.004f, z}, {inner, d - 0.01f, board}, 0.002f);
        for (int i = 0; i < bays; ++i) {
            const int pick = (level * 3 + i * 5 + 1) % 4;
            const float left = -inner / 2 + bay * static_cast<float>(i) + 0.03f,
                        run = std::min(bay - 0.1f, 0.12f + 0.1f * static_cast<float>(pick));
            if (pick > 0)
                books(shop, {left, 0.02f, z + board}, run, d - 0.02f, step - board, level + i);
        }
    }
}

void cabinet(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - kProud, h = size.z(), plinth = std::min(0.07f, 0.15f * h), y = -kProud / 2;
    shop.use(Finish::PlasticBlack);
    shop.block({0, y - 0.02f, 0}, {w - 0.04f, d - 0.04f, plinth});
    shop.use(Finish::WhiteLacquer);
    shop.block({0, y, plinth}, {w, d, h - plinth}, 0.004f);
    shop.fronts({-w / 2 + 0.003f, w / 2 - 0.003f, plinth + 0.003f, h - 0.012f}, d / 2 + y, repeats(w, 0.45f, 1, 8),
                repeats(h, 1.1f, 1, 3), Finish::Oak, Handle::Upright);
}

void filingCabinet(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - kProud, h = size.z(), y = -kProud / 2, plinth = 0.04f;
    shop.use(Finish::PaintBlack);
    shop.block({0, y, 0}, {w - 0.02f, d - 0.03f, plinth});
    shop.use(Finish::PaintLightGrey);
    shop.block({0, y, plinth}, {w, d, h - plinth}, 0.006f);
    const int rows = repeats(h, 0.33f, 2, 6), columns = repeats(w, 0.5f, 1, 3);
    const Area area{-w / 2 + 0.01f, w / 2 - 0.01f, plinth + 0.01f, h - 0.015f};
    shop.fronts(area, d / 2 + y, columns, rows, Finish::PaintLightGrey, Handle::Bar);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) { // label holders and locks
            const float x = shareOf(area.width(), column, columns);
            const float z = area.z0 + area.height() * (static_cast<float>(row) + 0.72f) / static_cast<float>(rows);
            shop.use(Finish::Paper);
            shop.block({x, d / 2 + y + 0.021f, z}, {0.08f, 0.004f, 0.03f});
        }
    }
}

void safe(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y() - 0.07f, h = size.z(), y = -0.035f, front = d / 2 + y, foot = 0.02f;
    shop.use(Finish::PaintAnthracite);
    shop.block({0, y, foot}, {w, d, h - foot}, 0.012f);
    shop.use(Finish::Rubber);
    shop.at(moved({0, y, 0}), [&] { shop.legs(w - 0.05f, d - 0.05f, foot + 0.005f, 0.05f); });
    shop.use(Finish::PaintGrey);
    shop.block({0, front + 0.008f, foot + 0.08f * h}, {0.84f * w, 0.016f, 0.8f * h}, 0.006f);
    shop.use(Finish::Chrome);
    const Vec3f dial(0.12f * w, front + 0.016f, 0.6f * h), grip(-0.2f * w, front + 0.016f, 0.5f * h);
    shop.rod(dial, dial + Vec3f(0, 0.03f, 0), 0.09f * w, 0.004f);
    shop.rod(grip, grip + Vec3f(0, 0.045f, 0), 0.025f * w);
    for (int i = 0; i < 3; ++i) {
        const float angle = kPi / 2 + 2 * kPi * static_cast<float>(i) / 3;
        const Vec3f tip = grip + Vec3f(0.12f * w * std::cos(angle), 0.047f, 0.12f * w * std::sin(angle));
        shop.rod(grip + Vec3f(0, 0.047f, 0), tip, 0.006f);
    }
    for (const float z : {0.22f, 0.7f})
        shop.cylinder({0.45f * w, front + 0.012f, z * h}, 0.012f, 0.1f * h);
}

} // namespace

std::span<const Family> storage()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Wardrobe", Home, Floor, {1.5f, 0.62f, 2.1f}, {0.5f, 0.4f, 1.2f}, {5.0f, 0.9f, 2.8f}}, wardrobe},
        {{"Dresser", Home, Floor, {1.2f, 0.5f, 0.9f}, {0.5f, 0.26f, 0.55f}, {2.4f, 0.75f, 1.4f}}, dresser},
        {{"TVStand", Home, Floor, {1.4f, 0.45f, 0.5f}, {0.7f, 0.3f, 0.32f}, {3.0f, 0.9f, 0.85f}}, tvStand},
        {{"ShelvingUnit", Home, Floor, {0.92f, 0.34f, 1.8f}, {0.5f, 0.15f, 0.6f}, {3.0f, 0.6f, 2.4f}}, shelvingUnit},
        {{"Cabinet", Home, Floor, {0.9f, 0.42f, 0.9f}, {0.35f, 0.25f, 0.4f}, {3.6f, 0.8f, 2.4f}}, cabinet},
        {{"FilingCabinet", Office, Floor, {0.46f, 0.62f, 1.32f}, {0.36f, 0.4f, 0.6f}, {1.2f, 0.8f, 1.8f}},
         filingCabinet},
        {{"Safe", Office, Floor, {0.5f, 0.56f, 0.5f}, {0.28f, 0.3f, 0.28f}, {0.9f, 0.8f, 1.4f}}, safe},
    };
    return kFamily;
}

} // namespace twinloom::asset
