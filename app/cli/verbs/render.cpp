// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"
#include "app/cli/verb.h"
#include "app/render/headless.h"
#include "app/render/scene_resources.h"
#include "app/workflow/live_guest.h"
#include "app/workflow/picture_file.h"
#include "app/workflow/plan_nodes.h"

#include <QCoreApplication>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, picture, size = "1280x720", camera, theme = "light", show = "all", overlay;
    double wait = 3;
    int supersample = 2;
    bool transparent = false, noGrid = false, walls = false, noLabels = false;
};

/// A scene's camera node as a camera.
render::Camera cameraAt(const scene::Hierarchy &hierarchy, scene::NodeId id, const scene::CameraComponent &component)
{
    const Eigen::Affine3d world = hierarchy.world(id);
    render::Camera camera;
    camera.eye = world.translation();
    camera.target = world * Eigen::Vector3d(0, 0, -1);
    camera.up = (world.linear() * Eigen::Vector3d(0, 1, 0)).normalized();
    camera.verticalFov = component.verticalFov;
    return camera;
}

/// "x,y,z,tx,ty,tz", the name of a camera node, or "top".
Result<std::optional<render::Camera>> parseCamera(const QString &given, const scene::Hierarchy &hierarchy)
{
    if (given.isEmpty())
        return std::optional<render::Camera>();
    const QStringList parts = given.split(QLatin1Char(','));
    std::array<double, 6> numbers{};
    bool areNumbers = parts.size() == 6;
    for (qsizetype i = 0; areNumbers && i < 6; ++i)
        numbers[std::size_t(i)] = parts[i].toDouble(&areNumbers);
    if (areNumbers) {
        render::Camera camera;
        camera.eye = {numbers[0], numbers[1], numbers[2]};
        camera.target = {numbers[3], numbers[4], numbers[5]};
        if (!camera.eye.allFinite() || !camera.target.allFinite() || (camera.eye - camera.target).norm() < 1e-9)
            return unexpected(
                ErrorCode::Usage,
                QStringLiteral("--camera %1: eye and target must be two different, finite points.").arg(given));
        if ((camera.eye - camera.target).head<2>().norm() < 1e-6 * (camera.eye - camera.target).norm())
            camera.up = {0, 1, 0}; // straight down or up: north is up in the picture
        return std::optional(camera);
    }
    const auto node = scene::resolveNode(hierarchy.scene(), given);
    if (!node && given.contains(QLatin1Char(',')))
        return unexpected(ErrorCode::Usage,
                          QStringLiteral("--camera %1: six numbers are expected, x,y,z,tx,ty,tz.").arg(given));
    if (!node)
        return unexpected(node.error());
    const auto *component = hierarchy.scene().find(*node)->find<scene::CameraComponent>();
    if (!component)
        return unexpected(ErrorCode::NotFound, QStringLiteral("%1 is not a camera.").arg(given),
                          QStringLiteral("Give --camera x,y,z,tx,ty,tz (eye and target, metres)."));
    return std::optional(cameraAt(hierarchy, *node, *component));
}

/// What the live values look like, once all have come or the time is over.
Result<scene::Overlays> liveOverlays(const scene::Scene &scene, double seconds, Context &context)
{
    auto guest = workflow::LiveGuest::connect(scene);
    if (!guest)
        return unexpected(guest.error());
    if (const auto waited = guest->wait(seconds, context.progress()); !waited)
        return unexpected(waited.error());
    context.report(guest->issues());
    return guest->overlays();
}

int run(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const scene::Hierarchy hierarchy(opened->scene());
    const auto size = parseSize(QStringLiteral("--size"), text(arguments.size));
    if (!size)
        return context.fail(size.error());
    const auto camera = parseCamera(text(arguments.camera), hierarchy);
    if (!camera)
        return context.fail(camera.error());
    render::Picture picture;
    picture.width = size->width();
    picture.height = size->height();
    picture.camera = *camera;
    picture.supersample = arguments.supersample;
    picture.options.dark = arguments.theme == "dark";
    picture.options.sky = !arguments.transparent;
    picture.options.grid = !arguments.noGrid && !arguments.transparent;
    picture.options.cutaway = !arguments.walls;
    picture.options.show = arguments.show == "points"  ? render::Show::Points
                           : arguments.show == "model" ? render::Show::Models
                                                       : render::Show::All;
    if (!arguments.noLabels)
        picture.overlays = workflow::planLabels(hierarchy);
    if (!arguments.overlay.empty()) {
        auto overlays = liveOverlays(opened->scene(), arguments.wait, context);
        if (!overlays)
            return context.fail(overlays.error());
        overlays->merge(std::move(picture.overlays));
        picture.overlays = *std::move(overlays);
    }
    std::optional<Error> missing; // the renderer draws what it can; for a script, half a scene is no picture
    const render::Resources resources = render::projectResources([&](const scene::BlobId &id) {
        Result<QByteArray> bytes = opened->blob(id);
        if (!bytes && !missing)
            missing = bytes.error();
        return bytes;
    });
    const auto image = [&] {
        const Context::EndAtOnce interruptible(context);
        context.progress().stage(QCoreApplication::translate("render", "Drawing"));
        return render::renderPicture(hierarchy, resources, picture);
    }();
    if (!image || missing)
        return context.fail(missing ? *missing : image.error());
    if (const auto saved = workflow::savePicture(*image, text(arguments.picture)); !saved)
        return context.fail(saved.error());
    return kDone;
}

} // namespace

void addRender(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("render", "Draw a picture of a project; needs no display");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("picture", arguments->picture, "The .png or .jpg file to write").required();
    verb.option("--size", arguments->size, "Width and height in pixels").showDefault();
    verb.option("--camera", arguments->camera,
                "A camera's name, or x,y,z,tx,ty,tz: eye and target in metres (default: an overview)");
    verb.option("--theme", arguments->theme, "Background and grid").showDefault().oneOf({"light", "dark"});
    verb.option("--supersample", arguments->supersample, "Samples a pixel, along each side").showDefault().range(1, 4);
    verb.option("--show", arguments->show, "Scanned points, models of rooms and objects, or all of them")
        .showDefault()
        .oneOf({"all", "points", "model"});
    verb.option("--overlay", arguments->overlay, "live: connect, and draw the values over the scene").oneOf({"live"});
    verb.option("--wait", arguments->wait, "Seconds to wait for live values").showDefault().range(0.0, 3600.0);
    verb.flag("--transparent", arguments->transparent, "No sky and no ground");
    verb.flag("--no-labels", arguments->noLabels, "No names of departments");
    verb.flag("--no-grid", arguments->noGrid, "No grid on the ground");
    verb.flag("--walls", arguments->walls, "Show also the walls and ceilings that hide the inside");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
