// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/ptx_writer.h"

#include "core/scan/formats/point_block.h"

#include <array>
#include <charconv>

namespace twinloom::scan
{
namespace
{

constexpr std::size_t kBlockPoints = 8192;

void put(QByteArray &out, double value, int decimals)
{
    std::array<char, 64> text;
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    out.append(text.data(), static_cast<qsizetype>(end - text.data()));
    out.append(' ');
}

void putRow(QByteArray &out, const Eigen::Vector3d &values, int decimals)
{
    for (int axis = 0; axis < 3; ++axis)
        put(out, values[axis], decimals);
}

QByteArray header(std::size_t points, const Eigen::Affine3d &pose)
{
    QByteArray out = QByteArray::number(static_cast<qulonglong>(points)) + "\n1\n";
    putRow(out, pose.translation(), 6);
    out.back() = '\n';
    for (int axis = 0; axis < 3; ++axis) {
        putRow(out, pose.linear().col(axis), 9);
        out.back() = '\n';
    }
    for (int axis = 0; axis < 3; ++axis) { // for row vectors
        putRow(out, pose.linear().col(axis), 9);
        out += "0\n";
    }
    putRow(out, pose.translation(), 6);
    return out + "1\n";
}

void putPoint(QByteArray &out, const PointCloud &cloud, std::size_t i, const geometry::Vec3 &station)
{
    for (int axis = 0; axis < 3; ++axis)
        put(out, static_cast<double>(cloud.positions[i][axis]) - station[axis], 4);
    put(out, cloud.intensities.empty() ? 0.5 : static_cast<double>(cloud.intensities[i]), 4);
    if (!cloud.colours.empty())
        for (const std::uint8_t channel : {cloud.colours[i].r, cloud.colours[i].g, cloud.colours[i].b})
            out.append(QByteArray::number(channel)).append(' ');
    out.back() = '\n';
}

} // namespace

Result<void> writePtx(const QString &path, const PointCloud &cloud, std::span<const geometry::Vec3> stations,
                      std::span<const std::size_t> firstPoint, Progress &progress)
{
    std::vector<PtxStation> told;
    for (std::size_t s = 0; s < stations.size(); ++s)
        told.push_back({firstPoint[s], stations[s], Eigen::Affine3d(Eigen::Translation3d(cloud.origin + stations[s]))});
    return writePtx(path, cloud, told, progress);
}

Result<void> writePtx(const QString &path, const PointCloud &cloud, std::span<const PtxStation> stations,
                      Progress &progress)
{
    SavedFile file(path);
    if (Result<void> opened = file.open(); !opened)
        return opened;
    QByteArray block;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        const std::size_t end = s + 1 < stations.size() ? stations[s + 1].firstPoint : cloud.size();
        block += header(end - stations[s].firstPoint, stations[s].pose);
        for (std::size_t i = stations[s].firstPoint; i < end; ++i) {
            putPoint(block, cloud, i, stations[s].place);
            if ((i + 1) % kBlockPoints != 0)
                continue;
            if (const auto passed = passOn(file, block, i + 1, cloud.size(), progress); !passed)
                return passed;
        }
    }
    if (Result<void> written = file.write(block); !written)
        return written;
    return file.commit();
}

} // namespace twinloom::scan
