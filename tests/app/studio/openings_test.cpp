// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/openings.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/properties.h"
#include "app/studio/document/sample.h"
#include "core/scene/evidence.h"
#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

struct Openings : testing::Test {
    void SetUp() override
    {
        auto made = Document::create(folder.path(QStringLiteral("a.twin")));
        ASSERT_OK(made);
        document = std::move(*made);
        ASSERT_OK(document->commit(sampleRoom(document->ids()), QStringLiteral("test"), QStringLiteral("Sample")));
        for (const scene::NodePtr &node : document->scene().nodes())
            if (const auto *found = node->find<scene::WallComponent>();
                found && found->from.y() < -2.6 && found->to.y() < -2.6)
                south = node->id;
        ASSERT_FALSE(south.isNull()); // 7.2 m, with a door 0.4 m from its eastern end
    }
    const scene::Node &wall() { return *document->scene().find(south); }
    const scene::OpeningComponent &active() { return *document->active()->find<scene::OpeningComponent>(); }

    test::TemporaryFolder folder;
    std::unique_ptr<Document> document;
    scene::NodeId south;
};

TEST_F(Openings, ADoorComesIntoTheMiddleOfTheSelectedWallAndTheNextBesideIt)
{
    document->select({south});
    ASSERT_OK(addOpening(*document, QStringLiteral("door")));
    EXPECT_EQ(active().kind, QStringLiteral("door"));
    EXPECT_EQ(active().bottom, 0);
    EXPECT_NEAR(placeAlong(document->hierarchy(), wall(), *document->active()), 3.6, 1e-9);
    EXPECT_EQ(wallOf(document->hierarchy(), *document->active())->id, south);
    ASSERT_OK(addOpening(*document, QStringLiteral("window"))); // the door is selected: its wall is meant
    EXPECT_GT(active().bottom, 0.5);
    const double place = placeAlong(document->hierarchy(), wall(), *document->active());
    EXPECT_NEAR(std::abs(place - 3.6), 0.45 + 0.6 + 0.05, 1e-9);
    ASSERT_OK(deleteSelection(*document));
    EXPECT_TRUE(document->selection().empty());
}

TEST_F(Openings, WithoutAWallOrRoomInItTheyAreRefused)
{
    document->select({});
    EXPECT_EQ(addOpening(*document, QStringLiteral("door")).error().code, ErrorCode::Usage);
    document->select({south});
    for (int i = 0; i < 6; ++i) {
        const auto done = addOpening(*document, QStringLiteral("window"));
        if (!done) {
            EXPECT_EQ(done.error().code, ErrorCode::BadInput);
            EXPECT_GE(i, 3);
            return;
        }
    }
    FAIL() << "six windows of 1.2 m beside a door in 7.2 m";
}

TEST_F(Openings, TheyMoveAlongTheirWallButNotPastItsEnds)
{
    document->select({south});
    ASSERT_OK(addOpening(*document, QStringLiteral("door")));
    scene::Node door = *document->active();
    placeAt(document->hierarchy(), wall(), door, 2.0);
    EXPECT_NEAR(placeAlong(document->hierarchy(), wall(), door), 2.0, 1e-9);
    placeAt(document->hierarchy(), wall(), door, -5);
    EXPECT_NEAR(placeAlong(document->hierarchy(), wall(), door), 0.45, 1e-9);
    setWidth(door, 1.1);
    const auto &opening = *door.find<scene::OpeningComponent>();
    EXPECT_NEAR((opening.to - opening.from).norm(), 1.1, 1e-9);
    EXPECT_NEAR(placeAlong(document->hierarchy(), wall(), door), 0.45, 1e-9) << "about its middle";
}

TEST_F(Openings, AScannedDoorSaysHowItWasSeen)
{
    const auto told = [](const char *evidence, const char *property) {
        scene::Node node;
        node.id = {1};
        node.set(scene::OpeningComponent{QStringLiteral("door"), {0, 0}, {1, 0}, 0, 2, 0.7});
        if (*evidence)
            scene::setEvidence(node, QLatin1String(evidence));
        for (const PropertySection &section : propertiesOf(node))
            for (const Property &each : section.properties)
                if (each.id == QLatin1String(property))
                    return each.value(node).toString();
        return QString();
    };
    EXPECT_EQ(told("hole", "opening.seen"), QStringLiteral("open"));
    EXPECT_EQ(told("relief", "opening.seen"), QStringLiteral("closed"));
    EXPECT_NE(told("relief", "opening.evidence"), told("colour", "opening.evidence"));
    EXPECT_EQ(told("", "opening.seen"), QString()) << "of older builds";
    EXPECT_EQ(told("hole", "transform.x"), QString()) << "the wall says where it is";
}

} // namespace
} // namespace twinloom::studio
