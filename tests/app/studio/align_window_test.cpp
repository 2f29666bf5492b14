// SPDX-License-Identifier: GPL-3.0-or-later
// Two scans that nobody registered, aligned by hand in the window.
#include "app/studio/jobs/job_runner.h"
#include "app/studio/screenshot.h"
#include "app/studio/panels/align_panel.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/message_bar.h"
#include "core/scan/cloud_blob.h"
#include "core/scan/simulate/simulate.h"

#include "tests/app/studio/window_fixture.h"
#include "tests/support/test_data.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

namespace twinloom::studio
{
namespace
{

const Eigen::Affine3d kAway =
    Eigen::Translation3d(7, 1, 0) * Eigen::Affine3d(Eigen::AngleAxisd(0.4, Eigen::Vector3d::UnitZ()));

class AlignWindow : public Window
{
protected:
    void SetUp() override
    {
        Window::SetUp();
        ASSERT_TRUE(studio->newProject(folder.filePath(u"scans.twin"_s)));
        first = addScan(u"first.ply"_s, 1, Eigen::Affine3d::Identity());
        second = addScan(u"second.ply"_s, 2, kAway);
        window().viewport().frameAll();
        settle();
    }
    /// A room of 4 by 3 metres with a crate, as a scanner sees it.
    scene::NodeId addScan(const QString &name, std::uint64_t seed, const Eigen::Affine3d &place)
    {
        scene::Room room;
        room.polygon = {{0, 0}, {4, 0}, {4, 3}, {0, 3}};
        room.height = 2.5;
        scene::RoomObject crate;
        crate.category = u"Crate"_s;
        crate.box = {{1, 2.3, 0.4}, {0.8, 0.7, 0.8}, 0};
        room.objects = {crate};
        scan::SimulateOptions options;
        options.points = 60'000;
        options.stations = 2;
        options.seed = seed;
        Progress progress;
        auto scanned = scan::simulateScan(std::span(&room, 1), options, progress);
        EXPECT_OK(scanned);
        scan::PointCloud cloud;
        scene::PointCloudComponent component;
        Eigen::AlignedBox3d box;
        for (const Eigen::Vector3f &p : scanned->cloud.positions) {
            cloud.positions.push_back((place * (p.cast<double>() + scanned->cloud.origin)).cast<float>());
            box.extend(cloud.positions.back().cast<double>());
        }
        component.blob = *document().putBlob(scan::encodeCloud(cloud));
        component.points = static_cast<qint64>(cloud.size());
        component.low = box.min();
        component.high = box.max();
        scene::Node node;
        node.id = document().ids().next();
        node.name = name;
        node.set(component);
        const scene::NodeId id = node.id;
        EXPECT_OK(document().commit({{scene::added(std::move(node))}}, u"test"_s, u"Scan"_s));
        return id;
    }
    AlignPanel &panel() { return window().alignPanel(); }
    /// What a careful person clicks.
    void clickPair(const scene::Vec3 &place)
    {
        const double slip = 0.01 * static_cast<double>(panel().draft().pairs().size());
        panel().click(second, kAway * place + scene::Vec3(slip, -slip, slip));
        panel().click(first, place);
    }

