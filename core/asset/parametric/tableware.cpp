// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/family.h"

namespace twinloom::asset
{
namespace
{

/// A turned thing described by shares of its radius and height.
void turnedShape(Workshop &shop, Finish finish, float r, float h, std::initializer_list<Vec2f> shares)
{
    std::vector<Vec2f> profile;
    for (const Vec2f &p : shares)
        profile.emplace_back(p.x() * r, p.y() * h);
    shop.use(finish);
    shop.lathe(Vec3f::Zero(), profile, 32);
}

float radiusOf(const Vec3f &size)
{
    return std::min(size.x(), size.y()) / 2;
}

void bowl(Workshop &shop, const Vec3f &size)
{
    turnedShape(shop, Finish::CeramicBlue, radiusOf(size), size.z(),
                {{0.4f, 0},
                 {0.42f, 0.08f},
                 {0.66f, 0.22f},
                 {0.86f, 0.5f},
                 {1, 0.98f},
                 {0.97f, 1},
                 {0.94f, 0.98f},
                 {0.8f, 0.52f},
                 {0.6f, 0.28f},
                 {0.3f, 0.16f}});
}

void plate(Workshop &shop, const Vec3f &size)
{
    turnedShape(shop, Finish::Ceramic, radiusOf(size), size.z(),
                {{0.55f, 0}, {0.62f, 0.15f}, {0.98f, 0.9f}, {1, 1}, {0.97f, 1}, {0.66f, 0.5f}, {0.6f, 0.32f}});
}

void bottle(Workshop &shop, const Vec3f &size)
{
    const float r = radiusOf(size), h = size.z();
    turnedShape(shop, Finish::SmokedGlass, r, 0.95f * h,
                {{0.9f, 0},
                 {1, 0.03f},
                 {1, 0.58f},
                 {0.9f, 0.67f},
                 {0.55f, 0.78f},
                 {0.36f, 0.85f},
                 {0.34f, 0.94f},
                 {0.4f, 0.95f},
                 {0.4f, 1}});
    shop.use(Finish::Paper);
    shop.lathe({0, 0, 0.2f * h}, std::array{Vec2f(1.004f * r, 0), Vec2f(1.004f * r, 0.28f * h)}, 32);
    shop.use(Finish::PlasticRed);
    shop.cylinder({0, 0, 0.92f * h}, 0.42f * r, 0.08f * h, 0.02f * r);
}

void wineBottle(Workshop &shop, const Vec3f &size)
{
    const float r = radiusOf(size), h = size.z();
    turnedShape(shop, Finish::SmokedGlass, r, 0.98f * h,
                {{0.92f, 0},
                 {1, 0.02f},
                 {1, 0.6f},
                 {0.94f, 0.66f},
                 {0.6f, 0.73f},
                 {0.4f, 0.79f},
                 {0.37f, 0.96f},
                 {0.42f, 0.97f},
                 {0.42f, 1}});
    shop.use(Finish::CanvasSand);
    shop.lathe({0, 0, 0.16f * h}, std::array{Vec2f(1.004f * r, 0), Vec2f(1.004f * r, 0.32f * h)}, 32);
    shop.use(Finish::FabricRed);
    shop.lathe({0, 0, 0.8f * h},
               std::array{Vec2f(0.43f * r, 0), Vec2f(0.42f * r, 0.18f * h), Vec2f(0.44f * r, 0.18f * h),
                          Vec2f(0.44f * r, 0.2f * h)},
               20);
}

void mug(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.y(), 0.74f * size.x()) / 2, h = size.z(), x = r - size.x() / 2, out = size.x() / 2,
                t = 0.09f * r;
    shop.at(moved({x, 0, 0}), [&] {
        turnedShape(shop, Finish::Ceramic, r, h,
                    {{0.88f, 0},
                     {0.96f, 0.04f},
                     {1, 0.1f},
                     {1, 0.99f},
                     {0.97f, 1},
                     {0.93f, 0.99f},
                     {0.92f, 0.12f},
                     {0.8f, 0.06f}});
        shop.use(Finish::DarkWood); // coffee
        shop.cylinder({0, 0, 0.7f * h}, 0.94f * r, 0.08f * h);
    });
    shop.use(Finish::Ceramic);
    const float start = x + 0.94f * r;
    shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(start, 0, 0.82f * h),
                                           {out - t, 0, 0.82f * h},
                                           {out - t, 0, 0.24f * h},
                                           {start, 0, 0.24f * h}},
                      0.3f * h, 5),
              t, 10);
}

void cup(Workshop &shop, const Vec3f &size)
{
    turnedShape(
        shop, Finish::PlasticBlue, radiusOf(size), size.z(),
        {{0.7f, 0}, {0.73f, 0.03f}, {0.96f, 0.96f}, {1, 0.97f}, {1, 1}, {0.94f, 1}, {0.9f, 0.9f}, {0.66f, 0.05f}});
}

