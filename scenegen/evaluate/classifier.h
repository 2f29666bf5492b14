// SPDX-License-Identifier: Apache-2.0
// The image classifier of the two-sample test (Lopez-Paz and Oquab 2017, "Revisiting Classifier Two-Sample Tests"):
// rooms are drawn from above as semantic images of 64 by 64 cells, and a forest of randomised trees on sums over
// rectangles of them (as Viola and Jones 2001) tries to tell the two sets apart.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

#include <array>
#include <cstdint>
#include <optional>

namespace twinloom::scenegen
{

constexpr int kImageSide = 64;
constexpr double kImageCell = 0.1375; ///< metres; the image shows 8.8 m
constexpr int kImageChannels = 16;    ///< floor, openings, thirteen commonest categories, all others

/// Sums over the rectangle from the corner (0, 0), one table a channel, with a row and a column of zeros.
struct RoomImage {
    std::vector<std::uint16_t> sums;
    /// Cells set in [x0, x1) x [y0, y1).
    int sum(int channel, int x0, int y0, int x1, int y1) const;
};

constexpr std::size_t kMostOfASet = 400; ///< rooms of a side that the test takes

/// Which category goes to which channel; made from both sets together.
class RoomPainter
{
public:
    explicit RoomPainter(const std::vector<const scene::Room *> &rooms);
    RoomImage paint(const scene::Room &room) const;

private:
    std::vector<QString> m_categories; ///< lower case, channel 2 and on
};

/// Cross-validated accuracy (5 folds; rooms of one outline share a fold) of telling `a` from `b`, balanced by taking as
/// many of each, at most kMostOfASet. None with fewer than 10 on a side. Cancelled: none.
std::optional<double> twoSampleAccuracy(const std::vector<const scene::Room *> &a,
                                        const std::vector<const scene::Room *> &b, std::uint64_t seed,
                                        Progress &progress);

} // namespace twinloom::scenegen
