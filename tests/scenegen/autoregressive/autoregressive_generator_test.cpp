// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/autoregressive_generator.h"

#include "scenegen/batch.h"
#include "scenegen/evaluate/evaluate.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/candidates.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QBuffer>
#include <QJsonArray>

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

Layout made(Request request, quint64 seed = 1)
{
    static const auto generator = makeAutoregressiveGenerator();
    request.seed = seed;
    Progress progress;
    auto layout = generate(*generator, request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : Layout{};
}

void expectLegal(const Layout &layout)
{
    const auto &objects = layout.room.objects;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        EXPECT_FALSE(isOutOfBounds(layout.room.polygon, objects[i].box));
        for (std::size_t k = 0; k < i; ++k)
            if (stands(objects, i) && stands(objects, k)) {
                EXPECT_FALSE(collides(objects[i], objects[k]));
            }
    }
}

TEST(AutoregressiveGenerator, ValidationRoomsMeetTheTargets)
{
    test::expectTargetsOnValidationRooms([](const Request &request) { return made(request); });
}

TEST(AutoregressiveGenerator, WhatIsAskedForComesBeforeAllElse)
{
    for (quint64 seed = 1; seed <= 4; ++seed) {
        Request request;
        request.room = test::box(5.25, 4, "LivingRoom");
        request.counts = {{QStringLiteral("Chair"), 20}};
        EXPECT_GE(test::count(made(request, seed), "Chair"), 18) << seed;
        request.counts = {{QStringLiteral("Chair"), 12}, {QStringLiteral("DiningTable"), 1}};
        const Layout layout = made(request, seed);
        EXPECT_EQ(test::count(layout, "Chair"), 12) << seed;
        EXPECT_EQ(test::count(layout, "DiningTable"), 1) << seed;
    }
}

TEST(AutoregressiveGenerator, MoreThanFitsFillsTheRoom)
{
    for (const int wanted : {40, 1000})
        for (quint64 seed = 1; seed <= 3; ++seed) {
            Request request;
            request.room = test::box(5, 4);
            request.counts = {{QStringLiteral("Chair"), wanted}};
            const Layout layout = made(request, seed);
            EXPECT_GE(test::count(layout, "Chair"), 20) << wanted << " " << seed;
            EXPECT_TRUE(test::hasIssue(layout.issues, "count-does-not-fit"));
            expectLegal(layout);
        }
}

TEST(AutoregressiveGenerator, IsAmongTheBuiltInOnes)
{
    const auto found = Registry::builtIn().find(QStringLiteral("autoregressive"));
    ASSERT_OK(found);
    EXPECT_EQ((*found)->info().id, QStringLiteral("autoregressive"));
}

TEST(AutoregressiveGenerator, TheSameRequestGivesTheSameObjectsOnAnyNumberOfThreads)
{
    Request request;
    request.room = test::ell();
    const Layout a = made(request, 5), b = made(request, 5), c = made(request, 6);
    EXPECT_EQ(a.room, b.room);
    EXPECT_NE(a.room, c.room);
    const QByteArray line = QJsonDocument(requestToJson(request)).toJson(QJsonDocument::Compact) + '\n';
    const auto objects = [&](int threads) {
        QByteArray input = line.repeated(6), output;
        QBuffer in(&input), out(&output);
        EXPECT_TRUE(in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly));
        BatchOptions options;
        options.threads = threads;
        Progress progress;
        EXPECT_OK(generateBatch(*makeAutoregressiveGenerator(), in, out, options, {}, progress));
        QJsonArray all;
        for (const QByteArray &made : output.split('\n'))
            all.append(QJsonDocument::fromJson(made)[QLatin1String("objects")]);
        return all;
    };
    EXPECT_EQ(objects(1), objects(2));
}

