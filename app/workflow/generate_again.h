// SPDX-License-Identifier: Apache-2.0
// Layouts made again: a project keeps the whole request of what was generated, as a blob that the recipe's inputHash
// names.
#pragma once

#include "app/workflow/generate_workflow.h"

namespace twinloom::workflow
{

/// The request that content was made from, with its seed. NotFound where the project does not hold it, as for what was
/// made before requests were kept.
Result<scenegen::Request> requestOf(const scene::RecipeComponent &recipe, const BlobStore &blobs);

/// What to say to generateVariants() for the request of a variant, or of a thing in one: to be edited first. Errors as
/// of requestOf(); NotFound for a node that was not generated.
Result<GenerateOptions> optionsOf(const scene::Hierarchy &hierarchy, scene::NodeId made, const BlobStore &blobs);

struct Again {
    scene::NodeId made;          ///< a variant, or a thing in one
    std::optional<quint64> seed; ///< another layout of the same request; none: the same layout once more
    int count = 1;               ///< alternatives, from the seed on
};

/// The room as it was asked to be then: what stood in it and is still there stands in it again, the rest of its own
/// objects are hidden, and what is gone belongs to the variants. An Issue "room-changed" where its outline, doors or
/// windows are others by now: the layout is that of the room as it was. Conflict where the same layout is asked for and
/// the generator's version or weights are not those that made it; with a seed that is an Issue, "generator-changed".
/// Errors else as of optionsOf() and generateVariants().
Result<Generated> generateAgain(const scene::Hierarchy &hierarchy, scene::NodeIdAllocator &ids,
                                const scenegen::Registry &registry, const Again &again, const BlobStore &blobs,
                                Progress &progress);

} // namespace twinloom::workflow
