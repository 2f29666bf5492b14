// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twins.h"

#include "tests/twin/model/documents.h"

#include <set>

using namespace twinloom;
using namespace twinloom::twin;
using namespace twinloom::test;

namespace
{

const char *kContents = "'contents': [{'@type': 'Telemetry', 'name': 'pressure', 'schema': 'double'}, {'@type': "
                        "'Property', 'name': 'serial', 'schema': 'string'},"
                        "{'@type': 'Command', 'name': 'reset'}]";

struct Plant {
    scene::Scene scene;
    scene::NodeIdAllocator ids;
    Model model = checked({interfaceText(kContents)}).model;

    Result<void> take(const Result<scene::Change> &change)
    {
        if (!change)
            return unexpected(change.error());
        scene = *scene::apply(scene, *change);
        return {};
    }
    Result<void> add(const char *id, const char *interface = "dtmi:test:a;1", scene::NodeId node = {})
    {
        return take(addTwin(scene, ids, model, {s(id), s(interface), node}));
    }
    Result<void> bound(const char *property, const std::vector<QString> &visuals = {}, double scale = 1,
                       std::optional<double> deadline = {}, const char *source = "mqtt://h/t")
    {
        return take(bind(scene, model, s("press"), {s(property), s(source), {}, {}, scale, 0, deadline, visuals}));
    }
};

ErrorCode codeOf(const Result<void> &result)
{
    EXPECT_FALSE(result);
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

TEST(Twins, AreAddedOnNewAndOnExistingNodes)
{
    Plant plant;
    ASSERT_OK(plant.add("press"));
    scene::Node machine;
    machine.id = plant.ids.next();
    machine.name = s("Machine");
    plant.scene = *scene::apply(plant.scene, {{scene::added(machine)}});
    ASSERT_OK(plant.add("other", "dtmi:test:a;1", machine.id));
    const auto all = twins(plant.scene);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].node->name, s("press"));
    EXPECT_EQ(all[1].node->name, s("Machine"));
    EXPECT_EQ(all[1].twin().id, s("other"));
    EXPECT_EQ(codeOf(plant.add("third", "dtmi:test:a;1", machine.id)), ErrorCode::Conflict);
}

TEST(Twins, WrongOnesAreRefused)
{
    Plant plant;
    ASSERT_OK(plant.add("press"));
    EXPECT_EQ(codeOf(plant.add("press")), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(plant.add("x", "dtmi:test:b;1")), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(plant.add("")), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.add("a.b")), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.add("x", "dtmi:test:a;1", {99})), ErrorCode::NotFound);
    const auto missing = findTwin(plant.scene, s("pres"));
    ASSERT_FALSE(missing);
    EXPECT_TRUE(missing.error().hint.contains(s("press")));
}

TEST(Twins, ASecondBindingReplacesTheFirst)
{
    Plant plant;
    ASSERT_OK(plant.add("press"));
    ASSERT_OK(plant.bound("pressure"));
    ASSERT_OK(plant.bound("serial"));
    ASSERT_OK(plant.bound("pressure", {s("gauge=range 0 5")}, 2, 1.5));
    const auto bindings = findTwin(plant.scene, s("press"))->twin().bindings;
    ASSERT_EQ(bindings.size(), 2U);
    EXPECT_EQ(bindings[0].property, s("pressure"));
    EXPECT_EQ(bindings[0].scale, 2);
    EXPECT_EQ(bindings[0].deadline, 1.5);
}

TEST(Twins, BindingsAreCheckedAgainstTheModel)
{
    Plant plant;
    ASSERT_OK(plant.add("press"));
    EXPECT_EQ(codeOf(plant.bound("presure")), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(plant.bound("reset")), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.bound("serial", {s("gauge=range 0 1")})), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.bound("serial", {}, 2)), ErrorCode::BadInput);
    EXPECT_TRUE(plant.bound("serial", {s("label=format {value}"), s("colour=map a:red")}));
    EXPECT_EQ(codeOf(plant.bound("pressure", {s("gauge=range")})), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.bound("pressure", {s("position=path nowhere")})), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(plant.bound("pressure", {}, 0)), ErrorCode::BadInput);
    EXPECT_EQ(codeOf(plant.bound("pressure", {}, 1, 0.0)), ErrorCode::Usage);
    EXPECT_EQ(codeOf(plant.bound("pressure", {}, 1, {}, "localhost/x")), ErrorCode::BadInput);
    EXPECT_TRUE(plant.bound("pressure", {s("position=path press")}));
    EXPECT_EQ(findTwin(plant.scene, s("press"))->twin().bindings[1].visuals[0], s("position=path n1 0 1"))
        << "nodes are kept by their ids";
}

TEST(Twins, ModelsStandBelowOneNodeAndAreReplacedByName)
{
    scene::Scene scene;
    scene::NodeIdAllocator ids;
    const auto add = [&](const std::vector<NewModel> &models) {
        scene = *scene::apply(scene, *addModels(scene, ids, models));
    };
    add({{s("aa"), s("a.json"), {s("dtmi:a;1")}}, {s("bb"), s("b.json"), {}}});
    EXPECT_EQ(scene.size(), 3U);
    add({{s("cc"), s("a.json"), {s("dtmi:a;2")}}, {s("dd"), s("c.json"), {}}});
    EXPECT_EQ(scene.size(), 4U);
    std::set<scene::NodeId> parents;
    for (const auto &node : scene.nodes()) {
        const auto *dtdl = node->find<scene::DtdlComponent>();
        if (!dtdl)
            continue;
        parents.insert(node->parent);
        if (dtdl->source == s("a.json")) {
            EXPECT_EQ(dtdl->blob, s("cc"));
        }
    }
    EXPECT_EQ(parents.size(), 1U);
}

TEST(Twins, PropertyPaths)
{
    const auto path = parsePropertyPath(s("press.drive.speed"));
    ASSERT_OK(path);
    EXPECT_EQ(path->twin, s("press"));
    EXPECT_EQ(path->property, s("drive.speed"));
    for (const char *wrong : {"", "press", ".x", "press."})
        EXPECT_FALSE(parsePropertyPath(s(wrong))) << wrong;
}
