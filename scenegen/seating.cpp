// SPDX-License-Identifier: Apache-2.0
#include "scenegen/seating.h"

#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twinloom::scenegen
{

using geometry::Vec3;

namespace
{

constexpr double kSeat = 0.6; ///< metres along a table's side
constexpr double kEnd = 0.65; ///< least width of an end that somebody sits at
constexpr double kNarrowest = 0.5;
constexpr double kUsualWidth = 0.9; ///< of a table that is made longer

int along(double length)
{
    constexpr double slack = 0.05;
    return std::max(1, static_cast<int>(std::floor((length + slack) / kSeat)));
}

bool isCategory(const QString &category, const char *name)
{
    return category.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
}

} // namespace

int seatsAt(const Vec3 &size)
{
    const double length = std::max(size.x(), size.y()), width = std::min(size.x(), size.y());
    if (length < kNarrowest)
        return 0;
    return 2 * along(length) + (width >= kEnd ? 2 : 0);
}

Vec3 sizeForSeats(const Vec3 &size, int seats)
{
    Vec3 larger = size;
    if (seatsAt(size) >= seats)
        return larger;
    const int lengthAxis = size.x() >= size.y() ? 0 : 1;
    double &length = larger[lengthAxis], &width = larger[1 - lengthAxis];
    width = std::max(width, kUsualWidth);
    const int aside = (seats - 2 + 1) / 2; // two at the ends
    length = std::max(length, aside * kSeat + 0.1);
    return larger;
}

bool areAlike(const QString &category)
{
    constexpr std::array kinds = {"Bed",     "Sofa",      "Wardrobe",      "Dresser",   "ShelvingUnit",
                                  "Cabinet", "FloorLamp", "FilingCabinet", "Workbench", "Bench"};
    return isSeat(category) || isTable(category) ||
           std::ranges::any_of(kinds, [&](const char *kind) { return isCategory(category, kind); });
}

QString meantRelation(const QString &relation, const QString &category, const QString &to)
{
    if (relationOf(relation) != Relation::Facing || !isSeat(category))
        return relation;
    if (to.endsWith(QLatin1String("Desk"), Qt::CaseInsensitive))
        return QStringLiteral("in-front-of");
    return isCategory(to, "DiningTable") ? QStringLiteral("around") : relation;
}

Custom customOf(const QString &category)
{
    if (isCategory(category, "CoffeeTable"))
        return {Relation::InFrontOf, QStringLiteral("Sofa")};
    if (isCategory(category, "SideTable"))
        return {Relation::Beside, QStringLiteral("Bed")};
    if (isCategory(category, "Ottoman"))
        return {Relation::InFrontOf, QStringLiteral("ArmChair")};
    if (isCategory(category, "TVStand"))
        return {Relation::Opposite, QStringLiteral("Sofa")};
    return {};
}

} // namespace twinloom::scenegen
