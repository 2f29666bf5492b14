// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"
#include "app/cli/verb.h"
#include "app/render/contact_sheet.h"
#include "app/render/scene_resources.h"
#include "app/workflow/picture_file.h"
#include "app/workflow/room_files.h"

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string rooms, picture, view = "corner", tile = "400x320", theme = "light";
    int columns = 6, most = 24, supersample = 2;
};

int run(const Arguments &arguments, Context &context)
{
    const auto tile = parseSize(QStringLiteral("--tile"), text(arguments.tile));
    if (!tile)
        return context.fail(tile.error());
    auto rooms = workflow::readRooms(text(arguments.rooms), context.progress());
    if (!rooms)
        return context.fail(rooms.error());
    const std::size_t found = rooms->size();
    if (found > static_cast<std::size_t>(arguments.most)) {
        rooms->resize(static_cast<std::size_t>(arguments.most));
        context.note(QStringLiteral("the first %1 of %2 rooms").arg(arguments.most).arg(found));
    }
    render::SheetOptions options;
    options.from = arguments.view == "top" ? render::SheetOptions::From::Above : render::SheetOptions::From::Corner;
    options.columns = arguments.columns;
    options.tileWidth = tile->width();
    options.tileHeight = tile->height();
    options.supersample = arguments.supersample;
    options.dark = arguments.theme == "dark";
    // Rooms in files have no models of their own.
    const render::Resources resources = render::projectResources(
        [](const scene::BlobId &id) -> Result<QByteArray> { return unexpected(ErrorCode::NotFound, id); });
    const auto sheet = render::contactSheet(*rooms, resources, options, context.progress());
    if (!sheet)
        return context.fail(sheet.error());
    if (const auto saved = workflow::savePicture(*sheet, text(arguments.picture)); !saved)
        return context.fail(saved.error());
    return kDone;
}

} // namespace

void addSheet(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("sheet", "Draw many rooms or layouts in one picture, side by side");
    verb.option("rooms", arguments->rooms, "Rooms or layouts, one JSON object a line").required();
    verb.option("picture", arguments->picture, "The .png or .jpg file to write").required();
    verb.option("--view", arguments->view, "From where: straight from above, or as a person would look in")
        .showDefault()
        .oneOf({"corner", "top"});
    verb.option("--columns", arguments->columns, "Rooms a row").showDefault().range(1, 100);
    verb.option("--most", arguments->most, "No more rooms than that").showDefault().range(1, 1000);
    verb.option("--tile", arguments->tile, "Width and height of each room's picture").showDefault();
    verb.option("--theme", arguments->theme, "Background").showDefault().oneOf({"light", "dark"});
    verb.option("--supersample", arguments->supersample, "Samples a pixel, along each side").showDefault().range(1, 4);
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
