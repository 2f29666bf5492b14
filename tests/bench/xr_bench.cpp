// SPDX-License-Identifier: Apache-2.0
// What a stereo frame costs our own thread: the whole loop in the simulated headset, on a driver that draws nothing
// (Mesa's GALLIUM_NOOP), in a process of its own, since the driver is chosen once a process.
#include "tests/bench/limit.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace
{

/// The program beside this one; empty output when it fails.
QByteArray runTwinloom(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GALLIUM_NOOP"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.start(QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget().section(u'/', 0, -2) +
                      QStringLiteral("/twinloom"),
                  arguments);
    return process.waitForFinished(300'000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// Halls of 500 machines, one room a line.
void writeHalls(const QString &path, int objects)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    for (int hall = 0; hall * 500 < objects; ++hall) {
        const double x0 = hall % 5 * 60, y0 = hall / 5 * 50;
        QJsonArray machines;
        for (int i = 0; i < 500; ++i)
            machines.append(QJsonObject{
                {QStringLiteral("category"), i % 3 == 0 ? QStringLiteral("Machine") : QStringLiteral("Shelf")},
                {QStringLiteral("centre"), QJsonArray{x0 + 1 + i % 25 * 2.0, y0 + 1 + i / 25 * 2.0, 1.0}},
                {QStringLiteral("size"), QJsonArray{1.2, 0.8, 2.0}},
                {QStringLiteral("yaw"), 0.1 * (i % 7)}});
        const QJsonObject room{
            {QStringLiteral("id"), QStringLiteral("hall%1").arg(hall)},
            {QStringLiteral("room_type"), QStringLiteral("factory")},
            {QStringLiteral("polygon"), QJsonArray{QJsonArray{x0, y0}, QJsonArray{x0 + 52, y0},
                                                   QJsonArray{x0 + 52, y0 + 42}, QJsonArray{x0, y0 + 42}}},
            {QStringLiteral("height"), 6.0},
            {QStringLiteral("objects"), machines}};
        file.write(QJsonDocument(room).toJson(QJsonDocument::Compact) + '\n');
    }
}

void stereoFrame(benchmark::State &state)
{
    const QTemporaryDir folder;
    const QString project = folder.filePath(QStringLiteral("plant.twin")),
                  rooms = folder.filePath(QStringLiteral("r.jsonl"));
    writeHalls(rooms, static_cast<int>(state.range(0)));
    runTwinloom({QStringLiteral("new"), project});
    runTwinloom({QStringLiteral("import"), project, rooms});
    for (auto _ : state) {
        const QByteArray out =
            runTwinloom({QStringLiteral("xr"), project, QStringLiteral("--headset"), QStringLiteral("simulated"),
                         QStringLiteral("--frames"), QStringLiteral("300"), QStringLiteral("--json")});
        const QJsonObject report = QJsonDocument::fromJson(out).object();
        if (report.value(QStringLiteral("frames")).toInt() != 300)
            state.SkipWithError("twinloom xr did not show its 300 frames");
        const QJsonObject times = report.value(QStringLiteral("frame_ms")).toObject();
        state.counters["median_ms"] = times.value(QStringLiteral("median")).toDouble();
        state.counters["p99_ms"] = times.value(QStringLiteral("p99")).toDouble();
    }
    twinloom::bench::limit(state, 3);
}

BENCHMARK(stereoFrame)->Name("xr/stereo_frame")->Arg(10'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
