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

struct TakenOver {
    int categories = 0, deletions = 0;
};

/// The category that a person gave it; empty: none did.
QString categoryByHand(const Node &then, const Node &now)
{
    const auto *was = then.find<ObjectComponent>(), *is = now.find<ObjectComponent>();
    const bool told = was && is && is->category != was->category && is->confidence > scan::kSurestGuess;
    return told ? is->category : QString();
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

TakenOver takeOver(const Scene &scene, const Scene &found, const scan::PlaceComparison &comparison,
                   scan::ScanOutcome &outcome)
{
    TakenOver taken;
    std::set<NodeId> unwanted;
    for (const scan::PlaceChange &change : comparison.changes) {
        const NodePtr then = found.find(change.before), now = scene.find(change.before);
        if (change.what != scan::PlaceChange::What::Object || change.fate != scan::PlaceChange::Fate::Same || !then ||
            change.after.isNull())
            continue;
        const auto edit = std::ranges::find(outcome.change.edits, change.after, &Edit::id);
        if (edit == outcome.change.edits.end())
            continue;
        if (!now) {
            if (scene.contains(then->parent)) // else it went with its room, or with what carried it
                unwanted.insert(change.after);
        } else if (const QString category = categoryByHand(*then, *now); !category.isEmpty()) {
            *edit = added(recategorised(*edit->after, category));
            ++taken.categories;
        }
    }
    taken.deletions = takeOut(unwanted, outcome);
    return taken;
}

QString textFor(const Node &earlier, const std::optional<TakenOver> &taken)
{
    const QString known =
        QCoreApplication::translate("workflow", "This place is in the project already, as the scan \"%1\" (%2). Both "
                                                "stay, so that everything stands there twice: twinloom compare tells "
                                                "what changed since. To see it once, hide or delete one of the two.")
            .arg(earlier.name, earlier.id.toString());
    if (!taken)
        return known + QLatin1Char(' ') +
               QCoreApplication::translate("workflow", "They do not surely fit onto each other, so that nothing that "
                                                       "was corrected by hand there was taken over.");
    if (taken->categories + taken->deletions == 0)
        return known;
    return known + QLatin1Char(' ') +
           QCoreApplication::translate("workflow", "What was corrected by hand there was taken over for things that "
                                                   "did not change: categories: %1, deleted things: %2.")
               .arg(taken->categories)
               .arg(taken->deletions);
}

} // namespace

Result<Issue> takeOverCorrections(const Scene &scene, NodeId earlier, scan::ScanOutcome &outcome,
                                  const BlobStore &blobs, Progress &progress)
{
    const auto both = apply(scene, outcome.change);
    if (!both)
        return unexpected(both.error());
    const auto compared =
        compareSurveys(Hierarchy(*both), {earlier, outcome.group}, blobs, progress, DeletedThings::Compared);
    if (!compared && compared.error().code != ErrorCode::BadInput) // which says that they do not surely fit
        return unexpected(compared.error());
    std::optional<TakenOver> taken;
    if (compared) {
        const auto found = foundBefore(scene, earlier, blobs);
        if (!found)
            return unexpected(found.error());
        taken = takeOver(scene, *found, *compared, outcome);
    }
    return Issue{QStringLiteral("place-known"), textFor(*scene.find(earlier), taken), earlier.toString()};
}

} // namespace twinloom::workflow
