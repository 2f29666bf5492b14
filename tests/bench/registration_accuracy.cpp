// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/registration_accuracy.h"

#include "core/geometry/random.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scan/scan_job.h"
#include "core/scan/simulate/simulate.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>
#include <numbers>
#include <optional>

namespace twinloom
{
namespace
{

using Poses = std::vector<Eigen::Affine3d>;

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kMostTilt = 0.3 * kDegree; // of a scanner that levels itself badly

/// Files without poses, and what takes the coordinates of each to a frame that all share.
struct Survey {
    QString name;
    QStringList files;
    Poses truth;
};

/// One file a station, whose scanner stands at its origin and looks wherever it was put.
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

/// Two scans of one room by PCL's authors; the poses are of another registration, not surveyed.
Survey realSurvey(const QString &data)
{
    const QString folder = data + QStringLiteral("/scans/pcl_room_scan/");
    Survey survey{QStringLiteral("pcl_room_scan, 2 stations"),
                  {folder + QStringLiteral("room_scan1.pcd"), folder + QStringLiteral("room_scan2.pcd")},
                  {Eigen::Affine3d::Identity(), Eigen::Affine3d::Identity()}};
    QFile file(folder + QStringLiteral("reference_transform.json"));
    if (!file.open(QIODevice::ReadOnly))
        return survey;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll())
                                .object()[QStringLiteral("room_scan2_to_room_scan1")][QStringLiteral("T")]
                                .toArray();
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 4; ++c)
            survey.truth.back()(r, c) = rows[r][c].toDouble();
    return survey;
}

/// Of all stations that were registered, against the frame of the first of them.
struct Off {
    double millimetres = 0, degrees = 0; ///< of the station, and of how it is turned; the worst
    int loose = 0;                       ///< not surely registered; not in the above
};

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

bool printRow(const Result<Survey> &survey)
{
    const auto fail = [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.text()));
        return false;
    };
    if (!survey)
        return fail(survey.error());
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto outcome = scan::scanFiles(
        survey->files, {}, ids, [](const QByteArray &) -> Result<scene::BlobId> { return QString(64, u'0'); },
        progress);
    if (!outcome)
        return fail(outcome.error());
    const Off off = worst(outcome->report, survey->truth);
    std::printf("| %s | %d | %.2f | %.4f | %.1f |\n", qPrintable(survey->name), off.loose, off.millimetres, off.degrees,
                outcome->report.seconds.registration);
    std::fflush(stdout);
    return true;
}

} // namespace

bool printRegistrationTable()
{
    std::printf("| scans without poses | loose | station off mm, at most | turned by degrees, at most | seconds |\n"
                "| --- | --- | --- | --- | --- |\n");
    bool all = printRow(realSurvey(qEnvironmentVariable("TWINLOOM_DATA", QStringLiteral(TWINLOOM_DATA_DEFAULT))));
    const auto simulated = [&](const char *name, const std::vector<scene::Room> &rooms, std::size_t points,
                               std::uint64_t seed) {
        const QTemporaryDir folder;
        scan::SimulateOptions options;
        options.points = points;
        options.seed = seed;
        all = printRow(simulatedSurvey(folder.path(), QLatin1String(name), rooms, options)) && all;
    };
    for (const std::uint64_t seed : {1, 2, 3}) {
        simulated("office", scan::officePreset(), 800'000, seed);
        simulated("hall", scan::hallPreset(), 2'000'000, seed);
    }
    simulated("hall", scan::hallPreset(), 10'000'000, 1);
    return all;
}

} // namespace twinloom
