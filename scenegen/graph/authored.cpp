// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/authored.h"

#include "core/asset/parametric.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numbers>

namespace twinloom::scenegen
{

using geometry::Vec3;

namespace
{

constexpr double kDegree = std::numbers::pi / 180;

int categoryOf(Statistics &statistics, const QString &name)
{
    if (const int known = statistics.category(name); known >= 0)
        return known;
    statistics.categories.push_back(name);
    return static_cast<int>(statistics.categories.size()) - 1;
}

/// Sizes are assets of their own, named after category and size.
int assetOf(Statistics &statistics, const QString &category, const Vec3 &size)
{
    const QString name = QStringLiteral("%1 %2x%3x%4").arg(category).arg(size.x()).arg(size.y()).arg(size.z());
    for (std::size_t a = 0; a < statistics.assets.size(); ++a)
        if (statistics.assets[a].name == name)
            return static_cast<int>(a);
    statistics.assets.push_back({name, categoryOf(statistics, category), size});
    return static_cast<int>(statistics.assets.size()) - 1;
}

Vec3 sizeFrom(const QJsonValue &value)
{
    const QJsonArray size = value.toArray();
    return {size[0].toDouble(), size[1].toDouble(), size[2].toDouble()};
}

int contactsFrom(const QJsonArray &names)
{
    static const std::pair<const char *, int> sides[] = {
        {"back", 1}, {"right", 2}, {"front", 4}, {"left", 8}, {"middle", kInTheMiddle}};
    int contacts = 0;
    for (const QJsonValue &name : names)
        for (const auto &[side, bit] : sides)
            if (name.toString() == QLatin1String(side))
                contacts |= bit;
    return contacts;
}

/// Reads one type; names of groups and heights of parents become indices.
class TypeReader
{
public:
    TypeReader(Statistics &statistics, const QString &name, const QJsonObject &json)
        : m_statistics(statistics), m_json(json)
    {
        m_type.name = name;
        m_type.authored = true;
    }

    bool read()
    {
        for (const QJsonValue &alias : m_json.value(QLatin1String("aliases")).toArray())
            m_type.aliases << alias.toString();
        const QJsonObject groups = m_json.value(QLatin1String("groups")).toObject();
        std::map<QString, int> index;
        for (auto it = groups.begin(); it != groups.end(); ++it) {
            index[it.key()] = static_cast<int>(m_type.groups.size());
            GroupSample group;
            group.contacts = contactsFrom(it.value().toObject().value(QLatin1String("contacts")).toArray());
            for (const QJsonValue &member : it.value().toObject().value(QLatin1String("members")).toArray())
                group.members.push_back(poseFrom(member.toArray()));
            m_type.groups.push_back(std::move(group));
        }
        for (const QJsonValue &value : m_json.value(QLatin1String("rooms")).toArray()) {
            RoomSample room{value.toArray()[0].toDouble(), {}};
            for (const QJsonValue &name : value.toArray()[1].toArray()) {
                if (!index.count(name.toString()))
                    return false;
                room.groups.push_back(index[name.toString()]);
            }
            m_type.rooms.push_back(std::move(room));
        }
        readChildren();
        return !m_type.rooms.empty() && m_sound;
    }
    TypeStatistics take() { return std::move(m_type); }

private:
    SampledPose poseFrom(const QJsonArray &member)
    {
        const Vec3 size = sizeFrom(member[1]);
        m_sound = m_sound && size.minCoeff() > 0 && !member[0].toString().isEmpty();
        const QJsonArray at = member[2].toArray();
        return {assetOf(m_statistics, member[0].toString(), size),
                {at[0].toDouble(), at[1].toDouble()},
                member[4].toObject().value(QLatin1String("bottom")).toDouble(0),
                member[3].toDouble() * kDegree};
    }

    /// Sets of what lies on a category hold for each of its sizes.
    void readChildren()
    {
        const QJsonObject on = m_json.value(QLatin1String("on")).toObject();
        for (auto it = on.begin(); it != on.end(); ++it) {
            std::vector<ChildSet> sets;
            for (const QJsonValue &value : it.value().toArray()) {
                ChildSet set;
                for (const QJsonValue &child : value.toArray()) {
                    SampledPose pose = poseFrom(child.toArray());
                    // Statistics count to the centre of what lies there.
                    pose.bottom += m_statistics.assets[static_cast<std::size_t>(pose.asset)].size.z() / 2;
                    set.push_back(pose);
                }
                sets.push_back(std::move(set));
            }
            const int category = m_statistics.category(it.key());
            for (const GroupSample &group : m_type.groups)
                for (const SampledPose &member : group.members)
                    if (m_statistics.assets[static_cast<std::size_t>(member.asset)].category == category)
                        m_type.children[member.asset] = sets;
        }
    }

    Statistics &m_statistics;
    const QJsonObject m_json;
    TypeStatistics m_type;
    bool m_sound = true;
};

} // namespace

Result<void> addAuthoredRooms(Statistics &statistics, const QByteArray &json)
{
    const QJsonObject types = QJsonDocument::fromJson(json).object().value(QLatin1String("types")).toObject();
    if (types.isEmpty())
        return unexpected(ErrorCode::BadInput, QCoreApplication::translate("scenegen", "These are no authored rooms."));
    for (auto it = types.begin(); it != types.end(); ++it) {
        TypeReader reader(statistics, it.key(), it.value().toObject());
        if (!reader.read())
            return unexpected(
                ErrorCode::BadInput,
                QCoreApplication::translate("scenegen", "The authored room type %1 is wrong.").arg(it.key()));
        statistics.types.push_back(reader.take());
    }
    return {};
}

void addHallTypes(Statistics &statistics, const facility::HallRules &rules)
{
    for (const facility::HallRule &hall : rules.halls) {
        if (statistics.type(hall.name))
            continue;
        TypeStatistics type;
        type.name = hall.name;
        type.authored = true;
        type.aliases = hall.aliases;
        std::vector<int> seen;
        const auto add = [&](const QString &category, const Vec3 &size, double bottom) {
            const int asset = assetOf(statistics, category, size);
            if (std::find(seen.begin(), seen.end(), asset) != seen.end() || bottom > 0)
                return;
            seen.push_back(asset);
            type.groups.push_back({1, {{asset, geometry::Vec2::Zero(), 0, 0}}});
        };
        std::vector<const facility::ZoneRule *> zones = {&hall.side};
        for (const facility::ZoneRule &zone : hall.zones)
            zones.push_back(&zone);
        for (const facility::ZoneRule *zone : zones)
            for (const auto *bands : {&zone->walls, &zone->islands})
                for (const int b : *bands) {
                    const facility::BandRule &band = rules.bands[static_cast<std::size_t>(b)];
                    if (!band.spineCategory.isEmpty())
                        add(band.spineCategory, band.spineSize, 0);
                    for (const facility::BandRule::Choice &choice : band.cells)
                        for (const auto &member : rules.cells[static_cast<std::size_t>(choice.cell)].members)
                            add(member.category, member.size, member.bottom);
                }
        for (const facility::VehicleRule &vehicle : hall.vehicles)
            add(vehicle.category, vehicle.size, 0);
        statistics.types.push_back(std::move(type));
    }
}

void addStarterLibrary(Statistics &statistics)
{
    for (const asset::CategoryInfo &category : asset::categories()) {
        const QString name = QString::fromLatin1(category.name);
        const bool stands = category.mount == asset::Mount::Floor || category.mount == asset::Mount::Surface;
        if (stands && statistics.category(name) < 0)
            assetOf(statistics, name, category.typical.cast<double>());
    }
}

} // namespace twinloom::scenegen
