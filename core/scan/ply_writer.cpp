// SPDX-License-Identifier: Apache-2.0
#include "core/scan/ply_writer.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <bit>

namespace twinloom::scan {

namespace {

static_assert(std::endian::native == std::endian::little, "PLY records are written as they lie in memory");

constexpr std::size_t kBlockPoints = 32768;

QByteArray header(const PointCloud &cloud, bool far)
{
    QByteArray text = "ply\nformat binary_little_endian 1.0\ncomment made by Twinloom, metres, z up\nelement vertex "
        + QByteArray::number(static_cast<qulonglong>(cloud.size())) + "\n";
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
    const auto failed = [&path](const QString &why) {
        return unexpected(ErrorCode::Io, QCoreApplication::translate("scan", "Cannot write %1: %2.").arg(path, why),
                          QCoreApplication::translate("scan", "Check the folder, its permissions and the space left."));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    const bool far = !cloud.origin.isZero();
    QByteArray block = header(cloud, far);
    for (std::size_t i = 0; i < cloud.size(); ++i) {
        putPoint(block, cloud, i, far);
        if ((i + 1) % kBlockPoints != 0)
            continue;
        if (progress.cancelled())
            return cancelledError();
        progress.set(static_cast<double>(i) / static_cast<double>(cloud.size()));
        if (file.write(block) != block.size())
            return failed(file.errorString());
        block.resize(0);
    }
    if (file.write(block) != block.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace twinloom::scan
