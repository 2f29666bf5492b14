// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kApart = 2.0; // metres between scans that do not fit together

/// From where to where along x.
struct Reach {
    float west = std::numeric_limits<float>::max(), east = std::numeric_limits<float>::lowest();

    void extend(const PlacedScan &scan)
    {
        for (const Eigen::Vector3f &p : scan.cloud.positions) {
            west = std::min(west, p.x());
            east = std::max(east, p.x());
        }
    }
};

/// Why a scan is loose, to follow "does not surely fit the other scans: ".
QString reasonOf(const CloudReport &scan)
{
    switch (scan.doubt) {
    case Doubt::Balance:
        return QCoreApplication::translate("scan", "what it shares with them would let it slide or turn");
    case Doubt::Ambiguous:
        return QCoreApplication::translate("scan", "it fits in several ways");
    case Doubt::Rough:
        return QCoreApplication::translate("scan", "its surfaces lie %1 cm off theirs")
            .arg(100 * scan.rms.value_or(0), 0, 'f', 1);
    case Doubt::SeenThrough:
        return QCoreApplication::translate("scan", "it has surfaces where another scanner looked through");
    case Doubt::Overlap:
    case Doubt::None:
        break;
    }
    return QCoreApplication::translate("scan", "the overlap is only %1 %")
        .arg(100 * scan.overlap.value_or(0), 0, 'f', 0);
}

/// Of one file: its name where it is all of its scans, else theirs.
QString nameOfUnit(std::span<const PlacedScan> scans, const ScanUnit &unit)
{
    constexpr std::size_t mostNamed = 8;
    const QString &file = scans[unit.front()].report.file;
    const auto isOfFile = [&](const PlacedScan &scan) { return scan.report.file == file; };
    const bool whole = std::ranges::count_if(scans, isOfFile) == static_cast<std::ptrdiff_t>(unit.size()) &&
                       std::ranges::all_of(unit, [&](std::size_t i) { return isOfFile(scans[i]); });
    if (unit.size() > 1 && whole)
        return QFileInfo(file).fileName();
    QStringList names;
    for (const std::size_t i : std::span(unit).first(std::min(unit.size(), mostNamed)))
        names << nameOf(scans[i].report);
    return names.join(QStringLiteral(", ")) + (unit.size() > mostNamed ? QStringLiteral(", …") : QString());
}

/// Poses that nothing speaks against or for.
void tellUnchecked(std::span<const PlacedScan> scans, const ScanUnit &frame, Issues &issues)
{
    ScanUnit unchecked;
    std::ranges::copy_if(frame, std::back_inserter(unchecked),
                         [&](std::size_t i) { return scans[i].report.origin == PoseOrigin::Unchecked; });
    if (unchecked.empty())
        return;
    issues.push_back(
        {QStringLiteral("pose-unchecked"),
         QCoreApplication::translate("scan", "Nothing shows whether the poses are right that the file gives "
                                             "these scans, as they share too little with others: %1.")
             .arg(nameOfUnit(scans, unchecked)),
         nameOf(scans[unchecked.front()].report)});
}

void addContradictions(const RegisteredScans &registered, std::span<const PlacedScan> scans,
                       const std::vector<ScanUnit> &units, Issues &issues)
{
    const auto name = [&](std::size_t unit) { return nameOfUnit(scans, units[unit]); };
    for (const Contradiction &pair : registered.contradictions)
        issues.push_back({QStringLiteral("registration-contradiction"),
                          QCoreApplication::translate(
                              "scan", "%1 and %2 fit each other, but not where the other scans put them; the other "
                                      "scans were believed. Look whether both are in the right place.")
                              .arg(name(pair.a), name(pair.b)),
                          name(pair.b)});
}

