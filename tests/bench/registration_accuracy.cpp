// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/registration_accuracy.h"

#include "tests/bench/simulated_survey.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

namespace twinloom
{
namespace
{

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

bool printRow(const Result<Survey> &survey)
{
    const auto fail = [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.text()));
        return false;
    };
    if (!survey)
        return fail(survey.error());
    const std::clock_t before = std::clock();
    const auto report = registered(survey->files);
    const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    if (!report)
        return fail(report.error());
    const Off off = worst(*report, survey->truth);
    std::printf("| %s | %d | %.2f | %.4f | %.1f |\n", qPrintable(survey->name), off.loose, off.millimetres, off.degrees,
                seconds);
    std::fflush(stdout);
    return true;
}

} // namespace

bool printRegistrationTable()
{
    std::printf("| scans without poses | loose | station off mm, at most | turned by degrees, at most | processor "
                "seconds of the scan |\n"
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
