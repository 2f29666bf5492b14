// SPDX-License-Identifier: Apache-2.0
#include "core/scan/registration/orientation.h"

#include "core/geometry/transform.h"
#include "core/scan/points/cells.h"
#include "core/scan/points/normals.h"
#include "core/scan/points/sturdy_range.h"
#include "core/scan/points/voxel.h"
#include "core/scan/registration/camera_frame.h"
#include "core/scan/structure/levels.h"

#include <QCoreApplication>

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace twinloom::scan
{
namespace
{

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kCellsAcross = 220; // of the thinned copy, along the longest side
constexpr std::size_t kMostSamples = 1'500'000;
constexpr double kAlongAxis = 0.94;          // cosine: a normal along an axis
constexpr double kFarAway = 1000.0;          // metres from the origin that floats do not stand
constexpr double kWorthTilting = 0.01;       // metres at the far end
constexpr double kLeastTilt = 0.2 * kDegree; // floors themselves are no better

QString text(const char *source)
{
    return QCoreApplication::translate("scan", source);
}

constexpr Range kUsualHeight = {2.1, 4.5}; // metres, of rooms
constexpr double kLeastHeight = 1.9;
constexpr double kFoot = 0.3048;           // metres
constexpr Range kFeetHeight = {7.0, 13.0}; // feet, of rooms
constexpr double kFeetAcross = 5;          // heights: a hall as high as that in metres is wider
constexpr double kLeastSeenHeight = 1.0, kMostHeight = 15,
                 kLeastAcross = 1;                    // metres, of what is seen of rooms and halls
constexpr double kUsualFlat = 12, kMostFlat = 25;     // times as wide as high
constexpr double kGeoreferenced = 1e5, kHills = 1500; // units
constexpr double kStrays = 0.002;                     // share of the points at either end of an axis
constexpr double kFewThings = 0.05;                   // share of all surface
constexpr double kHangs = 0.12, kSurelyHangs = 0.3;   // mean place of things, -1 to 1 along an axis that points down
constexpr double kSurveyors = 0.35;                   // what a format in which z is usually up counts
constexpr double kNarrow = 0.05;                      // lead of an axis below which it is told that it was guessed
constexpr double kWallLike = 0.2; // share of what is seen along an axis that a face covers: more is no table top

std::array<Range, 3> sturdyRanges(const PointCloud &cloud)
{
    return {sturdyRange(cloud, 0, kStrays), sturdyRange(cloud, 1, kStrays), sturdyRange(cloud, 2, kStrays)};
}

double longestOf(const std::array<Range, 3> &ranges)
{
    return std::max({ranges[0].length(), ranges[1].length(), ranges[2].length()});
}

/// Every n-th point, thinned, with normals; coordinates as in `cloud.positions`.
Result<PointCloud> thinnedCopy(const PointCloud &cloud, Progress &progress)
{
    PointCloud sample;
    const std::size_t step = cloud.size() / kMostSamples + 1;
    for (std::size_t i = 0; i < cloud.size(); i += step)
        if (cloud.positions[i].allFinite())
            sample.positions.push_back(cloud.positions[i]);
    if (sample.empty())
        return unexpected(ErrorCode::BadInput, text("The scan holds no point with finite coordinates."));
    const auto ranges = sturdyRanges(sample);
    const double longest = longestOf(ranges);
    const double leaf = longest > 0 ? longest / kCellsAcross : 1.0;
    const Eigen::Vector3d margin = Eigen::Vector3d::Constant(longest);
    const Eigen::Vector3d low = Eigen::Vector3d(ranges[0].low, ranges[1].low, ranges[2].low) - margin;
    const Eigen::Vector3d high = Eigen::Vector3d(ranges[0].high, ranges[1].high, ranges[2].high) + margin;
    std::erase_if(sample.positions, [&](const Eigen::Vector3f &p) {
        const Eigen::Vector3d q = p.cast<double>();
        return (q.array() < low.array()).any() || (q.array() > high.array()).any();
    });
    auto grid = voxelise(sample, {leaf, false}, progress);
    if (!grid)
        return unexpected(grid.error());
    NormalOptions options;
    options.radius = 2.5 * leaf;
    options.mostRadius = 4 * options.radius; // a floor is seen at a low angle, and so thinly
    if (const auto variation = estimateNormals(grid->cloud, options, progress); !variation)
        return unexpected(variation.error());
    return std::move(grid->cloud);
}

/// One each, shared among the points of a cell.
Result<std::vector<double>> evenWeights(const PointCloud &sample, double cell, Progress &progress)
{
    const auto cells = SortedCells::sort(sample.positions, cell, progress);
    if (!cells)
        return unexpected(cells.error());
    std::vector<double> weights(sample.size(), 0.0);
    for (std::size_t begin = 0, end = 0; begin < cells->size(); begin = end) {
        while (end < cells->size() && cells->key(end) == cells->key(begin))
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            weights[cells->index(i)] = 1.0 / static_cast<double>(end - begin);
    }
    return weights;
}

struct Axis {
    int index = 2;
    double lean = 0; ///< -1 to 1: where along it the things are
    double score = 0;
    bool downwards = false;
};

QString nameOf(const Axis &axis)
{
    return QLatin1String(axis.downwards ? "-" : "+") + QLatin1Char("xyz"[axis.index]);
}

/// What lies square to an axis, by its place along it: how much of all that is seen along the axis it covers.
class Layers
{
public:
    Layers(const PointCloud &sample, const std::array<Range, 3> &ranges, int axis, double leaf)
        : m_low(ranges[static_cast<std::size_t>(axis)].low), m_thickness(3 * leaf)
    {
        const int across = (axis + 1) % 3, up = (axis + 2) % 3;
        const Range &u = ranges[static_cast<std::size_t>(across)], &v = ranges[static_cast<std::size_t>(up)];
        const double cell = 4 * leaf;
        const auto columns = static_cast<std::size_t>(u.length() / cell) + 1;
        const auto rows = static_cast<std::size_t>(v.length() / cell) + 1;
        m_shares.assign(binOf(ranges[static_cast<std::size_t>(axis)].high) + 1, 0.0);
        std::vector<char> seen(columns * rows, 0);
        std::vector<std::vector<char>> layers(m_shares.size(), seen);
        for (std::size_t i = 0; i < sample.size(); ++i) {
            const Eigen::Vector3d p = sample.positions[i].cast<double>();
            const double x = (p[across] - u.low) / cell, y = (p[up] - v.low) / cell;
            if (x < 0 || y < 0 || x >= static_cast<double>(columns) || y >= static_cast<double>(rows))
                continue;
            const std::size_t at = static_cast<std::size_t>(x) * rows + static_cast<std::size_t>(y);
            seen[at] = 1;
            if (std::abs(sample.normals[i][axis]) > kAlongAxis && p[axis] >= m_low && binOf(p[axis]) < layers.size())
                layers[binOf(p[axis])][at] = 1;
        }
        const auto all = static_cast<double>(std::count(seen.begin(), seen.end(), 1));
        if (all == 0)
            return;
        std::vector<std::vector<char>> spread = layers;
        for (std::size_t b = 0; b < layers.size(); ++b) { // noise and tilt spread a layer over neighbours
            for (std::size_t n = b == 0 ? 0 : b - 1; n < std::min(b + 2, layers.size()); ++n)
                for (std::size_t at = 0; at < columns * rows; ++at)
                    spread[b][at] = static_cast<char>(spread[b][at] | layers[n][at]);
            m_shares[b] = static_cast<double>(std::count(spread[b].begin(), spread[b].end(), 1)) / all;
        }
        const auto third = std::ssize(m_shares) / 3;
        const auto low = std::max_element(m_shares.begin(), m_shares.begin() + third + 1);
        const auto high = std::max_element(m_shares.end() - third - 1, m_shares.end());
        std::size_t either = 0;
        for (std::size_t at = 0; at < columns * rows; ++at)
            either += spread[static_cast<std::size_t>(low - m_shares.begin())][at] ||
                              spread[static_cast<std::size_t>(high - m_shares.begin())][at]
                          ? 1
                          : 0;
        m_lesserEnd = std::min(*low, *high);
        m_eitherEnd = static_cast<double>(either) / all;
    }

    double at(double place) const { return place < m_low ? 0 : m_shares[std::min(binOf(place), m_shares.size() - 1)]; }
    /// Of the largest layer in the lower third and the largest in the upper: the share of the lesser one, ...
    double lesserEnd() const { return m_lesserEnd; }
    /// ... and of both together. Floor and ceiling shut off nearly all that is seen, though furniture and the tripod
    /// hide half the floor; beyond walls one sees through doors, and in a room that is no box they are but parts.
    double eitherEnd() const { return m_eitherEnd; }

private:
    std::size_t binOf(double place) const
    {
        return static_cast<std::size_t>(std::max(0.0, (place - m_low) / m_thickness + 0.5));
    }

    double m_low, m_thickness, m_lesserEnd = 0, m_eitherEnd = 0;
    std::vector<double> m_shares;
};

/// What the distance between two faces says of their being floor and ceiling, if the unit is a metre.
double asHeight(double length, double longest)
{
    if (longest < kUsualHeight.low || longest > 100 * kUsualHeight.high)
        return 0; // another unit
    if (length < kLeastHeight)
        return -1;
    return length >= kUsualHeight.low && length <= kUsualHeight.high ? 1 : 0;
}

/// The sample with what judging its axes takes.
struct Evidence {
    const PointCloud &sample;
    std::array<Range, 3> ranges;
    std::vector<double> weights; ///< make up for what the scanner saw densely
    std::array<Layers, 3> layers;
    std::vector<char> isThing; ///< away from the hull and from inner walls: in furnished rooms, the furniture
};

Result<Evidence> evidenceOf(const PointCloud &sample, Progress &progress)
{
    const auto ranges = sturdyRanges(sample);
    const double leaf = std::max(longestOf(ranges), 1e-6) / kCellsAcross;
    auto weights = evenWeights(sample, 4 * leaf, progress);
    if (!weights)
        return unexpected(weights.error());
    Evidence evidence{
        sample,
        ranges,
        *std::move(weights),
        {Layers(sample, ranges, 0, leaf), Layers(sample, ranges, 1, leaf), Layers(sample, ranges, 2, leaf)},
        std::vector<char>(sample.size(), 1)};
    for (std::size_t i = 0; i < sample.size(); ++i)
        for (int a = 0; a < 3; ++a) {
            const Range &range = ranges[static_cast<std::size_t>(a)];
            const double t = (sample.positions[i][a] - range.low) / std::max(range.length(), 1e-9);
            const bool onWall = std::abs(sample.normals[i][a]) > kAlongAxis &&
                                evidence.layers[static_cast<std::size_t>(a)].at(sample.positions[i][a]) > kWallLike;
            if (t < 0.08 || t > 0.92 || onWall)
                evidence.isThing[i] = 0;
        }
    return evidence;
}

/// What speaks for an axis: things gathered at one end of it (they stand on the floor); two faces that shut off what is
/// seen along it, at the height of a room; a short extent; and against it, more surface square to it than those faces
/// explain. The weights are a logistic regression's over some hundred furnished rooms of all heights, real and
/// simulated. Where nothing speaks, files usually have z up, else y.
Axis judgeAxis(const Evidence &evidence, int index)
{
    static constexpr std::array<double, 3> kUsual = {-0.15, 0.0, 0.03};
    const double longest = longestOf(evidence.ranges);
    const Range &range = evidence.ranges[static_cast<std::size_t>(index)];
    const Layers &layers = evidence.layers[static_cast<std::size_t>(index)];
    double square = 0, all = 0, things = 0, place = 0;
    for (std::size_t i = 0; i < evidence.sample.size(); ++i) {
        const double weight = evidence.weights[i];
        square += std::abs(evidence.sample.normals[i][index]) > kAlongAxis ? weight : 0;
        all += weight;
        if (!evidence.isThing[i])
            continue;
        things += weight;
        place += weight * (2 * (evidence.sample.positions[i][index] - range.low) / std::max(range.length(), 1e-9) - 1);
    }
    all = std::max(all, 1e-9);
    const double lean = place / (things + kFewThings * all); // a few of them say little
    Axis axis{index, lean, 0};
    axis.score = 0.65 * std::abs(lean) + 0.65 * layers.eitherEnd() +
                 0.12 * layers.lesserEnd() * asHeight(range.length(), longest) +
                 0.35 * (1 - range.length() / std::max(longest, 1e-9)) - 0.25 * square / all +
                 kUsual[static_cast<std::size_t>(index)];
    return axis;
}

Result<Axis> chooseAxis(const PointCloud &sample, const OrientationOptions &options, Orientation &found,
                        Progress &progress)
{
    if (options.up != UpAxis::Auto)
        return Axis{options.up == UpAxis::X ? 0 : options.up == UpAxis::Y ? 1 : 2};
    if (options.zUp == ZUp::Stated)
        return Axis{};
    if (options.zUp == ZUp::Unknown && isInCameraFrame(sample)) {
        found.issues.push_back(
            {QStringLiteral("up-guessed"),
             text("The points are as a depth camera sees them, before it and y down; that the camera "
                  "stood upright was guessed, so -y points up. --up sets it."),
             {}});
        return Axis{1, 0, 0, true};
    }
    const auto evidence = evidenceOf(sample, progress);
    if (!evidence)
        return unexpected(evidence.error());
    std::array<Axis, 3> axes;
    for (int index = 0; index < 3; ++index)
        axes[static_cast<std::size_t>(index)] = judgeAxis(*evidence, index);
    const bool usual = options.zUp == ZUp::Usual;
    axes[2].score += usual ? kSurveyors : 0;
    std::stable_sort(axes.begin(), axes.end(), [](const Axis &a, const Axis &b) { return a.score > b.score; });
    Axis best = axes[0];
    best.downwards = best.lean > (usual && best.index == 2 ? kSurelyHangs : kHangs);
    if (best.index != 2 || best.downwards || (!usual && best.score < axes[1].score + kNarrow))
        found.issues.push_back({QStringLiteral("up-guessed"),
                                text("The axis that points up was guessed to be %1; --up sets it.").arg(nameOf(best)),
                                {}});
    return best;
}

/// Turns the axis to +z by whole quarter turns, so that the file's other axes stay axes.
Eigen::Matrix3d turnOf(const Axis &axis)
{
    Eigen::Matrix3d turn = Eigen::Matrix3d::Identity();
    if (axis.index == 1)
        turn << 1, 0, 0, 0, 0, -1, 0, 1, 0; // (x, y, z) -> (x, -z, y), as from glTF
    else if (axis.index == 0)
        turn << 0, 1, 0, 0, 0, 1, 1, 0, 0; // (x, y, z) -> (y, z, x)
    if (axis.downwards)
        turn = Eigen::AngleAxisd(std::numbers::pi, Eigen::Vector3d::UnitX()).toRotationMatrix() * turn;
    return turn;
}

enum class RoomSize { No, Possible, Usual };

/// Whether it may be the size of a room, or of a hall; metres.
RoomSize roomSize(double across, double height)
{
    const bool usual = height >= kUsualHeight.low && height <= kUsualHeight.high;
    if (height < kLeastSeenHeight || height > kMostHeight || across < kLeastAcross || across > kMostFlat * height)
        return RoomSize::No;
    return usual && across <= kUsualFlat * height ? RoomSize::Usual : RoomSize::Possible;
}

/// What else than its size speaks for a file's unit.
struct UnitEvidence {
    double away = 0; ///< units from the origin
    bool surveyors = false;
};

/// Coordinates of a country's survey are metres, if what is there is no higher than hills are; formats of surveyors are
/// in metres, unless the place then has just the height of a room.
bool mayBe(double unit, double across, double height, const UnitEvidence &evidence)
{
    const bool georeferenced = evidence.away > kGeoreferenced && height < kHills;
    const RoomSize size = roomSize(across * unit, height * unit);
    return !georeferenced && (size == RoomSize::Usual || (size == RoomSize::Possible && !evidence.surveyors));
}

double guessUnit(const std::array<Range, 3> &upright, const UnitEvidence &evidence, Orientation &found)
{
    const double across = std::max(upright[0].length(), upright[1].length()), height = upright[2].length();
    if (across >= 0.4 && across <= 300 && height <= 60) {
        if (height > kFeetHeight.low && height < kFeetHeight.high && across < kFeetAcross * height)
            found.issues.push_back(
                {QStringLiteral("unit-doubtful"),
                 text("The unit was taken to be a metre, which makes the room %1 m high; in feet it is %2 m. If it "
                      "should be, give --units ft.")
                     .arg(height, 0, 'f', 1)
                     .arg(height * kFoot, 0, 'f', 1),
                 {}});
        return 1;
    }
    if (std::max(across, height) * 1000 < 0.4) // too small for a room in any unit: nothing to guess by
        return 1;
    struct Candidate {
        const char *name;
        double unit;
    };
    const Candidate *best = nullptr;
    static constexpr std::array kCandidates = {Candidate{"mm", 0.001}, Candidate{"cm", 0.01}, Candidate{"km", 1000}};
    const auto off = [height](const Candidate &candidate) {
        return std::abs(std::log(std::max(height, 1e-9) * candidate.unit / 2.8));
    };
    for (const Candidate &candidate : kCandidates)
        if (mayBe(candidate.unit, across, height, evidence) && (!best || off(candidate) < off(*best)))
            best = &candidate;
    if (!best) {
        found.issues.push_back({QStringLiteral("unit-doubtful"),
                                text("The unit was taken to be a metre, which makes the scan %1 m wide and %2 m high; "
                                     "in no unit it is of a room's size. --units sets it.")
                                    .arg(across, 0, 'g', 4)
                                    .arg(height, 0, 'g', 4),
                                {}});
        return 1;
    }
    found.issues.push_back(
        {QStringLiteral("unit-guessed"),
         text("The unit was guessed to be %1 by the size of the room; --units sets it.").arg(QLatin1String(best->name)),
         {}});
    return best->unit;
}

/// The rotation that makes the floor level; `sample` is upright and in metres.
Eigen::Quaterniond levelling(const PointCloud &sample, double spacing)
{
    Eigen::Quaterniond turn = Eigen::Quaterniond::Identity();
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const double reach : {12 * kDegree, 6 * kDegree, 3 * kDegree}) {
        const Eigen::Vector3d up = sum.norm() > 0 ? sum.normalized() : Eigen::Vector3d(0, 0, 1);
        sum.setZero();
        for (const Eigen::Vector3f &n : sample.normals) {
            const double d = n.cast<double>().dot(up);
            if (std::abs(d) > std::cos(reach))
                sum += (d < 0 ? -1.0 : 1.0) * n.cast<double>();
        }
    }
    if (sum.norm() == 0)
        return turn;
    turn = geometry::turnBetween(sum, Eigen::Vector3d::UnitZ());
    for (int round = 0; round < 3; ++round) {
        PointCloud level;
        for (std::size_t i = 0; i < sample.size(); ++i) {
            level.positions.push_back((turn * sample.positions[i].cast<double>()).cast<float>());
            level.normals.push_back((turn * sample.normals[i].cast<double>()).cast<float>());
        }
        const auto heights = chooseFloorAndCeiling(findLevels(level, spacing, 0.5));
        if (!heights.floor)
            return turn;
        Eigen::Vector3d mean = Eigen::Vector3d::Zero();
        std::vector<Eigen::Vector3d> floor;
        for (std::size_t i = 0; i < level.size(); ++i)
            if (std::abs(level.positions[i].z() - *heights.floor) < (round == 0 ? 0.06 : 0.03) &&
                std::abs(level.normals[i].z()) > 0.97f) {
                floor.push_back(level.positions[i].cast<double>());
                mean += floor.back();
            }
        if (floor.size() < 50)
            return turn;
        mean /= static_cast<double>(floor.size());
        Eigen::Matrix3d scatter = Eigen::Matrix3d::Zero();
        for (const Eigen::Vector3d &p : floor)
            scatter += (p - mean) * (p - mean).transpose();
        const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(scatter);
        Eigen::Vector3d normal = solver.eigenvectors().col(0);
        if (normal.z() < 0)
            normal = -normal;
        if (normal.z() < std::cos(5 * kDegree))
            return turn;
        turn = (geometry::turnBetween(normal, Eigen::Vector3d::UnitZ()) * turn).normalized();
    }
    return turn;
}

} // namespace

