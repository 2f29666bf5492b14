// SPDX-License-Identifier: Apache-2.0
// The steps in our own code; also makes the files that all peers read.
#include "tests/bench/peers/step.h"

#include "core/scan/points/filter.h"
#include "core/scan/points/normals.h"
#include "core/scan/formats/ply_writer.h"
#include "core/scan/formats/reader.h"
#include "core/scan/registration/registration.h"
#include "core/scan/simulate/simulate.h"
#include "core/scan/points/voxel.h"

namespace
{

using namespace twinloom;
using namespace twinloom::bench;
using scan::PointCloud;

constexpr double kLeaf = 0.05;   // metres, of the thinned hall
constexpr double kRadius = 0.12; // metres; see kNeighbours

Progress &progress()
{
    static Progress silent;
    return silent;
}

template <typename Value>
Value valueOf(Result<Value> result)
{
    require(result.has_value(), result ? std::string() : result.error().text().toStdString());
    return *std::move(result);
}

PointCloud read(const std::string &file)
{
    return std::move(valueOf(scan::readScans(QString::fromStdString(file), {}, progress())).front().cloud);
}

void write(const std::string &file, const PointCloud &cloud)
{
    const auto written = scan::writePly(QString::fromStdString(file), cloud, progress());
    require(written.has_value(), "write " + file);
}

PointCloud thinned(const PointCloud &cloud, double leaf)
{
    return valueOf(scan::voxelise(cloud, {leaf, false}, progress())).cloud;
}

void addNormals(PointCloud &cloud)
{
    scan::NormalOptions options;
    options.radius = kRadius;
    options.inside = {30, 15, 2};
    valueOf(scan::estimateNormals(cloud, options, progress()));
}

double withNormals(const PointCloud &cloud)
{
    return static_cast<double>(std::count_if(cloud.normals.begin(), cloud.normals.end(),
                                             [](const Eigen::Vector3f &normal) { return normal.squaredNorm() > 0; }));
}

/// Every other station, thinned, with normals.
PointCloud halfOf(const scan::SimulatedScan &hall, std::size_t first)
{
    PointCloud half;
    for (std::size_t i = first; i < hall.firstPoint.size(); i += 2) {
        const std::size_t from = hall.firstPoint[i],
                          to = i + 1 < hall.firstPoint.size() ? hall.firstPoint[i + 1] : hall.cloud.size();
        half.positions.insert(half.positions.end(), hall.cloud.positions.begin() + static_cast<std::ptrdiff_t>(from),
                              hall.cloud.positions.begin() + static_cast<std::ptrdiff_t>(to));
    }
    half = thinned(half, kLeaf);
    addNormals(half);
    std::vector<std::uint8_t> has(half.size());
    std::transform(half.normals.begin(), half.normals.end(), has.begin(),
                   [](const Eigen::Vector3f &normal) { return normal.squaredNorm() > 0; });
    return scan::selectPoints(half, has);
}

/// FOLDER POINTS: hall.ply as it was scanned; thin.ply at 5 cm; of every other station fixed.ply and moving.ply.
Work makeFiles(const Arguments &arguments)
{
    return [folder = arguments.at(0) + "/", points = std::stoull(arguments.at(1))] {
        scan::SimulateOptions options;
        options.points = points;
        const std::vector<scene::Room> rooms = scan::hallPreset();
        scan::SimulatedScan hall = valueOf(scan::simulateScan(rooms, options, progress()));
        hall.cloud.intensities.clear(); // not all peers keep them
        write(folder + "hall.ply", hall.cloud);
        PointCloud thin = thinned(hall.cloud, kLeaf);
        thin.colours.clear();
        write(folder + "thin.ply", thin);
        write(folder + "fixed.ply", halfOf(hall, 0));
        PointCloud moving = halfOf(hall, 1);
        const Eigen::Affine3f away = wantedPose().inverse().cast<float>();
        for (Eigen::Vector3f &p : moving.positions)
            p = away * p;
        for (Eigen::Vector3f &n : moving.normals)
            n = away.linear() * n;
        write(folder + "moving.ply", moving);
        return static_cast<double>(hall.cloud.size());
    };
}

Work load(const Arguments &arguments)
{
    return [file = arguments.at(0)] { return static_cast<double>(read(file).size()); };
}

Work voxel(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0)), leaf = std::stod(arguments.at(1))] {
        return static_cast<double>(thinned(cloud, leaf).size());
    };
}

Work normals(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0))]() mutable {
        addNormals(cloud);
        return withNormals(cloud);
    };
}

Work outliers(const Arguments &arguments)
{
    return [cloud = read(arguments.at(0))] {
        scan::OutlierOptions options;
        options.radius = kRadius;
        options.neighbours = kNeighbours;
        options.deviations = kDeviations;
        options.least = 0;
        const auto stays = valueOf(scan::findInliers(cloud, options, progress()));
        return static_cast<double>(std::count(stays.begin(), stays.end(), 1));
    };
}

Work registration(const Arguments &arguments)
{
    return [moving = read(arguments.at(0)), fixed = read(arguments.at(1))] {
        const auto found =
            valueOf(scan::refineRegistration(moving, fixed, kLeaf, Eigen::Affine3d::Identity(), progress()));
        return millimetresOff(found.transform);
    };
}

} // namespace

int main(int argc, char **argv)
{
    return twinloom::bench::runStep(argc, argv,
                                    {{"make", makeFiles},
                                     {"load", load},
                                     {"voxel", voxel},
                                     {"normals", normals},
                                     {"outliers", outliers},
                                     {"register", registration}});
}
