// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parameters.h"
#include "app/cli/verb.h"
#include "app/render/contact_sheet.h"
#include "app/render/scene_resources.h"
#include "app/workflow/json_lines.h"
#include "app/workflow/picture_file.h"
#include "app/workflow/plan_nodes.h"
#include "scenegen/request_json.h"

#include <QCryptographicHash>

#include <map>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string rooms, picture, view = "corner", tile = "400x320", theme = "light";
    int columns = 6, most = 24, supersample = 2;
};

/// The models of the pictures' own, which are paint on floors.
class PictureBlobs
{
public:
    workflow::BlobStore store()
    {
        return {[this](const QByteArray &bytes) -> Result<scene::BlobId> {
                    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
                    const scene::BlobId id = QString::fromLatin1(hash);
                    m_blobs.emplace(id, bytes);
                    return id;
                },
                [this](const scene::BlobId &id) { return get(id); }};
    }
    Result<QByteArray> get(const scene::BlobId &id) const
    {
        const auto found = m_blobs.find(id);
        if (found == m_blobs.end())
            return unexpected(ErrorCode::NotFound, id);
        return found->second;
    }

private:
    std::map<scene::BlobId, QByteArray> m_blobs;
};

/// The room with its objects, and the plan of its floor where it has one.
Result<render::SheetTile> tileOf(const scenegen::Layout &layout, const workflow::BlobStore &blobs)
{
    scene::Change change;
    scene::NodeIdAllocator ids;
    const scene::NodeId room = scene::addRoom(change, ids, layout.room, layout.room.id);
    if (layout.plan)
        if (const auto added = workflow::addPlan(change, ids, *layout.plan, room, blobs); !added)
            return unexpected(added.error());
    auto scene = scene::apply(scene::Scene(), change);
    if (!scene)
        return unexpected(scene.error());
    scene::Overlays labels = workflow::planLabels(scene::Hierarchy(*scene));
    return render::SheetTile{layout.room, *std::move(scene), std::move(labels)};
}

Result<std::vector<render::SheetTile>> tilesOf(const std::vector<scenegen::Layout> &layouts,
                                               const workflow::BlobStore &blobs)
{
    std::vector<render::SheetTile> tiles;
    for (const scenegen::Layout &layout : layouts) {
        auto tile = tileOf(layout, blobs);
        if (!tile)
            return unexpected(tile.error());
        tiles.push_back(*std::move(tile));
    }
    return tiles;
}

int run(const Arguments &arguments, Context &context)
{
    const auto tile = parseSize(QStringLiteral("--tile"), text(arguments.tile));
    if (!tile)
        return context.fail(tile.error());
    auto rooms =
        workflow::readJsonLines<scenegen::Layout>(text(arguments.rooms), scenegen::layoutFromJson, context.progress());
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
    PictureBlobs blobs;
    const auto tiles = tilesOf(*rooms, blobs.store());
    if (!tiles)
        return context.fail(tiles.error());
    const render::Resources resources =
        render::projectResources([&blobs](const scene::BlobId &id) { return blobs.get(id); });
    const auto sheet = render::contactSheet(*tiles, resources, options, context.progress());
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
