// SPDX-License-Identifier: Apache-2.0
// The simulated headset's state: a small OpenXR 1.0 runtime, written from the specification
// (https://registry.khronos.org/OpenXR/specs/1.0/html/xrspec.html). One instance at a time, as the loader has it.
// Thread: any; every call holds the one lock (`guarded`), except while xrWaitFrame sleeps.
#pragma once

#include "app/xr/pose.h"
#include "app/xr/simulated/graphics.h"
#include "app/xr/simulated/script.h"
#include "app/xr/structure.h"

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace twinloom::simulated
{

inline constexpr XrDuration kFramePeriod = 11'111'111; ///< ns: 90 Hz
inline constexpr std::uint32_t kMostLayers = 16;
/// Of XR_EXT_local_floor, which older headers do not have.
inline constexpr auto kLocalFloor = static_cast<XrReferenceSpaceType>(1000426000);
inline constexpr XrSystemId kSystemId = 1;

/// What is true of the place and its wearer, whatever the application does. Outlives a lost instance.
struct World {
    Script script;
    std::size_t nextEvent = 0;
    std::int64_t frame = -1; ///< of the last xrWaitFrame
    XrTime time = 1'000'000'000;
    bool realClock = false;
    XrTime nextWake = 0; ///< real clock only
    bool off = false, hidden = false, blurred = false;
    std::int64_t pollsUntilOn = 0;
    std::int64_t absentAttempts = 0; ///< xrGetSystem
    std::int64_t deadAttempts = 0;   ///< xrCreateInstance
    std::array<std::uint32_t, 2> eyeSize = {800, 864};
    std::vector<XrEnvironmentBlendMode> blendModes;
    std::string profile = "/interaction_profiles/oculus/touch_controller";
    Eigen::Isometry3d local = Eigen::Isometry3d::Identity(),
                      stage = Eigen::Isometry3d::Identity(); ///< in OpenXR's axes
    struct HandState {
        bool lost = false;
        std::array<bool, 3> pressed{};
        std::array<double, 2> stick{};
    };
    std::array<HandState, 2> hands;
    std::string capture; ///< file to write at the next xrEndFrame
};

struct Session;

struct Swapchain {
    Session *session = nullptr;
    XrSwapchainCreateInfo info{};
    std::vector<unsigned> textures;
    std::deque<std::uint32_t> acquired; ///< oldest first
    bool waited = false;                ///< the oldest one
    std::uint32_t next = 0;
    std::optional<std::uint32_t> released; ///< the last one: what is shown
};

struct Action;

struct Space {
    Session *session = nullptr;
    std::optional<XrReferenceSpaceType> reference; ///< none: of an action
    const Action *action = nullptr;
    XrPath subaction = XR_NULL_PATH;
    Eigen::Isometry3d offset = Eigen::Isometry3d::Identity();
};

struct ActionSet;

struct Action {
    ActionSet *set = nullptr;
    std::string name;
    XrActionType type{};
    std::set<XrPath> subactions;
    /// As of the last xrSyncActions, by hand.
    struct State {
        bool active = false, changed = false;
        XrVector2f value{}; ///< x alone for numbers and buttons
        XrTime changedAt = 0;
    };
    std::array<State, 2> states;
};

struct ActionSet {
    std::string name;
    bool attached = false;
};

struct Session {
    std::unique_ptr<Graphics> graphics; ///< null: headless
    XrSessionState state = XR_SESSION_STATE_UNKNOWN;
    bool running = false, exitRequested = false, lost = false;
    bool everEnded = false; ///< a frame since xrBeginSession
    int waitedFrames = 0;   ///< and not begun
    bool begun = false;
    XrTime displayTime = 0;
    bool attached = false;
    std::set<XrActionSet> sets;
    bool profileTold = false;
};

struct Instance {
    std::set<std::string> extensions;
    bool lost = false, requirementsAsked = false;
    std::vector<std::string> paths; ///< XrPath is the index + 1
    std::deque<XrEventDataBuffer> events;
    /// profile -> (action, path of the source)
    std::map<std::string, std::vector<std::pair<XrAction, std::string>>> suggested;
};

/// Objects of one kind by handle. Handles are never used twice, so that dead ones are noticed.
template <class Handle, class T>
class Table
{
public:
    T *find(Handle handle) const
    {
        const auto found = m_objects.find(reinterpret_cast<std::uint64_t>(handle));
        return found == m_objects.end() ? nullptr : found->second.get();
    }
    Handle add(std::uint64_t number, std::unique_ptr<T> object)
    {
        m_objects[number] = std::move(object);
        return reinterpret_cast<Handle>(number);
    }
    void remove(Handle handle) { m_objects.erase(reinterpret_cast<std::uint64_t>(handle)); }
    template <class Condition>
    void removeIf(Condition condition)
    {
        std::erase_if(m_objects, [&](const auto &entry) { return condition(*entry.second); });
    }
    template <class Visit>
    void forEach(Visit visit) const
    {
        for (const auto &[number, object] : m_objects)
            visit(reinterpret_cast<Handle>(number), *object);
    }
    bool empty() const { return m_objects.empty(); }
    void clear() { m_objects.clear(); }

private:
    std::map<std::uint64_t, std::unique_ptr<T>> m_objects;
};

struct Runtime {
    std::recursive_mutex mutex;
    std::uint64_t lastHandle = 0x1000;
    World world;
    bool worldReady = false;
    std::string worldName; ///< TWINLOOM_XR_WORLD: another one is another world
    Table<XrInstance, Instance> instances;
    Table<XrSession, Session> sessions;
    Table<XrSwapchain, Swapchain> swapchains;
    Table<XrSpace, Space> spaces;
    Table<XrActionSet, ActionSet> actionSets;
    Table<XrAction, Action> actions;

    Instance *instance() const; ///< the one there is, or null
};

Runtime &runtime();

/// Says why on standard error (once a reason), and gives `result` back.
XrResult refuse(XrResult result, const char *function, const char *why);

/// Runs `body` under the lock; what it throws becomes XR_ERROR_RUNTIME_FAILURE.
template <class Body>
XrResult guarded(Body &&body) noexcept
{
    try {
        const std::lock_guard lock(runtime().mutex);
        return body();
    } catch (...) {
        return XR_ERROR_RUNTIME_FAILURE;
    }
}

/// The usual two-call form: count, then fill.
template <class T>
XrResult fill(const std::vector<T> &values, std::uint32_t capacity, std::uint32_t *count, T *out)
{
    if (!count || (capacity > 0 && !out))
        return XR_ERROR_VALIDATION_FAILURE;
    *count = static_cast<std::uint32_t>(values.size());
    if (capacity == 0)
        return XR_SUCCESS;
    if (capacity < values.size())
        return XR_ERROR_SIZE_INSUFFICIENT;
    std::copy(values.begin(), values.end(), out);
    return XR_SUCCESS;
}
XrResult fillText(const std::string &text, std::uint32_t capacity, std::uint32_t *count, char *out);

/// XR_SUCCESS, XR_ERROR_HANDLE_INVALID, or that instance or session are lost.
XrResult checkInstance(XrInstance handle, Instance *&instance);
XrResult checkSession(XrSession handle, Session *&session);
/// The same for what belongs to a session.
XrResult checkOwner(const Session *session);

// World (world.cpp)
/// Reads the environment: TWINLOOM_XR_SCRIPT (a file), TWINLOOM_XR_CLOCK (virtual, real), TWINLOOM_XR_WORLD (any
/// text: a new one begins a new world). Once a life of the world.
bool prepareWorld();
/// One frame on: time, and what the script says for it.
void advanceWorld();
/// Poses in OpenXR's axes.
Eigen::Isometry3d headPose();
Eigen::Isometry3d handPose(Hand hand);
/// To the right of the head's middle, canted outwards a little; fields of view that no two sides share.
Eigen::Isometry3d eyeOffset(int eye);
XrFovf eyeFov(int eye);

// Session states (session_state.cpp)
/// Moves the session towards where wearer and application want it, with an event a step.
void walkState(XrSession handle, Session &session);
template <class T>
void queueEvent(const T &event);

// Spaces (space_calls.cpp)
struct Located {
    Eigen::Isometry3d pose = Eigen::Isometry3d::Identity(); ///< in the tracking system's frame
    bool valid = true, tracked = true;
};
Located locate(const Space &space);

// Actions (action_calls.cpp)
void announceProfile(XrSession handle, Session &session);
bool handOf(XrPath path, Hand &hand);
std::string pathText(XrPath path);

// Capture (capture.cpp)
void captureFrame(const Session &session, const XrFrameEndInfo &info, const std::string &file);

template <class T>
void queueEvent(const T &event)
{
    XrEventDataBuffer buffer{};
    static_assert(sizeof event <= sizeof buffer);
    std::copy_n(reinterpret_cast<const char *>(&event), sizeof event, reinterpret_cast<char *>(&buffer));
    if (Instance *instance = runtime().instance())
        instance->events.push_back(buffer);
}

} // namespace twinloom::simulated
