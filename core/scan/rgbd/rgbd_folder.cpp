// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/rgbd_folder.h"

#include "core/scan/formats/cloud_builder.h"
#include "core/scan/rgbd/camera.h"
#include "core/scan/rgbd/image_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

constexpr double kReach = 5.0; ///< m
constexpr double kJump = 0.05; ///< of the depth, from one pixel to the next

/// The pictures of a folder: by number where all are named by numbers ("10" after "9"), else by name.
QStringList picturesOf(const QString &folder)
{
    const QDir dir(folder);
    std::vector<std::pair<double, QString>> pictures;
    bool numbered = true;
    for (const QFileInfo &file : dir.entryInfoList(
             {QStringLiteral("*.png"), QStringLiteral("*.pgm"), QStringLiteral("*.jpg"), QStringLiteral("*.jpeg")},
             QDir::Files, QDir::Name)) {
        bool isNumber = false;
        pictures.emplace_back(file.completeBaseName().toDouble(&isNumber), file.filePath());
        numbered = numbered && isNumber;
    }
    if (numbered)
        std::stable_sort(pictures.begin(), pictures.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList paths;
    for (const auto &[number, path] : pictures)
        paths.append(path);
    return paths;
}

QStringList coloursOf(const QDir &folder)
{
    for (const char *name : {"color", "colour", "rgb", "image"})
        if (folder.exists(QLatin1String(name)))
            return picturesOf(folder.filePath(QLatin1String(name)));
    return {};
}

/// Whether the surface goes on to all four neighbours.
bool liesOnASurface(const DepthImage &depth, int x, int y)
{
    const int here = depth.at(x, y);
    const auto goesOn = [&](int nx, int ny) { return std::abs(depth.at(nx, ny) - here) <= kJump * here; };
    return x > 0 && y > 0 && x + 1 < depth.width && y + 1 < depth.height && goesOn(x - 1, y) && goesOn(x + 1, y) &&
           goesOn(x, y - 1) && goesOn(x, y + 1);
}

class Recording
{
public:
    Recording(const QString &path, PointSink &sink, Progress &progress)
        : m_path(path), m_depth(picturesOf(QDir(path).filePath(QStringLiteral("depth")))),
          m_colour(coloursOf(QDir(path))), m_builder({!m_colour.isEmpty(), false, false}, sink), m_sink(sink),
          m_progress(progress)
    {
    }

    Result<void> read()
    {
        if (m_depth.isEmpty())
            return bad(QCoreApplication::translate("scan", "its folder \"depth\" holds no PNG or PGM pictures"));
        if (!m_colour.isEmpty() && m_colour.size() != m_depth.size())
            return bad(QCoreApplication::translate("scan", "it has %1 pictures of depth, but %2 of colour")
                           .arg(m_depth.size())
                           .arg(m_colour.size()));
        const auto first = readDepthImage(m_depth[0]);
        if (!first)
            return unexpected(first.error());
        const auto camera = readCamera(m_path, first->width, first->height);
        if (!camera)
            return unexpected(camera.error());
        const auto poses = readTrajectory(m_path, m_depth, first->width, first->height);
        if (!poses)
            return unexpected(poses.error());
        for (qsizetype i = 0; i < m_depth.size(); ++i) {
            m_progress.set(double(i) / double(m_depth.size()));
            if (const auto added = addPicture(i, *camera, (*poses)[std::size_t(i)], *first); !added)
                return added;
        }
        return finish(*camera);
    }

private:
    Unexpected bad(const QString &what) const
    {
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("scan", "Cannot read %1 as a recording of a depth camera: %2.")
                              .arg(m_path, what));
    }

    Result<void> addPicture(qsizetype i, const PinholeCamera &camera, const Eigen::Affine3d &pose,
                            const DepthImage &first)
    {
        const auto depth = readDepthImage(m_depth[i]);
        if (!depth)
            return unexpected(depth.error());
        if (depth->width != first.width || depth->height != first.height)
            return bad(QCoreApplication::translate("scan", "%1 has %2 x %3 pixels, the first picture %4 x %5")
                           .arg(m_depth[i])
                           .arg(depth->width)
                           .arg(depth->height)
                           .arg(first.width)
                           .arg(first.height));
        ColourImage colour;
        if (!m_colour.isEmpty()) {
            auto picture = readColourImage(m_colour[i]);
            if (!picture)
                return unexpected(picture.error());
            colour = *std::move(picture);
        }
        for (int y = 0; y < depth->height; ++y) {
            if (m_progress.cancelled())
                return cancelledError();
            for (int x = 0; x < depth->width; ++x)
                addPixel(*depth, colour, x, y, camera, pose);
            if (auto passed = m_builder.pass(); !passed)
                return passed;
        }
        return {};
    }

    void addPixel(const DepthImage &depth, const ColourImage &colour, int x, int y, const PinholeCamera &camera,
                  const Eigen::Affine3d &pose)
    {
        const double z = depth.at(x, y) / camera.depthScale;
        if (z <= 0 || z > kReach || !liesOnASurface(depth, x, y))
            return;
        RawPoint point;
        point.position = pose * geometry::Vec3((x - camera.cx) / camera.fx * z, (y - camera.cy) / camera.fy * z, z);
        if (colour.width > 0) // taken to be registered to the depth, but perhaps of another size
            point.colour = colour.at(x * colour.width / depth.width, y * colour.height / depth.height);
        m_builder.add(point);
    }

    Result<void> finish(const PinholeCamera &camera)
    {
        if (m_builder.size() == 0)
            return bad(QCoreApplication::translate("scan", "no picture has depth up to %1 m").arg(kReach));
        auto scan = m_builder.finish();
        if (!scan)
            return unexpected(scan.error());
        scan->unitHint = QStringLiteral("metre");
        if (camera.guessed)
            scan->issues.push_back(
                {QStringLiteral("camera-guessed"),
                 QCoreApplication::translate("scan", "Nothing says what lens took the pictures; a Kinect's or Xtion's "
                                                     "was assumed. An intrinsics.txt with fx, fy, cx, cy would tell."),
                 {}});
        if (m_colour.isEmpty())
            scan->issues.push_back({QStringLiteral("no-colour"),
                                    QCoreApplication::translate("scan", "There are no pictures of colour."),
                                    {}});
        return m_sink.end(*std::move(scan));
    }

    QString m_path;
    QStringList m_depth, m_colour;
    CloudBuilder m_builder;
    PointSink &m_sink;
    Progress &m_progress;
};

} // namespace

bool isRgbdFolder(const QString &path)
{
    return QFileInfo(QDir(path).filePath(QStringLiteral("depth"))).isDir();
}

QStringList filesOfRgbdFolder(const QString &path)
{
    QStringList files;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files.append(it.next());
    files.sort();
    return files;
}

Result<void> readRgbdFolder(const QString &path, PointSink &sink, Progress &progress)
{
    return Recording(path, sink, progress).read();
}

} // namespace twinloom::scan
