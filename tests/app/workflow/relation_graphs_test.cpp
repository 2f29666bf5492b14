// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/relation_graphs.h"

#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <QFile>

namespace twinloom::workflow
{
namespace
{

/// "chair around diningtable", "bed against-wall".
QStringList sentences(const scenegen::RelationGraph &graph)
{
    QStringList all;
    for (const scenegen::GraphEdge &edge : graph.edges)
        all << QStringLiteral("%1 %2 %3").arg(edge.from, edge.relation, edge.to).trimmed();
    return all;
}

scene::RoomObject thing(const char *category, const geometry::Box &box, int parent = -1)
{
    scene::RoomObject object;
    object.category = QLatin1String(category);
    object.box = box;
    object.parent = parent;
    return object;
}

TEST(RelationGraphs, AFileComesBackAsItWasWritten)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("graph.json"));
    const scenegen::RelationGraph graph{
        {{QStringLiteral("a"), QStringLiteral("Desk")}, {QStringLiteral("b"), QStringLiteral("Chair")}},
        {{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("facing")},
         {QStringLiteral("a"), {}, QStringLiteral("by-window")}}};
    ASSERT_OK(writeGraphFile(path, graph));
    const auto read = readGraphFile(path);
    ASSERT_OK(read);
    ASSERT_EQ(read->nodes.size(), 2u);
    EXPECT_EQ(read->nodes[1].category, QStringLiteral("Chair"));
    EXPECT_EQ(sentences(*read), sentences(graph));
}

TEST(RelationGraphs, AWrongFileIsNamedWithWhatIsWrong)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("graph.json"));
    EXPECT_EQ(readGraphFile(path).error().code, ErrorCode::NotFound);
    const auto errorOf = [&path](const QByteArray &text) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        const auto read = readGraphFile(path);
        return read ? QString() : read.error().message;
    };
    EXPECT_TRUE(errorOf("{").contains(QStringLiteral("graph.json, byte 1")));
    EXPECT_TRUE(errorOf(R"({"nodes": [{"id": "a", "category": "Bed"}], "edges": [{"from": "a", "to": "b",
        "relation": "on"}]})")
                    .contains(QStringLiteral("graph.edges[0].to")));
}

TEST(RelationGraphs, ARoomSaysHowItsThingsStand)
{
    scene::Room room = test::rectangle("r", 5, 4);
    room.windows = {{{5, 1.5}, {5, 2.5}, 0.9, 2.0}};
    room.objects = {thing("Bed", {{1.5, 2.99, 0.3}, {1.8, 2.0, 0.6}, 3.14159265358979}),
                    thing("SideTable", {{2.7, 3.77, 0.25}, {0.45, 0.45, 0.5}, 3.14159265358979}),
                    thing("TableLamp", {{2.7, 3.77, 0.7}, {0.2, 0.2, 0.4}, 0}, 1),
                    thing("DiningTable", {{3.6, 1.2, 0.375}, {1.2, 0.8, 0.75}, 0}),
                    thing("Chair", {{3.6, 0.55, 0.45}, {0.45, 0.45, 0.9}, 0})};
    EXPECT_EQ(sentences(graphOfRoom(room)),
              (QStringList{QStringLiteral("bed against-wall"), QStringLiteral("sidetable beside bed"),
                           QStringLiteral("tablelamp on sidetable"), QStringLiteral("chair around diningtable")}));
}

TEST(RelationGraphs, NoTwoThingsOfARoomWaitForEachOther)
{
    scene::Room room = test::rectangle("r", 5, 4);
    room.objects = {thing("ArmChair", {{2.0, 2.0, 0.4}, {0.9, 0.9, 0.8}, -1.5707963267949}),
                    thing("CoffeeTable", {{2.9, 2.0, 0.2}, {0.8, 0.5, 0.4}, 1.5707963267949}),
                    thing("Rug", {{2.9, 2.0, 0.01}, {2.5, 2.0, 0.02}, 0}),
                    thing("Dresser", {{4.7, 2.0, 0.4}, {1.0, 0.5, 0.8}, 1.5707963267949})};
    EXPECT_EQ(sentences(graphOfRoom(room)),
              (QStringList{QStringLiteral("armchair around coffeetable"), QStringLiteral("dresser facing armchair")}));
}

TEST(RelationGraphs, ASentenceBecomesNodesAndEdges)
{
    const auto graph = graphOfPrompt(scenegen::readPrompt(
        QStringLiteral("a bed against the wall with two nightstands beside the bed, no plants, a chair between the bed "
                       "and the desk")));
    EXPECT_EQ(sentences(graph),
              (QStringList{QStringLiteral("bed against-wall"), QStringLiteral("sidetable beside bed"),
                           QStringLiteral("sidetable2 beside bed"), QStringLiteral("chair between bed"),
                           QStringLiteral("chair between desk")}));
    QStringList ids;
    for (const scenegen::GraphNode &node : graph.nodes)
        ids << node.id;
    ids.sort();
    EXPECT_EQ(ids, (QStringList{QStringLiteral("bed"), QStringLiteral("chair"), QStringLiteral("desk"),
                                QStringLiteral("sidetable"), QStringLiteral("sidetable2")}));
}

} // namespace
} // namespace twinloom::workflow