    scene::NodeId first, second;
};

TEST_F(AlignWindow, PairsAreClickedPreviewedAndAppliedAsOneChange)
{
    EXPECT_FALSE(panel().isVisible());
    trigger(Act::AlignTool);
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel().isVisible(); }, 5000));
    EXPECT_EQ(panel().scan(), second) << "the one that came last";
    clickPair({0, 0, 0});
    clickPair({4, 0, 0});
    EXPECT_FALSE(panel().applyButton().isEnabled());
    clickPair({4, 3, 2.5});
    clickPair({0, 3, 0});
    ASSERT_EQ(panel().list().topLevelItemCount(), 4);
    EXPECT_TRUE(panel().applyButton().isEnabled());
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-align.png"_s)));
    qobject_cast<QToolButton *>(panel().list().itemWidget(panel().list().topLevelItem(3), 2))->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel().draft().pairs().size() == 3; }, 1000));

    panel().previewButton().click();
    panel().click(first, {1, 1, 0});
    EXPECT_FALSE(panel().draft().half(AlignDraft::Side::Fixed)) << "what is previewed is not where it is clicked";
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-align-preview.png"_s)));
    EXPECT_EQ(document().scene().find(second)->transform, geometry::Transform()) << "nothing is edited";

    panel().applyButton().click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window().jobs()->busy(); }, 60'000));
    EXPECT_FALSE(panel().isVisible());
    const Eigen::Affine3d moved = document().scene().find(second)->transform.matrix();
    EXPECT_LT((moved * kAway * scene::Vec3(2, 1, 1) - scene::Vec3(2, 1, 1)).norm(), 0.01);
    ASSERT_OK(document().undo());
    EXPECT_EQ(document().scene().find(second)->transform, geometry::Transform());
}

TEST_F(AlignWindow, AClickTakesThePointOfTheScanAndAFailureKeepsThePairs)
{
    trigger(Act::AlignTool);
    const auto at = window().viewport().project(scene::Vec3(2, 1, 0));
    ASSERT_TRUE(at);
    QTest::mouseClick(&window().viewport(), Qt::LeftButton, {}, at->toPoint());
    ASSERT_TRUE(panel().draft().half(AlignDraft::Side::Fixed));
    EXPECT_TRUE(document().selection().empty()) << "the tool selects nothing";

    for (const scene::Vec3 &place : {scene::Vec3(0, 0, 0), {4, 0, 0}, {4, 3, 2.5}}) {
        panel().click(first, place + scene::Vec3(60, 0, 0)); // nothing lies there
        panel().click(second, kAway * place);
    }
    panel().applyButton().click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window().jobs()->busy(); }, 60'000));
    EXPECT_TRUE(panel().isVisible());
    EXPECT_EQ(panel().draft().pairs().size(), 3u);
    EXPECT_FALSE(window().messageBar().text().isEmpty());
    QTest::keyClick(&window().viewport(), Qt::Key_Escape);
    EXPECT_FALSE(panel().isVisible());
    EXPECT_EQ(window().messageBar().text(), QString()) << "what was refused is of no interest any more";
}

TEST_F(AlignWindow, ThePanelThatWasInFrontComesBack)
{
    raise(u"dock.generate"_s);
    const auto inFront = [&] { return !window().generatePanel().visibleRegion().isEmpty(); };
    ASSERT_TRUE(QTest::qWaitFor(inFront, 5000));
    trigger(Act::AlignTool);
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel().isVisible() && !inFront(); }, 5000));
    for (QPushButton *button : panel().findChildren<QPushButton *>())
        if (button->text() == u"Cancel"_s)
            QTest::mouseClick(button, Qt::LeftButton); // with the focus in what goes
    EXPECT_TRUE(QTest::qWaitFor([&] { return !panel().isVisible() && inFront(); }, 5000));
}

TEST_F(AlignWindow, PairsThatCannotBeRightAreNotToBeApplied)
{
    trigger(Act::AlignTool);
    clickPair({0, 0, 0});
    clickPair({4, 0, 0});
    clickPair({4, 3, 2.5});
    panel().click(second, kAway * scene::Vec3(0, 3, 0));
    panel().click(first, {1.5, 2, 1});
    QStringList said;
    for (const QLabel *label : panel().findChildren<QLabel *>())
        said << label->text();
    EXPECT_FALSE(said.join(u' ').contains(u"Apply"_s)) << said.join(u'|').toStdString();
    EXPECT_TRUE(said.join(u' ').contains(u"pair 4"_s)) << said.join(u'|').toStdString();
}

} // namespace
} // namespace twinloom::studio
