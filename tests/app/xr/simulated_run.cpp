// SPDX-License-Identifier: Apache-2.0
#include "tests/app/xr/simulated_run.h"

#include "app/render/headless.h"
#include "app/render/scene_resources.h"
#include "app/xr/runtime_manifest.h"
#include "core/scene/room.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace twinloom::test
{

LandmarkScene landmarkScene(const Eigen::Vector3d &landmark)
{
    scene::Room room;
    room.id = QStringLiteral("room");
    room.roomType = QStringLiteral("office");
    room.polygon = {{-3, -2.5}, {3, -2.5}, {3, 2.5}, {-3, 2.5}};
    room.height = 2.7;
    scene::RoomObject table;
    table.category = QStringLiteral("Table");
    table.box = {{1.5, 1.5, 0.37}, {0.8, 0.8, 0.74}, 0};
    scene::RoomObject mark;
    mark.category = QStringLiteral("Landmark");
    mark.box = {landmark, {0.1, 0.1, 0.1}, 0};
    room.objects = {table, mark};
    scene::Change change;
    scene::NodeIdAllocator ids;
    scene::addRoom(change, ids, room, QStringLiteral("Room"));
    LandmarkScene result;
    auto applied = scene::apply(scene::Scene(), change);
    EXPECT_OK(applied);
    result.scene = *applied;
    for (const scene::NodePtr &node : result.scene.nodes())
        if (node->name == QLatin1String("Landmark"))
            result.landmark = node->id;
    scene::Overlay paint;
    paint.colour = Eigen::Vector4f(1, 0, 1, 1);
    paint.label = QStringLiteral("42.5 °C");
    result.overlays[result.landmark] = paint;
    return result;
}

xr::Settings quickSettings(int frames)
{
    xr::Settings settings;
    settings.frames = frames;
    settings.picture.shadows = settings.picture.ambientOcclusion = settings.picture.grid = false;
    settings.picture.multisample = 0;
    settings.patience = std::chrono::seconds(20);
    return settings;
}

xr::Session::MakeContext headlessContext()
{
    return []() -> Result<std::shared_ptr<void>> {
        auto made = render::HeadlessContext::create();
        if (!made)
            return unexpected(made.error());
        return std::shared_ptr<void>(std::shared_ptr<render::HeadlessContext>(*std::move(made)));
    };
}

SimulatedRun runSimulated(const QString &script, const xr::Settings &settings, const LandmarkScene &scene,
                          const xr::Session::MakeContext &makeContext)
{
    TemporaryFolder folder;
    QString file;
    if (!script.isEmpty())
        writeFile(file = folder.path(QStringLiteral("script.txt")), script.toUtf8());
    if (const auto used = xr::useSimulatedHeadset(file, xr::Clock::Virtual); !used)
        return {{}, used, {}};
    xr::Session session(settings, makeContext ? makeContext : headlessContext(),
                        render::projectResources([](const scene::BlobId &) -> Result<QByteArray> {
                            return unexpected(ErrorCode::NotFound, QStringLiteral("there are no blobs"));
                        }));
    session.setScene(scene::Hierarchy(scene.scene));
    session.setOverlays(scene.overlays);
    session.start();
    EXPECT_TRUE(session.waitForEnd(std::chrono::minutes(4))) << "the session does not end";
    return {session.status(), session.outcome(), session.lastPicture()};
}

std::optional<Eigen::Vector2d> Capture::magenta(int eye) const
{
    const QImage &image = eyes[std::size_t(eye)];
    Eigen::Vector2d sum = Eigen::Vector2d::Zero();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qRed(pixel) > qGreen(pixel) + 60 && qBlue(pixel) > qGreen(pixel) + 60) {
                sum += Eigen::Vector2d(x + 0.5, y + 0.5);
                ++count;
            }
        }
    return count < 5 ? std::nullopt : std::optional<Eigen::Vector2d>(sum / count);
}

Eigen::Vector2d Capture::expected(int eye, const Eigen::Vector3d &point) const
{
    const QJsonObject view = frame.value(QStringLiteral("eyes")).toArray()[eye].toObject();
    const QJsonArray p = view.value(QStringLiteral("position")).toArray(),
                     q = view.value(QStringLiteral("orientation")).toArray(),
                     fov = view.value(QStringLiteral("fov")).toArray();
    const Eigen::Quaterniond turn(q[3].toDouble(), q[0].toDouble(), q[1].toDouble(), q[2].toDouble());
    const Eigen::Vector3d seen =
        turn.inverse() * (point - Eigen::Vector3d(p[0].toDouble(), p[1].toDouble(), p[2].toDouble()));
    const double l = std::tan(fov[0].toDouble()), r = std::tan(fov[1].toDouble()), u = std::tan(fov[2].toDouble()),
                 d = std::tan(fov[3].toDouble());
    const double w = view.value(QStringLiteral("width")).toDouble(),
                 h = view.value(QStringLiteral("height")).toDouble();
    return {(seen.x() / -seen.z() - l) / (r - l) * w, h - (seen.y() / -seen.z() - d) / (u - d) * h};
}

Capture readCapture(const QString &path)
{
    Capture capture;
    capture.frame = QJsonDocument::fromJson(readFile(path + QStringLiteral(".json"))).object();
    capture.eyes = {QImage(path + QStringLiteral("-left.ppm")), QImage(path + QStringLiteral("-right.ppm"))};
    return capture;
}

} // namespace twinloom::test
