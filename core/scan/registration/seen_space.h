// SPDX-License-Identifier: Apache-2.0
// The empty space that a scanner looked through. A surface of another scan cannot stand there: that tells a right pose
// from one at which only floors and walls happen to fit.
#pragma once

#include "core/scan/point_cloud.h"

#include <optional>
#include <span>
#include <vector>

namespace twinloom::scan
{

struct SurfacePoint;

/// The nearest range by direction about one station. Thread: any, once made.
class SeenSpace
{
public:
    /// `positions`: of one station alone, any density, in one frame with the station. None where many points hide
    /// behind others: then the scanner did not stand there (files often say 0 0 0 for "not known").
    static std::optional<SeenSpace> from(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station);
    /// The same of a place where a scanner may have stood, z up: files of one station are often in the scanner's own
    /// frame. It must look as if one had: all around, at the height of a tripod, with hardly a point behind others.
    static std::optional<SeenSpace> guess(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &place);

    /// The share of the points that stand behind others, seen from there: next to none where the scanner stood.
    static double hiddenShare(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station);

    /// Whether the scanner saw clearly past this place; false also where it saw nothing.
    bool through(const Eigen::Vector3f &place) const;
    geometry::Vec3 station() const { return m_toStation.inverse(Eigen::Isometry).translation().cast<double>(); }
    /// The same in another frame.
    SeenSpace moved(const Eigen::Affine3d &by) const;

private:
    explicit SeenSpace(const geometry::Vec3 &station) : m_toStation(Eigen::Translation3f(-station.cast<float>())) {}

    static std::optional<SeenSpace> seenFrom(std::span<const Eigen::Vector3f> positions, const geometry::Vec3 &station,
                                             double mostHidden);

    std::vector<float> m_ranges; ///< nearest within a cell or one beside it; 0: too little was seen there
    Eigen::Affine3f m_toStation; ///< from the frame of the places to that of the station
};

/// Share of the samples, brought there by `pose`, that stand in space which one of the views looked through.
double shareSeenThrough(std::span<const SurfacePoint> samples, std::span<const SeenSpace> views,
                        const Eigen::Affine3d &pose);

} // namespace twinloom::scan
