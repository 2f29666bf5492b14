// SPDX-License-Identifier: Apache-2.0
#include "core/nearest.h"

#include "tests/support/test_data.h"

using namespace twinloom;

TEST(Nearest, FindsMisspeltNames)
{
    const std::vector<QString> names{QStringLiteral("pressure"), QStringLiteral("temperature"),
                                     QStringLiteral("speed")};
    EXPECT_EQ(nearest(QStringLiteral("presure"), names), QStringLiteral("pressure"));
    EXPECT_EQ(nearest(QStringLiteral("Speed"), names), QStringLiteral("speed"));
    EXPECT_EQ(nearest(QStringLiteral("humidity"), names), QString());
    EXPECT_EQ(nearest(QStringLiteral("x"), {}), QString());
    EXPECT_TRUE(suggestion(QStringLiteral("presure"), names).contains(QStringLiteral("pressure")));
    EXPECT_TRUE(suggestion(QStringLiteral("humidity"), names).isEmpty());
}
