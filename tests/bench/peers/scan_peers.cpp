// SPDX-License-Identifier: Apache-2.0
// The same steps on the same files by our code, Open3D, PCL and CloudCompare, each in a process of its own:
//   twinloom_scan_peers [POINTS]        prints a table in Markdown; 1 when a step failed
// Knows the peers by their programs: twinloom_peer_* beside this one, CloudCompare on the path. This program stays
// small, since a child's peak of memory begins with that of its parent.
#include "tests/bench/peers/step.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>
#include <QTemporaryDir>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <optional>

namespace twinloom::bench
{
namespace
{

/// A step as all peers know it, and as CloudCompare's command line does.
struct Row {
    QString title, step;
    QStringList files;
    QString leaf; ///< of voxels, metres
    QStringList cloudCompare;
    bool points = true; ///< the value counts points; else it is millimetres off
};

struct Measured {
    double seconds = 0, peakMib = 0;
    std::optional<double> value;
};

struct Peer {
    QString name;
    std::function<std::optional<Measured>(const Row &)> measure;
};

struct Child {
    int status = -1;
    Measured used;
    QString output;
};

double secondsOf(const rusage &usage)
{
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Standard output comes back; what it says on standard error is shown when it fails.
Child runChild(const QStringList &command, const QString &folder)
{
    const QByteArray out = QFile::encodeName(folder + QStringLiteral("/output")),
                     err = QFile::encodeName(folder + QStringLiteral("/errors"));
    std::vector<QByteArray> words;
    std::vector<char *> pointers;
    for (const QString &word : command)
        words.push_back(word.toLocal8Bit());
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    Child child;
    pid_t id = 0;
    const bool began = posix_spawnp(&id, pointers.front(), &files, nullptr, pointers.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&files);
    rusage usage{};
    if (!began || wait4(id, &child.status, 0, &usage) != id)
        return child;
    child.used = {secondsOf(usage), static_cast<double>(usage.ru_maxrss) / 1024, {}};
    const auto read = [](const QByteArray &path) {
        QFile file(QFile::decodeName(path));
        return file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()) : QString();
    };
    child.output = read(out);
    if (child.status != 0)
        std::fprintf(stderr, "%s\n%s", qPrintable(command.join(u' ')), qPrintable(read(err)));
    return child;
}

/// One that measures itself (step.h).
Peer libraryPeer(const QString &name, const QString &program, const QString &folder)
{
    return {name, [=](const Row &row) -> std::optional<Measured> {
                QStringList command{program, row.step};
                for (const QString &file : row.files)
                    command += folder + u'/' + file;
                if (!row.leaf.isEmpty())
                    command += row.leaf;
                const Child child = runChild(command, folder);
                const QStringList words = child.output.simplified().split(u' ');
                if (child.status != 0 || words.size() < 3)
                    return std::nullopt;
                return Measured{words[words.size() - 3].toDouble(), words[words.size() - 2].toDouble(),
                                words.last().toDouble()};
            }};
}

/// CloudCompare's processes hold more than the step: the start, which a run that does nothing tells, and the reading,
/// which one that only reads does. Both are taken off the seconds, not off the memory.
class CloudCompare
{
public:
    CloudCompare(QString program, QString folder) : m_program(std::move(program)), m_folder(std::move(folder)) {}

    std::optional<Measured> measure(const Row &row) const
    {
        const Child rest = row.step == u"load" ? run({}, {QStringLiteral("-CLEAR")}) : run(row.files, {});
        const Child child = run(row.files, row.cloudCompare);
        if (rest.status != 0 || child.status != 0)
            return std::nullopt;
        Measured result = child.used;
        result.seconds = std::max(0.0, result.seconds - rest.used.seconds);
        result.value = row.points ? pointsIn(child.output, row.step) : poseIn(row.files.front());
        return result;
    }

private:
    Child run(const QStringList &files, const QStringList &work) const
    {
        QStringList command{m_program, QStringLiteral("-SILENT"), QStringLiteral("-AUTO_SAVE"), QStringLiteral("OFF"),
                            QStringLiteral("-NO_TIMESTAMP")};
        for (const QString &file : files)
            command += {QStringLiteral("-O"), m_folder + u'/' + file};
        return runChild(command + work, m_folder);
    }

    /// It tells how many points it has read and how many thinning left, not what other steps left.
    static std::optional<double> pointsIn(const QString &output, const QString &step)
    {
        static const QRegularExpression kLoaded(QStringLiteral("Found one cloud with (\\d+) points"));
        static const QRegularExpression kThinned(QStringLiteral("Result: (\\d+) points"));
        if (step != u"load" && step != u"voxel")
            return std::nullopt;
        const auto match = (step == u"load" ? kLoaded : kThinned).match(output);
        return match.hasMatch() ? std::optional(match.captured(1).toDouble()) : std::nullopt;
    }

