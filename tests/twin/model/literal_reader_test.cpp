// SPDX-License-Identifier: Apache-2.0
#include "twin/model/literal_reader.h"

#include "tests/twin/model/documents.h"

using namespace twinloom::test;
using Ids = std::vector<std::string>;

namespace
{

/// Errors of a Relationship with this member.
Ids with(const char *member, int version = 3)
{
    const QByteArray members = QByteArray("'contents': {'@type': 'Relationship', 'name': 'r', ") + member + "}";
    return errorsOf(members.constData(), version);
}

} // namespace

TEST(LiteralReader, TakesBareValuesValueObjectsAndSingleLists)
{
    for (const char *member :
         {"'comment': 'x'", "'comment': ['x']", "'comment': []", "'comment': {'@value': 'x'}",
          "'comment': {'@value': 'x', '@type': 'xsd:string'}", "'maxMultiplicity': 5", "'maxMultiplicity': 5.0",
          "'writable': true", "'target': 'dtmi:x;1'", "'displayName': 'x'", "'displayName': {'en': 'x', 'de-DE': 'y'}",
          "'displayName': ['x', {'@value': 'y', '@language': 'fr'}]"})
        EXPECT_EQ(with(member), Ids{}) << member;
}

TEST(LiteralReader, SaysWhatIsWrong)
{
    EXPECT_EQ(with("'comment': ['x', 'y']"), Ids{"stringMultipleValues"});
    EXPECT_EQ(with("'comment': {'@value': 'x', '@type': 'xsd:integer'}"), Ids{"stringTypeNotString"});
    EXPECT_EQ(with("'comment': {}"), Ids{"stringObjectNoValue"});
    EXPECT_EQ(with("'comment': {'@value': 'x', 'y': 1}"), Ids{"valueObjectInvalidProp"});
    EXPECT_EQ(with("'writable': 'yes'"), Ids{"booleanNotBoolean"});
    EXPECT_EQ(with("'maxMultiplicity': 0"), Ids{"valueBelowMin"});
    EXPECT_EQ(with("'maxMultiplicity': 501", 2), Ids{"valueAboveMax"});
    EXPECT_EQ(with("'maxMultiplicity': 501", 3), Ids{});
    EXPECT_EQ(with("'maxMultiplicity': 1e300"), Ids{"integerNotInteger"});
    EXPECT_EQ(with("'minMultiplicity': 1"), Ids{"valueNotExact"});
    EXPECT_EQ(with("'target': 'urn:x'"), Ids{"identifierNotDtmi"});
    EXPECT_EQ(with("'displayName': {'english': 'x'}"), Ids{"langStringInvalidCode"});
    EXPECT_EQ(with("'displayName': {'en': 5}"), Ids{"langStringValueNotString"});
    EXPECT_EQ(with("'displayName': ['x', 'y']"), Ids{"langStringElementCodeNotUnique"});
}

TEST(LiteralReader, LengthsDependOnTheVersion)
{
    const QByteArray name = "'displayName': '" + QByteArray(65, 'x') + "'";
    EXPECT_EQ(with(name.constData(), 2), Ids{"langStringValueTooLong"});
    EXPECT_EQ(with(name.constData(), 3), Ids{});
}
