// SPDX-License-Identifier: Apache-2.0
#include "core/project/snapshot.h"

#include "core/geometry/random.h"
#include "core/scene/change.h"
#include "tests/core/project/project_fixture.h"

#include <QJsonArray>

#include <limits>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

scene::Scene sceneOf(std::vector<scene::Node> nodes)
{
    scene::Change change;
    for (scene::Node &node : nodes)
        change.edits.push_back(scene::added(std::move(node)));
    const Result<scene::Scene> scene = scene::apply(scene::Scene(), change);
    EXPECT_OK(scene);
    return scene.value_or({});
}

// Every kind of component, and every part of a node away from its default.
scene::Scene everything()
{
    scene::Node room = chair({1}, QStringLiteral("Büro 椅"));
    room.set(scene::ModelComponent{
        QStringLiteral("Chair"), QString(64, QLatin1Char('a')), {1, 2, 3}, QStringLiteral("oak")});
    room.set(scene::PointCloudComponent{
        QString(64, QLatin1Char('b')), 1'234'567'890'123, QStringLiteral("a.ply"), {-1, -2, -3}, {4, 5, 6}});
    room.set(scene::RoomComponent{QStringLiteral("office"), {{0, 0}, {4.1, 0}, {4, 3}}, 0.0, std::nullopt});
    room.set(scene::WallComponent{{0, 0.1}, {4, 0.2}, 0.3, 2.4, 0.15, 0.75});
    room.set(scene::OpeningComponent{QStringLiteral("door"), {1, 0}, {2, 0}, 0.01, 2.02, 0.5});
    room.set(scene::RecipeComponent{QStringLiteral("graph"), QStringLiteral("1.2"),
                                    QJsonObject{{QStringLiteral("k"), 3}}, std::numeric_limits<quint64>::max(),
                                    QStringLiteral("cd")});
    room.set(scene::CameraComponent{1.1});
    room.set(scene::UnknownComponent{QStringLiteral("x/plugin"),
                                     QJsonObject{{QStringLiteral("deep"), QJsonArray{1, 2.5, QJsonValue()}}}});
    scene::Node child = chair({quint64(1) << 53}, QString());
    child.set(scene::ModelComponent{QStringLiteral("Table"), {}, {1, 1, 1}, {}, QStringLiteral("round")});
    child.parent = {1};
    child.visible = false;
    child.transform.translation = {1e-300, -1e300, 0.1};
    child.transform.rotation = Eigen::Quaterniond(0.5, -0.5, 0.5, -0.5);
    child.transform.scale = {1, 2, -1};
    scene::Node bare;
    bare.id = {2};
    return sceneOf({room, child, bare});
}

} // namespace

TEST(Snapshot, givesBackEveryKind)
{
    const scene::Scene scene = everything();
    ASSERT_EQ(scene.size(), 3u);
    const std::optional<scene::Scene> back = decodeScene(encodeScene(scene));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, scene);
    EXPECT_EQ(encodeScene(*back), encodeScene(scene));
}

TEST(Snapshot, anEmptySceneIsOneToo)
{
    const std::optional<scene::Scene> back = decodeScene(encodeScene(scene::Scene()));
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->empty());
}

TEST(Snapshot, everyCutIsNoticed)
{
    const QByteArray bytes = encodeScene(everything());
    for (qsizetype size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decodeScene(bytes.left(size))) << size;
    EXPECT_FALSE(decodeScene(bytes + '\0'));
}

TEST(Snapshot, anyBytesAreSafeToRead)
{
    const QByteArray bytes = encodeScene(everything());
    geometry::Random random(7);
    int read = 0;
    for (int i = 0; i < 3000; ++i) {
        QByteArray changed = bytes;
        changed[qsizetype(random.below(quint32(bytes.size())))] = char(random.below(256));
        read += decodeScene(changed) ? 1 : 0;
    }
    EXPECT_LT(read, 3000); // the point is that nothing crashes; a changed number may well be read
}
