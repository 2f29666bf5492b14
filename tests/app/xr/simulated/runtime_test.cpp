// SPDX-License-Identifier: Apache-2.0
// The runtime through the real loader and the core validation layer, headless: life cycle, actions, spaces, losses; and
// that it refuses what the specification forbids.
#include "app/xr/runtime_manifest.h"
#include "app/xr/structure.h"
#include "tests/support/test_data.h"

#include <openxr/openxr.h>

#include <QFile>

#include <cstring>

using namespace twinloom;
using namespace twinloom::test;
using xr::typed;

namespace
{

class SimulatedRuntime : public testing::Test
{
protected:
    void start(const char *script, bool validate = true)
    {
        const QString path = folder.path(QStringLiteral("script.txt"));
        writeFile(path, script);
        ASSERT_OK(xr::useSimulatedHeadset(path, xr::Clock::Virtual));
        log = folder.path(QStringLiteral("validation.txt"));
        qputenv("XR_CORE_VALIDATION_EXPORT_TYPE", "text");
        qputenv("XR_CORE_VALIDATION_FILE_NAME", log.toLocal8Bit());
        validate ? qputenv("XR_ENABLE_API_LAYERS", "XR_APILAYER_LUNARG_core_validation")
                 : qunsetenv("XR_ENABLE_API_LAYERS");
        create();
        auto info = typed<XrSystemGetInfo>(XR_TYPE_SYSTEM_GET_INFO);
        info.formFactor = XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY;
        ASSERT_EQ(xrGetSystem(instance, &info, &system), XR_SUCCESS);
    }
    void create()
    {
        const char *extensions[] = {XR_MND_HEADLESS_EXTENSION_NAME};
        auto info = typed<XrInstanceCreateInfo>(XR_TYPE_INSTANCE_CREATE_INFO);
        std::strcpy(info.applicationInfo.applicationName, "test");
        info.applicationInfo.apiVersion = XR_MAKE_VERSION(1, 0, 20);
        info.enabledExtensionCount = 1;
        info.enabledExtensionNames = extensions;
        ASSERT_EQ(xrCreateInstance(&info, &instance), XR_SUCCESS);
    }
    void createSession()
    {
        auto info = typed<XrSessionCreateInfo>(XR_TYPE_SESSION_CREATE_INFO);
        info.systemId = system;
        ASSERT_EQ(xrCreateSession(instance, &info, &session), XR_SUCCESS);
    }
    /// States seen until nothing more happens; begins and ends the session as they ask.
    std::string poll()
    {
        std::string seen;
        for (int quiet = 0; quiet < 3;) {
            auto event = typed<XrEventDataBuffer>(XR_TYPE_EVENT_DATA_BUFFER);
            const XrResult result = xrPollEvent(instance, &event);
            if (result != XR_SUCCESS) {
                ++quiet;
                continue;
            }
            if (event.type != XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED)
                continue;
            const XrSessionState entered = reinterpret_cast<const XrEventDataSessionStateChanged &>(event).state;
            static const char *letters =
                "?IRSVFXLE"; // by number: idle, ready, synchronized, visible, focused, stopping, ...
            seen += letters[int(entered)];
            if (entered == XR_SESSION_STATE_READY) {
                auto begin = typed<XrSessionBeginInfo>(XR_TYPE_SESSION_BEGIN_INFO);
                begin.primaryViewConfigurationType = XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO;
                EXPECT_EQ(xrBeginSession(session, &begin), XR_SUCCESS);
            } else if (entered == XR_SESSION_STATE_STOPPING) {
                EXPECT_EQ(xrEndSession(session), XR_SUCCESS);
            }
        }
        return seen;
    }
    XrResult frame()
    {
        const auto wait = typed<XrFrameWaitInfo>(XR_TYPE_FRAME_WAIT_INFO);
        state = typed<XrFrameState>(XR_TYPE_FRAME_STATE);
        if (const XrResult result = xrWaitFrame(session, &wait, &state); result != XR_SUCCESS)
            return result;
        const auto begin = typed<XrFrameBeginInfo>(XR_TYPE_FRAME_BEGIN_INFO);
        if (const XrResult result = xrBeginFrame(session, &begin); result != XR_SUCCESS)
            return result;
        auto end = typed<XrFrameEndInfo>(XR_TYPE_FRAME_END_INFO);
        end.displayTime = state.predictedDisplayTime;
        end.environmentBlendMode = XR_ENVIRONMENT_BLEND_MODE_OPAQUE;
        return xrEndFrame(session, &end);
    }
    XrSpace space(XrReferenceSpaceType type)
    {
        auto info = typed<XrReferenceSpaceCreateInfo>(XR_TYPE_REFERENCE_SPACE_CREATE_INFO);
        info.referenceSpaceType = type;
        info.poseInReferenceSpace.orientation.w = 1;
        XrSpace made = XR_NULL_HANDLE;
        EXPECT_EQ(xrCreateReferenceSpace(session, &info, &made), XR_SUCCESS);
        return made;
    }
    void TearDown() override
    {
        if (instance != XR_NULL_HANDLE) {
            EXPECT_EQ(xrDestroyInstance(instance), XR_SUCCESS);
        }
        qunsetenv("XR_ENABLE_API_LAYERS");
    }
    /// What the layer found, and that it was there to find it.
    QByteArray findings()
    {
        QByteArray errors;
        if (!QFile::exists(log)) // it writes no file for nothing
            return errors;
        for (const QByteArray &line : readFile(log).split('\n'))
            if (line.contains("[VALID_ERROR"))
                errors += line + '\n';
        return errors;
    }

