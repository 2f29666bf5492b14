// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_engine.h"

#include "tests/support/test_data.h"

namespace twinloom::alarm
{
namespace
{

constexpr Nanoseconds kSecond = 1'000'000'000;
constexpr Nanoseconds kAhead = 100 * kSecond; // the receiver's clock, before the source's

/// One rule on "a.p", and what it says: "+5" is raised at source second 5, "-7" cleared at 7.
class Watcher
{
public:
    explicit Watcher(AlarmRule rule) : m_engine({{QStringLiteral("a"), withProperty(rule)}}, kAhead) {}

    void value(double second, double value)
    {
        const auto time = Nanoseconds(second * double(kSecond));
        m_engine.value(QStringLiteral("a.p"), value, time, time + kAhead, transitions);
    }
    void tick(double second) { m_engine.tick(Nanoseconds(second * double(kSecond)) + kAhead, transitions); }
    std::string said() const
    {
        std::string text;
        for (const Transition &one : transitions)
            text += (one.raised ? " +" : " -") +
                    std::to_string(
                        (m_engine.rules()[0].rule.kind == AlarmRule::Kind::Absence ? one.time - kAhead : one.time) /
                        kSecond);
        return text;
    }
    AlarmEngine &engine() { return m_engine; }
    std::vector<Transition> transitions;

private:
    static AlarmRule withProperty(AlarmRule rule)
    {
        rule.property = QStringLiteral("p");
        return rule;
    }
    AlarmEngine m_engine;
};

AlarmRule rule(AlarmRule::Kind kind, double limit, double deadband = 0, double delay = 0)
{
    return {{}, kind, limit, deadband, delay, 500, {}};
}

} // namespace

TEST(AlarmEngine, aboveWithDeadband)
{
    Watcher watcher(rule(AlarmRule::Kind::Above, 10, 2));
    for (const auto &[second, value] :
         std::vector<std::pair<int, double>>{{1, 10}, {2, 11}, {3, 9}, {4, 8.5}, {5, 8}, {6, 11}})
        watcher.value(second, value);
    EXPECT_EQ(watcher.said(), " +2 -5 +6");
    EXPECT_DOUBLE_EQ(watcher.transitions[0].value, 11);
}

TEST(AlarmEngine, belowWithoutDeadband)
{
    Watcher watcher(rule(AlarmRule::Kind::Below, 10));
    watcher.value(1, 9.9);
    watcher.value(2, 10);
    EXPECT_EQ(watcher.said(), " +1 -2");
}

TEST(AlarmEngine, aDelayIsCountedInSourceTime)
{
    Watcher watcher(rule(AlarmRule::Kind::Above, 10, 0, 5));
    watcher.value(1, 11);
    watcher.value(3, 9); // over too soon
    watcher.value(10, 11);
    watcher.value(14, 12);
    EXPECT_EQ(watcher.said(), "");
    watcher.value(16, 12);
    EXPECT_EQ(watcher.said(), " +15") << "with the time at which it was due";
}

TEST(AlarmEngine, aSilentSourceRaisesWhatIsDue)
{
    Watcher watcher(rule(AlarmRule::Kind::Above, 10, 0, 5));
    watcher.value(1, 11);
    watcher.tick(5.9);
    EXPECT_EQ(watcher.said(), "");
    watcher.tick(9);
    EXPECT_EQ(watcher.said(), " +6");
    watcher.tick(20);
    EXPECT_EQ(watcher.said(), " +6") << "once";
}

TEST(AlarmEngine, whatWasDueIsRaisedBeforeItIsCleared)
{
    Watcher watcher(rule(AlarmRule::Kind::Above, 10, 0, 5));
    watcher.value(1, 11);
    watcher.value(20, 9);
    EXPECT_EQ(watcher.said(), " +6 -20");
}

TEST(AlarmEngine, rateUpAndDown)
{
    Watcher watcher(rule(AlarmRule::Kind::Rate, 5));
    for (const auto &[second, value] :
         std::vector<std::pair<int, double>>{{1, 0}, {2, 4}, {3, 10}, {4, 11}, {5, 0}, {6, 0}})
        watcher.value(second, value);
    EXPECT_EQ(watcher.said(), " +3 -4 +5 -6");
}

TEST(AlarmEngine, absenceRunsInTheReceiversTime)
{
    Watcher watcher(rule(AlarmRule::Kind::Absence, 5));
    watcher.tick(4);
    watcher.tick(8);
    EXPECT_EQ(watcher.said(), " +5") << "nothing ever came";
    watcher.value(9, 1);
    watcher.tick(13);
    watcher.tick(17);
    EXPECT_EQ(watcher.said(), " +5 -9 +14");
}

TEST(AlarmEngine, takesUpWhatAnEarlierSessionRaised)
{
    Watcher watcher(rule(AlarmRule::Kind::Above, 10));
    watcher.engine().resume(0);
    EXPECT_TRUE(watcher.engine().active(0));
    watcher.value(1, 12);
    watcher.value(2, 9);
    EXPECT_EQ(watcher.said(), " -2");
}

TEST(AlarmEngine, whatIsNoNumberEndsItsAbsence)
{
    Watcher watcher(rule(AlarmRule::Kind::Absence, 5));
    watcher.tick(6);
    watcher.engine().arrived(QStringLiteral("a.p"), 7 * kSecond + kAhead, watcher.transitions);
    watcher.tick(11);
    EXPECT_EQ(watcher.said(), " +5 -7");
    watcher.tick(13);
    EXPECT_EQ(watcher.said(), " +5 -7 +12");
}

} // namespace twinloom::alarm
