// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/survey_accuracy.h"

#include "core/geometry/random.h"
#include "core/scan/extraction.h"
#include "core/scan/formats/ptx_writer.h"
#include "core/scan/points/voxel.h"
#include "core/scan/registration/placing.h"
#include "tests/bench/simulated_survey.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <numbers>

namespace twinloom
{
namespace
{

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kSpacing = 0.05;                             // metres, as `scan` thins halls
constexpr double kRightWay = 0.1, kRightTurn = 0.5 * kDegree; // what counts as the right pose of a pair

bool failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.text()));
    return false;
}

// Poses in files ------------------------------------------------------------------------------------------------------

struct ToldPoses {
    const char *name;
    double way = 0, turn = 0; ///< metres and degrees that a pose is off
    bool all = false;         ///< all poses, or only that of the sixth station
};

Eigen::Affine3d offBy(double way, double turn, geometry::Random &random)
{
    const auto direction = [&] {
        return Eigen::Vector3d(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1)).normalized();
    };
    const Eigen::Vector3d shift = way * direction();
    return Eigen::Translation3d(shift) * Eigen::Affine3d(Eigen::AngleAxisd(turn, direction()));
}

/// How many scans came to their places how.
QString origins(const scan::ScanReport &report)
{
    const auto count = [&](scan::PoseOrigin origin) {
        return std::ranges::count_if(
            report.clouds, [&](const scan::CloudReport &cloud) { return cloud.confident && cloud.origin == origin; });
    };
    return QStringLiteral("%1 | %2 | %3 | %4")
        .arg(count(scan::PoseOrigin::File))
        .arg(count(scan::PoseOrigin::Refined))
        .arg(count(scan::PoseOrigin::Found))
        .arg(count(scan::PoseOrigin::Unchecked));
}

bool printTold(const scan::SimulatedScan &hall, const ToldPoses &told)
{
    constexpr std::size_t kWrong = 5;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hall.ptx"));
    std::vector<scan::PtxStation> stations;
    Poses truth;
    geometry::Random random(11);
    double before = 0;
    for (std::size_t i = 0; i < hall.stations.size(); ++i) {
        truth.push_back(Eigen::Affine3d(Eigen::Translation3d(hall.stations[i])));
        const bool off = told.all || i == kWrong;
        stations.push_back({hall.firstPoint[i], hall.stations[i],
                            off ? truth[i] * offBy(told.way, told.turn * kDegree, random) : truth[i]});
        const Eigen::Affine3d told0 = stations.front().pose * truth.front().inverse();
        before = std::max(before, 1000 * (stations[i].pose.translation() - told0 * truth[i].translation()).norm());
    }
    Progress progress;
    if (const auto written = scan::writePtx(path, hall.cloud, stations, progress); !written)
        return failed(written.error());
    const auto report = registered({path});
    if (!report)
        return failed(report.error());
    const Off off = worst(*report, truth);
    std::printf("| %s | %s | %d | %.1f | %.2f | %.4f | %.1f |\n", told.name, qPrintable(origins(*report)), off.loose,
                before, off.millimetres, off.degrees, report->seconds.registration);
    std::fflush(stdout);
    return true;
}

