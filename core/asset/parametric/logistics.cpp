// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// EN 13698: boards 100 to 145 mm wide and 22 mm thick on three rows of blocks.
void palletOf(Workshop &shop, const Vec3f &base, float w, float d, float h)
{
    const float board = 0.022f, block = h - 3 * board;
    const int rows = repeats(d, 0.4f, 2, 6), columns = repeats(w, 0.55f, 2, 6), planks = repeats(d, 0.17f, 3, 14);
    shop.use(Finish::RoughWood);
    for (int row = 0; row < rows; ++row) {
        const float y = between(0.05f - d / 2, d / 2 - 0.05f, row, rows);
        shop.block(base + Vec3f(0, y, 0), {w, 0.1f, board}, 0.002f);
        for (int column = 0; column < columns; ++column)
            shop.block(base + Vec3f(between(0.0725f - w / 2, w / 2 - 0.0725f, column, columns), y, board),
                       {0.145f, 0.1f, block}, 0.002f);
    }
    for (int column = 0; column < columns; ++column)
        shop.block(base + Vec3f(between(0.0725f - w / 2, w / 2 - 0.0725f, column, columns), 0, board + block),
                   {0.145f, d, board}, 0.002f);
    for (int i = 0; i < planks; ++i) {
        const float plank = 0.75f * d / static_cast<float>(planks);
        shop.block(base + Vec3f(0, between(plank / 2 - d / 2, d / 2 - plank / 2, i, planks), 2 * board + block),
                   {w, plank, board}, 0.002f);
    }
}

void pallet(Workshop &shop, const Vec3f &size)
{
    palletOf(shop, Vec3f::Zero(), size.x(), size.y(), size.z());
}

/// A carton with a strip of tape over the top.
void carton(Workshop &shop, const Vec3f &base, const Vec3f &size)
{
    shop.use(Finish::Cardboard);
    shop.block(base, size, 0.004f);
    shop.use(Finish::CardboardTape);
    shop.block(base + Vec3f(0, 0, size.z() - 0.1f * size.z()), {size.x() + 0.002f, 0.05f, 0.1f * size.z() + 0.001f});
}

void loadedPallet(Workshop &shop, const Vec3f &size)
{
    const float deck = 0.144f, w = size.x(), d = size.y(), stack = size.z() - deck;
    palletOf(shop, Vec3f::Zero(), w, d, deck);
    const int across = repeats(w, 0.4f, 1, 3), deep = repeats(d, 0.4f, 1, 3), layers = repeats(stack, 0.32f, 1, 6);
    const Vec3f cell((w - 0.02f) / static_cast<float>(across), (d - 0.02f) / static_cast<float>(deep),
                     stack / static_cast<float>(layers));
    for (int layer = 0; layer < layers; ++layer) {
        for (int i = 0; i < across * deep; ++i) {
            if (across > 2 && deep > 2 && layer + 1 < layers && i % across % (across - 1) != 0 &&
                i / across % (deep - 1) != 0)
                continue; // hidden in the middle
            carton(shop,
                   {shareOf(w - 0.02f, i % across, across), shareOf(d - 0.02f, i / across, deep),
                    deck + cell.z() * static_cast<float>(layer)},
                   cell - Vec3f(0.008f, 0.008f, 0.001f));
        }
    }
}

void upright(Workshop &shop, float x, float d, float h)
{
    const float post = 0.09f;
    shop.use(Finish::PaintBlue);
    for (const float y : {-1, 1}) {
        shop.block({x, y * (d - post) / 2, 0}, {post, post, h}, 0.004f);
        shop.block({x, y * (d - 0.12f) / 2, 0}, {0.12f, 0.12f, 0.008f});
    }
    const int braces = repeats(h, 1.3f, 1, 9);
    const float y = (d - post) / 2, step = (h - 0.3f) / static_cast<float>(braces);
    for (int i = 0; i < braces; ++i) {
        const float z = 0.15f + step * static_cast<float>(i), side = i % 2 ? -y : y;
        shop.bar(std::array<Vec3f, 2>{Vec3f(x, -side, z), {x, side, z + step}}, 0.04f, 0.03f);
    }
}