void potVessel(Workshop &shop, const Vec3f &size)
{
    const float ear = std::min(0.04f, 0.14f * size.x()), r = std::min(size.x() / 2 - ear, size.y() / 2), h = size.z(),
                body = 0.78f * h;
    turnedShape(shop, Finish::BrushedSteel, r, body, {{0.93f, 0}, {1, 0.06f}, {1, 1}, {0.97f, 1}, {0.96f, 0.1f}});
    shop.use(Finish::SmokedGlass); // lid
    shop.lathe({0, 0, body},
               std::array{Vec2f(0.98f * r, 0), Vec2f(0.7f * r, 0.1f * h), Vec2f(0.3f * r, 0.13f * h),
                          Vec2f(0.1f * r, 0.135f * h)},
               32);
    shop.use(Finish::PlasticBlack);
    shop.lathe({0, 0, body + 0.12f * h},
               std::array{Vec2f(0.06f * r, 0), Vec2f(0.06f * r, 0.04f * h), Vec2f(0.14f * r, 0.07f * h),
                          Vec2f(0.12f * r, h - body - 0.12f * h)},
               16);
    for (const float x : {-1, 1}) {
        const float t = 0.2f * ear, out = x * (size.x() / 2 - t), z = 0.8f * body;
        shop.tube(std::array<Vec3f, 4>{Vec3f(x * 0.95f * r, -0.3f * r, z),
                                       {out, -0.26f * r, z},
                                       {out, 0.26f * r, z},
                                       {x * 0.95f * r, 0.3f * r, z}},
                  t, 8);
    }
}

void pan(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(size.x() / 2, 0.31f * size.y()), h = size.z(), y = size.y() / 2 - r;
    shop.at(moved({0, y, 0}), [&] {
        turnedShape(shop, Finish::CastIron, r, 0.8f * h,
                    {{0.78f, 0}, {0.84f, 0.06f}, {1, 1}, {0.97f, 1}, {0.8f, 0.15f}});
    });
    shop.use(Finish::PlasticBlack);
    const float start = y - 0.9f * r, end = -size.y() / 2, mid = (start + end) / 2,
                t = std::min(0.012f, 0.12f * h + 0.003f);
    shop.tube(
        rounded(std::array<Vec3f, 3>{Vec3f(0, start, 0.6f * h), {0, mid, h - 1.1f * t}, {0, end, h - 1.1f * t}}, 0.04f),
        t, 10);
}

void kettle(Workshop &shop, const Vec3f &size)
{
    const float r = std::min(0.42f * size.x(), 0.4f * size.y()), h = size.z(), body = 0.8f * h, y = -0.06f * size.y();
    shop.at(moved({0, y, 0}), [&] {
        turnedShape(shop, Finish::BrushedSteel, r, body,
                    {{0.95f, 0}, {1, 0.05f}, {0.97f, 0.5f}, {0.75f, 0.92f}, {0.66f, 0.97f}, {0.2f, 1}});
        shop.use(Finish::PlasticBlack);
        shop.cylinder({0, 0, body - 0.02f * h}, 0.14f * r, 0.1f * h, 0.01f * h);
        shop.tube(rounded(std::array<Vec3f, 4>{Vec3f(0, -0.86f * r, 0.55f * h),
                                               {0, -1.1f * r, 0.95f * h},
                                               {0, 0.5f * r, 0.96f * h},
                                               {0, 0.6f * r, 0.72f * h}},
                          0.3f * r),
                  0.08f * r, 10);
    });
    shop.use(Finish::BrushedSteel);
    shop.tube(std::array<Vec3f, 3>{Vec3f(0, y + 0.8f * r, 0.3f * h),
                                   {0, y + 1.25f * r, 0.55f * h},
                                   {0, size.y() / 2, 0.72f * h}},
              0.13f * r, 10);
}

/// A handle along y with a head at the front: knives, forks, spoons and their like.
void handled(Workshop &shop, const Vec3f &size, Finish grip, float share)
{
    const float d = size.y(), t = std::min(size.x(), size.z());
    shop.use(grip);
    shop.block({0, -d / 2 + share * d / 2, 0.2f * size.z()},
               {std::min(size.x(), std::max(0.6f * t, 0.012f)), share * d, std::min(0.7f * size.z(), 0.02f)}, 0.3f * t);
}

void knife(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    handled(shop, {w, d, h}, Finish::DarkWood, 0.38f);
    shop.use(Finish::BrushedSteel);
    const float heel = -0.12f * d, thin = std::min(0.0012f, 0.2f * w);
    shop.prism(Axis::X,
               std::array<Vec2f, 6>{Vec2f{heel, 0},
                                    {0.2f * d, 0.02f * h},
                                    {0.42f * d, 0.35f * h},
                                    {d / 2, 0.85f * h},
                                    {0.3f * d, h},
                                    {heel, h}},
               -thin, thin);
    shop.use(Finish::DarkWood);
    shop.block({0, -0.2f * d, 0.15f * h}, {w, 0.1f * d, 0.8f * h}, 0.2f * w);
}