bool printToldPoses()
{
    std::printf(
        "\n### Poses in files\n\nThe simulated hall, 12 stations, 2 M points, as one PTX file. Off is the "
        "worst station, as told and at last, in the frame of the first.\n\n"
        "| poses | kept | refined | found | unchecked | loose | told mm off | mm off | degrees off | seconds |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    scan::SimulateOptions options;
    options.points = 2'000'000;
    Progress progress;
    const auto hall = scan::simulateScan(scan::hallPreset(), options, progress);
    if (!hall)
        return failed(hall.error());
    bool done = true;
    for (const ToldPoses &told :
         {ToldPoses{"exact", 0, 0, true}, ToldPoses{"all off 1 mm, 0.005 degrees, as a surveyor's", 0.001, 0.005, true},
          ToldPoses{"one off 0.3 m, 3 degrees", 0.3, 3, false}, ToldPoses{"all off 0.3 m, 3 degrees", 0.3, 3, true},
          ToldPoses{"one off 2 m, 20 degrees", 2, 20, false}, ToldPoses{"all off 2 m, 20 degrees", 2, 20, true}})
        done = printTold(*hall, told) && done;
    return done;
}

// Pairs alone, by what is known of the stations -----------------------------------------------------------------------

enum class Stations { Told, Guessed, Unknown };

struct Prepared {
    scan::GivenScan given;
    scan::PreparedScan scan;
    Eigen::Affine3d toTruth; ///< from the scan's frame
};

Result<Prepared> prepared(const QString &file, const Eigen::Affine3d &truth, Stations stations)
{
    Progress progress;
    Issues issues;
    auto placed = scan::loadFile(file, {}, 20'000'000, issues, progress);
    if (!placed)
        return unexpected(placed.error());
    scan::PlacedScan &one = placed->front();
    const Eigen::Affine3d toScene = one.report.transform;
    if (stations == Stations::Told)
        one.cloud.station = toScene.translation();
    std::vector<scan::SeenSpace> views;
    if (const auto view = scan::viewOf(one); view && stations != Stations::Unknown)
        views.push_back(*view);
    auto grid = scan::voxelise(one.cloud, {kSpacing, false}, progress);
    if (!grid)
        return unexpected(grid.error());
    auto clean = scan::cleanCloud({std::move(grid->cloud), std::move(grid->counts), kSpacing}, progress);
    if (!clean)
        return unexpected(clean.error());
    if (!views.empty())
        scan::turnNormals(clean->cloud, views.front().station());
    auto scan = scan::prepareScan(clean->cloud, views, kSpacing, progress);
    if (!scan)
        return unexpected(scan.error());
    return Prepared{{std::move(clean->cloud), std::move(views)}, *std::move(scan), truth * toScene.inverse()};
}

Result<std::vector<Prepared>> preparedAll(const Survey &survey, Stations stations)
{
    std::vector<Prepared> all;
    for (std::size_t i = 0; i < survey.truth.size(); ++i) {
        auto one = prepared(survey.files[static_cast<qsizetype>(i)], survey.truth[i], stations);
        if (!one)
            return unexpected(one.error());
        all.push_back(*std::move(one));
    }
    if (std::ranges::all_of(all, [](const Prepared &one) { return one.scan.views.size() == 1; }))
        for (Prepared &one : all)
            one.scan.sayFacing();
    return all;
}

/// How far the one of two scans was put from where it is: whether that is the right pose.
bool isRight(const Prepared &moving, const Prepared &fixed, const Eigen::Affine3d &found)
{
    const Eigen::Affine3d error = fixed.toTruth * found * moving.toTruth.inverse();
    const Eigen::Vector3d scanner = moving.toTruth * moving.scan.samples.front().position.cast<double>();
    return (error * scanner - scanner).norm() < kRightWay && Eigen::AngleAxisd(error.rotation()).angle() < kRightTurn;
}

struct PairCounts {
    int right = 0, wrong = 0, refused = 0; ///< sure and right, sure and wrong, not sure
    int loose = 0;
    double worst = 0; ///< metres, of those that were registered with all others
};

Result<PairCounts> pairsOf(const std::vector<Prepared> &all)
{
    PairCounts counts;
    Progress progress;
    std::vector<scan::GivenScan> given;
    for (std::size_t a = 0; a < all.size(); ++a) {
        given.push_back(all[a].given);
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            const bool swap = all[a].given.cloud.size() < all[b].given.cloud.size();
            const Prepared &fixed = all[swap ? b : a], &moving = all[swap ? a : b];
            const auto found = scan::registerScan(moving.scan, fixed.scan, progress);
            if (!found)
                return unexpected(found.error());
            ++(!found->confident                          ? counts.refused
               : isRight(moving, fixed, found->transform) ? counts.right
                                                          : counts.wrong);
        }
    }
    const auto together = scan::registerScans(given, kSpacing, progress);
    if (!together)
        return unexpected(together.error());
    std::optional<Eigen::Affine3d> toTruth; // of the frame that all share
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto &place = together->places[i];
        counts.loose += place.group > 0 ? 1 : 0;
        if (place.group > 0)
            continue;
        const Eigen::Affine3d frame = all[i].toTruth * place.move.inverse();
        if (!toTruth)
            toTruth = frame;
        const Eigen::Vector3d middle = all[i].toTruth * all[i].scan.samples.front().position.cast<double>();
        counts.worst = std::max(counts.worst, (*toTruth * frame.inverse() * middle - middle).norm());
    }
    return counts;
}

