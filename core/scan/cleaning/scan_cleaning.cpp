// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/scan_cleaning.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kPoll = 8192;

/// Where the beam to a mirrored point met the mirror.
Eigen::Vector3f onMirror(const PlacedScan &scan, const Eigen::Vector3f &p, std::span<const UprightPane> mirrors)
{
    for (const UprightPane &mirror : mirrors)
        if (const auto at = mirror.meets(scan.cloud.station->cast<float>(), p))
            return *at;
    return p;
}

void tell(const StationCleaning &cleaning, ScanReport &report)
{
    CleaningReport &told = report.cleaning;
    for (const std::vector<PointFault> &faults : cleaning.faults) {
        const auto count = [&](PointFault fault) { return std::count(faults.begin(), faults.end(), fault); };
        told.mixed += count(PointFault::Mixed);
        told.moved += count(PointFault::Moved);
        told.mirrored += count(PointFault::Mirrored);
    }
    told.movedThings.insert(told.movedThings.end(), cleaning.moved.begin(), cleaning.moved.end());
    told.mirrors.insert(told.mirrors.end(), cleaning.mirrors.begin(), cleaning.mirrors.end());
    told.glass.insert(told.glass.end(), cleaning.glass.begin(), cleaning.glass.end());
    for (const MovedThing &thing : cleaning.moved) {
        const Eigen::Vector3f size = thing.box.sizes(), centre = thing.box.center();
        report.issues.push_back(
            {QStringLiteral("moved-while-scanning"),
             QCoreApplication::translate("scan", "Something about %1 m high and %2 m wide stood at %3, %4 while one "
                                                 "station was scanned, and another one saw through its place. Its "
                                                 "points are no part of the rooms and objects.")
                 .arg(size.z(), 0, 'f', 1)
                 .arg(size.head<2>().maxCoeff(), 0, 'f', 1)
                 .arg(centre.x(), 0, 'f', 1)
                 .arg(centre.y(), 0, 'f', 1),
             {}});
    }
    for (const UprightPane &mirror : cleaning.mirrors)
        report.issues.push_back(
            {QStringLiteral("mirror"),
             QCoreApplication::translate("scan", "A mirror of %1 x %2 m hangs at %3, %4, its middle %5 m high. What it "
                                                 "shows behind the wall is no part of the rooms and objects.")
                 .arg(mirror.width, 0, 'f', 1)
                 .arg(mirror.height, 0, 'f', 1)
                 .arg(mirror.centre.x(), 0, 'f', 1)
                 .arg(mirror.centre.y(), 0, 'f', 1)
                 .arg(mirror.centre.z(), 0, 'f', 1),
             {}});
}

constexpr double kWithinWall = 0.4;   // metres between a pane and the face of the wall that it is in
constexpr double kBesideThing = 0.15; // metres between a pane and the thing that it is of

/// Whether the middle of the pane is in the opening.
bool isIn(const UprightPane &pane, const StructureOpening &opening)
{
    const Vec2 along = (opening.to - opening.from).normalized(),
               off = pane.centre.head<2>().cast<double>() - opening.from;
    const double at = along.dot(off);
    return at > 0 && at < (opening.to - opening.from).norm() && pane.centre.z() > opening.bottom &&
           pane.centre.z() < opening.top && (off - at * along).norm() < kWithinWall;
}

/// Whether the pane lies on or in a thing: shelves that show their edges alone send back as few beams as glass does.
bool isOf(const UprightPane &pane, const geometry::Box &box)
{
    const Vec2 at = box.toLocal(pane.centre.head<2>().cast<double>()).cwiseAbs();
    return at.x() < box.size.x() / 2 + kBesideThing && at.y() < box.size.y() / 2 + kBesideThing &&
           pane.centre.z() > box.bottom() && pane.centre.z() < box.top();
}

} // namespace

void tellOfGlassWalls(ScanReport &report)
{
    std::erase_if(report.cleaning.glass, [&](const UprightPane &pane) {
        return std::ranges::any_of(report.objects, [&](const ScannedObject &o) { return isOf(pane, o.box); });
    });
    for (const UprightPane &pane : report.cleaning.glass) {
        if (std::any_of(report.structure.openings.begin(), report.structure.openings.end(),
                        [&](const StructureOpening &opening) { return isIn(pane, opening); }))
            continue;
        report.issues.push_back(
            {QStringLiteral("glass"),
             QCoreApplication::translate("scan", "Glass of %1 x %2 m stands at %3, %4, and no window was found there. "
                                                 "What is seen through it may be of another room.")
                 .arg(pane.width, 0, 'f', 1)
                 .arg(pane.height, 0, 'f', 1)
                 .arg(pane.centre.x(), 0, 'f', 1)
                 .arg(pane.centre.y(), 0, 'f', 1),
             {}});
    }
}

Result<StationCleaning> cleanScans(std::span<const PlacedScan> scans, double spacing, ScanReport &report,
                                   Progress &progress)
{
    std::vector<StationView> views, loose;
    std::vector<std::size_t> viewOf, looseOf;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        if (scans[i].disk || !scans[i].cloud.station)
            continue;
        const StationView view{scans[i].cloud.positions, scans[i].cloud.station->cast<float>()};
        (scans[i].report.confident ? views : loose).push_back(view);
        (scans[i].report.confident ? viewOf : looseOf).push_back(i);
    }
    StationCleaning all;
    all.faults.resize(scans.size());
    const auto clean = [&](std::span<const StationView> some, std::span<const std::size_t> scanOf,
                           Progress part) -> Result<void> {
        auto cleaning = cleanStations(some, spacing, part);
        if (!cleaning)
            return unexpected(cleaning.error());
        tell(*cleaning, report);
        for (std::size_t k = 0; k < scanOf.size(); ++k)
            all.faults[scanOf[k]] = std::move(cleaning->faults[k]);
        all.mirrors.insert(all.mirrors.end(), cleaning->mirrors.begin(), cleaning->mirrors.end());
        all.moved.insert(all.moved.end(), cleaning->moved.begin(), cleaning->moved.end());
        return {};
    };
    const auto shareOf = [&](std::size_t done) {
        return static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(views.size() + loose.size(), 1));
    };
    if (!views.empty())
        if (const auto done = clean(views, viewOf, progress.slice(0, shareOf(views.size()))); !done)
            return unexpected(done.error());
    for (std::size_t k = 0; k < loose.size(); ++k) {
        const Progress part = progress.slice(shareOf(views.size() + k), shareOf(views.size() + k + 1));
        if (const auto done = clean(std::span(loose).subspan(k, 1), std::span(looseOf).subspan(k, 1), part); !done)
            return unexpected(done.error());
    }
    return all;
}

Result<void> visitSurfaces(const PlacedScan &scan, const std::vector<PointFault> &faults,
                           std::span<const UprightPane> mirrors, const SpilledScan::Take &take, Progress &progress)
{
    if (faults.empty())
        return scan.visit(take, progress);
    PointCloud surfaces;
    for (std::size_t i = 0; i < faults.size(); ++i) {
        if (i % kPoll == 0 && progress.cancelled())
            return cancelledError();
        const Eigen::Vector3f &p = scan.cloud.positions[i];
        if (faults[i] != PointFault::Surface && faults[i] != PointFault::Mirrored)
            continue;
        surfaces.positions.push_back(faults[i] == PointFault::Surface ? p : onMirror(scan, p, mirrors));
        if (!scan.cloud.colours.empty())
            surfaces.colours.push_back(scan.cloud.colours[i]);
    }
    return take(surfaces);
}

} // namespace twinloom::scan