void palletRack(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), post = 0.12f;
    const int bays = repeats(w, 2.8f, 1, 8), levels = repeats(h - 0.4f, 1.6f, 1, 6);
    const float bay = (w - post) / static_cast<float>(bays), step = (h - 0.5f) / static_cast<float>(levels);
    for (int i = 0; i <= bays; ++i)
        upright(shop, between(-(w - post) / 2, (w - post) / 2, i, bays + 1), d, h);
    for (int i = 0; i < bays; ++i) {
        const float x = shareOf(w - post, i, bays);
        for (int level = 1; level <= levels; ++level) {
            const float z = step * static_cast<float>(level);
            shop.use(Finish::PaintOrange);
            for (const float y : {-1, 1})
                shop.block({x, y * (d / 2 - 0.045f), z - 0.12f}, {bay - 0.09f, 0.05f, 0.12f});
            shop.use(Finish::BrushedSteel);
            shop.block({x, 0, z - 0.02f}, {bay - 0.1f, d - 0.12f, 0.02f});
        }
        for (int level = 0; level <= levels && bays * levels <= 6; ++level) { // some goods, so that a rack reads as one
            if ((i * 2 + level * 3) % 5 == 4 || (level == levels && h - step * static_cast<float>(level) < 0.4f))
                continue;
            const float z = step * static_cast<float>(level),
                        tall = std::min(step - 0.4f, 0.55f + 0.25f * static_cast<float>((level + i) % 2));
            shop.use(Finish::RoughWood);
            shop.block({x - 0.25f * bay, 0, z}, {0.42f * bay, d - 0.1f, 0.13f}, 0.003f);
            if (level < levels && tall > 0.2f)
                carton(shop, {x - 0.25f * bay, 0, z + 0.13f}, {0.4f * bay, d - 0.14f, tall});
        }
    }
}

void storageShelf(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), post = 0.04f;
    const int bays = repeats(w, 1.1f, 1, 6), levels = repeats(h, 0.45f, 2, 7);
    const float bay = w / static_cast<float>(bays);
    shop.use(Finish::PaintGrey);
    for (int i = 0; i <= bays; ++i) {
        for (const float y : {-1, 1})
            shop.block({between(-(w - post) / 2, (w - post) / 2, i, bays + 1), y * (d - post) / 2, 0}, {post, post, h},
                       0.002f);
    }
    for (int level = 0; level < levels; ++level) {
        const float z = between(0.08f, h - 0.06f, level, levels),
                    room = (h - 0.14f) / static_cast<float>(levels - 1) - 0.08f;
        for (int i = 0; i < bays; ++i) {
            const float x = shareOf(w, i, bays);
            shop.use(Finish::PaintLightGrey);
            shop.block({x, 0, z}, {bay - 0.01f, d - 0.004f, 0.035f}, 0.003f);
            const int bins = repeats(bay, 0.26f, 2, 5);
            for (int k = 0; k < bins && level + 1 < levels && (level + i) % 3 != 2; ++k) { // open-fronted bins
                const float at = x + shareOf(bay - 0.1f, k, bins),
                            wide = (bay - 0.1f) / static_cast<float>(bins) - 0.02f;
                const float deep = d - 0.08f, tall = std::min(0.22f, room);
                shop.use((level + i + k) % 3 == 0 ? Finish::PlasticYellow : Finish::PlasticBlue);
                shop.prism(Axis::X,
                           std::array<Vec2f, 5>{Vec2f{-deep / 2, z + 0.036f},
                                                {deep / 2, z + 0.036f},
                                                {deep / 2, z + 0.036f + 0.4f * tall},
                                                {0.25f * deep, z + 0.036f + tall},
                                                {-deep / 2, z + 0.036f + tall}},
                           at - wide / 2, at + wide / 2);
            }
        }
    }
}

