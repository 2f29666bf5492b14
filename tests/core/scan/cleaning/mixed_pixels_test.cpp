// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/mixed_pixels.h"

#include "tests/core/scan/cleaning/simulated_stations.h"

namespace twinloom::scan
{
namespace
{

struct MixedCounts {
    std::size_t found = 0, mixed = 0, lost = 0, good = 0;
};

MixedCounts countMixed(const SimulatedStations &stations)
{
    MixedCounts counts;
    for (std::size_t s = 0; s < stations.scan.stations.size(); ++s) {
        Progress progress;
        const auto found = findMixedPixels(stations.positions(s), stations.scan.stations[s].cast<float>(), progress);
        EXPECT_OK(found);
        for (std::size_t i = 0; found && i < found->size(); ++i) {
            const bool mixed = stations.truth(s, i) == PointTruth::Mixed;
            (mixed ? counts.mixed : counts.good) += 1;
            (mixed ? counts.found : counts.lost) += (*found)[i];
        }
    }
    return counts;
}

} // namespace

TEST(MixedPixels, AreFoundAtTheEdgesOfAnOffice)
{
    SimulateOptions options;
    options.points = 1'000'000;
    const MixedCounts counts = countMixed(simulatedStations(officePreset(), options));
    ASSERT_GT(counts.mixed, 300u);
    EXPECT_GT(counts.found, 0.7 * static_cast<double>(counts.mixed)) << counts.found << " of " << counts.mixed;
    EXPECT_LT(counts.lost, 0.002 * static_cast<double>(counts.good)) << counts.lost << " of " << counts.good;
}

TEST(MixedPixels, SurfacesSeenAtAGlancingAngleStay)
{
    std::vector<Eigen::Vector3f> floor; // as a scanner sees it, up to 25 m away
    for (int column = 0; column < 1000; ++column)
        for (int row = 1; row < 400; ++row) {
            const float azimuth = 0.002f * static_cast<float>(column), fall = 0.06f + 0.002f * static_cast<float>(row);
            const float away = 1.6f / std::tan(fall);
            floor.emplace_back(away * std::cos(azimuth), away * std::sin(azimuth), -1.6f);
        }
    Progress progress;
    const auto mixed = findMixedPixels(floor, Eigen::Vector3f::Zero(), progress);
    ASSERT_OK(mixed);
    EXPECT_EQ(std::count(mixed->begin(), mixed->end(), 1), 0);
    progress.cancel();
    EXPECT_EQ(findMixedPixels(floor, Eigen::Vector3f::Zero(), progress).error().code, ErrorCode::Cancelled);
}

} // namespace twinloom::scan
