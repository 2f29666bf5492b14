// SPDX-License-Identifier: Apache-2.0
#include "scenegen/legalise/support.h"

#include "core/asset/parametric.h"
#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <tuple>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Vec2;

namespace
{

constexpr std::size_t kMostRemembered = 2048; ///< some 50 kB each at most, mostly 5
constexpr double kStep = 0.08;                ///< metres between the places that are tried
constexpr int kMostSteps = 25;                ///< to each side
constexpr double kFiner = 0.3;                ///< of a step, where the steps find no place: a small top, nearly full
constexpr double kSame = 0.001;               ///< metres: it lies there already
constexpr double kFlat = 0.05;                ///< metres above the floor
constexpr double kOnFloor = 0.02;             ///< metres: it stands on the floor, under its carrier
constexpr double kStays = 0.02;               ///< metres up or down that are no new place
constexpr double kTouching = 0.002;           ///< metres that it may reach into others at a new place

asset::Tops::Footprint footprintOn(const Box &carrier, const Box &child)
{
    return {carrier.toLocal(child.centre.head<2>()).cast<float>(), (child.size.head<2>() / 2).cast<float>(),
            static_cast<float>(child.yaw - carrier.yaw), static_cast<float>(child.size.z())};
}

/// Steps over a carrier, nearest first.
const std::vector<Vec2> &steps()
{
    static const std::vector<Vec2> list = [] {
        std::vector<Vec2> all;
        for (int x = -kMostSteps; x <= kMostSteps; ++x)
            for (int y = -kMostSteps; y <= kMostSteps; ++y)
                all.emplace_back(x * kStep, y * kStep);
        std::ranges::stable_sort(all, {}, [](const Vec2 &step) { return step.squaredNorm(); });
        return all;
    }();
    return list;
}

/// What `tryAt(place)` gives at the first place, in the carrier's frame, that it gives something for: `from`, or a few
/// steps beside it over the carrier. Where others lie, small gaps between them are looked for at last.
template <class TryAt>
std::optional<Box> nearest(const Box &carrier, const Vec2 &from, bool othersLie, TryAt &&tryAt)
{
    const Vec2 most = carrier.size.head<2>() / 2;
    for (const double scale : {1.0, kFiner}) {
        for (const Vec2 &step : steps()) {
            const Vec2 place = from + scale * step;
            if (step != Vec2::Zero() && (place.cwiseAbs() - most).maxCoeff() > 0)
                continue;
            if (const auto box = tryAt(place))
                return box;
        }
        if (!othersLie)
            break;
    }
    return std::nullopt;
}

} // namespace

asset::Model modelOf(const scene::RoomObject &object)
{
    const Eigen::Vector3f size = object.box.size.cast<float>();
    const bool usersModel =
        !object.style.isEmpty() && !object.asset.isEmpty() && !asset::hasStyle(object.category, object.style);
    auto model = usersModel ? Result<asset::Model>(unexpected(ErrorCode::NotFound, object.asset))
                            : asset::makeParametric(object.category, size, {object.style, object.shape});
    return model ? std::move(*model) : asset::makeUnknown(size);
}

std::shared_ptr<const asset::Tops> topsOf(const scene::RoomObject &carrier)
{
    using Key = std::tuple<QString, QString, QString, QString, double, double, double>;
    static std::mutex mutex;
    static std::map<Key, std::shared_ptr<const asset::Tops>> remembered;
    const auto &size = carrier.box.size;
    const bool styled = !carrier.style.isEmpty();
    const Key key{carrier.category, carrier.style, carrier.shape, styled ? carrier.asset : QString(),
                  size.x(),         size.y(),      size.z()};
    {
        const std::lock_guard lock(mutex);
        if (const auto known = remembered.find(key); known != remembered.end())
            return known->second;
    }
    auto tops = std::make_shared<const asset::Tops>(modelOf(carrier));
    const std::lock_guard lock(mutex);
    if (remembered.size() >= kMostRemembered)
        remembered.clear();
    return remembered.emplace(key, std::move(tops)).first->second;
}

std::optional<double> heightOn(const scene::RoomObject &carrier, const Box &child)
{
    const Box &below = carrier.box;
    const auto height =
        topsOf(carrier)->restingHeight(footprintOn(below, child), static_cast<float>(child.bottom() - below.bottom()));
    return height ? std::optional(below.bottom() + double(*height)) : std::nullopt;
}

std::optional<Box> carried(const scene::RoomObject &carrier, const Box &child, const std::vector<Box> &others,
                           const std::function<bool(const Box &)> &allowed)
{
    const Box &below = carrier.box;
    if (below.top() < kFlat)
        return child; // what is larger than its rug stands on the floor beside it
    const auto tops = topsOf(carrier);
    const auto wanted = static_cast<float>(child.bottom() - below.bottom());
    if (tops->encloses(footprintOn(below, child), wanted))
        return child;
    const bool onFloor = child.bottom() < below.bottom() + kOnFloor;
    const Vec2 from = below.toLocal(child.centre.head<2>());
    const auto at = [&](const Vec2 &place) {
        Box box = child;
        if (place != from)
            box.centre.head<2>() = below.toWorld(place);
        return box;
    };
    const auto meetsOthers = [&](const Box &box, bool moved) {
        const double most = moved ? kTouching : kCollisionTolerance;
        return std::ranges::any_of(others, [&](const Box &other) { return geometry::overlaps(other, box, most); });
    };
    const auto standAt = [&](const Vec2 &place) -> std::optional<Box> {
        const Box box = at(place);
        const bool free = tops->isFreeBelow(footprintOn(below, box)) && allowed(box);
        return free && !meetsOthers(box, box != child) ? std::optional(box) : std::nullopt;
    };
    const auto tryAt = [&](const Vec2 &place) -> std::optional<Box> {
        Box box = at(place);
        const auto height = tops->restingHeight(footprintOn(below, box), wanted);
        if (!height)
            return std::nullopt;
        box.centre.z() = below.bottom() + double(*height) + box.size.z() / 2;
        const bool moved = (box.centre - child.centre).norm() > kStays;
        if (meetsOthers(box, moved) || !allowed(box))
            return std::nullopt;
        return (box.centre - child.centre).norm() < kSame ? child : box;
    };
    if (onFloor)
        if (auto box = nearest(below, from, !others.empty(), standAt))
            return box;
    return nearest(below, from, !others.empty(), tryAt);
}

} // namespace twinloom::scenegen
