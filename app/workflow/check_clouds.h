// SPDX-License-Identifier: Apache-2.0
// Whether a project holds all points that its scene shows.
#pragma once

#include "core/progress.h"
#include "core/scene/scene.h"

#include <QByteArray>

#include <functional>

namespace twinloom::workflow
{

/// How to look at blobs without reading all of them.
struct BlobLookup {
    std::function<Result<QByteArray>(const scene::BlobId &)> get;
    std::function<Result<bool>(const scene::BlobId &)> has;
};

/// What a large cloud's index names and the project does not hold ("missing-blob"), and indices that make no sense
/// ("bad-cloud"); `field` is the cloud's node. Blobs that the scene itself names are the project's business
/// (Project::check). Errors of `blobs`, but NotFound and BadInput; Cancelled. Thread: any that `blobs` stands.
Result<Issues> checkClouds(const scene::Scene &scene, const BlobLookup &blobs, const Progress &progress);

} // namespace twinloom::workflow
