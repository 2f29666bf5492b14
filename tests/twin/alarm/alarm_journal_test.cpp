// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_journal.h"

#include "tests/support/test_data.h"

namespace twinloom::alarm
{
namespace
{

Alarm pressureAlarm()
{
    Alarm alarm;
    alarm.tag = QStringLiteral("press.pressure");
    alarm.rule = QStringLiteral("pressure above 3000");
    alarm.severity = 700;
    alarm.value = 3001.5;
    alarm.raised = 1000;
    return alarm;
}

class AlarmJournalTest : public testing::Test
{
protected:
    AlarmJournal open()
    {
        auto journal = AlarmJournal::open(folder.path(QStringLiteral("h")));
        EXPECT_OK(journal);
        return std::move(*journal);
    }
    test::TemporaryFolder folder;
};

} // namespace

TEST_F(AlarmJournalTest, fromRaisedToClosed)
{
    AlarmJournal journal = open();
    const auto id = journal.raise(pressureAlarm(), 1100);
    ASSERT_OK(id);
    EXPECT_EQ(journal.alarms(AlarmJournal::Which::Active)->at(0).state(), QStringLiteral("unacknowledged"));
    ASSERT_OK(journal.clear(*id, 2000, 2100));
    EXPECT_TRUE(journal.alarms(AlarmJournal::Which::Active)->empty());
    EXPECT_EQ(journal.alarms(AlarmJournal::Which::Open)->at(0).state(), QStringLiteral("returned"));
    ASSERT_OK(journal.acknowledge(*id, QStringLiteral("ann"), QStringLiteral("valve opened"), 3000));
    EXPECT_TRUE(journal.alarms(AlarmJournal::Which::Open)->empty());
    const auto all = journal.alarms(AlarmJournal::Which::All);
    ASSERT_OK(all);
    ASSERT_EQ(all->size(), 1u);
    const Alarm &alarm = all->front();
    EXPECT_EQ(alarm.state(), QStringLiteral("closed"));
    EXPECT_EQ(alarm.raised, 1000);
    EXPECT_EQ(alarm.cleared, 2000);
    EXPECT_EQ(alarm.acknowledged, 3000);
    EXPECT_EQ(alarm.user, QStringLiteral("ann"));
    EXPECT_EQ(alarm.comment, QStringLiteral("valve opened"));
    EXPECT_DOUBLE_EQ(alarm.value, 3001.5);
}

TEST_F(AlarmJournalTest, everyStepIsAnEvent)
{
    AlarmJournal journal = open();
    const auto id = journal.raise(pressureAlarm(), 1100);
    ASSERT_OK(id);
    ASSERT_OK(journal.acknowledge(*id, QStringLiteral("ann"), QStringLiteral("seen"), 1500));
    EXPECT_EQ(journal.alarms(AlarmJournal::Which::Active)->at(0).state(), QStringLiteral("acknowledged"));
    ASSERT_OK(journal.clear(*id, 2000, 2100));
    const auto events = journal.events();
    ASSERT_OK(events);
    ASSERT_EQ(events->size(), 3u);
    EXPECT_EQ((*events)[0].what, QStringLiteral("raised"));
    EXPECT_EQ((*events)[1].what, QStringLiteral("acknowledged"));
    EXPECT_EQ((*events)[1].comment, QStringLiteral("seen"));
    EXPECT_EQ((*events)[2].what, QStringLiteral("cleared"));
    EXPECT_EQ((*events)[2].time, 2100);
}

TEST_F(AlarmJournalTest, acknowledgingTwiceOrNothingIsRefused)
{
    AlarmJournal journal = open();
    const auto id = journal.raise(pressureAlarm(), 1100);
    ASSERT_OK(id);
    EXPECT_EQ(journal.acknowledge(*id + 1, {}, QStringLiteral("seen"), 1).error().code, ErrorCode::NotFound);
    for (const char *silent : {"", " "})
        EXPECT_EQ(journal.acknowledge(*id, QStringLiteral("ann"), QLatin1String(silent), 1).error().code,
                  ErrorCode::Usage);
    ASSERT_OK(journal.acknowledge(*id, QStringLiteral("ann"), QStringLiteral("seen"), 1500));
    const auto again = journal.acknowledge(*id, QStringLiteral("bob"), QStringLiteral("me too"), 1600);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(again.error().message.contains(QStringLiteral("ann")));
}

TEST_F(AlarmJournalTest, anotherMayAcknowledgeMeanwhile)
{
    AlarmJournal session = open();
    const auto id = session.raise(pressureAlarm(), 1100);
    ASSERT_OK(id);
    AlarmJournal other = open();
    ASSERT_OK(other.acknowledge(*id, QStringLiteral("ann"), QStringLiteral("seen"), 1500));
    EXPECT_EQ(session.alarms(AlarmJournal::Which::All)->at(0).comment, QStringLiteral("seen"));
    ASSERT_OK(session.clear(*id, 2000, 2100));
}

TEST_F(AlarmJournalTest, lookingMakesNothing)
{
    const auto nothing = AlarmJournal::openForReading(folder.path(QStringLiteral("h")));
    ASSERT_OK(nothing);
    EXPECT_FALSE(nothing->has_value());
    (void)open();
    const auto some = AlarmJournal::openForReading(folder.path(QStringLiteral("h")));
    ASSERT_OK(some);
    EXPECT_TRUE(some->has_value());
}

} // namespace twinloom::alarm
