// SPDX-License-Identifier: Apache-2.0
#include "core/asset/laying.h"

#include <Eigen/Geometry>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <tuple>

namespace twinloom::asset
{
namespace
{

constexpr std::size_t kClusterPoints = 1500; // of the cluster that are looked at
constexpr int kModelCells = 36, kClusterCells = 48;
constexpr int kTurns = 24;                     // yaws tried at first
constexpr std::size_t kCoarse = 5, kFine = 2;  // every so manieth point then, and for the best
constexpr double kPartial = 0.9;               // a cluster shorter than this share of the model may show a part of it
constexpr double kFarShare = 0.12;             // of the mean side of the cluster's box: what is farther is just far
constexpr int kWindow = 5;                     // neighbouring views that one scanner sees
constexpr double kFlat = 0.02;                 // metres: what is thinner is not stretched
constexpr double kMostStretch = 2.6;           // of one side: beyond it a model is not like itself
constexpr double kAside = 0.5, kUpward = 0.33; // what a logarithm of stretching costs

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

/// The ways of laying a side of a model on a side of the cluster: stretched, or flush with either end of it.
std::vector<std::pair<double, double>> along(const geometry::Range &side, double length, double native)
{
    const double stretched = length < kFlat ? 1 : std::max(side.length(), 1e-3) / length;
    std::vector<std::pair<double, double>> ways{{stretched, (side.low + side.high) / 2}};
    if (stretched < kPartial * native) {
        ways.emplace_back(native, side.low + native * length / 2);
        ways.emplace_back(native, side.high - native * length / 2);
    }
    return ways;
}

} // namespace

Surface::Surface(Shape shape)
    : size(shape.size), seenFrom(std::move(shape.seenFrom)), grid(std::move(shape.points), kModelCells)
{
}

Result<Cluster> Cluster::make(std::span<const Eigen::Vector3f> points)
{
    std::vector<Eigen::Vector3f> finite;
    for (const Eigen::Vector3f &p : points)
        if (p.allFinite())
            finite.push_back(p);
    if (finite.size() < kLeastPoints)
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("asset", "A cluster of %1 points shows no shape; %2 are needed.")
                              .arg(finite.size())
                              .arg(kLeastPoints));
    return Cluster(std::move(finite));
}

std::vector<Appearance> Cluster::appearances() const
{
    std::vector<Appearance> seen;
    for (int quarter = 0; quarter < 4; ++quarter)
        seen.push_back(appearanceOf(m_points, m_yaw + quarter * std::numbers::pi / 2));
    return seen;
}

Pose Cluster::lay(const Surface &surface) const
{
    std::vector<Fit> fits;
    for (const Turned &turned : m_turns)
        fits.push_back(bestAt(turned, surface, kCoarse));
    std::partial_sort(fits.begin(), fits.begin() + 2, fits.end(), isBetter); // front and back may look alike
    const Fit first = refined(surface, fits[0].pose.yaw), second = refined(surface, fits[1].pose.yaw);
    const Fit &best = isBetter(second, first) ? second : first;
    Pose pose = best.pose;
    pose.place += m_middle.cast<double>();
    pose.cost = best.cost();
    return pose;
}

Cluster::Cluster(std::vector<Eigen::Vector3f> points)
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
    m_height = geometry::trimmedRange(heights, kTrim);
    findYaw();
    for (int turn = 0; turn < kTurns; ++turn)
        m_turns.push_back(turnedBy(m_yaw + turn * 2 * std::numbers::pi / kTurns));
}

/// Along the sides of the smallest rectangle around the cluster, as seen from above.
void Cluster::findYaw()
{
    double least = std::numeric_limits<double>::infinity();
    for (int degree = 0; degree < 90; ++degree) {
        const auto [yaw, x, y] = turnedBy(degree * std::numbers::pi / 180);
        if (x.length() * y.length() < least) {
            least = x.length() * y.length();
            m_yaw = yaw;
            m_far = kFarShare * (x.length() + y.length() + m_height.length()) / 3;
        }
    }
}

Cluster::Turned Cluster::turnedBy(double yaw) const
{
    const auto c = static_cast<float>(std::cos(yaw)), s = static_cast<float>(std::sin(yaw));
    std::vector<float> x, y;
    x.reserve(m_points.size());
    y.reserve(m_points.size());
    for (const Eigen::Vector3f &p : m_points) {
        x.push_back(c * p.x() + s * p.y());
        y.push_back(c * p.y() - s * p.x());
    }
    return {yaw, geometry::trimmedRange(x, kTrim), geometry::trimmedRange(y, kTrim)};
}

