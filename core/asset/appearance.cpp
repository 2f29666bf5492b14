// SPDX-License-Identifier: Apache-2.0
#include "core/asset/appearance.h"

#include "core/geometry/trimmed_range.h"

#include <algorithm>
#include <cmath>

namespace twinloom::asset
{
namespace
{

constexpr int kCells = Appearance::kCells;
constexpr float kLeastSide = 1e-3f;      // metres: a flat thing's logarithm is finite
constexpr std::size_t kLeastPoints = 20; // that show anything

/// What each difference costs. Fitted; tests/bench/fit_retrieval.py tells how well, and fits them anew.
const Differences kCosts = {5.0f, 3.2f, 7.2f, 3.3f, 6.0f, 1.6f};

constexpr std::array<float, 3> kBlur = {0.2095f, 0.581f, 0.2095f}; // a Gaussian of 0.7 cells

/// Along one axis of the cells; `stride` is from one cell to the next. Nothing lies beyond the box.
void blurAlong(Eigen::Array<float, kCells * kCells * kCells, 1> &cells, int stride)
{
    for (int first = 0; first < cells.size(); ++first) {
        if (first / stride % kCells != 0)
            continue;
        float before = 0, here = cells[first];
        for (int k = 0; k < kCells; ++k) {
            const float after = k + 1 < kCells ? cells[first + (k + 1) * stride] : 0;
            cells[first + k * stride] = kBlur[0] * before + kBlur[1] * here + kBlur[2] * after;
            before = here;
            here = after;
        }
    }
}

void addSeenFrom(const Shape &shape, unsigned views, std::vector<Appearance> &appearances)
{
    std::vector<Eigen::Vector3f> seen;
    for (std::size_t i = 0; i < shape.points.size(); ++i)
        if (shape.seenFrom[i] & views)
            seen.push_back(shape.points[i]);
    if (seen.size() >= kLeastPoints)
        appearances.push_back(appearanceOf(seen, 0));
}

} // namespace

Appearance appearanceOf(std::span<const Eigen::Vector3f> points, double yaw)
{
    const auto c = static_cast<float>(std::cos(yaw)), s = static_cast<float>(std::sin(yaw));
    std::vector<Eigen::Array3f> turned;
    turned.reserve(points.size());
    for (const Eigen::Vector3f &p : points)
        turned.emplace_back(c * p.x() + s * p.y(), c * p.y() - s * p.x(), p.z());
    Eigen::Array3f low, size;
    std::vector<float> along(points.size());
    for (int axis = 0; axis < 3; ++axis) {
        std::transform(turned.begin(), turned.end(), along.begin(), [&](const Eigen::Array3f &p) { return p[axis]; });
        const geometry::Range span = geometry::trimmedRange(along, kTrim);
        low[axis] = static_cast<float>(span.low);
        size[axis] = std::max(static_cast<float>(span.length()), kLeastSide);
    }
    Appearance seen;
    seen.logSize = size.log();
    seen.solid.setZero();
    seen.top.setZero();
    seen.under.setOnes();
    seen.layers.setZero();
    for (const Eigen::Array3f &p : turned) {
        const Eigen::Array3f share = ((p - low) / size).max(0).min(0.9999f);
        const Eigen::Array3i cell = (share * kCells).cast<int>();
        const int column = cell.x() * kCells + cell.y();
        seen.solid[column * kCells + cell.z()] = 1;
        seen.top[column] = std::max(seen.top[column], share.z());
        seen.under[column] = std::min(seen.under[column], share.z());
        seen.layers[static_cast<int>(share.z() * Appearance::kLayers)] += 1;
    }
    seen.layers /= static_cast<float>(points.size());
    for (const int stride : {1, kCells, kCells * kCells})
        blurAlong(seen.solid, stride);
    seen.solid /= seen.solid.matrix().norm();
    return seen;
}

std::vector<Appearance> appearancesOf(const Shape &shape)
{
    constexpr int kRightAngle = kShapeViews / 4;
    std::vector<Appearance> appearances;
    addSeenFrom(shape, (1u << kShapeViews) - 1, appearances);
    // Clouds made from models show what no scanner sees, and so do scans with open doors and drawers.
    if (shape.points.size() >= kLeastPoints)
        appearances.push_back(appearanceOf(shape.points, 0));
    for (int view = 0; view < kShapeViews; ++view) {
        addSeenFrom(shape, 1u << view, appearances);
        addSeenFrom(shape, 1u << view | 1u << (view + kRightAngle) % kShapeViews, appearances);
    }
    return appearances;
}

Differences differences(const Appearance &a, const Appearance &b, const Eigen::Array3f &larger)
{
    const Eigen::Array3f size = (a.logSize - b.logSize - larger).abs();
    return {size.x() + size.y(),
            size.z(),
            1 - a.solid.matrix().dot(b.solid.matrix()),
            (a.top - b.top).abs().mean(),
            (a.under - b.under).abs().mean(),
            (a.layers - b.layers).abs().sum()};
}

float unlikeness(const Differences &differences)
{
    return (kCosts * differences).sum();
}

} // namespace twinloom::asset