/// A tapered open box with a rim, ribs and grips (a euro container).
void tote(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), wall = 0.004f, rim = std::min(0.03f, 0.2f * h);
    shop.use(Finish::PlasticBlue);
    const float bw = w - 0.03f, bd = d - 0.03f;
    shop.block({0, 0, 0}, {bw, bd, 0.006f}, 0.002f);
    for (const float s : {-1, 1}) {
        shop.block({s * (bw - wall) / 2, 0, 0}, {wall, bd, h - 0.002f});
        shop.block({0, s * (bd - wall) / 2, 0}, {bw, wall, h - 0.002f});
        shop.block({s * (w - 0.02f) / 2, 0, h - rim}, {0.02f, d, rim}, 0.003f);
        shop.block({0, s * (d - 0.02f) / 2, h - rim}, {w, 0.02f, rim}, 0.003f);
        const int ribs = repeats(w, 0.12f, 2, 12);
        for (int i = 0; i < ribs; ++i)
            shop.block({shareOf(bw, i, ribs), s * (bd / 2 + 0.004f), 0.015f}, {0.012f, 0.01f, h - rim - 0.015f});
    }
    shop.use(Finish::PlasticBlack);
    for (const float s : {-1, 1})
        shop.block({s * (w / 2 - 0.001f), 0, h - 0.8f * rim}, {0.0015f, std::min(0.12f, 0.4f * d), 0.55f * rim});
}

constexpr float kLeastStand = 0.5f; ///< conveyors that are lower do not stand on the floor

/// Carries a conveyor above people's heads.
void conveyorPost(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), column = 0.45f * std::min(w, d), plate = 0.015f;
    shop.use(Finish::PaintAnthracite);
    shop.block({0, 0, 0}, {w, d, plate});
    shop.block({0, 0, h - plate}, {w, d, plate});
    shop.block({0, 0, plate}, {column, column, h - 2 * plate}, 0.006f);
    for (const float s : {-1, 1}) {
        shop.block({s * (column / 2 + 0.2f * w) / 1.5f, 0, plate}, {0.2f * w, 0.012f, 0.12f});
        shop.block({0, s * (column / 2 + 0.2f * d) / 1.5f, plate}, {0.012f, 0.2f * d, 0.12f});
    }
    shop.use(Finish::PaintYellow); // to be seen by who drives
    shop.block({0, 0, 0.2f}, {column + 0.012f, column + 0.012f, std::min(0.9f, 0.4f * h)}, 0.006f);
}

/// Raises loads to a conveyor above people's heads: a cage of four columns, open along x where loads come and go, the
/// carriage with its rollers half way up, chains and the drive.
void conveyorLift(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), column = 0.09f * std::min(w, d), beam = 0.06f, plate = 0.015f,
                side = (d - column) / 2, deck = 0.5f * h;
    shop.use(Finish::PaintYellow);
    for (const float x : {-1, 1})
        for (const float y : {-1, 1})
            shop.block({x * (w - column) / 2, y * side, plate}, {column, column, h - plate}, 0.004f);
    shop.use(Finish::PaintAnthracite);
    shop.block({0, 0, 0}, {w, d, plate});
    for (const float z : {plate, h - beam})
        for (const float s : {-1, 1})
            shop.block({0, s * side, z}, {w - 2 * column, 0.8f * column, beam}, 0.003f);
    for (const float s : {-1, 1})
        shop.block({s * (w - column) / 2, 0, h - beam}, {0.8f * column, d - 2 * column, beam}, 0.003f);
    shop.use(Finish::DarkSteel); // the guards beside it
    const int bars = repeats(h, 0.25f, 3, 32), rods = repeats(w, 0.1f, 3, 16);
    for (const float s : {-1, 1}) {
        for (int i = 1; i < bars; ++i)
            shop.block({0, s * side, between(plate, h - beam, i, bars + 1)}, {w - 2 * column, 0.012f, 0.012f});
        for (int i = 0; i < rods; ++i)
            shop.block({shareOf(w - 2 * column, i, rods), s * side, plate + beam},
                       {0.006f, 0.006f, h - plate - 2 * beam});
        shop.rod({0, s * (side - column), plate}, {0, s * (side - column), h - beam}, 0.012f); // chains
    }
    shop.use(Finish::PaintAnthracite); // the carriage
    const float inner = d - 4 * column;
    for (const float s : {-1, 1})
        shop.block({0, s * (inner - 0.04f) / 2, deck}, {0.94f * w, 0.04f, 0.1f}, 0.004f);
    shop.use(Finish::BrushedSteel);
    const int rollers = repeats(w, 0.1f, 4, 16);
    for (int i = 0; i < rollers; ++i) {
        const float x = shareOf(0.92f * w, i, rollers);
        shop.rod({x, -inner / 2 + 0.04f, deck + 0.075f}, {x, inner / 2 - 0.04f, deck + 0.075f}, 0.022f);
    }
    shop.at(moved({0, 0, h - beam - 0.1f}), [&] { shop.motor({-0.14f, 0, 0}, 0.065f, 0.28f, Finish::PaintBlue); });
}

