// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_survey.h"

#include "core/geometry/random.h"
#include "core/scan/formats/ply_writer.h"

#include <numbers>
#include <optional>

namespace twinloom
{
namespace
{

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kMostTilt = 0.3 * kDegree; // of a scanner that levels itself badly

} // namespace

Result<Survey> simulatedSurvey(const QString &folder, const QString &name, const std::vector<scene::Room> &rooms,
                               const scan::SimulateOptions &options)
{
    Progress progress;
    const auto scan = scan::simulateScan(rooms, options, progress);
    if (!scan)
        return unexpected(scan.error());
    Survey survey;
    survey.name = QStringLiteral("%1, %2 stations, %3 points, seed %4")
                      .arg(name)
                      .arg(scan->stations.size())
                      .arg(options.points)
                      .arg(options.seed);
    geometry::Random random(options.seed);
    for (std::size_t i = 0; i < scan->stations.size(); ++i) {
        const auto part = [&](const auto &values) {
            const auto end = i + 1 < scan->stations.size() ? scan->firstPoint[i + 1] : scan->cloud.size();
            return std::remove_cvref_t<decltype(values)>(values.begin() +
                                                             static_cast<std::ptrdiff_t>(scan->firstPoint[i]),
                                                         values.begin() + static_cast<std::ptrdiff_t>(end));
        };
        const double yaw = random.uniform(0, 2 * std::numbers::pi), tilt = i == 0 ? 0 : random.uniform(0, kMostTilt),
                     towards = random.uniform(0, 2 * std::numbers::pi);
        const Eigen::Affine3d pose = Eigen::Translation3d(scan->stations[i]) *
                                     Eigen::AngleAxisd(tilt, Eigen::Vector3d(std::cos(towards), std::sin(towards), 0)) *
                                     Eigen::AngleAxisd(yaw, Eigen::Vector3d::UnitZ());
        const Eigen::Affine3d toStation = pose.inverse();
        scan::PointCloud cloud;
        cloud.positions = part(scan->cloud.positions);
        cloud.colours = part(scan->cloud.colours);
        for (Eigen::Vector3f &p : cloud.positions)
            p = (toStation * p.cast<double>()).cast<float>();
        survey.files += folder + QStringLiteral("/station_%1.ply").arg(i);
        survey.truth.push_back(pose);
        if (const auto written = scan::writePly(survey.files.back(), cloud, progress); !written)
            return unexpected(written.error());
    }
    return survey;
}

Result<scan::ScanReport> registered(const QStringList &files)
{
    scene::NodeIdAllocator ids;
    Progress progress;
    auto outcome = scan::scanFiles(
        files, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); }, progress);
    return outcome ? Result<scan::ScanReport>(std::move(outcome->report)) : unexpected(outcome.error());
}

Off worst(const scan::ScanReport &report, const Poses &truth)
{
    Off off;
    std::optional<Eigen::Affine3d> scene;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const Eigen::Affine3d &found = report.clouds[i].transform;
        if (!report.clouds[i].confident) {
            ++off.loose;
            continue;
        }
        if (!scene)
            scene = found * truth[i].inverse();
        const Eigen::Affine3d wanted = *scene * truth[i];
        off.millimetres = std::max(off.millimetres, 1000 * (found.translation() - wanted.translation()).norm());
        off.degrees = std::max(off.degrees,
                               Eigen::AngleAxisd(found.rotation() * wanted.rotation().transpose()).angle() / kDegree);
    }
    return off;
}

} // namespace twinloom
