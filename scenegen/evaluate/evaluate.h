// SPDX-License-Identifier: Apache-2.0
// The metrics of layouts, anybody's. Definitions: the tolerances of rules.h, the grid of floor_grid.h, and the
// distributions below.
#pragma once

#include "core/progress.h"
#include "scenegen/generator.h"

#include <QJsonObject>

namespace twinloom::scenegen
{

/// Rates are shares, 0 to 1. What needs a reference is absent without one.
struct Evaluation {
    int layouts = 0;
    double objectCollisionRate = 0;            ///< share of standing objects that collide
    double sceneCollisionRate = 0;             ///< share of layouts with a colliding pair
    double tuckedRate = 0;                     ///< share of standing objects in a seat-and-table pair that overlaps
    double outOfBoundsRate = 0;                ///< share of all objects
    double doorBlockedRate = 0;                ///< share of doors
    double walkableRatio = 0;                  ///< mean of the layouts
    std::optional<double> reachableRatio;      ///< mean of the layouts that have obstacles
    double objectsPerRoom = 0;                 ///< standing
    std::optional<double> categoryKl;          ///< KL(reference || layouts), mean of the room types
    std::optional<double> classifierTwoSample; ///< accuracy of telling layouts from reference; 0.5 is ideal
    std::optional<double> classifierSpread;    ///< its standard deviation from the number of rooms alone (binomial)
    std::optional<double> nearestReferenceDistance; ///< median, metres; 0 is a copy
    std::optional<double> millisecondsMedian;       ///< of the layouts that say how long they took

    /// With the keys of the command line's contract; null for what is absent.
    QJsonObject toJson() const;
};

/// BadInput without a layout. `reference` may be empty. Room types compare without regard to case; those on both sides
/// count for the comparisons. Deterministic. A million layouts need about 2 KB of memory each beside their own.
Result<Evaluation> evaluate(const std::vector<Layout> &layouts, const std::vector<scene::Room> &reference,
                            Progress &progress);

/// What the same metrics say of the reference itself, the floor below which no layouts can be expected to come: as many
/// of its rooms of each type as there are layouts, at most half of them, drawn by `seed` and judged against the others.
/// None where the two have no type in common, or the reference but one room of each.
Result<std::optional<Evaluation>> referenceFloor(const std::vector<Layout> &layouts,
                                                 const std::vector<scene::Room> &reference, std::uint64_t seed,
                                                 Progress &progress);

/// KL(reference || layouts) of standing categories, natural logarithm, 0.5 added to each count of the common
/// vocabulary; the mean over the room types on both sides. None when there is no such type.
std::optional<double> categoryDivergence(const std::vector<const scene::Room *> &layouts,
                                         const std::vector<const scene::Room *> &reference);

/// How far the standing objects of a and b are apart: for each object of either the distance to the nearest one of its
/// category in the other room (from the lower left corners; at most 2 m, also where there is none), averaged. Metres.
double roomDistance(const scene::Room &a, const scene::Room &b);

} // namespace twinloom::scenegen