void conveyorStraight(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), rail = 0.04f, roller = 0.025f;
    const bool isCarried = h < kLeastStand; // by posts: no stands of its own, but girders
    const float deep = isCarried ? h - 0.005f : 0.12f;
    shop.use(Finish::PaintAnthracite);
    for (const float y : {-1, 1})
        shop.block({0, y * (d - rail) / 2, h - deep}, {w, rail, deep}, 0.004f);
    const int stands = isCarried ? 0 : repeats(w, 1.5f, 2, 14), rollers = repeats(w, 0.1f, 4, 46);
    for (int i = 0, ties = isCarried ? repeats(w, 1.0f, 2, 21) : 0; i < ties; ++i)
        shop.block({between(-w / 2 + 0.1f, w / 2 - 0.1f, i, ties), 0, 0}, {0.08f, d - 2 * rail, 0.05f});
    for (int i = 0; i < stands; ++i) {
        const float x = between(-w / 2 + 0.12f, w / 2 - 0.12f, i, stands);
        shop.use(Finish::PaintAnthracite);
        for (const float y : {-1, 1}) {
            shop.block({x, y * (d / 2 - 0.035f), 0.012f}, {0.05f, 0.045f, h - 0.12f}, 0.002f);
            shop.block({x, y * (d / 2 - 0.06f), 0}, {0.1f, 0.1f, 0.012f});
        }
        shop.block({x, 0, 0.35f * h}, {0.04f, d - 0.1f, 0.04f});
    }
    shop.use(Finish::BrushedSteel);
    for (int i = 0; i < rollers; ++i) {
        const float x = shareOf(w - 0.04f, i, rollers), y = d / 2 - rail;
        shop.rod({x, -y, h - roller - 0.012f}, {x, y, h - roller - 0.012f}, roller);
    }
    shop.use(Finish::PaintYellow);
    for (const float y : {-1, 1}) // the side that carries the drive
        shop.block({0, y * (d / 2 - rail / 2), h - 0.005f}, {w, 0.6f * rail, 0.005f});
    shop.at(moved({0.1f * w, 0, h - 0.26f}), [&] { shop.motor({-0.14f, 0, 0}, 0.065f, 0.28f, Finish::PaintBlue); });
}

