// SPDX-License-Identifier: Apache-2.0
// What a scanner can see of a model: points on its surface, and from which sides each is seen. Made once a model, and
// small enough to be kept for a whole library.
#pragma once

#include "core/asset/model.h"
#include "core/progress.h"

namespace twinloom::asset
{

/// Sides from which a shape is looked at: k * 2 pi / kShapeViews counter-clockwise from +x, from a little above.
inline constexpr int kShapeViews = 12;

struct Shape {
    Eigen::Vector3f size = Eigen::Vector3f::Zero(); ///< of the model's bounds, which are those of model.h
    std::vector<Eigen::Vector3f> points;            ///< evenly over all surfaces, at most 3,000
    std::vector<std::uint16_t> seenFrom;            ///< one a point: bit k is set where view k sees it; 0: inside
};

/// The same model gives the same shape. BadInput for a model without a triangle that has an area; Cancelled. About 20
/// ms. Thread: any.
Result<Shape> describeShape(const Model &model, Progress &progress);

/// For a cache: little-endian, with version and digest.
QByteArray shapeToBytes(const Shape &shape);
/// BadInput for anything that shapeToBytes of this version did not write.
Result<Shape> shapeFromBytes(const QByteArray &bytes);

} // namespace twinloom::asset
