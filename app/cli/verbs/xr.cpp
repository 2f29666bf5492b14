// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/live_guest.h"
#include "app/workflow/picture_file.h"
#include "app/render/headless.h"
#include "app/render/scene_resources.h"
#include "app/xr/runtime_manifest.h"
#include "app/xr/session.h"
#include "app/xr/standing_place.h"

#include <QCoreApplication>
#include <QImage>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, headset = "system", script, mirror, at, blend = "auto", floor = "stage", overlay;
    int frames = 0, patience = 30;
    double yaw = 0;
    bool yawGiven = false, json = false;
};

/// "x,y" or "x,y,z"; without it a free place in the largest room.
Result<xr::StandingPlace> parsePlace(const Arguments &arguments, const scene::Hierarchy &hierarchy)
{
    xr::StandingPlace place = xr::standingPlace(hierarchy);
    if (!arguments.at.empty()) {
        const QStringList parts = text(arguments.at).split(u',');
        bool good = parts.size() == 2 || parts.size() == 3;
        place = {};
        for (int i = 0; good && i < parts.size(); ++i)
            place.floor[i] = parts[i].toDouble(&good);
        if (!good || !place.floor.allFinite())
            return unexpected(
                ErrorCode::Usage,
                QCoreApplication::translate("xr", "--at %1: a point of the floor is expected, X,Y or X,Y,Z in metres.")
                    .arg(text(arguments.at)));
    }
    if (arguments.yawGiven)
        place.yaw = arguments.yaw;
    return place;
}

xr::Settings settingsOf(const Arguments &arguments, const xr::StandingPlace &place)
{
    xr::Settings settings;
    settings.headset = arguments.headset == "none" ? xr::Headset::None : xr::Headset::System;
    settings.floor = arguments.floor == "local" ? xr::Floor::Local : xr::Floor::Stage;
    settings.frames = arguments.frames;
    settings.origin = place.floor;
    settings.yaw = place.yaw;
    settings.patience = std::chrono::seconds(arguments.patience);
    if (arguments.blend != "auto")
        settings.blend = arguments.blend == "alpha"      ? xr::BlendMode::Alpha
                         : arguments.blend == "additive" ? xr::BlendMode::Additive
                                                         : xr::BlendMode::Opaque;
    return settings;
}

QJsonObject toJson(const xr::Status &status)
{
    QJsonObject timing{{QStringLiteral("median"), status.medianMilliseconds},
                       {QStringLiteral("p99"), status.p99Milliseconds}};
    return {{QStringLiteral("runtime"), status.runtime},
            {QStringLiteral("states"), QJsonArray::fromStringList(status.states)},
            {QStringLiteral("frames"), status.frames},
            {QStringLiteral("frames_shown"), status.shown},
            {QStringLiteral("blend_mode"), xr::blendModeName(status.blend)},
            {QStringLiteral("frame_ms"), timing},
            {QStringLiteral("validation_errors"), status.validationErrors},
            {QStringLiteral("losses"), status.losses},
            {QStringLiteral("selection"), status.selection.isNull() ? QString() : status.selection.toString()}};
}

Result<void> saveMirror(const QImage &image, const QString &path)
{
    if (image.isNull())
        return unexpected(
            ErrorCode::Peer,
            QCoreApplication::translate("xr", "The headset has shown no picture, so %1 is not written.").arg(path));
    return workflow::savePicture(image, path);
}

/// Seconds that the headset waits for live values before it shows the scene without them.
constexpr double kFirstValues = 2;

/// Until it ends by itself or Ctrl-C.
void follow(xr::Session &session, workflow::LiveGuest *guest, const Arguments &arguments, Context &context)
{
    context.progress().stage(QCoreApplication::translate("xr", "Headset"));
    while (!session.waitForEnd(std::chrono::milliseconds(20))) {
        if (context.cancelled())
            session.stop();
        if (guest)
            session.setOverlays(guest->overlays());
        if (arguments.frames > 0)
            context.progress().set(std::min(1.0, double(session.status().frames) / arguments.frames));
    }
}

