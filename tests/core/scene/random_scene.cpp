// SPDX-License-Identifier: Apache-2.0
#include "tests/core/scene/random_scene.h"

#include <QJsonArray>

#include <cmath>
#include <map>

namespace twinloom::scene
{
namespace
{

using geometry::Random;

Vec3 randomVec3(Random &random)
{
    const double x = randomNumber(random), y = randomNumber(random);
    return {x, y, randomNumber(random)};
}

Vec2 randomVec2(Random &random)
{
    const double x = randomNumber(random);
    return {x, randomNumber(random)};
}

QJsonValue randomJson(Random &random, int depth)
{
    switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
        return QJsonValue();
    case 1:
        return random.below(2) == 0;
    case 2:
        return randomNumber(random);
    case 3:
        return static_cast<qint64>((static_cast<quint64>(random.bits()) << 32) | random.bits());
    case 4:
        return randomText(random);
    case 5: {
        QJsonArray array;
        for (std::uint32_t i = random.below(4); i > 0; --i)
            array.append(randomJson(random, depth - 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (std::uint32_t i = random.below(4); i > 0; --i) {
            const QString key = randomText(random);
            object.insert(key, randomJson(random, depth - 1));
        }
        return object;
    }
    }
}

Component randomComponent(Random &random)
{
    switch (random.below(9)) {
    case 0:
        return ModelComponent{randomText(random), randomText(random), randomVec3(random), randomText(random),
                              randomText(random)};
    case 1:
        return PointCloudComponent{randomText(random), random.below(1000000), randomText(random), randomVec3(random),
                                   randomVec3(random)};
    case 2: {
        RoomComponent room{randomText(random), {}, std::nullopt, std::nullopt};
        for (std::uint32_t i = random.below(8); i > 0; --i)
            room.polygon.push_back(randomVec2(random));
        if (random.below(2) == 0)
            room.floor = randomNumber(random);
        return room;
    }
    case 3:
        return WallComponent{randomVec2(random), randomVec2(random), 0, randomNumber(random), 0.1, 0.5};
    case 4:
        return OpeningComponent{randomText(random), randomVec2(random), randomVec2(random), 0, 2, 0.5};
    case 5:
        return ObjectComponent{randomText(random), randomVec3(random), 0.25, 7, randomText(random), true};
    case 6: {
        const quint64 seed = (static_cast<quint64>(random.bits()) << 32) | random.bits();
        return RecipeComponent{randomText(random), QStringLiteral("1.0"), randomJson(random, 3).toObject(), seed, {}};
    }
    case 7:
        return CameraComponent{randomNumber(random)};
    default:
        return UnknownComponent{QStringLiteral("x-") + randomText(random), randomJson(random, 4)};
    }
}

} // namespace

double randomNumber(Random &random)
{
    static constexpr double kOdd[] = {0.0,
                                      -0.0,
                                      0.1,
                                      1.0 / 3,
                                      5e-324,
                                      1.7976931348623157e308,
                                      -2.2250738585072014e-308,
                                      1e15,
                                      1e16,
                                      1e20,
                                      1e21,
                                      1e22,
                                      9007199254740993.0,
                                      -9223372036854775808.0,
                                      1e-7,
                                      123456.789,
                                      0.30000000000000004};
    const std::uint32_t kind = random.below(4);
    if (kind == 0)
        return kOdd[random.below(std::size(kOdd))];
    if (kind == 1)
        return std::ldexp(random.uniform(-1, 1), static_cast<int>(random.below(2000)) - 1000);
    return random.uniform(-100, 100);
}

QString randomText(Random &random)
{
    static const QString kPieces[] = {QStringLiteral("Chair"), QStringLiteral("椅子"),    QStringLiteral("\"\\/\b\n"),
                                      QStringLiteral("é"),     QStringLiteral("🪑"),    QString(QChar(u'\0')),
                                      QString(QChar(0xd800)),  QStringLiteral("\u2028 "), QString()};
    QString text;
    for (std::uint32_t i = random.below(4); i > 0; --i)
        text += kPieces[random.below(std::size(kPieces))];
    return text;
}

Node randomNode(Random &random, NodeId id, NodeId parent)
{
    Node node;
    node.id = id;
    node.parent = parent;
    node.name = randomText(random);
    if (random.below(2) == 0)
        node.transform.translation = randomVec3(random);
    if (random.below(2) == 0)
        node.transform.rotation =
            Eigen::AngleAxisd(random.uniform(-3, 3), Vec3(random.normal(), random.normal(), 1).normalized());
    if (random.below(4) == 0)
        node.transform.scale = randomVec3(random);
    node.visible = random.below(4) != 0;
    for (std::uint32_t i = random.below(4); i > 0; --i)
        node.set(randomComponent(random));
    return node;
}

Change randomChange(Random &random, const Scene &scene, int edits)
{
    std::map<NodeId, NodePtr> now; // what the edits so far have made of the nodes they touch
    std::vector<NodeId> known;
    for (const NodePtr &node : scene.nodes())
        known.push_back(node->id);
    NodeIdAllocator ids(scene.lastId());
    Change change;
    for (int i = 0; i < edits; ++i) {
        const bool fresh = known.empty() || random.below(3) == 0;
        const NodeId id = fresh ? ids.next() : known[random.below(static_cast<std::uint32_t>(known.size()))];
        if (fresh)
            known.push_back(id);
        const auto touched = now.find(id);
        const NodePtr before = touched == now.end() ? scene.find(id) : touched->second;
        NodePtr after;
        if (!before || random.below(3) != 0)
            after = std::make_shared<const Node>(randomNode(random, id, {random.below(50)}));
        change.edits.push_back({id, before, after});
        now[id] = after;
    }
    return change;
}

Scene randomScene(Random &random, int nodes)
{
    Change change;
    for (int i = 0; i < nodes; ++i) {
        const NodeId id{static_cast<quint64>(i) * 7 + 1};
        change.edits.push_back(added(randomNode(random, id, {random.below(static_cast<std::uint32_t>(i) + 1)})));
    }
    auto scene = apply(Scene(), change);
    return scene ? *scene : Scene();
}

} // namespace twinloom::scene
