// SPDX-License-Identifier: Apache-2.0
#include "twin/model/metamodel.h"

#include "tests/support/test_data.h"

using namespace twinloom::twin;
using twinloom::test::s;

namespace
{
} // namespace

TEST(Metamodel, ClassesBelongToVersions)
{
    const Metamodel &model = Metamodel::instance();
    EXPECT_TRUE(model.classByName(s("Telemetry"), 2));
    EXPECT_FALSE(model.classByName(s("Uuid"), 3));
    EXPECT_TRUE(model.classByName(s("Uuid"), 4));
    EXPECT_EQ(model.classByType(s("dtmi:dtdl:class:Array;2"), 2), model.classByName(s("Array"), 2));
    EXPECT_FALSE(model.classByType(s("dtmi:dtdl:class:Array;2"), 3));
    EXPECT_TRUE(model.isA(*model.classByName(s("Double"), 3), s("Schema")));
    EXPECT_FALSE(model.isA(*model.classByName(s("Telemetry"), 3), s("Schema")));
}

TEST(Metamodel, TermsStandForIds)
{
    const Metamodel &model = Metamodel::instance();
    EXPECT_EQ(model.termInDtdl(s("double"), 3), s("dtmi:dtdl:instance:Schema:double;3"));
    EXPECT_EQ(model.termInDtdl(s("Velocity"), 2), s("dtmi:standard:class:Velocity;2"));
    EXPECT_TRUE(model.termInDtdl(s("Velocity"), 3).isEmpty()) << "an extension from v3 on";
    const QString velocity = model.termInExtension(s("Velocity"), s("dtmi:dtdl:extension:quantitativeTypes"), 1);
    ASSERT_TRUE(model.cotypeById(velocity));
    EXPECT_EQ(model.cotypeById(velocity)->unitClass, s("VelocityUnit"));
    const StandardElement *metre = model.standardById(s("dtmi:standard:unit:metre;2"));
    ASSERT_TRUE(metre);
    EXPECT_EQ(metre->unitClass, s("LengthUnit"));
}

TEST(Metamodel, LimitsDifferByVersion)
{
    EXPECT_EQ(limitValue(Limit::NameLength, LimitSet::Core2), 64);
    EXPECT_EQ(limitValue(Limit::NameLength, LimitSet::Core3), 512);
    EXPECT_EQ(limitValue(Limit::SchemaDepth, LimitSet::Onvif), 24);
    EXPECT_EQ(limitValue(Limit::ContentsCount, LimitSet::Core3), -1);
}
