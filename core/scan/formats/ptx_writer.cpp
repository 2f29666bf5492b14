// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/ptx_writer.h"

#include "core/saved_file.h"

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

QByteArray header(std::size_t points, const geometry::Vec3 &place)
{
    QByteArray at;
    for (int axis = 0; axis < 3; ++axis)
        put(at, place[axis], 6);
    return QByteArray::number(static_cast<qulonglong>(points)) + "\n1\n" + at + "\n1 0 0\n0 1 0\n0 0 1\n" +
           "1 0 0 0\n0 1 0 0\n0 0 1 0\n" + at + "1\n";
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
    SavedFile file(path);
    if (Result<void> opened = file.open(); !opened)
        return opened;
    QByteArray block;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        const std::size_t end = s + 1 < firstPoint.size() ? firstPoint[s + 1] : cloud.size();
        block += header(end - firstPoint[s], cloud.origin + stations[s]);
        for (std::size_t i = firstPoint[s]; i < end; ++i) {
            putPoint(block, cloud, i, stations[s]);
            if ((i + 1) % kBlockPoints != 0)
                continue;
            if (progress.cancelled())
                return cancelledError();
            progress.set(static_cast<double>(i) / static_cast<double>(cloud.size()));
            if (Result<void> written = file.write(block); !written)
                return written;
            block.clear();
        }
    }
    if (Result<void> written = file.write(block); !written)
        return written;
    return file.commit();
}

} // namespace twinloom::scan