TEST(AutoregressiveGenerator, PinnedObjectsStayAndTheRestGoesAround)
{
    Request request;
    request.room = test::box(5, 5);
    request.objects.resize(1);
    PartialObject &bed = request.objects[0];
    bed.category = QStringLiteral("Bed");
    bed.centre = scene::Vec3(2.5, 2.5, 0.3);
    bed.size = scene::Vec3(1.6, 2, 0.6);
    bed.yaw = 0.4;
    bed.pinned = true;
    for (quint64 seed = 0; seed < 5; ++seed) {
        const Layout layout = made(request, seed);
        ASSERT_GT(layout.room.objects.size(), 1u);
        EXPECT_EQ(layout.room.objects[0].box, (geometry::Box{*bed.centre, *bed.size, *bed.yaw}));
        expectLegal(layout);
    }
}

TEST(AutoregressiveGenerator, CompletesHalfGivenObjects)
{
    Request request;
    request.room = test::box(6, 6);
    request.objects.resize(4);
    request.objects[0].category = QStringLiteral("Desk");
    request.objects[0].size = scene::Vec3(1.111, 0.6, 0.75);
    request.objects[1].category = QStringLiteral("Sofa");
    request.objects[1].centre = scene::Vec3(4.5, 4, 0.4);
    request.objects[2].size = scene::Vec3(1.7, 2.05, 0.999); // nothing but a size
    request.objects[3].category = QStringLiteral("Dresser");
    request.objects[3].yaw = M_PI;
    for (quint64 seed = 0; seed < 4; ++seed) {
        const Layout layout = made(request, seed);
        expectLegal(layout);
        bool desk = false, sized = false, turned = false;
        double sofa = 1e9;
        for (const scene::RoomObject &object : layout.room.objects) {
            desk |= object.category == QLatin1String("Desk") && object.box.size.x() == 1.111;
            sized |= object.box.size == scene::Vec3(1.7, 2.05, 0.999);
            turned |= object.category == QLatin1String("Dresser") && std::abs(std::abs(object.box.yaw) - M_PI) < 1e-9;
            if (object.category == QLatin1String("Sofa"))
                sofa = std::min(sofa, (object.box.centre - scene::Vec3(4.5, 4, object.box.centre.z())).norm());
        }
        EXPECT_TRUE(desk) << seed;
        EXPECT_TRUE(sized) << seed;
        EXPECT_TRUE(turned) << seed;
        EXPECT_LT(sofa, 0.8) << seed;
    }
}

TEST(AutoregressiveGenerator, APlaceAloneIsFilledWithWhatFitsThere)
{
    Request request;
    request.room = test::box(5, 5);
    request.objects.resize(1);
    request.objects[0].centre = scene::Vec3(2.5, 4.9, 1.6);
    int hangs = 0;
    for (quint64 seed = 0; seed < 6; ++seed) {
        const Layout layout = made(request, seed);
        hangs += std::any_of(layout.room.objects.begin(), layout.room.objects.end(), [](const auto &object) {
            return (object.box.centre - scene::Vec3(2.5, 4.9, 1.6)).norm() < 0.6 && object.box.bottom() > 0.3;
        });
    }
    EXPECT_GE(hangs, 4) << "at 1.6 m something hangs";
}

