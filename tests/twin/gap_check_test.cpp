// SPDX-License-Identifier: Apache-2.0
#include "twin/gap_check.h"

#include "tests/support/test_data.h"

#include <QJsonObject>

namespace twinloom::twin
{
namespace
{

int gaps(GapCheck &check, std::initializer_list<int> numbers)
{
    int found = 0;
    for (const int number : numbers)
        found += check.before(QJsonObject{{QStringLiteral("n"), number}}, 0);
    return found;
}

} // namespace

TEST(GapCheck, countsJumpsOfTheSequence)
{
    GapCheck check(JsonPointer{{QStringLiteral("n")}}, true, {});
    EXPECT_EQ(gaps(check, {7, 8, 9}), 0);
    EXPECT_EQ(gaps(check, {12, 13, 20}), 2);
    EXPECT_EQ(gaps(check, {20, 19, 21}), 0) << "repeats and late ones";
    EXPECT_EQ(gaps(check, {0, 1, 2}), 0) << "the source started again";
    EXPECT_EQ(check.before(QJsonObject(), 0), 0) << "no number";
}

TEST(GapCheck, countsSilenceLongerThanTheDeadline)
{
    GapCheck check({}, false, 2.0);
    EXPECT_EQ(check.before({}, 10 * kSecond), 0);
    EXPECT_EQ(check.before({}, 12 * kSecond), 0);
    EXPECT_EQ(check.before({}, 15 * kSecond), 1);
    EXPECT_EQ(check.before({}, 13 * kSecond), 0) << "late";
    EXPECT_EQ(check.before({}, 16 * kSecond), 0);
    GapCheck without({}, false, {});
    EXPECT_EQ(without.before({}, 0) + without.before({}, 1000 * kSecond), 0);
}

} // namespace twinloom::twin
