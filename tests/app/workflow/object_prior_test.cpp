// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/object_prior.h"

#include "tests/app/workflow/small_survey.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

struct ObjectPrior : testing::Test {
    ObjectPrior()
    {
        scanTo(folder.path(QStringLiteral("a.ply")), smallRoom(), 1);
        EXPECT_OK(shop.scan(folder.path(QStringLiteral("a.ply"))));
        cabinet = shop.objectAt(1.6, 0.3);
        guess = shop.scene.find(cabinet)->find<scene::ObjectComponent>()->category;
    }
    asset::Prior prior(scene::NodeId id)
    {
        const scene::Hierarchy hierarchy(shop.scene);
        auto result = workflow::ObjectPriors(hierarchy, shop.blobs).of(*shop.scene.find(id));
        EXPECT_OK(result);
        return *std::move(result);
    }
    double likelihood(scene::NodeId id, const QString &category)
    {
        return prior(id).likelihood(asset::plainCategory(category));
    }
    void say(scene::NodeId id, const QString &category, double confidence)
    {
        shop.edit(id, [&](scene::Node &node) {
            auto object = *node.find<scene::ObjectComponent>();
            object.category = category;
            object.confidence = confidence;
            node.set(object);
        });
    }

    TemporaryFolder folder;
    Workshop shop;
    scene::NodeId cabinet;
    QString guess; ///< what the scan takes the cabinet for
};

} // namespace

TEST_F(ObjectPrior, TheScansGuessSpeaksAsFarAsItIsSure)
{
    ASSERT_NE(guess, QStringLiteral("Unknown"));
    EXPECT_EQ(likelihood(cabinet, QStringLiteral("Sofa")), 1);
    EXPECT_GT(prior(cabinet).none, 0);
    say(cabinet, guess, 0.8);
    EXPECT_NEAR(likelihood(cabinet, guess), 5, 1e-9);
    say(cabinet, guess, 0);
    EXPECT_EQ(likelihood(cabinet, guess), 1);
}

TEST_F(ObjectPrior, APlaceSaysWhatStandsThere)
{
    EXPECT_LT(likelihood(cabinet, QStringLiteral("painting")), likelihood(cabinet, QStringLiteral("toilet")));
    scene::Node tray;
    tray.id = shop.ids.next();
    tray.parent = cabinet;
    tray.name = QStringLiteral("Tray");
    tray.transform = geometry::Transform::place({0, 0, 0.9}, 0);
    tray.set(scene::ObjectComponent{.category = QStringLiteral("Unknown"), .asset = {}});
    shop.commit({{scene::added(tray)}});
    EXPECT_LT(likelihood(tray.id, QStringLiteral("sofa")), likelihood(tray.id, QStringLiteral("monitor")));
}

TEST_F(ObjectPrior, WhatAPersonSaysIsCertain)
{
    say(cabinet, QStringLiteral("Couch"), 0.2);
    EXPECT_EQ(likelihood(cabinet, QStringLiteral("sofa")), 1);
    EXPECT_EQ(likelihood(cabinet, guess), 0);
    EXPECT_EQ(prior(cabinet).none, 0);
    say(cabinet, guess, 0.2); // and back
    EXPECT_GT(prior(cabinet).none, 0);
    say(cabinet, QStringLiteral("Unknown"), 0);
    EXPECT_GT(likelihood(cabinet, QStringLiteral("sofa")), 0);
}
