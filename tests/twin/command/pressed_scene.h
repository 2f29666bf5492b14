// SPDX-License-Identifier: Apache-2.0
// A scene with one twin that can be commanded.
#pragma once

#include "tests/twin/model/documents.h"
#include "twin/command/command_route.h"

namespace twinloom::command
{

inline scene::Scene applied(const scene::Scene &scene, const Result<scene::Change> &change)
{
    EXPECT_OK(change);
    const auto after = change ? scene::apply(scene, *change) : Result<scene::Scene>(scene);
    EXPECT_OK(after);
    return after.value_or(scene);
}

inline scene::Scene sceneWithPress()
{
    scene::Node node;
    node.id = {1};
    node.name = QStringLiteral("press");
    node.set(scene::TwinComponent{QStringLiteral("press"), QStringLiteral("dtmi:test:a;1"), {}, {}});
    return applied({}, scene::Change{{scene::added(std::move(node))}});
}

/// speed: writable number; serial: not writable; reset: Command without, load: with a request.
inline twin::Model pressModel()
{
    return test::checked(
               {test::interfaceText(
                   "'contents': [{'@type': 'Property', 'name': 'speed', 'schema': 'double', 'writable': true},"
                   "{'@type': 'Property', 'name': 'serial', 'schema': 'string'},"
                   "{'@type': 'Command', 'name': 'reset'},"
                   "{'@type': 'Command', 'name': 'load', 'request': {'name': 'part', 'schema': 'integer'}}]")})
        .model;
}

inline CommandRoute routeTo(const char *name, const char *topic = "plant/press/set")
{
    CommandRoute route;
    route.name = QLatin1String(name);
    route.target = QStringLiteral("mqtt://localhost/") + QLatin1String(topic);
    return route;
}

} // namespace twinloom::command
