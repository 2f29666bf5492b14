// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/given_poses.h"

#include "core/geometry/random.h"
#include "core/scan/extraction.h"
#include "core/scan/points/voxel.h"
#include "core/scan/registration/orientation.h"
#include "core/scan/simulate/simulate.h"
#include "tests/core/scan/synthetic_room.h"
#include "tests/support/test_data.h"

#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kThinned = 0.04, kOneDegree = std::numbers::pi / 180;

/// A pose that is off by so much, in any direction, at the scanner.
Eigen::Affine3d offBy(double way, double turn, const geometry::Vec3 &scanner, geometry::Random &random)
{
    const auto direction = [&] {
        return Eigen::Vector3d(random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1)).normalized();
    };
    const Eigen::Vector3d shift = way * direction();
    return Eigen::Translation3d(scanner + shift) * Eigen::AngleAxisd(turn, direction()) *
           Eigen::Translation3d(-scanner);
}

/// Stations of an office, each put where a file might tell.
struct ToldSurvey {
    std::vector<PosedScan> scans;         ///< in the true frame until told otherwise
    std::vector<geometry::Vec3> stations; ///< in the true frame
    std::vector<Eigen::Affine3d> told;    ///< from the true frame to where it was put
    double thinned = kThinned;            ///< metres

    void tell(std::size_t scan, const Eigen::Affine3d &off)
    {
        PosedScan &one = scans[scan];
        one.scan.cloud = transformed(std::move(one.scan.cloud), off);
        one.scan.views = {one.scan.views.front().moved(off)};
        one.pivot = off * one.pivot;
        told[scan] = off * told[scan];
    }
    Result<CheckedPoses> checked(Progress &progress) const
    {
        return checkGivenPoses(
            scans.size(), [&](std::size_t i, Progress &) -> Result<PosedScan> { return scans[i]; }, thinned, progress);
    }
    /// Metres and radians that a scan is off where it lies at last, were the scan `base` right.
    std::pair<double, double> off(const CheckedPoses &found, std::size_t scan, std::size_t base = 0) const
    {
        const auto last = [&](std::size_t i) { return Eigen::Affine3d(found.places[i].move * told[i]); };
        const Eigen::Affine3d error = last(base).inverse() * last(scan);
        return {(error * stations[scan] - stations[scan]).norm(), Eigen::AngleAxisd(error.rotation()).angle()};
    }
};

ToldSurvey toldSurvey(const std::vector<scene::Room> &scene, const SimulateOptions &options, double thinned = kThinned)
{
    Progress progress;
    const SimulatedScan all = simulateScan(scene, options, progress).value();
    ToldSurvey survey;
    survey.thinned = thinned;
    survey.stations = all.stations;
    for (std::size_t k = 0; k < all.stations.size(); ++k) {
        const std::size_t end = k + 1 < all.firstPoint.size() ? all.firstPoint[k + 1] : all.cloud.size();
        PointCloud cloud;
        cloud.positions.assign(all.cloud.positions.begin() + static_cast<std::ptrdiff_t>(all.firstPoint[k]),
                               all.cloud.positions.begin() + static_cast<std::ptrdiff_t>(end));
        VoxelGrid grid = voxelise(cloud, {thinned, false}, progress).value();
        CleanCloud clean = cleanCloud({std::move(grid.cloud), std::move(grid.counts), thinned}, progress).value();
        survey.scans.push_back({{std::move(clean.cloud), {SeenSpace::from(cloud.positions, all.stations[k]).value()}},
                                all.stations[k],
                                0});
        survey.told.push_back(Eigen::Affine3d::Identity());
    }
    return survey;
}

ToldSurvey officeSurvey(int stations)
{
    SimulateOptions options;
    options.points = 100'000 * static_cast<std::size_t>(stations);
    options.stations = stations;
    return toldSurvey(officePreset(), options);
}

TEST(GivenPoses, ThinScansOfAHallAreNotTornApart)
{
    SimulateOptions options;
    options.points = 500'000;
    options.seed = 1;
    const ToldSurvey survey = toldSurvey(hallPreset(), options, 0.05);
    Progress progress;
    const auto found = survey.checked(progress);
    ASSERT_OK(found);
    for (const CheckedPoses::Place &place : found->places)
        EXPECT_EQ(place.group, 0u) << "surveyors' poses, of racks that thin scans look through";
}

TEST(GivenPoses, ASurveyorsPosesStayToTheLastDigit)
{
    ToldSurvey survey = officeSurvey(4);
    geometry::Random random(5);
    for (std::size_t i = 0; i < 4; ++i)
        survey.tell(i, offBy(0.001, 0.01 * kOneDegree, survey.stations[i], random));
    Progress progress;
    const auto found = survey.checked(progress);
    ASSERT_OK(found);
    for (const CheckedPoses::Place &place : found->places) {
        EXPECT_EQ(place.origin, PoseOrigin::File);
        EXPECT_EQ(place.group, 0u);
        EXPECT_TRUE(place.move.matrix().isIdentity(0));
        EXPECT_GT(place.overlap, 0.8);
        EXPECT_LT(place.rms, 0.006);
    }
    EXPECT_EQ(found->pairs.size(), 6u);
}