bool printPairs(const Result<Survey> &survey, const char *name)
{
    if (!survey)
        return failed(survey.error());
    for (const auto &[stations, known] : {std::pair(Stations::Told, "told"), std::pair(Stations::Guessed, "guessed"),
                                          std::pair(Stations::Unknown, "unknown")}) {
        const auto all = preparedAll(*survey, stations);
        const auto counts = all ? pairsOf(*all) : Result<PairCounts>(unexpected(all.error()));
        if (!counts)
            return failed(counts.error());
        std::printf("| %s | %s | %d | %d | %d | %d of %zu | %.1f |\n", name, known, counts->right, counts->wrong,
                    counts->refused, counts->loose, all->size(), 1000 * counts->worst);
        std::fflush(stdout);
    }
    return true;
}

/// Corridors of 3 m around a block, with what stands in corridors, no two sides alike.
std::vector<scene::Room> loopOfCorridors()
{
    scene::Room loop;
    loop.id = QStringLiteral("loop");
    loop.polygon = {{0, 0}, {36, 0}, {36, 24}, {0, 24}};
    loop.height = 3.0;
    const auto stand = [&](const char *category, double x, double y, const geometry::Vec3 &size, double yaw) {
        loop.objects.push_back({QString::fromLatin1(category), {{x, y, size.z() / 2}, size, yaw}, -1, {}});
    };
    stand("Block", 18, 12, {30, 18, 3.0}, 0);
    stand("Cabinet", 5.5, 0.3, {1.2, 0.5, 1.9}, 0);
    stand("Sofa", 13.0, 0.5, {1.9, 0.88, 0.82}, 0);
    stand("HousePlant", 22.4, 0.5, {0.5, 0.5, 1.35}, 0);
    stand("Cabinet", 30.0, 2.7, {1.6, 0.5, 1.2}, std::numbers::pi);
    stand("GarbageCan", 35.6, 6.0, {0.4, 0.4, 0.6}, 0);
    stand("Cabinet", 35.6, 13.0, {2.0, 0.5, 1.9}, std::numbers::pi / 2);
    stand("Fridge", 33.4, 18.5, {0.7, 0.7, 1.8}, -std::numbers::pi / 2);
    stand("Sofa", 28.0, 23.5, {1.9, 0.88, 0.82}, std::numbers::pi);
    stand("ShelvingUnit", 17.3, 23.7, {1.2, 0.4, 2.0}, std::numbers::pi);
    stand("Cabinet", 9.0, 21.4, {1.4, 0.5, 1.1}, 0);
    stand("HousePlant", 0.6, 17.0, {0.6, 0.6, 1.2}, 0);
    stand("ShelvingUnit", 0.3, 9.5, {1.6, 0.4, 2.0}, -std::numbers::pi / 2);
    for (const auto &[x0, x1] : {std::pair(8.0, 9.0), std::pair(25.0, 26.2)})
        loop.doors.push_back({{x0, 0}, {x1, 0}, 0.0, 2.1});
    loop.doors.push_back({{36, 9}, {36, 10}, 0.0, 2.1});
    for (const double x : {7.0, 22.0, 33.0})
        loop.windows.push_back({{x, 24}, {x - 1.5, 24}, 0.9, 2.2});
    return {loop};
}

