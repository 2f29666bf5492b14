// SPDX-License-Identifier: Apache-2.0
// Instance, events, paths, system.
#include "app/xr/simulated/calls.h"

#include <openxr/openxr_reflection.h>

#include <cstdio>
#include <cstring>

namespace twinloom::simulated
{

Runtime &runtime()
{
    static Runtime all; // the library is never unloaded (-z nodelete): the world outlives a lost instance
    return all;
}

Instance *Runtime::instance() const
{
    Instance *found = nullptr;
    instances.forEach([&found](XrInstance, Instance &instance) { found = &instance; });
    return found;
}

XrResult refuse(XrResult result, const char *function, const char *why)
{
    static std::set<std::string> said;
    if (said.insert(std::string(function) + why).second)
        std::fprintf(stderr, "simulated headset: %s: %s\n", function, why);
    return result;
}

XrResult fillText(const std::string &text, std::uint32_t capacity, std::uint32_t *count, char *out)
{
    return fill(std::vector<char>(text.c_str(), text.c_str() + text.size() + 1), capacity, count, out);
}

XrResult checkInstance(XrInstance handle, Instance *&instance)
{
    instance = runtime().instances.find(handle);
    return !instance ? XR_ERROR_HANDLE_INVALID : instance->lost ? XR_ERROR_INSTANCE_LOST : XR_SUCCESS;
}

XrResult checkOwner(const Session *session)
{
    if (!session)
        return XR_ERROR_HANDLE_INVALID;
    const Instance *instance = runtime().instance();
    return !instance || instance->lost ? XR_ERROR_INSTANCE_LOST : session->lost ? XR_ERROR_SESSION_LOST : XR_SUCCESS;
}

XrResult checkSession(XrSession handle, Session *&session)
{
    session = runtime().sessions.find(handle);
    return checkOwner(session);
}

namespace
{

struct Extension {
    const char *name;
    std::uint32_t version;
};
constexpr Extension kExtensions[] = {
    {"XR_KHR_opengl_enable", 10}, {"XR_MNDX_egl_enable", 1},      {"XR_MND_headless", 2},
    {"XR_EXT_local_floor", 1},    {"XR_EXT_hand_interaction", 1},
};

bool offered(const char *name)
{
    return std::any_of(std::begin(kExtensions), std::end(kExtensions),
                       [name](const Extension &extension) { return std::strcmp(extension.name, name) == 0; });
}

/// "/a/b-c_d.e": as the specification's "Well-Formed Path Strings".
bool wellFormed(const std::string &path)
{
    if (path.size() < 2 || path.size() >= XR_MAX_PATH_LENGTH || path[0] != '/' || path.back() == '/' ||
        path.find("//") != std::string::npos)
        return false;
    if (path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") != std::string::npos)
        return false;
    for (std::size_t from = 0; from != std::string::npos; from = path.find('/', from + 1)) {
        const std::string part = path.substr(from + 1, path.find('/', from + 1) - from - 1);
        if (part.find_first_not_of('.') == std::string::npos)
            return false;
    }
    return true;
}

XrResult checkCreate(const XrInstanceCreateInfo *info)
{
    if (!info || info->type != XR_TYPE_INSTANCE_CREATE_INFO)
        return XR_ERROR_VALIDATION_FAILURE;
    if (XR_VERSION_MAJOR(info->applicationInfo.apiVersion) != 1 ||
        XR_VERSION_MINOR(info->applicationInfo.apiVersion) > 0)
        return refuse(XR_ERROR_API_VERSION_UNSUPPORTED, "xrCreateInstance", "OpenXR 1.0 is offered");
    if (info->applicationInfo.applicationName[0] == 0)
        return XR_ERROR_NAME_INVALID;
    for (std::uint32_t i = 0; i < info->enabledExtensionCount; ++i)
        if (!offered(info->enabledExtensionNames[i]))
            return refuse(XR_ERROR_EXTENSION_NOT_PRESENT, "xrCreateInstance", info->enabledExtensionNames[i]);
    return XR_SUCCESS;
}

} // namespace

std::string pathText(XrPath path)
{
    const Instance *instance = runtime().instance();
    return instance && path >= 1 && path <= instance->paths.size() ? instance->paths[path - 1] : std::string();
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateInstanceExtensionProperties(const char *layer, std::uint32_t capacity,
                                                                      std::uint32_t *count,
                                                                      XrExtensionProperties *properties)
{
    return guarded([&]() -> XrResult {
        if (layer)
            return XR_ERROR_API_LAYER_NOT_PRESENT;
        std::vector<XrExtensionProperties> all;
        for (std::uint32_t i = 0; i < std::size(kExtensions); ++i) {
            auto one = xr::typed<XrExtensionProperties>(XR_TYPE_EXTENSION_PROPERTIES);
            if (properties && i < capacity)
                one.next = properties[i].next;
            std::strncpy(one.extensionName, kExtensions[i].name, sizeof one.extensionName - 1);
            one.extensionVersion = kExtensions[i].version;
            all.push_back(one);
        }
        return fill(all, capacity, count, properties);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateInstance(const XrInstanceCreateInfo *info, XrInstance *instance)
{
    return guarded([&]() -> XrResult {
        Runtime &all = runtime();
        if (!instance)
            return XR_ERROR_VALIDATION_FAILURE;
        if (const XrResult result = checkCreate(info); result != XR_SUCCESS)
            return result;
        if (!all.instances.empty())
            return XR_ERROR_LIMIT_REACHED;
        if (!prepareWorld())
            return XR_ERROR_INITIALIZATION_FAILED;
        if (all.world.deadAttempts > 0) {
            if (all.world.deadAttempts != kForever)
                --all.world.deadAttempts;
            return XR_ERROR_RUNTIME_FAILURE; // as Monado answers while its service is away
        }
        auto made = std::make_unique<Instance>();
        for (std::uint32_t i = 0; i < info->enabledExtensionCount; ++i)
            made->extensions.insert(info->enabledExtensionNames[i]);
        *instance = all.instances.add(++all.lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroyInstance(XrInstance handle)
{
    return guarded([&]() -> XrResult {
        Runtime &all = runtime();
        const Instance *instance = all.instances.find(handle);
        if (!instance)
            return XR_ERROR_HANDLE_INVALID;
        if (!instance->lost)
            all.worldReady = false; // a lost one is expected back in the same world
        std::vector<XrSession> sessions;
        all.sessions.forEach([&sessions](XrSession session, Session &) { sessions.push_back(session); });
        for (const XrSession session : sessions)
            xrDestroySession(session);
        all.actions.clear();
        all.actionSets.clear();
        all.instances.clear();
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetInstanceProperties(XrInstance handle, XrInstanceProperties *properties)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        properties->runtimeVersion = XR_MAKE_VERSION(0, 1, 0);
        std::strncpy(properties->runtimeName, "Twinloom simulated headset", sizeof properties->runtimeName);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrPollEvent(XrInstance handle, XrEventDataBuffer *event)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        runtime().sessions.forEach([](XrSession session, Session &each) { walkState(session, each); });
        if (!instance->events.empty()) {
            *event = instance->events.front();
            instance->events.pop_front();
            return XR_SUCCESS;
        }
        World &world = runtime().world;
        bool idle = false;
        runtime().sessions.forEach(
            [&idle](XrSession, Session &session) { idle = idle || session.state == XR_SESSION_STATE_IDLE; });
        if (world.off && idle && world.pollsUntilOn != kForever && --world.pollsUntilOn <= 0)
            world.off = false;
        return XR_EVENT_UNAVAILABLE;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrResultToString(XrInstance handle, XrResult value, char *buffer)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        switch (value) {
#define TWINLOOM_CASE(name, number)                                                                                    \
    case name:                                                                                                         \
        std::snprintf(buffer, XR_MAX_RESULT_STRING_SIZE, "%s", #name);                                                 \
        return XR_SUCCESS;
            XR_LIST_ENUM_XrResult(TWINLOOM_CASE)
#undef TWINLOOM_CASE
                default : break;
        }
        std::snprintf(buffer, XR_MAX_RESULT_STRING_SIZE,
                      XR_SUCCEEDED(value) ? "XR_UNKNOWN_SUCCESS_%d" : "XR_UNKNOWN_FAILURE_%d", int(value));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrStructureTypeToString(XrInstance handle, XrStructureType value, char *buffer)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        switch (value) {
#define TWINLOOM_CASE(name, number)                                                                                    \
    case name:                                                                                                         \
        std::snprintf(buffer, XR_MAX_STRUCTURE_NAME_SIZE, "%s", #name);                                                \
        return XR_SUCCESS;
            XR_LIST_ENUM_XrStructureType(TWINLOOM_CASE)
#undef TWINLOOM_CASE
                default : break;
        }
        std::snprintf(buffer, XR_MAX_STRUCTURE_NAME_SIZE, "XR_UNKNOWN_STRUCTURE_TYPE_%d", int(value));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrStringToPath(XrInstance handle, const char *text, XrPath *path)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (!text || !path)
            return XR_ERROR_VALIDATION_FAILURE;
        if (!wellFormed(text))
            return refuse(XR_ERROR_PATH_FORMAT_INVALID, "xrStringToPath", text);
        auto &paths = instance->paths;
        const auto found = std::find(paths.begin(), paths.end(), text);
        *path = XrPath(found - paths.begin()) + 1;
        if (found == paths.end())
            paths.emplace_back(text);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrPathToString(XrInstance handle, XrPath path, std::uint32_t capacity,
                                              std::uint32_t *count, char *out)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        const std::string text = pathText(path);
        return text.empty() ? XR_ERROR_PATH_INVALID : fillText(text, capacity, count, out);
    });
}

} // namespace twinloom::simulated
