// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/known_place.h"

#include "app/workflow/compare_surveys.h"
#include "app/workflow/scan_update.h"
#include "core/scan/scan_change.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace twinloom::workflow
{
namespace
{

using namespace scene;

/// A box that a person gave stays on what was found there at least by this intersection over union: it was set right.
/// One that lies elsewhere was moved in the scene, which says nothing of the place.
constexpr double kSetRight = 0.25;

struct TakenOver {
    int categories = 0, names = 0, boxes = 0, deletions = 0;
    int all() const { return categories + names + boxes + deletions; }
};

/// Things of the earlier scan: as they were found, and as they are.
struct Earlier {
    Hierarchy found, now;
    NodeId group;

    /// Where it was found, had the group stood then where it stands now.
    Eigen::Affine3d foundAt(NodeId thing) const
    {
        return now.world(group) * found.world(group).inverse() * found.world(thing);
    }
};

/// The category that a person gave it; empty: none did.
QString categoryByHand(const Node &then, const Node &now)
{
    const auto *was = then.find<ObjectComponent>(), *is = now.find<ObjectComponent>();
    const bool told = was && is && is->category != was->category && is->confidence > scan::kSurestGuess;
    return told ? is->category : QString();
}

/// The name that a person gave it, not one that came with a category; empty: none did.
QString nameByHand(const Node &then, const Node &now)
{
    const auto *object = now.find<ObjectComponent>();
    const bool given = object && now.name != then.name && !now.name.startsWith(scan::objectName(*object));
    return given ? now.name : QString();
}

/// Where it stands now, if a person set its box right.
std::optional<Eigen::Affine3d> boxByHand(const Earlier &earlier, const Node &then, const Node &now)
{
    if (!now.find<ObjectComponent>())
        return std::nullopt;
    const Eigen::Affine3d world = earlier.now.world(now.id), foundAt = earlier.foundAt(then.id);
    const geometry::Box was = objectBox(then, foundAt), is = objectBox(now, world);
    const bool same =
        then.find<ObjectComponent>()->size == now.find<ObjectComponent>()->size && world.isApprox(foundAt, 1e-9);
    return !same && geometry::iou(was, is) >= kSetRight ? std::optional(world) : std::nullopt;
}

/// As if the person had told it here.
Node recategorised(const Node &node, const QString &category)
{
    Node next = node;
    ObjectComponent object = *node.find<ObjectComponent>();
    const QString called = scan::objectName(object);
    object.category = category;
    object.confidence = 1;
    if (node.name.startsWith(called)) // keeps its number
        next.name = category + node.name.mid(called.size());
    next.set(std::move(object));
    if (const auto *model = node.find<ModelComponent>(); model && model->blob.isEmpty()) {
        ModelComponent shown = *model;
        shown.category = category;
        next.set(std::move(shown));
    }
    return next;
}

/// With the size of `model`, at `world`, below a parent at `parent`.
Node resized(const Node &node, const Node &model, const Eigen::Affine3d &parent, const Eigen::Affine3d &world)
{
    Node next = node;
    next.transform = geometry::Transform::fromMatrix(parent.inverse() * world);
    ObjectComponent object = *node.find<ObjectComponent>();
    object.size = model.find<ObjectComponent>()->size;
    if (const auto *shown = node.find<ModelComponent>()) {
        ModelComponent fitted = *shown;
        fitted.size = object.size;
        next.set(std::move(fitted));
    }
    next.set(std::move(object));
    return next;
}

/// Takes out those that carry nothing that stays; how many went.
int takeOut(const std::set<NodeId> &unwanted, scan::ScanOutcome &outcome)
{
    std::set<NodeId> gone;
    std::vector<Edit> &edits = outcome.change.edits;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) // what lies on a thing comes after it
        if (unwanted.contains(edit->id) && std::ranges::none_of(edits, [&](const Edit &other) {
                return other.after && other.after->parent == edit->id && !gone.contains(other.id);
            }))
            gone.insert(edit->id);
    std::erase_if(edits, [&](const Edit &edit) { return gone.contains(edit.id); });
    for (NodeId &id : outcome.report.objectNodes)
        if (gone.contains(id))
            id = {};
    return static_cast<int>(gone.size());
}

/// What a person told of one thing goes onto the same thing of the new scan. `parent`: where that hangs. `toNew`: from
/// the earlier scan's frame.
Node withCorrections(const Node &fresh, const Earlier &earlier, const Node &then, const Node &now,
                     const Eigen::Affine3d &parent, const Eigen::Affine3d &toNew, TakenOver &taken)
{
    Node next = fresh;
    if (const QString category = categoryByHand(then, now); !category.isEmpty()) {
        next = recategorised(next, category);
        ++taken.categories;
    }
    if (const QString name = nameByHand(then, now); !name.isEmpty()) {
        next.name = uniqueName(earlier.now.scene(), name);
        ++taken.names;
    }
    if (const auto world = boxByHand(earlier, then, now)) {
        next = resized(next, now, parent, toNew * *world);
        ++taken.boxes;
    }
    return next;
}

/// `both`: the scene with the outcome in it.
TakenOver takeOver(const Earlier &earlier, const Hierarchy &both, const scan::PlaceComparison &comparison,
                   scan::ScanOutcome &outcome)
{
    TakenOver taken;
    std::set<NodeId> unwanted;
    const Scene &scene = earlier.now.scene();
    for (const scan::PlaceChange &change : comparison.changes) {
        const NodePtr then = earlier.found.scene().find(change.before), now = scene.find(change.before);
        if (change.what != scan::PlaceChange::What::Object || change.fate != scan::PlaceChange::Fate::Same || !then ||
            change.after.isNull())
            continue;
        const auto edit = std::ranges::find(outcome.change.edits, change.after, &Edit::id);
        if (edit == outcome.change.edits.end())
            continue;
        if (now)
            *edit = added(withCorrections(*edit->after, earlier, *then, *now, both.world(edit->after->parent),
                                          comparison.transform.inverse(), taken));
        else if (scene.contains(then->parent)) // else it went with its room, or with what carried it
            unwanted.insert(change.after);
    }
    taken.deletions = takeOut(unwanted, outcome);
    return taken;
}

QString textFor(const Node &earlier, const std::optional<TakenOver> &taken)
{
    const QString known =
        QCoreApplication::translate(
            "workflow", "This place is in the project already, as the scan \"%1\" (%2). Both "
                        "stay, so that everything stands there twice. What changed since, tells "
                        "Compare two scans (twinloom compare). To see it once, hide or delete one of the two.")
            .arg(earlier.name, earlier.id.toString());
    if (!taken)
        return known + QLatin1Char(' ') +
               QCoreApplication::translate("workflow", "They do not surely fit onto each other, so that nothing that "
                                                       "was corrected by hand there was taken over.");
    if (taken->all() == 0)
        return known;
    return known + QLatin1Char(' ') +
           QCoreApplication::translate("workflow", "What was corrected by hand there was taken over for things that "
                                                   "did not change: categories: %1, names: %2, places and sizes: %3, "
                                                   "deleted things: %4.")
               .arg(taken->categories)
               .arg(taken->names)
               .arg(taken->boxes)
               .arg(taken->deletions);
}

} // namespace

Result<Issue> takeOverCorrections(const Scene &scene, NodeId earlier, scan::ScanOutcome &outcome,
                                  const BlobStore &blobs, Progress &progress)
{
    const auto both = apply(scene, outcome.change);
    if (!both)
        return unexpected(both.error());
    const Hierarchy together(*both);
    const auto compared = compareSurveys(together, {earlier, outcome.group}, blobs, progress, DeletedThings::Compared);
    if (!compared && compared.error().code != ErrorCode::BadInput) // which says that they do not surely fit
        return unexpected(compared.error());
    std::optional<TakenOver> taken;
    if (compared) {
        const auto found = foundBefore(scene, earlier, blobs);
        if (!found)
            return unexpected(found.error());
        taken = takeOver({Hierarchy(*found), Hierarchy(scene), earlier}, together, *compared, outcome);
    }
    return Issue{QStringLiteral("place-known"), textFor(*scene.find(earlier), taken), earlier.toString()};
}

} // namespace twinloom::workflow
