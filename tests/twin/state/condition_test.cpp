// SPDX-License-Identifier: Apache-2.0
#include "twin/state/condition.h"

#include "core/scene/change.h"
#include "tests/support/test_data.h"

namespace twinloom::twin
{
namespace
{

/// One twin "press" whose status is bound.
TwinState stateOfPress()
{
    scene::Node node;
    node.id = {1};
    Binding status;
    status.property = QStringLiteral("status");
    status.source = QStringLiteral("mqtt://h/t");
    status.deadline = 1;
    node.set(scene::TwinComponent{QStringLiteral("press"), QStringLiteral("dtmi:test:a;1"), {}, {status}});
    scene::Change change;
    change.edits.push_back({node.id, nullptr, std::make_shared<const scene::Node>(node)});
    const auto scene = scene::apply({}, change);
    EXPECT_OK(scene);
    Issues issues;
    return TwinState::ofScene(scene.value_or({}), nullptr, issues);
}

} // namespace

TEST(Condition, holdsOnlyWithAGoodValue)
{
    TwinState state = stateOfPress();
    const auto condition = Condition::parse(QStringLiteral("press.status == 1"));
    ASSERT_OK(condition);
    const auto before = condition->holds(state);
    ASSERT_FALSE(before) << "nothing was received";
    EXPECT_EQ(before.error().code, ErrorCode::Conflict);
    state.report(0, 1, 10 * kSecond, 10 * kSecond);
    EXPECT_TRUE(*condition->holds(state));
    state.report(0, 2, 11 * kSecond, 11 * kSecond);
    EXPECT_FALSE(*condition->holds(state));
    state.expire(20 * kSecond);
    EXPECT_FALSE(condition->holds(state)) << "stale";
}

TEST(Condition, whatIsNotBoundCannotBeKnown)
{
    const auto condition = Condition::parse(QStringLiteral("press.pressure < 5"));
    ASSERT_OK(condition);
    EXPECT_FALSE(condition->holds(stateOfPress()));
}

TEST(Condition, wrongOnesAreRefused)
{
    for (const char *text : {"", "press.status", "status == 1", "press.status = 1", "press.status =="}) {
        const auto condition = Condition::parse(QLatin1String(text));
        ASSERT_FALSE(condition) << text;
        EXPECT_EQ(condition.error().code, ErrorCode::BadInput);
    }
}

} // namespace twinloom::twin
