// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_rules.h"

#include "scenegen/embedded.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cassert>
#include <numbers>

namespace twinloom::facility
{

namespace
{

constexpr double kDegree = std::numbers::pi / 180;

QString plain(QString name)
{
    return name.toLower().remove(QLatin1Char(' ')).remove(QLatin1Char('_')).remove(QLatin1Char('-'));
}

geometry::Vec3 sizeFrom(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    return {array[0].toDouble(), array[1].toDouble(), array[2].toDouble()};
}

CellMember memberFrom(const QJsonArray &array)
{
    CellMember member;
    member.category = array[0].toString();
    member.size = sizeFrom(array[1]);
    member.at = {array[2].toArray()[0].toDouble(), array[2].toArray()[1].toDouble()};
    member.turn = array[3].toDouble() * kDegree;
    const QJsonObject more = array[4].toObject();
    member.share = more.value(QLatin1String("share")).toDouble(1);
    member.bottom = more.value(QLatin1String("bottom")).toDouble(0);
    member.vary = more.value(QLatin1String("vary")).toDouble(0);
    member.turnVary = more.value(QLatin1String("turn_vary")).toDouble(0) * kDegree;
    member.on = more.value(QLatin1String("on")).toInt(-1);
    return member;
}

Cell cellFrom(const QString &name, const QJsonObject &json)
{
    Cell cell;
    cell.name = name;
    cell.length = json.value(QLatin1String("length")).toDouble();
    cell.low = json.value(QLatin1String("low")).toDouble();
    cell.tight = json.value(QLatin1String("tight")).toBool();
    for (const QJsonValue &member : json.value(QLatin1String("members")).toArray())
        cell.members.push_back(memberFrom(member.toArray()));
    return cell;
}

/// Reads names as indices, and remembers the first one that there is not.
class Names
{
public:
    template <class Things>
    int index(const Things &things, const QString &name)
    {
        for (std::size_t i = 0; i < things.size(); ++i)
            if (things[i].name == name)
                return static_cast<int>(i);
        if (m_unknown.isEmpty())
            m_unknown = name.isEmpty() ? QStringLiteral("\"\"") : name;
        return 0;
    }
    template <class Things>
    std::vector<int> indices(const Things &things, const QJsonValue &names)
    {
        std::vector<int> list;
        for (const QJsonValue &name : names.toArray())
            list.push_back(index(things, name.toString()));
        return list;
    }
    const QString &unknown() const { return m_unknown; }

private:
    QString m_unknown;
};

BandRule bandFrom(const QString &name, const QJsonObject &json, const std::vector<Cell> &cells, Names &names)
{
    BandRule band;
    band.name = name;
    band.depth = json.value(QLatin1String("depth")).toDouble();
    band.isDouble = json.value(QLatin1String("double")).toBool();
    const QJsonArray spine = json.value(QLatin1String("spine")).toArray();
    band.spineCategory = spine[0].toString();
    band.spineSize = {spine[1].toDouble(), spine[2].toDouble(), spine[3].toDouble()};
    for (const QJsonValue &value : json.value(QLatin1String("cells")).toArray()) {
        const QJsonArray choice = value.toArray();
        band.cells.push_back({names.index(cells, choice[0].toString()), choice[1].toDouble(1), choice[2].toInt(1)});
    }
    band.filler = names.indices(cells, json.value(QLatin1String("filler")));
    if (json.contains(QLatin1String("last")))
        band.last = names.index(cells, json.value(QLatin1String("last")).toString());
    band.block = json.value(QLatin1String("block")).toInt();
    band.blockGap = json.value(QLatin1String("block_gap")).toDouble();
    return band;
}

ZoneRule zoneFrom(const QJsonObject &json, const std::vector<BandRule> &bands, Names &names)
{
    ZoneRule zone;
    zone.name = json.value(QLatin1String("name")).toString();
    zone.share = json.value(QLatin1String("share")).toDouble(1);
    zone.leastLength = json.value(QLatin1String("least_length")).toDouble();
    zone.walls = names.indices(bands, json.value(QLatin1String("walls")));
    zone.islands = names.indices(bands, json.value(QLatin1String("islands")));
    const QJsonObject prefer = json.value(QLatin1String("prefer")).toObject();
    for (auto it = prefer.begin(); it != prefer.end(); ++it)
        zone.prefer[names.index(bands, it.key())] = it.value().toDouble();
    return zone;
}

HallRule hallFrom(const QString &name, const QJsonObject &json, const std::vector<BandRule> &bands, Names &names)
{
    HallRule hall;
    hall.name = name;
    for (const QJsonValue &alias : json.value(QLatin1String("aliases")).toArray())
        hall.aliases << alias.toString();
    const auto number = [&](const char *key) { return json.value(QLatin1String(key)).toDouble(); };
    hall.leastArea = number("least_area");
    hall.aisleLeast = json.value(QLatin1String("aisle")).toArray()[0].toDouble();
    hall.aisleMost = json.value(QLatin1String("aisle")).toArray()[1].toDouble();
    hall.endAisle = number("end");
    hall.crossAisle = number("cross");
    hall.crossEvery = number("cross_every");
    hall.gateDepth = number("gate_depth");
    hall.doorDepth = number("door_depth");
    for (const QJsonValue &zone : json.value(QLatin1String("zones")).toArray())
        hall.zones.push_back(zoneFrom(zone.toObject(), bands, names));
    hall.side = zoneFrom(json.value(QLatin1String("side")).toObject(), bands, names);
    for (const QJsonValue &value : json.value(QLatin1String("vehicles")).toArray()) {
        const QJsonArray vehicle = value.toArray();
        hall.vehicles.push_back(
            {vehicle[0].toString(), sizeFrom(vehicle[1]), vehicle[2].toDouble(30), vehicle[3].toDouble(1)});
    }
    return hall;
}

/// What makes no sense, in words; empty when all is well.
QString faultOf(const HallRules &rules)
{
    for (const Cell &cell : rules.cells) {
        if (!(cell.length > 0) || cell.members.empty() || cell.members.front().on >= 0)
            return cell.name;
        for (std::size_t i = 0; i < cell.members.size(); ++i)
            if (!(cell.members[i].size.minCoeff() > 0) || cell.members[i].category.isEmpty() ||
                cell.members[i].on >= static_cast<int>(i))
                return cell.name;
    }
    for (const BandRule &band : rules.bands)
        if (!(band.depth > 0) || band.cells.empty())
            return band.name;
    for (const HallRule &hall : rules.halls)
        if (hall.zones.empty() || !(hall.aisleLeast > 0) || hall.aisleMost < hall.aisleLeast || !(hall.crossEvery > 0))
            return hall.name;
    return rules.halls.empty() ? QStringLiteral("halls") : QString();
}

} // namespace

const HallRule *HallRules::find(const QString &roomType) const
{
    for (const HallRule &hall : halls) {
        if (plain(hall.name) == plain(roomType))
            return &hall;
        for (const QString &alias : hall.aliases)
            if (plain(alias) == plain(roomType))
                return &hall;
    }
    return nullptr;
}

Result<HallRules> HallRules::fromJson(const QByteArray &json)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    HallRules rules;
    Names names;
    const auto each = [&](const char *key, const auto &read) {
        const QJsonObject object = document.value(QLatin1String(key)).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            read(it.key(), it.value().toObject());
    };
    each("cells", [&](const QString &name, const QJsonObject &cell) { rules.cells.push_back(cellFrom(name, cell)); });
    each("bands", [&](const QString &name, const QJsonObject &band) {
        rules.bands.push_back(bandFrom(name, band, rules.cells, names));
    });
    each("halls", [&](const QString &name, const QJsonObject &hall) {
        rules.halls.push_back(hallFrom(name, hall, rules.bands, names));
    });
    const QString fault = names.unknown().isEmpty() ? faultOf(rules) : names.unknown();
    if (!fault.isEmpty())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "These are no rules of halls: see %1.").arg(fault));
    return rules;
}

const HallRules &HallRules::builtIn()
{
    static const HallRules rules = [] {
        Result<HallRules> read = fromJson(scenegen::embedded(scenegen::Embedded::HallRules));
        assert(read.has_value());
        return std::move(read).value();
    }();
    return rules;
}

} // namespace twinloom::facility
