// SPDX-License-Identifier: Apache-2.0
#include "scenegen/request_json.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

const char *const kRoom = R"("room_type":"bedroom","polygon":[[0,0],[4,0],[4,4],[0,4]])";

Result<Request> requestOf(const QByteArray &rest)
{
    return requestFromJson(test::json(QByteArray("{" + QByteArray(kRoom) + rest + "}").constData()));
}

TEST(RequestJson, ReadsAllThatARequestHolds)
{
    const auto request = requestOf(R"(,"id":"a","height":2.6,"doors":[{"from":[1,0],"to":[2,0],"bottom":0,"top":2}],
        "objects":[{"category":"Bed","centre":[1,2,0.3],"size":[1,2,0.6],"yaw":0,"pinned":true},
                   {"category":"Desk"},{"category":"Lamp","size":[0.3,0.3,1]},{"category":"Book","parent":1}],
        "counts":{"Chair":4},"graph":{"nodes":[{"id":"a","category":"Bed"},{"id":"b","category":"Book"}],
        "edges":[{"from":"b","to":"a","relation":"on"}]},"prompt":"two desks","seed":7)");
    ASSERT_OK(request);
    EXPECT_EQ(request->objects.size(), 4u);
    EXPECT_TRUE(request->objects[0].pinned);
    EXPECT_FALSE(request->objects[1].size.has_value());
    EXPECT_EQ(request->objects[3].parent, 1);
    EXPECT_EQ(request->counts.at(QStringLiteral("Chair")), 4);
    EXPECT_EQ(request->graph->edges.size(), 1u);
    EXPECT_EQ(request->room.height, 2.6);
    EXPECT_EQ(request->seed, 7u);
}

TEST(RequestJson, DropsOldObjectsAndKeepsParentsRight)
{
    // Complete and not pinned: an old layout's. The last one's parent moves down to index 0; the dropped parent is
    // none.
    const auto request = requestOf(R"(,"objects":[{"category":"Bed","centre":[1,2,0.3],"size":[1,2,0.6],"yaw":0},{},
        {"category":"Desk"},{"category":"Book","parent":2},{"category":"Cup","parent":0}])");
    ASSERT_OK(request);
    ASSERT_EQ(request->objects.size(), 3u);
    EXPECT_EQ(request->objects[1].parent, 0);
    EXPECT_FALSE(request->objects[2].parent.has_value());
}

TEST(RequestJson, CanonicalFormReadsBackTheSame)
{
    const auto request = requestOf(R"(,"objects":[{"category":"Desk","yaw":1.5}],"counts":{"Chair":2})");
    ASSERT_OK(request);
    const QJsonObject first = requestToJson(*request);
    const auto again = requestFromJson(first);
    ASSERT_OK(again);
    EXPECT_EQ(requestToJson(*again), first);
}

TEST(RequestJson, BansAreCountsOfZeroAndRegionsReadBack)
{
    const auto request = requestOf(R"(,"counts":{"Bed":1},"ban":["Bed","Rug"],"regions":[[[0,0],[2,0],[2,2],[0,2]]])");
    ASSERT_OK(request);
    EXPECT_EQ(request->counts.at(QStringLiteral("Bed")), 1) << "a count that is given stays";
    EXPECT_TRUE(test::hasIssue(request->findings, "ban-and-count"));
    EXPECT_EQ(request->counts.at(QStringLiteral("Rug")), 0);
    ASSERT_EQ(request->regions.size(), 1u);
    EXPECT_EQ(requestFromJson(requestToJson(*request))->regions, request->regions);
}

