// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/viewport.h"

#include "app/studio/panels/inspector_panel.h"
#include "app/studio/screenshot.h"
#include "core/scan/cloud_blob.h"
#include "core/scan/octree/octree_builder.h"
#include "tests/app/studio/window_fixture.h"
#include "tests/core/scan/octree/octree_fixture.h"

#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

namespace twinloom::studio
{
namespace
{

class ViewOfWindow : public Window
{
protected:
    Viewport &view() { return window().viewport(); }

    /// A cloud that stands free of all rooms: an upright square of points, 10 cm apart.
    scene::NodeId addCloud(const scene::Vec3 &place)
    {
        scan::PointCloud cloud;
        for (int x = 0; x < 9; ++x)
            for (int z = 0; z < 9; ++z) {
                cloud.positions.emplace_back(0.1f * float(x), 0.0f, 0.1f * float(z));
                cloud.colours.push_back({220, 120, 40});
            }
        const auto blob = document().putBlob(scan::encodeCloud(cloud));
        EXPECT_TRUE(blob);
        return addCloudNode(place, *blob, qint64(cloud.size()), {0.8, 0, 0.8});
    }
    scene::NodeId addCloudNode(const scene::Vec3 &place, const scene::BlobId &blob, qint64 points,
                               const scene::Vec3 &high)
    {
        scene::Node node;
        node.id = document().ids().next();
        node.name = u"Cloud"_s;
        node.transform.translation = place;
        scene::PointCloudComponent component;
        component.blob = blob;
        component.points = points;
        component.high = high;
        node.set(component);
        EXPECT_TRUE(document().commit({{scene::added(node)}}, u"test"_s, u"Cloud"_s));
        return node.id;
    }
    /// The same as an octree: a square of 4 m with points 2 cm apart, too many for one node.
    scene::NodeId addLargeCloud(const scene::Vec3 &place)
    {
        std::vector<scan::OctreePoint> points;
        for (int x = 0; x <= 200; ++x)
            for (int z = 0; z <= 200; ++z)
                points.push_back({{0.02f * float(x), 0.0f, 0.02f * float(z)}, {90, 160, 200}, 0});
        scan::OctreeOptions options;
        options.colours = true;
        Progress progress;
        const auto put = [this](const QByteArray &bytes) { return document().putBlob(bytes); };
        const auto index = scan::buildOctree(test::sourceOf(points), options, put, progress);
        EXPECT_TRUE(index);
        const auto blob = document().putBlob(scan::encodeIndex(*index));
        EXPECT_TRUE(blob);
        EXPECT_GT(index->nodes.size(), 1u);
        return addCloudNode(place, *blob, qint64(points.size()), {4, 0, 4});
    }
    QString shown(const char *property)
    {
        auto *label = qobject_cast<QLabel *>(window().inspector().editor(QLatin1StringView(property)));
        return label ? label->text() : QString();
    }
};

TEST_F(ViewOfWindow, TheMenuIsOfWhatIsUnderThePointer)
{
    settle();
    const scene::NodeId sofa = named("Sofa"), table = named("CoffeeTable");
    const auto openMenuAt = [&](scene::NodeId node) {
        bool opened = false;
        QTimer::singleShot(0, this->studio.get(), [&] {
            QWidget *menu = QApplication::activePopupWidget();
            opened = menu != nullptr;
            if (menu)
                menu->close();
        });
        QTest::mouseClick(&view(), Qt::RightButton, {}, middle(node));
        return opened;
    };
    document().select({table});
    EXPECT_TRUE(openMenuAt(sofa));
    EXPECT_EQ(document().selection(), std::vector<scene::NodeId>{sofa});
    document().select({sofa, table});
    EXPECT_TRUE(openMenuAt(sofa));
    EXPECT_EQ(document().selection(), (std::vector<scene::NodeId>{sofa, table})) << "it is of all that is selected";
}

TEST_F(ViewOfWindow, AClickOnAScannedPointSaysWhereItIs)
{
    const scene::NodeId cloud = addCloud({8, 0, 0.5});
    document().select({cloud});
    view().frameSelection();
    settle();
    const auto at = view().project({8.4, 0, 0.9});
    ASSERT_TRUE(at);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, at->toPoint() + QPoint(2, 1));
    ASSERT_TRUE(document().point());
    EXPECT_LT((*document().point() - scene::Vec3(8.4, 0, 0.9)).norm(), 1e-4) << document().point()->transpose();
    EXPECT_EQ(document().selection(), std::vector{cloud});
    EXPECT_EQ(shown("point.x"), u"8.400 m"_s);
    EXPECT_EQ(shown("point.z"), u"0.900 m"_s);
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-point.png"_s)));
    document().select({named("Desk")});
    EXPECT_FALSE(document().point());
    EXPECT_EQ(shown("point.x"), QString());
}

TEST_F(ViewOfWindow, PointsOfALargeCloudArePickedAsTheyCome)
{
    const scene::NodeId cloud = addLargeCloud({8, 0, 0});
    document().select({cloud});
    view().frameSelection();
    settle();
    const scene::Vec3 point(9.24, 0, 1.46);
    const auto at = view().project(point);
    ASSERT_TRUE(at);
    const auto picked = [&] {
        QTest::mouseClick(&view(), Qt::LeftButton, {}, at->toPoint());
        return document().point() && (*document().point() - point).norm() < 0.03;
    };
    EXPECT_TRUE(QTest::qWaitFor(picked, 10'000)) << "the point, or one beside it";
    EXPECT_EQ(document().selection(), std::vector{cloud});
}

TEST_F(ViewOfWindow, PointsInTheBoxOfAThingMeanTheThing)
{
    const scene::NodeId chair = named("ShelvingUnit");
    const scene::Vec3 place = boundsOf(document().hierarchy(), {chair}).center();
    // It faces west: points 15 cm before its back are more than a surface's noise before what is drawn there.
    const scene::NodeId cloud = addCloud(place + scene::Vec3(-0.12, 0, 0));
    ASSERT_FALSE(cloud.isNull());
    view().showFrom(StandardView::Front);
    settle();
    int things = 0, points = 0;
    for (int x = 0; x < 3; ++x)
        for (int z = 0; z < 3; ++z)
            if (const auto at = view().project(place + scene::Vec3(-0.12 + 0.1 * x, 0, 0.1 * z))) {
                things += view().nodeAt(*at) == chair;
                points += view().nodeAt(*at) == cloud;
            }
    EXPECT_GT(things, 0);
    EXPECT_EQ(points, 0);
}

TEST_F(ViewOfWindow, BetweenPointsThereIsNothing)
{
    addCloud({8, 0, 0.5});
    view().frameAll();
    settle();
    const auto above = view().project({8.4, 0, 3.5});
    ASSERT_TRUE(above);
    EXPECT_TRUE(view().nodeAt(*above).isNull());
}

/// What nobody has changed is not drawn again, whatever opens above it: a software renderer takes long for each frame.
TEST_F(ViewOfWindow, MenusAndToolTipsDrawNoFrame)
{
    settle();
    int frames = 0;
    QObject::connect(&view(), &Viewport::frameDrawn, [&frames] { ++frames; });
    for (QAction *entry : window().menuBar()->actions().first(2)) {
        QMenu *menu = entry->menu();
        menu->popup(window().mapToGlobal(QPoint(20, 40)));
        ASSERT_TRUE(QTest::qWaitForWindowExposed(menu));
        for (QAction *action : menu->actions())
            menu->setActiveAction(action);
        QTest::qWait(50);
        menu->close();
        QTest::qWait(50);
    }
    for (QWidget *part : view().findChildren<QWidget *>())
        part->update();
    QTest::qWait(200);
    EXPECT_EQ(frames, 0);
    document().select({named("Desk")});
    QTest::qWait(200);
    EXPECT_GT(frames, 0) << "what has changed is drawn";
}

} // namespace
} // namespace twinloom::studio