/// The stations in their order around the loop, as files of one survey.
Survey aroundTheLoop(Survey survey, std::size_t leftOut)
{
    const Eigen::Vector2d middle(18, 12);
    std::vector<std::size_t> order(survey.truth.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        const Eigen::Vector2d way = survey.truth[i].translation().head<2>() - middle;
        return std::atan2(way.y(), way.x());
    });
    order.resize(order.size() - leftOut);
    Survey sorted{survey.name, {}, {}};
    for (const std::size_t i : order) {
        sorted.files += survey.files[static_cast<qsizetype>(i)];
        sorted.truth.push_back(survey.truth[i]);
    }
    return sorted;
}

/// Of the last of the chain against its first, mm; none where one of them is loose.
std::optional<double> closure(const scan::ScanReport &report, const Poses &truth)
{
    if (!report.clouds.front().confident || !report.clouds.back().confident)
        return {};
    const Eigen::Affine3d scene = report.clouds.front().transform * truth.front().inverse();
    return 1000 * (report.clouds.back().transform.translation() - scene * truth.back().translation()).norm();
}

bool printLoop()
{
    std::printf(
        "\n### A loop of corridors\n\n20 stations around a block of 30 x 18 m, in corridors of 3 m, 3 M points, "
        "no poses. The open loop lacks three stations, so that its ends do not see each other: the closure is "
        "the drift of a chain of 17.\n\n"
        "| loop | loose | station off mm, at most | degrees, at most | closure mm | seconds |\n"
        "| --- | --- | --- | --- | --- | --- |\n");
    bool done = true;
    for (const std::uint64_t seed : {1, 2}) {
        const QTemporaryDir folder;
        scan::SimulateOptions options;
        options.points = 3'000'000;
        options.stations = 20;
        options.seed = seed;
        const auto survey = simulatedSurvey(folder.path(), QStringLiteral("loop"), loopOfCorridors(), options);
        if (!survey)
            return failed(survey.error());
        for (const std::size_t leftOut : {std::size_t(0), std::size_t(3)}) {
            const Survey chosen = aroundTheLoop(*survey, leftOut);
            const auto report = registered(chosen.files);
            if (!report) {
                done = failed(report.error());
                continue;
            }
            const Off off = worst(*report, chosen.truth);
            const auto closed = closure(*report, chosen.truth);
            std::printf("| %s, seed %d | %d | %.2f | %.4f | %s | %.1f |\n", leftOut == 0 ? "closed" : "open",
                        static_cast<int>(seed), off.loose, off.millimetres, off.degrees,
                        closed ? qPrintable(QString::number(*closed, 'f', 2)) : "-", report->seconds.registration);
            std::fflush(stdout);
        }
    }
    return done;
}

bool printPairTables()
{
    std::printf("\n### Pairs alone, and what stations tell\n\nEach pair is searched without the others. Sure are those "
                "that pass the gate; right is within 10 cm and half a degree. The house's pairs share only what is "
                "seen through a door, one station a room, or nothing.\n\n"
                "| place | stations | sure, right | sure, wrong | refused | loose with all others | worst mm |\n"
                "| --- | --- | --- | --- | --- | --- | --- |\n");
    bool done = true;
    const auto print = [&](const char *name, const std::vector<scene::Room> &rooms,
                           const scan::SimulateOptions &options) {
        const QTemporaryDir folder;
        done = printPairs(simulatedSurvey(folder.path(), QString::fromLatin1(name), rooms, options), name) && done;
    };
    scan::SimulateOptions hall;
    hall.points = 2'000'000;
    print("hall, 66 pairs", scan::hallPreset(), hall);
    for (const std::uint64_t seed : {1, 2, 3}) {
        scan::SimulateOptions house;
        house.points = 800'000;
        house.stations = 4;
        house.seed = seed;
        print(seed == 1   ? "house, 6 pairs, seed 1"
              : seed == 2 ? "house, 6 pairs, seed 2"
                          : "house, 6 pairs, seed 3",
              scan::housePreset().front().rooms, house);
    }
    return done;
}

} // namespace

bool printSurveyTables(const QString &only)
{
    bool done = true;
    for (const auto &[name, print] :
         {std::pair("poses", &printToldPoses), std::pair("pairs", &printPairTables), std::pair("loop", &printLoop)})
        if (only.isEmpty() || only == QLatin1String(name))
            done = print() && done;
    return done;
}

} // namespace twinloom
