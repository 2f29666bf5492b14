// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// Between the posts of a chair's back, which lean back from the seat on: `y` is where their middle is at the top, and
/// `lean` how far before that it is at the seat.
void chairBack(Workshop &shop, float width, float seat, float top, float y, float lean)
{
    const float rise = top - seat;
    const auto at = [&](float x, float z) { return Vec3f(x, y + lean * (top - z) / rise, z); };
    const auto rail = [&](float z, float height) { shop.block(at(0, z), {width, 0.018f, height}, 0.004f); };
    const auto leaning = [&](float z, auto &&body) {
        shop.at(moved(at(0, z)) * turned(Axis::X, std::atan2(lean, rise)), body);
    };
    switch (shop.style()) {
    case Style::Modern: // one panel
        return leaning(seat + 0.1f, [&] { shop.block({0, 0, 0}, {width, 0.018f, rise - 0.12f}, 0.006f); });
    case Style::Nordic: { // spindles under a rail
        const int spindles = repeats(width, 0.075f, 4, 9);
        for (int i = 0; i < spindles; ++i) {
            const float x = shareOf(width, i, spindles);
            shop.rod(at(x, seat - 0.02f), at(x, top - 0.05f), 0.007f);
        }
        return rail(top - 0.07f, 0.06f);
    }
    case Style::Classic: // upholstered under a rail
        rail(top - 0.09f, 0.08f);
        shop.use(Finish::FabricGrey);
        return leaning(seat + 0.09f, [&] {
            shop.cushion({0, 0, 0}, {width - 0.01f, 0.045f, std::max(0.05f, rise - 0.2f)}, 5, 8);
        });
    case Style::Usual:
    case Style::Industrial:
        break;
    }
    const int rails = repeats(rise, 0.13f, 2, 4);
    for (int i = 0; i < rails; ++i)
        rail(between(seat + 0.1f, top - 0.09f, i, rails), i + 1 == rails ? 0.08f : 0.05f);
}

void chair(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), leg = 0.034f, back = -d / 2;
    const float seat = std::min(0.46f, 0.56f * h), apron = 0.055f, post = leg / 2;
    shop.use(shop.style() == Style::Industrial ? Finish::DarkSteel : Finish::Oak);
    for (const float x : {-(w - leg) / 2, (w - leg) / 2}) {
        shop.leg({x, d / 2 - post, 0}, seat - 0.02f, leg, 0.004f);
        // The back post stands upright to the seat, then leans back.
        const float foot = back + 0.03f, knee = back + 0.1f * d;
        shop.prism(Axis::X,
                   std::array<Vec2f, 6>{
                       Vec2f{foot, 0}, {foot + leg, 0}, {knee + leg, seat}, {back + leg, h}, {back, h}, {knee, seat}},
                   x - post, x + post);
        shop.block({x, 0.05f * d, seat - apron - 0.02f}, {0.02f, 0.84f * d - leg, apron}, 0.002f);
        shop.block({x, 0.03f * d, 0.45f * seat}, {0.02f, 0.88f * d - leg, 0.022f}, 0.002f);
    }
    shop.block({0, d / 2 - post, seat - apron - 0.02f}, {w - 2 * leg, 0.02f, apron}, 0.002f);
    chairBack(shop, w - 2 * leg, seat, h, back + post, 0.09f * d);
    shop.use(Finish::FabricGrey);
    shop.cushion({0, 0.05f * d, seat - 0.03f}, {w - 0.004f, 0.88f * d, 0.055f}, 9, 4);
}

