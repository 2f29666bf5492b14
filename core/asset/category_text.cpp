// SPDX-License-Identifier: Apache-2.0
#include "core/asset/category_text.h"

#include "core/asset/parametric.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace twinloom::asset
{
namespace
{

constexpr const char *kNames[] = {
    QT_TRANSLATE_NOOP("category", "AGV"),
    QT_TRANSLATE_NOOP("category", "AlarmClock"),
    QT_TRANSLATE_NOOP("category", "Apple"),
    QT_TRANSLATE_NOOP("category", "ArmChair"),
    QT_TRANSLATE_NOOP("category", "BaseballBat"),
    QT_TRANSLATE_NOOP("category", "BasketBall"),
    QT_TRANSLATE_NOOP("category", "Bathroom"),
    QT_TRANSLATE_NOOP("category", "Bathtub"),
    QT_TRANSLATE_NOOP("category", "Bed"),
    QT_TRANSLATE_NOOP("category", "Bedroom"),
    QT_TRANSLATE_NOOP("category", "Bench"),
    QT_TRANSLATE_NOOP("category", "Book"),
    QT_TRANSLATE_NOOP("category", "Boots"),
    QT_TRANSLATE_NOOP("category", "Bottle"),
    QT_TRANSLATE_NOOP("category", "Bowl"),
    QT_TRANSLATE_NOOP("category", "Box"),
    QT_TRANSLATE_NOOP("category", "Bread"),
    QT_TRANSLATE_NOOP("category", "ButterKnife"),
    QT_TRANSLATE_NOOP("category", "CD"),
    QT_TRANSLATE_NOOP("category", "CNCMachine"),
    QT_TRANSLATE_NOOP("category", "Cabinet"),
    QT_TRANSLATE_NOOP("category", "Candle"),
    QT_TRANSLATE_NOOP("category", "Cart"),
    QT_TRANSLATE_NOOP("category", "CellPhone"),
    QT_TRANSLATE_NOOP("category", "Chair"),
    QT_TRANSLATE_NOOP("category", "Cloth"),
    QT_TRANSLATE_NOOP("category", "CoffeeMachine"),
    QT_TRANSLATE_NOOP("category", "CoffeeTable"),
    QT_TRANSLATE_NOOP("category", "Column"),
    QT_TRANSLATE_NOOP("category", "Compressor"),
    QT_TRANSLATE_NOOP("category", "ControlCabinet"),
    QT_TRANSLATE_NOOP("category", "ControlConsole"),
    QT_TRANSLATE_NOOP("category", "ConveyorCurve"),
    QT_TRANSLATE_NOOP("category", "ConveyorLift"),
    QT_TRANSLATE_NOOP("category", "ConveyorPost"),
    QT_TRANSLATE_NOOP("category", "ConveyorStraight"),
    QT_TRANSLATE_NOOP("category", "CounterTop"),
    QT_TRANSLATE_NOOP("category", "Crate"),
    QT_TRANSLATE_NOOP("category", "CreditCard"),
    QT_TRANSLATE_NOOP("category", "Cup"),
    QT_TRANSLATE_NOOP("category", "Desk"),
    QT_TRANSLATE_NOOP("category", "DeskLamp"),
    QT_TRANSLATE_NOOP("category", "Desktop"),
    QT_TRANSLATE_NOOP("category", "DiningRoom"),
    QT_TRANSLATE_NOOP("category", "DiningTable"),
    QT_TRANSLATE_NOOP("category", "DishSponge"),
    QT_TRANSLATE_NOOP("category", "DogBed"),
    QT_TRANSLATE_NOOP("category", "Door"),
    QT_TRANSLATE_NOOP("category", "Dresser"),
    QT_TRANSLATE_NOOP("category", "Drum"),
    QT_TRANSLATE_NOOP("category", "Dumbbell"),
    QT_TRANSLATE_NOOP("category", "Egg"),
    QT_TRANSLATE_NOOP("category", "Factory"),
    QT_TRANSLATE_NOOP("category", "FilingCabinet"),
    QT_TRANSLATE_NOOP("category", "FloorLamp"),
    QT_TRANSLATE_NOOP("category", "Fork"),
    QT_TRANSLATE_NOOP("category", "Forklift"),
    QT_TRANSLATE_NOOP("category", "Fridge"),
    QT_TRANSLATE_NOOP("category", "Gantry"),
    QT_TRANSLATE_NOOP("category", "GarbageBag"),
    QT_TRANSLATE_NOOP("category", "GarbageCan"),
    QT_TRANSLATE_NOOP("category", "Hall"),
    QT_TRANSLATE_NOOP("category", "HousePlant"),
    QT_TRANSLATE_NOOP("category", "InjectionMoulder"),
    QT_TRANSLATE_NOOP("category", "Kettle"),
    QT_TRANSLATE_NOOP("category", "KeyChain"),
    QT_TRANSLATE_NOOP("category", "Kitchen"),
    QT_TRANSLATE_NOOP("category", "KitchenSink"),
    QT_TRANSLATE_NOOP("category", "Knife"),
    QT_TRANSLATE_NOOP("category", "Ladder"),
    QT_TRANSLATE_NOOP("category", "Ladle"),
    QT_TRANSLATE_NOOP("category", "Laptop"),
    QT_TRANSLATE_NOOP("category", "Lettuce"),
    QT_TRANSLATE_NOOP("category", "LightCurtain"),
    QT_TRANSLATE_NOOP("category", "LivingRoom"),
    QT_TRANSLATE_NOOP("category", "LoadedPallet"),
    QT_TRANSLATE_NOOP("category", "MeetingRoom"),
    QT_TRANSLATE_NOOP("category", "Microwave"),
    QT_TRANSLATE_NOOP("category", "Mirror"),
    QT_TRANSLATE_NOOP("category", "Monitor"),
    QT_TRANSLATE_NOOP("category", "Mug"),
    QT_TRANSLATE_NOOP("category", "Newspaper"),
    QT_TRANSLATE_NOOP("category", "Office"),
    QT_TRANSLATE_NOOP("category", "OfficeChair"),
    QT_TRANSLATE_NOOP("category", "Ottoman"),
    QT_TRANSLATE_NOOP("category", "OverheadCrane"),
    QT_TRANSLATE_NOOP("category", "Painting"),
    QT_TRANSLATE_NOOP("category", "Pallet"),
    QT_TRANSLATE_NOOP("category", "PalletJack"),
    QT_TRANSLATE_NOOP("category", "PalletRack"),
    QT_TRANSLATE_NOOP("category", "Pan"),
    QT_TRANSLATE_NOOP("category", "PaperTowelRoll"),
    QT_TRANSLATE_NOOP("category", "Pen"),
    QT_TRANSLATE_NOOP("category", "Pencil"),
    QT_TRANSLATE_NOOP("category", "PepperShaker"),
    QT_TRANSLATE_NOOP("category", "Pillow"),
    QT_TRANSLATE_NOOP("category", "Plate"),
    QT_TRANSLATE_NOOP("category", "Pot"),
    QT_TRANSLATE_NOOP("category", "Potato"),
    QT_TRANSLATE_NOOP("category", "Press"),
    QT_TRANSLATE_NOOP("category", "Printer"),
    QT_TRANSLATE_NOOP("category", "Pump"),
    QT_TRANSLATE_NOOP("category", "RemoteControl"),
    QT_TRANSLATE_NOOP("category", "RobotArm"),
    QT_TRANSLATE_NOOP("category", "RollerDoor"),
    QT_TRANSLATE_NOOP("category", "RoomDecor"),
    QT_TRANSLATE_NOOP("category", "Rug"),
    QT_TRANSLATE_NOOP("category", "Safe"),
    QT_TRANSLATE_NOOP("category", "SafetyFence"),
    QT_TRANSLATE_NOOP("category", "SaltShaker"),
    QT_TRANSLATE_NOOP("category", "ShelvingUnit"),
    QT_TRANSLATE_NOOP("category", "Shower"),
    QT_TRANSLATE_NOOP("category", "SideTable"),
    QT_TRANSLATE_NOOP("category", "Sink"),
    QT_TRANSLATE_NOOP("category", "SoapBottle"),
    QT_TRANSLATE_NOOP("category", "Sofa"),
    QT_TRANSLATE_NOOP("category", "Spatula"),
    QT_TRANSLATE_NOOP("category", "Speaker"),
    QT_TRANSLATE_NOOP("category", "Spoon"),
    QT_TRANSLATE_NOOP("category", "SprayBottle"),
    QT_TRANSLATE_NOOP("category", "Statue"),
    QT_TRANSLATE_NOOP("category", "Stool"),
    QT_TRANSLATE_NOOP("category", "StorageShelf"),
    QT_TRANSLATE_NOOP("category", "Stove"),
    QT_TRANSLATE_NOOP("category", "TVStand"),
    QT_TRANSLATE_NOOP("category", "TableTopDecor"),
    QT_TRANSLATE_NOOP("category", "Tank"),
    QT_TRANSLATE_NOOP("category", "TeddyBear"),
    QT_TRANSLATE_NOOP("category", "Television"),
    QT_TRANSLATE_NOOP("category", "TennisRacket"),
    QT_TRANSLATE_NOOP("category", "TissueBox"),
    QT_TRANSLATE_NOOP("category", "Toaster"),
    QT_TRANSLATE_NOOP("category", "Toilet"),
    QT_TRANSLATE_NOOP("category", "Tomato"),
    QT_TRANSLATE_NOOP("category", "Tote"),
    QT_TRANSLATE_NOOP("category", "TrafficCone"),
    QT_TRANSLATE_NOOP("category", "Unknown"),
    QT_TRANSLATE_NOOP("category", "VacuumCleaner"),
    QT_TRANSLATE_NOOP("category", "Vase"),
    QT_TRANSLATE_NOOP("category", "Wardrobe"),
    QT_TRANSLATE_NOOP("category", "Warehouse"),
    QT_TRANSLATE_NOOP("category", "WashingMachine"),
    QT_TRANSLATE_NOOP("category", "Watch"),
    QT_TRANSLATE_NOOP("category", "Whiteboard"),
    QT_TRANSLATE_NOOP("category", "Window"),
    QT_TRANSLATE_NOOP("category", "WineBottle"),
    QT_TRANSLATE_NOOP("category", "Workbench"),
};

/// "TVStand" as "TV stand": words begin at a capital after, or before, a small letter.
QString inWords(const QString &name)
{
    QString words;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool beforeSmall = i + 1 < name.size() && name[i + 1].isLower();
        const bool begins = i > 0 && name[i].isUpper() && (name[i - 1].isLower() || beforeSmall);
        if (begins)
            words += QLatin1Char(' ');
        words += begins && beforeSmall ? name[i].toLower() : name[i];
    }
    return words;
}

/// As the catalogues have it, without regard to case, '_', '-' and spaces; `category` itself where they have not.
QString nameOf(const QString &category)
{
    const QString plain = plainCategory(category);
    const auto found = std::ranges::find_if(
        kNames, [&](const char *name) { return plain.compare(QLatin1String(name), Qt::CaseInsensitive) == 0; });
    return found == std::end(kNames) ? category : QString::fromLatin1(*found);
}

QString translated(const QString &name)
{
    return QCoreApplication::translate("category", name.toUtf8().constData());
}

} // namespace

std::span<const char *const> namedCategories()
{
    return kNames;
}

QString styleText(const QString &style)
{
    static const std::map<QString, const char *> kTexts = {
        {QStringLiteral("classic"), QT_TRANSLATE_NOOP("category", "Classic")},
        {QStringLiteral("industrial"), QT_TRANSLATE_NOOP("category", "Industrial")},
        {QStringLiteral("modern"), QT_TRANSLATE_NOOP("category", "Modern")},
        {QStringLiteral("nordic"), QT_TRANSLATE_NOOP("category", "Nordic")},
    };
    const auto known = kTexts.find(plainStyle(style));
    return known == kTexts.end() ? style : QCoreApplication::translate("category", known->second);
}

QString categoryText(const QString &category)
{
    const QString name = nameOf(category);
    if (const QString text = translated(name); text != name)
        return text;
    // Another language has a word for a couch when it has one for a sofa; English keeps the word that was chosen.
    const CategoryInfo *info = findCategory(category);
    const QString canonical = info ? QString::fromLatin1(info->name) : name;
    const QString text = translated(canonical);
    return text != canonical ? text : inWords(name);
}

} // namespace twinloom::asset