/// A quarter turn: enters along y at the front (+y, left), leaves along x at the back right.
void conveyorCurve(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), lane = std::min(0.55f * std::min(w, d), 0.8f), rail = 0.035f;
    const Vec2f pivot(w / 2, d / 2), outer(w, d), inner(w - lane, d - lane);
    const auto on = [&](const Vec2f &radii, float angle) -> Vec2f {
        return pivot - Vec2f(radii.x() * std::cos(angle), radii.y() * std::sin(angle));
    };
    const auto arcBand = [&](const Vec2f &far, const Vec2f &near, float z0, float z1) {
        std::vector<Vec2f> outline;
        constexpr int kSteps = 18;
        for (int i = 0; i <= kSteps; ++i)
            outline.push_back(on(far, kPi / 2 * static_cast<float>(i) / kSteps));
        for (int i = kSteps; i >= 0; --i)
            outline.push_back(on(near, kPi / 2 * static_cast<float>(i) / kSteps));
        shop.prism(Axis::Z, outline, z0, z1);
    };
    const Vec2f edge(rail, rail);
    shop.use(Finish::PaintAnthracite);
    const bool isCarried = h < kLeastStand;
    const float under = isCarried ? 0 : h - 0.12f;
    arcBand(outer, outer - edge, under, h);
    arcBand(inner + edge, inner, under, h);
    const int stands = isCarried ? 0 : repeats(kPi / 4 * (w + d - lane), 0.8f, 3, 8),
              rollers = repeats(kPi / 4 * (w + d), 0.11f, 8, 40);
    for (int i = 0; i < stands; ++i) {
        const float angle = between(0.06f, kPi / 2 - 0.06f, i, stands);
        for (const Vec2f &radii : {Vec2f(outer - edge), Vec2f(inner + edge)}) {
            const Vec2f p = on(radii, angle);
            shop.block({p.x(), p.y(), 0}, {0.05f, 0.05f, h - 0.1f}, 0.003f);
        }
    }
    shop.use(Finish::BrushedSteel);
    for (int i = 0; i < rollers; ++i) { // tapered rollers point at the pivot
        const float angle = kPi / 2 * (static_cast<float>(i) + 0.5f) / static_cast<float>(rollers);
        const Vec2f a = on(inner + edge, angle), b = on(outer - edge, angle);
        shop.rod({a.x(), a.y(), h - 0.035f}, {b.x(), b.y(), h - 0.035f}, 0.022f);
    }
}

void agv(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), lift = 0.03f, skirt = 0.3f * h;
    shop.use(Finish::PaintAnthracite);
    shop.prism(Axis::Z, roundedRectangle(w, d, 0.12f, 6), lift, lift + skirt);
    shop.use(Finish::PaintOrange);
    shop.prism(Axis::Z, roundedRectangle(w - 0.03f, d - 0.03f, 0.11f, 6), lift + skirt, h - 0.05f);
    shop.use(Finish::PaintBlack);
    shop.prism(Axis::Z, roundedRectangle(w - 0.012f, d - 0.012f, 0.12f, 6), lift + skirt + 0.2f * h,
               lift + skirt + 0.3f * h);
    shop.use(Finish::PaintLightGrey);
    shop.prism(Axis::Z, roundedRectangle(0.8f * w, 0.8f * d, 0.06f), h - 0.05f, h - 0.02f);
    shop.use(Finish::Rubber);
    shop.block({0, 0, h - 0.02f}, {0.7f * w, 0.7f * d, 0.02f}, 0.004f);
    for (const float x : {-1, 1}) {
        shop.wheel({x * (w / 2 - 0.06f), 0, 0.09f}, 0.09f, 0.05f);
        for (const float y : {-1, 1})
            shop.wheel({x * (w / 2 - 0.12f), y * (d / 2 - 0.12f), 0.04f}, 0.04f, 0.03f);
        shop.use(Finish::ScreenLit); // light bands at the corners
        for (const float y : {-1, 1})
            shop.block({x * 0.3f * w, y * (d / 2 - 0.008f), lift + 0.6f * skirt}, {0.22f * w, 0.014f, 0.02f}, 0.004f);
        shop.use(Finish::SignalRed);
        shop.rod({x * 0.38f * w, d / 2 - 0.02f, 0.68f * h}, {x * 0.38f * w, d / 2 - 0.002f, 0.68f * h}, 0.022f, 0.004f);
    }
    shop.use(Finish::PaintBlack); // laser scanner
    shop.cylinder({0, d / 2 - 0.07f, lift + 0.2f * skirt}, 0.065f, 0.6f * skirt, 0.006f);
}