TEST(RequestJson, ShapesReadBackAndAreOnlyThoseThatThereAre)
{
    const auto text = [](const char *shapes) {
        return QJsonDocument::fromJson(QByteArray(R"({"polygon": [[0,0],[4,0],[4,4],[0,4]], "shapes": )") + shapes +
                                       "}")
            .object();
    };
    const auto request = requestFromJson(text(R"({"DiningTable": "round"})"));
    ASSERT_OK(request);
    EXPECT_EQ(shapeOf(*request, QStringLiteral("diningTable")), QStringLiteral("round"));
    const auto again = requestFromJson(requestToJson(*request));
    ASSERT_OK(again);
    EXPECT_EQ(again->shapes, request->shapes);
    for (const char *bad : {R"({"Bed": "round"})", R"({"DiningTable": "baroque"})", "[]"})
        EXPECT_FALSE(requestFromJson(text(bad))) << bad;
}

TEST(RequestJson, StylesAndModelsReadBack)
{
    const auto request = requestOf(
        R"(,"style":"nordic","styles":{"Sofa":"boho"},"models":[{"name":"Fjord","category":"couch","size":[2,0.9,0.8],"tags":["boho"]}],"objects":[{"category":"Bed","style":"modern"}])");
    ASSERT_OK(request);
    EXPECT_EQ(request->style, QStringLiteral("nordic"));
    EXPECT_EQ(request->styles.at(QStringLiteral("Sofa")), QStringLiteral("boho"));
    ASSERT_EQ(request->models.size(), 1u);
    ASSERT_EQ(request->objects.size(), 1u);
    EXPECT_EQ(request->objects[0].style, QStringLiteral("modern"));
    const auto again = requestFromJson(requestToJson(*request));
    ASSERT_OK(again);
    EXPECT_EQ(again->style, request->style);
    EXPECT_EQ(again->styles, request->styles);
    EXPECT_EQ(again->models, request->models);
    EXPECT_EQ(again->objects[0].style, request->objects[0].style);
}

TEST(RequestJson, StylesDoNotChangeWhereThingsStand)
{
    const auto plain = requestOf(R"(,"objects":[{"category":"Bed"}])");
    const auto styled = requestOf(
        R"(,"style":"nordic","models":[{"name":"F","category":"Bed","size":[2,2,1],"tags":["boho"]}],"objects":[{"category":"Bed","style":"modern"}])");
    EXPECT_EQ(requestStream(*plain), requestStream(*styled));
}

