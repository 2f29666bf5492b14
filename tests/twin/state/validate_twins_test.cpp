// SPDX-License-Identifier: Apache-2.0
#include "twin/state/validate_twins.h"

#include "tests/twin/model/documents.h"

using namespace twinloom;
using namespace twinloom::twin;
using namespace twinloom::test;

namespace
{

struct Twin {
    const char *id, *model;
    std::vector<Binding> bindings;
};

std::vector<QString> codesOf(const std::vector<Twin> &twins, const QByteArray &document)
{
    scene::NodeIdAllocator ids;
    scene::Scene scene = *scene::apply({}, *addModels({}, ids, {{s("aa"), s("a.json"), {}}}));
    scene::Change change;
    for (const Twin &twin : twins) {
        scene::Node node;
        node.id = ids.next();
        node.set(scene::TwinComponent{s(twin.id), s(twin.model), {}, twin.bindings});
        change.edits.push_back(scene::added(node));
    }
    scene = *scene::apply(scene, change);
    std::vector<QString> codes;
    for (const Issue &issue :
         validateTwins(scene, [&](const scene::BlobId &) { return Result<QByteArray>(document); }, {}))
        codes.push_back(issue.code);
    return codes;
}

Binding bound(const char *property, const char *selector = "")
{
    return {s(property), s("mqtt://h/t"), s(selector), {}, 1, 0, {}, {}};
}

} // namespace

TEST(ValidateTwins, NamesWhatIsWrong)
{
    using Codes = std::vector<QString>;
    const QByteArray document = interfaceText("'contents': [{'@type': 'Telemetry', 'name': 'x', 'schema': 'double'}]");
    const char *model = "dtmi:test:a;1";
    EXPECT_EQ(codesOf({{"a", model, {bound("x")}}, {"b", model, {}}}, document), Codes{});
    EXPECT_EQ(codesOf({{"a", model, {}}, {"a", model, {}}}, document), Codes{s("duplicate-twin")});
    EXPECT_EQ(codesOf({{"a", "dtmi:test:b;1", {bound("x")}}}, document), Codes{s("unknown-model")});
    EXPECT_EQ(codesOf({{"a", model, {bound("y")}}}, document), Codes{s("bad-binding")});
    EXPECT_EQ(codesOf({{"a", model, {bound("x", "no")}}}, document), Codes{s("bad-binding")});
    EXPECT_EQ(codesOf({{"a", model, {bound("x")}}}, "{"), Codes{s("bad-model")});
}
