// SPDX-License-Identifier: Apache-2.0
// How well scanned things are recognised among models that do not hold the very same one:
//   twinloom_retrieval_accuracy > resources/docs/retrieval-accuracy.md
// and what fit_retrieval.py fits the weights of the comparison to:
//   twinloom_retrieval_accuracy --features > features.txt
#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"
#include "core/asset/retrieval.h"
#include "core/geometry/box.h"
#include "core/geometry/bvh.h"
#include "core/geometry/random.h"
#include "core/saved_file.h"

#include <Eigen/Geometry>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <numbers>
#include <optional>

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
constexpr std::size_t kSeeds = 3; // random turns of each thing
constexpr int kSamples = 5000;    // on a whole surface
constexpr std::size_t kTop = 15;  // matches asked for, to see five categories among them

constexpr char kBefore[] = R"(# How well scanned things are recognised

Made by `twinloom_retrieval_accuracy > resources/docs/retrieval-accuracy.md`.

Each of the %d models of the shared assets is scanned by itself (rays from 1.6 m, 3 mm of noise), turned at random, and looked for
in a library that does not hold the same mesh:

- *others*: all other models. Asked for is what is not alone in its category, the folder's `class`, to the letter: a `bin` among totes
  counts as wrong.
- *others, of categories with three or more*: the same within the categories of which two other models remain.
- *starter*: the starter library alone, for the categories that it knows, by its names for them.
- *stretched*: all models, each stretched along its three sides by factors from %.2f to %.2f.

*Points on all its surfaces* are no scan: 5,000 of them lie evenly over the mesh, inside and below too, as in clouds made from models.

*First*: the category of the best match. *Among five models*: that of any of the first five matches, as `library match` prints them;
*five categories*: the right one is among the first five different ones of the first 15. A yaw is right within 10 degrees or a turn
after which the thing looks the same, and is asked of those whose category was first. Per cent, the mean of three random turns and
noises of each thing, with the least and the most.

| library | seen from | things | category first | among five models | among five categories | yaw right |
| --- | --- | --- | --- | --- | --- | --- |
)";
constexpr char kMisses[] = R"(
The goal is 75 first and 92 among five. Of the %d things that are asked for among all others, %d have but one other of their kind in the
library, and %d things of other categories stand beside them.

## What is missed
Of *others*, from four stations, in the first turn: the place of the right category, and what came first with which score. Nobody could
tell by shape that the ceiling lamps (a block, a cone) are what a floor lamp is; that a container on wheels and a litter bin are one
category, a round bin and a flat box another (`tote`); that a solid cube is a work table; that a cabinet with a tap is a sink, one with
a hob a stove and one with neither a kitchen cabinet; or a closed box from a nightstand. By eye about 80 first and 92 among five could
be had. Yaws are missed where the other model has no front in common: small parts, loaded pallets, racks.

| thing | category | place | first (score) |
| --- | --- | --- | --- |
)";
constexpr char kAfter[] = R"(
## How it is judged
A thing is compared by seven numbers (`core/asset/appearance.h`): the logarithms of width, depth and height; how far what is filled,
in eighths of the box, is the same; heights from above and from below; how the surface is spread over the height. A model is seen from
each side, each two sides and all, so that a cluster that shows one side is compared with one side, and with what is inside of it (which
brought 4 per cent to clouds that show that, and changed others by less than one). What each model says is summed
over its category. The starter library's model of a category says as much as one more member, so that a folder's single odd trash can
is not all that is known of trash cans. The eight best are laid on the points, and what lies closely on them counts for more.

The weights of the numbers, of the starter's say and of "none of these" are a conditional logit: the likelihood of the right category,
over all things and views, was maximised with the thing's own model left out. `tests/bench/fit_retrieval.py` fits them anew and judges
them on the things of categories that were left out of the fit (six folds). What it finds puts no more things first (65.0
and 84.1 among five categories before the best are laid on the points, against 66.2 and 85.9 with the weights that are kept), so they
stay.

A category's second model counts for less than its first: where the guess is weak, the list goes on with other categories rather than
with more of the same. This puts the right one among five models as often as among five categories (86.7 instead of 83.8 from four
stations); where the guess is sure, the list stays within the category.