TEST(RequestJson, NamesTheFieldOfBadInput)
{
    const std::pair<const char *, const char *> cases[] = {
        {R"(,"objects":[{"category":"Bed","pinned":true}])", "objects[0].pinned: "},
        {R"(,"objects":[{"category":"Bed","shape":"round"}])", "objects[0].shape: "},
        {R"(,"style":3)", "style: "},
        {R"(,"styles":["nordic"])", "styles: "},
        {R"(,"styles":{"Bed":1})", "styles.Bed: "},
        {R"(,"models":{})", "models: "},
        {R"(,"models":[{"category":"Bed"}])", "models[0].name: "},
        {R"(,"models":[{"name":"a","category":"Bed","size":[1,0,1],"tags":["b"]}])", "models[0].size: "},
        {R"(,"models":[{"name":"a","category":"Bed","size":[1,1,1],"tags":[3]}])", "models[0].tags: "},
        {R"(,"objects":[{"category":"Bed","size":[1,-2,1]}])", "objects[0].size: "},
        {R"(,"objects":[{"category":"Bed","centre":[1,"x",1]}])", "objects[0].centre[1]: "},
        {R"(,"objects":[{"category":"Bed","yaw":1e999}])", "objects[0].yaw: "},
        {R"(,"objects":[{"category":"A","parent":1},{"category":"B","parent":0}])", "objects[0].parent: "},
        {R"(,"objects":[{"category":"A","parent":9}])", "objects[0].parent: "},
        {R"(,"counts":{"Chair":-1})", "counts.Chair: "},
        {R"(,"counts":{"Chair":1e12})", "counts.Chair: "},
        {R"(,"height":-1)", "height: "},
        {R"(,"ban":"Bed")", "ban: "},
        {R"(,"ban":["Bed",7])", "ban[1]: "},
        {R"(,"regions":[[[0,0],[1,1]]])", "regions[0]"},
        {R"(,"regions":7)", "regions: "},
        {R"(,"prompt":7)", "prompt: "},
        {R"(,"graph":{"nodes":[{"id":"a","category":"X"},{"id":"a","category":"Y"}]})", "graph.nodes[1].id: "},
        {R"(,"graph":{"nodes":[{"id":"a","category":"X"}],"edges":[{"from":"z","to":"a","relation":"on"}]})",
         "graph.edges[0].from: "},
        {R"(,"graph":{"nodes":[{"id":"a","category":"X"},{"id":"b","category":"Y"}],"edges":[
            {"from":"a","to":"b","relation":"on"},{"from":"b","to":"a","relation":"on"}]})",
         "graph.edges: "},
        {R"(,"graph":{"nodes":[{"id":"a","category":"X"},{"id":"b","category":"Y"},{"id":"c","category":"Z"}],"edges":[
            {"from":"a","to":"b","relation":"on"},{"from":"b","to":"a","relation":"on"},
            {"from":"b","to":"c","relation":"on"}]})",
         "graph.edges: "},
        {R"(,"graph":{"nodes":[{"id":"a","category":"X"}],"edges":"x"})", "graph.edges: "}};
    for (const auto &[rest, field] : cases) {
        QJsonParseError error;
        const QByteArray text = "{" + QByteArray(kRoom) + rest + "}";
        const QJsonObject json = QJsonDocument::fromJson(text, &error).object();
        if (error.error != QJsonParseError::NoError)
            continue; // 1e999 is no JSON number to every Qt
        const auto request = requestFromJson(json);
        ASSERT_FALSE(request.has_value()) << rest;
        EXPECT_EQ(request.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(request.error().message.startsWith(QString::fromLatin1(field)))
            << request.error().message.toStdString();
    }
}

TEST(RequestJson, TellsOfFieldsThatItDoesNotKnow)
{
    const auto request = requestOf(R"(,"promt":"two beds","attempts":3,"generator":"graph","issues":[])");
    ASSERT_OK(request);
    ASSERT_EQ(request->findings.size(), 2u);
    EXPECT_EQ(request->findings[0].field, QStringLiteral("attempts"));
    EXPECT_TRUE(request->findings[0].message.contains(QLatin1String("\"parameters\"")));
    EXPECT_EQ(request->findings[1].code, QStringLiteral("unknown-field"));
    EXPECT_TRUE(request->findings[1].message.contains(QLatin1String("\"prompt\"")));
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QStringLiteral("graph")), *request, progress);
    ASSERT_OK(layout);
    EXPECT_TRUE(test::hasIssue(layout->issues, "unknown-field"));
}

TEST(RequestJson, DensityIsAFieldOfARequest)
{
    const auto request = requestOf(R"(,"density":0)");
    ASSERT_OK(request);
    EXPECT_TRUE(request->findings.empty());
    EXPECT_EQ(requestToJson(*request).value(QLatin1String("density")), QJsonValue(0));
    for (const char *id : {"graph", "autoregressive"}) {
        Progress progress;
        const auto layout = generate(**Registry::builtIn().find(QLatin1String(id)), *request, progress);
        ASSERT_OK(layout);
        EXPECT_TRUE(layout->room.objects.empty()) << id;
    }
    Request factory = *request;
    factory.room = test::box(40, 25, "factory");
    Progress progress;
    const auto hall = generate(**Registry::builtIn().find(QStringLiteral("facility")), factory, progress);
    ASSERT_OK(hall);
    EXPECT_TRUE(test::hasIssue(hall->issues, "density-not-followed"));
    for (const char *density : {"-1", "4", "\"much\"", "[1]"}) {
        const auto bad = requestOf((QByteArray(R"(,"density":)") + density).constData());
        ASSERT_FALSE(bad) << density;
        EXPECT_TRUE(bad.error().message.startsWith(QLatin1String("density:")));
    }
}