void officeChair(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), reach = std::min(w, d) / 2, castor = 0.06f;
    const float seat = std::min(0.48f, 0.45f * h), seatW = 0.74f * w, seatD = 0.74f * d;
    for (int i = 0; i < 5; ++i) {
        const float angle = kPi / 2 + 2 * kPi * static_cast<float>(i) / 5;
        const Vec3f way(std::cos(angle), std::sin(angle), 0), tip = way * (reach - 0.03f);
        shop.castor(tip, castor);
        shop.use(Finish::PlasticBlack);
        shop.bar(std::array<Vec3f, 2>{Vec3f(0, 0, castor + 0.05f), tip + Vec3f(0, 0, castor + 0.01f)}, 0.045f, 0.03f);
    }
    shop.use(Finish::PlasticBlack);
    shop.cylinder({0, 0, castor}, 0.045f, 0.09f, 0.005f);
    shop.use(Finish::Chrome);
    shop.cylinder({0, 0, castor}, 0.025f, seat - castor - 0.09f);
    shop.use(Finish::PlasticBlack);
    shop.block({0, 0, seat - 0.1f}, {0.2f, 0.26f, 0.05f}, 0.01f);
    shop.bar(rounded(std::array<Vec3f, 3>{Vec3f(0, 0, seat - 0.08f),
                                          {0, -0.46f * d, seat - 0.08f},
                                          {0, -0.47f * d, seat + 0.3f}},
                     0.1f),
             0.07f, 0.018f);
    shop.use(Finish::FabricBlack);
    shop.cushion({0, 0.02f * d, seat - 0.06f}, {seatW, seatD, 0.1f}, 5, 3);
    shop.at(turned(Axis::X, 0.1f, {0, -0.42f * d, seat}), [&] {
        shop.cushion({0, -0.4f * d, seat + 0.07f}, {0.9f * seatW, 0.08f, h - seat - 0.075f}, 3.5f, 6);
    });
    for (const float x : {-1, 1}) {
        shop.use(Finish::PlasticBlack);
        const float out = x * (w / 2 - 0.03f), rest = seat + 0.2f;
        shop.bar(
            rounded(std::array<Vec3f, 3>{Vec3f(0, 0, seat - 0.075f), {out, 0, seat - 0.075f}, {out, 0, rest}}, 0.08f),
            0.045f, 0.02f);
        shop.block({out, 0.02f * d, rest}, {0.06f, 0.27f, 0.028f}, 0.01f);
    }
}

/// Arms, base, legs, and as many seat and back cushions as people fit.
void upholstered(Workshop &shop, const Vec3f &size, Finish fabric, int seats)
{
    const float w = size.x(), d = size.y(), h = size.z(), leg = std::min(0.1f, 0.14f * h);
    const float arm = std::clamp(0.11f * w, 0.1f, 0.2f), seat = std::clamp(0.5f * h, 0.3f, 0.45f), cushion = 0.15f;
    const float backDepth = std::clamp(0.22f * d, 0.13f, 0.24f), inner = w - 2 * arm,
                armTop = std::min(seat + 0.2f, 0.9f * h);
    shop.use(Finish::DarkWood);
    shop.taperedLegs(w - 0.08f, d - 0.08f, leg, 0.05f);
    shop.use(fabric);
    shop.block({0, 0, leg}, {w - 0.03f, d - 0.03f, seat - cushion - leg}, 0.02f);
    for (const float x : {-1, 1}) // an arm with a rounded top
        shop.block({x * (w - arm) / 2, 0, leg}, {arm, d, armTop - leg}, 0.035f);
    if (shop.style() == Style::Classic) // rolled arms
        for (const float x : {-1, 1}) {
            const Vec3f roll(x * (w - arm) / 2, d / 2, armTop - 0.3f * arm);
            shop.rod(roll - Vec3f(0, d - 0.02f, 0), roll + Vec3f(0, 0.012f, 0), 0.62f * arm);
        }
    shop.block({0, (backDepth * 0.6f - d) / 2, leg}, {w - 1.2f * arm, backDepth * 0.6f, h - leg - 0.05f}, 0.035f);
    const float share = inner / static_cast<float>(seats), seatDepth = d - 0.75f * backDepth;
    for (int i = 0; i < seats; ++i) {
        const float x = shareOf(inner, i, seats);
        shop.cushion({x, (d - seatDepth) / 2, seat - cushion - 0.01f}, {share - 0.004f, seatDepth, cushion + 0.02f}, 12,
                     4);
        shop.at(turned(Axis::X, 0.14f, {x, -d / 2 + backDepth, seat}), [&] {
            shop.cushion({x, -d / 2 + backDepth, seat - 0.02f}, {share - 0.006f, 0.85f * backDepth, h - seat + 0.01f},
                         5, 8);
        });
    }
}

