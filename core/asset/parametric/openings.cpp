// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// A frame around an opening of w x h: two posts, a head, and a sill where `sill` is above 0.
void frame(Workshop &shop, float w, float d, float h, float board, float sill)
{
    for (const float x : {-1, 1})
        shop.block({x * (w - board) / 2, 0, 0}, {board, d, h}, 0.004f);
    shop.block({0, 0, h - board}, {w - 2 * board, d, board}, 0.004f);
    if (sill > 0)
        shop.block({0, 0, 0}, {w - 2 * board, d, sill}, 0.004f);
}

void door(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), board = 0.05f,
                leafThick = std::clamp(d - 0.05f, 0.01f, 0.045f);
    shop.use(Finish::WhiteLacquer);
    frame(shop, w, std::max(0.02f, d - 0.04f), h, board, 0);
    const int leaves = w > 1.3f ? 2 : 1;
    const float leaf = (w - 2 * board) / static_cast<float>(leaves), high = h - board - 0.012f;
    for (int i = 0; i < leaves; ++i) {
        const float x = shareOf(w - 2 * board, i, leaves), grip = x + (leaves == 2 && i == 0 ? 1.0f
                                                                       : leaves == 2         ? -1.0f
                                                                                             : 1.0f) *
                                                                          (leaf / 2 - 0.07f);
        shop.use(Finish::Oak);
        shop.block({x, 0, 0.008f}, {leaf - 0.006f, leafThick, high}, 0.003f);
        for (const float s : {-1, 1}) { // raised panels and levers on both sides
            for (const auto &[low, share] : {std::pair{0.1f, 0.32f}, std::pair{0.52f, 0.4f}})
                shop.block({x, s * leafThick / 2, low * high}, {0.62f * leaf, 0.012f, share * high}, 0.004f);
            shop.use(Finish::BrushedSteel);
            const Vec3f hub(grip, s * leafThick / 2, 0.47f * h);
            const float out = s * (d - leafThick) / 2, toward = grip > x ? -0.11f : 0.11f;
            shop.block(hub + Vec3f(0, s * 0.003f, -0.08f), {0.04f, 0.008f, 0.16f}, 0.002f);
            shop.tube(std::array<Vec3f, 3>{hub, hub + Vec3f(0, out * 0.85f, 0), hub + Vec3f(toward, out * 0.85f, 0)},
                      std::min(0.009f, 0.14f * std::abs(out)));
            shop.use(Finish::Oak);
        }
    }
}

void window(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), board = std::min(0.06f, 0.1f * std::min(w, h)),
                depth = 0.7f * d;
    shop.use(Finish::WhiteLacquer);
    frame(shop, w, depth, h, board, board);
    shop.block({0, d / 2 - 0.15f * d, 0}, {w, 0.3f * d, 0.5f * board}, 0.003f); // the board inside
    shop.block({0, -d / 2 + 0.15f * d, 0}, {w, 0.3f * d, 0.4f * board}, 0.003f);
    const int sashes = repeats(w, 0.75f, 1, 6);
    const float sash = (w - 2 * board) / static_cast<float>(sashes), inner = h - 2 * board, rail = 0.7f * board;
    for (int i = 0; i < sashes; ++i) {
        const float x = shareOf(w - 2 * board, i, sashes);
        shop.use(Finish::WhiteLacquer);
        shop.at(moved({x, 0, board}), [&] { frame(shop, sash - 0.004f, 0.45f * d, inner, rail, rail); });
        shop.use(Finish::BrushedSteel);
        const Vec3f grip(x + sash / 2 - 0.5f * rail, 0.22f * d, h / 2);
        shop.block(grip - Vec3f(0, 0, 0.06f), {0.4f * rail, 0.1f * d, 0.12f}, 0.003f);
        shop.use(Finish::Glass);
        shop.block({x, 0, board + rail}, {sash - 2 * rail, std::min(0.02f, 0.2f * d), inner - 2 * rail});
    }
}

void rollerDoor(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), rail = 0.1f, box = std::min(d, 0.4f), drop = h - box;
    const int slats = repeats(drop, 0.22f, 6, 32);
    shop.use(Finish::PaintAnthracite);
    shop.block({0, 0, h - box}, {w, d, box}, 0.02f);
    for (const float x : {-1, 1})
        shop.block({x * (w - rail) / 2, -d / 2 + 0.06f, 0}, {rail, 0.12f, drop}, 0.004f);
    shop.use(Finish::PaintLightGrey);
    for (int i = 0; i < slats; ++i)
        shop.block({0, -d / 2 + 0.06f, drop * static_cast<float>(i) / static_cast<float>(slats)},
                   {w - 2 * rail, 0.05f, drop / static_cast<float>(slats) - 0.004f}, 0.012f);
    shop.use(Finish::PaintYellow);
    shop.block({0, -d / 2 + 0.06f, 0}, {w - 2 * rail, 0.06f, 0.08f}, 0.01f);
}

} // namespace

std::span<const Family> openings()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Door", Home, Opening, {0.95f, 0.16f, 2.1f}, {0.6f, 0.08f, 1.8f}, {2.4f, 0.4f, 2.8f}}, door},
        {{"Window", Home, Opening, {1.4f, 0.2f, 1.3f}, {0.4f, 0.06f, 0.4f}, {4.5f, 0.5f, 2.6f}}, window},
        {{"RollerDoor", Factory, Opening, {3.5f, 0.45f, 4.0f}, {1.5f, 0.3f, 2.2f}, {8.0f, 0.8f, 7.0f}}, rollerDoor},
    };
    return kFamily;
}

} // namespace twinloom::asset
