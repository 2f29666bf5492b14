// SPDX-License-Identifier: Apache-2.0
#include "scenegen/graph/statistics.h"

#include "scenegen/embedded.h"
#include "scenegen/graph/authored.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cassert>
#include <set>

namespace twinloom::scenegen
{

namespace
{

QString plain(QString name)
{
    return name.toLower().remove(QLatin1Char(' ')).remove(QLatin1Char('_')).remove(QLatin1Char('-'));
}

SampledPose poseFrom(const QJsonArray &array)
{
    return {array[0].toInt(), {array[1].toDouble(), array[2].toDouble()}, array[3].toDouble(), array[4].toDouble()};
}

std::vector<SampledPose> posesFrom(const QJsonArray &array)
{
    std::vector<SampledPose> poses;
    poses.reserve(static_cast<std::size_t>(array.size()));
    for (const QJsonValue &value : array)
        poses.push_back(poseFrom(value.toArray()));
    return poses;
}

bool posesAreValid(const std::vector<SampledPose> &poses, std::size_t assets)
{
    for (const SampledPose &pose : poses)
        if (pose.asset < 0 || static_cast<std::size_t>(pose.asset) >= assets)
            return false;
    return true;
}

TypeStatistics typeFrom(const QString &name, const QJsonObject &json)
{
    TypeStatistics type;
    type.name = name;
    for (const QJsonValue &value : json.value(QLatin1String("rooms")).toArray()) {
        RoomSample room{value.toArray()[0].toDouble(), {}};
        for (const QJsonValue &group : value.toArray()[1].toArray())
            room.groups.push_back(group.toInt());
        type.rooms.push_back(std::move(room));
    }
    for (const QJsonValue &value : json.value(QLatin1String("groups")).toArray())
        type.groups.push_back({value.toArray()[0].toInt(), posesFrom(value.toArray()[1].toArray())});
    for (const QJsonValue &value : json.value(QLatin1String("children")).toArray()) {
        std::vector<ChildSet> &sets = type.children[value.toArray()[0].toInt()];
        for (const QJsonValue &set : value.toArray()[1].toArray())
            sets.push_back(posesFrom(set.toArray()));
    }
    for (const QJsonValue &value : json.value(QLatin1String("relations")).toArray()) {
        const QJsonArray relation = value.toArray();
        type.relations.push_back({relation[0].toString(), relation[1].toString(), relation[2].toString(),
                                  relation[4].toDouble(), relation[5].toDouble()});
    }
    return type;
}

bool isValid(const Statistics &statistics)
{
    for (const AssetSize &asset : statistics.assets)
        if (asset.category < 0 || static_cast<std::size_t>(asset.category) >= statistics.categories.size() ||
            !(asset.size.minCoeff() > 0))
            return false;
    for (const TypeStatistics &type : statistics.types) {
        for (const GroupSample &group : type.groups)
            if (group.members.empty() || !posesAreValid(group.members, statistics.assets.size()))
                return false;
        for (const RoomSample &room : type.rooms)
            for (const int group : room.groups)
                if (group < 0 || static_cast<std::size_t>(group) >= type.groups.size())
                    return false;
        for (const auto &[asset, sets] : type.children)
            for (const ChildSet &set : sets)
                if (!posesAreValid(set, statistics.assets.size()))
                    return false;
    }
    return !statistics.types.empty();
}

QStringList usualIn(const TypeStatistics &type, const Statistics &statistics)
{
    constexpr double nearlyAll = 0.9; // of the rooms
    constexpr double standing = 0.3;  // metres: what begins higher hangs
    std::map<int, std::size_t> rooms;
    for (const RoomSample &room : type.rooms) {
        std::set<int> categories;
        for (const int group : room.groups)
            for (const SampledPose &member : type.groups[static_cast<std::size_t>(group)].members)
                if (member.bottom < standing)
                    categories.insert(statistics.assets[static_cast<std::size_t>(member.asset)].category);
        for (const int category : categories)
            ++rooms[category];
    }
    QStringList usual;
    for (const auto &[category, count] : rooms)
        if (static_cast<double>(count) >= nearlyAll * static_cast<double>(type.rooms.size()))
            usual << statistics.categories[static_cast<std::size_t>(category)];
    return usual;
}

} // namespace

int Statistics::category(const QString &name) const
{
    for (std::size_t i = 0; i < categories.size(); ++i)
        if (categories[i].compare(name, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    return -1;
}

const TypeStatistics *Statistics::type(const QString &roomType) const
{
    for (const TypeStatistics &type : types)
        if (plain(type.name) == plain(roomType))
            return &type;
    for (const TypeStatistics &type : types)
        for (const QString &alias : type.aliases)
            if (plain(alias) == plain(roomType))
                return &type;
    return nullptr;
}

const TypeStatistics &Statistics::fallback() const
{
    const TypeStatistics *livingRoom = type(QStringLiteral("LivingRoom"));
    return livingRoom ? *livingRoom : types.front();
}

Result<Statistics> Statistics::fromJson(const QByteArray &json)
{
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    Statistics statistics;
    for (const QJsonValue &value : document.value(QLatin1String("categories")).toArray())
        statistics.categories.push_back(value.toString());
    for (const QJsonValue &value : document.value(QLatin1String("assets")).toArray()) {
        const QJsonArray asset = value.toArray();
        statistics.assets.push_back(
            {asset[0].toString(), asset[1].toInt(), {asset[2].toDouble(), asset[3].toDouble(), asset[4].toDouble()}});
    }
    const QJsonObject types = document.value(QLatin1String("types")).toObject();
    for (auto it = types.begin(); it != types.end(); ++it)
        statistics.types.push_back(typeFrom(it.key(), it.value().toObject()));
    if (!isValid(statistics))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scenegen", "These are no statistics of rooms."));
    for (TypeStatistics &type : statistics.types)
        type.usual = usualIn(type, statistics);
    return statistics;
}

const Statistics &Statistics::builtIn()
{
    static const Statistics statistics = [] {
        Result<Statistics> read = fromJson(embedded(Embedded::GraphStatistics));
        assert(read.has_value());
        [[maybe_unused]] const Result<void> authored = addAuthoredRooms(*read, embedded(Embedded::AuthoredRooms));
        assert(authored.has_value());
        addHallTypes(*read, facility::HallRules::builtIn());
        addStarterLibrary(*read);
        return std::move(read).value();
    }();
    return statistics;
}

} // namespace twinloom::scenegen
