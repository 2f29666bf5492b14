// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric.h"

#include "core/asset/parametric/family.h"

#include <QCoreApplication>

namespace twinloom::asset
{
namespace
{

constexpr float kLeastSize = 0.001f, kMostSize = 100.0f; ///< metres

struct Alias {
    const char *name, *category;
};

constexpr Alias kAliases[] = {
    {"Couch", "Sofa"},
    {"Loveseat", "Sofa"},
    {"SectionalSofa", "Sofa"},
    {"SideChair", "Chair"},
    {"DiningChair", "Chair"},
    {"DeskChair", "OfficeChair"},
    {"SwivelChair", "OfficeChair"},
    {"BarStool", "Stool"},
    {"Pouf", "Ottoman"},
    {"Footstool", "Ottoman"},
    {"Table", "DiningTable"},
    {"NightStand", "SideTable"},
    {"BedsideTable", "SideTable"},
    {"EndTable", "SideTable"},
    {"WorkTable", "Workbench"},
    {"Trolley", "Cart"},
    {"Shelf", "ShelvingUnit"},
    {"Bookcase", "ShelvingUnit"},
    {"Bookshelf", "ShelvingUnit"},
    {"ChestOfDrawers", "Dresser"},
    {"TVCabinet", "TVStand"},
    {"Closet", "Wardrobe"},
    {"Sideboard", "Cabinet"},
    {"Refrigerator", "Fridge"},
    {"Counter", "CounterTop"},
    {"KitchenCabinet", "CounterTop"},
    {"StoveBurner", "Stove"},
    {"Oven", "Stove"},
    {"Dryer", "WashingMachine"},
    {"SinkBasin", "Sink"},
    {"Washbasin", "Sink"},
    {"Bath", "Bathtub"},
    {"TV", "Television"},
    {"Screen", "Monitor"},
    {"Computer", "Desktop"},
    {"Phone", "CellPhone"},
    {"Clock", "AlarmClock"},
    {"DoorPanel", "Door"},
    {"Doorway", "Door"},
    {"WindowPanel", "Window"},
    {"SectionalDoor", "RollerDoor"},
    {"Lamp", "FloorLamp"},
    {"TableLamp", "DeskLamp"},
    {"Plant", "HousePlant"},
    {"PottedPlant", "HousePlant"},
    {"Carpet", "Rug"},
    {"Picture", "Painting"},
    {"Cushion", "Pillow"},
    {"TableTopDecor", "Bowl"},
    {"Sculpture", "Statue"},
    {"TrashCan", "GarbageCan"},
    {"Dumpster", "GarbageCan"},
    {"PepperShaker", "SaltShaker"},
    {"ButterKnife", "Knife"},
    {"Glass", "Cup"},
    {"Carton", "Box"},
    {"Conveyor", "ConveyorStraight"},
    {"Barrel", "Drum"},
    {"Rack", "PalletRack"},
    {"IndustrialRobot", "RobotArm"},
    {"Robot", "RobotArm"},
    {"Bin", "Tote"},
    {"CNC", "CNCMachine"},
    {"MillingMachine", "CNCMachine"},
    {"InjectionMolder", "InjectionMoulder"},
    {"Cone", "TrafficCone"},
    {"Fence", "SafetyFence"},
    {"Crane", "OverheadCrane"},
    {"AMR", "AGV"},
};

const std::vector<Family> &families()
{
    static const std::vector<Family> kAll = [] {
        std::vector<Family> all;
        for (const auto &family : {seating(), tables(), beds(), storage(), kitchen(), bath(), electronics(), decor(),
                                   tableware(), food(), oddments(), openings(), logistics(), machines(), plant()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return kAll;
}

bool same(const QString &name, const char *other)
{
    return name.compare(QLatin1String(other), Qt::CaseInsensitive) == 0;
}

const Family *findFamily(const QString &given)
{
    const QString name = plainCategory(given);
    for (const Family &family : families()) {
        if (same(name, family.info.name))
            return &family;
    }
    for (const Alias &alias : kAliases) {
        if (same(name, alias.name))
            return findFamily(QString::fromLatin1(alias.category));
    }
    return nullptr;
}

} // namespace

std::span<const CategoryInfo> categories()
{
    static const std::vector<CategoryInfo> kInfos = [] {
        std::vector<CategoryInfo> infos;
        for (const Family &family : families())
            infos.push_back(family.info);
        return infos;
    }();
    return kInfos;
}

QString plainCategory(const QString &name)
{
    return name.toLower().remove(QLatin1Char('_')).remove(QLatin1Char(' ')).remove(QLatin1Char('-'));
}

const CategoryInfo *findCategory(const QString &name)
{
    const Family *family = findFamily(name);
    return family ? &categories()[static_cast<std::size_t>(family - families().data())] : nullptr;
}

bool hasStyle(const QString &category, const QString &style)
{
    const Family *family = findFamily(category);
    return family && isStyled(QString::fromLatin1(family->info.name)) && styleOf(style);
}

bool hasShape(const QString &category, const QString &shape)
{
    const Family *family = findFamily(category);
    return family && family->buildRound && shape == kRound;
}

Result<Model> makeParametric(const QString &category, const Eigen::Vector3f &size, const Look &look)
{
    const Family *family = findFamily(category);
    if (!family) {
        return unexpected(
            ErrorCode::NotFound,
            QCoreApplication::translate("asset", "The starter library has no category \"%1\".").arg(category),
            QCoreApplication::translate("asset", "List what it has with: twinloom library list"));
    }
    if (!size.allFinite() || size.minCoeff() < kLeastSize || size.maxCoeff() > kMostSize) {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("asset", "Cannot make a \"%1\" of %2 x %3 x %4 m.")
                .arg(category)
                .arg(size.x())
                .arg(size.y())
                .arg(size.z()),
            QCoreApplication::translate("asset", "Each of width, depth and height must be from 1 mm to 100 m."));
    }
    // Outside its range a model would lose its sense (legs without room between them): the nearest one is stretched.
    const Style style = hasStyle(category, look.style) ? *styleOf(look.style) : Style::Usual;
    Workshop shop(QString::fromLatin1(family->info.name), style);
    const auto build = hasShape(category, look.shape) ? family->buildRound : family->build;
    build(shop, size.cwiseMax(family->info.least).cwiseMin(family->info.most));
    Model model = std::move(shop).take();
    fitTo(model, size);
    return model;
}

Model makeUnknown(const Eigen::Vector3f &size)
{
    Workshop shop(QStringLiteral("Unknown"));
    shop.use(Finish::PlasticGrey);
    shop.block(Vec3f::Zero(), size, 0.06f * size.minCoeff());
    Model model = std::move(shop).take();
    fitTo(model, size);
    return model;
}

} // namespace twinloom::asset
