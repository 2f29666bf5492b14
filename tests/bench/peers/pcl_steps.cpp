// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peers/step.h"

#include <pcl/features/normal_3d_omp.h>
#include <pcl/filters/statistical_outlier_removal.h>
#include <pcl/filters/voxel_grid.h>
#include <pcl/io/ply_io.h>
#include <pcl/point_types.h>
#include <pcl/registration/icp.h>

namespace
{

using namespace twinloom::bench;

template <typename Point>
typename pcl::PointCloud<Point>::Ptr read(const std::string &file)
{
    typename pcl::PointCloud<Point>::Ptr cloud(new pcl::PointCloud<Point>);
    require(pcl::io::loadPLYFile(file, *cloud) == 0 && !cloud->empty(), "read " + file);
    return cloud;
}

Work load(const Arguments &arguments)
{
    return [file = arguments.at(0)] { return static_cast<double>(read<pcl::PointXYZRGB>(file)->size()); };
}

Work voxel(const Arguments &arguments)
{
    return [cloud = read<pcl::PointXYZRGB>(arguments.at(0)), leaf = std::stof(arguments.at(1))] {
        pcl::VoxelGrid<pcl::PointXYZRGB> grid;
        grid.setInputCloud(cloud);
        grid.setLeafSize(leaf, leaf, leaf);
        pcl::PointCloud<pcl::PointXYZRGB> thinned;
        grid.filter(thinned);
        return static_cast<double>(thinned.size());
    };
}

Work normals(const Arguments &arguments)
{
    return [cloud = read<pcl::PointXYZ>(arguments.at(0))] {
        pcl::NormalEstimationOMP<pcl::PointXYZ, pcl::Normal> estimation;
        estimation.setInputCloud(cloud);
        estimation.setKSearch(kNeighbours);
        pcl::PointCloud<pcl::Normal> found;
        estimation.compute(found);
        return static_cast<double>(found.size());
    };
}

Work outliers(const Arguments &arguments)
{
    return [cloud = read<pcl::PointXYZ>(arguments.at(0))] {
        pcl::StatisticalOutlierRemoval<pcl::PointXYZ> removal;
        removal.setInputCloud(cloud);
        removal.setMeanK(kNeighbours);
        removal.setStddevMulThresh(kDeviations);
        pcl::PointCloud<pcl::PointXYZ> rest;
        removal.filter(rest);
        return static_cast<double>(rest.size());
    };
}

Work pointToPlane(const Arguments &arguments)
{
    return [moving = read<pcl::PointNormal>(arguments.at(0)), fixed = read<pcl::PointNormal>(arguments.at(1))] {
        pcl::IterativeClosestPointWithNormals<pcl::PointNormal, pcl::PointNormal> icp;
        icp.setInputSource(moving);
        icp.setInputTarget(fixed);
        icp.setMaximumIterations(kMostIterations);
        icp.setTransformationEpsilon(1e-10);
        Eigen::Matrix4f pose = Eigen::Matrix4f::Identity();
        pcl::PointCloud<pcl::PointNormal> moved;
        for (const double reach : kReaches) {
            icp.setMaxCorrespondenceDistance(reach);
            icp.align(moved, pose);
            pose = icp.getFinalTransformation();
        }
        return millimetresOff(Eigen::Affine3d(Eigen::Matrix4d(pose.cast<double>())));
    };
}

} // namespace

int main(int argc, char **argv)
{
    return runStep(
        argc, argv,
        {{"load", load}, {"voxel", voxel}, {"normals", normals}, {"outliers", outliers}, {"register", pointToPlane}});
}