    TemporaryFolder folder;
    QString log;
    XrInstance instance = XR_NULL_HANDLE;
    XrSystemId system = XR_NULL_SYSTEM_ID;
    XrSession session = XR_NULL_HANDLE;
    XrFrameState state{};
};

} // namespace

TEST_F(SimulatedRuntime, headlessLifeCycleUnderValidation)
{
    start("2 hide\n4 show\n6 off 3\n");
    createSession();
    EXPECT_EQ(poll(), "IRSVF") << "without pictures the states go on by themselves";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(poll(), "VSVF");
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(frame(), XR_SUCCESS); // frame 6: taken off
    EXPECT_EQ(poll(), "VSXI") << "taken off";
    EXPECT_EQ(poll(), "RSVF") << "put on again";
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(xrRequestExitSession(session), XR_SUCCESS);
    EXPECT_EQ(poll(), "VSXIE");
    EXPECT_EQ(xrDestroySession(session), XR_SUCCESS);
    EXPECT_EQ(findings(), QByteArray());
}

TEST_F(SimulatedRuntime, theValidationLayerIsThere)
{
    start("");
    XrPath path = XR_NULL_PATH;
    EXPECT_EQ(xrStringToPath(instance, nullptr, &path), XR_ERROR_VALIDATION_FAILURE);
    EXPECT_NE(findings(), QByteArray()) << "a deliberate mistake must be found";
}

TEST_F(SimulatedRuntime, timeAndSpacesFollowTheScript)
{
    start("0 head 1 2 1.6 1 5 1.6\n3 recenter local\n");
    createSession();
    poll();
    EXPECT_EQ(frame(), XR_SUCCESS);
    const XrTime first = state.predictedDisplayTime;
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(state.predictedDisplayTime - first, 11'111'111);
    const XrSpace stage = space(XR_REFERENCE_SPACE_TYPE_STAGE), view = space(XR_REFERENCE_SPACE_TYPE_VIEW),
                  local = space(XR_REFERENCE_SPACE_TYPE_LOCAL);
    auto place = typed<XrSpaceLocation>(XR_TYPE_SPACE_LOCATION);
    EXPECT_EQ(xrLocateSpace(view, stage, state.predictedDisplayTime, &place), XR_SUCCESS);
    EXPECT_NEAR(place.pose.position.x, 1, 1e-6); // (1, 2, 1.6) with z up
    EXPECT_NEAR(place.pose.position.y, 1.6, 1e-6);
    EXPECT_NEAR(place.pose.position.z, -2, 1e-6);
    EXPECT_NEAR(std::abs(place.pose.orientation.w), 1, 1e-6);
    EXPECT_EQ(xrLocateSpace(view, local, state.predictedDisplayTime, &place), XR_SUCCESS);
    EXPECT_LT(std::abs(place.pose.orientation.w), 0.99) << "LOCAL is turned";
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(xrLocateSpace(view, local, state.predictedDisplayTime, &place), XR_SUCCESS);
    EXPECT_NEAR(place.pose.position.z, 0, 1e-5) << "recentered";
    XrExtent2Df bounds{};
    EXPECT_EQ(xrGetReferenceSpaceBoundsRect(session, XR_REFERENCE_SPACE_TYPE_STAGE, &bounds), XR_SUCCESS);
    EXPECT_EQ(bounds.width, 3.0f);
    EXPECT_EQ(xrGetReferenceSpaceBoundsRect(session, XR_REFERENCE_SPACE_TYPE_VIEW, &bounds),
              XR_SPACE_BOUNDS_UNAVAILABLE);
    EXPECT_EQ(xrLocateSpace(view, local, 0, &place), XR_ERROR_TIME_INVALID);
    EXPECT_EQ(xrDestroySession(session), XR_SUCCESS);
    EXPECT_EQ(findings(), QByteArray());
}

