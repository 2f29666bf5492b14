// SPDX-License-Identifier: Apache-2.0
#include "scenegen/contradictions.h"

#include "scenegen/generator.h"
#include "tests/scenegen/rooms.h"

namespace twinloom::scenegen
{
namespace
{

/// What a whole generation says of a bedroom of 6 by 5 m, as "code: message" by line.
QString toldOf(const char *more, const char *generator = "graph")
{
    QJsonObject json = test::json(more);
    json.insert(QStringLiteral("room_type"), QStringLiteral("Bedroom"));
    json.insert(QStringLiteral("polygon"), test::json(R"({"p":[[0,0],[6,0],[6,5],[0,5]]})").value(QStringLiteral("p")));
    const auto request = requestFromJson(json);
    EXPECT_OK(request);
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QLatin1String(generator)), *request, progress);
    EXPECT_OK(layout);
    QStringList told;
    for (const Issue &issue : layout->issues)
        told << issue.code + QStringLiteral(": ") + issue.message;
    return told.join(QLatin1Char('\n'));
}

TEST(Contradictions, ABannedNodeOfTheGraphIsNoLackOfPlace)
{
    const QString told = toldOf(R"({"ban": ["Desk"], "graph": {"nodes": [{"id": "a", "category": "Desk"}]}})");
    EXPECT_TRUE(told.contains(QLatin1String("ban-and-graph"))) << told.toStdString();
    EXPECT_FALSE(told.contains(QLatin1String("no further place"))) << told.toStdString();
    EXPECT_TRUE(toldOf(R"({"counts": {"Desk": 0, "Chair": 1}, "graph": {"nodes": [{"id": "a", "category": "desk"}]}})")
                    .contains(QLatin1String("ban-and-graph")));
    EXPECT_TRUE(toldOf(R"({"counts": {"Desk": 1}, "graph": {"nodes": [{"id": "a", "category": "Desk"},
                                                                       {"id": "b", "category": "Desk"}]}})")
                    .contains(QLatin1String("graph-and-count")));
}

TEST(Contradictions, EdgesOfABannedNodeAreTold)
{
    const char *graph = R"("graph": {"nodes": [{"id": "a", "category": "Desk"}, {"id": "b", "category": "Chair"}],
                                     "edges": [{"from": "b", "to": "a", "relation": "facing"}]})";
    const auto with = [&](const char *more) { return toldOf((QByteArray("{") + graph + more + "}").constData()); };
    const QString banned = with(R"(, "ban": ["desk"])");
    EXPECT_TRUE(banned.contains(QLatin1String("relation-not-followed"))) << banned.toStdString();
    EXPECT_TRUE(with(R"(, "ban": ["Chair"])").contains(QLatin1String("relation-not-followed")));
    EXPECT_FALSE(with("").contains(QLatin1String("relation-not-followed")));
    const QString pinned = with(R"(, "ban": ["Desk"], "objects": [{"category": "Desk", "centre": [3, 4.5, 0.4],
                                     "size": [1.4, 0.7, 0.75], "yaw": 3.14159, "pinned": true}])");
    EXPECT_FALSE(pinned.contains(QLatin1String("relation-not-followed"))) << pinned.toStdString();
}

TEST(Contradictions, ANumberIsThatOfItsCategoryAlone)
{
    const QString told = toldOf(R"({"prompt": "exactly three chairs", "counts": {"Chair": 2, "OfficeChair": 4}})");
    EXPECT_TRUE(told.contains(QString::fromUtf8("“Chair” alone"))) << told.toStdString();
}

TEST(Contradictions, ThePromptAgainstCountsAndBans)
{
    for (const char *generator : {"graph", "autoregressive"}) {
        EXPECT_TRUE(toldOf(R"({"prompt": "two plants", "ban": ["HousePlant"]})", generator)
                        .contains(QLatin1String("ban-and-prompt")));
        EXPECT_TRUE(toldOf(R"({"prompt": "exactly three chairs", "counts": {"Chair": 1}})", generator)
                        .contains(QLatin1String("prompt-and-count")));
    }
    EXPECT_TRUE(toldOf(R"({"prompt": "at least two chairs", "counts": {"Chair": 1}})")
                    .contains(QLatin1String("prompt-and-count")));
    EXPECT_TRUE(
        toldOf(R"({"prompt": "no chairs", "counts": {"Chair": 1}})").contains(QLatin1String("prompt-and-count")));
    EXPECT_TRUE(toldOf(R"({"prompt": "one chair", "counts": {"\u6905\u5b50": 2}})") // 椅子
                    .contains(QLatin1String("prompt-and-count")));
    const QString most = toldOf(R"({"prompt": "at most one chair", "counts": {"Chair": 2}})");
    EXPECT_TRUE(most.contains(QLatin1String("prompt-and-count"))) << most.toStdString();
    EXPECT_FALSE(most.contains(QLatin1String("count-does-not-fit"))) << "the counts hold: " << most.toStdString();
}

TEST(Contradictions, PinnedAndGivenThings)
{
    const char *chairs = R"("objects": [
        {"category": "Chair", "centre": [1, 4, 0.45], "size": [0.5, 0.5, 0.9], "yaw": 0, "pinned": true},
        {"category": "Chair", "centre": [2, 4, 0.45], "size": [0.5, 0.5, 0.9], "yaw": 0, "pinned": true}])";
    const auto with = [&](const char *more) { return toldOf((QByteArray("{") + chairs + more + "}").constData()); };
    EXPECT_TRUE(with(R"(, "counts": {"Chair": 1})").contains(QLatin1String("pinned-and-count")));
    EXPECT_TRUE(with(R"(, "prompt": "at most one chair")").contains(QLatin1String("pinned-and-count")));
    EXPECT_FALSE(with(R"(, "counts": {"Chair": 2})").contains(QLatin1String("-and-")));
    EXPECT_TRUE(toldOf(R"({"counts": {"Sofa": 0}, "objects": [{"category": "Sofa"}]})")
                    .contains(QLatin1String("ban-and-given")));
    EXPECT_TRUE(toldOf(R"({"counts": {"Sofa": 1}, "objects": [{"category": "Sofa"}, {"category": "Sofa"}]})")
                    .contains(QLatin1String("given-and-count")));
}

TEST(Contradictions, WhatAgreesIsNotTold)
{
    for (const char *more : {R"({"prompt": "two chairs", "counts": {"Chair": 2}})",
                             R"({"prompt": "at least two chairs", "counts": {"Chair": 3}})",
                             R"({"prompt": "no chairs", "ban": ["Chair"]})",
                             R"({"prompt": "a desk by the window", "counts": {"Desk": 1}})",
                             R"({"counts": {"Desk": 1}, "graph": {"nodes": [{"id": "a", "category": "Desk"}]}})",
                             R"({"counts": {"Sofa": 1}, "objects": [{"category": "Sofa"}]})"})
        EXPECT_FALSE(toldOf(more).contains(QLatin1String("-and-"))) << more << '\n' << toldOf(more).toStdString();
}

} // namespace
} // namespace twinloom::scenegen
