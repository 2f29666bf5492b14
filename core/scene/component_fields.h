// SPDX-License-Identifier: Apache-2.0
// The one list of every component's fields, from which reading, writing and the checks for finite numbers come:
// describe(component, visit) calls visit(key, member, need) for each member. Private to core/scene.
#pragma once

#include "core/scene/json_fields.h"

#include <concepts>
#include <type_traits>

namespace twinloom::scene
{

template <class C, class Kind>
concept Is = std::same_as<std::remove_const_t<C>, Kind>;

/// Whether `type` is the kType of one of the component structs.
bool isKnownComponent(const QString &type);

// A binding stands within a twin, so it is read and written like a value.
Result<void> readJson(const QJsonValue &json, const QString &path, Binding &value);
QJsonValue writeJson(const Binding &value);

template <Is<ModelComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("category", c.category, Need::Optional);
    visit("blob", c.blob, Need::Optional);
    visit("size", c.size, Need::Required);
    visit("style", c.style, Need::Optional);
    visit("shape", c.shape, Need::Optional);
}

template <Is<PointCloudComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("blob", c.blob, Need::Required);
    visit("points", c.points, Need::Required);
    visit("source", c.source, Need::Optional);
    visit("low", c.low, Need::Required);
    visit("high", c.high, Need::Required);
}

template <Is<RoomComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("roomType", c.roomType, Need::Optional);
    visit("polygon", c.polygon, Need::Required);
    visit("floor", c.floor, Need::Optional);
    visit("ceiling", c.ceiling, Need::Optional);
}

template <Is<WallComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("from", c.from, Need::Required);
    visit("to", c.to, Need::Required);
    visit("bottom", c.bottom, Need::Required);
    visit("top", c.top, Need::Required);
    visit("thickness", c.thickness, Need::Optional);
    visit("coverage", c.coverage, Need::Optional);
}

template <Is<OpeningComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("kind", c.kind, Need::Required);
    visit("from", c.from, Need::Required);
    visit("to", c.to, Need::Required);
    visit("bottom", c.bottom, Need::Required);
    visit("top", c.top, Need::Required);
    visit("confidence", c.confidence, Need::Optional);
}

template <Is<ObjectComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("category", c.category, Need::Required);
    visit("size", c.size, Need::Required);
    visit("confidence", c.confidence, Need::Optional);
    visit("points", c.points, Need::Optional);
    visit("asset", c.asset, Need::Optional);
    visit("pinned", c.pinned, Need::Optional);
}

template <Is<RecipeComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("generator", c.generator, Need::Required);
    visit("version", c.version, Need::Required);
    visit("parameters", c.parameters, Need::Optional);
    visit("seed", c.seed, Need::Required);
    visit("inputHash", c.inputHash, Need::Optional);
}

template <Is<CameraComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("verticalFov", c.verticalFov, Need::Required);
}

template <Is<Binding> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("property", c.property, Need::Required);
    visit("source", c.source, Need::Required);
    visit("selector", c.selector, Need::Optional);
    visit("time", c.time, Need::Optional);
    visit("scale", c.scale, Need::Optional);
    visit("offset", c.offset, Need::Optional);
    visit("deadline", c.deadline, Need::Optional);
    visit("visuals", c.visuals, Need::Optional);
}

template <Is<TwinComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("id", c.id, Need::Required);
    visit("model", c.model, Need::Required);
    visit("desired", c.desired, Need::Optional);
    visit("bindings", c.bindings, Need::Optional);
}

template <Is<DtdlComponent> C, class Visit>
void describe(C &c, Visit &&visit)
{
    visit("blob", c.blob, Need::Required);
    visit("source", c.source, Need::Optional);
    visit("interfaces", c.interfaces, Need::Optional);
}

} // namespace twinloom::scene
