// SPDX-License-Identifier: Apache-2.0
// The whole loop in the simulated headset: states, pictures, input, blending.
#include "tests/app/xr/simulated_run.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

QStringList list(const char *text)
{
    return s(text).split(u' ');
}

const char *kUp = "IDLE READY SYNCHRONIZED VISIBLE FOCUSED";
const char *kDown = "VISIBLE SYNCHRONIZED STOPPING IDLE EXITING";

/// Eyes at 1.6 m, looking ahead and a little down; without hands, whose panel might hide things.
const char *kLook = "0 head 0 0 1.6 0 2 1.3\n0 left lost\n0 right lost\n";

} // namespace

TEST(XrSession, walksThroughAllStatesAndEnds)
{
    const SimulatedRun run = runSimulated(kSmallEyes, quickSettings(6), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.states, list(kUp) + list(kDown));
    EXPECT_EQ(run.status.frames, 6);
    EXPECT_EQ(run.status.runtime, s("Twinloom simulated headset"));
    EXPECT_EQ(run.status.validationErrors, 0);
    EXPECT_EQ(run.status.blend, xr::BlendMode::Opaque);
    EXPECT_GT(run.status.medianMilliseconds, 0);
    EXPECT_GE(run.status.p99Milliseconds, run.status.medianMilliseconds);
    EXPECT_EQ(run.mirror.size(), QSize(192, 96));
    EXPECT_FALSE(run.status.running);
}

TEST(XrSession, hiddenBlurredAndTakenOff)
{
    const SimulatedRun run = runSimulated(kSmallEyes + s("3 hide\n5 show\n7 blur\n9 focus\n11 off 5\n"),
                                          quickSettings(14), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.states,
              list(kUp) +
                  list("VISIBLE SYNCHRONIZED VISIBLE FOCUSED VISIBLE FOCUSED VISIBLE SYNCHRONIZED STOPPING IDLE") +
                  list("READY SYNCHRONIZED VISIBLE FOCUSED") + list(kDown));
    EXPECT_LT(run.status.shown, run.status.frames) << "hidden frames have no picture";
    EXPECT_EQ(run.status.validationErrors, 0);
}

TEST(XrSession, theRuntimeMayAskItToEnd)
{
    const SimulatedRun run = runSimulated(kSmallEyes + s("4 exit\n"), quickSettings(0), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.states, list(kUp) + list(kDown));
}

TEST(XrSession, aLandmarkIsWhereItMustBeInBothEyes)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("eyes"));
    // Five places: ahead, aside, above, below, and far, so that no wrong sign or scale gets by.
    const Eigen::Vector3d places[] = {
        {0, 2, 1.4}, {-1.1, 1.6, 1.5}, {0.9, 1.8, 2.0}, {0.3, 1.5, 0.7}, {-0.6, 2.3, 1.0}};
    for (const Eigen::Vector3d &place : places) {
        xr::Settings settings = quickSettings(3);
        settings.origin = {0.4, -0.7, 0}; // the floor's middle, turned: the scene's axes are not the room's
        settings.yaw = 0.25;
        const Eigen::Isometry3d floor =
            Eigen::Translation3d(settings.origin) * Eigen::AngleAxisd(settings.yaw, Eigen::Vector3d::UnitZ());
        const Eigen::Vector3d landmark = floor * place;
        const SimulatedRun run = runSimulated(s("0 eyes 640 690\n") + s(kLook) + s("2 capture ") + path + s("\n"),
                                              settings, landmarkScene(landmark));
        ASSERT_OK(run.outcome);
        const Capture capture = readCapture(path);
        for (int eye = 0; eye < 2; ++eye) {
            const auto found = capture.magenta(eye);
            ASSERT_TRUE(found) << "eye " << eye << " does not show the landmark";
            const Eigen::Vector2d expected = capture.expected(eye, {place.x(), place.z(), -place.y()});
            EXPECT_LT((*found - expected).norm(), 2)
                << "eye " << eye << ": " << found->transpose() << " for " << expected.transpose();
        }
    }
}

TEST(XrSession, recenteringTheStageLeavesTheSceneInTheRoom)
{
    const TemporaryFolder folder;
    const QString before = folder.path(s("before")), after = folder.path(s("after"));
    const SimulatedRun run =
        runSimulated(s("0 eyes 320 345\n") + s("0 head 0.4 -0.2 1.6 0.2 2 1.3\n0 left lost\n0 right lost\n2 capture ") +
                         before + s("\n3 recenter stage\n5 capture ") + after + s("\n"),
                     quickSettings(6), landmarkScene({0, 2, 1.2}));
    ASSERT_OK(run.outcome);
    const Capture first = readCapture(before), second = readCapture(after);
    for (int eye = 0; eye < 2; ++eye) {
        ASSERT_TRUE(first.magenta(eye) && second.magenta(eye));
        EXPECT_LT((*first.magenta(eye) - *second.magenta(eye)).norm(), 1);
    }
    EXPECT_TRUE(run.status.issues.empty());
}

