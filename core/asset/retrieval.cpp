// SPDX-License-Identifier: Apache-2.0
#include "core/asset/retrieval.h"

#include "core/asset/shape_cache.h"
#include "core/geometry/box.h"

#include <Eigen/Geometry>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <tuple>

namespace twinloom::asset
{
namespace
{

constexpr std::size_t kClusterPoints = 1500; // of the cluster that are looked at
constexpr int kModelCells = 36, kClusterCells = 48;
constexpr double kTrim = 0.004;                // share of the points that may lie outside of the box on each side
constexpr int kTurns = 24;                     // yaws tried at first
constexpr int kFine = 2;                       // of them, those that are looked at closely
constexpr std::size_t kCoarse = 5;             // every so manieth point then
constexpr double kPartial = 0.9;               // a cluster shorter than this share of the model may show a part of it
constexpr double kFarShare = 0.12;             // of the mean side of the cluster's box: what is farther is just far
constexpr int kWindow = 5;                     // neighbouring views that one scanner sees
constexpr double kFlat = 0.02;                 // metres: what is thinner is not stretched
constexpr double kMostStretch = 0.95;          // logarithm, of one side: beyond it a model is not tried
constexpr double kAside = 0.5, kUpward = 0.33; // what a logarithm of stretching costs

struct Pose {
    double yaw = 0;
    Eigen::Vector3d scale = Eigen::Vector3d::Ones(), place = Eigen::Vector3d::Zero();
};

struct Fit {
    Pose pose;
    double off = 1, missing = 1, unseen = 1, stretch = 0;
    /// Weights fitted to which candidates were right (tests/bench/retrieval_accuracy.cpp).
    double cost() const { return off + missing + 0.9 * unseen + stretch; }
    /// About the share of first matches of this cost whose category was right.
    double score() const { return 1 / (1 + std::pow(cost() / 1.5, 3)); }
};

struct Span {
    double low = 0, high = 0;
    double length() const { return high - low; }
};

Span trimmed(std::vector<float> &values)
{
    const auto skip = static_cast<std::ptrdiff_t>(kTrim * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + skip, values.end());
    const double low = static_cast<double>(values[static_cast<std::size_t>(skip)]);
    std::nth_element(values.begin(), values.end() - 1 - skip, values.end());
    return {low, static_cast<double>(*(values.end() - 1 - skip))};
}

/// One mean point a cell, so that what was seen from near counts no more than the rest.
std::vector<Eigen::Vector3f> evenly(std::span<const Eigen::Vector3f> points, float cell)
{
    std::map<std::tuple<int, int, int>, std::pair<Eigen::Vector3f, int>> cells;
    for (const Eigen::Vector3f &p : points) {
        const Eigen::Array3i at = (p / cell).array().floor().cast<int>();
        auto &[sum, count] = cells.try_emplace({at.x(), at.y(), at.z()}, Eigen::Vector3f::Zero(), 0).first->second;
        sum += p;
        ++count;
    }
    std::vector<Eigen::Vector3f> means;
    for (const auto &[at, mean] : cells)
        means.push_back(mean.first / static_cast<float>(mean.second));
    return means;
}

} // namespace

/// A cluster, ready to have models laid on it.
class Matcher
{
public:
    static Result<Matcher> make(std::span<const Eigen::Vector3f> cluster)
    {
        std::vector<Eigen::Vector3f> finite;
        for (const Eigen::Vector3f &p : cluster)
            if (p.allFinite())
                finite.push_back(p);
        if (finite.size() < ShapeIndex::kLeastCluster)
            return unexpected(ErrorCode::BadInput, QCoreApplication::translate(
                                                       "asset", "A cluster of %1 points shows no shape; %2 are needed.")
                                                       .arg(finite.size())
                                                       .arg(ShapeIndex::kLeastCluster));
        return Matcher(std::move(finite));
    }

