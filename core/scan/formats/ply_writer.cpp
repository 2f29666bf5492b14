// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/ply_writer.h"

#include "core/scan/formats/point_block.h"

#include <bit>

namespace twinloom::scan
{

namespace
{

static_assert(std::endian::native == std::endian::little, "PLY records are written as they lie in memory");

constexpr std::size_t kBlockPoints = 32768;

QByteArray header(const PointCloud &cloud, bool far)
{
    QByteArray text = QByteArray("ply\nformat binary_little_endian 1.0\ncomment ") + kPlyComment + "\nelement vertex " +
                      QByteArray::number(static_cast<qulonglong>(cloud.size())) + "\n";
    const auto property = [&](const char *type, const char *name) {
        text += QByteArray("property ") + type + ' ' + name + '\n';
    };
    for (const char *name : {"x", "y", "z"})
        property(far ? "double" : "float", name);
    if (!cloud.normals.empty())
        for (const char *name : {"nx", "ny", "nz"})
            property("float", name);
    if (!cloud.colours.empty())
        for (const char *name : {"red", "green", "blue"})
            property("uchar", name);
    if (!cloud.intensities.empty())
        property("float", "intensity");
    return text + "end_header\n";
}

template <class T>
void put(QByteArray &out, const T &value)
{
    out.append(reinterpret_cast<const char *>(&value), sizeof(value));
}

void putPoint(QByteArray &out, const PointCloud &cloud, std::size_t i, bool far)
{
    for (int k = 0; k < 3; ++k) {
        if (far)
            put(out, static_cast<double>(cloud.positions[i][k]) + cloud.origin[k]);
        else
            put(out, cloud.positions[i][k]);
    }
    if (!cloud.normals.empty())
        for (int k = 0; k < 3; ++k)
            put(out, cloud.normals[i][k]);
    if (!cloud.colours.empty()) {
        put(out, cloud.colours[i].r);
        put(out, cloud.colours[i].g);
        put(out, cloud.colours[i].b);
    }
    if (!cloud.intensities.empty())
        put(out, cloud.intensities[i]);
}

} // namespace

Result<void> writePly(const QString &path, const PointCloud &cloud, Progress &progress)
{
    SavedFile file(path);
    if (Result<void> opened = file.open(); !opened)
        return opened;
    const bool far = !cloud.origin.isZero();
    QByteArray block = header(cloud, far);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        putPoint(block, cloud, i, far);
        if ((i + 1) % kBlockPoints != 0)
            continue;
        if (const auto passed = passOn(file, block, i + 1, cloud.size(), progress); !passed)
            return passed;
    }
    if (Result<void> written = file.write(block); !written)
        return written;
    return file.commit();
}

} // namespace twinloom::scan
