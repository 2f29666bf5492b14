// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/room_files.h"
#include "core/saved_file.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scan/formats/ptx_writer.h"
#include "core/scan/simulate/simulate.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string output, scene, preset, truth;
    scan::SimulateOptions options;
};

Result<std::vector<scan::SimulatedStorey>> storeysFor(const Arguments &arguments, Progress &progress)
{
    if (arguments.preset == "house")
        return scan::housePreset();
    scan::SimulatedStorey only;
    if (arguments.scene.empty()) {
        only.rooms = arguments.preset == "hall" ? scan::hallPreset() : scan::officePreset();
    } else {
        auto rooms = workflow::readRooms(text(arguments.scene), progress);
        if (!rooms)
            return unexpected(rooms.error());
        only.rooms = *std::move(rooms);
    }
    return std::vector{std::move(only)};
}

int run(const Arguments &arguments, Context &context)
{
    if (arguments.scene.empty() == arguments.preset.empty())
        return context.fail(
            {ErrorCode::Usage, QStringLiteral("Give either --scene FILE or --preset office|hall|house."), {}});
    const QString output = text(arguments.output), suffix = QFileInfo(output).suffix().toLower();
    if (suffix != QLatin1String("ply") && suffix != QLatin1String("ptx"))
        return context.fail(
            {ErrorCode::Usage,
             QStringLiteral("A simulated scan is written as PLY or PTX, and %1 is neither.").arg(output),
             QStringLiteral("Give the file a name that ends in .ply, or in .ptx to keep the stations "
                            "apart.")});
    Progress &progress = context.progress();
    const auto storeys = storeysFor(arguments, progress);
    if (!storeys)
        return context.fail(storeys.error());
    Progress scanning = progress.slice(0, 0.9);
    const auto scanned = scan::simulateScan(*storeys, arguments.options, scanning);
    if (!scanned)
        return context.fail(scanned.error());
    Progress writing = progress.slice(0.9, 1);
    const auto saved = suffix == QLatin1String("ply")
                           ? scan::writePly(output, scanned->cloud, writing)
                           : scan::writePtx(output, scanned->cloud, scanned->stations, scanned->firstPoint, writing);
    if (!saved)
        return context.fail(saved.error());
    if (!arguments.truth.empty())
        if (const auto written = saveFile(text(arguments.truth),
                                          QJsonDocument(scan::truthJson(*storeys, scanned->objectPoints)).toJson());
            !written)
            return context.fail(written.error());
    context.print(QStringLiteral("points: %1, stations: %2, in %3")
                      .arg(scanned->cloud.size())
                      .arg(scanned->stations.size())
                      .arg(output));
    return kDone;
}

} // namespace

void addSimulateScan(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("simulate-scan", "Scan a known place, so that there is a truth to compare with");
    verb.option("output", arguments->output, "The file to write: .ply, or .ptx with each station and its place")
        .required();
    verb.option("--scene", arguments->scene, "Rooms to scan, one JSON object a line");
    verb.option("--preset", arguments->preset, "A place that comes with Twinloom").oneOf({"office", "hall", "house"});
    verb.option("--points", arguments->options.points, "How many points, within a few per cent")
        .showDefault()
        .range(qint64(1), static_cast<qint64>(scan::SimulateOptions::kMostPoints));
    verb.option("--stations", arguments->options.stations, "How many scanner stations; 0: by the area")
        .showDefault()
        .range(0, scan::SimulateOptions::kMostStations);
    verb.option("--noise", arguments->options.noise, "Range noise in metres (standard deviation)")
        .showDefault()
        .range(0.0, scan::SimulateOptions::kMostNoise);
    verb.option("--people", arguments->options.people, "People who stand there while one station is scanned, then go")
        .showDefault()
        .range(0, scan::SimulateOptions::kMostPeople);
    verb.option("--seed", arguments->options.seed, "Seed").showDefault();
    verb.option("--truth", arguments->truth, "Where to write the truth, as scan --json would print it");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