TEST(RequestJson, OpeningsWithoutALengthAreRefused)
{
    for (const char *openings : {R"(,"windows":[{"from":[0,1],"to":[0,1],"bottom":1,"top":2}])",
                                 R"(,"doors":[{"from":[1,0],"to":[1,0],"bottom":0,"top":2}])"}) {
        const auto request = requestOf(openings);
        ASSERT_FALSE(request) << openings;
        EXPECT_TRUE(request.error().message.contains(QLatin1String("[0]:"))) << request.error().message.toStdString();
    }
}

TEST(RequestJson, RegionsOutsideOfTheRoomAreRefused)
{
    const auto request = requestOf(R"(,"regions":[[[0,0],[1,0],[1,1],[0,1]],[[50,50],[51,50],[51,51]]])");
    ASSERT_FALSE(request);
    EXPECT_TRUE(request.error().message.startsWith(QLatin1String("regions[1]:")));
    for (const char *region : {"[[0,0],[1,0],[2,0]]", "[[0,0],[1,1]]", "[[0,0],[1,1],[1,0],[0,1]]"})
        EXPECT_FALSE(requestOf((QByteArray(R"(,"regions":[)") + region + "]").constData())) << region;
}

TEST(RequestJson, RelationsToAThingNeedOne)
{
    const auto graph = graphFromJson(test::json(R"({"nodes": [{"id": "a", "category": "Bed"}],
        "edges": [{"from": "a", "relation": "left-of"}]})"));
    ASSERT_FALSE(graph);
    EXPECT_TRUE(graph.error().message.startsWith(QLatin1String("graph.edges[0].to")));
}

TEST(RequestJson, TellsOnceOfFieldsThatObjectsDoNotHave)
{
    const auto request =
        requestOf(R"(,"objects":[{"category":"Bed","center":[1,1,0.3]},{"category":"Desk","center":[3,1,0.3],
        "colour":"red","style":"nordic","shape":"","pinned":false}],"style":"nordic","shapes":{},"models":[])");
    ASSERT_OK(request);
    ASSERT_EQ(request->findings.size(), 2u) << request->findings.front().message.toStdString();
    EXPECT_EQ(request->findings[0].field, QStringLiteral("objects[0].center"));
    EXPECT_TRUE(request->findings[0].message.contains(QLatin1String("\"centre\"")))
        << request->findings[0].message.toStdString();
    EXPECT_EQ(request->findings[1].field, QStringLiteral("objects[1].colour"));
    EXPECT_EQ(request->findings[1].code, QStringLiteral("unknown-field"));
}

TEST(RequestJson, RefusesBadOutlines)
{
    for (const char *polygon : {"[[0,0],[4,4],[4,0],[0,4]]", "[[0,0],[1,1]]", "[]", "[[0,0],[1,0],[2,0]]",
                                "[[0,0],[5000,0],[5000,5000],[0,5000]]", "7"}) {
        const QByteArray text = R"({"room_type":"Kitchen","polygon":)" + QByteArray(polygon) + "}";
        const auto request = requestFromJson(test::json(text.constData()));
        ASSERT_FALSE(request.has_value()) << polygon;
        EXPECT_TRUE(request.error().message.contains(QLatin1String("polygon")))
            << request.error().message.toStdString();
    }
}

TEST(RequestJson, LayoutsReadBack)
{
    Layout layout;
    layout.room = test::box(4, 4);
    layout.room.objects.push_back(test::thing("Bed", {1, 2, 0.3}, {1, 2, 0.6}));
    layout.generator = QStringLiteral("graph");
    layout.seed = 0xffffffffffffffffULL;
    layout.issues.push_back({QStringLiteral("code"), QStringLiteral("message"), QStringLiteral("field")});
    const auto again = layoutFromJson(layoutToJson(layout));
    ASSERT_OK(again);
    EXPECT_EQ(again->room, layout.room);
    EXPECT_EQ(again->seed, layout.seed);
    EXPECT_EQ(again->issues, layout.issues);
    EXPECT_FALSE(again->plan);
}

