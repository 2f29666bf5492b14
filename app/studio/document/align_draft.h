// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of points by which a person brings one scan to the others, as they are clicked: in either order, and the
// later click replaces an earlier one on the same side until a pair is complete. A plain value.
#pragma once

#include "core/scan/registration/point_pairs.h"

#include <optional>

namespace twinloom::studio
{

class AlignDraft
{
public:
    enum class Side { Moving, Fixed };

    /// World, metres.
    void click(Side side, const Eigen::Vector3d &at);
    void remove(std::size_t pair);

    const std::vector<scan::PointPair> &pairs() const { return m_pairs; }
    /// The point of a pair whose other one is awaited.
    const std::optional<Eigen::Vector3d> &half(Side side) const { return side == Side::Moving ? m_moving : m_fixed; }
    /// scan::fitPairs of the complete ones.
    Result<scan::PairFit> fit() const { return scan::fitPairs(m_pairs); }

private:
    std::vector<scan::PointPair> m_pairs;
    std::optional<Eigen::Vector3d> m_moving, m_fixed;
};

} // namespace twinloom::studio
