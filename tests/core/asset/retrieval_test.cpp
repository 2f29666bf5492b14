// SPDX-License-Identifier: Apache-2.0
#include "core/asset/retrieval.h"

#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"
#include "core/geometry/box.h"
#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <Eigen/Geometry>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

/// A few unlike models as files, so that the library has neither the sizes nor the meshes asked for.
struct Retrieval : testing::Test {
    Retrieval()
    {
        add("Chair", {0.45f, 0.5f, 0.9f});
        add("DiningTable", {1.6f, 0.9f, 0.74f});
        add("Wardrobe", {1.2f, 0.6f, 2.0f});
        add("Sofa", {2.0f, 0.9f, 0.8f});
        add("FloorLamp", {0.4f, 0.4f, 1.6f});
        EXPECT_OK(library.addFolder(folder.path({}), progress));
        auto built = ShapeIndex::build(library, {}, progress);
        EXPECT_OK(built);
        index = *std::move(built);
    }
    void add(const char *category, const Eigen::Vector3f &size) { add(folder, category, size); }
    static void add(const test::TemporaryFolder &to, const char *category, const Eigen::Vector3f &size)
    {
        Placed placed;
        placed.model = std::make_shared<const Model>(*makeParametric(QString::fromLatin1(category), size));
        EXPECT_OK(exportModels(to.path(QString::fromLatin1(category) + QStringLiteral(".glb")), {placed}, {}));
    }
    /// What views `from` to `to` see of a thing, turned by `yaw` and somewhere in a room.
    std::vector<Eigen::Vector3f> cluster(const char *category, const Eigen::Vector3f &size, double yaw, int from,
                                         int to)
    {
        const auto shape = describeShape(*makeParametric(QString::fromLatin1(category), size), progress);
        geometry::Random random(5);
        std::vector<Eigen::Vector3f> points;
        const Eigen::AngleAxisf turn(static_cast<float>(yaw), Eigen::Vector3f::UnitZ());
        for (std::size_t i = 0; i < shape->points.size(); ++i)
            for (int view = from; view < to; ++view)
                if (shape->seenFrom[i] >> view & 1) {
                    const Eigen::Vector3f noise(random.normal(), random.normal(), random.normal());
                    points.push_back(turn * shape->points[i] + kPlace + 0.004f * noise);
                    break;
                }
        return points;
    }
    QString nameOf(const Match &match) const { return library.entries()[match.entry].category; }

    const Eigen::Vector3f kPlace{3, -2, 0.2f};
    test::TemporaryFolder folder;
    Progress progress;
    Library library{Library::Begin::Empty};
    ShapeIndex index;
};

} // namespace

TEST_F(Retrieval, FindsThingsSeenFromAllSides)
{
    const struct {
        const char *category;
        Eigen::Vector3f size;
        double yaw;
    } cases[] = {{"Chair", {0.5f, 0.52f, 0.95f}, 0.7},
                 {"DiningTable", {1.8f, 0.85f, 0.75f}, -1.1},
                 {"Wardrobe", {1.0f, 0.62f, 2.1f}, 2.5},
                 {"Sofa", {1.8f, 0.95f, 0.85f}, -2.8}};
    for (const auto &[category, size, yaw] : cases) {
        const auto matches = index.match(cluster(category, size, yaw, 0, kShapeViews), 5, progress);
        ASSERT_OK(matches);
        ASSERT_FALSE(matches->empty());
        const Match &best = matches->front();
        EXPECT_EQ(nameOf(best), QString::fromLatin1(category));
        EXPECT_GT(best.score, 0.5);
        EXPECT_LT((best.size - size.cast<double>()).cwiseAbs().maxCoeff(), 0.1) << category;
        EXPECT_LT((best.place - kPlace.cast<double>()).norm(), 0.1) << category;
        const bool symmetric = QLatin1String(category) == QLatin1String("DiningTable");
        const double off = geometry::wrapAngle(best.yaw - yaw);
        EXPECT_LT(symmetric ? std::min(std::abs(off), std::abs(geometry::wrapAngle(off + 3.14159265))) : std::abs(off),
                  0.17)
            << category;
        for (std::size_t i = 1; i < matches->size(); ++i)
            EXPECT_GE((*matches)[i - 1].score, (*matches)[i].score);
    }
}

