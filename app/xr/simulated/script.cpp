// SPDX-License-Identifier: Apache-2.0
#include "app/xr/simulated/script.h"

#include "app/xr/pose.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace twinloom::simulated
{
namespace
{

using Words = std::vector<std::string>;

Words split(const std::string &line)
{
    std::istringstream stream(line.substr(0, line.find('#')));
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool toNumber(const std::string &word, double &number)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() && std::isfinite(number) && std::abs(number) < 1e6;
}

bool toCount(const std::string &word, std::int64_t &count)
{
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    return error == std::errc() && end == word.data() + word.size() && count >= 0;
}

/// Six numbers from `words[first]` on: a place and a point to look at.
std::string readPose(const Words &words, std::size_t first, PoseKey &key)
{
    double numbers[6];
    if (words.size() != first + 6)
        return "six numbers are expected: a place and the point to look at";
    for (std::size_t i = 0; i < 6; ++i)
        if (!toNumber(words[first + i], numbers[i]))
            return words[first + i] + " is no number of metres";
    key.at = {numbers[0], numbers[1], numbers[2]};
    key.target = {numbers[3], numbers[4], numbers[5]};
    return (key.at - key.target).norm() > 1e-3 ? "" : "the place and the point to look at must differ";
}

std::string readHandEvent(const Words &words, ScriptEvent &event)
{
    const std::string &what = words[2];
    if (what == "lost" && words.size() == 3) {
        event.event = Event::Lost;
        return "";
    }
    if (what == "move") {
        event.event = Event::Move;
        if (words.size() != 5 || !toNumber(words[3], event.axes[0]) || !toNumber(words[4], event.axes[1]) ||
            std::max(std::abs(event.axes[0]), std::abs(event.axes[1])) > 1)
            return "move wants two numbers from -1 to 1";
        return "";
    }
    event.event = what == "press" ? Event::Press : Event::Release;
    static constexpr const char *kButtons[] = {"select", "grab", "menu"};
    const auto *button =
        words.size() == 4 ? std::find(std::begin(kButtons), std::end(kButtons), words[3]) : std::end(kButtons);
    if (button == std::end(kButtons))
        return what + " wants select, grab or menu";
    event.button = Button(button - std::begin(kButtons));
    return "";
}

std::string readCount(const Words &words, std::int64_t otherwise, ScriptEvent &event)
{
    event.count = otherwise;
    if (words.size() == 2)
        return "";
    if (words.size() == 3 && words[2] == "forever") {
        event.count = kForever;
        return "";
    }
    return words.size() == 3 && toCount(words[2], event.count) ? "" : words[1] + " wants a whole number";
}

std::string readRecenter(const Words &words, ScriptEvent &event)
{
    if (words.size() < 3 || words.size() > 4 || (words[2] != "local" && words[2] != "stage") ||
        (words.size() == 4 && words[3] != "unknown"))
        return "recenter wants local or stage, and may end with unknown";
    event.stage = words[2] == "stage";
    event.unknown = words.size() == 4;
    return "";
}

std::string readEyes(const Words &words, ScriptEvent &event)
{
    std::int64_t width = 0, height = 0;
    if (words.size() != 4 || !toCount(words[2], width) || !toCount(words[3], height) || std::min(width, height) < 16 ||
        std::max(width, height) > 4096)
        return "eyes wants a width and a height from 16 to 4096";
    event.axes = {double(width), double(height)};
    return "";
}

std::string readWords(const Words &words, ScriptEvent &event)
{
    event.words.assign(words.begin() + 2, words.end());
    if (event.words.empty() || (event.event != Event::Blend && event.words.size() != 1))
        return words[1] + " wants an argument";
    if (event.event == Event::Blend)
        for (const std::string &mode : event.words)
            if (mode != "alpha" && mode != "additive" && mode != "opaque")
                return mode + " is no blend mode: alpha, additive or opaque";
    return "";
}

struct Command {
    const char *word;
    Event event;
};
constexpr Command kCommands[] = {
    {"hide", Event::Hide},
    {"show", Event::Show},
    {"blur", Event::Blur},
    {"focus", Event::Focus},
    {"off", Event::Off},
    {"recenter", Event::Recenter},
    {"exit", Event::Exit},
    {"lose_session", Event::LoseSession},
    {"lose_instance", Event::LoseInstance},
    {"blend", Event::Blend},
    {"profile", Event::Profile},
    {"eyes", Event::Eyes},
    {"capture", Event::Capture},
};

std::string readEvent(const Words &words, ScriptEvent &event)
{
    const auto *command = std::find_if(std::begin(kCommands), std::end(kCommands),
                                       [&](const Command &known) { return words[1] == known.word; });
    if (command == std::end(kCommands))
        return "there is no command " + words[1];
    event.event = command->event;
    switch (event.event) {
    case Event::Off:
        return readCount(words, 20, event);
    case Event::LoseSession:
        return readCount(words, 0, event);
    case Event::LoseInstance:
        return readCount(words, 1, event);
    case Event::Recenter:
        return readRecenter(words, event);
    case Event::Eyes:
        return readEyes(words, event);
    case Event::Blend:
    case Event::Profile:
    case Event::Capture:
        return readWords(words, event);
    default:
        return words.size() == 2 ? "" : words[1] + " stands alone";
    }
}

std::string readLine(const Words &words, Script &script)
{
    std::int64_t frame = 0;
    if (!toCount(words[0], frame) || frame > 1'000'000'000)
        return "a line begins with the number of a frame";
    if (words.size() < 2)
        return "a command is missing";
    const bool isHand = words[1] == "left" || words[1] == "right";
    const auto hand = words[1] == "left" ? Hand::Left : Hand::Right;
    static constexpr const char *kHandWords[] = {"lost", "press", "release", "move"};
    const bool isHandEvent = isHand && words.size() > 2 &&
                             std::find(std::begin(kHandWords), std::end(kHandWords), words[2]) != std::end(kHandWords);
    if (words[1] == "head" || (isHand && !isHandEvent)) {
        PoseKey key;
        key.frame = frame;
        if (std::string wrong = readPose(words, 2, key); !wrong.empty())
            return wrong;
        (isHand ? script.hands[std::size_t(hand)] : script.head).push_back(key);
        return "";
    }
    ScriptEvent event;
    event.frame = frame;
    event.hand = hand;
    std::string wrong = isHandEvent ? readHandEvent(words, event) : readEvent(words, event);
    if (wrong.empty())
        script.events.push_back(std::move(event));
    return wrong;
}

} // namespace

Eigen::Isometry3d poseAt(const std::vector<PoseKey> &keys, double frame)
{
    const auto after =
        std::find_if(keys.begin(), keys.end(), [frame](const PoseKey &key) { return double(key.frame) > frame; });
    if (after == keys.begin())
        return xr::lookingAt(keys.front().at, keys.front().target);
    const PoseKey &from = *(after - 1);
    if (after == keys.end())
        return xr::lookingAt(from.at, from.target);
    const double share = (frame - double(from.frame)) / double(after->frame - from.frame);
    return xr::lookingAt(from.at + share * (after->at - from.at), from.target + share * (after->target - from.target));
}

std::optional<Script> parseScript(const std::string &text, ScriptError &error)
{
    Script script;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const Words words = split(line);
        if (words.empty())
            continue;
        if (std::string wrong = readLine(words, script); !wrong.empty()) {
            error = {number, std::move(wrong)};
            return {};
        }
    }
    const auto byFrame = [](const auto &a, const auto &b) { return a.frame < b.frame; };
    std::stable_sort(script.events.begin(), script.events.end(), byFrame);
    for (auto *keys : {&script.head, &script.hands[0], &script.hands[1]})
        std::stable_sort(keys->begin(), keys->end(), byFrame);
    return script;
}

} // namespace twinloom::simulated