std::vector<Pose> Cluster::posesAt(const Turned &turned, const Eigen::Vector3d &size) const
{
    const auto &[yaw, x, y] = turned;
    const double tall = size.z() < kFlat ? 1 : std::max(m_height.length(), 1e-3) / size.z();
    const double native = std::clamp(tall, 0.8, 1.25);
    std::vector<Pose> poses;
    for (const auto &[width, atX] : along(x, size.x(), native))
        for (const auto &[depth, atY] : along(y, size.y(), native)) {
            const Eigen::Vector3d scale =
                Eigen::Array3d(width, depth, tall).max(1 / kMostStretch).min(kMostStretch).matrix();
            const double c = std::cos(yaw), s = std::sin(yaw);
            poses.push_back({yaw, scale, {c * atX - s * atY, s * atX + c * atY, m_height.low}, 0});
        }
    return poses;
}

Cluster::Fit Cluster::judge(const Surface &surface, const Pose &pose, std::size_t step) const
{
    Fit fit;
    fit.pose = pose;
    const Eigen::Matrix3f turn = Eigen::AngleAxisd(pose.yaw, Eigen::Vector3d::UnitZ()).toRotationMatrix().cast<float>();
    const Eigen::Vector3f scale = pose.scale.cast<float>(), place = pose.place.cast<float>();
    fit.unseen = 0;
    const auto far = static_cast<float>(m_far);
    float sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < m_points.size(); i += step, ++count) {
        const Eigen::Vector3f own = (turn.transpose() * (m_points[i] - place)).cwiseQuotient(scale);
        sum += std::min(far, (own - surface.grid.nearest(own)).cwiseProduct(scale).norm());
    }
    fit.off = static_cast<double>(sum / (far * static_cast<float>(count)));

    std::array<float, kShapeViews> off{};
    std::array<int, kShapeViews> seen{};
    const std::vector<Eigen::Vector3f> &points = surface.grid.points();
    for (std::size_t i = 0; i < points.size(); i += step) {
        if (surface.seenFrom[i] == 0)
            continue;
        const Eigen::Vector3f p = turn * points[i].cwiseProduct(scale) + place;
        const float distance = std::min(far, (p - m_grid.nearest(p)).norm());
        for (unsigned views = surface.seenFrom[i]; views != 0; views &= views - 1) {
            const auto view = static_cast<std::size_t>(std::countr_zero(views));
            off[view] += distance;
            ++seen[view];
        }
    }
    for (std::size_t view = 0; view < kShapeViews; ++view) {
        off[view] /= far * static_cast<float>(std::max(seen[view], 1));
        fit.unseen += static_cast<double>(off[view]) / kShapeViews;
    }
    for (std::size_t first = 0; first < kShapeViews; ++first) {
        float window = 0;
        for (std::size_t k = 0; k < kWindow; ++k)
            window += off[(first + k) % kShapeViews] / kWindow;
        fit.missing = std::min(fit.missing, static_cast<double>(window));
    }
    const Eigen::Array3d logs = pose.scale.array().log().abs();
    fit.stretch = kAside * (logs.x() + logs.y()) + kUpward * logs.z();
    return fit;
}

Cluster::Fit Cluster::bestAt(const Turned &turned, const Surface &surface, std::size_t step) const
{
    Fit best;
    best.stretch = std::numeric_limits<double>::infinity();
    for (const Pose &pose : posesAt(turned, surface.size.cast<double>()))
        best = std::min(best, judge(surface, pose, step), isBetter);
    return best;
}

/// Around a yaw that was good, in ever smaller steps.
Cluster::Fit Cluster::refined(const Surface &surface, double yaw) const
{
    Fit best = bestAt(turnedBy(yaw), surface, kFine);
    for (double step = 0.1; step > 0.02; step /= 2) {
        const double from = best.pose.yaw;
        best = std::min(best, bestAt(turnedBy(from - step), surface, kFine), isBetter);
        best = std::min(best, bestAt(turnedBy(from + step), surface, kFine), isBetter);
    }
    return best;
}

bool Cluster::isBetter(const Fit &a, const Fit &b)
{
    return a.cost() < b.cost();
}

} // namespace twinloom::asset