TEST_F(Retrieval, FindsThingsSeenFromOneSide)
{
    const auto chair = index.match(cluster("Chair", {0.5f, 0.52f, 0.95f}, 0.7, 2, 5), 1, progress);
    ASSERT_OK(chair);
    EXPECT_EQ(nameOf(chair->front()), QStringLiteral("Chair"));
    // Of a wardrobe in a row only the front is seen: it keeps its depth.
    auto front = cluster("Wardrobe", {1.2f, 0.6f, 2.0f}, 0, 0, kShapeViews);
    std::erase_if(front, [&](const Eigen::Vector3f &p) { return p.y() < kPlace.y() + 0.27f; });
    const auto wardrobe = index.match(front, 1, progress);
    ASSERT_OK(wardrobe);
    EXPECT_EQ(nameOf(wardrobe->front()), QStringLiteral("Wardrobe"));
    EXPECT_GT(wardrobe->front().size.y(), 0.4);
}

TEST_F(Retrieval, ScoresACategoryByItsFirstAndTheRestBelow)
{
    const auto matches = index.match(cluster("Sofa", {1.8f, 0.95f, 0.85f}, 1, 0, kShapeViews), 5, progress);
    ASSERT_OK(matches);
    ASSERT_EQ(matches->size(), 5u);
    double sum = 0;
    for (const Match &match : *matches)
        sum += match.score;
    EXPECT_LT(sum, 1); // each is alone in its category; some likelihood is left for none of them
    // What the library has no category for is not said to be one of them.
    const auto forklift = index.match(cluster("Forklift", {1.15f, 3.1f, 2.15f}, 1, 0, kShapeViews), 1, progress);
    ASSERT_OK(forklift);
    EXPECT_LT(forklift->front().score, 0.4);
}

TEST_F(Retrieval, ACategorysNextModelCountsForLess)
{
    const test::TemporaryFolder second;
    add(second, "Sofa", {2.0f, 0.9f, 0.8f});
    EXPECT_OK(library.addFolder(second.path({}), progress));
    const auto built = ShapeIndex::build(library, {}, progress);
    ASSERT_OK(built);
    const auto matches = built->match(cluster("Sofa", {1.8f, 0.95f, 0.85f}, 1, 0, kShapeViews), 6, progress);
    ASSERT_OK(matches);
    ASSERT_EQ(nameOf(matches->at(0)), QStringLiteral("Sofa"));
    const auto next = std::find_if(matches->begin() + 1, matches->end(),
                                   [&](const Match &match) { return nameOf(match) == QStringLiteral("Sofa"); });
    ASSERT_NE(next, matches->end());
    EXPECT_LT(next->score, 0.5 * matches->front().score) << "though they are equal";
}

TEST_F(Retrieval, TellsWhatItCompares)
{
    const auto points = Cluster::make(cluster("Chair", {0.5f, 0.52f, 0.95f}, 0.7, 0, kShapeViews));
    ASSERT_OK(points);
    const auto compared = index.compare(*points, progress);
    ASSERT_OK(compared);
    ASSERT_GT(compared->size(), 100u); // five models, and the starter library's of all categories
    for (std::size_t i = 0; i < compared->size(); ++i) {
        EXPECT_EQ((*compared)[i].madeToMeasure, i >= 5);
        EXPECT_TRUE((*compared)[i].differences.isFinite().all());
    }
    const auto least = std::min_element(compared->begin(), compared->end(), [](const Compared &a, const Compared &b) {
        return unlikeness(a.differences) < unlikeness(b.differences);
    });
    EXPECT_EQ(least->category, QStringLiteral("chair"));
}

