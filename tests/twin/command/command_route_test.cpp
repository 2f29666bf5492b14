// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_route.h"

#include "tests/twin/command/pressed_scene.h"

#include <QJsonDocument>

namespace twinloom::command
{

TEST(CommandRoute, goesThroughJsonAndBack)
{
    CommandRoute route = routeTo("speed");
    EXPECT_EQ(*routeFromJson(toJson(route)), route);
    route.payload = QStringLiteral("{value}");
    route.dangerous = true;
    route.least = -1.5;
    route.most = 3;
    route.onlyWhen = QStringLiteral("press.status == 1");
    route.timeout = 2.5;
    EXPECT_EQ(*routeFromJson(toJson(route)), route);
}

TEST(CommandRoute, whatIsWrongIsNamed)
{
    const auto refuses = [](const char *json) {
        const auto route = routeFromJson(QJsonDocument::fromJson(json).object());
        return !route && route.error().code == ErrorCode::BadInput;
    };
    EXPECT_TRUE(refuses(R"({"target":"mqtt://h/t"})"));
    EXPECT_TRUE(refuses(R"({"name":"a"})"));
    EXPECT_TRUE(refuses(R"({"name":"a","target":"mqtt://h/t","least":2,"most":1})"));
    EXPECT_TRUE(refuses(R"({"name":"a","target":"mqtt://h/t","timeout":0})"));
    EXPECT_TRUE(refuses(R"({"name":"a","target":"mqtt://h/t","onlyWhen":"speed is low"})"));
    EXPECT_FALSE(refuses(R"({"name":"a","target":"mqtt://h/t"})"));
}

TEST(CommandRoute, payloadsAreFilledIn)
{
    CommandRoute route = routeTo("speed");
    const QJsonObject object = QJsonDocument::fromJson(payloadOf(route, 2.5, QStringLiteral("7"), 99)).object();
    EXPECT_EQ(object, (QJsonObject{{QStringLiteral("id"), QStringLiteral("7")},
                                   {QStringLiteral("name"), QStringLiteral("speed")},
                                   {QStringLiteral("value"), 2.5},
                                   {QStringLiteral("time"), 99}}));
    route.payload = QStringLiteral("set {name}={value} #{id} at {time}");
    EXPECT_EQ(payloadOf(route, 2.5, QStringLiteral("7"), 99), "set speed=2.5 #7 at 99");
    EXPECT_EQ(payloadOf(route, QStringLiteral("{id}"), QStringLiteral("7"), 99), "set speed=\"{id}\" #7 at 99");
}

TEST(CommandRoute, standsOnItsTwinAndReplacesOneOfItsName)
{
    const QString press = QStringLiteral("press");
    scene::Scene scene = applied(sceneWithPress(), setRoute(sceneWithPress(), press, routeTo("speed")));
    scene = applied(scene, setRoute(scene, press, routeTo("reset")));
    scene = applied(scene, setRoute(scene, press, routeTo("speed", "elsewhere")));
    Issues issues;
    const auto routes = routesOf(scene, issues);
    EXPECT_TRUE(issues.empty());
    ASSERT_EQ(routes.size(), 2u);
    EXPECT_EQ(routes[0].tag(), QStringLiteral("press.reset"));
    EXPECT_TRUE(routes[1].route.target.endsWith(QStringLiteral("elsewhere")));
    const auto nobody = setRoute(scene, QStringLiteral("pres"), routeTo("speed"));
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, ErrorCode::NotFound);
}

} // namespace twinloom::command
