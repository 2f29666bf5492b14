// SPDX-License-Identifier: Apache-2.0
// Small rooms for the tests, and the real ones that were set aside for validation.
#pragma once

#include "scenegen/request_json.h"

#include <QJsonDocument>

#include <functional>

namespace twinloom::test
{

scene::RoomObject thing(const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size, double yaw = 0,
                        int parent = -1);
/// width by depth with the lower left corner at the origin, and a door of 1 m in the middle of the lower wall.
scene::Room box(double width, double depth, const char *type = "Bedroom");
/// An L of 6 by 6 m whose upper right 3 by 3 m are missing; a door low on the left wall.
scene::Room ell();
/// A circle about (radius, radius) as so many equal walls.
geometry::Polygon round(double radius, int corners);
QJsonObject json(const char *text);

int count(const scenegen::Layout &layout, const char *category);
bool hasIssue(const Issues &issues, const char *code);

/// Every `step`-th line of the shared rooms whose number is divisible by five, as JSON.
std::vector<QJsonObject> validationRooms(int step = 1);

/// What issue and research ask of a generator: layouts for all validation rooms, scored against what stood there.
void expectTargetsOnValidationRooms(const std::function<scenegen::Layout(scenegen::Request)> &make);

} // namespace twinloom::test
