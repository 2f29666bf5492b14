// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/object_prior.h"

#include "app/workflow/scan_update.h"
#include "core/asset/parametric.h"
#include "core/geometry/polygon.h"
#include "core/scan/objects/objects.h"

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

constexpr double kSurest = 0.95; // of what a scan guesses
// Fitted (resources/docs/scan-objects.md): that an object is like nothing in the library, against usual
// furniture.
constexpr double kNone = 0.2;

/// By whichever of its names.
bool isCategory(const QString &name, const QString &plain)
{
    const asset::CategoryInfo *info = asset::findCategory(name);
    return info ? info == asset::findCategory(plain) : asset::plainCategory(name) == plain;
}

scan::ObjectPlace placeOf(const Hierarchy &hierarchy, const Node &node)
{
    const NodePtr carrier = hierarchy.scene().find(node.parent);
    scan::ObjectPlace place;
    place.supported = carrier && carrier->find<ObjectComponent>();
    for (NodePtr above = carrier; above; above = hierarchy.scene().find(above->parent))
        if (const auto *room = above->find<RoomComponent>()) {
            const double floor = room->floor.value_or(0);
            place.setting = scan::settingOf(std::abs(geometry::signedArea(room->polygon)),
                                            room->ceiling ? std::optional(*room->ceiling - floor) : std::nullopt);
            if (!place.supported)
                place.bottom = node.transform.translation.z() - floor;
            break;
        }
    return place;
}

} // namespace

NodeId groupOf(const Scene &scene, NodeId id)
{
    for (NodePtr node = scene.find(id); node && !node->parent.isNull(); node = scene.find(id))
        id = node->parent;
    return id;
}

ObjectPriors::ObjectPriors(const Hierarchy &hierarchy, const BlobStore &blobs) : m_hierarchy(hierarchy), m_blobs(blobs)
{
}

Result<asset::Prior> ObjectPriors::of(const Node &node)
{
    const ObjectComponent &object = *node.find<ObjectComponent>();
    const auto byHand = isByHand(node);
    if (!byHand)
        return unexpected(byHand.error());
    const auto isGuess = [guess = object.category](const QString &category) { return isCategory(guess, category); };
    if (*byHand)
        return asset::Prior{[=](const QString &category) { return isGuess(category) ? 1 : 0; }, 0};
    const double sure = std::min(object.confidence, kSurest), odds = sure / (1 - sure);
    return asset::Prior{[=, place = placeOf(m_hierarchy, node)](const QString &category) {
                            return scan::likelihoodAt(place, category) * (isGuess(category) ? 1 + odds : 1);
                        },
                        kNone};
}

Result<bool> ObjectPriors::isByHand(const Node &node)
{
    const ObjectComponent &object = *node.find<ObjectComponent>();
    const NodeId group = groupOf(m_hierarchy.scene(), node.id);
    if (object.category == asset::kUnknownCategory || !scan::scanRecordOf(*m_hierarchy.scene().find(group)))
        return false;
    if (!m_found.contains(group)) {
        auto found = foundBefore(m_hierarchy.scene(), group, m_blobs);
        if (!found)
            return unexpected(found.error());
        m_found.emplace(group, *std::move(found));
    }
    const NodePtr then = m_found.at(group).find(node.id);
    const auto *guessed = then ? then->find<ObjectComponent>() : nullptr;
    return guessed && guessed->category != object.category;
}

} // namespace twinloom::workflow