Left out because the fit gave them no weight or brought nothing to categories left out: distances between random points, footprints,
silhouettes, depth maps from four sides, areas and outlines of horizontal sections, normals by height, heights in metres. Nor does
it help to lay more than eight models on the points (16, 32 and all gave the same for 71 of the things), or to fit the parts of a
pose's cost along with the rest.

Things alone in their category, asked for without it, tell what "none of these" weighs: of first matches with a score of 0.5 and more
nine in ten were right, of those below 0.3 one in three. Not fitted but set: the five sizes that a starter's model may have, and that a
pose speaks for its model below the cost of 1.5 at which half of the matches had been right when that cost alone decided.
)";

struct View {
    const char *name;
    std::vector<double> stations; ///< azimuths; none: points all over its surfaces, inside and below, too
};

struct Cluster {
    std::vector<Eigen::Vector3f> points;
    double yaw = 0;
};

struct Mesh {
    std::vector<Eigen::Vector3f> positions;
    std::vector<std::uint32_t> indices;
};

Mesh meshOf(const asset::Model &model)
{
    Mesh mesh;
    for (const asset::MeshPart &part : model.parts) {
        for (const std::uint32_t i : part.indices)
            mesh.indices.push_back(static_cast<std::uint32_t>(mesh.positions.size()) + i);
        mesh.positions.insert(mesh.positions.end(), part.positions.begin(), part.positions.end());
    }
    return mesh;
}

/// Evenly over all surfaces of a model.
std::vector<Eigen::Vector3d> sampled(const Mesh &mesh, double noise, geometry::Random &random)
{
    std::vector<double> areasUpTo;
    const auto corner = [&](std::size_t i) -> Eigen::Vector3d {
        return mesh.positions[mesh.indices[i]].cast<double>();
    };
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
        areasUpTo.push_back((areasUpTo.empty() ? 0 : areasUpTo.back()) +
                            (corner(i + 1) - corner(i)).cross(corner(i + 2) - corner(i)).norm());
    std::vector<Eigen::Vector3d> points;
    for (int n = 0; n < kSamples; ++n) {
        const auto found =
            std::lower_bound(areasUpTo.begin(), areasUpTo.end() - 1, random.uniform(0, areasUpTo.back()));
        const std::size_t i = 3 * static_cast<std::size_t>(found - areasUpTo.begin());
        const double root = std::sqrt(random.uniform()), v = random.uniform();
        const Eigen::Vector3d off(random.normal(), random.normal(), random.normal());
        points.push_back((1 - root) * corner(i) + root * (1 - v) * corner(i + 1) + root * v * corner(i + 2) +
                         noise * off);
    }
    return points;
}

/// What stations around a model at the origin see of it, once it is turned.
Cluster scanned(const asset::Model &model, const View &view, geometry::Random &random)
{
    Cluster cluster;
    cluster.yaw = random.uniform(-std::numbers::pi, std::numbers::pi);
    const Mesh mesh = meshOf(model);
    const geometry::Bvh bvh(mesh.positions, mesh.indices);
    const auto [low, high] = model.bounds();
    const double across = static_cast<double>((high - low).norm()), noise = std::min(kNoise, 0.01 * across);
    const Eigen::Vector3d middle = ((low + high) / 2).cast<double>();
    const double first = random.uniform(0, 2 * std::numbers::pi), away = std::max(2.5, 1.5 * across);
    const Eigen::AngleAxisd turn(cluster.yaw, Eigen::Vector3d::UnitZ());
    if (view.stations.empty())
        for (const Eigen::Vector3d &p : sampled(mesh, noise, random))
            cluster.points.push_back((turn * p).cast<float>());
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
                const double range = static_cast<double>(hit->distance) + noise * random.normal();
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

/// How often something was right, in per cent, over all random turns: the mean, and between which it was.
QString percent(const std::vector<int> &right, const std::vector<int> &of)
{
    double sum = 0, least = 100, most = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
        const double share = 100.0 * right[i] / std::max(of[i], 1);
        sum += share / static_cast<double>(right.size());
        least = std::min(least, share);
        most = std::max(most, share);
    }
    return QStringLiteral("%1 (%2 to %3)").arg(sum, 0, 'f', 1).arg(least, 0, 'f', 1).arg(most, 0, 'f', 1);
}

struct Score {
    std::vector<int> asked, first, five, fiveCategories, turned; ///< one a random turn