int run(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const scene::Hierarchy hierarchy(opened->scene());
    const auto place = parsePlace(arguments, hierarchy);
    if (!place)
        return context.fail(place.error());
    const bool simulated = arguments.headset == "simulated";
    if (!arguments.script.empty() && !simulated)
        return context.fail({ErrorCode::Usage,
                             QCoreApplication::translate("xr", "--script is for the simulated headset."),
                             QCoreApplication::translate("xr", "Add --headset simulated.")});
    if (simulated) {
        const xr::Clock clock = arguments.frames > 0 ? xr::Clock::Virtual : xr::Clock::Real;
        if (const auto used = xr::useSimulatedHeadset(text(arguments.script), clock); !used)
            return context.fail(used.error());
    }
    xr::Session session(
        settingsOf(arguments, *place),
        []() -> Result<std::shared_ptr<void>> {
            auto made = render::HeadlessContext::create();
            if (!made)
                return unexpected(made.error());
            return std::shared_ptr<void>(std::shared_ptr<render::HeadlessContext>(*std::move(made)));
        },
        render::projectResources([&](const scene::BlobId &id) { return opened->blob(id); }));
    std::optional<workflow::LiveGuest> guest;
    if (!arguments.overlay.empty()) {
        auto connected = workflow::LiveGuest::connect(opened->scene());
        if (!connected)
            return context.fail(connected.error());
        guest = *std::move(connected);
        // The first frames show values already.
        if (const auto waited = guest->wait(kFirstValues, context.progress()); !waited)
            return context.fail(waited.error());
    }
    session.setScene(hierarchy);
    if (guest)
        session.setOverlays(guest->overlays());
    session.start();
    follow(session, guest ? &*guest : nullptr, arguments, context);
    if (guest)
        context.report(guest->issues());
    const xr::Status status = session.status();
    context.report(status.issues);
    if (!session.outcome())
        return context.fail(session.outcome().error());
    if (arguments.json)
        context.printJson(toJson(status));
    else
        context.print(QCoreApplication::translate(
                          "xr", "%1: %2 frames, %3 of them with a picture; %4 ms a frame (median), %5 ms (99 %)")
                          .arg(status.runtime)
                          .arg(status.frames)
                          .arg(status.shown)
                          .arg(status.medianMilliseconds, 0, 'f', 2)
                          .arg(status.p99Milliseconds, 0, 'f', 2));
    if (!arguments.mirror.empty())
        if (const auto saved = saveMirror(session.lastPicture(), text(arguments.mirror)); !saved)
            return context.fail(saved.error());
    if (context.cancelled() && arguments.frames > 0)
        return context.status = kCancelled;
    return kDone;
}

} // namespace

void addXr(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("xr", "Show a project in a headset");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.option("--headset", arguments->headset, "The system's, the simulated one, or none: what a person would see")
        .showDefault()
        .oneOf({"system", "simulated", "none"});
    verb.option("--frames", arguments->frames, "Ends after so many frames").range(1, 100'000'000);
    verb.option("--script", arguments->script,
                "What happens to the simulated headset, frame by frame (app/xr/simulated/script.h)");
    verb.option("--overlay", arguments->overlay, "live: connect, and show the values over the scene").oneOf({"live"});
    verb.option("--mirror", arguments->mirror, "Writes the last picture of both eyes, a .png");
    verb.option("--at", arguments->at,
                "Where the wearer's floor is in the scene: X,Y or X,Y,Z (default: a free place in the largest room)");
    Option yaw = verb.option("--yaw", arguments->yaw, "Where its front looks, radians from +y, counter-clockwise");
    verb.option("--floor", arguments->floor, "The room's floor, or wherever the wearer sits")
        .showDefault()
        .oneOf({"stage", "local"});
    verb.option("--blend", arguments->blend, "How the picture lies over the real room")
        .showDefault()
        .oneOf({"auto", "opaque", "additive", "alpha"});
    verb.option("--patience", arguments->patience, "Seconds to wait for a lost headset; 0: for ever")
        .showDefault()
        .range(0, 86'400);
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, yaw, &context] {
        arguments->yawGiven = yaw.given();
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
