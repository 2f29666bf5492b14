// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/live/history_chart.h"

#include "tests/support/test_data.h"

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

} // namespace
} // namespace twinloom::studio