Result<UpAxis> upAxisFromText(const QString &name)
{
    const QString key = name.trimmed().toLower();
    for (const auto &[known, axis] : {std::pair("auto", UpAxis::Auto), std::pair("x", UpAxis::X),
                                      std::pair("y", UpAxis::Y), std::pair("z", UpAxis::Z)})
        if (key == QLatin1String(known))
            return axis;
    return unexpected(ErrorCode::Usage, text("\"%1\" is no up axis.").arg(name), text("Use auto, x, y or z."));
}

Result<double> unitFromText(const QString &name)
{
    struct Unit {
        const char *name;
        double metres;
    };
    static constexpr Unit kUnits[] = {{"auto", 0},
                                      {"m", 1},
                                      {"metre", 1},
                                      {"meter", 1},
                                      {"mm", 0.001},
                                      {"millimetre", 0.001},
                                      {"millimeter", 0.001},
                                      {"cm", 0.01},
                                      {"centimetre", 0.01},
                                      {"centimeter", 0.01},
                                      {"km", 1000},
                                      {"in", 0.0254},
                                      {"inch", 0.0254},
                                      {"ft", 0.3048},
                                      {"foot", 0.3048},
                                      {"feet", 0.3048},
                                      {"us-ft", 1200.0 / 3937},
                                      {"us-survey-foot", 1200.0 / 3937}};
    const QString key = name.trimmed().toLower();
    for (const Unit &unit : kUnits)
        if (key == QLatin1String(unit.name))
            return unit.metres;
    return unexpected(ErrorCode::Usage, text("\"%1\" is no unit of length.").arg(name),
                      text("Use auto, m, cm, mm, km, in, ft or us-ft."));
}

