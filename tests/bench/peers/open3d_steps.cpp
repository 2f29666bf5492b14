// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peers/step.h"

#include <open3d/geometry/KDTreeSearchParam.h>
#include <open3d/geometry/PointCloud.h>
#include <open3d/io/PointCloudIO.h>
#include <open3d/pipelines/registration/Registration.h>

namespace
{

using namespace twinloom::bench;
using open3d::geometry::PointCloud;
namespace registration = open3d::pipelines::registration;

PointCloud read(const std::string &file)
{
    PointCloud cloud;
    require(open3d::io::ReadPointCloud(file, cloud) && !cloud.IsEmpty(), "read " + file);
    return cloud;
}

Work load(const Arguments &arguments)
{
    return [file = arguments.at(0)] { return static_cast<double>(read(file).points_.size()); };
}

Work voxel(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0)), leaf = std::stod(arguments.at(1))] {
        return static_cast<double>(cloud.VoxelDownSample(leaf)->points_.size());
    };
}

Work normals(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0))]() mutable {
        cloud.EstimateNormals(open3d::geometry::KDTreeSearchParamKNN(kNeighbours));
        return static_cast<double>(cloud.normals_.size());
    };
}

Work outliers(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0))] {
        return static_cast<double>(
            std::get<0>(cloud.RemoveStatisticalOutliers(kNeighbours, kDeviations))->points_.size());
    };
}

Work pointToPlane(const Arguments &arguments)
{
    return [moving = read(arguments.at(0)), fixed = read(arguments.at(1))] {
        Eigen::Matrix4d pose = Eigen::Matrix4d::Identity();
        for (const double reach : kReaches)
            pose = registration::RegistrationICP(moving, fixed, reach, pose,
                                                 registration::TransformationEstimationPointToPlane(),
                                                 registration::ICPConvergenceCriteria(1e-6, 1e-6, kMostIterations))
                       .transformation_;
        return millimetresOff(Eigen::Affine3d(pose));
    };
}

} // namespace

int main(int argc, char **argv)
{
    return runStep(
        argc, argv,
        {{"load", load}, {"voxel", voxel}, {"normals", normals}, {"outliers", outliers}, {"register", pointToPlane}});
}
