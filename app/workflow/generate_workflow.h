// SPDX-License-Identifier: Apache-2.0
// Layout alternatives for a room of the scene, as named variants.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scene/hierarchy.h"
#include "scenegen/generator.h"
#include "scenegen/prompt.h"

namespace twinloom::workflow
{

/// Which of the room's own objects (scanned or placed by hand) stay where they are. What is pinned in the variant that
/// is shown stays with each but `None`: the new variants hold it in its place, pinned, with what carries it and lies
/// on it.
enum class Keep {
    All,    ///< the layout is built around them
    Pinned, ///< only those marked as pinned, with what carries them; the others are hidden
    None    ///< all are hidden, and so are the clouds of scans; "pinned-hidden" tells of what is pinned
};

struct GenerateOptions {
    QString generator = QStringLiteral("graph");
    scene::NodeId room; ///< null: the room with the largest floor
    quint64 seed = 1;
    int count = 1; ///< alternatives, ranked, from seed on (scenegen/alternatives.h)
    QString prompt;
    QString roomType;              ///< in place of the room's own; the room keeps it
    QString style;                 ///< look of what is new: of asset::styles(), or a tag of the user's models
    std::map<QString, int> counts; ///< by category; 0 bans it
    QStringList bans;              ///< categories that are not wanted; a count of one holds, which an Issue tells
    std::optional<scenegen::RelationGraph> graph;
    QJsonObject parameters;
    Keep keep = Keep::All;
    std::vector<geometry::Polygon>
        regions;                         ///< in the room's frame; new objects stand within one of them; none: anywhere
    scene::NodeId base;                  ///< a variant that the new ones repeat, but for `replaced`; null: none
    std::vector<scene::NodeId> replaced; ///< objects, of the room or of the base, that others take the place of
};

/// "Same again, but different here": what the room shows now stays as it is, but for the selected objects and for those
/// that stand within the regions; new ones come in their place. Without regions, the surroundings of the selection are
/// the place. `options.base` may name a variant that is not shown. NotFound when nothing names a place.
Result<GenerateOptions> differentHere(const scene::Hierarchy &hierarchy, GenerateOptions options,
                                      const std::vector<scene::NodeId> &selection);

struct Variant {
    scene::NodeId node;
    QString name;
    quint64 seed = 0;
    std::optional<scenegen::FloorPlan> plan = {}; ///< how the floor is divided, where it is
    Issues issues = {};                           ///< what was found of this one, and not of all of several
};

struct Generated {
    scene::Change change;
    std::vector<Variant> variants;        ///< the best one first; it is visible, the others are hidden
    QString label;                        ///< for the journal: how many, of which room, by what, after which words
    Issues issues;                        ///< of the request, and of all variants where there are several
    scenegen::PromptReading reading = {}; ///< how the request's prompt was understood
};

/// Each once: those of the request, then those of the variants.
Issues allFindings(const Generated &generated);

/// The variant of a room that is shown; null when none is.
scene::NodeId shownVariant(const scene::Hierarchy &hierarchy, scene::NodeId room);

/// A node below a room that holds a RecipeComponent, with the objects and the plan below it.
bool isVariant(const scene::Node &node);

/// New variants; earlier ones are hidden. None and no change where nothing fits; the issues say why. The whole request
/// goes into `blobs`, where the recipes' inputHash finds it (generate_again.h). NotFound without a room; BadInput for
/// parameters.
Result<Generated> generateVariants(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                                   const scenegen::Registry &registry, const GenerateOptions &options,
                                   const BlobStore &blobs, Progress &progress);

/// What a generator is asked for a room of the scene, and what of the scene gives way to the answer.
struct Asked {
    scene::NodeId room;
    scenegen::Request request;
    std::vector<bool> standing; ///< by object of the request: it stands in the room, so that variants need not hold it
    std::vector<bool> marked;   ///< by object of the request: variants that hold it have it pinned
    scene::Change change;       ///< hides what is replaced
};
/// Adds at most `count` variants, of the request's seed and those after it, to what `asked` changes.
Result<Generated> furnish(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                          const scenegen::Generator &generator, Asked asked, int count, const BlobStore &blobs,
                          Progress &progress);

/// The room's own objects, shown or not, and what they are in its frame; those of variants are not among them.
struct OwnObjects {
    std::vector<scene::NodeId> nodes;
    std::vector<scene::RoomObject> objects; ///< each with its carrier among them
};
Result<OwnObjects> ownObjects(const scene::Hierarchy &hierarchy, scene::NodeId room);
/// What the points of scans that are in sight say is taken, as scannedSpace(). Things that are hidden were recognised
/// all the same: whoever hides them wants their place.
Result<std::vector<geometry::Box>> spaceTaken(const scene::Hierarchy &hierarchy, scene::NodeId room,
                                              const BlobStore &blobs, Progress &progress);

/// The request that a room of the scene stands for; the objects that are shown in it are pinned.
Result<scenegen::Request> requestForRoom(const scene::Hierarchy &hierarchy, scene::NodeId room,
                                         const GenerateOptions &options);
/// The room with the largest floor; or, for a non-empty reference, the room of that id or name.
Result<scene::NodeId> findRoom(const scene::Hierarchy &hierarchy, const QString &reference);

} // namespace twinloom::workflow
