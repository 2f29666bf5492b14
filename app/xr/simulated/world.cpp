// SPDX-License-Identifier: Apache-2.0
// The place and its wearer: time, script, poses.
#include "app/xr/simulated/runtime.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

namespace twinloom::simulated
{
namespace
{

const std::vector<PoseKey> kHead = {{0, {0, 0, 1.6}, {0, 2, 1.35}}};
const std::array<std::vector<PoseKey>, 2> kHands = {
    {{{0, {-0.25, 0.3, 1.15}, {-0.25, 2.3, 0.75}}}, {{0, {0.25, 0.3, 1.15}, {0.25, 2.3, 0.75}}}}};

/// A pose of the script, which is in the stage's frame and the project's axes, in the tracking system's.
Eigen::Isometry3d fromScript(const Eigen::Isometry3d &pose)
{
    Eigen::Isometry3d toXr = Eigen::Isometry3d::Identity();
    toXr.linear() = xr::fromXrAxes().transpose();
    return toXr * pose;
}

XrEnvironmentBlendMode blendMode(const std::string &word)
{
    return word == "alpha"      ? XR_ENVIRONMENT_BLEND_MODE_ALPHA_BLEND
           : word == "additive" ? XR_ENVIRONMENT_BLEND_MODE_ADDITIVE
                                : XR_ENVIRONMENT_BLEND_MODE_OPAQUE;
}

void announceChange(XrReferenceSpaceType space, const Eigen::Isometry3d &before, const Eigen::Isometry3d &after,
                    bool known)
{
    runtime().sessions.forEach([&](XrSession handle, Session &) {
        auto event =
            xr::typed<XrEventDataReferenceSpaceChangePending>(XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING);
        event.session = handle;
        event.referenceSpaceType = space;
        event.changeTime = runtime().world.time;
        event.poseValid = known ? XR_TRUE : XR_FALSE;
        event.poseInPreviousSpace = known ? xr::toXrPose(before.inverse() * after) : xr::identityPose();
        queueEvent(event);
    });
}

void recenter(World &world, const ScriptEvent &event)
{
    const Eigen::Isometry3d head = headPose();
    const Eigen::Vector3d back = head.linear().col(2);
    Eigen::Isometry3d origin = Eigen::Isometry3d::Identity();
    origin.linear() = Eigen::AngleAxisd(std::atan2(back.x(), back.z()), Eigen::Vector3d::UnitY()).toRotationMatrix();
    origin.translation() = head.translation();
    if (event.stage)
        origin.translation().y() = world.stage.translation().y();
    Eigen::Isometry3d &space = event.stage ? world.stage : world.local;
    announceChange(event.stage ? XR_REFERENCE_SPACE_TYPE_STAGE : XR_REFERENCE_SPACE_TYPE_LOCAL, space, origin,
                   !event.unknown);
    space = origin;
}

void loseSessions(World &world, std::int64_t attempts)
{
    world.absentAttempts = attempts;
    runtime().sessions.forEach([](XrSession handle, Session &session) {
        auto event = xr::typed<XrEventDataSessionStateChanged>(XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED);
        event.session = handle;
        event.state = session.state = XR_SESSION_STATE_LOSS_PENDING;
        event.time = runtime().world.time;
        queueEvent(event);
        session.lost = true;
    });
}

void happen(World &world, const ScriptEvent &event)
{
    World::HandState &hand = world.hands[std::size_t(event.hand)];
    switch (event.event) {
    case Event::Hide:
    case Event::Show:
        world.hidden = event.event == Event::Hide;
        break;
    case Event::Blur:
    case Event::Focus:
        world.blurred = event.event == Event::Blur;
        break;
    case Event::Off:
        world.off = true;
        world.pollsUntilOn = event.count;
        break;
    case Event::Recenter:
        recenter(world, event);
        break;
    case Event::Exit:
        runtime().sessions.forEach([](XrSession, Session &session) { session.exitRequested = true; });
        break;
    case Event::LoseSession:
        loseSessions(world, event.count);
        break;
    case Event::LoseInstance:
        world.deadAttempts = event.count;
        if (Instance *instance = runtime().instance())
            instance->lost = true;
        break;
    case Event::Blend:
        world.blendModes.clear();
        for (const std::string &word : event.words)
            world.blendModes.push_back(blendMode(word));
        break;
    case Event::Profile:
        world.profile = "/interaction_profiles/" + event.words[0];
        break;
    case Event::Eyes:
        world.eyeSize = {std::uint32_t(event.axes[0]), std::uint32_t(event.axes[1])};
        break;
    case Event::Capture:
        world.capture = event.words[0];
        break;
    case Event::Press:
    case Event::Release:
        hand.pressed[std::size_t(event.button)] = event.event == Event::Press;
        break;
    case Event::Move:
        hand.stick = event.axes;
        break;
    case Event::Lost:
        hand.lost = true;
        break;
    }
}

void playEvents(World &world)
{
    while (world.nextEvent < world.script.events.size() && world.script.events[world.nextEvent].frame <= world.frame)
        happen(world, world.script.events[world.nextEvent++]);
}

} // namespace

bool prepareWorld()
{
    Runtime &all = runtime();
    const char *name = std::getenv("TWINLOOM_XR_WORLD");
    if (all.worldReady && all.worldName == (name ? name : ""))
        return true;
    all.worldName = name ? name : "";
    World world;
    world.blendModes = {XR_ENVIRONMENT_BLEND_MODE_OPAQUE};
    // LOCAL is neither at the stage's origin nor turned like it, so that mixing them up shows.
    world.local.linear() = Eigen::AngleAxisd(0.35, Eigen::Vector3d::UnitY()).toRotationMatrix();
    world.local.translation() = Eigen::Vector3d(0.3, 1.5, 0.2);
    const char *clock = std::getenv("TWINLOOM_XR_CLOCK");
    world.realClock = clock && std::strcmp(clock, "real") == 0;
    if (const char *path = std::getenv("TWINLOOM_XR_SCRIPT"); path && *path) {
        std::ifstream file(path);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        ScriptError error;
        auto script = file ? parseScript(text, error) : std::nullopt;
        if (!script) {
            std::fprintf(stderr, "simulated headset: %s:%d: %s\n", path, error.line,
                         file ? error.message.c_str() : "cannot be read");
            return false;
        }
        world.script = *std::move(script);
    }
    all.world = std::move(world);
    all.worldReady = true;
    std::erase_if(all.world.script.events, [&all](const ScriptEvent &event) { // what is so from the start
        const bool setup = event.frame == 0 &&
                           (event.event == Event::Blend || event.event == Event::Profile || event.event == Event::Eyes);
        if (setup)
            happen(all.world, event);
        return setup;
    });
    return true;
}

void advanceWorld()
{
    World &world = runtime().world;
    ++world.frame;
    world.time += kFramePeriod;
    playEvents(world);
    runtime().sessions.forEach([](XrSession handle, Session &session) { walkState(handle, session); });
}

Eigen::Isometry3d headPose()
{
    const World &world = runtime().world;
    const auto &keys = world.script.head.empty() ? kHead : world.script.head;
    return fromScript(poseAt(keys, double(std::max<std::int64_t>(world.frame, 0))));
}

Eigen::Isometry3d handPose(Hand hand)
{
    const World &world = runtime().world;
    const auto &scripted = world.script.hands[std::size_t(hand)];
    return fromScript(poseAt(scripted.empty() ? kHands[std::size_t(hand)] : scripted,
                             double(std::max<std::int64_t>(world.frame, 0))));
}

Eigen::Isometry3d eyeOffset(int eye)
{
    const double side = eye == 0 ? -1 : 1;
    Eigen::Isometry3d offset = Eigen::Isometry3d::Identity();
    offset.linear() = Eigen::AngleAxisd(-side * 0.02, Eigen::Vector3d::UnitY()).toRotationMatrix();
    offset.translation().x() = side * 0.0315;
    return offset;
}

XrFovf eyeFov(int eye)
{
    return eye == 0 ? XrFovf{-0.88f, 0.74f, 0.72f, -0.86f} : XrFovf{-0.74f, 0.88f, 0.72f, -0.86f};
}

} // namespace twinloom::simulated