void forklift(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), wheel = 0.11f * h, fork = 0.36f * d;
    const float mast = d / 2 - fork - 0.06f, tail = -d / 2, body = mast - 0.12f, bonnet = 0.48f * h, floor = 0.24f * h;
    shop.use(Finish::PaintYellow);
    shop.prism(Axis::X,
               std::array<Vec2f, 9>{Vec2f{tail + 0.06f, 0.12f * h},
                                    {body, 0.12f * h},
                                    {body, 0.42f * h},
                                    {body - 0.1f, 0.44f * h},
                                    {body - 0.14f, floor},
                                    {tail + 0.5f * (body - tail), floor},
                                    {tail + 0.46f * (body - tail), bonnet},
                                    {tail + 0.12f, bonnet},
                                    {tail, 0.32f * h}},
               -0.42f * w, 0.42f * w);
    shop.use(Finish::PaintAnthracite); // counterweight
    shop.block({0, tail + 0.08f * d, 0.1f * h}, {0.94f * w, 0.16f * d, 0.3f * h}, 0.04f);
    for (const float x : {-1, 1}) {
        shop.wheel({x * (w / 2 - 0.09f * w), mast - 0.16f * d, wheel * 1.15f}, wheel * 1.15f, 0.18f * w);
        shop.wheel({x * (w / 2 - 0.11f * w), tail + 0.13f * d, wheel}, wheel, 0.15f * w);
        const float side = x * 0.38f * w, rear = tail + 0.16f * d, front = body - 0.03f;
        shop.use(Finish::PaintBlack); // overhead guard
        shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(side, rear, bonnet - 0.02f),
                                               {side, rear + 0.04f * d, h - 0.14f},
                                               {side, front - 0.12f * d, h - 0.14f},
                                               {side, front, 0.4f * h}},
                          0.1f),
                  0.028f);
        // the mast: two rails a side, the carriage, the fork
        shop.use(Finish::DarkSteel);
        shop.block({x * 0.28f * w, mast, 0.05f}, {0.06f, 0.1f, h - 0.05f}, 0.006f);
        shop.block({x * 0.21f * w, mast + 0.01f, 0.08f}, {0.05f, 0.08f, 0.9f * h}, 0.005f);
        shop.block({x * 0.2f * w, mast + 0.09f, 0.03f}, {0.11f, 0.045f, 0.4f * h}, 0.004f);
        shop.prism(
            Axis::X,
            std::array<Vec2f, 4>{Vec2f{mast + 0.07f, 0.03f}, {d / 2, 0.03f}, {d / 2, 0.042f}, {mast + 0.07f, 0.08f}},
            x * 0.2f * w - 0.055f, x * 0.2f * w + 0.055f);
        shop.use(Finish::Bulb);
        shop.rod({x * 0.32f * w, front - 0.02f, 0.42f * h}, {x * 0.32f * w, front + 0.07f, 0.42f * h}, 0.05f, 0.006f);
    }
    shop.use(Finish::PaintBlack);
    const float roofBack = tail + 0.2f * d, roofFront = body - 0.03f - 0.12f * d;
    for (int i = 0; i < 7; ++i)
        shop.block({0, between(roofBack, roofFront, i, 7), h - 0.16f}, {0.78f * w, 0.03f, 0.04f}, 0.004f);
    shop.use(Finish::DarkSteel);
    for (const float z : {0.1f, 0.4f, 0.93f})
        shop.block({0, mast, z * h}, {0.56f * w, 0.05f, 0.06f}, 0.004f);
    shop.block({0, mast + 0.07f, 0.3f * h}, {0.62f * w, 0.04f, 0.07f}, 0.005f);
    shop.use(Finish::Chrome);
    shop.cylinder({0, mast - 0.02f, 0.08f}, 0.035f, 0.78f * h);
    shop.use(Finish::FabricBlack); // seat, wheel
    const float seat = tail + 0.4f * (body - tail);
    shop.cushion({0, seat, bonnet - 0.01f}, {0.42f * w, 0.42f, 0.12f}, 5, 3);
    shop.at(turned(Axis::X, 0.15f, {0, seat - 0.2f, bonnet}), [&] {
        shop.cushion({0, seat - 0.2f, bonnet + 0.05f}, {0.4f * w, 0.1f, 0.4f}, 4, 6);
    });
    const Vec3f hub(0, body - 0.24f, 0.56f * h);
    shop.use(Finish::PlasticBlack);
    shop.tube(std::array<Vec3f, 2>{Vec3f(0, body - 0.1f, 0.36f * h), hub}, 0.025f);
    shop.at(moved(hub) * turned(Axis::X, 0.5f), [&] {
        std::vector<Vec3f> rim;
        for (int i = 0; i < 16; ++i)
            rim.emplace_back(0.15f * std::cos(kPi / 8 * static_cast<float>(i)),
                             0.15f * std::sin(kPi / 8 * static_cast<float>(i)), 0.0f);
        shop.ring(rim, 0.014f, 6);
        shop.rod({-0.15f, 0, 0}, {0.15f, 0, 0}, 0.01f);
    });
    shop.use(Finish::SignalAmber);
    shop.cylinder({0, roofBack, h - 0.12f}, 0.045f, 0.1f, 0.01f);
}

