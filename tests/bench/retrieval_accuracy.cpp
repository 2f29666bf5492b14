// SPDX-License-Identifier: Apache-2.0
// How well scanned things are recognised among models that do not hold the very same one:
//   twinloom_retrieval_accuracy > resources/docs/retrieval-accuracy.md
// With --details a line for each candidate goes to standard error.
#include "core/asset/obj_export.h"
#include "core/asset/retrieval.h"
#include "core/geometry/box.h"
#include "core/geometry/bvh.h"
#include "core/geometry/random.h"
#include "core/saved_file.h"

#include <Eigen/Geometry>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <map>
#include <numbers>

namespace twinloom
{
namespace
{

using asset::LibraryEntry;
using asset::Match;
using asset::NearestGrid;

constexpr double kNoise = 0.003;   // metres, along the ray
constexpr double kSpacing = 0.008; // of the rays, as a share of the thing's size
constexpr double kStationHeight = 1.6;
constexpr double kStretch = 1.15;

struct View {
    const char *name;
    std::vector<double> stations; ///< azimuths
};

struct Cluster {
    std::vector<Eigen::Vector3f> points;
    double yaw = 0;
};

/// What stations around a model at the origin see of it, once it is turned.
Cluster scanned(const asset::Model &model, const View &view, geometry::Random &random)
{
    Cluster cluster;
    cluster.yaw = random.uniform(-std::numbers::pi, std::numbers::pi);
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;
    for (const asset::MeshPart &part : model.parts) {
        for (const std::uint32_t i : part.indices)
            indices.push_back(static_cast<std::uint32_t>(positions.size()) + i);
        positions.insert(positions.end(), part.positions.begin(), part.positions.end());
    }
    const geometry::Bvh bvh(positions, indices);
    const auto [low, high] = model.bounds();
    const double across = static_cast<double>((high - low).norm());
    const Eigen::Vector3d middle = ((low + high) / 2).cast<double>();
    const double first = random.uniform(0, 2 * std::numbers::pi), away = std::max(2.5, 1.5 * across);
    const Eigen::AngleAxisd turn(cluster.yaw, Eigen::Vector3d::UnitZ());
    for (const double azimuth : view.stations) {
        const Eigen::Vector3d station(away * std::cos(first + azimuth), away * std::sin(first + azimuth),
                                      std::max(kStationHeight, 0.7 * middle.z()));
        const Eigen::Vector3d forward = (middle - station).normalized(),
                              right = forward.cross(Eigen::Vector3d::UnitZ()).normalized(), up = right.cross(forward);
        const double step = kSpacing * across, half = across / 2;
        for (double u = -half; u <= half; u += step)
            for (double v = -half; v <= half; v += step) {
                const Eigen::Vector3d ray = (middle + u * right + v * up - station).normalized();
                const auto hit = bvh.nearest({station.cast<float>(), ray.cast<float>()});
                if (!hit)
                    continue;
                const double range =
                    static_cast<double>(hit->distance) + std::min(kNoise, 0.01 * across) * random.normal();
                cluster.points.push_back((turn * (station + range * ray)).cast<float>());
            }
    }
    return cluster;
}

/// Turns about z after which a model cannot be told from itself.
std::vector<double> symmetriesOf(const asset::Shape &shape)
{
    const NearestGrid grid(shape.points, 48);
    std::vector<double> turns;
    for (int degree = 0; degree < 360; degree += 5) {
        const double angle = degree * std::numbers::pi / 180;
        const Eigen::Matrix3f turn =
            Eigen::AngleAxisf(static_cast<float>(angle), Eigen::Vector3f::UnitZ()).toRotationMatrix();
        float sum = 0;
        for (const Eigen::Vector3f &p : shape.points)
            sum += (turn * p - grid.nearest(turn * p)).norm();
        if (sum / static_cast<float>(shape.points.size()) < 0.035f * shape.size.mean())
            turns.push_back(angle);
    }
    return turns;
}

struct Score {
    int asked = 0, first = 0, five = 0, turned = 0;
};

QString percent(int part, int whole)
{
    return QStringLiteral("%1 %").arg(100.0 * part / std::max(whole, 1), 0, 'f', 1);
}

/// What is searched: the other models, or all of them, each stretched at random.
enum class Against { Others, Stretched };

class Evaluation
{
public:
    Result<void> open(const QString &folder, Against against)
    {
        m_against = against;
        if (const auto added = m_asked.addFolder(folder, m_progress); !added)
            return unexpected(added.error());
        if (against == Against::Stretched)
            if (const auto made = stretchAll(); !made)
                return made;
        const QString searched = against == Against::Others ? folder : m_folder.path();
        if (const auto added = m_library.addFolder(searched, m_progress); !added)
            return unexpected(added.error());
        auto index = asset::ShapeIndex::build(m_library, {}, m_progress);
        if (!index)
            return unexpected(index.error());
        m_index = *std::move(index);
        for (const LibraryEntry &entry : m_library.entries())
            ++m_members[entry.category];
        return {};
    }

