// SPDX-License-Identifier: Apache-2.0
#include "core/scan/simulate/simulate.h"

#include "core/geometry/bvh.h"
#include "core/geometry/random.h"
#include "core/scan/simulate/simulate_geometry.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace twinloom::scan
{

namespace
{

using geometry::Vec2;
using geometry::Vec3;

constexpr double kLowest = -std::numbers::pi / 3; ///< elevation below which the tripod is in the way
constexpr double kHighest = std::numbers::pi / 2;
constexpr double kBeam = 0.0008;      ///< width of the beam, radians, with its size at the exit
constexpr double kNearSurface = 0.03; ///< metres from a surface up to which a mixed point is as good as on it
constexpr int kMostReflections = 4;
constexpr int kStationsARoom = 2;     ///< of a building with several storeys
constexpr double kPaneReturns = 0.06; ///< share of beams that a pane sends back

int roomCount(std::span<const SimulatedStorey> storeys)
{
    std::size_t rooms = 0;
    for (const SimulatedStorey &storey : storeys)
        rooms += storey.rooms.size();
    return static_cast<int>(rooms);
}

/// Where nobody can stand: on the stairs, or over the well of those below.
std::vector<geometry::Polygon> stairsOn(std::span<const SimulatedStorey> storeys, std::size_t storey)
{
    std::vector<geometry::Polygon> taken;
    if (const auto &up = storeys[storey].stairs)
        taken.push_back(up->strip((up->head - up->foot).norm()));
    if (storey > 0 && storeys[storey - 1].stairs)
        taken.push_back(storeys[storey - 1].stairs->strip(storeys[storey - 1].stairs->well));
    return taken;
}

/// A free place for the tripod: its distance to walls, stairs and to what stands on the floor.
double clearance(const scene::Room &room, std::span<const geometry::Polygon> stairs, const Vec2 &place)
{
    double least = geometry::signedDistance(room.polygon, place);
    for (const geometry::Polygon &flight : stairs)
        least = std::min(least, -geometry::signedDistance(flight, place));
    for (const scene::RoomObject &object : room.objects)
        if (object.box.bottom() < 1.8 && object.box.top() > 0.1)
            least = std::min(least, -geometry::signedDistance(object.box.footprint(), place));
    return least;
}

/// Places on a grid with room for a scanner; the clearance asked for falls until there are some.
std::vector<Vec2> freePlaces(const scene::Room &room, std::span<const geometry::Polygon> stairs)
{
    const auto [low, high] = geometry::bounds(room.polygon);
    const double step = std::max(0.25, (high - low).maxCoeff() / 80);
    for (const double wanted : {0.8, 0.5, 0.25}) {
        std::vector<Vec2> places;
        for (double y = low.y() + step / 2; y < high.y(); y += step)
            for (double x = low.x() + step / 2; x < high.x(); x += step)
                if (clearance(room, stairs, {x, y}) > wanted)
                    places.emplace_back(x, y);
        if (!places.empty())
            return places;
    }
    return {};
}

/// Stations as far from each other as there is place: each room gets one, then the largest gap gets the next.
std::vector<Vec3> placeStations(std::span<const SimulatedStorey> storeys, int count, double height)
{
    std::vector<Vec3> places, chosen;
    for (std::size_t i = 0; i < storeys.size(); ++i)
        for (const scene::Room &room : storeys[i].rooms) {
            const std::vector<Vec2> free = freePlaces(room, stairsOn(storeys, i));
            if (free.empty())
                continue;
            const auto above = [&](const Vec2 &p) { return Vec3(p.x(), p.y(), storeys[i].floor + height); };
            // Off the middle: symmetrical rooms would be seen symmetrically, with the same blind spots twice.
            const Vec2 first = geometry::centroid(room.polygon) * 0.5 + room.polygon.front() * 0.5;
            if (static_cast<int>(chosen.size()) < count)
                chosen.push_back(above(*std::min_element(free.begin(), free.end(), [&](const Vec2 &a, const Vec2 &b) {
                    return (a - first).squaredNorm() < (b - first).squaredNorm();
                })));
            std::transform(free.begin(), free.end(), std::back_inserter(places), above);
        }
    while (!places.empty() && static_cast<int>(chosen.size()) < count) {
        const auto gap = [&](const Vec3 &place) {
            double least = std::numeric_limits<double>::max();
            for (const Vec3 &other : chosen)
                least = std::min(least, (place - other).squaredNorm());
            return least;
        };
        chosen.push_back(*std::max_element(places.begin(), places.end(),
                                           [&](const Vec3 &a, const Vec3 &b) { return gap(a) < gap(b); }));
    }
    return chosen;
}

struct Sample {
    double range = 0; ///< 0: no return
    std::uint32_t triangle = 0;
    double incidence = 1; ///< cosine
    bool mirrored = false;
};

class Scanner
{
public:
    Scanner(const Building &building, const SimulateOptions &options)
        : m_building(building), m_bvh(building.positions, building.indices), m_options(options)
    {
    }

    /// Share of beams that come back at a station.
    double returnRate(const Vec3 &station) const
    {
        constexpr int kColumns = 60, kRows = 25;
        int returned = 0;
        for (int c = 0; c < kColumns; ++c)
            for (int r = 0; r < kRows; ++r) {
                const Sample sample = cast(station, direction(c, r, kColumns, kRows));
                returned += sample.range > 0 && !glass(sample);
            }
        return std::max(0.01, returned / double(kColumns * kRows));
    }

    Result<void> scan(const Vec3 &station, std::size_t number, double rays, SimulatedScan &out,
                      Progress &progress) const
    {
        const double aspect = 2 * std::numbers::pi / (kHighest - kLowest);
        const int rows = std::max(2, static_cast<int>(std::lround(std::sqrt(rays / aspect))));
        const int columns = std::max(2, static_cast<int>(std::lround(rays / rows)));
        const double step = (kHighest - kLowest) / rows;
        for (int c = 0; c < columns; ++c) {
            // One stream of random numbers a column: columns could be cast in any order, or at once.
            geometry::Random random(m_options.seed,
                                    static_cast<std::uint64_t>(number) << 32 | static_cast<std::uint64_t>(c));
            double lastRange = 0;
            for (int r = 0; r < rows; ++r) {
                if (r % 1024 == 0 && progress.cancelled())
                    return cancelledError();
                const Vec3 ray = direction(c, r, columns, rows);
                Sample sample = cast(station, ray);
                if (glass(sample) && random.uniform() > kPaneReturns)
                    sample.range = 0;
                if (sample.range > 0) {
                    const double range = mixedRange(sample, lastRange, step, random);
                    out.truth.push_back(truthOf(sample, range, lastRange));
                    emit(station, ray, sample, range, random, out);
                }
                lastRange = sample.range;
            }
            progress.set((c + 1.0) / columns);
        }
        return {};
    }

private:
    static Vec3 direction(int column, int row, int columns, int rows)
    {
        const double azimuth = 2 * std::numbers::pi * (column + 0.5) / columns;
        const double elevation = kLowest + (kHighest - kLowest) * (row + 0.5) / rows;
        return {std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth), std::sin(elevation)};
    }
    const Surface &surface(const Sample &sample) const
    {
        return m_building.surfaces[m_building.surfaceOf[sample.triangle]];
    }
    bool glass(const Sample &sample) const { return sample.range > 0 && surface(sample).kind == Surface::Kind::Glass; }

    Eigen::Vector3f normalOf(std::uint32_t triangle) const
    {
        const auto corner = [&](std::uint32_t k) { return m_building.positions[m_building.indices[3 * triangle + k]]; };
        return (corner(1) - corner(0)).cross(corner(2) - corner(0)).normalized();
    }
    /// What the beam meets in the end; the way there over mirrors counts as range.
    Sample cast(const Vec3 &station, const Vec3 &ray) const
    {
        constexpr float kLeastRange = 0.1f, kClear = 1e-3f;
        Eigen::Vector3f from = station.cast<float>(), direction = ray.cast<float>();
        float travelled = 0;
        for (int reflections = 0; reflections <= kMostReflections; ++reflections) {
            const auto hit = m_bvh.nearest({from, direction});
            if (!hit || travelled + hit->distance < kLeastRange)
                return {};
            travelled += hit->distance;
            const Eigen::Vector3f normal = normalOf(hit->triangle);
            const Sample sample{travelled, hit->triangle, std::min(1.0f, std::abs(normal.dot(direction))),
                                reflections > 0};
            if (surface(sample).kind != Surface::Kind::Mirror)
                return sample;
            from += hit->distance * direction;
            direction -= 2 * direction.dot(normal) * normal;
            from += kClear * direction;
        }
        return {};
    }

    /// Where the beam straddles an edge between two depths, the instrument reports something between.
    static double mixedRange(const Sample &sample, double last, double step, geometry::Random &random)
    {
        const double range = sample.range, jump = std::abs(range - last), cosine = std::max(sample.incidence, 0.01);
        const double slope = range * step * std::sqrt(1 - cosine * cosine) / cosine; // on one slanted surface
        if (last <= 0 || jump < 0.05 + 3 * slope || jump > 1.0)
            return range;
        const double straddles = std::min(0.5, kBeam / step), drawn = random.uniform();
        return drawn < straddles ? range + (last - range) * (drawn / straddles) : range;
    }

    PointTruth truthOf(const Sample &sample, double range, double last) const
    {
        if (std::min(std::abs(range - sample.range), std::abs(range - last)) > kNearSurface)
            return PointTruth::Mixed;
        if (sample.mirrored)
            return PointTruth::Mirrored;
        return surface(sample).kind == Surface::Kind::Person ? PointTruth::Person : PointTruth::Surface;
    }

    void emit(const Vec3 &station, const Vec3 &ray, const Sample &sample, double range, geometry::Random &random,
              SimulatedScan &out) const
    {
        const Surface &what = surface(sample);
        const double noisy = std::max(0.05, range + random.normal() * m_options.noise);
        out.cloud.positions.push_back((station + ray * noisy).cast<float>());
        const double light = 0.72 + 0.28 * sample.incidence, grain = random.uniform(-5, 5);
        const auto channel = [&](std::uint8_t value) {
            return static_cast<std::uint8_t>(std::clamp(value * light + grain, 0.0, 255.0));
        };
        out.cloud.colours.push_back({channel(what.colour.r), channel(what.colour.g), channel(what.colour.b)});
        const double albedo = (what.colour.r + what.colour.g + what.colour.b) / 765.0;
        out.cloud.intensities.push_back(static_cast<float>(std::clamp(albedo * sample.incidence, 0.0, 1.0)));
        if (what.object >= 0)
            ++out.objectPoints[static_cast<std::size_t>(what.object)];
    }

    const Building &m_building;
    geometry::Bvh m_bvh;
    const SimulateOptions &m_options;
};

Result<void> check(std::span<const SimulatedStorey> storeys, const SimulateOptions &options)
{
    const auto bad = [](const QString &what) { return unexpected(ErrorCode::BadInput, what); };
    if (roomCount(storeys) == 0)
        return bad(QCoreApplication::translate("scan", "There is no room to scan."));
    for (const SimulatedStorey &storey : storeys)
        for (const scene::Room &room : storey.rooms)
            if (room.polygon.size() < 3 || !(room.height.value_or(kDefaultHeight) > 0.5))
                return bad(
                    QCoreApplication::translate("scan", "The room %1 has no floor, or is lower than half a metre.")
                        .arg(room.id));
    if (options.points < 1 || options.points > SimulateOptions::kMostPoints)
        return bad(QCoreApplication::translate("scan", "A simulated scan has 1 to %1 points, not %2.")
                       .arg(SimulateOptions::kMostPoints)
                       .arg(options.points));
    if (options.stations < 0 || options.stations > SimulateOptions::kMostStations ||
        !(options.noise >= 0 && options.noise <= SimulateOptions::kMostNoise) || !(options.stationHeight > 0.1) ||
        options.people < 0 || options.people > SimulateOptions::kMostPeople ||
        !(options.wallThickness > 0 && options.wallThickness <= 2))
        return bad(QCoreApplication::translate(
                       "scan", "Stations go from 0 (by the area) to %1, noise from 0 to %2 m, people from 0 to "
                               "%3, walls up to 2 m.")
                       .arg(SimulateOptions::kMostStations)
                       .arg(SimulateOptions::kMostNoise)
                       .arg(SimulateOptions::kMostPeople));
    return {};
}

int stationCount(std::span<const SimulatedStorey> storeys, const SimulateOptions &options)
{
    if (options.stations > 0)
        return options.stations;
    double area = 0;
    for (const SimulatedStorey &storey : storeys)
        for (const scene::Room &room : storey.rooms)
            area += std::abs(geometry::signedArea(room.polygon));
    // Of several rooms a surveyor sees little from one place each, and nothing of another storey.
    const int least =
        storeys.size() > 1 ? std::min(kStationsARoom * roomCount(storeys), SimulateOptions::kMostStations) : 2;
    return std::max(least, std::min(static_cast<int>(area / 60), 12));
}

/// Somewhere free near the station that sees them, but not where a scanner stands.
std::vector<SimulatedPerson> placePeople(std::span<const SimulatedStorey> storeys, const std::vector<Vec3> &stations,
                                         const SimulateOptions &options)
{
    constexpr double kFromStations = 1.0, kFromOwn = 5.0;
    constexpr double kFromOthers = 1.0;                  // or no two stations would see the floor under them
    constexpr std::uint64_t kStream = ~std::uint64_t(0); // those of the columns begin with the station's number
    std::vector<Vec3> places;
    for (std::size_t i = 0; i < storeys.size(); ++i)
        for (const scene::Room &room : storeys[i].rooms)
            for (const Vec2 &free : freePlaces(room, stairsOn(storeys, i))) {
                const Vec3 place(free.x(), free.y(), storeys[i].floor + options.stationHeight);
                if (std::none_of(stations.begin(), stations.end(),
                                 [&](const Vec3 &station) { return (station - place).norm() < kFromStations; }))
                    places.push_back(place);
            }
    geometry::Random random(options.seed, kStream);
    std::vector<SimulatedPerson> people;
    for (int i = 0; i < options.people; ++i) {
        const std::size_t station = static_cast<std::size_t>(i) % stations.size();
        std::vector<Vec3> near;
        for (const Vec3 &place : places)
            if ((stations[station] - place).norm() < kFromOwn && std::abs(stations[station].z() - place.z()) < 1 &&
                std::ranges::none_of(people, [&](const SimulatedPerson &other) {
                    return (other.place - place.head<2>()).norm() < kFromOthers;
                }))
                near.push_back(place);
        if (!near.empty()) {
            const Vec3 &place = near[random.below(static_cast<std::uint32_t>(near.size()))];
            people.push_back({place.head<2>(), station, place.z() - options.stationHeight});
        }
    }
    return people;
}

/// The place as a station sees it; none where that is as it always is.
std::optional<Building> withPeople(const Building &building, const std::vector<SimulatedPerson> &people,
                                   std::size_t station)
{
    std::optional<Building> there;
    for (const SimulatedPerson &person : people)
        if (person.station == station)
            addPerson(there ? *there : there.emplace(building), {person.place.x(), person.place.y(), person.floor});
    return there;
}

} // namespace