void palletJack(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), fork = 0.16f, back = -d / 2;
    for (const float x : {-1, 1}) {
        shop.use(Finish::PaintRed);
        shop.block({x * (w - fork) / 2, 0.1f * d, 0.045f}, {fork, 0.8f * d, 0.04f}, 0.008f);
        shop.wheel({x * (w - fork) / 2, d / 2 - 0.12f, 0.04f}, 0.04f, 0.07f);
        shop.wheel({x * 0.08f, back + 0.14f, 0.09f}, 0.09f, 0.05f);
    }
    shop.use(Finish::PaintRed);
    shop.block({0, back + 0.25f, 0.05f}, {w, 0.1f, 0.2f}, 0.02f);
    shop.prism(Axis::X,
               std::array<Vec2f, 4>{
                   Vec2f{back + 0.08f, 0.2f}, {back + 0.28f, 0.24f}, {back + 0.22f, 0.42f}, {back + 0.12f, 0.42f}},
               -0.08f, 0.08f);
    shop.use(Finish::DarkSteel);
    shop.cylinder({0, back + 0.15f, 0.3f}, 0.04f, 0.22f, 0.005f);
    const Vec3f foot(0, back + 0.15f, 0.45f), top(0, back + 0.04f, h - 0.16f);
    shop.use(Finish::PaintRed);
    shop.tube(std::array<Vec3f, 2>{foot, top}, 0.022f);
    shop.use(Finish::Rubber);
    const float grip = std::min(0.17f, 0.4f * w), y = top.y();
    shop.ring(std::array<Vec3f, 4>{top + Vec3f(-0.3f * grip, 0, 0),
                                   top + Vec3f(0.3f * grip, 0, 0),
                                   {grip, y, h - 0.018f},
                                   {-grip, y, h - 0.018f}},
              0.018f);
}

/// A 200-litre steel drum with two rolling hoops and bungs.
void drum(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x(), size.y()) / 2, h = size.z(), hoop = 0.012f, rim = 0.015f;
    std::vector<Vec2f> profile{{r - 0.006f, 0}, {r, 0.004f}, {r, rim}, {r - hoop, rim + 0.006f}};
    for (const float z : {0.34f * h, 0.66f * h})
        for (const Vec2f &p :
             {Vec2f(r - hoop, z - 0.02f), Vec2f(r, z - 0.006f), Vec2f(r, z + 0.006f), Vec2f(r - hoop, z + 0.02f)})
            profile.push_back(p);
    for (const Vec2f &p : {Vec2f(r - hoop, h - rim - 0.006f), Vec2f(r, h - rim), Vec2f(r, h - 0.004f),
                           Vec2f(r - 0.006f, h), Vec2f(r - 0.014f, h), Vec2f(r - 0.014f, h - rim)})
        profile.push_back(p);
    shop.use(Finish::PaintBlue);
    shop.lathe(Vec3f::Zero(), profile, 32);
    shop.use(Finish::BrushedSteel);
    shop.cylinder({0.6f * r, 0, h - rim}, 0.03f, 0.8f * rim);
    shop.cylinder({-0.6f * r, 0, h - rim}, 0.016f, 0.8f * rim);
}