    Score() : asked(kSeeds, 0), first(asked), five(asked), fiveCategories(asked), turned(asked) {}
};

/// What was found for one thing, once.
struct Answer {
    QString wanted;
    std::vector<Match> matches;
    std::vector<QString> categories; ///< of the matches
    double yaw = 0;                  ///< the right one

    /// Of the right category among the different ones, from 1; none: it is not among them.
    std::optional<std::size_t> rank() const
    {
        std::vector<QString> different;
        for (const QString &category : categories)
            if (std::find(different.begin(), different.end(), category) == different.end())
                different.push_back(category);
        const auto found = std::find(different.begin(), different.end(), wanted);
        return found == different.end() ? std::nullopt : std::optional<std::size_t>(found - different.begin() + 1);
    }
    bool amongFive() const
    {
        const auto end = categories.begin() + std::min<std::ptrdiff_t>(5, std::ssize(categories));
        return std::find(categories.begin(), end, wanted) != end;
    }
};

void count(Score &score, std::size_t seed, const Answer &answer, const std::vector<double> &symmetries)
{
    ++score.asked[seed];
    score.five[seed] += answer.amongFive() ? 1 : 0;
    score.fiveCategories[seed] += answer.rank().value_or(6) <= 5 ? 1 : 0;
    if (answer.rank() != 1)
        return;
    ++score.first[seed];
    double off = 10;
    for (const double turn : symmetries)
        off = std::min(off, std::abs(geometry::wrapAngle(answer.matches.front().yaw - answer.yaw - turn)));
    score.turned[seed] += off < 10 * std::numbers::pi / 180 ? 1 : 0;
}

const std::vector<View> &views()
{
    constexpr double kQuarter = std::numbers::pi / 2;
    static const std::vector<View> kViews = {{"four stations around it", {0, kQuarter, 2 * kQuarter, 3 * kQuarter}},
                                             {"two stations, a right angle apart", {0, kQuarter}},
                                             {"one station", {0}},
                                             {"points on all its surfaces", {}}};
    return kViews;
}

/// What is searched.
enum class Against {
    Others,    ///< all other models
    Several,   ///< the other models of categories that have three or more
    Starter,   ///< the starter library alone
    Stretched, ///< all models, each stretched at random
};

class Evaluation
{
public:
    Result<void> open(const QString &folder)
    {
        if (const auto added = m_asked.addFolder(folder, m_progress); !added)
            return unexpected(added.error());
        for (const LibraryEntry &entry : m_asked.entries()) {
            ++m_members[entry.category];
            auto model = asset::loadEntry(entry, m_progress);
            if (!model)
                return unexpected(model.error());
            const auto shape = asset::describeShape(*model, m_progress);
            if (!shape)
                return unexpected(shape.error());
            m_models.push_back(std::make_shared<const asset::Model>(*std::move(model)));
            m_symmetries.push_back(symmetriesOf(*shape));
        }
        return {};
    }

    /// One row for each way of looking at the things.
    Result<void> printRows(const char *name, Against against)
    {
        std::vector<Score> scores(views().size());
        for (std::size_t i = 0; i < m_models.size(); ++i)
            if (isAsked(i, against))
                if (const auto asked = ask(i, against, scores); !asked)
                    return asked;
        for (std::size_t view = 0; view < views().size(); ++view) {
            const Score &score = scores[view];
            std::printf("| %s | %s | %d | %s | %s | %s | %s |\n", name, views()[view].name, score.asked[0],
                        qPrintable(percent(score.first, score.asked)), qPrintable(percent(score.five, score.asked)),
                        qPrintable(percent(score.fiveCategories, score.asked)),
                        qPrintable(percent(score.turned, score.first)));
        }
        std::fflush(stdout);
        return {};
    }

    /// One line for each thing, way of looking at it, and model of another thing: thing, view, category, the model's
    /// category, whether it is made to measure, and the differences.
    Result<void> printFeatures()
    {
        for (std::size_t i = 0; i < m_models.size(); ++i) {
            const auto found = libraryFor(i, Against::Others);
            if (!found)
                return unexpected(found.error());
            for (std::size_t view = 0; view < views().size(); ++view) {
                geometry::Random random(1, i);
                const auto cluster = asset::Cluster::make(scanned(*m_models[i], views()[view], random).points);
                if (!cluster)
                    return unexpected(cluster.error());
                const auto compared = (*found)->index.compare(*cluster, m_progress);
                if (!compared)
                    return unexpected(compared.error());
                for (const asset::Compared &one : *compared)
                    if (one.differences.isFinite().all())
                        printFeature(i, view, one);
            }
        }
        return {};
    }