void tellOfPose(const CloudReport &scan, Issues &issues)
{
    issues.push_back({QStringLiteral("pose-corrected"),
                      QCoreApplication::translate(
                          "scan", "The pose that the file gives %1 was off by %2 cm and %3 degrees and was corrected.")
                          .arg(nameOf(scan))
                          .arg(100 * scan.poseWay, 0, 'f', 1)
                          .arg(scan.poseTurn * 180 / std::numbers::pi, 0, 'f', 2),
                      nameOf(scan)});
}

/// What was found of a scan with the others.
void tellPlace(const RegisteredScans::Place &place, const ScanUnit &unit, PlacedScan &scan)
{
    scan.move(place.move);
    scan.unit = unit.front();
    scan.report.confident = place.group == 0;
    scan.report.doubt = place.doubt;
    if (place.group == 0 && place.reference)
        return;
    if (place.group > 0)
        scan.report.origin = PoseOrigin::None;
    else if (unit.size() == 1)
        scan.report.origin = PoseOrigin::Found;
    scan.report.rms = place.rms;
    scan.report.overlap = place.overlap;
}

} // namespace

std::vector<ScanUnit> filesOf(std::span<const PlacedScan> scans)
{
    std::vector<ScanUnit> files;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        if (i == 0 || scans[i].report.file != scans[i - 1].report.file ||
            scans[i].report.scan <= scans[i - 1].report.scan)
            files.emplace_back();
        files.back().push_back(i);
    }
    return files;
}

Eigen::Affine3d toFrameOf(const PlacedScan &scan, const PlacedScan &other)
{
    return other.fromFile * scan.fromFile.inverse();
}

std::vector<ScanUnit> sharedFrames(std::span<const PlacedScan> scans)
{
    constexpr double kSlack = 1e-6, kMostApart = 1000; // metres: floats are fine enough for so much
    std::vector<ScanUnit> frames;
    std::optional<std::size_t> posed; // the frame of files with poses
    const bool viewpoints =
        std::ranges::any_of(scans, [](const PlacedScan &scan) { return scan.posed && isPcd(scan.report.file); });
    for (const ScanUnit &file : filesOf(scans)) {
        const bool poses =
            std::ranges::all_of(file, [&](std::size_t i) { return scans[i].posed || (viewpoints && scans[i].atZero); });
        if (poses && posed) {
            const Eigen::Affine3d between = toFrameOf(scans[file.front()], scans[frames[*posed].front()]);
            const bool rigid = (between.linear() * between.linear().transpose()).isIdentity(kSlack);
            if (rigid && between.translation().norm() < kMostApart) {
                frames[*posed].insert(frames[*posed].end(), file.begin(), file.end());
                continue;
            }
        }
        if (poses && !posed)
            posed = frames.size();
        frames.push_back(file);
    }
    std::erase_if(frames, [](const ScanUnit &frame) { return frame.size() < 2; });
    return frames;
}

Eigen::Vector3d pivotOf(const PlacedScan &scan)
{
    if (scan.cloud.station)
        return *scan.cloud.station;
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const Eigen::Vector3f &p : scan.cloud.positions)
        sum += p.cast<double>();
    return sum / static_cast<double>(std::max<std::size_t>(scan.cloud.size(), 1));
}

std::optional<SeenSpace> viewOf(const PlacedScan &scan)
{
    return scan.cloud.station ? SeenSpace::from(scan.cloud.positions, *scan.cloud.station)
                              : SeenSpace::guess(scan.cloud.positions, scan.report.transform.translation());
}