void fork(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = std::min(0.0025f, 0.15f * h);
    shop.use(Finish::BrushedSteel);
    shop.bar(
        std::array<Vec3f, 4>{
            Vec3f(0, -d / 2, t), {0, 0.05f * d, 0.4f * h}, {0, 0.16f * d, h - t}, {0, 0.24f * d, 0.5f * h}},
        0.35f * w, t);
    shop.bar(std::array<Vec3f, 2>{Vec3f(0, 0.2f * d, 0.6f * h), {0, 0.28f * d, 0.4f * h}}, w, t);
    for (int i = 0; i < 4; ++i)
        shop.bar(std::array<Vec3f, 3>{Vec3f(shareOf(w, i, 4), 0.26f * d, 0.44f * h),
                                      {shareOf(w, i, 4), 0.4f * d, 0.15f * h},
                                      {shareOf(w, i, 4), d / 2, 0.4f * h}},
                 0.13f * w, t);
}

void spoon(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = std::min(0.0025f, 0.15f * h),
                head = std::min(0.32f * d, 1.6f * w);
    shop.use(Finish::BrushedSteel);
    shop.bar(std::array<Vec3f, 3>{Vec3f(0, -d / 2, h - 2 * t), {0, 0, 0.7f * h}, {0, d / 2 - 0.8f * head, 0.45f * h}},
             0.2f * w, t);
    shop.ellipsoid({0, d / 2 - head / 2, 0}, {w, head, 0.55f * h}, 20);
}

void spatula(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), t = 0.15f * h;
    shop.use(Finish::PlasticBlack);
    shop.tube(std::array<Vec3f, 3>{Vec3f(0, -d / 2, 0.7f * h), {0, 0.05f * d, 0.6f * h}, {0, 0.22f * d, 0.25f * h}},
              std::min(0.3f * h, 0.12f * w), 8);
    const float slat = 0.14f * w;
    for (int i = 0; i < 4; ++i)
        shop.block({between((slat - w) / 2, (w - slat) / 2, i, 4), 0.35f * d, 0}, {slat, 0.3f * d, t});
    shop.block({0, 0.225f * d, 0}, {w, 0.05f * d, 1.2f * t});
    shop.block({0, 0.485f * d, 0}, {w, 0.03f * d, t});
}

void ladle(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), r = w / 2;
    shop.use(Finish::BrushedSteel);
    shop.at(moved({0, d / 2 - r, 0}), [&] {
        turnedShape(shop, Finish::BrushedSteel, r, 0.8f * h,
                    {{0.3f, 0}, {0.7f, 0.25f}, {0.95f, 0.7f}, {1, 1}, {0.94f, 1}, {0.62f, 0.32f}, {0.3f, 0.12f}});
    });
    shop.tube(std::array<Vec3f, 3>{Vec3f(0, d / 2 - 1.9f * r, 0.75f * h), {0, 0, 0.9f * h}, {0, -d / 2, 0.93f * h}},
              std::min(0.07f * h + 0.001f, 0.1f * w), 8);
}

void shaker(Workshop &shop, const Vec3f &size)
{
    const float r = radiusOf(size), h = size.z();
    turnedShape(shop, Finish::Ceramic, r, 0.74f * h,
                {{0.92f, 0}, {1, 0.05f}, {0.92f, 0.5f}, {0.74f, 0.95f}, {0.72f, 1}});
    shop.use(Finish::Chrome);
    shop.lathe({0, 0, 0.72f * h},
               std::array{Vec2f(0.8f * r, 0), Vec2f(0.8f * r, 0.14f * h), Vec2f(0.6f * r, 0.24f * h),
                          Vec2f(0.2f * r, 0.28f * h)},
               24);
}

/// A pump dispenser; also for sprays.
void soapBottle(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z(), body = 0.68f * h,
                r = std::min(0.3f * std::min(w, d), 0.1f * h);
    shop.use(Finish::PlasticGreen);
    shop.block({0, 0, 0}, {w, 0.8f * d, body}, 0.2f * std::min(w, d));
    shop.use(Finish::Paper);
    shop.block({0, 0, 0.15f * body}, {0.7f * w, 0.81f * d, 0.5f * body});
    shop.use(Finish::PlasticWhite);
    shop.cylinder({0, 0, body}, 0.9f * r, 0.09f * h, 0.1f * r);
    shop.cylinder({0, 0, body}, 0.3f * r, 0.28f * h);
    shop.block({0, 0.15f * d, h - 0.07f * h}, {0.8f * r, 0.7f * d, 0.07f * h}, 0.015f * h);
}

