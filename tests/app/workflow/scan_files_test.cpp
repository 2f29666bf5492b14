// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/scan_files.h"

#include "core/scan/rescan.h"
#include "tests/app/workflow/small_survey.h"

#include <QFile>

#include <algorithm>

using namespace twinloom;
using namespace twinloom::test;

TEST(ScanFiles, ASecondExtractionKeepsCorrections)
{
    const TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("a.ply")), copy = folder.path(QStringLiteral("b.ply"));
    scanTo(file, smallRoom(), 1);
    Workshop shop;
    const auto first = shop.scan(file);
    ASSERT_OK(first);
    const std::size_t size = shop.scene.size();
    ASSERT_TRUE(scan::scanRecordOf(*shop.scene.find(first->group)));
    const std::vector<scene::NodeId> &nodes = first->report.objectNodes;
    ASSERT_GE(nodes.size(), 3u);
    const scene::NodeId renamed = nodes[0], moved = nodes[1], deleted = nodes[2];
    shop.edit(renamed, [](scene::Node &node) {
        scene::ObjectComponent component = *node.find<scene::ObjectComponent>();
        component.category = QStringLiteral("Safe");
        node.set(component);
    });
    shop.edit(moved, [](scene::Node &node) { node.transform.translation.x() += 0.5; });
    shop.commit(scene::removeSubtree(scene::Hierarchy(shop.scene), deleted));
    const scene::NodePtr asMoved = shop.scene.find(moved);

    // The same points under another name are the same scan.
    ASSERT_TRUE(QFile::rename(file, copy));
    const auto second = shop.scan(copy);
    ASSERT_OK(second);
    EXPECT_EQ(second->group, first->group);
    EXPECT_EQ(shop.scene.find(renamed)->find<scene::ObjectComponent>()->category, QStringLiteral("Safe"));
    EXPECT_EQ(shop.scene.find(moved)->transform, asMoved->transform);
    EXPECT_FALSE(shop.scene.contains(deleted));
    EXPECT_LT(shop.scene.size(), size);
    const Issues &issues = second->report.issues;
    EXPECT_TRUE(std::any_of(issues.begin(), issues.end(),
                            [](const Issue &issue) { return issue.code == QStringLiteral("kept-corrections"); }));
}

TEST(ScanFiles, ReadingSeveralFilesOnlyGoesForward)
{
    const TemporaryFolder folder;
    QStringList files;
    for (const auto &[name, seed] : {std::pair("a.ply", 1), std::pair("b.ply", 2), std::pair("c.ply", 3)}) {
        files << folder.path(QLatin1String(name));
        scanTo(files.back(), smallRoom(), seed);
    }
    Workshop shop;
    double furthest = 0, back = 0;
    Progress progress([&](double share, const QString &stage) {
        if (stage != QStringLiteral("Reading"))
            return;
        back = std::max(back, furthest - share);
        furthest = std::max(furthest, share);
    });
    ASSERT_OK(shop.scan(files, progress));
    EXPECT_GT(furthest, 0.3);
    EXPECT_LT(back, 1e-9);
}

TEST(ScanFiles, OtherFilesAreAnotherScan)
{
    const TemporaryFolder folder;
    scanTo(folder.path(QStringLiteral("a.ply")), smallRoom(), 1);
    scanTo(folder.path(QStringLiteral("b.ply")), smallRoom(), 2);
    Workshop shop;
    const auto first = shop.scan(folder.path(QStringLiteral("a.ply"))),
               second = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(first);
    ASSERT_OK(second);
    EXPECT_NE(first->group, second->group);
    EXPECT_EQ(shop.scan(folder.path(QStringLiteral("c.ply"))).error().code, ErrorCode::NotFound);
}

TEST(ScanFiles, AnotherPlaceOverWhatStandsThereIsTold)
{
    const TemporaryFolder folder;
    const auto overlaps = [](const scan::ScanOutcome &outcome) {
        const Issues &issues = outcome.report.issues;
        return std::count_if(issues.begin(), issues.end(),
                             [](const Issue &issue) { return issue.code == QStringLiteral("overlaps-scene"); });
    };
    scene::Room hall = smallRoom();
    for (scene::Vec2 &corner : hall.polygon)
        corner = 2.0 * corner - scene::Vec2(1, 1);
    hall.doors.clear();
    scanTo(folder.path(QStringLiteral("room.ply")), smallRoom(), 1);
    scanTo(folder.path(QStringLiteral("again.ply")), smallRoom(), 2);
    scanTo(folder.path(QStringLiteral("hall.ply")), hall, 3);
    Workshop shop;
    const auto first = shop.scan(folder.path(QStringLiteral("room.ply"))),
               again = shop.scan(folder.path(QStringLiteral("again.ply"))),
               other = shop.scan(folder.path(QStringLiteral("hall.ply")));
    ASSERT_OK(first);
    ASSERT_OK(again);
    ASSERT_OK(other);
    EXPECT_EQ(overlaps(*first), 0);
    EXPECT_EQ(overlaps(*again), 0) << "the same place, scanned twice";
    EXPECT_EQ(overlaps(*other), 2) << "both scans of the room";
}

TEST(ScanFiles, AFileOfAnotherScanIsTold)
{
    const TemporaryFolder folder;
    const QString a = folder.path(QStringLiteral("a.ply")), b = folder.path(QStringLiteral("b.ply"));
    scanTo(a, smallRoom(), 1);
    scanTo(b, smallRoom(), 2);
    Workshop shop;
    const auto both = shop.scan(QStringList{a, b});
    ASSERT_OK(both);
    const auto issuesOf = [](const Result<scan::ScanOutcome> &outcome) {
        QStringList codes;
        for (const Issue &issue : outcome->report.issues)
            if (issue.code == QStringLiteral("scanned-before"))
                codes.append(issue.message);
        return codes;
    };
    EXPECT_TRUE(issuesOf(both).isEmpty());
    const auto one = shop.scan(b);
    ASSERT_OK(one);
    EXPECT_NE(one->group, both->group);
    ASSERT_EQ(issuesOf(one).size(), 1);
    EXPECT_TRUE(issuesOf(one).front().startsWith(QStringLiteral("b.ply")));
    const auto again = shop.scan(QStringList{a, b});
    ASSERT_OK(again);
    EXPECT_EQ(again->group, both->group) << "all its files bring a scan up to date";
    EXPECT_TRUE(issuesOf(again).isEmpty());
}

TEST(ScanFiles, ARoomIsOfTheTypeThatItsThingsSpeakFor)
{
    const TemporaryFolder folder;
    const QString file = folder.path(QStringLiteral("office.ply"));
    const std::vector<scene::Room> office = scan::officePreset();
    scan::SimulateOptions options;
    // With 300,000 half of the desks are told from tables, and one office in five passes for a meeting room.
    options.points = 500'000;
    for (const quint64 seed : {1, 2, 3}) {
        options.seed = seed;
        Progress progress;
        const auto simulated = scan::simulateScan(office, options, progress);
        ASSERT_OK(simulated);
        ASSERT_OK(scan::writePly(file, simulated->cloud, progress));
        Workshop shop;
        const auto scanned = shop.scan(file);
        ASSERT_OK(scanned);
        ASSERT_EQ(scanned->report.roomNodes.size(), 1u);
        EXPECT_EQ(shop.scene.find(scanned->report.roomNodes[0])->find<scene::RoomComponent>()->roomType,
                  QStringLiteral("Office"))
            << seed;
    }
}
