// SPDX-License-Identifier: Apache-2.0
// Actions: what the application calls its inputs, and what the scripted hands do to them.
#include "app/xr/simulated/calls.h"
#include "app/xr/simulated/profiles.h"

namespace twinloom::simulated
{
namespace
{

/// Lower-case letters, digits, '-', '_' and '.', as the specification has single path levels.
bool wellNamed(const char *name)
{
    return name[0] &&
           std::string(name).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == std::string::npos;
}

/// What the hand does to a source such as "/user/hand/left/input/trigger/value".
XrVector2f sourceValue(const std::string &path, const World::HandState &hand)
{
    const auto has = [&path](const char *part) { return path.find(part) != std::string::npos; };
    const auto button = [&hand](Button which) { return XrVector2f{hand.pressed[std::size_t(which)] ? 1.0f : 0.0f, 0}; };
    if (has("/thumbstick") || has("/trackpad"))
        return has("/click") || has("/touch") ? XrVector2f{} : XrVector2f{float(hand.stick[0]), float(hand.stick[1])};
    if (has("/select/") || has("/trigger/") || has("/pinch_ext/"))
        return button(Button::Select);
    if (has("/squeeze/") || has("/grasp_ext/"))
        return button(Button::Grab);
    if (has("/menu/") || has("/b/"))
        return button(Button::Menu);
    return {};
}

const std::vector<std::pair<XrAction, std::string>> *currentBindings()
{
    const Instance *instance = runtime().instance();
    const auto found = instance->suggested.find(runtime().world.profile);
    return found == instance->suggested.end() ? nullptr : &found->second;
}

void updateAction(XrAction handle, Action &action, bool focused)
{
    std::array<Action::State, 2> fresh;
    if (const auto *bindings = currentBindings(); bindings && focused)
        for (const auto &[bound, path] : *bindings) {
            if (bound != handle)
                continue;
            const auto hand = path.rfind("/user/hand/left", 0) == 0 ? Hand::Left : Hand::Right;
            Action::State &state = fresh[std::size_t(hand)];
            const World::HandState &pressed = runtime().world.hands[std::size_t(hand)];
            const XrVector2f value = sourceValue(path, pressed);
            state.active = true;
            if (std::abs(value.x) + std::abs(value.y) > std::abs(state.value.x) + std::abs(state.value.y))
                state.value = value;
        }
    for (std::size_t hand = 0; hand < 2; ++hand) {
        const Action::State &before = action.states[hand];
        fresh[hand].changed = before.value.x != fresh[hand].value.x || before.value.y != fresh[hand].value.y;
        fresh[hand].changedAt = fresh[hand].changed ? runtime().world.time : before.changedAt;
    }
    action.states = fresh;
}

/// The state asked for, or both hands' together without a sub-action.
XrResult actionState(XrSession handle, const XrActionStateGetInfo *info, XrActionType type, Action::State &state)
{
    Session *session = nullptr;
    if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
        return result;
    const Action *action = info ? runtime().actions.find(info->action) : nullptr;
    if (!action)
        return XR_ERROR_HANDLE_INVALID;
    if (!action->set->attached)
        return XR_ERROR_ACTIONSET_NOT_ATTACHED;
    if (action->type != type)
        return XR_ERROR_ACTION_TYPE_MISMATCH;
    if (info->subactionPath != XR_NULL_PATH && !action->subactions.count(info->subactionPath))
        return XR_ERROR_PATH_UNSUPPORTED;
    Hand only{};
    const bool one = info->subactionPath != XR_NULL_PATH && handOf(info->subactionPath, only);
    for (std::size_t hand = 0; hand < 2; ++hand) {
        if (one && hand != std::size_t(only))
            continue;
        const Action::State &each = action->states[hand];
        if (!state.active ||
            std::abs(each.value.x) + std::abs(each.value.y) > std::abs(state.value.x) + std::abs(state.value.y))
            state = each.active ? each : state;
    }
    return XR_SUCCESS;
}

XrResult checkHaptic(XrSession handle, const XrHapticActionInfo *info)
{
    Session *session = nullptr;
    if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
        return result;
    const Action *action = info ? runtime().actions.find(info->action) : nullptr;
    if (!action)
        return XR_ERROR_HANDLE_INVALID;
    if (action->type != XR_ACTION_TYPE_VIBRATION_OUTPUT)
        return XR_ERROR_ACTION_TYPE_MISMATCH;
    return session->state == XR_SESSION_STATE_FOCUSED ? XR_SUCCESS : XR_SESSION_NOT_FOCUSED;
}

} // namespace

bool handOf(XrPath path, Hand &hand)
{
    const std::string text = pathText(path);
    hand = text == "/user/hand/left" ? Hand::Left : Hand::Right;
    return text == "/user/hand/left" || text == "/user/hand/right";
}

void announceProfile(XrSession handle, Session &session)
{
    if (session.profileTold || !session.attached)
        return;
    session.profileTold = true;
    auto event = xr::typed<XrEventDataInteractionProfileChanged>(XR_TYPE_EVENT_DATA_INTERACTION_PROFILE_CHANGED);
    event.session = handle;
    queueEvent(event);
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateActionSet(XrInstance handle, const XrActionSetCreateInfo *info, XrActionSet *set)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (!info || info->type != XR_TYPE_ACTION_SET_CREATE_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (!wellNamed(info->actionSetName))
            return XR_ERROR_PATH_FORMAT_INVALID;
        if (!info->localizedActionSetName[0])
            return XR_ERROR_LOCALIZED_NAME_INVALID;
        bool taken = false;
        runtime().actionSets.forEach(
            [&](XrActionSet, const ActionSet &each) { taken = taken || each.name == info->actionSetName; });
        if (taken)
            return XR_ERROR_NAME_DUPLICATED;
        auto made = std::make_unique<ActionSet>();
        made->name = info->actionSetName;
        *set = runtime().actionSets.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroyActionSet(XrActionSet handle)
{
    return guarded([&]() -> XrResult {
        const ActionSet *set = runtime().actionSets.find(handle);
        if (!set)
            return XR_ERROR_HANDLE_INVALID;
        runtime().actions.removeIf([set](const Action &action) { return action.set == set; });
        runtime().actionSets.remove(handle);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateAction(XrActionSet handle, const XrActionCreateInfo *info, XrAction *action)
{
    return guarded([&]() -> XrResult {
        ActionSet *set = runtime().actionSets.find(handle);
        if (!set)
            return XR_ERROR_HANDLE_INVALID;
        if (set->attached)
            return XR_ERROR_ACTIONSETS_ALREADY_ATTACHED;
        if (!info || info->type != XR_TYPE_ACTION_CREATE_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (!wellNamed(info->actionName))
            return XR_ERROR_PATH_FORMAT_INVALID;
        if (!info->localizedActionName[0])
            return XR_ERROR_LOCALIZED_NAME_INVALID;
        auto made = std::make_unique<Action>();
        made->set = set;
        made->name = info->actionName;
        made->type = info->actionType;
        for (std::uint32_t i = 0; i < info->countSubactionPaths; ++i) {
            Hand hand{};
            if (!handOf(info->subactionPaths[i], hand) || !made->subactions.insert(info->subactionPaths[i]).second)
                return XR_ERROR_PATH_UNSUPPORTED;
        }
        *action = runtime().actions.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroyAction(XrAction handle)
{
    return guarded([&]() -> XrResult {
        if (!runtime().actions.find(handle))
            return XR_ERROR_HANDLE_INVALID;
        runtime().actions.remove(handle);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrSuggestInteractionProfileBindings(XrInstance handle,
                                                                   const XrInteractionProfileSuggestedBinding *info)
{
    return guarded([&]() -> XrResult {
        Instance *instance = nullptr;
        if (const XrResult result = checkInstance(handle, instance); result != XR_SUCCESS)
            return result;
        if (!info || info->countSuggestedBindings == 0)
            return XR_ERROR_VALIDATION_FAILURE;
        const std::string profile = pathText(info->interactionProfile);
        const bool wantsHands = profile == "/interaction_profiles/ext/hand_interaction_ext";
        if (!knownProfile(profile) || (wantsHands && !instance->extensions.count("XR_EXT_hand_interaction")))
            return refuse(XR_ERROR_PATH_UNSUPPORTED, "xrSuggestInteractionProfileBindings", profile.c_str());
        std::vector<std::pair<XrAction, std::string>> bindings;
        for (std::uint32_t i = 0; i < info->countSuggestedBindings; ++i) {
            const auto &[action, path] = info->suggestedBindings[i];
            const Action *known = runtime().actions.find(action);
            if (!known)
                return XR_ERROR_HANDLE_INVALID;
            if (known->set->attached)
                return XR_ERROR_ACTIONSETS_ALREADY_ATTACHED;
            if (!knownBinding(profile, pathText(path)))
                return refuse(XR_ERROR_PATH_UNSUPPORTED, "xrSuggestInteractionProfileBindings",
                              (profile + " has no " + pathText(path)).c_str());
            bindings.emplace_back(action, pathText(path));
        }
        instance->suggested[profile] = std::move(bindings);
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrAttachSessionActionSets(XrSession handle, const XrSessionActionSetsAttachInfo *info)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (session->attached)
            return XR_ERROR_ACTIONSETS_ALREADY_ATTACHED;
        if (!info || info->countActionSets == 0)
            return XR_ERROR_VALIDATION_FAILURE;
        for (std::uint32_t i = 0; i < info->countActionSets; ++i) {
            ActionSet *set = runtime().actionSets.find(info->actionSets[i]);
            if (!set)
                return XR_ERROR_HANDLE_INVALID;
            set->attached = true;
            session->sets.insert(info->actionSets[i]);
        }
        session->attached = true;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetCurrentInteractionProfile(XrSession handle, XrPath user,
                                                              XrInteractionProfileState *state)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        Hand hand{};
        if (!handOf(user, hand))
            return XR_ERROR_PATH_UNSUPPORTED;
        if (!session->attached)
            return XR_ERROR_ACTIONSET_NOT_ATTACHED;
        const auto &paths = runtime().instance()->paths;
        const auto found = std::find(paths.begin(), paths.end(), runtime().world.profile);
        state->interactionProfile =
            session->profileTold && currentBindings() ? XrPath(found - paths.begin()) + 1 : XR_NULL_PATH;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrSyncActions(XrSession handle, const XrActionsSyncInfo *info)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!info)
            return XR_ERROR_VALIDATION_FAILURE;
        std::set<const ActionSet *> wanted;
        for (std::uint32_t i = 0; i < info->countActiveActionSets; ++i) {
            const XrActionSet set = info->activeActionSets[i].actionSet;
            if (!session->sets.count(set))
                return XR_ERROR_ACTIONSET_NOT_ATTACHED;
            wanted.insert(runtime().actionSets.find(set));
        }
        const bool focused = session->state == XR_SESSION_STATE_FOCUSED;
        runtime().actions.forEach(
            [&](XrAction action, Action &each) { updateAction(action, each, focused && wanted.count(each.set)); });
        return focused ? XR_SUCCESS : XR_SESSION_NOT_FOCUSED;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetActionStateBoolean(XrSession session, const XrActionStateGetInfo *info,
                                                       XrActionStateBoolean *out)
{
    return guarded([&]() -> XrResult {
        Action::State state;
        if (const XrResult result = actionState(session, info, XR_ACTION_TYPE_BOOLEAN_INPUT, state);
            result != XR_SUCCESS)
            return result;
        out->currentState = state.value.x > 0.5f;
        out->changedSinceLastSync = state.changed;
        out->lastChangeTime = state.changedAt;
        out->isActive = state.active;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetActionStateFloat(XrSession session, const XrActionStateGetInfo *info,
                                                     XrActionStateFloat *out)
{
    return guarded([&]() -> XrResult {
        Action::State state;
        if (const XrResult result = actionState(session, info, XR_ACTION_TYPE_FLOAT_INPUT, state); result != XR_SUCCESS)
            return result;
        out->currentState = state.value.x;
        out->changedSinceLastSync = state.changed;
        out->lastChangeTime = state.changedAt;
        out->isActive = state.active;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetActionStateVector2f(XrSession session, const XrActionStateGetInfo *info,
                                                        XrActionStateVector2f *out)
{
    return guarded([&]() -> XrResult {
        Action::State state;
        if (const XrResult result = actionState(session, info, XR_ACTION_TYPE_VECTOR2F_INPUT, state);
            result != XR_SUCCESS)
            return result;
        out->currentState = state.value;
        out->changedSinceLastSync = state.changed;
        out->lastChangeTime = state.changedAt;
        out->isActive = state.active;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetActionStatePose(XrSession session, const XrActionStateGetInfo *info,
                                                    XrActionStatePose *out)
{
    return guarded([&]() -> XrResult {
        Action::State state;
        if (const XrResult result = actionState(session, info, XR_ACTION_TYPE_POSE_INPUT, state); result != XR_SUCCESS)
            return result;
        out->isActive = state.active;
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateBoundSourcesForAction(XrSession handle,
                                                                const XrBoundSourcesForActionEnumerateInfo *info,
                                                                std::uint32_t capacity, std::uint32_t *count,
                                                                XrPath *sources)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!info || !runtime().actions.find(info->action))
            return XR_ERROR_HANDLE_INVALID;
        std::vector<XrPath> paths;
        const auto &known = runtime().instance()->paths;
        if (const auto *bindings = currentBindings())
            for (const auto &[action, path] : *bindings)
                if (action == info->action)
                    paths.push_back(XrPath(std::find(known.begin(), known.end(), path) - known.begin()) + 1);
        return fill(paths, capacity, count, sources);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetInputSourceLocalizedName(XrSession handle,
                                                             const XrInputSourceLocalizedNameGetInfo *info,
                                                             std::uint32_t capacity, std::uint32_t *count, char *out)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        const std::string path = info ? pathText(info->sourcePath) : std::string();
        return path.empty() ? XR_ERROR_PATH_INVALID
                            : fillText("Simulated " + path.substr(path.rfind("/user/") + 6), capacity, count, out);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrApplyHapticFeedback(XrSession handle, const XrHapticActionInfo *info,
                                                     const XrHapticBaseHeader *)
{
    return guarded([&]() -> XrResult { return checkHaptic(handle, info); });
}

XRAPI_ATTR XrResult XRAPI_CALL xrStopHapticFeedback(XrSession handle, const XrHapticActionInfo *info)
{
    return guarded([&]() -> XrResult { return checkHaptic(handle, info); });
}

} // namespace twinloom::simulated
