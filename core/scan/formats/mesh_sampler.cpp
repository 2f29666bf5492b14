// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/mesh_sampler.h"

#include "core/geometry/random.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

double areaOf(const PointCloud &cloud, const std::uint32_t *corners)
{
    const Eigen::Vector3d a = cloud.positions[corners[0]].cast<double>();
    const Eigen::Vector3d b = cloud.positions[corners[1]].cast<double>();
    const Eigen::Vector3d c = cloud.positions[corners[2]].cast<double>();
    const double area = (b - a).cross(c - a).norm() / 2;
    return std::isfinite(area) ? area : 0.0;
}

void appendSample(PointCloud &cloud, const std::uint32_t *corners, const Eigen::Vector3f &weights)
{
    const float wa = weights[0], wb = weights[1], wc = weights[2];
    const auto mix = [&](const auto &values) {
        return (values[corners[0]] * wa + values[corners[1]] * wb + values[corners[2]] * wc).eval();
    };
    cloud.positions.push_back(mix(cloud.positions));
    if (!cloud.normals.empty()) {
        const Eigen::Vector3f normal = mix(cloud.normals);
        cloud.normals.push_back(normal.squaredNorm() > 0 ? normal.normalized() : normal);
    }
    if (!cloud.intensities.empty())
        cloud.intensities.push_back(cloud.intensities[corners[0]] * wa + cloud.intensities[corners[1]] * wb +
                                    cloud.intensities[corners[2]] * wc);
    if (!cloud.colours.empty()) {
        const auto channel = [&](std::uint8_t Rgb::*c) {
            return static_cast<std::uint8_t>(std::clamp(cloud.colours[corners[0]].*c * wa +
                                                            cloud.colours[corners[1]].*c * wb +
                                                            cloud.colours[corners[2]].*c * wc + 0.5f,
                                                        0.0f, 255.0f));
        };
        cloud.colours.push_back({channel(&Rgb::r), channel(&Rgb::g), channel(&Rgb::b)});
    }
}

} // namespace

Issue meshSampled(const QString &path, std::size_t samples, std::size_t triangles)
{
    return {QStringLiteral("mesh-sampled"),
            QCoreApplication::translate("scan", "%1 is a mesh: %2 points were sampled on its %3 triangles.")
                .arg(path)
                .arg(samples)
                .arg(triangles),
            {}};
}

Result<void> sampleMesh(PointCloud &cloud, const std::vector<std::uint32_t> &triangles, const ReadOptions &options,
                        Progress &progress, const SurfaceColour &colourAt)
{
    const std::size_t count = triangles.size() / 3;
    double area = 0;
    for (std::size_t t = 0; t < count; ++t)
        area += areaOf(cloud, &triangles[3 * t]);
    if (!(area > 0) || !std::isfinite(area))
        return {};
    const double wanted = std::min(area * options.samplesPerArea, static_cast<double>(options.mostSamples));
    const double perArea = wanted / area;
    geometry::Random random(count);
    double carried = 0.5; // what rounding left over: keeps the samples even over many small triangles
    for (std::size_t t = 0; t < count; ++t) {
        if (t % 4096 == 0 && progress.cancelled())
            return cancelledError();
        carried += areaOf(cloud, &triangles[3 * t]) * perArea;
        for (; carried >= 1; carried -= 1) {
            double u = random.uniform(), v = random.uniform();
            if (u + v > 1) {
                u = 1 - u;
                v = 1 - v;
            }
            const Eigen::Vector3f weights = Eigen::Vector3d(1 - u - v, u, v).cast<float>();
            appendSample(cloud, &triangles[3 * t], weights);
            if (colourAt)
                cloud.colours.back() = colourAt(t, weights);
            if (cloud.size() % 65536 == 0 && progress.cancelled())
                return cancelledError();
        }
    }
    return {};
}

} // namespace twinloom::scan