    Result<Score> evaluate(const View &view, bool details)
    {
        Score score;
        const auto &entries = m_asked.entries();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (m_against == Against::Others && m_members[entries[i].category] < 2)
                continue; // nothing right is there to be found
            const auto model = asset::loadEntry(entries[i], m_progress);
            if (!model)
                return unexpected(model.error());
            geometry::Random random(1, i);
            const Cluster cluster = scanned(*model, view, random);
            auto matches = m_index.match(cluster.points, entries.size(), m_progress);
            const auto shape = asset::describeShape(*model, m_progress);
            if (!matches || !shape)
                return unexpected(matches ? shape.error() : matches.error());
            if (m_against == Against::Others)
                std::erase_if(*matches, [&](const Match &match) { return match.entry == i; });
            count(score, i, cluster, *matches, symmetriesOf(*shape));
            if (details)
                print(view, i, *matches);
        }
        return score;
    }

private:
    /// Each model by up to a seventh along each of its sides, as files with a catalog.
    Result<void> stretchAll()
    {
        geometry::Random random(2);
        QJsonArray catalog;
        for (const LibraryEntry &entry : m_asked.entries()) {
            auto model = asset::loadEntry(entry, m_progress);
            if (!model)
                return unexpected(model.error());
            asset::Placed placed;
            for (int axis = 0; axis < 3; ++axis)
                placed.local.scale[axis] = random.uniform(1 / kStretch, kStretch);
            placed.model = std::make_shared<const asset::Model>(*std::move(model));
            const QString file = entry.name + QStringLiteral(".glb");
            if (const auto written = asset::exportModels(m_folder.filePath(file), {placed}, {}); !written)
                return written;
            const Eigen::Vector3d size = entry.size.cast<double>().cwiseProduct(placed.local.scale);
            catalog.append(QJsonObject{{QStringLiteral("name"), entry.name},
                                       {QStringLiteral("class"), entry.category},
                                       {QStringLiteral("file"), file},
                                       {QStringLiteral("size_m"), QJsonArray{size.x(), size.z(), size.y()}}});
        }
        return saveFile(m_folder.filePath(QStringLiteral("catalog.json")), QJsonDocument(catalog).toJson());
    }

    void count(Score &score, std::size_t asked, const Cluster &cluster, const std::vector<Match> &matches,
               const std::vector<double> &symmetries)
    {
        const auto same = [&](const Match &match) {
            return m_library.entries()[match.entry].category == m_asked.entries()[asked].category;
        };
        ++score.asked;
        const auto five = matches.begin() + std::min<std::ptrdiff_t>(5, std::ssize(matches));
        score.five += std::any_of(matches.begin(), five, same) ? 1 : 0;
        if (matches.empty() || !same(matches.front()))
            return;
        ++score.first;
        double off = 10;
        for (const double turn : symmetries)
            off = std::min(off, std::abs(geometry::wrapAngle(matches.front().yaw - cluster.yaw - turn)));
        score.turned += off < 10 * std::numbers::pi / 180 ? 1 : 0;
    }

    /// One line a candidate, for who wants to know why.
    void print(const View &view, std::size_t asked, const std::vector<Match> &matches) const
    {
        const LibraryEntry &wanted = m_asked.entries()[asked];
        for (const Match &match : matches) {
            const LibraryEntry &entry = m_library.entries()[match.entry];
            std::fprintf(stderr, "%s;%s;%s;%s;%s;%.5f;%.5f;%.5f;%.5f;%.5f;%.3f;%.3f;%.3f\n", view.name,
                         qPrintable(wanted.name), qPrintable(wanted.category), qPrintable(entry.name),
                         qPrintable(entry.category), match.score, match.off, match.missing, match.unseen, match.stretch,
                         match.scale.x(), match.scale.y(), match.scale.z());
        }
    }

    Against m_against = Against::Others;
    Progress m_progress;
    QTemporaryDir m_folder; ///< of stretched models
    asset::Library m_asked{asset::Library::Begin::Empty}, m_library{asset::Library::Begin::Empty};
    asset::ShapeIndex m_index;
    std::map<QString, int> m_members;
};

Result<void> printRows(const char *name, Against against, bool details)
{
    constexpr double kQuarter = std::numbers::pi / 2;
    const View views[] = {{"four stations around it", {0, kQuarter, 2 * kQuarter, 3 * kQuarter}},
                          {"two stations, a right angle apart", {0, kQuarter}},
                          {"one station", {0}}};
    Evaluation evaluation;
    const QString folder =
        qEnvironmentVariable("TWINLOOM_DATA", QStringLiteral(TWINLOOM_DATA_DEFAULT)) + QStringLiteral("/assets");
    if (const auto opened = evaluation.open(folder, against); !opened)
        return opened;
    for (const View &view : views) {
        const auto score = evaluation.evaluate(view, details);
        if (!score)
            return unexpected(score.error());
        std::printf("| %s | %s | %d | %s | %s | %s |\n", name, view.name, score->asked,
                    qPrintable(percent(score->first, score->asked)), qPrintable(percent(score->five, score->asked)),
                    qPrintable(percent(score->turned, score->first)));
        std::fflush(stdout);
    }
    return {};
}

int table(bool details)
{
    std::printf(
        "# How well scanned things are recognised\n\nMade by `twinloom_retrieval_accuracy`. Each model of the shared "
        "assets is scanned by itself (rays from 1.6 m, 3 mm of noise) and turned at random; the library never holds "
        "the same mesh. *Others*: all other models; things that are alone in their category are not asked for. Many "
        "categories there hold but two quite different things (a cardboard box and a crate; a floor lamp and a ceiling "
        "lamp), which nobody can tell by shape. *Stretched*: all models, each stretched along its three sides by "
        "factors from %.2f to %.2f. A yaw is right within 10 degrees or a turn after which the thing looks the "
        "same.\n\n"
        "| library | seen from | things | category first | among the first five | yaw right, of those |\n"
        "| --- | --- | --- | --- | --- | --- |\n",
        1 / kStretch, kStretch);
    for (const auto &[name, against] : {std::pair("others", Against::Others), {"stretched", Against::Stretched}})
        if (const auto printed = printRows(name, against, details); !printed) {
            std::fprintf(stderr, "%s\n", qPrintable(printed.error().text()));
            return 1;
        }
    return 0;
}

} // namespace
} // namespace twinloom

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return twinloom::table(QCoreApplication::arguments().contains(QStringLiteral("--details")));
}