    /// None where no way of laying the model there keeps it like itself.
    std::optional<Fit> fit(const ShapeIndex::Indexed &shape) const
    {
        std::vector<Fit> fits;
        for (int turn = 0; turn < kTurns; ++turn)
            if (const auto best = bestAt(m_yaw + turn * 2 * std::numbers::pi / kTurns, shape, kCoarse))
                fits.push_back(*best);
        std::stable_sort(fits.begin(), fits.end(), [](const Fit &a, const Fit &b) { return a.cost() < b.cost(); });
        if (fits.size() > kFine)
            fits.resize(kFine);
        std::optional<Fit> best;
        for (const Fit &start : fits)
            best = better(best, refined(shape, start.pose.yaw));
        return best;
    }

private:
    explicit Matcher(std::vector<Eigen::Vector3f> points)
    {
        Eigen::Vector3f low = points.front(), high = low;
        for (const Eigen::Vector3f &p : points) {
            low = low.cwiseMin(p);
            high = high.cwiseMax(p);
        }
        m_middle = (low + high) / 2;
        for (Eigen::Vector3f &p : points)
            p -= m_middle;
        float cell = std::max((high - low).norm() / 60, 1e-5f);
        do {
            m_points = evenly(points, cell);
            cell *= 1.15f;
        } while (m_points.size() > kClusterPoints);
        m_grid = NearestGrid(m_points, kClusterCells);
        std::vector<float> heights;
        for (const Eigen::Vector3f &p : m_points)
            heights.push_back(p.z());
        m_height = trimmed(heights);
        findYaw();
    }

    /// Along the sides of the smallest rectangle around the cluster, as seen from above.
    void findYaw()
    {
        double least = std::numeric_limits<double>::infinity();
        for (int degree = 0; degree < 90; ++degree) {
            const double yaw = degree * std::numbers::pi / 180;
            const auto [x, y] = extents(yaw);
            if (x.length() * y.length() < least) {
                least = x.length() * y.length();
                m_yaw = yaw;
                m_far = kFarShare * (x.length() + y.length() + m_height.length()) / 3;
            }
        }
    }

    /// Along the axes of a model that is turned by `yaw`.
    std::pair<Span, Span> extents(double yaw) const
    {
        const auto c = static_cast<float>(std::cos(yaw)), s = static_cast<float>(std::sin(yaw));
        std::vector<float> x, y;
        x.reserve(m_points.size());
        y.reserve(m_points.size());
        for (const Eigen::Vector3f &p : m_points) {
            x.push_back(c * p.x() + s * p.y());
            y.push_back(c * p.y() - s * p.x());
        }
        return {trimmed(x), trimmed(y)};
    }

    /// The ways of laying a side of a model on a side of the cluster: stretched, or flush with either end of it.
    static std::vector<std::pair<double, double>> along(const Span &side, double length, double native)
    {
        const double stretched = length < kFlat ? 1 : std::max(side.length(), 1e-3) / length;
        std::vector<std::pair<double, double>> ways{{stretched, (side.low + side.high) / 2}};
        if (stretched < kPartial * native) {
            ways.emplace_back(native, side.low + native * length / 2);
            ways.emplace_back(native, side.high - native * length / 2);
        }
        return ways;
    }

    std::vector<Pose> posesAt(double yaw, const Eigen::Vector3d &size) const
    {
        const auto [x, y] = extents(yaw);
        const double tall = size.z() < kFlat ? 1 : std::max(m_height.length(), 1e-3) / size.z();
        const double native = std::clamp(tall, 0.8, 1.25);
        std::vector<Pose> poses;
        for (const auto &[width, atX] : along(x, size.x(), native))
            for (const auto &[depth, atY] : along(y, size.y(), native)) {
                const Eigen::Vector3d scale(width, depth, tall);
                if (scale.array().log().abs().maxCoeff() > kMostStretch)
                    continue;
                const double c = std::cos(yaw), s = std::sin(yaw);
                poses.push_back({yaw, scale, {c * atX - s * atY, s * atX + c * atY, m_height.low}});
            }
        return poses;
    }

    Fit judge(const ShapeIndex::Indexed &shape, const Pose &pose, std::size_t step) const
    {
        Fit fit;
        fit.pose = pose;
        const Eigen::Matrix3f turn =
            Eigen::AngleAxisd(pose.yaw, Eigen::Vector3d::UnitZ()).toRotationMatrix().cast<float>();
        const Eigen::Vector3f scale = pose.scale.cast<float>(), place = pose.place.cast<float>();
        const auto far = static_cast<float>(m_far);
        float sum = 0;
        int count = 0;
        for (std::size_t i = 0; i < m_points.size(); i += step, ++count) {
            const Eigen::Vector3f own = (turn.transpose() * (m_points[i] - place)).cwiseQuotient(scale);
            sum += std::min(far, (own - shape.grid.nearest(own)).cwiseProduct(scale).norm());
        }
        fit.off = static_cast<double>(sum / (far * static_cast<float>(count)));

        std::array<float, kShapeViews> off{};
        std::array<int, kShapeViews> seen{};
        const std::vector<Eigen::Vector3f> &points = shape.grid.points();
        for (std::size_t i = 0; i < points.size(); i += step) {
            if (shape.seenFrom[i] == 0)
                continue;
            const Eigen::Vector3f p = turn * points[i].cwiseProduct(scale) + place;
            const float distance = std::min(far, (p - m_grid.nearest(p)).norm());
            for (std::size_t view = 0; view < kShapeViews; ++view)
                if (shape.seenFrom[i] >> view & 1) {
                    off[view] += distance;
                    ++seen[view];
                }
        }
        double all = 0;
        fit.missing = 1;
        for (std::size_t view = 0; view < kShapeViews; ++view)
            all += static_cast<double>(off[view] / (far * static_cast<float>(std::max(seen[view], 1))));
        fit.unseen = all / kShapeViews;
        for (std::size_t first = 0; first < kShapeViews; ++first) {
            double window = 0;
            for (std::size_t k = 0; k < kWindow; ++k) {
                const std::size_t view = (first + k) % kShapeViews;
                window += static_cast<double>(off[view] / (far * static_cast<float>(std::max(seen[view], 1))));
            }
            fit.missing = std::min(fit.missing, window / kWindow);
        }
        const Eigen::Array3d logs = pose.scale.array().log().abs();
        fit.stretch = kAside * (logs.x() + logs.y()) + kUpward * logs.z();
        if (shape.stretchy)
            fit.stretch *= 0.5;
        return fit;
    }

