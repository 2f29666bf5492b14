// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm_overlays.h"

#include "twin/state/twins.h"

#include <map>

namespace twinloom::twin
{
namespace
{

const Eigen::Vector4f kAlarmColour{0.75F, 0.02F, 0.02F, 0.7F};

} // namespace

void addAlarms(scene::Overlays &overlays, const scene::Scene &scene, const std::vector<alarm::Alarm> &alarms)
{
    std::map<QString, const alarm::Alarm *> worst; // by twin
    for (const alarm::Alarm &alarm : alarms) {
        const alarm::Alarm *&known = worst[alarm.tag.section(QLatin1Char('.'), 0, 0)];
        if (alarm.active() && (!known || alarm.severity > known->severity))
            known = &alarm;
    }
    for (const TwinNode &twin : worst.empty() ? std::vector<TwinNode>() : twins(scene)) {
        const auto found = worst.find(twin.twin().id);
        if (found == worst.end() || !found->second)
            continue;
        const alarm::Alarm &alarm = *found->second;
        scene::Overlay &overlay = overlays[twin.node->id];
        overlay.colour = kAlarmColour;
        overlay.alarm = alarm.text.isEmpty() ? alarm.rule : alarm.text;
    }
}

} // namespace twinloom::twin
