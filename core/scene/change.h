// SPDX-License-Identifier: Apache-2.0
// The only way a scene evolves: a list of edits. Undo, notification, job result and journal entry are all this type.
#pragma once

#include "core/scene/scene.h"

namespace twinloom::scene
{

/// One node before and after. Null `before`: the node is new; null `after`: it goes.
struct Edit {
    NodeId id;
    NodePtr before;
    NodePtr after;
};
bool operator==(const Edit &a, const Edit &b);

struct Change {
    std::vector<Edit> edits;
    bool empty() const { return edits.empty(); }
    bool operator==(const Change &) const = default;
};

/// A new node as an edit; `node.id` must not be null.
Edit added(Node node);
Edit removed(NodePtr node);
Edit edited(NodePtr before, Node after);

/// The scene with all edits made. Conflict (and no partial result) where a node is not as `before` says.
Result<Scene> apply(Scene scene, const Change &change);
/// apply(apply(s, c), inverse(c)) == s.
Change inverse(const Change &change);
/// What turns `from` into `to`, edits in ascending order of id. Shared buckets are skipped, so near-equal scenes cost
/// next to nothing.
Change diff(const Scene &from, const Scene &to);

} // namespace twinloom::scene
