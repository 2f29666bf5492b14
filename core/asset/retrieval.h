// SPDX-License-Identifier: Apache-2.0
// Which models look like a cluster of scanned points, and how each would have to be turned and sized to lie on it.
//
// First what kind of thing it is: each model, from each side that scanners may have seen it, speaks for its category by
// how much it looks like the cluster (appearance.h), and so does the starter library's model for each category that it
// knows too, since a folder often holds but one thing of a kind, and an unusual one; those that the folder has nothing
// of speak as well, or a folder of three kinds would make one of them of everything. The sum over a category is a
// Parzen estimate of how well the cluster goes with it; what else is known of the thing is a prior (Bayes). Then the
// best models are laid on the cluster (laying.h); one that lies well on it speaks the louder.
#pragma once

#include "core/asset/laying.h"
#include "core/asset/library.h"

#include <functional>

namespace twinloom::asset
{

struct Match {
    std::size_t entry = 0; ///< index in the library's entries()
    /// 0 to 1. Of a category's first match: how likely the category is right, where the thing may also be of none in
    /// the library. Of the next ones of the same category: that one of them is wanted after all, and how much less they
    /// look like the cluster; so a weak guess has other categories before more of the same.
    double score = 0;
    double yaw = 0;                                  ///< of the model about +z, radians, in (-pi, pi]
    Eigen::Vector3d scale = Eigen::Vector3d::Ones(); ///< of the model's width, depth and height, before it is turned
    Eigen::Vector3d size = Eigen::Vector3d::Ones();  ///< of the model then
    Eigen::Vector3d place = Eigen::Vector3d::Zero(); ///< of the middle of the model's base, in the cluster's frame
};

/// How likely a thing is of each category before it is looked at, in proportion to each other.
struct Prior {
    /// By the category's plain name (plainCategory); 0: it is not of that category. Empty: as likely as each other.
    std::function<double(const QString &category)> likelihood;
    double none = 1; ///< that it is of no category in the library
};

/// How a cluster differs from what is most like it in a model, seen from anywhere.
struct Compared {
    QString category; ///< plain
    bool madeToMeasure = false;
    Differences differences;
};

/// What a library's models look like. Immutable once built, so any number of threads may ask at once. About 200 kB a
/// model.
class ShapeIndex
{
public:
    /// Looks at every model, unless `cacheFolder` (may be empty: none) remembers it from an earlier time: the cache
    /// goes by the files' contents, so that files that moved are known and files that changed are not. A model that
    /// cannot be read is an Issue ("bad-model") and is left out. Cancelled; Io is an Issue too ("no-cache").
    static Result<ShapeIndex> build(const Library &library, const QString &cacheFolder, Progress &progress,
                                    Issues *issues = nullptr);

    std::size_t size() const { return m_models.size(); }
    /// The `top` best of all models, best first. `cluster`: one object's points,
    /// metres, z up, in any order and of any density; part of it may be missing. BadInput for fewer than kLeastCluster
    /// finite points; Cancelled. Deterministic. For 250 models about 20 ms, and 3 ms for each that is returned.
    Result<std::vector<Match>> match(std::span<const Eigen::Vector3f> cluster, std::size_t top, Progress &progress,
                                     const Prior &prior = {}) const;

    /// What match() weighs: of each model, then of the starter library's model for each category (infinite where it has
    /// none, or holds it anyway). Cancelled.
    Result<std::vector<Compared>> compare(const Cluster &cluster, Progress &progress) const;

    static constexpr std::size_t kLeastCluster = Cluster::kLeastPoints;

private:
    struct Model {
        std::size_t entry = 0, category = 0;
        std::vector<Eigen::Array3f> sizes; ///< that it may have, in logarithms of its own; several: made to measure
        std::vector<Appearance> appearances;
        Surface surface;

        bool isMadeToMeasure() const { return sizes.size() > 1; }
    };
    struct Category {
        QString name;                      ///< plain
        std::vector<Appearance> starter;   ///< of the starter library's model; empty: not known there, or in m_models
        std::vector<Eigen::Array3f> sizes; ///< that it may have
    };
    struct Ranked {
        std::size_t model = 0;
        double score = 0;
    };
    Result<void> addModels(const Library &library, const QString &cacheFolder, Progress &progress, Issues *issues);
    Result<void> addStarters(const QString &cacheFolder, Progress &progress, Issues *issues);
    std::size_t categoryNamed(const QString &name);
    /// All models of categories that are possible, best first. `unlike`: one each as compare() gives them.
    std::vector<Ranked> ranked(const std::vector<double> &unlike, const Prior &prior) const;
    Match matchOf(const Ranked &ranked, const Pose &pose) const;

    std::vector<Model> m_models;
    std::vector<Category> m_categories;
};

} // namespace twinloom::asset
