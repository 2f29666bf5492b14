// SPDX-License-Identifier: Apache-2.0
#include "app/xr/input.h"

#include "app/xr/pose.h"
#include "app/xr/structure.h"

#include <QCoreApplication>

#include <cstring>

namespace twinloom::xr
{

Result<std::unique_ptr<Input>> Input::create(const Instance &instance, Calls &calls)
{
    std::unique_ptr<Input> input(new Input(calls));
    if (!input->makeActions(instance.handle()))
        return unexpected(ErrorCode::Peer, calls.lastFailure(),
                          QCoreApplication::translate("xr", "The controllers cannot be used."));
    input->suggestAll(instance);
    return input;
}

Input::~Input()
{
    if (m_set != XR_NULL_HANDLE)
        xrDestroyActionSet(m_set);
}

bool Input::makeActions(XrInstance instance)
{
    for (std::size_t hand = 0; hand < 2; ++hand)
        if (!m_calls.ok(xrStringToPath(instance, hand == 0 ? "/user/hand/left" : "/user/hand/right", &m_hands[hand]),
                        "xrStringToPath"))
            return false;
    auto info = typed<XrActionSetCreateInfo>(XR_TYPE_ACTION_SET_CREATE_INFO);
    std::strncpy(info.actionSetName, "scene", XR_MAX_ACTION_SET_NAME_SIZE - 1);
    std::strncpy(info.localizedActionSetName, "Scene", XR_MAX_LOCALIZED_ACTION_SET_NAME_SIZE - 1);
    if (!m_calls.ok(xrCreateActionSet(instance, &info, &m_set), "xrCreateActionSet"))
        return false;
    m_aim = action("aim", "Point", XR_ACTION_TYPE_POSE_INPUT);
    m_grip = action("grip", "Hand", XR_ACTION_TYPE_POSE_INPUT);
    m_select = action("select", "Select", XR_ACTION_TYPE_FLOAT_INPUT);
    m_grab = action("grab", "Grab", XR_ACTION_TYPE_FLOAT_INPUT);
    m_menu = action("menu", "Menu", XR_ACTION_TYPE_BOOLEAN_INPUT);
    m_move = action("move", "Move", XR_ACTION_TYPE_VECTOR2F_INPUT);
    m_haptic = action("haptic", "Tick", XR_ACTION_TYPE_VIBRATION_OUTPUT);
    return m_aim && m_grip && m_select && m_grab && m_menu && m_move && m_haptic;
}

XrAction Input::action(const char *name, const char *label, XrActionType type)
{
    auto info = typed<XrActionCreateInfo>(XR_TYPE_ACTION_CREATE_INFO);
    std::strncpy(info.actionName, name, XR_MAX_ACTION_NAME_SIZE - 1);
    std::strncpy(info.localizedActionName, label, XR_MAX_LOCALIZED_ACTION_NAME_SIZE - 1);
    info.actionType = type;
    info.countSubactionPaths = 2;
    info.subactionPaths = m_hands.data();
    XrAction made = XR_NULL_HANDLE;
    return m_calls.ok(xrCreateAction(m_set, &info, &made), "xrCreateAction") ? made : XR_NULL_HANDLE;
}

/// Paths begin below /user/hand/; those that do not begin with left or right are for both hands.
void Input::suggest(XrInstance instance, const char *profile,
                    const std::vector<std::pair<XrAction, const char *>> &bindings)
{
    std::vector<XrActionSuggestedBinding> all;
    const auto add = [&](XrAction action, const std::string &path) {
        XrPath handle = XR_NULL_PATH;
        if (m_calls.ok(xrStringToPath(instance, ("/user/hand/" + path).c_str(), &handle), "xrStringToPath"))
            all.push_back({action, handle});
    };
    for (const auto &[action, path] : bindings) {
        const std::string text = path;
        if (text.rfind("left/", 0) == 0 || text.rfind("right/", 0) == 0) {
            add(action, text);
        } else {
            add(action, "left/" + text);
            add(action, "right/" + text);
        }
    }
    auto info = typed<XrInteractionProfileSuggestedBinding>(XR_TYPE_INTERACTION_PROFILE_SUGGESTED_BINDING);
    if (!m_calls.ok(xrStringToPath(instance, (std::string("/interaction_profiles/") + profile).c_str(),
                                   &info.interactionProfile),
                    "xrStringToPath"))
        return;
    info.countSuggestedBindings = std::uint32_t(all.size());
    info.suggestedBindings = all.data();
    // One unknown path would cost the whole profile; a profile that the runtime does not know costs only itself.
    m_calls.ok(xrSuggestInteractionProfileBindings(instance, &info), "xrSuggestInteractionProfileBindings");
}

void Input::suggestAll(const Instance &instance)
{
    const std::vector<std::pair<XrAction, const char *>> poses = {{m_aim, "input/aim/pose"},
                                                                  {m_grip, "input/grip/pose"}};
    const auto with = [&](std::vector<std::pair<XrAction, const char *>> more, bool haptic = true) {
        more.insert(more.end(), poses.begin(), poses.end());
        if (haptic)
            more.emplace_back(m_haptic, "output/haptic");
        return more;
    };
    const XrInstance handle = instance.handle();
    suggest(handle, "khr/simple_controller", with({{m_select, "input/select/click"}, {m_menu, "input/menu/click"}}));
    suggest(handle, "oculus/touch_controller",
            with({{m_select, "input/trigger/value"},
                  {m_grab, "input/squeeze/value"},
                  {m_menu, "left/input/menu/click"},
                  {m_menu, "right/input/b/click"},
                  {m_move, "input/thumbstick"}}));
    suggest(handle, "microsoft/motion_controller",
            with({{m_select, "input/trigger/value"},
                  {m_grab, "input/squeeze/click"},
                  {m_menu, "input/menu/click"},
                  {m_move, "input/thumbstick"}}));
    suggest(handle, "valve/index_controller",
            with({{m_select, "input/trigger/value"},
                  {m_grab, "input/squeeze/value"},
                  {m_menu, "input/b/click"},
                  {m_move, "input/thumbstick"}}));
    suggest(handle, "htc/vive_controller",
            with({{m_select, "input/trigger/value"},
                  {m_grab, "input/squeeze/click"},
                  {m_menu, "input/menu/click"},
                  {m_move, "input/trackpad"}}));
    if (instance.has("XR_EXT_hand_interaction"))
        suggest(handle, "ext/hand_interaction_ext",
                with({{m_select, "input/pinch_ext/value"}, {m_grab, "input/grasp_ext/value"}}, false));
}

bool Input::attach(XrSession session)
{
    auto info = typed<XrSessionActionSetsAttachInfo>(XR_TYPE_SESSION_ACTION_SETS_ATTACH_INFO);
    info.countActionSets = 1;
    info.actionSets = &m_set;
    if (!m_calls.ok(xrAttachSessionActionSets(session, &info), "xrAttachSessionActionSets"))
        return false;
    for (std::size_t hand = 0; hand < 2; ++hand) {
        auto space = typed<XrActionSpaceCreateInfo>(XR_TYPE_ACTION_SPACE_CREATE_INFO);
        space.action = m_aim;
        space.subactionPath = m_hands[hand];
        space.poseInActionSpace = identityPose();
        if (!m_calls.ok(xrCreateActionSpace(session, &space, &m_aimSpaces[hand]), "xrCreateActionSpace"))
            return false;
    }
    m_wasSelect = {};
    return true;
}

float Input::number(XrSession session, XrAction action, std::size_t hand)
{
    auto info = typed<XrActionStateGetInfo>(XR_TYPE_ACTION_STATE_GET_INFO);
    info.action = action;
    info.subactionPath = m_hands[hand];
    auto state = typed<XrActionStateFloat>(XR_TYPE_ACTION_STATE_FLOAT);
    return m_calls.ok(xrGetActionStateFloat(session, &info, &state), "xrGetActionStateFloat") && state.isActive
               ? state.currentState
               : 0;
}

bool Input::read(XrSession session, XrSpace base, XrTime time, std::array<HandInput, 2> &hands)
{
    hands = {};
    const XrActiveActionSet active = {m_set, XR_NULL_PATH};
    auto sync = typed<XrActionsSyncInfo>(XR_TYPE_ACTIONS_SYNC_INFO);
    sync.countActiveActionSets = 1;
    sync.activeActionSets = &active;
    const XrResult synced = xrSyncActions(session, &sync);
    if (!m_calls.ok(synced, "xrSyncActions"))
        return false;
    if (synced == XR_SESSION_NOT_FOCUSED) {
        m_wasSelect = {};
        return true;
    }
    for (std::size_t hand = 0; hand < 2; ++hand) {
        HandInput &input = hands[hand];
        // Two thresholds, so that a trigger held half way does not flutter.
        input.select = number(session, m_select, hand) > (m_wasSelect[hand] ? 0.4f : 0.6f);
        input.selected = input.select && !m_wasSelect[hand];
        m_wasSelect[hand] = input.select;
        input.grab = number(session, m_grab, hand) > 0.5f;
        auto info = typed<XrActionStateGetInfo>(XR_TYPE_ACTION_STATE_GET_INFO);
        info.subactionPath = m_hands[hand];
        info.action = m_menu;
        auto menu = typed<XrActionStateBoolean>(XR_TYPE_ACTION_STATE_BOOLEAN);
        if (m_calls.ok(xrGetActionStateBoolean(session, &info, &menu), "xrGetActionStateBoolean"))
            input.menu = menu.isActive && menu.currentState && menu.changedSinceLastSync;
        info.action = m_move;
        auto move = typed<XrActionStateVector2f>(XR_TYPE_ACTION_STATE_VECTOR2F);
        if (m_calls.ok(xrGetActionStateVector2f(session, &info, &move), "xrGetActionStateVector2f") && move.isActive)
            input.stick = {move.currentState.x, move.currentState.y};
        auto place = typed<XrSpaceLocation>(XR_TYPE_SPACE_LOCATION);
        constexpr XrSpaceLocationFlags kValid =
            XR_SPACE_LOCATION_ORIENTATION_VALID_BIT | XR_SPACE_LOCATION_POSITION_VALID_BIT;
        if (m_calls.ok(xrLocateSpace(m_aimSpaces[hand], base, time, &place), "xrLocateSpace") &&
            (place.locationFlags & kValid) == kValid)
            input.aim = toIsometry(place.pose);
    }
    return true;
}

void Input::tick(XrSession session, int hand)
{
    auto vibration = typed<XrHapticVibration>(XR_TYPE_HAPTIC_VIBRATION);
    vibration.duration = 20'000'000;
    vibration.frequency = XR_FREQUENCY_UNSPECIFIED;
    vibration.amplitude = 0.3f;
    auto info = typed<XrHapticActionInfo>(XR_TYPE_HAPTIC_ACTION_INFO);
    info.action = m_haptic;
    info.subactionPath = m_hands[std::size_t(hand)];
    m_calls.ok(xrApplyHapticFeedback(session, &info, reinterpret_cast<const XrHapticBaseHeader *>(&vibration)),
               "xrApplyHapticFeedback");
}

} // namespace twinloom::xr