TEST(RequestJson, PlansOfLayoutsReadBack)
{
    Layout layout;
    layout.room = test::box(4, 4);
    layout.plan.emplace();
    layout.plan->floorArea = 16;
    layout.plan->departments = {
        {QStringLiteral("A"), QStringLiteral("racks"), {{0, 0}, {2, 0}, {2, 2}}, 2, 2, {}, false}};
    QJsonObject json = layoutToJson(layout);
    const auto again = layoutFromJson(json);
    ASSERT_OK(again);
    EXPECT_EQ(again->plan, layout.plan);
    const auto request = requestFromJson(json);
    ASSERT_OK(request);
    EXPECT_TRUE(request->findings.empty()) << "a layout may be asked again";
    json.insert(QStringLiteral("plan"), QJsonObject{{QStringLiteral("flows"), 1}});
    EXPECT_EQ(layoutFromJson(json).error().message, QStringLiteral("plan.flows: a list is needed"));
    json.insert(QStringLiteral("plan"), QStringLiteral("somebody else's"));
    EXPECT_OK(layoutFromJson(json));
}

TEST(RequestJson, ObstaclesAndMeasuredThingsReadBackAndCount)
{
    const auto request = requestOf(R"(,"obstacles":[{"centre":[1,2,0.5],"size":[0.4,0.2,1],"yaw":0.5},
        {"centre":[2,2,1.5],"size":[1,0.2,0.2]}],"objects":[{"category":"Unknown","centre":[1,1,1.5],
        "size":[0.3,0.3,0.3],"yaw":0,"pinned":true,"measured":true}])");
    ASSERT_OK(request);
    EXPECT_TRUE(request->findings.empty());
    ASSERT_EQ(request->obstacles.size(), 2u);
    EXPECT_EQ(request->obstacles[0], (geometry::Box{{1, 2, 0.5}, {0.4, 0.2, 1}, 0.5}));
    EXPECT_TRUE(request->objects.at(0).measured);
    const auto again = requestFromJson(requestToJson(*request));
    ASSERT_OK(again);
    EXPECT_EQ(again->obstacles, request->obstacles);
    EXPECT_EQ(canonicalRequest(*again), canonicalRequest(*request));
    Request without = *request;
    without.obstacles.pop_back();
    EXPECT_NE(canonicalRequest(without), canonicalRequest(*request));
}

TEST(RequestJson, RefusesObstaclesThatAreNoBoxes)
{
    for (const auto &[text, field] : {std::pair(R"(,"obstacles":7)", "obstacles"),
                                      {R"(,"obstacles":[{"centre":[1,2,3]}])", "obstacles[0]"},
                                      {R"(,"obstacles":[{"centre":[1,2,3],"size":[1,0,1]}])", "obstacles[0].size"},
                                      {R"(,"objects":[{"category":"Bed","measured":true}])", "objects[0].measured"}}) {
        const auto request = requestOf(text);
        ASSERT_FALSE(request.has_value()) << text;
        EXPECT_TRUE(request.error().message.startsWith(QLatin1String(field))) << request.error().message.toStdString();
    }
}

TEST(RequestJson, NothingHasARelationToItself)
{
    const auto graph = graphFromJson(test::json(R"({"nodes": [{"id": "a", "category": "Bed"}],
        "edges": [{"from": "a", "to": "a", "relation": "beside"}]})"));
    ASSERT_FALSE(graph);
    EXPECT_EQ(graph.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(graph.error().text().contains(QStringLiteral("graph.edges[0].to")));
}

} // namespace
} // namespace twinloom::scenegen
