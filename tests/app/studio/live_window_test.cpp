// SPDX-License-Identifier: GPL-3.0-or-later
// Live in the window, from a real broker: connected, silent, without its broker, and again.
#include "app/studio/live/live_link.h"
#include "app/studio/panels/alarm_panel.h"
#include "app/studio/panels/live_panel.h"
#include "app/studio/screenshot.h"
#include "twin/alarm/alarm_rule.h"

#include "tests/app/studio/window_fixture.h"
#include "tests/twin/live_scene.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace twinloom::studio
{
namespace
{

class LiveWindow : public Window
{
protected:
    /// The desk is a press whose pressure must stay below 2,400 and is stale after a second.
    void bindDesk()
    {
        const scene::NodePtr desk = document().scene().find(named("Desk"));
        scene::TwinComponent twin;
        twin.id = u"press"_s;
        twin.model = u"dtmi:test:press;1"_s;
        scene::Binding pressure = twin::binding(u"pressure"_s, broker.url(u"press?qos=1"_s));
        pressure.deadline = 1;
        pressure.visuals = {u"label=format \"{value:0} mbar\""_s, u"colour=ramp 2000:blue 3000:green"_s};
        twin.bindings = {pressure};
        scene::Node live = *desk;
        live.set(twin);
        ASSERT_TRUE(document().commit({{scene::edited(desk, live)}}, u"test"_s, u"Bind"_s));
        alarm::AlarmRule rule;
        rule.property = u"pressure"_s;
        rule.limit = 2400;
        rule.severity = 800;
        rule.text = u"The press is over pressure and has to be relieved by hand"_s;
        const auto ruled = alarm::setRule(document().scene(), twin::pressModel(), u"press"_s, rule);
        ASSERT_OK(ruled);
        ASSERT_TRUE(document().commit(*ruled, u"test"_s, u"Rule"_s));
    }
    static twin::Nanoseconds now() { return QDateTime::currentMSecsSinceEpoch() * 1'000'000; }
    QString shown(LiveModel::Column column)
    {
        const LiveModel &model = window().livePanel().model();
        return model.rowCount() == 0 ? QString() : model.index(0, column).data().toString();
    }

    test::MosquittoBroker broker;
};

TEST_F(LiveWindow, AValueAgesTurnsStaleAndComesBackWithItsBroker)
{
    bindDesk();
    LivePanel &panel = window().livePanel();
    raise(u"dock.live"_s);
    QTest::mouseClick(&panel.connectButton(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window().live()->status().connected; }, 10'000));
    {
        twin::Publisher publisher(broker);
        for (int i = 0; i < 4; ++i)
            publisher.sample("press", 2500 + i, now() + i);
        publisher.waitConfirmed();
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(LiveModel::State) == u"Good"_s; }, 10'000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window().alarmPanel().alarms().empty(); }, 10'000));

    ASSERT_TRUE(QTest::qWaitFor([&] { return shown(LiveModel::State) == u"Stale"_s; }, 10'000));
    QTest::qWait(700); // all that follows from that has been told
    const QString age = shown(LiveModel::Age);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(LiveModel::Age) != age; }, 3000)) << "nothing comes any more";
    const scene::Overlay overlay = window().live()->overlays().at(named("Desk"));
    EXPECT_TRUE(overlay.stale);
    EXPECT_TRUE(overlay.alarm.has_value());

    broker.kill();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window().live()->status().connected; }, 10'000));
    broker.start();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window().live()->status().connected; }, 10'000));
    twin::Publisher publisher(broker);
    publisher.sample("press", 2000, now());
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown(LiveModel::State) == u"Good"_s; }, 10'000));
    EXPECT_EQ(shown(LiveModel::Value), QLocale().toString(2000));
    QTest::mouseClick(&panel.connectButton(), Qt::LeftButton);
    EXPECT_FALSE(window().live()->running());
}

} // namespace
} // namespace twinloom::studio