TEST_F(SimulatedRuntime, callsOutOfOrderAreRefused)
{
    start("", false);
    createSession();
    auto end = typed<XrFrameEndInfo>(XR_TYPE_FRAME_END_INFO);
    EXPECT_EQ(xrEndFrame(session, &end), XR_ERROR_SESSION_NOT_RUNNING);
    EXPECT_EQ(xrRequestExitSession(session), XR_ERROR_SESSION_NOT_RUNNING);
    poll();
    EXPECT_EQ(xrEndSession(session), XR_ERROR_SESSION_NOT_STOPPING);
    end.displayTime = 1;
    end.environmentBlendMode = XR_ENVIRONMENT_BLEND_MODE_OPAQUE;
    EXPECT_EQ(xrEndFrame(session, &end), XR_ERROR_CALL_ORDER_INVALID);
    const auto begin = typed<XrFrameBeginInfo>(XR_TYPE_FRAME_BEGIN_INFO);
    EXPECT_EQ(xrBeginFrame(session, &begin), XR_ERROR_CALL_ORDER_INVALID);
    const auto wait = typed<XrFrameWaitInfo>(XR_TYPE_FRAME_WAIT_INFO);
    state = typed<XrFrameState>(XR_TYPE_FRAME_STATE);
    EXPECT_EQ(xrWaitFrame(session, &wait, &state), XR_SUCCESS);
    EXPECT_EQ(xrBeginFrame(session, &begin), XR_SUCCESS);
    end.environmentBlendMode = XR_ENVIRONMENT_BLEND_MODE_ADDITIVE;
    EXPECT_EQ(xrEndFrame(session, &end), XR_ERROR_ENVIRONMENT_BLEND_MODE_UNSUPPORTED);
    end.environmentBlendMode = XR_ENVIRONMENT_BLEND_MODE_OPAQUE;
    EXPECT_EQ(xrEndFrame(session, &end), XR_SUCCESS);
    XrPath path = XR_NULL_PATH;
    for (const char *bad : {"user/hand", "/user//hand", "/user/", "/User", "/..", ""})
        EXPECT_EQ(xrStringToPath(instance, bad, &path), XR_ERROR_PATH_FORMAT_INVALID) << bad;
    PFN_xrVoidFunction function = nullptr;
    EXPECT_NE(xrGetInstanceProcAddr(instance, "xrGetOpenGLGraphicsRequirementsKHR", &function), XR_SUCCESS)
        << "not enabled";
}

TEST_F(SimulatedRuntime, lostSessionsAndInstancesSaySo)
{
    start("2 lose_session 1\n4 lose_instance 1\n", false);
    createSession();
    poll();
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(frame(), XR_ERROR_SESSION_LOST);
    EXPECT_EQ(xrDestroySession(session), XR_SUCCESS);
    auto info = typed<XrSystemGetInfo>(XR_TYPE_SYSTEM_GET_INFO);
    info.formFactor = XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY;
    EXPECT_EQ(xrGetSystem(instance, &info, &system), XR_ERROR_FORM_FACTOR_UNAVAILABLE);
    EXPECT_EQ(xrGetSystem(instance, &info, &system), XR_SUCCESS);
    createSession();
    EXPECT_EQ(poll(), "IRSVF");
    EXPECT_EQ(frame(), XR_SUCCESS);
    EXPECT_EQ(frame(), XR_ERROR_INSTANCE_LOST);
    auto event = typed<XrEventDataBuffer>(XR_TYPE_EVENT_DATA_BUFFER);
    EXPECT_EQ(xrPollEvent(instance, &event), XR_ERROR_INSTANCE_LOST);
    EXPECT_EQ(xrDestroySession(session), XR_SUCCESS);
    EXPECT_EQ(xrDestroyInstance(instance), XR_SUCCESS);
    instance = XR_NULL_HANDLE;
    auto again = typed<XrInstanceCreateInfo>(XR_TYPE_INSTANCE_CREATE_INFO);
    std::strcpy(again.applicationInfo.applicationName, "test");
    again.applicationInfo.apiVersion = XR_MAKE_VERSION(1, 0, 20);
    EXPECT_LT(xrCreateInstance(&again, &instance), 0) << "still dead";
    instance = XR_NULL_HANDLE;
    create();
}
