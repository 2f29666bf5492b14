// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric/style.h"

#include "core/asset/parametric.h"

#include <algorithm>
#include <array>

namespace twinloom::asset
{
namespace
{

struct Name {
    const char *name;
    Style style;
};

// The first of each style is the one that it is stored by.
constexpr Name kNames[] = {
    {"classic", Style::Classic},       {"traditional", Style::Classic}, {"classical", Style::Classic},
    {"industrial", Style::Industrial}, {"loft", Style::Industrial},     {"modern", Style::Modern},
    {"contemporary", Style::Modern},   {"minimalist", Style::Modern},   {"nordic", Style::Nordic},
    {"scandinavian", Style::Nordic},   {"scandi", Style::Nordic},
};

constexpr const char *kStyled[] = {
    "Chair",       "OfficeChair", "ArmChair",     "Sofa",    "Stool",      "Ottoman", "Bench",
    "DiningTable", "CoffeeTable", "SideTable",    "Desk",    "Cart",       "Bed",     "Wardrobe",
    "Dresser",     "TVStand",     "ShelvingUnit", "Cabinet", "CounterTop", "Rug",     "FloorLamp",
    "DeskLamp",    "Mirror",      "Painting",     "Pillow",
};

struct Swap {
    Finish usual, modern, nordic, industrial, classic;
};

using enum Finish;
constexpr Swap kSwaps[] = {
    {Oak, WhiteLacquer, Ash, ReclaimedWood, Mahogany},
    {Walnut, GraphiteLacquer, Ash, ReclaimedWood, Mahogany},
    {DarkWood, PaintBlack, Ash, BlackSteel, Mahogany},
    {WhiteLacquer, WhiteLacquer, WhiteLacquer, BlackSteel, Mahogany},
    {FabricGrey, FabricPearl, FabricOat, LeatherCognac, VelvetGreen},
    {FabricBlue, FabricCharcoal, FabricSage, FabricRust, VelvetBurgundy},
    {FabricSand, FabricPearl, FabricOat, FabricCharcoal, FabricIvory},
    {FabricGreen, FabricCharcoal, FabricMist, LeatherCognac, VelvetBurgundy},
    {FabricRed, FabricGrey, FabricMist, FabricCharcoal, VelvetGreen},
    {FabricBlack, FabricBlack, FabricMist, LeatherCognac, LeatherOxblood},
    {Leather, FabricBlack, LeatherCognac, LeatherCognac, LeatherOxblood},
    {Linen, PaintWhite, Linen, FabricOat, FabricIvory},
    {BrushedSteel, PaintBlack, PaintWhite, BlackSteel, Brass},
    {Chrome, Chrome, PaintWhite, BlackSteel, Brass},
    {DarkSteel, PaintBlack, Ash, BlackSteel, Mahogany},
    {PaintAnthracite, PaintBlack, PaintWhite, BlackSteel, Mahogany},
    {PlasticBlack, PlasticBlack, PlasticWhite, BlackSteel, Mahogany},
    {Brass, PaintBlack, Ash, Copper, Mahogany},
    {Worktop, WhiteLacquer, Ash, ReclaimedWood, Stone},
};

} // namespace

std::optional<Style> styleOf(const QString &name)
{
    const QString wanted = name.trimmed();
    for (const Name &known : kNames)
        if (wanted.compare(QLatin1String(known.name), Qt::CaseInsensitive) == 0)
            return known.style;
    return std::nullopt;
}

bool isStyled(const QString &category)
{
    return std::ranges::any_of(kStyled, [&](const char *name) { return category == QLatin1String(name); });
}

Finish finishIn(Style style, Finish finish)
{
    const auto *const swap = std::ranges::find(kSwaps, finish, &Swap::usual);
    if (swap == std::end(kSwaps))
        return finish;
    return std::array{finish, swap->modern, swap->nordic, swap->industrial,
                      swap->classic}[static_cast<std::size_t>(style)];
}

QStringList styles()
{
    QStringList names;
    std::optional<Style> last;
    for (const Name &known : kNames)
        if (last != known.style) {
            names << QString::fromLatin1(known.name);
            last = known.style;
        }
    return names;
}

QString plainStyle(const QString &name)
{
    const std::optional<Style> style = styleOf(name);
    if (!style)
        return name.simplified().toLower();
    return QString::fromLatin1(std::ranges::find(kNames, *style, &Name::style)->name);
}

} // namespace twinloom::asset