    static std::optional<Fit> better(const std::optional<Fit> &a, const std::optional<Fit> &b)
    {
        return !a || (b && b->cost() < a->cost()) ? b : a;
    }

    std::optional<Fit> bestAt(double yaw, const ShapeIndex::Indexed &shape, std::size_t step) const
    {
        std::optional<Fit> best;
        for (const Pose &pose : posesAt(yaw, shape.size.cast<double>()))
            best = better(best, judge(shape, pose, step));
        return best;
    }

    /// Around a yaw that was good, in ever smaller steps.
    std::optional<Fit> refined(const ShapeIndex::Indexed &shape, double yaw) const
    {
        std::optional<Fit> best = bestAt(yaw, shape, 1);
        for (double step = 0.1; best && step > 0.02; step /= 2) {
            const double from = best->pose.yaw;
            best = better(best, bestAt(from - step, shape, 1));
            best = better(best, bestAt(from + step, shape, 1));
        }
        return best;
    }

    Eigen::Vector3f m_middle = Eigen::Vector3f::Zero(); ///< of the cluster, in its own frame
    std::vector<Eigen::Vector3f> m_points;              ///< about the middle
    NearestGrid m_grid;
    Span m_height;
    double m_yaw = 0, m_far = 1;

    friend class ShapeIndex;
};

Result<std::vector<Match>> ShapeIndex::match(std::span<const Eigen::Vector3f> cluster, std::size_t top,
                                             Progress &progress) const
{
    const auto matcher = Matcher::make(cluster);
    if (!matcher)
        return unexpected(matcher.error());
    std::vector<Match> matches;
    for (const Indexed &shape : m_shapes) {
        if (progress.cancelled())
            return cancelledError();
        progress.set(static_cast<double>(&shape - m_shapes.data()) / static_cast<double>(m_shapes.size()));
        const std::optional<Fit> found = matcher->fit(shape);
        if (!found)
            continue;
        const Fit &fit = *found;
        Match match;
        match.entry = shape.entry;
        match.score = fit.score();
        match.yaw = geometry::wrapAngle(fit.pose.yaw);
        match.scale = fit.pose.scale;
        match.size = shape.size.cast<double>().cwiseProduct(fit.pose.scale);
        match.place = fit.pose.place + matcher->m_middle.cast<double>();
        match.off = fit.off;
        match.missing = fit.missing;
        match.unseen = fit.unseen;
        match.stretch = fit.stretch;
        matches.push_back(match);
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) { return a.score > b.score; });
    if (matches.size() > top)
        matches.resize(top);
    return matches;
}

Result<ShapeIndex> ShapeIndex::build(const Library &library, const QString &cacheFolder, Progress &progress,
                                     Issues *issues)
{
    ShapeIndex index;
    const std::vector<LibraryEntry> &entries = library.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double count = static_cast<double>(entries.size());
        Progress part = progress.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        auto shape = shapeOf(entries[i], cacheFolder, part, issues);
        if (progress.cancelled())
            return cancelledError();
        progress.set(static_cast<double>(i + 1) / count);
        if (!shape) {
            if (issues)
                issues->push_back({QStringLiteral("bad-model"), shape.error().message, entries[i].name});
            continue;
        }
        index.m_shapes.push_back({i, entries[i].file.isEmpty(), shape->size, std::move(shape->seenFrom),
                                  NearestGrid(std::move(shape->points), kModelCells)});
    }
    return index;
}

} // namespace twinloom::asset