void sofa(Workshop &shop, const Vec3f &size)
{
    upholstered(shop, size, Finish::FabricGrey, repeats(size.x() - 0.4f, 0.68f, 1, 4));
    const float seat = std::clamp(0.5f * size.z(), 0.3f, 0.45f),
                x = size.x() / 2 - std::clamp(0.11f * size.x(), 0.1f, 0.2f) - 0.2f;
    shop.use(Finish::FabricBlue);
    shop.at(moved({x, -0.12f * size.y(), seat + 0.04f}) * turned(Axis::X, 0.4f) * turned(Axis::Y, 0.12f), [&] {
        shop.cushion({0, 0, 0}, {0.4f, 0.13f, 0.36f}, 3, 5);
    });
}

void armChair(Workshop &shop, const Vec3f &size)
{
    upholstered(shop, size, Finish::FabricGreen, repeats(size.x() - 0.4f, 0.8f, 1, 2));
}

void stool(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), pad = 0.05f;
    shop.use(Finish::Oak);
    shop.taperedLegs(w, d, h - pad, 0.036f);
    const float rest = 0.35f * h, rx = 0.43f * w, ry = 0.43f * d;
    shop.use(Finish::BrushedSteel);
    shop.ring(std::array<Vec3f, 4>{Vec3f(-rx, -ry, rest), {rx, -ry, rest}, {rx, ry, rest}, {-rx, ry, rest}}, 0.008f);
    shop.use(Finish::Oak);
    shop.block({0, 0, h - pad}, {0.84f * w, 0.84f * d, 0.02f}, 0.008f);
    shop.use(Finish::Leather);
    shop.cushion({0, 0, h - pad + 0.015f}, {0.9f * w, 0.9f * d, pad - 0.015f}, 4, 3);
}

void ottoman(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), leg = std::min(0.1f, 0.25f * h);
    shop.use(Finish::Oak);
    shop.taperedLegs(w - 0.1f, d - 0.1f, leg, 0.045f);
    shop.use(Finish::FabricSand);
    shop.block({0, 0, leg}, {w - 0.02f, d - 0.02f, 0.55f * (h - leg)}, 0.025f);
    shop.cushion({0, 0, leg + 0.5f * (h - leg)}, {w, d, 0.5f * (h - leg)}, 11, 4);
}

void bench(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    const int supports = repeats(w, 1.4f, 2, 6), boards = repeats(d, 0.11f, 3, 8);
    for (int i = 0; i < supports; ++i) {
        const float x = between(-w / 2 + 0.12f, w / 2 - 0.12f, i, supports), y = d / 2 - 0.04f, z = h - 0.055f;
        shop.use(Finish::PaintAnthracite);
        shop.bar(std::array<Vec3f, 4>{Vec3f(x, -y, 0), {x, -y, z}, {x, y, z}, {x, y, 0}}, 0.05f, 0.05f);
    }
    shop.use(Finish::Oak);
    for (int i = 0; i < boards; ++i)
        shop.block({0, shareOf(d, i, boards), h - 0.03f}, {w, d / static_cast<float>(boards) - 0.008f, 0.03f}, 0.004f);
}

} // namespace

std::span<const Family> seating()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Chair", Home, Floor, {0.47f, 0.52f, 0.88f}, {0.36f, 0.4f, 0.66f}, {0.8f, 0.9f, 1.2f}}, chair},
        {{"OfficeChair", Office, Floor, {0.66f, 0.66f, 1.08f}, {0.5f, 0.5f, 0.85f}, {0.8f, 0.8f, 1.35f}}, officeChair},
        {{"ArmChair", Home, Floor, {0.86f, 0.82f, 0.84f}, {0.58f, 0.6f, 0.6f}, {1.45f, 1.1f, 1.3f}}, armChair},
        {{"Sofa", Home, Floor, {2.3f, 0.95f, 0.85f}, {1.2f, 0.65f, 0.6f}, {3.8f, 1.8f, 1.3f}}, sofa},
        {{"Stool", Home, Floor, {0.42f, 0.4f, 0.7f}, {0.28f, 0.28f, 0.4f}, {0.62f, 0.62f, 0.85f}}, stool},
        {{"Ottoman", Home, Floor, {0.8f, 0.55f, 0.43f}, {0.4f, 0.35f, 0.3f}, {1.2f, 0.9f, 0.5f}}, ottoman},
        {{"Bench", Office, Floor, {1.5f, 0.4f, 0.45f}, {0.8f, 0.3f, 0.35f}, {4.0f, 0.6f, 0.55f}}, bench},
    };
    return kFamily;
}

} // namespace twinloom::asset
