// SPDX-License-Identifier: Apache-2.0
#include "core/scene/scene_json.h"

#include "tests/core/scene/random_scene.h"
#include "tests/support/test_data.h"

#include <QJsonObject>

using namespace twinloom;
using namespace twinloom::scene;

TEST(SceneJson, ScenesComeBackWithTheSameBytes)
{
    geometry::Random random(21);
    for (int i = 0; i < 300; ++i) {
        const Scene scene = randomScene(random, static_cast<int>(random.below(40)));
        const QByteArray bytes = sceneToJson(scene);
        const auto read = sceneFromJson(bytes);
        ASSERT_OK(read);
        ASSERT_EQ(*read, scene);
        ASSERT_EQ(sceneToJson(*read), bytes);
    }
}

TEST(SceneJson, ChangesComeBackWithTheSameBytes)
{
    geometry::Random random(22);
    for (int i = 0; i < 300; ++i) {
        const Scene scene = randomScene(random, 10);
        const Change change = randomChange(random, scene, 10);
        const QByteArray bytes = changeToJson(change);
        const auto read = changeFromJson(bytes);
        ASSERT_OK(read);
        ASSERT_EQ(*read, change);
        ASSERT_EQ(changeToJson(*read), bytes);
        EXPECT_OK(apply(scene, *read));
    }
}

TEST(SceneJson, TheBytesAreCanonical)
{
    Node node = namedNode(2, QStringLiteral("Cam"), 1);
    node.transform.translation = {0.1, -0.0, 3};
    node.visible = false;
    node.set(CameraComponent{0.5});
    const auto scene = apply(Scene(), {{added(node), added(namedNode(1, QStringLiteral("Root")))}});
    ASSERT_OK(scene);
    EXPECT_EQ(sceneToJson(*scene).toStdString(),
              R"({"format":"twinloom-scene","nodes":[{"components":{},"id":"n1","name":"Root"},)"
              R"({"components":{"camera":{"verticalFov":0.5}},"id":"n2","name":"Cam","parent":"n1",)"
              R"("transform":{"translation":[0.1,0,3]},"visible":false}],"version":1})");
}

TEST(SceneJson, ErrorsNameTheNodeAndField)
{
    const struct {
        const char *nodes;
        const char *place;
    } kCases[] = {
        {R"({"id":"n1"})", "nodes[0].name"},
        {R"({"id":"x","name":""})", "nodes[0].id"},
        {R"({"id":"n0","name":""})", "nodes[0].id"},
        {R"({"id":"n1","name":"","parent":"n01"})", "nodes[0].parent"},
        {R"({"id":"n1","name":"","visible":1})", "nodes[0].visible"},
        {R"({"id":"n3","name":"","transform":{"scale":[1,2]}})", "nodes[0] (n3).transform.scale"},
        {R"({"id":"n3","name":"","transform":{"rotation":[0,0,"a",1]}})", "nodes[0] (n3).transform.rotation[2]"},
        {R"({"id":"n3","name":"","components":{"model":{"size":[1,1]}}})", "nodes[0] (n3): model.size"},
        {R"(7)", "nodes[0]"},
        {R"({"id":"n3","name":""},{"id":"n3","name":""})", "n3"},
    };
    for (const auto &[nodes, place] : kCases) {
        const auto read =
            sceneFromJson(QByteArray(R"({"format":"twinloom-scene","version":1,"nodes":[)") + nodes + "]}");
        ASSERT_FALSE(read) << nodes;
        EXPECT_EQ(read.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(read.error().message.contains(QLatin1String(place))) << read.error().text().toStdString();
    }
}

TEST(SceneJson, RefusesWhatIsNoSceneFile)
{
    const QByteArray deep =
        R"({"format":"twinloom-scene","version":1,"nodes":)" + QByteArray(2000, '[') + QByteArray(2000, ']') + "}";
    for (const QByteArray &bytes : {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("{}"),
                                    QByteArray(R"({"format":"twinloom-scene","version":2,"nodes":[]})"),
                                    QByteArray(R"({"format":"twinloom-change","version":1,"edits":[]})"),
                                    QByteArray(R"({"format":"twinloom-scene","version":1})"), deep}) {
        const auto read = sceneFromJson(bytes);
        ASSERT_FALSE(read) << bytes.left(80).toStdString();
        EXPECT_EQ(read.error().code, ErrorCode::BadInput);
    }
    EXPECT_TRUE(sceneFromJson(R"({"format":"twinloom-scene","version":1,"nodes":[}]})")
                    .error()
                    .message.contains(QStringLiteral("byte")));
}

TEST(SceneJson, NeverCrashesOnSpoiltBytes)
{
    geometry::Random random(23);
    const QByteArray bytes = sceneToJson(randomScene(random, 20));
    int accepted = 0;
    for (int i = 0; i < 2000; ++i) {
        QByteArray spoilt = bytes;
        for (std::uint32_t k = 1 + random.below(3); k > 0; --k)
            spoilt[random.below(static_cast<std::uint32_t>(spoilt.size()))] = static_cast<char>(random.below(256));
        if (const auto read = sceneFromJson(spoilt)) {
            ++accepted;
            EXPECT_OK(sceneFromJson(sceneToJson(*read)));
        }
    }
    EXPECT_LT(accepted, 2000);
}
