// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/commands.h"

#include "app/studio/document/edits.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/viewport/bounds.h"
#include "app/workflow/generate_workflow.h"
#include "core/asset/parametric.h"
#include "core/scene/room.h"

#include <QCoreApplication>

#include <numbers>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr double kBeside = 0.3; // metres between a thing and its copy
constexpr double kBetweenRooms = 2.0;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Commands)
};

int selected(const Document &document)
{
    return static_cast<int>(document.selection().size());
}

/// "Delete “Desk”" for one node, else `several`.
QString about(const Document &document, const NodeIds &nodes, const QString &one, const QString &several)
{
    return nodes.size() == 1 ? one.arg(nameText(*document.scene().find(nodes.front()))) : several;
}
QString about(const Document &document, const QString &one, const QString &several)
{
    return about(document, document.selection(), one, several);
}

Result<void> commitAndSelect(Document &document, const scene::Change &change, const QString &verb, const QString &label,
                             const NodeIds &select)
{
    auto done = document.commit(change, verb, label);
    if (done)
        document.select(select);
    return done;
}

/// Where the middle of a room's floor is, in the room node's own frame.
scene::Vec3 middleOf(const scene::Node &room)
{
    const auto *component = room.find<scene::RoomComponent>();
    const scene::Vec2 middle = geometry::centroid(component->polygon);
    return {middle.x(), middle.y(), component->floor.value_or(0)};
}

} // namespace

Result<void> deleteSelection(Document &document)
{
    const QString label =
        about(document, Text::tr("Delete “%1”"), Text::tr("Delete %n node(s)", nullptr, selected(document)));
    return document.commit(deleteNodes(document.hierarchy(), document.selection()), u"studio.delete"_s, label);
}

Result<void> duplicateSelection(Document &document)
{
    const Bounds bounds = boundsOf(document.hierarchy(), document.selection());
    const double aside = bounds.isEmpty() ? kBeside : bounds.sizes().x() + kBeside;
    const Duplicates copies = duplicateNodes(document.hierarchy(), document.ids(), document.selection(), {aside, 0, 0});
    return commitAndSelect(
        document, copies.change, u"studio.duplicate"_s,
        about(document, Text::tr("Duplicate “%1”"), Text::tr("Duplicate %n node(s)", nullptr, selected(document))),
        copies.roots);
}

Result<void> toggleSelection(Document &document)
{
    const bool anyVisible =
        std::ranges::any_of(document.selection(), [&](scene::NodeId id) { return document.scene().find(id)->visible; });
    return showNodes(document, document.selection(), anyVisible ? Show::Hidden : Show::Visible);
}

Result<void> showNodes(Document &document, const NodeIds &nodes, Show show)
{
    const auto count = static_cast<int>(nodes.size());
    const QString label =
        show == Show::Visible
            ? about(document, nodes, Text::tr("Show “%1”"), Text::tr("Show %n node(s)", nullptr, count))
            : about(document, nodes, Text::tr("Hide “%1”"), Text::tr("Hide %n node(s)", nullptr, count));
    return document.commit(setVisible(document.scene(), nodes, show == Show::Visible), u"studio.visibility"_s, label);
}

Result<void> hideScan(Document &document, scene::NodeId room)
{
    return document.commit(setVisible(document.scene(), scannedIn(document.hierarchy(), room), false),
                           u"studio.hide-scan"_s, Text::tr("Hide the scan"));
}

Result<void> pickVariant(Document &document, scene::NodeId variant)
{
    const scene::NodePtr node = document.scene().find(variant);
    if (!node || !workflow::isVariant(*node))
        return unexpected(ErrorCode::NotFound, Text::tr("That layout is not there any more."));
    if (!node->visible)
        if (const auto done = document.commit(showVariant(document.hierarchy(), variant), u"studio.variant"_s,
                                              Text::tr("Show “%1”").arg(nameText(*node)));
            !done)
            return done;
    document.select({variant});
    return {};
}

Result<void> moveSelection(Document &document, const scene::Change &move)
{
    return document.commit(
        move, u"studio.move"_s,
        about(document, Text::tr("Move “%1”"), Text::tr("Move %n node(s)", nullptr, selected(document))));
}