TEST(GivenPoses, OneThatIsSomewhatOffIsMadeRight)
{
    for (const std::size_t wrong : {std::size_t(0), std::size_t(2)}) {
        ToldSurvey survey = officeSurvey(4);
        geometry::Random random(6 + wrong);
        survey.tell(wrong, offBy(0.3, 3 * kOneDegree, survey.stations[wrong], random));
        Progress progress;
        const auto found = survey.checked(progress);
        ASSERT_OK(found);
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_EQ(found->places[i].group, 0u);
            EXPECT_EQ(found->places[i].origin, i == wrong ? PoseOrigin::Refined : PoseOrigin::File) << i;
            const auto [way, turn] = survey.off(*found, i, wrong == 0 ? 1 : 0);
            EXPECT_LT(way, i == wrong ? 0.001 : 1e-9) << i;
            EXPECT_LT(turn, i == wrong ? 0.02 * kOneDegree : 1e-9) << i;
        }
    }
}

TEST(GivenPoses, WhereAllAreOffTheyAreMadeRightToEachOtherAndLevel)
{
    ToldSurvey survey = officeSurvey(4);
    geometry::Random random(8);
    for (std::size_t i = 0; i < 4; ++i)
        survey.tell(i, offBy(0.3, 3 * kOneDegree, survey.stations[i], random));
    Progress progress;
    const auto found = survey.checked(progress);
    ASSERT_OK(found);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(found->places[i].group, 0u) << i;
        const auto [way, turn] = survey.off(*found, i);
        EXPECT_LT(way, 0.001) << i;
        EXPECT_LT(turn, 0.02 * kOneDegree) << i;
        const Eigen::Vector3d up = (found->places[i].move * survey.told[i]).linear().col(2);
        EXPECT_LT(std::acos(std::min(1.0, up.z())), 0.2 * kOneDegree) << i;
    }
}

TEST(GivenPoses, OneThatIsFarOffIsParted)
{
    ToldSurvey survey = officeSurvey(4);
    geometry::Random random(9);
    survey.tell(1, offBy(2, 20 * kOneDegree, survey.stations[1], random));
    Progress progress;
    const auto found = survey.checked(progress);
    ASSERT_OK(found);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(found->places[i].group, i == 1 ? 1u : 0u) << i;
        EXPECT_EQ(found->places[i].origin, i == 1 ? PoseOrigin::Unchecked : PoseOrigin::File) << i;
    }
}

TEST(GivenPoses, WhatSharesNothingStaysWhereItsFileSays)
{
    ToldSurvey survey = officeSurvey(2);
    Progress progress;
    test::SyntheticRoom beside(kThinned);
    beside.addRoom({{0, 10}, {4, 10}, {4, 13}, {0, 13}}, 0, 2.5);
    const geometry::Vec3 station(1.5, 11, 1.5);
    survey.scans.push_back({{beside.cloud, {SeenSpace::from(beside.cloud.positions, station).value()}}, station, 0});
    survey.told.push_back(Eigen::Affine3d::Identity());
    const auto together = survey.checked(progress);
    ASSERT_OK(together);
    EXPECT_EQ(together->places[2].group, 0u);
    EXPECT_EQ(together->places[2].origin, PoseOrigin::Unchecked);
    EXPECT_TRUE(together->places[2].move.matrix().isIdentity(0));
    survey.scans.back().file = 1; // another file's frame may be another one
    const auto apart = survey.checked(progress);
    ASSERT_OK(apart);
    EXPECT_EQ(apart->places[2].group, 1u);
}

TEST(GivenPoses, WhereTheOthersAreOffNoneIsBelievedUnchecked)
{
    ToldSurvey survey = officeSurvey(3);
    geometry::Random random(8);
    for (std::size_t i = 0; i < 3; ++i)
        survey.tell(i, offBy(0.2, 2 * kOneDegree, survey.stations[i], random));
    test::SyntheticRoom beside(kThinned);
    beside.addRoom({{0, 10}, {4, 10}, {4, 13}, {0, 13}}, 0, 2.5);
    const geometry::Vec3 station(1.5, 11, 1.5);
    survey.scans.push_back({{beside.cloud, {SeenSpace::from(beside.cloud.positions, station).value()}}, station, 0});
    survey.told.push_back(Eigen::Affine3d::Identity());
    Progress progress;
    const auto found = survey.checked(progress);
    ASSERT_OK(found);
    EXPECT_EQ(found->places[2].group, 0u);
    EXPECT_EQ(found->places[3].group, 1u);
}

TEST(GivenPoses, StopWhenAsked)
{
    const ToldSurvey survey = officeSurvey(2);
    Progress progress;
    progress.cancel();
    EXPECT_EQ(survey.checked(progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::scan