Result<SimulatedScan> simulateScan(std::span<const SimulatedStorey> storeys, const SimulateOptions &options,
                                   Progress &progress)
{
    if (const Result<void> checked = check(storeys, options); !checked)
        return unexpected(checked.error());
    const Result<Building> building = makeBuilding(storeys, options.wallThickness);
    if (!building)
        return unexpected(building.error());
    SimulatedScan out;
    out.stations = placeStations(storeys, stationCount(storeys, options), options.stationHeight);
    if (out.stations.empty())
        return unexpected(
            ErrorCode::BadInput, QCoreApplication::translate("scan", "There is no free place for a scanner."),
            QCoreApplication::translate("scan", "Leave half a metre free somewhere between the furniture."));
    std::size_t objects = 0;
    for (const SimulatedStorey &storey : storeys)
        for (const scene::Room &room : storey.rooms)
            objects += room.objects.size();
    out.objectPoints.resize(objects);
    const Scanner empty(*building, options);
    out.people = placePeople(storeys, out.stations, options);
    const double each = static_cast<double>(options.points) / static_cast<double>(out.stations.size());
    for (std::size_t i = 0; i < out.stations.size(); ++i) {
        Progress part = progress.slice(static_cast<double>(i) / static_cast<double>(out.stations.size()),
                                       static_cast<double>(i + 1) / static_cast<double>(out.stations.size()));
        out.firstPoint.push_back(out.cloud.size());
        const std::optional<Building> here = withPeople(*building, out.people, i);
        const std::optional<Scanner> own = here ? std::make_optional<Scanner>(*here, options) : std::nullopt;
        const Scanner &scanner = own ? *own : empty;
        const double rays = each / scanner.returnRate(out.stations[i]);
        if (const Result<void> done = scanner.scan(out.stations[i], i, rays, out, part); !done)
            return unexpected(done.error());
    }
    if (out.stations.size() == 1)
        out.cloud.station = out.stations.front();
    return out;
}

Result<SimulatedScan> simulateScan(std::span<const scene::Room> rooms, const SimulateOptions &options,
                                   Progress &progress)
{
    const SimulatedStorey only{0, {rooms.begin(), rooms.end()}, {}};
    return simulateScan(std::span(&only, 1), options, progress);
}

} // namespace twinloom::scan
