// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/camera.h"

#include "core/input_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{

namespace
{

Unexpected bad(const QString &path, const QString &what)
{
    return unexpected(ErrorCode::BadInput, QCoreApplication::translate("scan", "Cannot read %1: %2.").arg(path, what));
}

Unexpected badLine(const QString &path, int line)
{
    return bad(path, QCoreApplication::translate("scan", "line %1 does not hold the numbers of a camera").arg(line));
}

/// A line's numbers; what is none counts as NaN.
struct Row {
    int line = 0; ///< in the file, from 1
    std::vector<double> values;
};

/// The lines that are neither empty nor comments.
Result<std::vector<Row>> rowsOf(const QString &path)
{
    QFile file(path);
    if (const auto opened = openRegularInput(file); !opened)
        return unexpected(opened.error());
    std::vector<Row> rows;
    for (int line = 1; !file.atEnd(); ++line) {
        constexpr qint64 kLongest = 4096;
        const QByteArray text = file.readLine(kLongest).simplified();
        if (text.isEmpty() || text.startsWith('#'))
            continue;
        Row row{line, {}};
        for (const QByteArray &word : text.split(' ')) {
            bool isNumber = false;
            const double value = word.toDouble(&isNumber);
            row.values.push_back(isNumber && std::isfinite(value) ? value : std::nan(""));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool areNumbers(const Row &row, std::size_t count)
{
    return row.values.size() == count &&
           std::none_of(row.values.begin(), row.values.end(), [](double v) { return std::isnan(v); });
}

bool isRigid(const Eigen::Affine3d &pose)
{
    constexpr double kSlack = 1e-2; // poses are written with few digits
    return pose.matrix().allFinite() &&
           (pose.linear() * pose.linear().transpose() - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() < kSlack &&
           pose.linear().determinant() > 0;
}

std::vector<double> numbersOf(const QJsonValue &value)
{
    std::vector<double> numbers;
    for (const QJsonValue &each : value.toArray())
        numbers.push_back(each.toDouble());
    return numbers;
}

/// The .json files of the folder, by name.
std::vector<std::pair<QString, QJsonObject>> documentsOf(const QString &folder)
{
    std::vector<std::pair<QString, QJsonObject>> documents;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (openRegularInput(file))
            documents.emplace_back(file.fileName(), QJsonDocument::fromJson(file.readAll()).object());
    }
    return documents;
}

bool isOfSize(const QJsonObject &intrinsic, int width, int height)
{
    return intrinsic[QLatin1String("width")].toInt() == width && intrinsic[QLatin1String("height")].toInt() == height;
}

/// Open3D's matrix, columns first.
PinholeCamera fromMatrix(const std::vector<double> &m)
{
    PinholeCamera camera;
    if (m.size() == 9) {
        camera.fx = m[0];
        camera.fy = m[4];
        camera.cx = m[6];
        camera.cy = m[7];
    }
    return camera;
}

/// "fx 525.0" lines in any order, or the matrix, rows first.
Result<PinholeCamera> fromText(const QString &path)
{
    QFile file(path);
    if (const auto opened = openRegularInput(file); !opened)
        return unexpected(opened.error());
    const QString text = QString::fromUtf8(file.readAll());
    PinholeCamera camera;
    const auto named = [&](const char *name, double &value) {
        const QRegularExpression pattern(QStringLiteral(R"(\b%1\b\s*[:=]?\s*([-+.\deE]+))").arg(QLatin1String(name)));
        if (const auto match = pattern.match(text); match.hasMatch())
            value = match.captured(1).toDouble();
    };
    named("fx", camera.fx);
    named("fy", camera.fy);
    named("cx", camera.cx);
    named("cy", camera.cy);
    named("depth_scale", camera.depthScale);
    if (camera.fx == 0) {
        std::vector<double> numbers;
        for (const QString &word : text.split(QRegularExpression(QStringLiteral(R"([\s,;]+)")), Qt::SkipEmptyParts))
            numbers.push_back(word.toDouble());
        if (numbers.size() == 9)
            camera = fromMatrix({numbers[0], 0, 0, 0, numbers[4], 0, numbers[2], numbers[5], 1});
    }
    return camera;
}

Result<PinholeCamera> checked(const PinholeCamera &camera, const QString &path)
{
    if (!(camera.fx > 0) || !(camera.fy > 0) || !(camera.depthScale > 0) || !std::isfinite(camera.cx + camera.cy))
        return bad(path, QCoreApplication::translate("scan", "it names no focal lengths fx and fy above 0"));
    return camera;
}

/// Redwood (Choi, Zhou, Koltun 2015): three integers, then four rows of camera to world.
Result<std::vector<Eigen::Affine3d>> fromLog(const QString &path)
{
    const auto rows = rowsOf(path);
    if (!rows)
        return unexpected(rows.error());
    std::vector<Eigen::Affine3d> poses;
    for (std::size_t i = 0; i < rows->size(); i += 5) {
        if (!areNumbers((*rows)[i], 3))
            return badLine(path, (*rows)[i].line);
        Eigen::Affine3d pose;
        for (std::size_t r = 0; r < 4; ++r) {
            if (i + 1 + r >= rows->size() || !areNumbers((*rows)[i + 1 + r], 4))
                return badLine(path, (*rows)[std::min(i + 1 + r, rows->size() - 1)].line);
            for (std::size_t c = 0; c < 4; ++c)
                pose.matrix()(Eigen::Index(r), Eigen::Index(c)) = (*rows)[i + 1 + r].values[c];
        }
        if (!isRigid(pose))
            return badLine(path, (*rows)[i + 1].line);
        poses.push_back(pose);
    }
    return poses;
}

Result<std::vector<Eigen::Affine3d>> fromJson(const QString &path, const QJsonArray &parameters)
{
    std::vector<Eigen::Affine3d> poses;
    for (const QJsonValue &each : parameters) {
        const std::vector<double> m = numbersOf(each.toObject()[QLatin1String("extrinsic")]);
        Eigen::Affine3d toCamera = Eigen::Affine3d::Identity();
        if (m.size() == 16)
            toCamera.matrix() = Eigen::Map<const Eigen::Matrix4d>(m.data());
        if (m.size() != 16 || !isRigid(toCamera))
            return bad(path, QCoreApplication::translate("scan", "camera %1 has no pose").arg(poses.size()));
        poses.push_back(toCamera.inverse());
    }
    return poses;
}

struct TimedPose {
    double time = 0;
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
};

/// "tx ty tz qx qy qz qw", with or without a time in front.
Result<std::vector<TimedPose>> fromRows(const QString &path, std::size_t columns)
{
    const auto rows = rowsOf(path);
    if (!rows)
        return unexpected(rows.error());
    std::vector<TimedPose> poses;
    for (const Row &row : *rows) {
        if (!areNumbers(row, columns))
            return badLine(path, row.line);
        const double *v = row.values.data() + (columns - 7);
        const Eigen::Quaterniond turn(v[6], v[3], v[4], v[5]);
        if (turn.norm() < 0.5)
            return badLine(path, row.line);
        poses.push_back({row.values[0], Eigen::Translation3d(v[0], v[1], v[2]) * turn.normalized()});
    }
    return poses;
}

/// TUM RGB-D (Sturm et al. 2012): the pose nearest in time to each picture, which is named by its time.
Result<std::vector<Eigen::Affine3d>> fromTimes(const QString &path, const QStringList &pictures)
{
    auto timed = fromRows(path, 8);
    if (!timed)
        return unexpected(timed.error());
    std::sort(timed->begin(), timed->end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    constexpr double kNear = 0.05;
    std::vector<Eigen::Affine3d> poses;
    for (const QString &picture : pictures) {
        const double time = QFileInfo(picture).completeBaseName().toDouble();
        auto after = std::lower_bound(timed->begin(), timed->end(), time,
                                      [](const TimedPose &pose, double t) { return pose.time < t; });
        if (after != timed->begin() && (after == timed->end() || time - std::prev(after)->time < after->time - time))
            --after;
        if (after == timed->end() || std::abs(after->time - time) > kNear)
            return bad(path, QCoreApplication::translate("scan", "it has no pose at the time of %1").arg(picture));
        poses.push_back(after->pose);
    }
    return poses;
}

Result<std::vector<Eigen::Affine3d>> anyTrajectory(const QDir &dir, const QStringList &pictures, int width, int height)
{
    const auto has = [&dir](const char *name) { return dir.exists(QLatin1String(name)); };
    const auto path = [&dir](const char *name) { return dir.filePath(QLatin1String(name)); };
    if (has("trajectory.log"))
        return fromLog(path("trajectory.log"));
    for (const auto &[name, document] : documentsOf(dir.path())) {
        const QJsonArray parameters = document[QLatin1String("parameters")].toArray();
        if (!parameters.isEmpty() &&
            isOfSize(parameters[0].toObject()[QLatin1String("intrinsic")].toObject(), width, height))
            return fromJson(name, parameters);
    }
    for (const char *name : {"pose.txt", "poses.txt", "trajectory.txt"})
        if (has(name)) {
            const auto rows = fromRows(path(name), 7);
            if (!rows)
                return unexpected(rows.error());
            std::vector<Eigen::Affine3d> poses;
            for (const TimedPose &row : *rows)
                poses.push_back(row.pose);
            return poses;
        }
    if (has("groundtruth.txt"))
        return fromTimes(path("groundtruth.txt"), pictures);
    return unexpected(
        ErrorCode::NotFound,
        QCoreApplication::translate("scan", "%1 does not say where its pictures were taken.").arg(dir.path()),
        QCoreApplication::translate("scan", "Put a trajectory beside them: trajectory.log (Redwood), "
                                            "pose.txt (tx ty tz qx qy qz qw) or groundtruth.txt (TUM)."));
}

} // namespace

Result<PinholeCamera> readCamera(const QString &folder, int width, int height)
{
    if (const QString path = QDir(folder).filePath(QStringLiteral("intrinsics.txt")); QFileInfo::exists(path)) {
        const auto camera = fromText(path);
        return camera ? checked(*camera, path) : camera;
    }
    for (const auto &[path, document] : documentsOf(folder))
        if (document.contains(QLatin1String("intrinsic_matrix")) && isOfSize(document, width, height)) {
            PinholeCamera camera = fromMatrix(numbersOf(document[QLatin1String("intrinsic_matrix")]));
            camera.depthScale = document[QLatin1String("depth_scale")].toDouble(camera.depthScale);
            return checked(camera, path);
        }
    if (3 * width != 4 * height)
        return bad(folder, QCoreApplication::translate("scan", "no intrinsics.txt says what lens took the pictures"));
    const double size = width / 640.0; // PrimeSense's sensor, as Open3D and TUM take it
    PinholeCamera camera{525 * size, 525 * size, 319.5 * size, 239.5 * size, 1000, true};
    if (QFileInfo::exists(QDir(folder).filePath(QStringLiteral("groundtruth.txt"))))
        camera.depthScale = 5000; // TUM's recordings
    return camera;
}

Result<std::vector<Eigen::Affine3d>> readTrajectory(const QString &folder, const QStringList &pictures, int width,
                                                    int height)
{
    auto poses = anyTrajectory(QDir(folder), pictures, width, height);
    if (poses && poses->size() != std::size_t(pictures.size()))
        return bad(folder, QCoreApplication::translate("scan", "it has %1 pictures of depth, but %2 poses")
                               .arg(pictures.size())
                               .arg(poses->size()));
    return poses;
}

} // namespace twinloom::scan
