// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twin_state.h"

#include "core/scene/change.h"
#include "tests/twin/model/documents.h"

using namespace twinloom;
using namespace twinloom::twin;
using twinloom::test::s;

namespace
{

Binding binding(const char *property, std::optional<double> deadline = {}, std::vector<QString> visuals = {})
{
    return {s(property), s("mqtt://h/t"), {}, {}, 1, 0, deadline, std::move(visuals)};
}

scene::Scene sceneOf(std::vector<Binding> bindings)
{
    scene::Node node;
    node.id = {7};
    node.set(scene::TwinComponent{s("press"), s("dtmi:a;1"), {}, std::move(bindings)});
    return *scene::apply({}, {{scene::added(node)}});
}

TwinState stateOf(std::vector<Binding> bindings)
{
    Issues issues;
    TwinState state = TwinState::ofScene(sceneOf(std::move(bindings)), nullptr, issues);
    EXPECT_TRUE(issues.empty());
    return state;
}

constexpr Nanoseconds at(double seconds)
{
    return Nanoseconds(seconds * double(kSecond));
}

} // namespace

TEST(TwinState, BindingsComeFromTheSceneAndBadOnesAreLeftOut)
{
    Issues issues;
    const TwinState state = TwinState::ofScene(sceneOf({binding("a"), binding("b", {}, {s("gauge=range 1")}),
                                                        binding("a"), binding("c", {}, {s("position=path nowhere")})}),
                                               nullptr, issues);
    ASSERT_EQ(state.bindings().size(), 1U);
    EXPECT_EQ(state.bindings()[0].tag(), s("press.a"));
    EXPECT_EQ(state.find(s("press.a")), 0U);
    EXPECT_FALSE(state.find(s("press.b")));
    ASSERT_EQ(issues.size(), 3U);
    EXPECT_EQ(issues[0].code, s("bad-binding"));
    EXPECT_EQ(issues[0].field, s("press.b"));
}

TEST(TwinState, KeepsTheNewestBySourceTime)
{
    TwinState state = stateOf({binding("a")});
    EXPECT_EQ(state.sample(0).quality, Quality::Stale);
    EXPECT_TRUE(state.sample(0).value.isUndefined());
    EXPECT_EQ(state.report(0, 1, at(10), at(11)), Reported::Applied);
    EXPECT_EQ(state.report(0, 2, at(10), at(12)), Reported::Duplicate);
    EXPECT_EQ(state.report(0, 3, at(9), at(13)), Reported::Late);
    EXPECT_EQ(state.sample(0).value, 1);
    EXPECT_EQ(state.sample(0).receiveTime, at(11));
    EXPECT_EQ(state.report(0, 4, {}, at(14)), Reported::Applied);
    EXPECT_EQ(state.sample(0).sourceTime, at(14)) << "without a time it is that of arrival";
    EXPECT_EQ(state.counters().applied, 2);
    EXPECT_EQ(state.counters().late, 1);
    EXPECT_EQ(state.counters().duplicate, 1);
}

TEST(TwinState, GoesStalePastTheDeadline)
{
    TwinState state = stateOf({binding("a", 2.0), binding("b", 5.0)});
    state.report(0, 1, at(100), at(100.5));
    state.report(1, 1, at(100), at(100.5));
    EXPECT_EQ(state.nextDeadline(), at(102)) << "from the source time";
    EXPECT_TRUE(state.expire(at(102) - 1).empty());
    EXPECT_EQ(state.expire(at(102)), std::vector<std::size_t>{0});
    EXPECT_EQ(state.sample(0).quality, Quality::Stale);
    EXPECT_EQ(state.sample(0).value, 1) << "the last value stays";
    EXPECT_EQ(state.sample(1).quality, Quality::Good);
    state.report(0, 2, at(103), at(103));
    EXPECT_EQ(state.sample(0).quality, Quality::Good);
    EXPECT_EQ(state.expire(at(1000)), (std::vector<std::size_t>{0, 1}));
    EXPECT_FALSE(state.nextDeadline());
    EXPECT_EQ(state.counters().becameStale, 3);
}

TEST(TwinState, WhatIsOldOnArrivalIsStaleAtOnce)
{
    TwinState state = stateOf({binding("a", 2.0)});
    state.report(0, 1, at(10), at(100));
    EXPECT_EQ(state.sample(0).quality, Quality::Stale) << "a retained message";
    EXPECT_FALSE(state.nextDeadline());
    state.setClockOffset(0, at(90));
    state.report(0, 2, at(11), at(101));
    EXPECT_EQ(state.sample(0).quality, Quality::Good) << "a recording played again";
    state.report(0, 3, at(5000), at(102));
    EXPECT_EQ(state.nextDeadline(), at(104)) << "a clock that is ahead gains no time";
}

TEST(TwinState, WhatNeverArrivesIsMissedFromTheStart)
{
    TwinState state = stateOf({binding("a", 2.0), binding("b")});
    state.start(at(50));
    EXPECT_EQ(state.nextDeadline(), at(52));
    EXPECT_EQ(state.expire(at(60)), std::vector<std::size_t>{0});
}