TEST_F(Retrieval, BelievesWhatElseIsKnownOfAThing)
{
    // A low wardrobe, or a high box: what it is likely to be decides.
    const auto points = cluster("Crate", {1.0f, 0.6f, 1.1f}, 0.2, 0, kShapeViews);
    const auto asked = [&](const char *likely, double times, double none) {
        const Prior prior{[=](const QString &category) { return category == QLatin1String(likely) ? times : 1; }, none};
        return index.match(points, 5, progress, prior);
    };
    const auto alone = index.match(points, 5, progress), sofa = asked("sofa", 1e6, 1), none = asked("sofa", 1, 1e6);
    ASSERT_OK(alone);
    ASSERT_OK(sofa);
    EXPECT_NE(nameOf(alone->front()), QStringLiteral("Sofa"));
    EXPECT_EQ(nameOf(sofa->front()), QStringLiteral("Sofa"));
    EXPECT_GT(sofa->front().score, 0.9);
    ASSERT_OK(none);
    EXPECT_EQ(nameOf(none->front()), nameOf(alone->front()));
    EXPECT_LT(none->front().score, 0.1);
    // What it cannot be is not said to be like it.
    const Prior certain{[](const QString &category) { return category == QLatin1String("sofa") ? 1 : 0; }, 0};
    const auto only = index.match(points, 5, progress, certain);
    ASSERT_OK(only);
    ASSERT_EQ(only->size(), 1u);
    EXPECT_EQ(nameOf(only->front()), QStringLiteral("Sofa"));
    EXPECT_EQ(only->front().score, 1);
}

TEST_F(Retrieval, KnowsFromTheStarterLibraryWhatIsUsual)
{
    // A folder whose one trash can is a huge one on wheels still says what a small bin is.
    const auto write = [&](const char *name, const char *category, const Eigen::Vector3f &size) {
        Placed placed;
        placed.model = std::make_shared<const Model>(*makeParametric(QString::fromLatin1(category), size));
        EXPECT_OK(exportModels(folder.path(QString::fromLatin1(name)), {placed}, {}));
    };
    write("container.glb", "Cart", {1.4f, 0.9f, 1.3f});
    write("locker.glb", "Cabinet", {0.5f, 0.5f, 1.1f});
    test::writeFile(folder.path(QStringLiteral("catalog.json")),
                    R"([{"name":"container","class":"trash_can","file":"container.glb","size_m":[1.4,1.3,0.9]},
                        {"name":"locker","class":"locker","file":"locker.glb","size_m":[0.5,1.1,0.5]}])");
    Library few(Library::Begin::Empty);
    ASSERT_OK(few.addFolder(folder.path({}), progress));
    const auto known = ShapeIndex::build(few, {}, progress);
    ASSERT_OK(known);
    EXPECT_EQ(known->size(), 2u);
    const auto matches = known->match(cluster("GarbageCan", {0.36f, 0.36f, 0.62f}, 0.3, 0, kShapeViews), 2, progress);
    ASSERT_OK(matches);
    EXPECT_EQ(few.entries()[matches->front().entry].category, QStringLiteral("trash_can"));
    EXPECT_EQ(matches->size(), 2u);
}

TEST_F(Retrieval, IsDeterministicAndSaysWhatIsWrong)
{
    const auto points = cluster("Chair", {0.5f, 0.52f, 0.95f}, 0.7, 0, kShapeViews);
    const auto a = index.match(points, 3, progress), b = index.match(points, 3, progress);
    ASSERT_OK(a);
    ASSERT_OK(b);
    for (std::size_t i = 0; i < a->size(); ++i)
        EXPECT_EQ((*a)[i].score, (*b)[i].score);
    EXPECT_EQ(index.match(std::span(points).first(5), 3, progress).error().code, ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(index.match(points, 3, progress).error().code, ErrorCode::Cancelled);
}

TEST(ShapeIndexBuild, LeavesOutWhatCannotBeRead)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("catalog.json")),
                    R"([{"name":"a","class":"bed","file":"a.glb","size_m":[1,1,1]}])");
    test::writeFile(folder.path(QStringLiteral("a.glb")), "no model");
    Library library(Library::Begin::Empty);
    Progress progress;
    ASSERT_OK(library.addFolder(folder.path({}), progress));
    EXPECT_EQ(library.entries().front().category, QStringLiteral("bed"));
    EXPECT_EQ(library.ofCategory(QStringLiteral("Bed")).size(), 1u);
    Issues issues;
    const auto index = ShapeIndex::build(library, {}, progress, &issues);
    ASSERT_OK(index);
    EXPECT_EQ(index->size(), 0u);
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().code, QStringLiteral("bad-model"));
}
