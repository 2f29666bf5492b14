// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/point_pairs.h"

#include <QCoreApplication>

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr std::ptrdiff_t kLeastPairs = 3;
constexpr double kLeastApart = 0.05;         // metres between two points, and of the points beside their line
constexpr double kLeastSuspect = 0.1;        // metres: less is how exactly people click
constexpr double kClearlyBetter = 0.6;       // of the error without the next worst pair
constexpr double kLeastBesideTheLine = 0.05; // share of the spread along it

using Points = Eigen::Matrix3Xd;

/// The numbers, counted from 1, of two points that are too near to each other.
std::optional<std::pair<std::ptrdiff_t, std::ptrdiff_t>> tooNear(const Points &points)
{
    for (std::ptrdiff_t a = 0; a < points.cols(); ++a)
        for (std::ptrdiff_t b = a + 1; b < points.cols(); ++b)
            if ((points.col(a) - points.col(b)).norm() < kLeastApart)
                return std::pair(a + 1, b + 1);
    return std::nullopt;
}

bool onALine(const Points &points)
{
    const Points about = points.colwise() - points.rowwise().mean();
    const Eigen::Vector3d spread = // ascending
        Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(about * about.transpose(), Eigen::EigenvaluesOnly)
            .eigenvalues()
            .cwiseMax(0)
            .cwiseSqrt();
    return spread[1] < std::max(kLeastApart, kLeastBesideTheLine * spread[2]);
}

Result<void> check(const Points &points)
{
    if (!points.allFinite())
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scan", "A point's coordinates are not finite numbers."));
    if (const auto near = tooNear(points))
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scan", "The points %1 and %2 of one scan are at the same place.")
                              .arg(near->first)
                              .arg(near->second),
                          QCoreApplication::translate("scan", "Take points that are far from each other."));
    if (onALine(points))
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "The points lie on a line: the scan could turn about it."),
            QCoreApplication::translate("scan", "Add a point that is well beside that line."));
    return {};
}

PairFit fitOf(const Points &moving, const Points &fixed)
{
    PairFit fit;
    fit.transform.matrix() = Eigen::umeyama(moving, fixed, false);
    const Points off = (fit.transform.linear() * moving).colwise() + fit.transform.translation() - fixed;
    const Eigen::VectorXd residuals = off.colwise().norm();
    fit.residuals.assign(residuals.begin(), residuals.end());
    fit.rms = std::sqrt(residuals.squaredNorm() / static_cast<double>(moving.cols()));
    return fit;
}

Points without(const Points &points, std::ptrdiff_t column)
{
    Points rest(3, points.cols() - 1);
    rest << points.leftCols(column), points.rightCols(points.cols() - column - 1);
    return rest;
}

/// In a fit of all, a wrong pair pulls the others along, and one of these may then be off by more than it is.
void findSuspect(const Points &moving, const Points &fixed, PairFit &fit)
{
    if (moving.cols() <= kLeastPairs)
        return;
    std::vector<double> errors; // without each of them
    for (std::ptrdiff_t i = 0; i < moving.cols(); ++i) {
        const Points from = without(moving, i), to = without(fixed, i);
        errors.push_back(onALine(from) || onALine(to) ? fit.rms : fitOf(from, to).rms);
    }
    const std::ptrdiff_t worst = std::ranges::min_element(errors) - errors.begin();
    const double least = errors[static_cast<std::size_t>(worst)];
    errors.erase(errors.begin() + worst);
    const Eigen::Affine3d byOthers = fitOf(without(moving, worst), without(fixed, worst)).transform;
    fit.suspectOff = (byOthers * moving.col(worst) - fixed.col(worst)).norm();
    if (fit.suspectOff > kLeastSuspect && least < kClearlyBetter * std::ranges::min(errors))
        fit.suspect = static_cast<std::size_t>(worst);
}

} // namespace

Result<PairFit> fitPairs(std::span<const PointPair> pairs)
{
    const auto count = static_cast<std::ptrdiff_t>(pairs.size());
    if (count < kLeastPairs)
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("scan", "Three pairs of points are needed; there are %1.").arg(count),
            QCoreApplication::translate("scan", "Name more places that both scans show."));
    Points moving(3, count), fixed(3, count);
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        moving.col(i) = pairs[static_cast<std::size_t>(i)].moving;
        fixed.col(i) = pairs[static_cast<std::size_t>(i)].fixed;
    }
    for (const Points *points : {&moving, &fixed})
        if (const auto usable = check(*points); !usable)
            return unexpected(usable.error());
    PairFit fit = fitOf(moving, fixed);
    findSuspect(moving, fixed, fit);
    return fit;
}

} // namespace twinloom::scan
