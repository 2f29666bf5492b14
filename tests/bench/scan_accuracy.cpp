// SPDX-License-Identifier: Apache-2.0
// How good one scan becomes, in words:
//   twinloom_scan_accuracy SCAN TRUTH.json [FOUND.json]
#include "core/scan/scan_job.h"
#include "tests/support/scan_score.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

namespace twinloom
{
namespace
{

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<QJsonObject> scanned(const QStringList &files)
{
    scene::NodeIdAllocator ids;
    Progress progress;
    int blobs = 0;
    const auto outcome = scan::scanFiles(
        files, {}, ids,
        [&](const QByteArray &) -> Result<scene::BlobId> { return QString::number(++blobs).rightJustified(64, u'0'); },
        progress);
    if (!outcome)
        return unexpected(outcome.error());
    return outcome->report.toJson();
}

/// A file's point as the scan placed it.
geometry::Vec3 placed(const QJsonArray &transform, const geometry::Vec3 &p)
{
    geometry::Vec3 q;
    for (int r = 0; r < 3; ++r) {
        const QJsonArray row = transform[r].toArray();
        q[r] = row[0].toDouble() * p.x() + row[1].toDouble() * p.y() + row[2].toDouble() * p.z() + row[3].toDouble();
    }
    return q;
}

QJsonArray pairOf(const geometry::Vec3 &p)
{
    return {p.x(), p.y()};
}

/// A rectangle given by its corners in the file's frame (y up), as an opening or a wall.
QJsonObject panelOf(const QJsonArray &corners, const QJsonArray &transform)
{
    std::vector<geometry::Vec3> points;
    for (const QJsonValue &corner : corners) {
        const QJsonArray c = corner.toArray();
        points.push_back(placed(transform, {c[0].toDouble(), c[1].toDouble(), c[2].toDouble()}));
    }
    double bottom = 1e9, top = -1e9;
    std::size_t from = 0, to = 0;
    for (const geometry::Vec3 &p : points) {
        bottom = std::min(bottom, p.z());
        top = std::max(top, p.z());
    }
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < points.size(); ++j)
            if ((points[i] - points[j]).head<2>().norm() > (points[from] - points[to]).head<2>().norm()) {
                from = i;
                to = j;
            }
    return {{QStringLiteral("from"), pairOf(points[from])},
            {QStringLiteral("to"), pairOf(points[to])},
            {QStringLiteral("bottom"), bottom},
            {QStringLiteral("top"), top}};
}

/// The truth that comes with a Quest room, in the form and frame of `scan --json`.
QJsonObject questTruth(const QJsonObject &truth, const QJsonObject &found)
{
    const QJsonArray transform = found[QStringLiteral("clouds")][0][QStringLiteral("transform")].toArray();
    const double floor = truth[QStringLiteral("floor_y")].toDouble(),
                 ceiling = truth[QStringLiteral("ceiling_y")].toDouble();
    QJsonArray polygon, walls, doors, windows;
    geometry::Polygon ring;
    for (const QJsonValue &corner : truth[QStringLiteral("floor_polygon_xz")].toArray())
        ring.push_back(placed(transform, {corner[0].toDouble(), floor, corner[1].toDouble()}).head<2>());
    ring = geometry::normalised(ring);
    for (const geometry::Vec2 &p : ring)
        polygon.append(QJsonArray{p.x(), p.y()});
    for (const QJsonValue &wall : truth[QStringLiteral("walls")].toArray())
        walls.append(panelOf(wall[QStringLiteral("corners")].toArray(), transform));
    for (const QJsonValue &plane : truth[QStringLiteral("planes")].toArray()) {
        const QString label = plane[QStringLiteral("label")].toString();
        if (label.startsWith(QLatin1String("DOOR")))
            doors.append(panelOf(plane[QStringLiteral("corners")].toArray(), transform));
        else if (label.startsWith(QLatin1String("WINDOW")))
            windows.append(panelOf(plane[QStringLiteral("corners")].toArray(), transform));
    }
    const auto height = [&](double y) { return placed(transform, {ring[0].x(), y, -ring[0].y()}).z(); };
    const QJsonObject room{{QStringLiteral("polygon"), polygon},
                           {QStringLiteral("floor"), height(floor)},
                           {QStringLiteral("ceiling"), height(ceiling)}};
    return {{QStringLiteral("rooms"), QJsonArray{room}},
            {QStringLiteral("walls"), walls},
            {QStringLiteral("doors"), doors},
            {QStringLiteral("windows"), windows}};
}

int scoreOne(const QStringList &arguments)
{
    const auto found = scanned({arguments[1]});
    if (!found) {
        std::fprintf(stderr, "%s\n", qPrintable(found.error().text()));
        return 1;
    }
    QJsonObject truth = readJson(arguments[2]);
    if (truth.contains(QLatin1String("floor_polygon_xz")))
        truth = questTruth(truth, *found);
    if (arguments.size() > 3) {
        QFile file(arguments[3]);
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(QJsonObject{{QStringLiteral("found"), *found}, {QStringLiteral("truth"), truth}})
                           .toJson());
    }
    std::printf("%s", qPrintable(test::describe(test::scoreScan(*found, truth))));
    return 0;
}

} // namespace
} // namespace twinloom

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 3)
        return twinloom::scoreOne(arguments);
    std::fprintf(stderr, "usage: twinloom_scan_accuracy SCAN TRUTH.json [FOUND.json]\n");
    return 2;
}