TEST(XrSession, anUnknownRecenterAsksForACheck)
{
    const SimulatedRun run =
        runSimulated(kSmallEyes + s("3 recenter stage unknown\n"), quickSettings(5), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    ASSERT_EQ(run.status.issues.size(), 1u);
    EXPECT_EQ(run.status.issues[0].code, s("stage-moved"));
}

TEST(XrSession, seatedViewsKeepTheFloorBelow)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("eyes"));
    xr::Settings settings = quickSettings(4);
    settings.floor = xr::Floor::Local; // 1.5 m above the floor, aside and turned: see simulated/world.cpp
    const SimulatedRun run = runSimulated(s("0 eyes 320 345\n") + s(kLook) + s("3 capture ") + path + s("\n"), settings,
                                          landmarkScene({0, 2, 1.2}));
    ASSERT_OK(run.outcome);
    const Capture capture = readCapture(path);
    const Eigen::Isometry3d local =
        Eigen::Translation3d(0.3, 0, 0.2) * Eigen::AngleAxisd(0.35, Eigen::Vector3d::UnitY());
    for (int eye = 0; eye < 2; ++eye) {
        ASSERT_TRUE(capture.magenta(eye));
        EXPECT_LT((*capture.magenta(eye) - capture.expected(eye, local * Eigen::Vector3d(0, 1.2, -2))).norm(), 2);
    }
}

TEST(XrSession, pointingShowsThePanelAndPressingSelects)
{
    const TemporaryFolder folder;
    const QString pointing = folder.path(s("pointing")), away = folder.path(s("away"));
    const LandmarkScene scene = landmarkScene({0, 2, 1});
    scene::NodeId selected;
    for (const char *profile : {"khr/simple_controller", "oculus/touch_controller", "microsoft/motion_controller",
                                "valve/index_controller", "htc/vive_controller"}) {
        xr::Settings settings = quickSettings(8);
        selected = {};
        settings.selected = [&selected](scene::NodeId node) { selected = node; };
        const SimulatedRun run = runSimulated(
            kSmallEyes + s("0 profile ") + s(profile) +
                s("\n0 head 0 0 1.6 0 2 1.3\n0 left 0 0 1 0 0 -1\n0 right 0.2 0.2 1.1 0 2 1\n4 right press select\n"
                  "5 right release select\n2 capture ") +
                away + s("\n6 capture ") + pointing + s("\n"),
            settings, scene);
        ASSERT_OK(run.outcome);
        EXPECT_EQ(run.status.pointedAt, scene.landmark) << profile;
        EXPECT_EQ(run.status.selection, scene.landmark) << profile;
        EXPECT_EQ(selected, scene.landmark) << profile;
        EXPECT_EQ(readCapture(pointing).frame.value(s("layers")).toInt(), 2) << "the scene and the panel";
        EXPECT_EQ(run.status.validationErrors, 0) << profile;
    }
}

TEST(XrSession, aLostHandPointsAtNothing)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("eyes"));
    const SimulatedRun run = runSimulated(
        kSmallEyes + s("0 left lost\n0 right 0.2 0.2 1.1 0 2 1\n4 right lost\n6 capture ") + path + s("\n"),
        quickSettings(8), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_TRUE(run.status.pointedAt.isNull());
    EXPECT_EQ(readCapture(path).frame.value(s("layers")).toInt(), 1);
}

TEST(XrSession, theRealRoomShowsWhereNothingIsDrawn)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("eyes"));
    LandmarkScene empty = landmarkScene({0, 2, 1});
    for (const scene::NodePtr &node : empty.scene.nodes())
        if (node->id != empty.landmark)
            empty.overlays[node->id].visible = node->name == QLatin1String("Room");
    const QString script = s("0 eyes 160 172\n") + s(kLook) + s("0 blend alpha opaque\n3 capture ") + path + s("\n");
    const SimulatedRun run = runSimulated(script, quickSettings(5), empty);
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.blend, xr::BlendMode::Alpha);
    const Capture capture = readCapture(path);
    EXPECT_EQ(capture.frame.value(s("blend_mode")).toInt(), 3);
    const QRgb sky =
        capture.eyes[0].pixel(130, 58); // between floor and ceiling: the grey squares of the simulated room
    EXPECT_EQ(qRed(sky), qGreen(sky));
    EXPECT_GE(qRed(sky), 85);
    EXPECT_LE(qRed(sky), 115);
    EXPECT_TRUE(capture.magenta(0));
}

TEST(XrSession, blendModesAsOfferedAndByTheMenuButton)
{
    xr::Settings settings = quickSettings(8);
    settings.blend = xr::BlendMode::Alpha;
    const SimulatedRun refused =
        runSimulated(kSmallEyes + s("0 blend additive opaque\n"), settings, landmarkScene({0, 2, 1}));
    ASSERT_OK(refused.outcome);
    EXPECT_EQ(refused.status.blend, xr::BlendMode::Additive);
    ASSERT_EQ(refused.status.issues.size(), 1u);
    EXPECT_EQ(refused.status.issues[0].code, s("blend-mode"));
    const SimulatedRun switched =
        runSimulated(kSmallEyes + s("0 blend additive opaque\n4 left press menu\n5 left release menu\n"),
                     quickSettings(8), landmarkScene({0, 2, 1}));
    ASSERT_OK(switched.outcome);
    EXPECT_EQ(switched.status.blend, xr::BlendMode::Opaque);
    EXPECT_EQ(switched.status.validationErrors, 0);
}

TEST(XrSession, withoutAHeadsetTheMirrorStillShowsTheScene)
{
    xr::Settings settings = quickSettings(2);
    settings.headset = xr::Headset::None;
    const SimulatedRun run = runSimulated({}, settings, landmarkScene({0, 2, 1.2}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.frames, 2);
    EXPECT_EQ(run.status.runtime, s("none"));
    EXPECT_TRUE(run.status.states.isEmpty());
    EXPECT_EQ(run.mirror.size(), QSize(1600, 864));
}
