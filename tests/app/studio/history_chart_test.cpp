// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/live/history_chart.h"

#include "tests/support/test_data.h"
#include "twin/history/recorder.h"

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(HistoryChart, WithoutValuesItSaysSoAndHasNoScale)
{
    const test::TemporaryFolder folder;
    HistoryChart chart;
    EXPECT_TRUE(chart.remark().isEmpty()) << "nothing was asked for";
    chart.show(folder.path(u"history"_s), u"press.pressure"_s, u"mbar"_s, 1'800'000'000'000'000'000, 60);
    EXPECT_EQ(chart.points(), 0);
    EXPECT_FALSE(chart.remark().isEmpty());
    EXPECT_FALSE(chart.scale());
    chart.clear();
    EXPECT_TRUE(chart.remark().isEmpty());
}

TEST(HistoryChart, TheLineIsBrokenWhereNothingCame)
{
    const test::TemporaryFolder folder;
    const QString history = folder.path(u"history"_s), tag = u"press.pressure"_s;
    constexpr qint64 kStart = 1'579'075'200'000'000'000, kSecond = 1'000'000'000;
    history::Records records;
    for (const qint64 second : {0, 1, 2, 3, 4, 14, 15, 16, 17})
        records.push_back({tag, {kStart + second * kSecond, double(second), history::Quality::Good}});
    const auto recorder = history::Recorder::start(history, {}, [] {});
    ASSERT_OK(recorder);
    (*recorder)->submit(records);
    ASSERT_OK((*recorder)->stop());
    HistoryChart chart;
    chart.show(history, tag, u"mbar"_s, kStart + 20 * kSecond, 60);
    EXPECT_EQ(chart.points(), 9);
    EXPECT_EQ(chart.gaps(), 1);
}

} // namespace
} // namespace twinloom::studio