Result<void> turnSelection(Document &document, Turn turn)
{
    const double angle = (turn == Turn::Left ? 0.5 : -0.5) * std::numbers::pi;
    return document.commit(
        turnNodes(document.scene(), document.selection(), angle), u"studio.rotate"_s,
        about(document, Text::tr("Rotate “%1”"), Text::tr("Rotate %n node(s)", nullptr, selected(document))));
}

Result<void> groupSelection(Document &document)
{
    const NodeIds members = topmost(document.scene(), document.selection());
    scene::Node group;
    group.id = document.ids().next();
    group.name = scene::uniqueName(document.scene(), u"Group"_s);
    group.parent = members.empty() ? scene::NodeId{} : document.scene().find(members.front())->parent;
    const scene::NodeId id = group.id, parent = group.parent;
    scene::Change change;
    change.edits.push_back(scene::added(std::move(group)));
    // Members keep their place in the world, whatever frame they came from.
    const Eigen::Affine3d toParent = document.hierarchy().world(parent).inverse();
    for (const scene::NodeId member : members) {
        const scene::NodePtr before = document.scene().find(member);
        scene::Node after = *before;
        after.parent = id;
        if (before->parent != parent)
            after.transform = geometry::Transform::fromMatrix(toParent * document.hierarchy().world(member));
        change.edits.push_back(scene::edited(before, std::move(after)));
    }
    return commitAndSelect(document, change, u"studio.group"_s, Text::tr("Group"), {id});
}

Result<void> addEmptyRoom(Document &document)
{
    scene::Room room;
    room.roomType = u"livingroom"_s;
    room.polygon = {{-2.5, -2}, {2.5, -2}, {2.5, 2}, {-2.5, 2}};
    room.height = 2.6;
    room.doors.push_back({{-1.9, -2}, {-1.0, -2}, 0, 2.05});
    room.windows.push_back({{1.2, 2}, {-0.6, 2}, 0.9, 2.1});
    scene::Change change;
    const QString name = scene::uniqueName(document.scene(), u"Room"_s); // shown in any language
    const scene::NodeId id = scene::addRoom(change, document.ids(), room, name);
    const Bounds there = boundsOf(document.hierarchy(), document.hierarchy().children({}));
    if (!there.isEmpty())
        for (scene::Edit &edit : change.edits)
            if (edit.id == id) {
                scene::Node moved = *edit.after;
                moved.transform.translation = {there.max().x() + kBetweenRooms + 2.5, there.center().y(), 0};
                edit = scene::added(std::move(moved));
            }
    const scene::Node &node = *std::ranges::find(change.edits, id, &scene::Edit::id)->after;
    return commitAndSelect(document, change, u"studio.add-room"_s, Text::tr("Add “%1”").arg(nameText(node)), {id});
}

Result<void> addObject(Document &document, const QString &category)
{
    const asset::CategoryInfo *info = asset::findCategory(category);
    if (!info)
        return unexpected(ErrorCode::NotFound, Text::tr("The library has no “%1”.").arg(category));
    const scene::Vec3 size = info->typical.cast<double>();
    const scene::NodePtr active = document.active();
    scene::NodeId room = active ? roomOf(document.scene(), active->id) : scene::NodeId{};
    if (const NodeIds rooms = roomsIn(document.scene()); room.isNull() && rooms.size() == 1)
        room = rooms.front();
    const scene::NodePtr parent = document.scene().find(room);
    scene::Node node;
    node.id = document.ids().next();
    node.parent = room;
    node.name = scene::uniqueName(document.scene(), category);
    node.transform.translation = parent ? middleOf(*parent) : scene::Vec3::Zero();
    node.set(scene::ObjectComponent{.category = category, .size = size, .asset = {}});
    node.set(scene::ModelComponent{.category = category, .blob = {}, .size = size, .style = {}});
    const scene::NodeId id = node.id;
    const QString label = Text::tr("Add “%1”").arg(nameText(node));
    scene::Change change;
    change.edits.push_back(scene::added(std::move(node)));
    return commitAndSelect(document, change, u"studio.add-object"_s, label, {id});
}

void selectAll(Document &document)
{
    NodeIds all;
    for (const scene::NodePtr &node : document.scene().nodes())
        if ((node->find<scene::ObjectComponent>() || node->find<scene::ModelComponent>()) &&
            document.hierarchy().visible(node->id))
            all.push_back(node->id);
    document.select(std::move(all));
}

} // namespace twinloom::studio