TEST(AutoregressiveGenerator, CountsAndWhatDoesNotFit)
{
    Request request;
    request.room = test::box(6, 6);
    request.counts = {{QStringLiteral("Desk"), 2}, {QStringLiteral("Painting"), 0}, {QStringLiteral("Laptop"), 1}};
    for (quint64 seed = 0; seed < 4; ++seed) {
        const Layout good = made(request, seed);
        EXPECT_EQ(test::count(good, "Desk"), 2);
        EXPECT_EQ(test::count(good, "Painting"), 0);
        EXPECT_EQ(test::count(good, "Laptop"), 1);
        EXPECT_FALSE(test::hasIssue(good.issues, "count-does-not-fit"));
    }
    request.room = test::box(3, 3);
    request.counts = {{QStringLiteral("Bed"), 1'000'000'000}};
    EXPECT_TRUE(test::hasIssue(made(request).issues, "count-does-not-fit"));
}

TEST(AutoregressiveGenerator, RoomsHaveWhatTheyNeedAndNotTwice)
{
    int bedless = 0, sofaless = 0;
    for (quint64 seed = 0; seed < 40; ++seed) {
        Request request;
        request.room = test::box(4.5, 4, "Bedroom");
        const Layout bedroom = made(request, seed);
        bedless += test::count(bedroom, "Bed") == 0;
        EXPECT_LE(test::count(bedroom, "Dresser"), 1) << seed;
        request.room = test::box(6, 5, "LivingRoom");
        const Layout living = made(request, seed);
        sofaless += test::count(living, "Sofa") == 0;
        EXPECT_LE(test::count(living, "TVStand"), 1) << seed;
    }
    EXPECT_LE(bedless, 1);
    EXPECT_LE(sofaless, 1);
}

TEST(AutoregressiveGenerator, WhatIsAskedForComesBeforeWhatIsNot)
{
    Request request;
    request.room = test::box(3.2, 3, "Bedroom");
    for (const std::map<QString, int> &counts :
         {std::map<QString, int>{{QStringLiteral("Wardrobe"), 2}, {QStringLiteral("Desk"), 1}},
          std::map<QString, int>{
              {QStringLiteral("Desk"), 2}, {QStringLiteral("Chair"), 2}, {QStringLiteral("Bed"), 1}}}) {
        request.counts = counts;
        int missing = 0;
        for (quint64 seed = 0; seed < 20; ++seed)
            missing += test::hasIssue(made(request, seed).issues, "count-does-not-fit");
        EXPECT_LE(missing, 1);
    }
}

TEST(AutoregressiveGenerator, RegionsHoldAllThatIsNew)
{
    Request request;
    request.room = test::box(8, 6, "LivingRoom");
    request.regions = {{{0, 0}, {4, 0}, {4, 6}, {0, 6}}};
    const Layout layout = made(request);
    EXPECT_GE(layout.room.objects.size(), 3u);
    for (std::size_t i = 0; i < layout.room.objects.size(); ++i)
        if (stands(layout.room.objects, i)) {
            EXPECT_TRUE(isInside(request.regions.front(), layout.room.objects[i].box));
        }
}

TEST(AutoregressiveGenerator, FollowsTheRelationsOfAPrompt)
{
    Request request;
    request.room = test::box(6, 6);
    request.room.windows.push_back({{4, 6}, {2, 6}, 0.9, 2.2});
    request.prompt = QStringLiteral("a bedroom with a desk by the window and a side table beside the bed");
    for (quint64 seed = 0; seed < 4; ++seed) {
        const Layout layout = made(request, seed);
        expectLegal(layout);
        const scene::RoomObject *desk = nullptr, *bed = nullptr;
        double nearest = 1e9;
        for (const scene::RoomObject &object : layout.room.objects) {
            if (object.category == QLatin1String("Desk") && (!desk || object.box.centre.y() > desk->box.centre.y()))
                desk = &object;
            bed = object.category == QLatin1String("Bed") ? &object : bed;
        }
        ASSERT_TRUE(desk && bed) << seed;
        EXPECT_GT(desk->box.centre.y(), 5) << "at the wall of the window";
        for (const scene::RoomObject &side : layout.room.objects)
            for (const scene::RoomObject &other : layout.room.objects)
                if (side.category == QLatin1String("SideTable") && other.category == QLatin1String("Bed"))
                    nearest = std::min(nearest, footprintDistance(other.box, side.box.centre.head<2>()));
        EXPECT_LT(nearest, 1.0) << seed;
    }
}

TEST(AutoregressiveGenerator, FollowsTheEdgesOfAGraph)
{
    Request request;
    request.room = test::box(7, 6, "LivingRoom");
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    request.graph = RelationGraph{{{text("left"), text("Sofa")},
                                   {text("right"), text("Sofa")},
                                   {text("chair"), text("ArmChair")},
                                   {text("table"), text("SideTable")},
                                   {text("lamp"), text("DeskLamp")},
                                   {text("book"), text("Book")}},
                                  {{text("left"), {}, text("in-corner")},
                                   {text("right"), {}, text("against-wall")},
                                   {text("table"), text("left"), text("beside")},
                                   {text("chair"), text("right"), text("facing")},
                                   {text("lamp"), text("table"), text("on")},
                                   {text("book"), text("table"), text("on")}}};
    int kept = 0;
    for (quint64 seed = 0; seed < 5; ++seed) {
        const Layout layout = made(request, seed);
        expectLegal(layout);
        const auto &objects = layout.room.objects;
        std::vector<geometry::Box> sofas, chairs, tables;
        for (const scene::RoomObject &object : objects) {
            if (object.category == QLatin1String("Sofa"))
                sofas.push_back(object.box);
            if (object.category == QLatin1String("ArmChair"))
                chairs.push_back(object.box);
            if (object.category == QLatin1String("SideTable"))
                tables.push_back(object.box);
            if (object.category == QLatin1String("DeskLamp") || object.category == QLatin1String("Book")) {
                ASSERT_GE(object.parent, 0) << seed;
                const scene::RoomObject &carrier = objects[static_cast<std::size_t>(object.parent)];
                EXPECT_EQ(carrier.category, text("SideTable"));
                EXPECT_NEAR(object.box.bottom(), carrier.box.top(), 0.02);
            }
        }
        EXPECT_EQ(test::count(layout, "DeskLamp"), 1);
        // The smallest side tables have room for the lamp alone.
        EXPECT_TRUE(test::count(layout, "Book") == 1 || test::hasIssue(layout.issues, "no-place")) << seed;
        ASSERT_GE(sofas.size(), 2u) << seed;
        ASSERT_FALSE(chairs.empty() || tables.empty()) << seed;
        // One sofa has the side table, the other one the armchair before it.
        const auto beside = [&](const geometry::Box &sofa) {
            return std::any_of(tables.begin(), tables.end(), [&](const geometry::Box &table) {
                const geometry::Vec2 local = sofa.toLocal(table.centre.head<2>());
                return std::abs(local.x()) - (sofa.size.x() + table.size.x()) / 2 < 0.45 && std::abs(local.y()) < 1;
            });
        };
        const auto faced = [&](const geometry::Box &sofa) {
            return std::any_of(chairs.begin(), chairs.end(), [&](const geometry::Box &chair) {
                return sofa.toLocal(chair.centre.head<2>()).y() > 0.5 && chair.front().dot(sofa.front()) < 0;
            });
        };
        const bool met = (beside(sofas[0]) && faced(sofas[1])) || (beside(sofas[1]) && faced(sofas[0]));
        EXPECT_TRUE(met || test::hasIssue(layout.issues, "relation-not-met")) << seed;
        kept += met;
    }
    EXPECT_GE(kept, 4);
}

TEST(AutoregressiveGenerator, ANodeStandsWhereAllItsEdgesHold)
{
    Request request;
    request.room = test::box(7, 6, "LivingRoom");
    request.room.windows = {{{2, 6}, {4, 6}, 0.9, 2.2}};
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    request.graph = RelationGraph{{{text("sofa"), text("Sofa")}, {text("table"), text("SideTable")}},
                                  {{text("sofa"), {}, text("by-window")},
                                   {text("table"), text("sofa"), text("beside")},
                                   {text("table"), {}, text("against-wall")},
                                   {text("table"), text("sofa"), text("near")}}};
    int kept = 0;
    for (quint64 seed = 0; seed < 6; ++seed) {
        const Layout layout = made(request, seed);
        expectLegal(layout);
        EXPECT_FALSE(test::hasIssue(layout.issues, "relation-not-followed"));
        const Arrangement room(layout.room);
        bool met = false;
        for (const scene::RoomObject &sofa : layout.room.objects)
            for (const scene::RoomObject &table : layout.room.objects)
                met |= sofa.category == QLatin1String("Sofa") && table.category == QLatin1String("SideTable") &&
                       isInRelation(Relation::Beside, table.box, &sofa.box, nullptr, layout.room, room) &&
                       isInRelation(Relation::AgainstWall, table.box, nullptr, nullptr, layout.room, room);
        EXPECT_TRUE(met || test::hasIssue(layout.issues, "relation-not-met")) << seed;
        kept += met;
    }
    EXPECT_GE(kept, 4);
}

TEST(AutoregressiveGenerator, EdgesThatContradictEachOtherAreTold)
{
    Request request;
    request.room = test::box(7, 6, "LivingRoom"); // without a window
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    request.graph = RelationGraph{{{text("table"), text("SideTable")}},
                                  {{text("table"), {}, text("against-wall")}, {text("table"), {}, text("by-window")}}};
    const Layout layout = made(request);
    EXPECT_GE(test::count(layout, "SideTable"), 1);
    const auto told = std::find_if(layout.issues.begin(), layout.issues.end(),
                                   [](const Issue &issue) { return issue.code == QLatin1String("relation-not-met"); });
    ASSERT_NE(told, layout.issues.end());
    EXPECT_EQ(told->field, text("graph.edges[1]"));
}

TEST(AutoregressiveGenerator, ARingOfThingsOnOneAnotherIsToldAndHangsNothing)
{
    Request request;
    request.room = test::box(5, 5);
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    request.graph = RelationGraph{{{text("a"), text("Book")}, {text("b"), text("Vase")}},
                                  {{text("a"), text("b"), text("on")}, {text("b"), text("a"), text("on")}}};
    const Layout layout = made(request);
    expectLegal(layout);
    EXPECT_TRUE(test::hasIssue(layout.issues, "relation-not-met"));
}

TEST(AutoregressiveGenerator, SaysWhichRelationItDoesNotKnow)
{
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    Request request;
    request.room = test::box(6, 6);
    request.graph = RelationGraph{{{text("a"), text("Desk")}, {text("b"), text("Chair")}},
                                  {{text("b"), text("a"), text("near")}, {text("b"), text("a"), text("on")}}};
    const Layout layout = made(request);
    EXPECT_GE(test::count(layout, "Desk"), 1);
    EXPECT_GE(test::count(layout, "Chair"), 1);
    int unknown = 0;
    for (const Issue &issue : layout.issues)
        unknown +=
            issue.code == QLatin1String("relation-not-followed") && issue.field == QLatin1String("graph.edges[1]");
    EXPECT_EQ(unknown, 1);
}

TEST(AutoregressiveGenerator, AnOwnModelIsReadFromItsFile)
{
    Request request;
    request.room = test::box(4, 4);
    request.parameters[QLatin1String("model")] = QStringLiteral("/nowhere/own.safetensors");
    Progress progress;
    const auto layout = generate(*makeAutoregressiveGenerator(), request, progress);
    ASSERT_FALSE(layout.has_value());
    EXPECT_EQ(layout.error().code, ErrorCode::Io);
}

TEST(AutoregressiveGenerator, BadRoomsEndInAnAnswer)
{
    for (const auto &[width, depth] : {std::pair(0.3, 0.3), std::pair(6.0, 0.1), std::pair(0.9, 0.9)}) {
        Request tiny;
        tiny.room = test::box(width, depth);
        tiny.room.doors.clear();
        expectLegal(made(tiny));
    }
    Request odd;
    odd.room = test::box(5, 5, "地牢");
    EXPECT_TRUE(test::hasIssue(made(odd).issues, "unknown-room-type"));
    Request slanted; // no right angle anywhere
    slanted.room.roomType = QStringLiteral("LivingRoom");
    slanted.room.polygon = {{0, 0}, {6, 1}, {7, 5}, {2, 7}, {-1, 4}};
    EXPECT_GT(made(slanted).room.objects.size(), 3u);
    Request hall;
    hall.room = test::box(300, 200, "LivingRoom");
    EXPECT_FALSE(made(hall).room.objects.empty());
}

} // namespace
} // namespace twinloom::scenegen
