// SPDX-License-Identifier: Apache-2.0
#include "scenegen/sparse.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

std::string sparse(const Request &request, const std::vector<scene::RoomObject> &objects)
{
    Issues issues;
    reportSparse(request, objects, issues);
    return issues.empty() ? "" : (issues[0].code + QStringLiteral(": ") + issues[0].message).toStdString();
}

Request empty(scene::Room room)
{
    Request request;
    request.room = std::move(room);
    return request;
}

TEST(Sparse, AnEmptyRoomNamesTheReason)
{
    EXPECT_EQ(sparse(empty(test::box(8, 0.8)), {}),
              "nothing-fits: Nothing could be placed in this room. At its widest the floor is 0.8 m across: too narrow "
              "for things and a way along them.");
    EXPECT_NE(sparse(empty(test::box(9, 2, "factory")), {}).find("across"), std::string::npos);
    EXPECT_NE(sparse(empty(test::box(4, 4)), {}).find("no further place"), std::string::npos);
    Request saw = empty(test::box(4, 4));
    saw.room.polygon.clear();
    for (int k = 0; k < 40; ++k) { // a star: no two edges make a wall
        const double radius = k % 2 ? 2.0 : 2.3, angle = k * 3.14159265 / 20;
        saw.room.polygon.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    EXPECT_NE(sparse(saw, {}).find("longest straight wall"), std::string::npos);
}

TEST(Sparse, AGraphOfUnknownThingsIsNoLackOfPlace)
{
    Request request = empty(test::box(4, 4));
    request.graph = RelationGraph{{{QStringLiteral("a"), QStringLiteral("Unicorn")}}, {}};
    EXPECT_EQ(sparse(request, {}), "");
    request.graph->nodes.push_back({QStringLiteral("b"), QStringLiteral("Bed")});
    EXPECT_NE(sparse(request, {}), "");
}

TEST(Sparse, WhatStandsThereOrRegionsMayBeTheReason)
{
    Request request = empty(test::box(4, 4));
    request.regions.push_back({{0, 0}, {0.2, 0}, {0.2, 0.2}});
    EXPECT_NE(sparse(request, {}).find("areas that were drawn"), std::string::npos);
    PartialObject bed;
    bed.category = QStringLiteral("Bed");
    bed.centre = scene::Vec3(2, 2, 0.3);
    bed.size = scene::Vec3(3, 3, 0.6);
    bed.pinned = true;
    request.objects.push_back(bed);
    EXPECT_NE(sparse(request, {test::thing("Bed", {2, 2, 0.3}, {3, 3, 0.6})}).find("stands there already"),
              std::string::npos);
}

TEST(Sparse, FewThingsAreCompared)
{
    const std::vector<scene::RoomObject> one = {test::thing("Bed", {2, 2, 0.3}, {2, 2, 0.6})};
    EXPECT_EQ(sparse(empty(test::box(4, 4)), one).substr(0, 10), "few-things");
    EXPECT_EQ(sparse(empty(test::box(40, 30, "factory")), one).substr(0, 10), "few-things");
    std::vector<scene::RoomObject> six(6, one[0]);
    EXPECT_EQ(sparse(empty(test::box(4, 4)), six).substr(0, 22), "usual-missing: Dresser");
    six[0].category = QStringLiteral("Dresser");
    EXPECT_EQ(sparse(empty(test::box(4, 4)), six), "");
}

TEST(Sparse, AnEmptyRoomThatWasAskedForIsNone)
{
    Request request = empty(test::box(4, 4));
    request.parameters.insert(QStringLiteral("density"), 0);
    EXPECT_EQ(sparse(request, {}), "");
    request = empty(test::box(4, 4));
    request.graph.emplace();
    EXPECT_EQ(sparse(request, {}), "");
    request = empty(test::box(4, 4));
    request.counts[QStringLiteral("Bed")] = 0;
    EXPECT_EQ(sparse(request, {test::thing("Desk", {2, 2, 0.3}, {1, 1, 0.6})}), "") << "who bans wants less";
}

} // namespace
} // namespace twinloom::scenegen
