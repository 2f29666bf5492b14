// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm_overlays.h"

#include "tests/twin/live_scene.h"

namespace twinloom::twin
{

TEST(AlarmOverlays, theMostSevereActiveAlarmShowsAboveTheValues)
{
    const scene::Scene scene = sceneWith({binding(QStringLiteral("pressure"), QStringLiteral("mqtt://h/t"))});
    const auto alarm = [](const char *text, int severity, std::optional<qint64> cleared = {}) {
        alarm::Alarm made;
        made.tag = QStringLiteral("press.pressure");
        made.text = QLatin1String(text);
        made.severity = severity;
        made.cleared = cleared;
        return made;
    };
    scene::Overlays overlays;
    overlays[{1}].label = QStringLiteral("2500 mbar");
    addAlarms(overlays, scene, {alarm("low", 100), alarm("high", 700), alarm("over", 900, 5)});
    EXPECT_EQ(overlays.at({1}).alarm, QStringLiteral("high"));
    EXPECT_EQ(overlays.at({1}).label, QStringLiteral("2500 mbar"));
    ASSERT_TRUE(overlays.at({1}).colour.has_value());
    EXPECT_GT(overlays.at({1}).colour->x(), 5 * overlays.at({1}).colour->y()) << "red";
}

TEST(AlarmOverlays, withoutAnActiveOneNothingChanges)
{
    const scene::Scene scene = sceneWith({});
    alarm::Alarm cleared;
    cleared.tag = QStringLiteral("press.pressure");
    cleared.cleared = 1;
    alarm::Alarm elsewhere;
    elsewhere.tag = QStringLiteral("other.pressure");
    scene::Overlays overlays;
    addAlarms(overlays, scene, {cleared, elsewhere});
    EXPECT_TRUE(overlays.empty());
}

} // namespace twinloom::twin
