// SPDX-License-Identifier: Apache-2.0
// What happens to the simulated headset, frame by frame: a text file of lines "FRAME COMMAND [ARGUMENT...]", with
// comments after '#'. Metres and radians in the stage's frame, z up, y ahead.
//   head X Y Z TX TY TZ                 where the head is, and what point it looks at
//   left|right X Y Z TX TY TZ           where a controller is, and what point it aims at
//   left|right lost                     its place is no longer known
//   left|right press|release select|grab|menu
//   left|right move X Y                 the thumb stick, -1 to 1
//   hide | show | blur | focus          the wearer's view goes to another application, or the input does
//   off [POLLS]                         the headset is taken off; on again after that many unanswered polls (20)
//   recenter local|stage [unknown]      the space's origin moves below the head; `unknown`: nobody says how far
//   exit                                the runtime asks the application to end
//   lose_session [ATTEMPTS]             the session is lost; the headset is absent for so many attempts (0)
//   lose_instance [ATTEMPTS|forever]    the runtime dies; so many attempts to start it again fail (1)
//   blend MODE [MODE...]                alpha, additive, opaque: what the display offers, the favourite first
//   profile PATH                        the kind of controllers, such as khr/simple_controller
//   eyes WIDTH HEIGHT                   pixels that the headset recommends for an eye, 16 to 4096
//   capture FILE                        writes FILE-left.ppm, FILE-right.ppm and FILE.json: what the wearer sees
// Places between two lines of one thing are interpolated. Pure; no Qt, since the runtime is loaded into any program.
#pragma once

#include <Eigen/Geometry>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace twinloom::simulated
{

enum class Event : std::uint8_t {
    Hide,
    Show,
    Blur,
    Focus,
    Off,
    Recenter,
    Exit,
    LoseSession,
    LoseInstance,
    Blend,
    Profile,
    Eyes,
    Capture,
    Press,
    Release,
    Move,
    Lost
};
enum class Hand : std::uint8_t { Left, Right };
enum class Button : std::uint8_t { Select, Grab, Menu };

/// Something that happens at a frame.
struct ScriptEvent {
    std::int64_t frame = 0;
    Event event = Event::Show;
    Hand hand = Hand::Left;
    Button button = Button::Select;
    std::int64_t count = 0;         ///< polls or attempts; kForever
    bool stage = false;             ///< recenter: stage, else local
    bool unknown = false;           ///< recenter: without the distance
    std::array<double, 2> axes{};   ///< move, eyes
    std::vector<std::string> words; ///< blend modes, profile, file
};
inline constexpr std::int64_t kForever = INT64_MAX;

struct PoseKey {
    std::int64_t frame = 0;
    Eigen::Vector3d at = Eigen::Vector3d::Zero(), target = Eigen::Vector3d::UnitY();
};

struct Script {
    std::vector<PoseKey> head;
    std::array<std::vector<PoseKey>, 2> hands;
    std::vector<ScriptEvent> events; ///< in the order of their frames
};

struct ScriptError {
    int line = 0; ///< from 1
    std::string message;
};

/// Of the keys around `frame`, interpolated; what stands before the first key for times before it. `keys` not empty.
Eigen::Isometry3d poseAt(const std::vector<PoseKey> &keys, double frame);

/// Reads a script. On a mistake nothing is returned and `error` says which line and why.
std::optional<Script> parseScript(const std::string &text, ScriptError &error);

} // namespace twinloom::simulated
