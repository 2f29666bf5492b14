// SPDX-License-Identifier: Apache-2.0
#include "twin/model/element_reader.h"

#include "tests/twin/model/documents.h"

using namespace twinloom::test;
using Ids = std::vector<std::string>;

namespace
{

Ids telemetry(const char *type, const char *more = "", int version = 3, const char *extensions = "")
{
    const QByteArray members =
        QByteArray("'contents': {'@type': ") + type + ", 'name': 'x', 'schema': 'double'" + more + "}";
    return errorsOf(members.constData(), version, extensions);
}

} // namespace

TEST(ElementReader, ChoosesOneClass)
{
    EXPECT_EQ(telemetry("'Telemetry'"), Ids{});
    EXPECT_EQ(telemetry("['Telemetry', 'dtmi:dtdl:class:Telemetry;3']"), Ids{});
    EXPECT_EQ(telemetry("['Telemetry', 'Property']"), Ids{"multipleMaterialTypes"});
    EXPECT_EQ(telemetry("'Array'"), Ids{"badType"});
    EXPECT_EQ(telemetry("5"), Ids{"typeNotStringOrArray"});
    EXPECT_EQ(telemetry("['Telemetry', 5]"), Ids{"typeElementNotString"});
    EXPECT_EQ(telemetry("['Telemetry', 'displayName']"), Ids{"typeIrrelevantDtmiOrTerm"});
}

TEST(ElementReader, UnknownTypesAndTheirProperties)
{
    EXPECT_EQ(telemetry("['Telemetry', 'Foo']"), Ids{"typeUndefinedTerm"});
    EXPECT_EQ(telemetry("['Telemetry', 'Foo']", ", 'bar': 1", 2), Ids{}) << "v2 lets them pass";
    EXPECT_EQ(telemetry("'Telemetry'", ", 'bar': 1", 2), Ids{"noTypeThatAllows"});
    EXPECT_EQ(telemetry("'Telemetry'", ", 'bar': 1"), Ids{"noTypeThatAllows"});
    EXPECT_EQ(telemetry("'Telemetry'", ", 'comment': 'a', 'dtmi:dtdl:property:comment;3': 'b'"),
              Ids{"duplicatePropertyName"});
}

TEST(ElementReader, Ids)
{
    EXPECT_EQ(telemetry("'Telemetry'", ", '@id': 'dtmi:x'"), ::Ids{});
    EXPECT_EQ(telemetry("'Telemetry'", ", '@id': 'dtmi:x'", 2), ::Ids{"invalidId"});
    EXPECT_EQ(telemetry("'Telemetry'", ", '@id': 'dtmi:dtdl:x;1'"), ::Ids{"reservedId"});
    EXPECT_EQ(telemetry("'Telemetry'", ", '@id': 7"), ::Ids{"idNotString"});
    EXPECT_EQ(errorsOf("'contents': [{'@type': 'Telemetry', 'schema': 'double'}]"),
              ::Ids{"missingDtmiSegPropertyValue"});
    EXPECT_EQ(errorsOf("'schemas': [{'@type': 'Enum', 'valueSchema': 'integer', 'enumValues': []}]"),
              ::Ids{"missingRequiredId"});
    EXPECT_EQ(errorsOf("'extends': {'@id': 'dtmi:x;1'}"), ::Ids{"idReference"});
}

TEST(ElementReader, Keywords)
{
    EXPECT_EQ(errorsOf("'@language': 'en'"), Ids{"topLevelKeywordDisallowed"});
    EXPECT_EQ(telemetry("'Telemetry'", ", '@graph': {}"), Ids{"graphDisallowed"});
}
