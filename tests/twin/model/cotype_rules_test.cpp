// SPDX-License-Identifier: Apache-2.0
#include "twin/model/cotype_rules.h"

#include "tests/twin/model/documents.h"

using namespace twinloom::test;
using Ids = std::vector<std::string>;

namespace
{

constexpr char kQuantities[] = ", 'dtmi:dtdl:extension:quantitativeTypes;1'";

Ids quantity(const char *types, const char *schema, const char *more)
{
    const QByteArray members = QByteArray("'contents': {'@type': ['Telemetry'") + types +
                               "], 'name': 'x', 'schema': '" + schema + "'" + more + "}";
    return errorsOf(members.constData(), 3, kQuantities);
}

} // namespace

TEST(CotypeRules, QuantitiesHaveUnitsOfTheirClass)
{
    EXPECT_EQ(quantity(", 'Velocity'", "double", ", 'unit': 'knot'"), Ids{});
    EXPECT_EQ(quantity(", 'Velocity'", "double", ""), Ids{"missingSupplementalObjectProperty"});
    EXPECT_EQ(quantity(", 'Velocity'", "double", ", 'unit': 'metre'"), Ids{"wrongParent"});
    EXPECT_EQ(quantity(", 'Velocity'", "string", ", 'unit': 'knot'"), Ids{"notRequiredType"});
    EXPECT_EQ(quantity(", 'Velocity', 'Length'", "double", ", 'unit': 'metre'"), Ids{"conflictingSupplementalTypes"});
    EXPECT_EQ(quantity("", "double", ", 'unit': 'metre'"), Ids{"noTypeThatAllows"});
}

TEST(CotypeRules, AnnotationsNameASibling)
{
    const auto annotated = [](const char *name) {
        const QByteArray members =
            QByteArray("'contents': [{'@type': 'Property', 'name': 'p', 'schema': 'double'}, {'@type': 'Command', "
                       "'name': 'c'}, "
                       "{'@type': ['Property', 'ValueAnnotation'], 'name': 'n', 'schema': 'string', 'annotates': '") +
            name + "'}]";
        return errorsOf(members.constData(), 3, ", 'dtmi:dtdl:extension:annotation;2'");
    };
    EXPECT_EQ(annotated("p"), Ids{});
    EXPECT_EQ(annotated("c"), Ids{"notSiblingRequiredType"});
    EXPECT_EQ(annotated("n"), Ids{"disallowedType"});
}
