// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/task.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

TEST(ModelFrame, TurnsTheLongestWallToAnAxisAndBack)
{
    const double angle = 0.4;
    geometry::Polygon floor = {{0, 0}, {6, 0}, {6, 4}, {0, 4}};
    for (geometry::Vec2 &corner : floor)
        corner = Eigen::Rotation2Dd(angle) * corner + geometry::Vec2(10, -3);
    const ModelFrame frame(floor);
    const auto [low, high] = geometry::bounds(frame.toModel(floor));
    EXPECT_NEAR((low + high).norm(), 0, 1e-9);
    EXPECT_NEAR((high - low).prod(), 24, 1e-9);
    const geometry::Box box{{11, -2, 0.4}, {1, 2, 0.8}, 0.9}, back = frame.toRoom(frame.toModel(box));
    EXPECT_NEAR((back.centre - box.centre).norm(), 0, 1e-12);
    EXPECT_NEAR(back.yaw, box.yaw, 1e-12);
    EXPECT_NEAR(frame.toModel(box).yaw, box.yaw - angle, 1e-9);
}

TEST(Task, OfManyEqualWallsSomeAreKept)
{
    Request request;
    request.room = test::box(5, 4, "Bedroom");
    request.room.polygon = test::round(40, 100);
    Issues issues;
    EXPECT_EQ(Decoder::Task(Model::builtIn(), request, {}, issues).edges.size(), 64u);
}

TEST(Task, ReadsWhatIsGivenAndWanted)
{
    Request request;
    request.room = test::box(5, 4, "Bedroom");
    request.objects.resize(3);
    request.objects[0] = {QStringLiteral("Bed"), scene::Vec3(1, 2, 0.3), scene::Vec3(1.6, 2, 0.6), 0.0, {}, {}, true};
    request.objects[1].category = QStringLiteral("desk");
    request.objects[2].category = QStringLiteral("Dragon");
    request.counts = {{QStringLiteral("Chair"), 3}, {QStringLiteral("Bed"), 1}, {QStringLiteral("Painting"), 0}};
    Issues issues;
    const Model &model = Model::builtIn();
    const Decoder::Task task(model, request, {}, issues);
    EXPECT_EQ(task.pinned.size(), 1u);
    ASSERT_EQ(task.wanted.size(), 1u) << "a thing that is not known needs a size";
    EXPECT_EQ(task.wanted[0].category, model.category(QStringLiteral("Desk")));
    EXPECT_TRUE(test::hasIssue(issues, "unknown-category"));
    const auto at = [&](const char *name) {
        return static_cast<std::size_t>(model.category(QString::fromLatin1(name)));
    };
    EXPECT_EQ(task.missing[at("Chair")], 3);
    EXPECT_EQ(task.missing[at("Bed")], 0) << "the pinned one counts";
    EXPECT_EQ(task.atMost[at("Bed")], 0);
    EXPECT_EQ(task.atMost[at("Painting")], 0);
    EXPECT_EQ(task.atMost[at("CounterTop")], kNoLimit);
    EXPECT_TRUE(task.usual[at("Bed")]);
    EXPECT_FALSE(task.usual[at("CounterTop")]) << "no bedroom of the training has one";
    // Room, four walls, a door; bed, desk and three chairs; start.
    EXPECT_EQ(task.encoded->size(), 6 + 5 + 1);
}

TEST(Task, KnowsWhatSuchRoomsNeedAndHaveOnce)
{
    Request request;
    request.room = test::box(5, 4, "Bedroom");
    const Model &model = Model::builtIn();
    const auto at = [&](const char *name) {
        return static_cast<std::size_t>(model.category(QString::fromLatin1(name)));
    };
    Issues issues;
    const Decoder::Task free(model, request, {}, issues);
    EXPECT_TRUE(free.needed[at("Bed")]);
    EXPECT_FALSE(free.needed[at("Desk")]);
    EXPECT_FALSE(free.needed[at("Painting")]) << "nobody misses it";
    EXPECT_EQ(free.atMost[at("Dresser")], 1);
    EXPECT_GT(free.atMost[at("Chair")], 2);

    request.objects.resize(1);
    request.objects[0] = {QStringLiteral("Dresser"), scene::Vec3(1, 2, 0.5), scene::Vec3(1, 0.5, 1), 0.0, {}, {}, true};
    EXPECT_EQ(Decoder::Task(model, request, {}, issues).atMost[at("Dresser")], 0) << "that is the one";
    request.counts = {{QStringLiteral("Dresser"), 3}, {QStringLiteral("Bed"), 0}};
    const Decoder::Task asked(model, request, {}, issues);
    EXPECT_EQ(asked.atMost[at("Dresser")], 2) << "what is asked for holds";
    EXPECT_FALSE(asked.needed[at("Bed")]);
    DecoderOptions dense;
    dense.density = 2;
    request.counts.clear();
    request.objects.clear();
    EXPECT_EQ(Decoder::Task(model, request, dense, issues).atMost[at("Dresser")], 2);
}

TEST(Task, HugeOutlinesAreToldByTheirLongestWalls)
{
    Request request;
    request.room.roomType = QStringLiteral("Cave");
    for (int k = 0; k < 500; ++k) {
        const double radius = 10 + (k % 2), angle = k * 2 * M_PI / 500;
        request.room.polygon.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    request.counts = {{QStringLiteral("Chair"), 1'000'000'000}};
    Issues issues;
    const Decoder::Task task(Model::builtIn(), request, {}, issues);
    EXPECT_LE(task.edges.size(), 64u);
    EXPECT_LE(task.encoded->size(), 1 + 64 + 256 + 1);
    EXPECT_TRUE(test::hasIssue(issues, "unknown-room-type"));
}

} // namespace
} // namespace twinloom::scenegen
