// SPDX-License-Identifier: Apache-2.0
#include "twin/model/dtmi.h"

#include "tests/support/test_data.h"

using namespace twinloom::twin;

namespace
{
bool written(const char *text, int version = 3)
{
    return isDtmi(QString::fromLatin1(text), version, DtmiKind::Written);
}
} // namespace

TEST(Dtmi, NeedsAVersionInV2Only)
{
    EXPECT_TRUE(written("dtmi:a:b;1", 2));
    EXPECT_FALSE(written("dtmi:a:b", 2));
    EXPECT_FALSE(written("dtmi:a:b;1.2", 2));
    EXPECT_TRUE(written("dtmi:a:b"));
    EXPECT_TRUE(written("dtmi:a:b;1.2"));
}

TEST(Dtmi, RefusesWrongForms)
{
    for (const char *text : {"", "dtmi:", "dtmi:;1", "dtmi:a;", "dtmi:a;0", "dtmi:a;01", "dtmi:a_;1", "dtmi:1a;1",
                             "dtmi:a::b;1", "dtmi:a;1#x", "Dtmi:a;1", "dtmi:a;1\n", "dtmi:_a;1", "urn:a;1"})
        EXPECT_FALSE(written(text)) << text;
}

TEST(Dtmi, ReferencesMayNamePlaces)
{
    EXPECT_TRUE(isDtmi(QStringLiteral("dtmi:a:_contents:__b;1"), 2, DtmiKind::Reference));
    EXPECT_EQ(derivedDtmi(QStringLiteral("dtmi:a;1"), QStringLiteral("contents"), QStringLiteral("b")),
              QStringLiteral("dtmi:a:_contents:__b;1"));
    EXPECT_EQ(derivedDtmi(QStringLiteral("dtmi:a"), QStringLiteral("request"), {}), QStringLiteral("dtmi:a:_request"));
}

TEST(Dtmi, KnowsWhatIsReserved)
{
    EXPECT_TRUE(isReservedDtmi(QStringLiteral("dtmi:dtdl:x;1")));
    EXPECT_TRUE(isReservedDtmi(QStringLiteral("dtmi:standard:x;1")));
    EXPECT_FALSE(isReservedDtmi(QStringLiteral("dtmi:dtdlx:x;1")));
}
