// SPDX-License-Identifier: Apache-2.0
#include "app/xr/panel.h"

#include "core/scene/change.h"
#include "tests/app/xr/simulated_run.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

QString valueOf(const xr::PanelContent &content, const char *row)
{
    for (const auto &[what, value] : content.rows)
        if (what == QLatin1String(row))
            return value;
    return {};
}

} // namespace

TEST(Panel, tellsOfObjectTwinAndOverlay)
{
    LandmarkScene scene = landmarkScene({0, 2, 1});
    scene::Node node = *scene.scene.find(scene.landmark);
    scene::TwinComponent twin;
    twin.id = QStringLiteral("press-1");
    twin.model = QStringLiteral("dtmi:plant:Press;1");
    node.set(twin);
    scene::Change change;
    change.edits.push_back(scene::edited(scene.scene.find(scene.landmark), node));
    const auto changed = scene::apply(scene.scene, change);
    ASSERT_OK(changed);
    scene.overlays[scene.landmark].gauge = 0.4;
    *scene.overlays[scene.landmark].label += QStringLiteral("\n7 bar");
    const xr::PanelContent content = xr::describe(scene::Hierarchy(*changed), scene.overlays, scene.landmark);
    EXPECT_EQ(content.title, QStringLiteral("Landmark"));
    EXPECT_EQ(valueOf(content, "Twin"), QStringLiteral("press-1"));
    EXPECT_EQ(valueOf(content, "Now"), QStringLiteral("42.5 °C"));
    EXPECT_EQ(valueOf(content, ""), QStringLiteral("7 bar")) << "below it, said once";
    EXPECT_EQ(valueOf(content, "Size"), QStringLiteral("0.10 × 0.10 × 0.10 m"));
    EXPECT_EQ(content.gauge, 0.4);
    scene.overlays[scene.landmark].alarm = QStringLiteral("Too hot");
    const xr::PanelContent alarmed = xr::describe(scene::Hierarchy(*changed), scene.overlays, scene.landmark);
    EXPECT_EQ(valueOf(alarmed, "Now"), QStringLiteral("\u26A0 Too hot"));
    EXPECT_TRUE(xr::describe(scene::Hierarchy(*changed), {}, scene::NodeId{999}) == xr::PanelContent());
}

TEST(Panel, pictureIsPremultipliedAndChangesWithTheContent)
{
    xr::PanelContent content;
    content.title = QStringLiteral("Press");
    const QImage dark = xr::panelImage(content, xr::PanelLook::Dark);
    EXPECT_EQ(dark.size(), QSize(xr::kPanelPixelsX, xr::kPanelPixelsY));
    EXPECT_EQ(dark.format(), QImage::Format_RGBA8888_Premultiplied);
    EXPECT_EQ(dark.pixelColor(0, 0).alpha(), 0) << "round corners";
    EXPECT_NE(dark, xr::panelImage(content, xr::PanelLook::Additive));
    content.rows.emplace_back(QStringLiteral("Now"), QStringLiteral("7 bar"));
    EXPECT_NE(dark, xr::panelImage(content, xr::PanelLook::Dark));
}
