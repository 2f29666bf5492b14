// SPDX-License-Identifier: Apache-2.0
// Two scans of one place that the scene holds, compared.
#pragma once

#include "app/workflow/blob_store.h"
#include "core/scan/compare_scans.h"
#include "core/scene/hierarchy.h"

namespace twinloom::workflow
{

struct SurveyPair {
    scene::NodeId before, after; ///< groups of two scans
};
/// The scans that are meant; those not named are the two latest, in the order in which they were made. NotFound where
/// there are no two, or no such node; BadInput where one is no scan.
Result<SurveyPair> surveysToCompare(const scene::Scene &scene, const QString &before, const QString &after);

/// What was deleted in the scene as no thing: it does not count, or is compared all the same.
enum class DeletedThings { LeftOut, Compared };

/// By what the scans found, not by what became of it in the scene. Errors as of scan::compareScans and `blobs`.
/// Thread: any.
Result<scan::PlaceComparison> compareSurveys(const scene::Hierarchy &hierarchy, const SurveyPair &surveys,
                                             const BlobStore &blobs, Progress &progress,
                                             DeletedThings deleted = DeletedThings::LeftOut);

/// Whether a thing's turn is worth telling: below five degrees it is how the box was fitted.
bool turned(const scan::PlaceChange &change);
/// Whether what moved did so by two centimetres or more, rather than turn on the spot.
bool movedAway(const scan::PlaceChange &change);

} // namespace twinloom::workflow