Result<Orientation> findOrientation(const PointCloud &cloud, const OrientationOptions &options, Progress &progress)
{
    auto sample = thinnedCopy(cloud, progress);
    if (!sample)
        return unexpected(sample.error());
    Orientation found;
    const auto axis = chooseAxis(*sample, options, found, progress);
    if (!axis)
        return unexpected(axis.error());
    found.up = nameOf(*axis);
    const Eigen::Matrix3d turn = turnOf(*axis);
    for (std::size_t i = 0; i < sample->size(); ++i) {
        sample->positions[i] = (turn * sample->positions[i].cast<double>()).cast<float>();
        sample->normals[i] = (turn * sample->normals[i].cast<double>()).cast<float>();
    }
    const auto ranges = sturdyRanges(*sample);
    found.unit = options.unit;
    if (const auto hinted = unitFromText(options.unitHint); found.unit == 0 && hinted)
        found.unit = *hinted;
    if (found.unit == 0)
        found.unit = guessUnit(ranges,
                               {(turn * cloud.origin + Eigen::Vector3d(ranges[0].low, ranges[1].low, 0)).norm(),
                                options.zUp != ZUp::Unknown},
                               found);

    const Eigen::Vector3d middle((ranges[0].low + ranges[0].high) / 2, (ranges[1].low + ranges[1].high) / 2,
                                 ranges[2].low);
    double longest = 0;
    for (const Range &range : ranges)
        longest = std::max(longest, range.length() * found.unit);
    for (Eigen::Vector3f &p : sample->positions)
        p = ((p.cast<double>() - middle) * found.unit).cast<float>();
    const Eigen::Quaterniond level = levelling(*sample, longest / kCellsAcross);
    found.tilt = Eigen::AngleAxisd(level).angle();
    Eigen::Affine3d tilt = Eigen::Affine3d::Identity();
    if (found.tilt > kLeastTilt && std::sin(found.tilt) * longest > kWorthTilting) {
        const Eigen::Vector3d pivot = (middle + turn * cloud.origin) * found.unit;
        tilt = Eigen::Translation3d(pivot) * level * Eigen::Translation3d(-pivot);
        if (found.tilt > 0.5 * kDegree)
            found.issues.push_back(
                {QStringLiteral("tilt-corrected"),
                 text("The floor was tilted by %1 degrees and has been levelled.").arg(found.tilt / kDegree, 0, 'f', 2),
                 {}});
    } else {
        found.tilt = 0;
    }
    found.transform = tilt * Eigen::Scaling(found.unit) * Eigen::Affine3d(turn);
    const Eigen::Vector3d place = (middle + turn * cloud.origin) * found.unit;
    if (place.norm() > kFarAway) {
        const Eigen::Vector3d offset = place.array().round();
        found.transform = Eigen::Translation3d(-offset) * found.transform;
        found.issues.push_back(
            {QStringLiteral("offset-removed"),
             text("The scan lies %1 km from its origin and was moved there.").arg(place.norm() / 1000, 0, 'f', 1),
             {}});
    }
    return found;
}

PointCloud transformed(PointCloud cloud, const Eigen::Affine3d &transform)
{
    const Eigen::Affine3d whole = transform * Eigen::Translation3d(cloud.origin);
    for (Eigen::Vector3f &p : cloud.positions)
        p = (whole * p.cast<double>()).cast<float>();
    const Eigen::Matrix3d turn = transform.rotation();
    for (Eigen::Vector3f &n : cloud.normals)
        n = (turn * n.cast<double>()).cast<float>();
    if (cloud.station)
        cloud.station = whole * *cloud.station;
    cloud.origin.setZero();
    return cloud;
}

} // namespace twinloom::scan
