// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric.h"
#include "core/scan/objects/objects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace twinloom::scan
{
namespace
{

constexpr double kSizeSpread = 0.30;   // natural logarithm: how much sizes within a category differ
constexpr double kHeightSpread = 0.16; // heights differ less: people's bodies set them
constexpr double kOutOfRange = 0.25;
constexpr double kWrongMount = 0.15, kNeverMount = 0;
constexpr double kLeastMount = 0.02; // what carries a thing may have been seen wrongly
constexpr double kOverhead = 1.9;    // metres: nothing up there stands on something unseen
constexpr double kWrongTop = 0.35;
constexpr double kRare = 0.45;
constexpr double kOneSide = 0.7; // what shows one side may be many things

/// Furniture that most rooms have; a home or office is likelier than a factory for boxes of their size.
constexpr std::array<std::string_view, 15> kCommon = {"Chair",    "OfficeChair",  "ArmChair",  "Sofa",    "DiningTable",
                                                      "Desk",     "CoffeeTable",  "SideTable", "Bed",     "Cabinet",
                                                      "Wardrobe", "ShelvingUnit", "Dresser",   "TVStand", "Stool"};
/// What a cluster of points a few centimetres apart does not show, or what nobody would guess it to be.
constexpr double kLeastTold = 0.33; // metres, the typical largest side
constexpr std::array<std::string_view, 7> kNeverTold = {"RoomDecor", "Boots",  "BaseballBat", "TennisRacket",
                                                        "Pan",       "Statue", "Candle"};
constexpr double kUntold = 0.1;                      // where its points say that it may be such a thing after all
constexpr double kOutOfPlace = 0.3;                  // machines in homes and offices, household goods in halls
constexpr double kHallHeight = 4.2, kHallArea = 150; // metres and square metres, of the least hall
/// Categories with a flat top over all of the footprint, and those with a back or arms above a seat.
constexpr std::array<std::string_view, 11> kFlatTop = {"DiningTable", "Desk",    "CoffeeTable", "SideTable",
                                                       "Cabinet",     "Dresser", "TVStand",     "Workbench",
                                                       "Wardrobe",    "Ottoman", "Stool"};
constexpr std::array<std::string_view, 4> kOpenTop = {"Chair", "OfficeChair", "ArmChair", "Sofa"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N> &names, const char *name)
{
    return std::find(names.begin(), names.end(), std::string_view(name)) != names.end();
}

double square(double x)
{
    return x * x;
}

/// The depth nearest to the category's usual one that a thing may have.
Eigen::Vector3d likeliestSize(const asset::CategoryInfo &info, const ObjectShape &shape)
{
    Eigen::Vector3d size = shape.size;
    if (shape.mostDepth > size.y())
        size.y() = std::clamp(static_cast<double>(info.typical.y()), size.y(), shape.mostDepth);
    return size;
}

double sizeMatch(const asset::CategoryInfo &info, const Eigen::Vector3d &size)
{
    const auto off = [&](double actual, int axis, double spread) {
        return square(std::log(std::max(actual, 0.01) / static_cast<double>(info.typical[axis])) / spread);
    };
    double match = std::exp(
        -0.5 * (off(size.x(), 0, kSizeSpread) + off(size.y(), 1, kSizeSpread) + off(size.z(), 2, kHeightSpread)));
    const Eigen::Array3d actual = size.array(), least = info.least.cast<double>().array(),
                         most = info.most.cast<double>().array();
    if ((actual < 0.9 * least).any() || (actual > 1.1 * most).any())
        match *= kOutOfRange;
    return match;
}

double mountMatch(asset::Mount mount, const ObjectPlace &place)
{
    const bool hangs = mount == asset::Mount::Wall || mount == asset::Mount::Ceiling;
    if (place.supported) // a monitor on a desk is no painting
        return mount == asset::Mount::Surface ? 1 : hangs ? kNeverMount : kWrongMount;
    if (place.bottom > kOverhead)
        return hangs ? 1 : kNeverMount;
    const bool onFloor = place.bottom < 0.15;
    return (mount == asset::Mount::Floor) != onFloor || mount == asset::Mount::Opening ? kWrongMount : 1;
}

bool isTold(const asset::CategoryInfo &info)
{
    return static_cast<double>(info.typical.maxCoeff()) > kLeastTold && !isOneOf(kNeverTold, info.name);
}

/// In a hall machines are what is usual, and what most rooms have is as rare as machines are elsewhere.
double usualness(const asset::CategoryInfo &info, Setting setting)
{
    const bool isMachine = info.domain == asset::Domain::Factory, isCommon = isOneOf(kCommon, info.name);
    if (setting == Setting::Hall)
        return isMachine ? 1 : isCommon || info.domain != asset::Domain::Home ? kRare : kRare * kOutOfPlace;
    return (isCommon ? 1 : kRare) * (setting == Setting::Room && isMachine ? kOutOfPlace : 1);
}

double scoreOf(const asset::CategoryInfo &info, const ObjectShape &shape)
{
    if (!isTold(info))
        return 0;
    double score = sizeMatch(info, likeliestSize(info, shape));
    score *= mountMatch(info.mount, shape.place) * usualness(info, shape.place.setting);
    if (shape.mostDepth > 0)
        return score * kOneSide;
    if ((isOneOf(kFlatTop, info.name) && shape.topShare < 0.4) ||
        (isOneOf(kOpenTop, info.name) && shape.topShare > 0.6))
        score *= kWrongTop;
    return score;
}

} // namespace

Setting settingOf(double area, std::optional<double> height)
{
    return height.value_or(0) > kHallHeight || area > kHallArea ? Setting::Hall : Setting::Room;
}

Setting settingOf(const StructureRoom &room)
{
    return settingOf(room.area, room.ceiling ? std::optional(*room.ceiling - room.floor) : std::nullopt);
}

double likelihoodAt(const ObjectPlace &place, const QString &category)
{
    const asset::CategoryInfo *info = asset::findCategory(category);
    if (!info)
        return kRare * kOutOfPlace;
    return std::max(mountMatch(info->mount, place), kLeastMount) * usualness(*info, place.setting) *
           (isTold(*info) ? 1 : kUntold);
}

CategoryGuess guessCategory(const ObjectShape &shape, double leastConfidence)
{
    double best = 0, sum = 0;
    const asset::CategoryInfo *chosen = nullptr;
    for (const asset::CategoryInfo &info : asset::categories()) {
        const double score = scoreOf(info, shape);
        sum += score;
        if (score > best) {
            best = score;
            chosen = &info;
        }
    }
    // Sure when it both fits well and fits much better than the others.
    const double confidence = sum > 0 ? std::sqrt(best * best / sum) : 0;
    if (!chosen || confidence < leastConfidence)
        return {asset::kUnknownCategory, confidence};
    return {QString::fromLatin1(chosen->name), std::min(confidence, 1.0)};
}

} // namespace twinloom::scan
