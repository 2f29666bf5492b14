// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/placing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>

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

void addContradictions(const RegisteredScans &registered, std::span<const PlacedScan> scans,
                       const std::vector<std::size_t> &files, Issues &issues)
{
    const auto name = [&](std::size_t file) { return QFileInfo(scans[files[file]].report.file).fileName(); };
    for (const RegisteredScans::Contradiction &pair : registered.contradictions)
        issues.push_back({QStringLiteral("registration-contradiction"),
                          QCoreApplication::translate(
                              "scan", "%1 and %2 fit each other, but not where the other scans put them; the other "
                                      "scans were believed. Look whether both are in the right place.")
                              .arg(name(pair.a), name(pair.b)),
                          name(pair.b)});
}

} // namespace

std::vector<std::size_t> filesOf(std::span<const PlacedScan> scans)
{
    std::vector<std::size_t> files{0};
    for (std::size_t i = 1; i < scans.size(); ++i)
        if (scans[i].report.file != scans[i - 1].report.file || scans[i].report.scan <= scans[i - 1].report.scan)
            files.push_back(i);
    files.push_back(scans.size());
    return files;
}

std::vector<SeenSpace> viewsOf(std::span<const PlacedScan> file)
{
    std::vector<SeenSpace> views;
    for (const PlacedScan &scan : file) {
        auto view = scan.cloud.station ? SeenSpace::from(scan.cloud.positions, *scan.cloud.station)
                                       : SeenSpace::guess(scan.cloud.positions, scan.report.transform.translation());
        if (view)
            views.push_back(*std::move(view));
    }
    return views;
}

void placeFiles(std::vector<PlacedScan> &scans, const RegisteredScans &registered, ScanReport &report)
{
    const std::vector<std::size_t> files = filesOf(scans);
    const auto scansOf = [&](std::size_t file) {
        return std::span(scans).subspan(files[file], files[file + 1] - files[file]);
    };
    std::size_t groups = 0;
    for (const RegisteredScans::Place &place : registered.places)
        groups = std::max(groups, place.group + 1);
    Reach before;
    for (std::size_t group = 0; group < groups; ++group) {
        Reach own;
        for (std::size_t file = 0; file < registered.places.size(); ++file) {
            const RegisteredScans::Place &place = registered.places[file];
            if (place.group != group)
                continue;
            for (PlacedScan &scan : scansOf(file)) {
                scan.move(place.move);
                own.extend(scan);
                scan.report.confident = group == 0;
                scan.report.doubt = place.doubt;
                if (group == 0 && place.reference)
                    continue;
                scan.report.rms = place.rms;
                scan.report.overlap = place.overlap;
            }
        }
        const double beside = group == 0 ? 0.0 : std::ceil(static_cast<double>(before.east - own.west) + kApart);
        for (std::size_t file = 0; file < registered.places.size(); ++file)
            if (registered.places[file].group == group)
                for (PlacedScan &scan : scansOf(file)) {
                    if (group > 0)
                        scan.move(Eigen::Affine3d(Eigen::Translation3d(beside, 0, 0)));
                    before.extend(scan);
                }
    }
    for (const ScanPair &pair : registered.pairs) {
        report.pairs.push_back(pair);
        report.pairs.back().a = files[pair.a];
        report.pairs.back().b = files[pair.b];
    }
    addContradictions(registered, scans, files, report.issues);
}

void alignAsGiven(std::span<PlacedScan> scans, const std::map<QString, Eigen::Affine3d> &aligned, Issues &issues)
{
    bool settled = false; // something was brought to the loose ones, instead of them to it
    QString told;
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
        if (scan.report.confident || settled || scan.report.file == std::exchange(told, scan.report.file))
            continue;
        const QString name = QFileInfo(scan.report.file).fileName();
        issues.push_back({QStringLiteral("not-registered"),
                          QCoreApplication::translate(
                              "scan", "%1 does not surely fit the other scans: %2. It was put beside them. Align it by "
                                      "pairs of points, or scan with more overlap.")
                              .arg(name, reasonOf(scan.report)),
                          name});
    }
}

} // namespace twinloom::scan
