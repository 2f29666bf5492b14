// SPDX-License-Identifier: Apache-2.0
// What is known of a scanned object besides its points: where it stands, what the scan took it for, and what a person
// made of that.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/asset/retrieval.h"
#include "core/scene/hierarchy.h"

#include <map>

namespace twinloom::workflow
{

/// The topmost node above, which holds a scan's clouds as well as its rooms.
scene::NodeId groupOf(const scene::Scene &scene, scene::NodeId id);

/// Of the objects of one scene, which must outlive this. Thread: one at a time.
class ObjectPriors
{
public:
    ObjectPriors(const scene::Hierarchy &hierarchy, const BlobStore &blobs);

    /// Of a node with an ObjectComponent. Where a person gave it another category than the scan had guessed, it is of
    /// that one for certain. Else the place says what may stand there, and the guess speaks for its category by its
    /// confidence. Errors of `blobs`.
    Result<asset::Prior> of(const scene::Node &node);

private:
    Result<bool> isByHand(const scene::Node &node);

    const scene::Hierarchy &m_hierarchy;
    const BlobStore &m_blobs;
    std::map<scene::NodeId, scene::Scene> m_found; ///< by each scan, before anybody corrected it
};

} // namespace twinloom::workflow
