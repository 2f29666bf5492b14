// SPDX-License-Identifier: Apache-2.0
// The wearer's two hands: one action set with bindings for six kinds of controllers, suggested once an instance and
// attached once a session (OpenXR 1.0, chapter 11).
#pragma once

#include "app/xr/instance.h"

#include <Eigen/Geometry>

#include <array>
#include <optional>

namespace twinloom::xr
{

struct HandInput {
    std::optional<Eigen::Isometry3d> aim; ///< in the base space, OpenXR's axes; it points along -z
    bool select = false, grab = false;    ///< held
    bool selected = false, menu = false;  ///< pressed just now
    Eigen::Vector2d stick = Eigen::Vector2d::Zero();
};

/// Thread: the XR thread. Destroy it before the instance; its spaces die with the session.
class Input
{
public:
    /// Peer when the runtime takes no actions at all. A kind of controller that it does not know costs only that kind.
    static Result<std::unique_ptr<Input>> create(const Instance &instance, Calls &calls);
    ~Input();
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;
    /// Once, after the session was made: another session needs another Input.
    bool attach(XrSession session);
    /// Reads the hands for `time`. Without the input focus both are still.
    bool read(XrSession session, XrSpace base, XrTime time, std::array<HandInput, 2> &hands);
    /// A tick that is felt, 0.02 s.
    void tick(XrSession session, int hand);

private:
    explicit Input(Calls &calls) : m_calls(calls) {}
    bool makeActions(XrInstance instance);
    XrAction action(const char *name, const char *label, XrActionType type);
    void suggest(XrInstance instance, const char *profile,
                 const std::vector<std::pair<XrAction, const char *>> &bindings);
    void suggestAll(const Instance &instance);
    float number(XrSession session, XrAction action, std::size_t hand);

    Calls &m_calls;
    XrActionSet m_set = XR_NULL_HANDLE;
    XrAction m_aim = XR_NULL_HANDLE, m_grip = XR_NULL_HANDLE, m_select = XR_NULL_HANDLE, m_grab = XR_NULL_HANDLE,
             m_menu = XR_NULL_HANDLE, m_move = XR_NULL_HANDLE, m_haptic = XR_NULL_HANDLE;
    std::array<XrPath, 2> m_hands{};
    std::array<XrSpace, 2> m_aimSpaces{};
    std::array<bool, 2> m_wasSelect{};
};

} // namespace twinloom::xr
