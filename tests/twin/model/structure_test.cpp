// SPDX-License-Identifier: Apache-2.0
#include "tests/twin/model/documents.h"

using namespace twinloom::test;
using Ids = std::vector<std::string>;

namespace
{

/// dtmi:test:N;1 extends dtmi:test:(N+1);1.
std::vector<QByteArray> chain(int length)
{
    std::vector<QByteArray> texts;
    for (int i = 0; i < length; ++i) {
        const QByteArray extends = "'extends': 'dtmi:test:i" + QByteArray::number(i + 1) + ";1'";
        texts.push_back(interfaceText(i + 1 < length ? extends.constData() : "'contents': []"));
        texts.back().replace("dtmi:test:a;1", "dtmi:test:i" + QByteArray::number(i) + ";1");
    }
    return texts;
}

} // namespace

TEST(Structure, CirclesAreFound)
{
    EXPECT_EQ(errorsOf("'extends': 'dtmi:test:a;1'"), Ids{"recursiveStructureNarrow"});
    const char *self = "'schemas': {'@id': 'dtmi:s;1', '@type': 'Array', 'elementSchema': 'dtmi:s;1'}";
    EXPECT_EQ(errorsOf(self, 3), Ids{"recursiveStructureWide"});
    EXPECT_EQ(errorsOf(self, 4), Ids{}) << "v4 allows it";
}

TEST(Structure, ChainsHaveALength)
{
    EXPECT_TRUE(checked(chain(11)).accepted);
    const auto report = checked(chain(12));
    EXPECT_EQ(errorIds(report), Ids{"excessiveDepthNarrow"});
    EXPECT_FALSE(checked(chain(3000)).accepted) << "and long ones end";
}

TEST(Structure, ImportedNamesDiffer)
{
    const char *content = "'contents': {'@type': 'Telemetry', 'name': 'x', 'schema': 'long'}";
    QByteArray base = interfaceText(content);
    base.replace("dtmi:test:a;1", "dtmi:test:b;1");
    const QByteArray members = QByteArray(content) + ", 'extends': 'dtmi:test:b;1'";
    EXPECT_EQ(errorIds(checked({interfaceText(members.constData()), base})), Ids{"nonUniqueImportedPropertyValue"});
}

TEST(Structure, NoArrayInAPropertyOfV2)
{
    const char *property =
        "'contents': {'@type': 'Property', 'name': 'x', 'schema': {'@type': 'Array', 'elementSchema': 'long'}}";
    EXPECT_EQ(errorsOf(property, 2), Ids{"excludedType"});
    EXPECT_EQ(errorsOf(property, 3), Ids{});
}

TEST(Structure, ComponentsDoNotNest)
{
    QByteArray inner = interfaceText("'contents': []"),
               middle = interfaceText("'contents': {'@type': 'Component', 'name': 'i', 'schema': 'dtmi:test:inner;1'}");
    inner.replace("dtmi:test:a;1", "dtmi:test:inner;1");
    middle.replace("dtmi:test:a;1", "dtmi:test:middle;1");
    const QByteArray outer =
        interfaceText("'contents': {'@type': 'Component', 'name': 'm', 'schema': 'dtmi:test:middle;1'}");
    EXPECT_TRUE(checked({inner, middle}).accepted);
    EXPECT_EQ(errorIds(checked({inner, middle, outer})), Ids{"excludedType"});
}
