// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// A frame of bars or spindles, as wide as the bed, at the back.
void barredHeadboard(Workshop &shop, float width, float back, float height, Finish finish)
{
    const float post = 0.045f, y = back + post / 2, inner = width - 2 * post;
    shop.use(finish);
    for (const float x : {-1, 1})
        shop.leg({x * (width - post) / 2, y, 0}, height, post, 0.004f);
    const float low = 0.45f * height;
    for (const float z : {low, height - 0.05f})
        shop.block({0, y, z}, {inner + post, 0.03f, 0.045f}, 0.006f);
    const int bars = repeats(inner, 0.11f, 4, 18);
    for (int i = 0; i < bars; ++i) {
        const float x = shareOf(inner, i, bars);
        shop.rod({x, y, low + 0.02f}, {x, y, height - 0.03f}, 0.009f);
    }
}

/// A board with an arched top between turned posts.
void archedHeadboard(Workshop &shop, float width, float back, float height)
{
    const float post = 0.075f, y = back + post / 2, half = width / 2 - post, rise = 0.22f * height;
    constexpr int chords = 16;
    std::vector<Vec2f> outline{{-half, 0.15f * height}, {half, 0.15f * height}};
    for (int i = 0; i <= chords; ++i) {
        const float angle = kPi * static_cast<float>(i) / chords;
        outline.emplace_back(half * std::cos(angle), height - rise + rise * std::sin(angle));
    }
    shop.use(Finish::Oak);
    shop.prism(Axis::Y, outline, y - 0.018f, y + 0.018f);
    for (const float x : {-1, 1}) {
        shop.leg({x * (width - post) / 2, y, 0}, height - rise, post, 0.006f);
        shop.ellipsoid({x * (width - post) / 2, y, height - rise}, {post, post, 1.2f * post}, 14);
    }
}

/// Behind the pillows, which lie at `lying`.
void headboard(Workshop &shop, float width, float depth, float height, float lying)
{
    const float head = 0.06f, back = -depth / 2;
    switch (shop.style()) {
    case Style::Nordic:
        return barredHeadboard(shop, width, back, height, Finish::Oak);
    case Style::Industrial:
        return barredHeadboard(shop, width, back, height, Finish::DarkSteel);
    case Style::Classic:
        return archedHeadboard(shop, width, back, height);
    case Style::Usual:
    case Style::Modern:
        break;
    }
    shop.use(Finish::Oak);
    shop.block({0, back + head / 2, 0}, {width, head, height}, 0.01f);
    const float inner = width - 0.12f;
    const int panels = repeats(inner, 0.45f, 2, 6);
    const float panel = inner / static_cast<float>(panels), top = height - 0.06f;
    shop.use(Finish::FabricSand);
    for (int i = 0; i < panels && top > lying + 0.1f; ++i)
        shop.cushion({shareOf(inner, i, panels), back + head, lying}, {panel - 0.006f, 0.05f, top - lying}, 8, 8);
}

void bed(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), rail = 0.03f, head = 0.06f;
    const float lying = std::min(0.52f, 0.6f * h), mattress = std::min(0.22f, 0.45f * lying), deck = lying - mattress;
    const float length = d - head - rail, middle = (head - rail) / 2; // of the mattress; the head is at the back
    headboard(shop, w, d, std::min(h, 1.2f), lying);
    shop.use(Finish::Oak);
    for (const float x : {-1, 1})
        shop.block({x * (w - rail) / 2, middle, 0.4f * deck}, {rail, length, 0.6f * deck + 0.03f}, 0.006f);
    shop.block({0, (d - rail) / 2, 0.4f * deck}, {w, rail, 0.6f * deck + 0.03f}, 0.006f);
    shop.block({0, middle, 0.7f * deck}, {w - 2 * rail, length, 0.2f * deck});
    for (const float x : {-1, 1})
        shop.block({x * (w / 2 - 0.05f), d / 2 - 0.05f, 0}, {0.06f, 0.06f, 0.5f * deck}, 0.004f);
    shop.use(Finish::Linen);
    shop.block({0, middle, deck}, {w - 2 * rail - 0.01f, length - 0.005f, mattress}, 0.045f);
    const int pillows = w > 1.25f ? 2 : 1;
    for (int i = 0; i < pillows; ++i) {
        const float share = (w - 0.1f) / static_cast<float>(pillows);
        shop.at(turned(Axis::X, 0.25f, {0, -d / 2 + head + 0.3f, lying}), [&] {
            shop.cushion({shareOf(w - 0.1f, i, pillows), -d / 2 + head + 0.3f, lying - 0.01f},
                         {std::min(0.75f, share - 0.04f), 0.42f, 0.15f}, 4, 2.2f);
        });
    }
    shop.use(Finish::FabricBlue); // the quilt hangs a little over the sides, folded at the top
    const float quilt = 0.68f * length;
    shop.block({0, d / 2 - rail - quilt / 2, lying - 0.09f}, {w - 0.012f, quilt, 0.125f}, 0.03f);
    shop.use(Finish::Linen);
    shop.block({0, d / 2 - rail - quilt + 0.1f, lying - 0.085f}, {w - 0.008f, 0.22f, 0.13f}, 0.025f);
    if (h < 1.25f)
        return;
    shop.use(Finish::Oak); // a tall bed is a four-poster
    for (const float x : {-1, 1}) {
        for (const float y : {-1, 1})
            shop.block({x * (w / 2 - 0.03f), y * (d / 2 - 0.03f), 0}, {0.06f, 0.06f, h}, 0.006f);
        shop.block({x * (w / 2 - 0.03f), 0, h - 0.06f}, {0.045f, d - 0.12f, 0.045f}, 0.004f);
        shop.block({0, x * (d / 2 - 0.03f), h - 0.06f}, {w - 0.12f, 0.045f, 0.045f}, 0.004f);
    }
}

void dogBed(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), rim = 0.42f * std::min(h, 0.35f * std::min(w, d));
    std::vector<Vec3f> path;
    for (const Vec2f &p : roundedRectangle(w - 2 * rim, d - 2 * rim, 0.3f * (std::min(w, d) - 2 * rim), 6))
        path.emplace_back(p.x(), p.y(), h - rim);
    shop.use(Finish::FabricGrey);
    shop.ring(path, rim, 12);
    shop.prism(Axis::Z, roundedRectangle(w - rim, d - rim, 0.3f * std::min(w, d), 6), 0, 0.5f * h);
    shop.use(Finish::Linen);
    shop.cushion({0, 0, 0.3f * h}, {w - 2.2f * rim, d - 2.2f * rim, 0.45f * h}, 3, 3);
}

} // namespace

std::span<const Family> beds()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Bed", Home, Floor, {1.6f, 2.1f, 1.0f}, {0.7f, 1.5f, 0.3f}, {2.4f, 2.6f, 2.4f}}, bed},
        {{"DogBed", Home, Floor, {0.8f, 0.73f, 0.2f}, {0.4f, 0.4f, 0.1f}, {1.3f, 1.3f, 0.35f}}, dogBed},
    };
    return kFamily;
}

} // namespace twinloom::asset