    /// What was not first among all others, seen from all sides and turned in the first way.
    void printMisses() const
    {
        for (const QString &miss : m_misses)
            std::printf("%s\n", qPrintable(miss));
    }

    int things() const { return static_cast<int>(m_models.size()); }
    /// How many things are of a category of that many.
    int thingsOf(int members) const
    {
        return static_cast<int>(
            std::count_if(m_asked.entries().begin(), m_asked.entries().end(),
                          [&](const LibraryEntry &entry) { return m_members.at(entry.category) == members; }));
    }

    double secondsPerMatch() const { return m_seconds / std::max(m_matches, 1); }

private:
    void printFeature(std::size_t thing, std::size_t view, const asset::Compared &compared) const
    {
        std::printf("%zu %zu %s %s %d", thing, view,
                    qPrintable(asset::plainCategory(m_asked.entries()[thing].category)), qPrintable(compared.category),
                    compared.madeToMeasure ? 1 : 0);
        for (const float difference : compared.differences)
            std::printf(" %.5g", static_cast<double>(difference));
        std::printf("\n");
    }

    bool isAsked(std::size_t i, Against against) const
    {
        const LibraryEntry &entry = m_asked.entries()[i];
        switch (against) {
        case Against::Others:
            return m_members.at(entry.category) >= 2;
        case Against::Several:
            return m_members.at(entry.category) >= 3;
        case Against::Starter:
            return asset::findCategory(entry.category) != nullptr;
        case Against::Stretched:
            return true;
        }
        return false;
    }

    /// The starter library calls things by names of its own.
    static QString nameIn(Against against, const QString &category)
    {
        const asset::CategoryInfo *known = against == Against::Starter ? asset::findCategory(category) : nullptr;
        return known ? QString::fromLatin1(known->name) : category;
    }

    Result<void> ask(std::size_t i, Against against, std::vector<Score> &scores)
    {
        const auto found = libraryFor(i, against);
        if (!found)
            return unexpected(found.error());
        const Searched &searched = **found;
        for (std::size_t view = 0; view < views().size(); ++view)
            for (std::size_t seed = 0; seed < kSeeds; ++seed) {
                geometry::Random random(seed + 1, i);
                const Cluster cluster = scanned(*m_models[i], views()[view], random);
                const std::clock_t begun = std::clock();
                auto matches = searched.index.match(cluster.points, kTop, m_progress);
                if (!matches)
                    return unexpected(matches.error());
                m_seconds += static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
                ++m_matches;
                Answer answer{nameIn(against, m_asked.entries()[i].category), *std::move(matches), {}, cluster.yaw};
                for (const Match &match : answer.matches)
                    answer.categories.push_back(nameIn(against, searched.library.entries()[match.entry].category));
                count(scores[view], seed, answer, m_symmetries[i]);
                if (against == Against::Others && view == 0 && seed == 0 && answer.rank() != 1)
                    m_misses.push_back(told(i, answer));
            }
        return {};
    }

    QString told(std::size_t i, const Answer &answer) const
    {
        const auto rank = answer.rank();
        return QStringLiteral("| %1 | %2 | %3 | %4 (%5) |")
            .arg(m_asked.entries()[i].name, answer.wanted, rank ? QString::number(*rank) : QStringLiteral("none"),
                 answer.categories.empty() ? QString() : answer.categories.front())
            .arg(answer.matches.empty() ? 0 : answer.matches.front().score, 0, 'f', 2);
    }

    struct Searched {
        asset::Library library{asset::Library::Begin::Empty};
        asset::ShapeIndex index;
    };

    Result<std::shared_ptr<const Searched>> libraryFor(std::size_t i, Against against)
    {
        const bool isSame = against == Against::Starter || against == Against::Stretched;
        if (isSame && m_searched.contains(against))
            return m_searched[against];
        auto searched = std::make_shared<Searched>();
        if (against == Against::Starter)
            searched->library = asset::Library();
        else if (const auto filled = fill(searched->library, i, against); !filled)
            return unexpected(filled.error());
        auto index = asset::ShapeIndex::build(searched->library, m_cache.path(), m_progress);
        if (!index)
            return unexpected(index.error());
        searched->index = *std::move(index);
        if (isSame)
            m_searched[against] = searched;
        return std::shared_ptr<const Searched>(searched);
    }