void crate(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), board = 0.02f,
                batten = std::min(0.08f, 0.2f * std::min(w, h));
    shop.use(Finish::RoughWood);
    shop.block({0, 0, board}, {w - 2 * board, d - 2 * board, h - 2 * board}, 0.003f);
    shop.use(Finish::Plywood);
    for (const float s : {-1, 1}) {
        const float y = s * (d - board) / 2, x = s * (w - board) / 2;
        for (const float end : {-1, 1}) {
            shop.block({end * (w - batten) / 2, y, 0}, {batten, board, h}, 0.003f);
            shop.block({0, y, end < 0 ? 0 : h - batten}, {w - 2 * batten, board, batten}, 0.003f);
            shop.block({x, end * (d / 2 - board - batten / 2), 0}, {board, batten, h}, 0.003f);
            shop.block({x, 0, end < 0 ? 0 : h - batten}, {board, d - 2 * board - 2 * batten, batten}, 0.003f);
        }
        shop.bar(std::array<Vec3f, 2>{Vec3f(-w / 2 + batten, y, batten), {w / 2 - batten, y, h - batten}}, 0.8f * board,
                 0.8f * batten);
        shop.block({0, y * 0.99f, h - board}, {w, 0.0f + batten, board}, 0.003f);
    }
}

} // namespace

std::span<const Family> logistics()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Pallet", Factory, Floor, {1.2f, 0.8f, 0.144f}, {0.6f, 0.4f, 0.1f}, {2.4f, 2.0f, 0.2f}}, pallet},
        {{"LoadedPallet", Factory, Floor, {1.2f, 0.8f, 1.1f}, {0.6f, 0.4f, 0.35f}, {1.4f, 1.4f, 2.2f}}, loadedPallet},
        {{"PalletRack", Factory, Floor, {5.7f, 1.1f, 4.0f}, {1.2f, 0.7f, 1.6f}, {24.0f, 1.6f, 10.0f}}, palletRack},
        {{"StorageShelf", Factory, Floor, {2.2f, 0.6f, 2.0f}, {0.7f, 0.3f, 0.9f}, {7.0f, 1.0f, 3.2f}}, storageShelf},
        {{"Tote", Factory, Surface, {0.6f, 0.4f, 0.32f}, {0.25f, 0.18f, 0.1f}, {1.0f, 0.8f, 0.6f}}, tote},
        {{"ConveyorStraight", Factory, Floor, {3.0f, 0.7f, 0.8f}, {0.8f, 0.35f, 0.45f}, {20.0f, 1.6f, 1.6f}},
         conveyorStraight},
        {{"ConveyorCurve", Factory, Floor, {1.5f, 1.5f, 0.8f}, {0.9f, 0.9f, 0.45f}, {3.0f, 3.0f, 1.6f}}, conveyorCurve},
        {{"ConveyorPost", Factory, Floor, {0.3f, 0.3f, 2.6f}, {0.2f, 0.2f, 1.0f}, {0.6f, 0.6f, 8.0f}}, conveyorPost},
        {{"ConveyorLift", Factory, Floor, {0.8f, 0.8f, 2.6f}, {0.5f, 0.5f, 1.2f}, {2.0f, 2.0f, 12.0f}}, conveyorLift},
        {{"AGV", Factory, Floor, {0.7f, 1.1f, 0.34f}, {0.45f, 0.6f, 0.22f}, {1.4f, 2.0f, 0.6f}}, agv},
        {{"Forklift", Factory, Floor, {1.15f, 3.1f, 2.15f}, {0.95f, 2.4f, 1.9f}, {1.6f, 4.5f, 2.8f}}, forklift},
        {{"PalletJack", Factory, Floor, {0.55f, 1.55f, 1.2f}, {0.45f, 1.1f, 1.0f}, {0.75f, 2.0f, 1.35f}}, palletJack},
        {{"Drum", Factory, Floor, {0.585f, 0.585f, 0.88f}, {0.3f, 0.3f, 0.4f}, {0.8f, 0.8f, 1.2f}}, drum},
        {{"Crate", Factory, Floor, {1.0f, 0.8f, 0.7f}, {0.3f, 0.3f, 0.25f}, {2.4f, 1.6f, 1.6f}}, crate},
    };
    return kFamily;
}

} // namespace twinloom::asset
