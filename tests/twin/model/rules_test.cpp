// SPDX-License-Identifier: Apache-2.0
#include "twin/model/rules.h"

#include "tests/twin/model/documents.h"

using namespace twinloom::test;
using Ids = std::vector<std::string>;

TEST(Rules, RequiredProperties)
{
    EXPECT_EQ(errorsOf("'contents': {'@type': 'Property', 'name': 'x'}"), Ids{"missingObjectProperty"});
    EXPECT_EQ(errorsOf("'contents': {'@type': 'Property', 'name': 'x', 'schema': []}"), Ids{"objectCountBelowMin"});
    EXPECT_EQ(errorsOf("'contents': {'@id': 'dtmi:x;1', '@type': 'Property', 'schema': 'long'}"),
              Ids{"missingLiteralProperty"});
}

TEST(Rules, NamesAreUnique)
{
    EXPECT_EQ(
        errorsOf(
            "'contents': [{'@type': 'Telemetry', 'name': 'x', 'schema': 'long'}, {'@type': 'Command', 'name': 'x'}]"),
        Ids{"nonUniquePropertyValue"});
    EXPECT_EQ(errorsOf("'contents': [{'@id': 'dtmi:p;1', '@type': 'Telemetry', 'name': 'x', 'schema': 'long'}, {'@id': "
                       "'dtmi:q;1', '@type': 'Command', 'name': 'x'}]"),
              Ids{"nonUniquePropertyValue"});
}

TEST(Rules, EnumValuesFitTheirSchema)
{
    const char *values = "'schemas': {'@id': 'dtmi:e;1', '@type': 'Enum', 'valueSchema': '%1', 'enumValues': [{'name': "
                         "'a', 'enumValue': 1}, {'name': 'b', 'enumValue': %2}]}";
    const auto of = [&](const char *schema, const char *second) {
        return errorsOf(
            QString::fromLatin1(values).arg(QLatin1String(schema), QLatin1String(second)).toLatin1().constData());
    };
    EXPECT_EQ(of("integer", "2"), Ids{});
    EXPECT_EQ(of("integer", "1"), Ids{"nonUniquePropertyValue"});
    EXPECT_EQ(of("integer", "'x'"), Ids{"nonConformantDatatype"});
    EXPECT_EQ(of("double", "2"), Ids{"incorrectPropertyValue"});
}

TEST(Rules, ReferencesFitTheirPlace)
{
    EXPECT_EQ(errorsOf("'contents': {'@type': 'Telemetry', 'name': 'x', 'schema': 'dtmi:test:a;1'}"), Ids{"badType"});
    QByteArray newer = interfaceText("'contents': []", 3);
    newer.replace("dtmi:test:a;1", "dtmi:test:b;1");
    EXPECT_EQ(errorIds(checked({interfaceText("'extends': 'dtmi:test:b;1'", 2), newer})),
              Ids{"disallowedVersionReference"});
}