Result<std::vector<ScanUnit>> placeChecked(std::vector<PlacedScan> &scans, const ScanUnit &frame,
                                           const CheckedPoses &checked, ScanReport &report, const Progress &progress)
{
    std::vector<ScanUnit> groups;
    for (std::size_t k = 0; k < frame.size(); ++k) {
        if (progress.cancelled())
            return cancelledError();
        const CheckedPoses::Place &place = checked.places[k];
        PlacedScan &scan = scans[frame[k]];
        groups.resize(std::max(groups.size(), place.group + 1));
        groups[place.group].push_back(frame[k]);
        // To the frame in which the first of its group was loaded.
        const PlacedScan &first = scans[groups[place.group].front()], &base = scans[frame.front()];
        const Eigen::Affine3d way = toFrameOf(base, first) * place.move * toFrameOf(scan, base);
        scan.report.origin = place.origin;
        if (place.origin == PoseOrigin::Refined) {
            const Eigen::Vector3d pivot = toFrameOf(scan, base) * pivotOf(scan);
            scan.report.poseWay = (place.move * pivot - pivot).norm();
            scan.report.poseTurn = Eigen::AngleAxisd(place.move.rotation()).angle();
            tellOfPose(scan.report, report.issues);
        }
        if (place.overlap > 0) {
            scan.report.rms = place.rms;
            scan.report.overlap = place.overlap;
        }
        if (!way.matrix().isIdentity(0))
            scan.move(way);
    }
    for (ScanPair pair : checked.pairs) {
        pair.a = frame[pair.a];
        pair.b = frame[pair.b];
        report.pairs.push_back(pair);
    }
    tellUnchecked(scans, groups.front(), report.issues);
    return groups;
}

Result<void> placeUnits(std::vector<PlacedScan> &scans, const std::vector<ScanUnit> &units,
                        const RegisteredScans &registered, ScanReport &report, const Progress &progress)
{
    std::size_t groups = 0;
    for (const RegisteredScans::Place &place : registered.places)
        groups = std::max(groups, place.group + 1);
    Reach before;
    for (std::size_t group = 0; group < groups; ++group) {
        Reach own;
        for (std::size_t unit = 0; unit < registered.places.size(); ++unit)
            for (const std::size_t i : registered.places[unit].group == group ? units[unit] : ScanUnit()) {
                if (progress.cancelled())
                    return cancelledError();
                tellPlace(registered.places[unit], units[unit], scans[i]);
                own.extend(scans[i]);
            }
        const double beside = group == 0 ? 0.0 : std::ceil(static_cast<double>(before.east - own.west) + kApart);
        for (std::size_t unit = 0; unit < registered.places.size(); ++unit)
            for (const std::size_t i : registered.places[unit].group == group ? units[unit] : ScanUnit()) {
                if (progress.cancelled())
                    return cancelledError();
                if (group > 0)
                    scans[i].move(Eigen::Affine3d(Eigen::Translation3d(beside, 0, 0)));
                before.extend(scans[i]);
            }
    }
    for (ScanPair pair : registered.pairs) {
        pair.a = units[pair.a].front();
        pair.b = units[pair.b].front();
        report.pairs.push_back(pair);
    }
    addContradictions(registered, scans, units, report.issues);
    return {};
}

void alignAsGiven(std::span<PlacedScan> scans, const std::map<QString, Eigen::Affine3d> &aligned, Issues &issues)
{
    bool settled = false; // something was brought to the loose ones, instead of them to it
    std::optional<std::size_t> told;
    for (PlacedScan &scan : scans) {
        const bool first = scan.report.file == scans.front().report.file;
        const auto known = aligned.find(nameOf(scan.report));
        if (known != aligned.end() && (first || !scan.report.confident)) {
            scan.move(known->second);
            scan.report.confident = true;
            scan.report.rms.reset();
            scan.report.overlap.reset();
            settled = settled || first;
        }
        if (scan.report.confident || settled || told == scan.unit)
            continue;
        told = scan.unit;
        ScanUnit unit;
        for (std::size_t i = 0; i < scans.size(); ++i)
            if (scans[i].unit == scan.unit)
                unit.push_back(i);
        const QString name = nameOfUnit(scans, unit);
        issues.push_back({QStringLiteral("not-registered"),
                          QCoreApplication::translate(
                              "scan", "%1 does not surely fit the other scans: %2. It was put beside them. Align it by "
                                      "pairs of points, or scan with more overlap.")
                              .arg(name, reasonOf(scan.report)),
                          name});
    }
}

} // namespace twinloom::scan
