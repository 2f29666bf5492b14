// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/beams.h"

#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <set>

namespace twinloom::scan
{

TEST(Beams, ThoseBesideOneAreInTheRunsAroundItsCell)
{
    geometry::Random random(7);
    const Eigen::Vector3f station(1, 2, 3);
    std::vector<Eigen::Vector3f> points;
    for (int i = 0; i < 4000; ++i) {
        const Eigen::Vector3d way(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1));
        points.push_back(station + (way.normalized() * random.uniform(1, 9)).cast<float>());
    }
    Progress progress;
    const auto beams = Beams::sorted(points, station, progress);
    ASSERT_OK(beams);
    std::set<std::uint32_t> seen;
    for (std::uint32_t cell = 0; cell < beams->cells(); ++cell)
        for (const Beams::Beam &beam : beams->in(cell)) {
            EXPECT_TRUE(seen.insert(beam.point).second);
            EXPECT_LT((station + beam.direction * beam.range - points[beam.point]).norm(), 1e-4f);
            std::set<std::uint32_t> around;
            for (const std::span<const Beams::Beam> run : beams->around(cell).runs)
                for (const Beams::Beam &other : run)
                    around.insert(other.point);
            for (std::uint32_t p = 0; p < points.size(); p += 37) { // within two thirds of a cell's edge of it
                const bool near = ((points[p] - station).normalized() - beam.direction).norm() < 0.03f;
                EXPECT_TRUE(!near || around.contains(p));
            }
        }
    EXPECT_EQ(seen.size(), points.size());
    progress.cancel();
    EXPECT_EQ(Beams::sorted(points, station, progress).error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
