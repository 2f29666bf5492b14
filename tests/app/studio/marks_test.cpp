// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/marks.h"

#include "core/scene/change.h"

#include <gtest/gtest.h>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

scene::Hierarchy oneNode()
{
    scene::Node node;
    node.id = {1};
    node.name = u"room"_s;
    return scene::Hierarchy(*scene::apply({}, {{scene::added(node)}}));
}

TEST(Marks, AreNodesBesideTheSceneUntilTheirLayerIsSetAnew)
{
    const scene::Hierarchy scene = oneNode();
    Marks marks;
    EXPECT_EQ(marks.over(scene).scene().size(), 1u);
    EXPECT_FALSE(marks.set(u"heat"_s, {})) << "nothing differs";
    EXPECT_TRUE(
        marks.set(u"point"_s, {{pointModel(0.1, Qt::red), Eigen::Affine3d(Eigen::Translation3d(1, 2, 3)), u"here"_s}}));
    EXPECT_TRUE(marks.set(u"regions"_s, {{regionModel({{0, 0}, {1, 0}, {1, 1}}, Qt::blue), {}, {}}}));
    const scene::Hierarchy marked = marks.over(scene);
    ASSERT_EQ(marked.scene().size(), 3u);
    EXPECT_EQ(scene.scene().size(), 1u);
    const scene::Overlays labels = marks.labels();
    ASSERT_EQ(labels.size(), 1u);
    EXPECT_EQ(labels.begin()->second.label, u"here"_s);
    EXPECT_TRUE(marked.world(labels.begin()->first).translation().isApprox(Eigen::Vector3d(1, 2, 3)));
    EXPECT_TRUE(marks.set(u"point"_s, {}));
    EXPECT_EQ(marks.over(scene).scene().size(), 2u);
}

TEST(Marks, ResourcesKnowTheirModelsAndThoseBeneath)
{
    Marks marks;
    const asset::ModelPtr beneath = pointModel(1, Qt::white);
    const render::Resources resources = marks.over({[&](const scene::ModelComponent &) { return beneath; }, {}, {}});
    marks.set(u"regions"_s, {{regionModel({{0, 0}, {2, 0}, {2, 1}, {0, 1}}, Qt::blue), {}, {}}});
    const scene::Hierarchy marked = marks.over(oneNode());
    for (const scene::NodePtr &node : marked.scene().nodes())
        if (const auto *component = node->find<scene::ModelComponent>()) {
            const asset::ModelPtr model = resources.model(*component);
            ASSERT_NE(model, nullptr);
            EXPECT_NE(model, beneath);
            EXPECT_EQ(model->triangles(), 2u + 8u) << "a fill and four strips";
        }
    EXPECT_EQ(resources.model({}), beneath);
}

} // namespace
} // namespace twinloom::studio
