// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/graph/graph_draft.h"

#include "tests/support/test_data.h"

#include <QRectF>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;
using scenegen::GraphEdge;

GraphDraft tableWithChairs(int chairs)
{
    GraphDraft draft = withThing({}, u"DiningTable"_s, {});
    for (int i = 0; i < chairs; ++i) {
        QString chair;
        draft = withThing(std::move(draft), u"Chair"_s, {}, &chair);
        draft = related(std::move(draft), {chair, u"diningtable"_s, u"around"_s}).value();
    }
    return draft;
}

QStringList relationsOf(const GraphDraft &draft, const QString &id)
{
    QStringList all;
    for (const GraphEdge &edge : draft.edges)
        if (edge.from == id)
            all << u"%1 %2"_s.arg(edge.relation, edge.to).trimmed();
    return all;
}

TEST(GraphDraft, GoesToAGraphAndBack)
{
    const GraphDraft draft = tableWithChairs(3);
    const GraphDraft back = draftOf(graphOf(draft));
    ASSERT_EQ(back.things.size(), 4u);
    EXPECT_EQ(back.things[3].id, u"chair3"_s);
    EXPECT_EQ(back.edges.size(), 3u);
    EXPECT_EQ(thingText(back, u"chair3"_s), u"Chair 3"_s);
    EXPECT_EQ(thingText(back, u"diningtable"_s), u"Dining table"_s);
}

TEST(GraphDraft, TwoThingsAreOneThingToEachOther)
{
    GraphDraft draft = tableWithChairs(1);
    draft = related(std::move(draft), {u"chair"_s, u"diningtable"_s, u"facing"_s}).value();
    EXPECT_EQ(relationsOf(draft, u"chair"_s), QStringList{u"facing diningtable"_s});
    for (const QString &relation : {u"by-window"_s, u"in-corner"_s, u"in-corner"_s})
        draft = related(std::move(draft), {u"chair"_s, {}, relation}).value();
    EXPECT_EQ(relationsOf(draft, u"chair"_s), (QStringList{u"facing diningtable"_s, u"by-window"_s, u"in-corner"_s}));
}

TEST(GraphDraft, NothingCarriesItself)
{
    GraphDraft draft = withThing(withThing(withThing({}, u"Desk"_s, {}), u"Box"_s, {}), u"Box"_s, {});
    EXPECT_EQ(related(draft, {u"desk"_s, u"desk"_s, u"near"_s}).error().code, ErrorCode::Usage);
    draft = related(std::move(draft), {u"box"_s, u"desk"_s, u"on"_s}).value();
    draft = related(std::move(draft), {u"box2"_s, u"box"_s, u"on"_s}).value();
    EXPECT_FALSE(related(draft, {u"desk"_s, u"box2"_s, u"on"_s}));
    EXPECT_TRUE(related(draft, {u"desk"_s, u"box2"_s, u"near"_s}));
}

TEST(GraphDraft, WhatGoesTakesItsRelationsAlong)
{
    const GraphDraft draft = withoutThings(tableWithChairs(2), {u"diningtable"_s});
    EXPECT_EQ(draft.things.size(), 2u);
    EXPECT_TRUE(draft.edges.empty());
    EXPECT_EQ(withoutEdges(tableWithChairs(3), {0, 2, 9}).edges.size(), 1u);
}

TEST(GraphDraft, CopiesAreRelatedAsTheirOriginals)
{
    GraphDraft draft = related(tableWithChairs(1), {u"diningtable"_s, {}, u"by-window"_s}).value();
    QStringList copies;
    const GraphDraft one = withCopies(draft, {u"chair"_s}, &copies);
    ASSERT_EQ(copies, QStringList{u"chair2"_s});
    EXPECT_EQ(relationsOf(one, u"chair2"_s), QStringList{u"around diningtable"_s});
    const GraphDraft both = withCopies(draft, {u"diningtable"_s, u"chair"_s});
    EXPECT_EQ(relationsOf(both, u"chair2"_s), QStringList{u"around diningtable2"_s});
    EXPECT_EQ(relationsOf(both, u"diningtable2"_s), QStringList{u"by-window"_s});
}

TEST(GraphDraft, BetweenNeedsTwo)
{
    GraphDraft draft = withThing(tableWithChairs(2), u"Rug"_s, {});
    draft = related(std::move(draft), {u"rug"_s, u"chair"_s, u"between"_s}).value();
    EXPECT_EQ(halfBetween(draft), QStringList{u"Rug"_s});
    draft = related(std::move(draft), {u"rug"_s, u"chair2"_s, u"between"_s}).value();
    EXPECT_TRUE(halfBetween(draft).isEmpty());
}

TEST(GraphDraft, ArrangedBoxesDoNotCoverEachOther)
{
    GraphDraft draft = tableWithChairs(9);
    for (const QString &category : {u"Bed"_s, u"Wardrobe"_s, u"Desk"_s})
        draft = withThing(std::move(draft), category, {});
    draft = related(std::move(draft), {u"bed"_s, u"wardrobe"_s, u"facing"_s}).value();
    draft = related(std::move(draft), {u"wardrobe"_s, u"bed"_s, u"facing"_s}).value(); // a circle
    draft = arranged(std::move(draft));
    const auto boxOf = [](const GraphThing &thing) { return QRectF(thing.at - QPointF(80, 40), QSizeF(160, 80)); };
    for (std::size_t i = 0; i < draft.things.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_FALSE(boxOf(draft.things[i]).intersects(boxOf(draft.things[k])))
                << draft.things[i].id.toStdString() << " and " << draft.things[k].id.toStdString();
    for (const GraphThing &thing : draft.things)
        if (thing.category == u"Chair"_s) {
            EXPECT_GT(thing.at.y(), draft.find(u"diningtable"_s)->at.y());
        }
    EXPECT_TRUE(arranged(draft).things == draft.things) << "once more changes nothing";
}

TEST(GraphDraft, NewBoxesCoverNoOthers)
{
    GraphDraft draft;
    for (int i = 0; i < 30; ++i)
        draft = withThing(std::move(draft), QStringLiteral("Chair"), freePlace(draft, {100, 50}));
    for (std::size_t i = 0; i < draft.things.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const QPointF apart = draft.things[i].at - draft.things[k].at;
            EXPECT_TRUE(std::abs(apart.x()) >= 160 || std::abs(apart.y()) >= 60) << i << " " << k;
        }
    EXPECT_EQ(draft.things[0].at, QPointF(100, 50));
    EXPECT_LT((draft.things[29].at - QPointF(100, 50)).manhattanLength(), 1500) << "near it";
}

TEST(GraphHistory, StepsAreTakenBackAndMadeAgainUntilThereIsAnother)
{
    GraphHistory history;
    EXPECT_FALSE(history.canUndo());
    history.commit(tableWithChairs(1));
    history.commit(tableWithChairs(2));
    history.undo();
    EXPECT_EQ(history.now().things.size(), 2u);
    history.redo();
    history.redo();
    EXPECT_EQ(history.now().things.size(), 3u);
    history.undo();
    history.commit({});
    EXPECT_FALSE(history.canRedo());
    history.undo();
    history.undo();
    history.undo();
    EXPECT_TRUE(history.now().things.empty());
    EXPECT_TRUE(history.canRedo());
}

} // namespace
} // namespace twinloom::studio