TEST(TwinState, GuessesADeadlineFromTheRate)
{
    TwinState state = stateOf({binding("a")});
    for (const double time : {1.0, 2.0}) {
        state.report(0, time, at(time), at(time));
        EXPECT_FALSE(state.deadline(0));
    }
    state.report(0, 3, at(4), at(4));
    EXPECT_EQ(state.deadline(0), 6.0) << "three times the longest interval";
    for (int i = 1; i <= 20; ++i)
        state.report(0, i, at(4 + 0.1 * i), at(4 + 0.1 * i));
    EXPECT_EQ(state.deadline(0), 1.0) << "at least a second, and old intervals are forgotten";
}

TEST(TwinState, BadKeepsTheValueAndTheNextOneHeals)
{
    TwinState state = stateOf({binding("a", 2.0)});
    state.report(0, 1, at(1), at(1));
    state.reportBad(0, at(2));
    EXPECT_EQ(state.sample(0).quality, Quality::Bad);
    EXPECT_EQ(state.sample(0).value, 1);
    EXPECT_EQ(state.report(0, 2, at(3), at(3)), Reported::Applied);
    EXPECT_EQ(state.sample(0).quality, Quality::Good);
    EXPECT_EQ(qualityName(Quality::Bad) + qualityName(Quality::Good) + qualityName(Quality::Stale), s("badgoodstale"));
}

TEST(TwinState, ValuesBecomeOverlays)
{
    const std::vector<Binding> bindings{
        binding("a", 2.0,
                {s("colour=ramp 0:black 10:white"), s("label=format \"{property} {value:1}\""), s("gauge=range 0 10")}),
        binding("b", {}, {s("visible=when == true"), s("label=format {value}")})};
    const scene::Scene scene = sceneOf(bindings);
    TwinState state = stateOf(bindings);
    state.report(0, 5, at(1), at(1));
    state.report(1, true, at(1), at(1));
    const scene::Overlay shown = state.overlays(scene).at({7});
    EXPECT_EQ(shown.label, s("a 5.0\ntrue"));
    EXPECT_EQ(shown.gauge, 0.5);
    EXPECT_EQ(shown.visible, true);
    ASSERT_TRUE(shown.colour);
    EXPECT_FLOAT_EQ((*shown.colour)[0], 0.5F);

    state.report(1, false, at(2), at(2));
    EXPECT_EQ(state.overlays(scene).at({7}).visible, false);
    state.expire(at(3));
    const scene::Overlay stale = state.overlays(scene).at({7});
    EXPECT_TRUE(stale.label->startsWith(s("a 5.0 (stale)"))) << stale.label->toStdString();
    EXPECT_TRUE(stale.stale);
    EXPECT_FALSE(stale.colour) << "a value that is not trusted colours nothing";
}

TEST(TwinState, TheModelSaysWhichNumbersAreTaken)
{
    const Model model =
        test::checked({test::interfaceText("'contents': [{'@type': 'Telemetry', 'name': 'count', 'schema': 'integer'},"
                                           "{'@type': 'Telemetry', 'name': 'level', 'schema': 'double'},"
                                           "{'@type': 'Property', 'name': 'open', 'schema': 'boolean'},"
                                           "{'@type': 'Property', 'name': 'serial', 'schema': 'string'}]")})
            .model;
    scene::Node node;
    node.id = {7};
    node.set(scene::TwinComponent{
        s("press"), s("dtmi:test:a;1"), {}, {binding("count"), binding("level"), binding("open"), binding("serial")}});
    Issues issues;
    const TwinState state = TwinState::ofScene(*scene::apply({}, {{scene::added(node)}}), &model, issues);
    const auto takes = [&](std::size_t index, double number) {
        const auto &numbers = state.bindings()[index].reader.numbers;
        return numbers && numbers->contains(number);
    };
    ASSERT_EQ(state.bindings().size(), 4U);
    EXPECT_TRUE(takes(0, -7));
    EXPECT_FALSE(takes(0, 3.5));
    EXPECT_FALSE(takes(0, 1.23e19));
    EXPECT_TRUE(takes(1, 1.23e19));
    EXPECT_TRUE(takes(2, 1));
    EXPECT_FALSE(takes(2, 2));
    EXPECT_FALSE(state.bindings()[3].reader.numbers) << "a text is no number";
}

TEST(TwinState, TenThousandTwinsAreUpdatedQuickly)
{
    scene::Change change;
    for (quint64 i = 1; i <= 10'000; ++i) {
        scene::Node node;
        node.id = {i};
        node.set(scene::TwinComponent{
            QStringLiteral("t%1").arg(i), s("dtmi:a;1"), {}, {binding("a", 1.0, {s("colour=ramp 0:black 10:white")})}});
        change.edits.push_back(scene::added(node));
    }
    const scene::Scene scene = *scene::apply({}, change);
    Issues issues;
    TwinState state = TwinState::ofScene(scene, nullptr, issues);
    ASSERT_EQ(state.bindings().size(), 10'000U);
    for (int round = 1; round <= 10; ++round) {
        for (std::size_t i = 0; i < 10'000; ++i)
            state.report(i, round, at(round * 0.1), at(round * 0.1));
        EXPECT_EQ(state.overlays(scene).size(), 10'000U);
    }
    EXPECT_EQ(state.expire(at(60)).size(), 10'000U);
}
