// SPDX-License-Identifier: GPL-3.0-or-later
// Mixed reality from the window, with the simulated headset and real OpenGL contexts that share textures.
#include "app/studio/panels/headset_panel.h"

#include "app/studio/panels/message_bar.h"
#include "app/studio/screenshot.h"
#include "app/xr/runtime_manifest.h"
#include "tests/app/studio/window_fixture.h"

namespace twinloom::studio
{
namespace
{

class HeadsetOfWindow : public Window
{
protected:
    HeadsetPanel &panel() { return window().headsetPanel(); }
    HeadsetLink &link() { return *window().headset(); }
    bool ended()
    {
        return QTest::qWaitFor([this] { return !link().running(); }, 20'000);
    }
};

TEST_F(HeadsetOfWindow, TheSimulatedHeadsetShowsTheSceneAndItsMirror)
{
    panel().setChoice(HeadsetChoice::Simulated);
    trigger(Act::MixedReality);
    ASSERT_TRUE(link().running());
    EXPECT_TRUE(window().actions()[Act::MixedReality]->isChecked());
    ASSERT_TRUE(QTest::qWaitFor([this] { return link().status().shown > 3 && panel().showsPicture(); }, 60'000))
        << link().status().states.join(u' ').toStdString();
    EXPECT_TRUE(link().status().states.contains(u"FOCUSED"_s));
    EXPECT_FALSE(link().status().offered.empty());
    ASSERT_TRUE(saveScreenshot(window(), picturePath(u"studio-headset.png"_s)));
    trigger(Act::AddRoom); // an edit goes there while it runs
    const qint64 frames = link().status().frames;
    EXPECT_TRUE(QTest::qWaitFor([&] { return link().status().frames > frames + 2; }, 30'000));
    trigger(Act::MixedReality);
    ASSERT_TRUE(ended());
    EXPECT_FALSE(window().actions()[Act::MixedReality]->isChecked());
    EXPECT_FALSE(panel().showsPicture());
    EXPECT_FALSE(window().messageBar().isVisible()) << window().messageBar().text().toStdString();
}

TEST_F(HeadsetOfWindow, WithoutARuntimeThereIsOneClearMessage)
{
    xr::useSystemHeadset();
    qputenv("XR_RUNTIME_JSON", folder.filePath(u"no-runtime.json"_s).toLocal8Bit());
    panel().setChoice(HeadsetChoice::System);
    int told = 0;
    QObject::connect(&link(), &HeadsetLink::failed, [&told] { ++told; });
    trigger(Act::MixedReality);
    ASSERT_TRUE(ended());
    EXPECT_EQ(told, 1);
    EXPECT_TRUE(window().messageBar().text().contains(u"no-runtime.json"_s))
        << window().messageBar().text().toStdString();
    EXPECT_FALSE(window().actions()[Act::MixedReality]->isChecked());
    qunsetenv("XR_RUNTIME_JSON");
}

TEST_F(HeadsetOfWindow, ClosingTheProjectEndsIt)
{
    panel().setChoice(HeadsetChoice::Simulated);
    trigger(Act::MixedReality);
    ASSERT_TRUE(link().running());
    studio->closeProject();
    EXPECT_EQ(window().headset(), nullptr);
}

} // namespace
} // namespace twinloom::studio
