// SPDX-License-Identifier: Apache-2.0
// Which models look like a cluster of scanned points, and how each would have to be turned and sized to lie on it.
// A model is laid on the cluster in every way in which their boxes can meet: turned, stretched to the cluster's box, or
// in its own size with one side flush where the cluster may show but one side of the thing. What remains is judged by
// the distances from the cluster to the model and, over the sides that seem to have been seen, from the model to the
// cluster, and by how much the model had to be stretched.
#pragma once

#include "core/asset/library.h"
#include "core/asset/nearest_grid.h"
#include "core/asset/shape.h"

#include <span>

namespace twinloom::asset
{

struct Match {
    std::size_t entry = 0; ///< index in the library's entries()
    double score = 0;      ///< 0 to 1, about how likely the category is right; 1 fits without a rest
    double yaw = 0;        ///< of the model about +z, radians, in (-pi, pi]
    Eigen::Vector3d scale = Eigen::Vector3d::Ones(); ///< of the model's width, depth and height, before it is turned
    Eigen::Vector3d size = Eigen::Vector3d::Ones();  ///< of the model then
    Eigen::Vector3d place = Eigen::Vector3d::Zero(); ///< of the middle of the model's base, in the cluster's frame

    // What the score comes from, each 0 at best.
    double off = 0;     ///< mean distance of the cluster's points from the model, as a share of what counts as far
    double missing = 0; ///< the same for what the model shows on the sides that were seen
    double unseen = 0;  ///< the same for all of its outside
    double stretch = 0; ///< what the scale costs
};

/// The shapes of a library's models. Immutable once built, so any number of threads may ask at once. About 60 kB a
/// model.
class ShapeIndex
{
public:
    /// Looks at every model, unless `cacheFolder` (may be empty: none) remembers it from an earlier time: the cache
    /// goes by the files' contents, so that files that moved are known and files that changed are not. A model that
    /// cannot be read is an Issue ("bad-model") and is left out. Cancelled; Io is an Issue too ("no-cache").
    static Result<ShapeIndex> build(const Library &library, const QString &cacheFolder, Progress &progress,
                                    Issues *issues = nullptr);

    std::size_t size() const { return m_shapes.size(); }
    /// The `top` best of all models, best first. `cluster`: one object's points, metres, z up, in any order and of any
    /// density; part of it may be missing. BadInput for fewer than kLeastCluster finite points; Cancelled.
    /// Deterministic. About a second for 250 models.
    Result<std::vector<Match>> match(std::span<const Eigen::Vector3f> cluster, std::size_t top,
                                     Progress &progress) const;

    static constexpr std::size_t kLeastCluster = 20;

private:
    struct Indexed {
        std::size_t entry = 0;
        bool stretchy = false; ///< made to measure: only its proportions count
        Eigen::Vector3f size = Eigen::Vector3f::Ones();
        std::vector<std::uint16_t> seenFrom;
        NearestGrid grid; ///< of all its points
    };
    friend class Matcher;
    std::vector<Indexed> m_shapes;
};

} // namespace twinloom::asset
