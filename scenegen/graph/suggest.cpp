// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/suggest.h"

#include "scenegen/graph/statistics.h"
#include "scenegen/legalise/settle.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Vec2;

namespace
{

constexpr double kAtWall = 0.8;   ///< metres: things at walls have their centre about so near
constexpr double kNear = 1.5;     ///< related things stand so near
constexpr double kFitReach = 0.6; ///< a place so near is still "here"

struct Kind {
    double sightings = 0, atWall = 0;
    int asset = -1; ///< the first one seen stands for the category's size
};

std::vector<Kind> kindsOf(const Statistics &statistics, const TypeStatistics &type)
{
    std::vector<Kind> kinds(statistics.categories.size());
    for (const GroupSample &group : type.groups)
        for (const SampledPose &pose : group.members) {
            const int category = statistics.assets[static_cast<std::size_t>(pose.asset)].category;
            Kind &kind = kinds[static_cast<std::size_t>(category)];
            ++kind.sightings;
            kind.atWall += group.contacts != 0 && group.members.size() == 1;
            if (kind.asset < 0 && pose.bottom < 0.3)
                kind.asset = pose.asset;
        }
    return kinds;
}

bool fitsNear(const Arrangement &arrangement, const scene::RoomObject &object, const Vec2 &at)
{
    for (const Wall &wall : arrangement.walls()) {
        Body body = Body::of(object);
        body.box.centre.head<2>() = at;
        body.box.yaw = std::atan2(wall.along.y(), wall.along.x());
        const auto box = settle(arrangement, body);
        if (box && (box->centre.head<2>() - at).norm() <= kFitReach)
            return true;
    }
    return false;
}

double relationFactor(const TypeStatistics &type, const scene::Room &room, const QString &category, const Vec2 &at)
{
    double factor = 1;
    for (const scene::RoomObject &object : room.objects)
        if (footprintDistance(object.box, at) < kNear)
            for (const TypeStatistics::Relation &relation : type.relations)
                if (relation.kind != QLatin1String("facing") && relation.to == category &&
                    relation.from.compare(object.category, Qt::CaseInsensitive) == 0)
                    factor = 3;
    return factor;
}

} // namespace

Result<std::vector<Suggestion>> suggest(const scene::Room &room, const Vec2 &at)
{
    if (!at.allFinite() || room.polygon.size() < 3 || !geometry::contains(room.polygon, at))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "at: the point is not on the room's floor"));
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics *known = statistics.type(room.roomType);
    const TypeStatistics &type = known ? *known : statistics.fallback();
    Arrangement arrangement(room);
    for (std::size_t i = 0; i < room.objects.size(); ++i)
        if (stands(room.objects, i))
            arrangement.place(Body::of(room.objects[i]));
    const bool atWall = geometry::signedDistance(room.polygon, at) < kAtWall;
    const std::vector<Kind> kinds = kindsOf(statistics, type);
    std::vector<Suggestion> suggestions;
    double sum = 0;
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const Kind &kind = kinds[c];
        if (kind.asset < 0)
            continue;
        const double wallShare = kind.atWall / kind.sightings,
                     usual = kind.sightings / std::max(1.0, double(type.rooms.size()));
        const auto present = std::count_if(room.objects.begin(), room.objects.end(), [&](const scene::RoomObject &o) {
            return o.category.compare(statistics.categories[c], Qt::CaseInsensitive) == 0;
        });
        scene::RoomObject object;
        object.category = statistics.categories[c];
        object.box.size = statistics.assets[static_cast<std::size_t>(kind.asset)].size;
        object.box.centre.z() = object.box.size.z() / 2;
        double weight = usual * usual / (usual + double(present)) * (0.1 + (atWall ? wallShare : 1 - wallShare));
        weight *= relationFactor(type, room, object.category, at);
        if (!fitsNear(arrangement, object, at))
            weight *= 0.02;
        suggestions.push_back({object.category, weight});
        sum += weight;
    }
    for (Suggestion &suggestion : suggestions)
        suggestion.probability /= sum;
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [](const Suggestion &a, const Suggestion &b) { return a.probability > b.probability; });
    return suggestions;
}

} // namespace twinloom::scenegen