void sprayBottle(Workshop &shop, const Vec3f &size)
{
    const float w = size.x(), d = size.y(), h = size.z();
    shop.use(Finish::PlasticBlue);
    shop.cushion({0, -0.05f * d, 0}, {w, 0.8f * d, 0.66f * h}, 4, 6);
    shop.use(Finish::PlasticWhite);
    shop.cylinder({0, -0.05f * d, 0.62f * h}, 0.32f * std::min(w, d), 0.16f * h, 0.01f * h);
    shop.block({0, 0.02f * d, 0.84f * h}, {0.6f * w, 0.9f * d, 0.16f * h}, 0.15f * w);
    shop.use(Finish::PlasticRed);
    shop.rod({0, 0.46f * d, 0.92f * h}, {0, d / 2, 0.92f * h}, 0.2f * w);
    shop.bar(std::array<Vec3f, 3>{Vec3f(0, 0.25f * d, 0.86f * h), {0, 0.3f * d, 0.74f * h}, {0, 0.22f * d, 0.66f * h}},
             0.3f * w, 0.06f * d);
}

} // namespace

std::span<const Family> tableware()
{
    using enum Domain;
    using enum Mount;
    static const Family kFamily[] = {
        {{"Bowl", Home, Surface, {0.2f, 0.2f, 0.085f}, {0.08f, 0.08f, 0.03f}, {0.4f, 0.4f, 0.2f}}, bowl},
        {{"Plate", Home, Surface, {0.24f, 0.24f, 0.022f}, {0.1f, 0.1f, 0.01f}, {0.4f, 0.4f, 0.06f}}, plate},
        {{"Bottle", Home, Surface, {0.08f, 0.08f, 0.25f}, {0.04f, 0.04f, 0.1f}, {0.16f, 0.16f, 0.45f}}, bottle},
        {{"WineBottle", Home, Surface, {0.08f, 0.08f, 0.32f}, {0.05f, 0.05f, 0.2f}, {0.12f, 0.12f, 0.45f}}, wineBottle},
        {{"Mug", Home, Surface, {0.125f, 0.09f, 0.1f}, {0.07f, 0.05f, 0.05f}, {0.18f, 0.14f, 0.16f}}, mug},
        {{"Cup", Home, Surface, {0.09f, 0.09f, 0.13f}, {0.05f, 0.05f, 0.06f}, {0.15f, 0.15f, 0.24f}}, cup},
        {{"Pot", Home, Surface, {0.32f, 0.25f, 0.18f}, {0.16f, 0.12f, 0.1f}, {0.55f, 0.55f, 0.4f}}, potVessel},
        {{"Pan", Home, Surface, {0.27f, 0.45f, 0.06f}, {0.14f, 0.24f, 0.035f}, {0.4f, 0.65f, 0.12f}}, pan},
        {{"Kettle", Home, Surface, {0.2f, 0.22f, 0.2f}, {0.12f, 0.14f, 0.12f}, {0.3f, 0.34f, 0.34f}}, kettle},
        {{"Knife", Home, Surface, {0.016f, 0.33f, 0.046f}, {0.006f, 0.15f, 0.015f}, {0.03f, 0.45f, 0.07f}}, knife},
        {{"Fork", Home, Surface, {0.03f, 0.22f, 0.022f}, {0.015f, 0.12f, 0.012f}, {0.05f, 0.35f, 0.04f}}, fork},
        {{"Spoon", Home, Surface, {0.041f, 0.2f, 0.02f}, {0.02f, 0.1f, 0.012f}, {0.08f, 0.35f, 0.04f}}, spoon},
        {{"Spatula", Home, Surface, {0.07f, 0.3f, 0.02f}, {0.04f, 0.2f, 0.012f}, {0.12f, 0.42f, 0.06f}}, spatula},
        {{"Ladle", Home, Surface, {0.08f, 0.29f, 0.05f}, {0.05f, 0.18f, 0.03f}, {0.13f, 0.42f, 0.1f}}, ladle},
        {{"SaltShaker", Home, Surface, {0.06f, 0.06f, 0.11f}, {0.03f, 0.03f, 0.05f}, {0.09f, 0.09f, 0.22f}}, shaker},
        {{"SoapBottle", Home, Surface, {0.1f, 0.08f, 0.22f}, {0.05f, 0.04f, 0.12f}, {0.18f, 0.14f, 0.34f}}, soapBottle},
        {{"SprayBottle", Home, Surface, {0.07f, 0.11f, 0.25f}, {0.03f, 0.06f, 0.15f}, {0.12f, 0.16f, 0.34f}},
         sprayBottle},
    };
    return kFamily;
}

} // namespace twinloom::asset
