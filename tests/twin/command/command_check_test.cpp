// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_check.h"

#include "tests/twin/command/pressed_scene.h"

namespace twinloom::command
{
namespace
{

class CommandCheck : public testing::Test
{
protected:
    void give(const CommandRoute &route) { scene = applied(scene, setRoute(scene, QStringLiteral("press"), route)); }
    Result<CheckedCommand> check(const char *name, const QJsonValue &value,
                                 Confirmation confirmation = Confirmation::Missing)
    {
        return checkCommand(scene, model, {QStringLiteral("press"), QLatin1String(name), value, confirmation});
    }
    ErrorCode codeOf(const char *name, const QJsonValue &value)
    {
        const auto checked = check(name, value);
        EXPECT_FALSE(checked);
        return checked ? ErrorCode::Internal : checked.error().code;
    }

    scene::Scene scene = sceneWithPress();
    const twin::Model model = pressModel();
};

} // namespace

TEST_F(CommandCheck, commandsAndWritablePropertiesMayGo)
{
    for (const char *name : {"speed", "reset", "load"})
        give(routeTo(name));
    const auto speed = check("speed", 2.5);
    ASSERT_OK(speed);
    EXPECT_TRUE(speed->property);
    const auto reset = check("reset", QJsonValue::Null);
    ASSERT_OK(reset);
    EXPECT_FALSE(reset->property);
    EXPECT_OK(check("load", 5));
}

TEST_F(CommandCheck, everythingElseIsRefused)
{
    for (const char *name : {"speed", "serial", "reset", "load"})
        give(routeTo(name));
    EXPECT_EQ(codeOf("serial", QStringLiteral("x")), ErrorCode::BadInput) << "not writable";
    EXPECT_EQ(codeOf("sped", 1), ErrorCode::NotFound);
    EXPECT_EQ(codeOf("speed", QStringLiteral("fast")), ErrorCode::BadInput);
    EXPECT_EQ(codeOf("speed", QJsonValue::Null), ErrorCode::BadInput);
    EXPECT_EQ(codeOf("reset", 1), ErrorCode::BadInput) << "takes no value";
    EXPECT_EQ(codeOf("load", 1.5), ErrorCode::BadInput);
}

TEST_F(CommandCheck, withoutAWayItIsNotFound)
{
    EXPECT_EQ(codeOf("speed", 1), ErrorCode::NotFound);
}

TEST_F(CommandCheck, theRangeHolds)
{
    CommandRoute route = routeTo("speed");
    route.least = 1;
    route.most = 2;
    give(route);
    EXPECT_OK(check("speed", 1));
    EXPECT_OK(check("speed", 2));
    EXPECT_EQ(codeOf("speed", 0.999), ErrorCode::BadInput);
    EXPECT_EQ(codeOf("speed", 2.001), ErrorCode::BadInput);
}

TEST_F(CommandCheck, whatIsDangerousNeedsAConfirmation)
{
    CommandRoute route = routeTo("reset");
    route.dangerous = true;
    give(route);
    EXPECT_EQ(codeOf("reset", QJsonValue::Null), ErrorCode::Usage);
    EXPECT_OK(check("reset", QJsonValue::Null, Confirmation::Given));
}

TEST_F(CommandCheck, desiredStateChangesAndChangesBack)
{
    const QString press = QStringLiteral("press"), speed = QStringLiteral("speed");
    const scene::Scene desired = applied(scene, setDesired(scene, press, speed, 2.5));
    EXPECT_EQ(desired.find({1})->find<scene::TwinComponent>()->desired[speed].toDouble(), 2.5);
    const auto again = setDesired(desired, press, speed, 2.5);
    ASSERT_OK(again);
    EXPECT_TRUE(again->empty()) << "it is desired already";
    const scene::Scene back = applied(desired, setDesired(desired, press, speed, QJsonValue::Undefined));
    EXPECT_EQ(*back.find({1}), *scene.find({1}));
    EXPECT_FALSE(setDesired(scene, QStringLiteral("other"), speed, 1));
}

} // namespace twinloom::command