    /// With what a catalog in a folder of its own lists.
    Result<void> fill(asset::Library &library, std::size_t asked, Against against)
    {
        const QTemporaryDir folder;
        QJsonArray catalog;
        geometry::Random random(2);
        for (std::size_t i = 0; i < m_models.size(); ++i) {
            const LibraryEntry &entry = m_asked.entries()[i];
            QString file = entry.file;
            Eigen::Vector3d size = entry.size.cast<double>();
            if (against == Against::Stretched) {
                file = QDir(m_stretched.path()).filePath(entry.name + QStringLiteral(".glb"));
                const auto scale = stretched(i, file, random);
                if (!scale)
                    return unexpected(scale.error());
                size = size.cwiseProduct(*scale);
            } else if (i == asked || (against == Against::Several && m_members[entry.category] < 3)) {
                continue;
            }
            catalog.append(QJsonObject{{QStringLiteral("name"), entry.name},
                                       {QStringLiteral("class"), entry.category},
                                       {QStringLiteral("file"), file},
                                       {QStringLiteral("size_m"), QJsonArray{size.x(), size.z(), size.y()}}});
        }
        const QString path = folder.filePath(QStringLiteral("catalog.json"));
        if (const auto saved = saveFile(path, QJsonDocument(catalog).toJson()); !saved)
            return saved;
        const auto added = library.addFolder(folder.path(), m_progress);
        return added ? Result<void>() : unexpected(added.error());
    }

    /// By up to a seventh along each of its sides.
    Result<Eigen::Vector3d> stretched(std::size_t i, const QString &file, geometry::Random &random) const
    {
        asset::Placed placed;
        for (int axis = 0; axis < 3; ++axis)
            placed.local.scale[axis] = random.uniform(1 / kStretch, kStretch);
        placed.model = m_models[i];
        if (const auto written = asset::exportModels(file, {placed}, {}); !written)
            return unexpected(written.error());
        return Eigen::Vector3d(placed.local.scale);
    }

    Progress m_progress;
    QTemporaryDir m_cache, m_stretched;
    asset::Library m_asked{asset::Library::Begin::Empty};
    std::vector<std::shared_ptr<const asset::Model>> m_models; ///< of what is asked for
    std::vector<std::vector<double>> m_symmetries;
    std::map<QString, int> m_members;
    std::map<Against, std::shared_ptr<const Searched>> m_searched;
    std::vector<QString> m_misses;
    double m_seconds = 0;
    int m_matches = 0;
};

Result<void> printTable(Evaluation &evaluation)
{
    std::printf(kBefore, evaluation.things(), 1 / kStretch, kStretch);
    for (const auto &[name, against] : {std::pair("others", Against::Others),
                                        {"others, of categories with three or more", Against::Several},
                                        {"starter", Against::Starter},
                                        {"stretched", Against::Stretched}})
        if (const auto printed = evaluation.printRows(name, against); !printed)
            return printed;
    std::printf(kMisses, evaluation.things() - evaluation.thingsOf(1), evaluation.thingsOf(2), evaluation.thingsOf(1));
    evaluation.printMisses();
    std::printf("%s", kAfter);
    std::fprintf(stderr, "A match of %zu models took %.3f s of one processor.\n", kTop, evaluation.secondsPerMatch());
    return {};
}

Result<void> run(bool features)
{
    Evaluation evaluation;
    const QString folder =
        qEnvironmentVariable("TWINLOOM_DATA", QStringLiteral(TWINLOOM_DATA_DEFAULT)) + QStringLiteral("/assets");
    if (const auto opened = evaluation.open(folder); !opened)
        return opened;
    return features ? evaluation.printFeatures() : printTable(evaluation);
}

} // namespace
} // namespace twinloom

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto printed = twinloom::run(application.arguments().contains(QLatin1String("--features")));
    if (!printed)
        std::fprintf(stderr, "%s\n", qPrintable(printed.error().text()));
    return printed ? 0 : 1;
}