    /// The matrix that it writes beside the file.
    std::optional<double> poseIn(QString moving) const
    {
        QFile file(m_folder + u'/' + moving.remove(QStringLiteral(".ply")) +
                   QStringLiteral("_REGISTRATION_MATRIX.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const QStringList words = QString::fromLatin1(file.readAll()).simplified().split(u' ');
        if (words.size() != 16)
            return std::nullopt;
        Eigen::Matrix4d matrix;
        for (int i = 0; i < 16; ++i)
            matrix(i / 4, i % 4) = words[i].toDouble();
        return millimetresOff(Eigen::Affine3d(matrix));
    }

    QString m_program, m_folder;
};

std::vector<Row> rows()
{
    const QString hall = QStringLiteral("hall.ply"), thin = QStringLiteral("thin.ply");
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    std::vector<Row> all{{QStringLiteral("read PLY"), QStringLiteral("load"), {hall}, {}, {}}};
    for (const int centimetres : {1, 2, 5}) {
        const QString leaf = QString::number(0.01 * centimetres);
        all.push_back({QStringLiteral("voxels of %1 cm").arg(centimetres),
                       QStringLiteral("voxel"),
                       {hall},
                       leaf,
                       words("-SS SPATIAL") + QStringList{leaf}});
    }
    all.push_back(
        {QStringLiteral("normals, at 5 cm"), QStringLiteral("normals"), {thin}, {}, words("-OCTREE_NORMALS 0.12")});
    all.push_back(
        {QStringLiteral("statistical outliers, at 5 cm"), QStringLiteral("outliers"), {thin}, {}, words("-SOR 20 2")});
    all.push_back({QStringLiteral("registration, at 5 cm"),
                   QStringLiteral("register"),
                   {QStringLiteral("moving.ply"), QStringLiteral("fixed.ply")},
                   {},
                   words("-ICP -ITER 60 -OVERLAP 60 -RANDOM_SAMPLING_LIMIT 100000"),
                   false});
    return all;
}

std::vector<Peer> peersIn(const QString &folder)
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/twinloom_peer_");
    std::vector<Peer> peers{libraryPeer(QStringLiteral("Twinloom"), beside + QStringLiteral("twinloom"), folder)};
    if (QFile::exists(beside + QStringLiteral("open3d")))
        peers.push_back(
            libraryPeer(QStringLiteral("Open3D " TWINLOOM_OPEN3D), beside + QStringLiteral("open3d"), folder));
    if (QFile::exists(beside + QStringLiteral("pcl")))
        peers.push_back(libraryPeer(QStringLiteral("PCL " TWINLOOM_PCL), beside + QStringLiteral("pcl"), folder));
    if (const QString program = QStandardPaths::findExecutable(QStringLiteral("CloudCompare")); !program.isEmpty()) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // it opens no window, but asks for a screen
        peers.push_back({QStringLiteral("CloudCompare"), [cloudCompare = CloudCompare(program, folder)](
                                                             const Row &row) { return cloudCompare.measure(row); }});
    }
    return peers;
}

QString line(const QString &title, const QStringList &cells)
{
    return QStringLiteral("| %1 | %2 |").arg(title, cells.join(QStringLiteral(" | ")));
}

/// Whether it gave back all `input` points where it was to thin them.
bool didNothing(const Measured &measured, const Row &row, double input)
{
    return row.step == u"voxel" && measured.value == input;
}

QString timeCell(const Measured &measured, const Measured *ours)
{
    const QString ratio =
        ours ? QStringLiteral(" (%1×)").arg(measured.seconds / std::max(ours->seconds, 1e-6), 0, 'f', 1) : QString();
    return QStringLiteral("%1 s%2, %3 MiB")
        .arg(measured.seconds, 0, 'f', 2)
        .arg(ratio)
        .arg(std::round(measured.peakMib));
}

QString valueCell(const Measured &measured, const Row &row)
{
    if (!measured.value)
        return QStringLiteral("-");
    return row.points ? QLocale(QLocale::English).toString(static_cast<qint64>(*measured.value))
                      : QStringLiteral("%1 mm off").arg(*measured.value, 0, 'f', 1);
}

int printTables(const std::vector<Peer> &peers, double input)
{
    QStringList names, rule, times, values;
    for (const Peer &peer : peers) {
        names += peer.name;
        rule += QStringLiteral("---");
    }
    int failures = 0;
    for (const Row &row : rows()) {
        QStringList time, value;
        std::optional<Measured> ours;
        for (const Peer &peer : peers) {
            const std::optional<Measured> measured = peer.measure(row);
            const bool nothing = measured && didNothing(*measured, row, input);
            failures += measured ? 0 : 1;
            time += !measured ? QStringLiteral("failed")
                    : nothing ? QStringLiteral("-")
                              : timeCell(*measured, ours ? &*ours : nullptr);
            value += !measured ? QStringLiteral("-")
                     : nothing ? QStringLiteral("its input")
                               : valueCell(*measured, row);
            if (&peer == &peers.front())
                ours = measured;
            std::fprintf(stderr, "%s, %s: %s, %s\n", qPrintable(row.title), qPrintable(peer.name),
                         qPrintable(time.last()), qPrintable(value.last()));
        }
        times += line(row.title, time);
        values += line(row.title, value);
    }
    const auto print = [&](const QString &heading, const QStringList &table) {
        std::printf("%s\n%s\n%s\n", qPrintable(line(heading, names)), qPrintable(line(QStringLiteral("---"), rule)),
                    qPrintable(table.join(u'\n')));
    };
    print(QStringLiteral("processor seconds (of ours), peak"), times);
    std::printf("\n");
    print(QStringLiteral("what came out"), values);
    return failures == 0 ? 0 : 1;
}

int compare(const QString &points)
{
    const QTemporaryDir folder;
    const QString maker = QCoreApplication::applicationDirPath() + QStringLiteral("/twinloom_peer_twinloom");
    const Child made = runChild({maker, QStringLiteral("make"), folder.path(), points}, folder.path());
    if (made.status != 0)
        return 1;
    return printTables(peersIn(folder.path()), made.output.simplified().split(u' ').last().toDouble());
}

} // namespace
} // namespace twinloom::bench

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return twinloom::bench::compare(QCoreApplication::arguments().value(1, QStringLiteral("10000000")));
}
