// SPDX-License-Identifier: Apache-2.0
// ScanReport as JSON: the keys of `scan --json`.
#include "core/scan/scan_change.h"
#include "core/scan/scan_job.h"

#include "core/scene/room.h"

#include <QJsonArray>

#include <algorithm>
#include <numbers>

namespace twinloom::scan
{
namespace
{

QJsonArray point(const Vec2 &p)
{
    return {p.x(), p.y()};
}
QJsonArray point(const geometry::Vec3 &p)
{
    return {p.x(), p.y(), p.z()};
}
QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

/// Null: what was found stays deleted in the scene.
QJsonValue nodeOf(const std::vector<scene::NodeId> &nodes, std::size_t index)
{
    return index < nodes.size() && !nodes[index].isNull() ? QJsonValue(nodes[index].toString())
                                                          : QJsonValue(QJsonValue::Null);
}

QJsonArray rows(const Eigen::Affine3d &transform)
{
    QJsonArray result;
    for (int r = 0; r < 4; ++r)
        result.append(QJsonArray{transform(r, 0), transform(r, 1), transform(r, 2), transform(r, 3)});
    return result;
}

/// What of a room's floor is like this, as rings (holes are clockwise).
QJsonObject partOfFloor(const FloorMap &floor, const std::vector<std::uint8_t> &marked)
{
    QJsonArray polygons;
    for (const Polygon &ring : outlinesOf(floor, marked))
        polygons.append(scene::polygonToJson(ring));
    const auto cells = static_cast<double>(std::count(marked.begin(), marked.end(), 1));
    return {{QStringLiteral("area"), cells * floor.cell * floor.cell}, {QStringLiteral("polygons"), polygons}};
}

std::vector<std::uint8_t> cellsLike(const FloorMap &floor, FloorMap::Cell kind)
{
    std::vector<std::uint8_t> marked(floor.cells.size());
    std::transform(floor.cells.begin(), floor.cells.end(), marked.begin(),
                   [kind](FloorMap::Cell cell) { return static_cast<std::uint8_t>(cell == kind); });
    return marked;
}

/// What a cell of the grid is told as.
char letterOf(const FloorMap &floor, std::size_t cell)
{
    if (floor.walkable[cell])
        return 'w';
    if (floor.guessed[cell])
        return 'g';
    switch (floor.cells[cell]) {
    case FloorMap::Cell::Free:
        return 'f';
    case FloorMap::Cell::Occupied:
        return 'o';
    case FloorMap::Cell::Unseen:
        return 'u';
    case FloorMap::Cell::Outside:
        break;
    }
    return '-';
}

/// Rows from below, each as runs: how many cells, and what they are.
QJsonObject gridOf(const FloorMap &floor)
{
    QJsonArray lines;
    for (int y = 0; y < floor.height; ++y) {
        QString line;
        for (int x = 0; x < floor.width;) {
            const char letter = letterOf(floor, floor.index(x, y));
            int run = 1;
            while (x + run < floor.width && letterOf(floor, floor.index(x + run, y)) == letter)
                ++run;
            line += QString::number(run) + QLatin1Char(letter);
            x += run;
        }
        lines.append(line);
    }
    return {{QStringLiteral("cell"), floor.cell},
            {QStringLiteral("origin"), point(floor.low)},
            {QStringLiteral("width"), floor.width},
            {QStringLiteral("height"), floor.height},
            {QStringLiteral("rows"), lines}};
}

QString nameOf(PoseOrigin origin)
{
    switch (origin) {
    case PoseOrigin::File:
        return QStringLiteral("file");
    case PoseOrigin::Unchecked:
        return QStringLiteral("unchecked");
    case PoseOrigin::Refined:
        return QStringLiteral("refined");
    case PoseOrigin::Found:
        return QStringLiteral("found");
    case PoseOrigin::None:
        break;
    }
    return {};
}

QJsonObject cloudToJson(const CloudReport &cloud)
{
    QJsonObject json{{QStringLiteral("file"), cloud.file},
                     {QStringLiteral("scan"), cloud.scan},
                     {QStringLiteral("points"), cloud.points},
                     {QStringLiteral("transform"), rows(cloud.transform)}};
    if (cloud.sampled > 0)
        json[QStringLiteral("sampled")] = cloud.sampled;
    if (cloud.rms) {
        json[QStringLiteral("rms")] = *cloud.rms;
        json[QStringLiteral("overlap")] = orNull(cloud.overlap);
        json[QStringLiteral("confident")] = cloud.confident;
    }
    if (cloud.origin != PoseOrigin::None)
        json[QStringLiteral("pose")] = nameOf(cloud.origin);
    if (cloud.origin == PoseOrigin::Refined)
        json[QStringLiteral("pose_error")] =
            QJsonObject{{QStringLiteral("metres"), cloud.poseWay},
                        {QStringLiteral("degrees"), cloud.poseTurn * 180 / std::numbers::pi}};
    return json;
}

QJsonArray storeysToJson(const std::vector<StoreyReport> &storeys)
{
    QJsonArray result;
    for (const StoreyReport &storey : storeys) {
        QJsonArray rooms;
        for (int room = storey.firstRoom; room < storey.firstRoom + storey.rooms; ++room)
            rooms.append(room);
        result.append(QJsonObject{{QStringLiteral("name"), storey.name},
                                  {QStringLiteral("floor"), orNull(storey.floor)},
                                  {QStringLiteral("ceiling"), orNull(storey.ceiling)},
                                  {QStringLiteral("rooms"), rooms}});
    }
    return result;
}

/// Which storey a room is of.
qint64 storeyOf(const std::vector<StoreyReport> &storeys, std::size_t room)
{
    const auto storey = std::find_if(storeys.begin(), storeys.end(), [room](const StoreyReport &s) {
        return static_cast<int>(room) < s.firstRoom + s.rooms;
    });
    return storey - storeys.begin();
}

QJsonObject pairToJson(const ScanPair &pair)
{
    return {{QStringLiteral("a"), static_cast<qint64>(pair.a)}, {QStringLiteral("b"), static_cast<qint64>(pair.b)},
            {QStringLiteral("overlap"), pair.overlap},          {QStringLiteral("balance"), pair.balance},
            {QStringLiteral("within_6mm"), pair.within6mm},     {QStringLiteral("rms"), pair.rms}};
}

QJsonArray openingsToJson(const Structure &structure, bool windows)
{
    QJsonArray result;
    for (const StructureOpening &opening : structure.openings)
        if ((opening.kind == StructureOpening::Kind::Window) == windows)
            result.append(QJsonObject{{QStringLiteral("from"), point(opening.from)},
                                      {QStringLiteral("to"), point(opening.to)},
                                      {QStringLiteral("bottom"), opening.bottom},
                                      {QStringLiteral("top"), opening.top},
                                      {QStringLiteral("confidence"), opening.confidence},
                                      {QStringLiteral("evidence"), evidenceName(opening.evidence)}});
    return result;
}

QJsonObject objectToJson(const ScannedObject &object, const QJsonValue &node)
{
    return {{QStringLiteral("category"), object.category},
            {QStringLiteral("centre"), point(object.box.centre)},
            {QStringLiteral("size"), point(object.box.size)},
            {QStringLiteral("yaw"), object.box.yaw},
            {QStringLiteral("confidence"), object.confidence},
            {QStringLiteral("points"), object.points},
            {QStringLiteral("node"), node}};
}

geometry::Vec3 place(const Eigen::Vector3f &p)
{
    return p.cast<double>();
}

QJsonArray panesToJson(const std::vector<UprightPane> &panes)
{
    QJsonArray result;
    for (const UprightPane &pane : panes) {
        const Eigen::Vector3f side = pane.along() * pane.width / 2;
        result.append(QJsonObject{{QStringLiteral("from"), point(Vec2(place(pane.centre - side).head<2>()))},
                                  {QStringLiteral("to"), point(Vec2(place(pane.centre + side).head<2>()))},
                                  {QStringLiteral("bottom"), pane.centre.z() - pane.height / 2},
                                  {QStringLiteral("top"), pane.centre.z() + pane.height / 2}});
    }
    return result;
}

QJsonObject cleaningToJson(const CleaningReport &cleaning)
{
    QJsonArray moved;
    for (const MovedThing &thing : cleaning.movedThings)
        moved.append(QJsonObject{{QStringLiteral("centre"), point(place(thing.box.center()))},
                                 {QStringLiteral("size"), point(place(thing.box.sizes()))},
                                 {QStringLiteral("points"), static_cast<qint64>(thing.points)}});
    return {{QStringLiteral("noise"), cleaning.noise},
            {QStringLiteral("mixed"), cleaning.mixed},
            {QStringLiteral("moved"), cleaning.moved},
            {QStringLiteral("mirrored"), cleaning.mirrored},
            {QStringLiteral("moved_things"), moved},
            {QStringLiteral("mirrors"), panesToJson(cleaning.mirrors)},
            {QStringLiteral("glass"), panesToJson(cleaning.glass)}};
}

} // namespace

QJsonObject ScanReport::toJson(std::optional<qint64> change) const
{
    QJsonArray cloudList, pairList, rooms, walls, objectList, issueList;
    for (const CloudReport &cloud : clouds)
        cloudList.append(cloudToJson(cloud));
    for (const ScanPair &pair : pairs)
        pairList.append(pairToJson(pair));
    for (std::size_t i = 0; i < structure.rooms.size(); ++i) {
        const StructureRoom &room = structure.rooms[i];
        QJsonObject json{{QStringLiteral("polygon"), scene::polygonToJson(room.polygon)},
                         {QStringLiteral("floor"), room.floor},
                         {QStringLiteral("ceiling"), orNull(room.ceiling)},
                         {QStringLiteral("area"), room.area},
                         {QStringLiteral("node"), nodeOf(roomNodes, i)}};
        if (storeys.size() > 1)
            json[QStringLiteral("storey")] = storeyOf(storeys, i);
        if (i < floors.size()) {
            json[QStringLiteral("walkable")] = partOfFloor(floors[i], floors[i].walkable);
            json[QStringLiteral("guessed")] = partOfFloor(floors[i], floors[i].guessed);
            json[QStringLiteral("grid")] = gridOf(floors[i]);
            json[QStringLiteral("obstacles")] = partOfFloor(floors[i], cellsLike(floors[i], FloorMap::Cell::Occupied));
        }
        rooms.append(json);
    }
    for (const StructureWall &wall : structure.walls)
        walls.append(QJsonObject{{QStringLiteral("from"), point(wall.from)},
                                 {QStringLiteral("to"), point(wall.to)},
                                 {QStringLiteral("bottom"), wall.bottom},
                                 {QStringLiteral("top"), wall.top},
                                 {QStringLiteral("thickness"), orNull(wall.thickness)},
                                 {QStringLiteral("coverage"), wall.coverage}});
    for (std::size_t i = 0; i < objects.size(); ++i)
        objectList.append(objectToJson(objects[i], nodeOf(objectNodes, i)));
    for (const Issue &issue : issues) {
        QJsonObject entry{{QStringLiteral("code"), issue.code}, {QStringLiteral("message"), issue.message}};
        if (!issue.field.isEmpty())
            entry.insert(QStringLiteral("field"), issue.field);
        issueList.append(entry);
    }
    return {{QStringLiteral("clouds"), cloudList},
            {QStringLiteral("cleaning"), cleaningToJson(cleaning)},
            {QStringLiteral("pairs"), pairList},
            {QStringLiteral("storeys"), storeysToJson(storeys)},
            {QStringLiteral("rooms"), rooms},
            {QStringLiteral("walls"), walls},
            {QStringLiteral("doors"), openingsToJson(structure, false)},
            {QStringLiteral("windows"), openingsToJson(structure, true)},
            {QStringLiteral("objects"), objectList},
            {QStringLiteral("seconds"), QJsonObject{{QStringLiteral("load"), seconds.load},
                                                    {QStringLiteral("register"), seconds.registration},
                                                    {QStringLiteral("clean"), seconds.clean},
                                                    {QStringLiteral("structure"), seconds.structure},
                                                    {QStringLiteral("objects"), seconds.objects},
                                                    {QStringLiteral("total"), seconds.total}}},
            {QStringLiteral("peak_memory_mib"), peakMemoryMib},
            {QStringLiteral("change"), change ? QJsonValue(*change) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("issues"), issueList}};
}

} // namespace twinloom::scan
