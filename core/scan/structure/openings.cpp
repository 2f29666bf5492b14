// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/openings.h"

#include "core/scan/structure/wall_face.h"

#include <algorithm>
#include <cmath>

namespace twinloom::scan
{
namespace
{

constexpr double kEvidence = 0.25;        // metres around what was seen behind the face that count as seen through
constexpr double kEvidenceInSpacings = 4; // more of them in a sparse scan
constexpr double kSill = 0.25;            // a hole that begins lower reaches the floor
constexpr double kLeastDoorWidth = 0.55, kMostDoorWidth = 6.0, kLeastDoorHeight = 1.7;
constexpr double kLeastWindow = 0.4; // width and height
constexpr double kLeastLintel = 0.1;
constexpr double kMostWidthOfHeight = 1.6; // a wider passage has no leaf: a room goes on there
constexpr double kSurround = 0.2;          // metres
constexpr double kThread = 0.06;           // metres: half of what is too narrow to be a part of a hole
constexpr double kTrim = 0.4;              // rows and columns with a smaller share of the most are no part of a hole

/// In cells, inclusive.
struct Hole {
    int left, right, low, high;
};

/// First and last place with a fair share of the largest count.
std::pair<int, int> trimmed(const std::vector<int> &counts)
{
    const int most = *std::max_element(counts.begin(), counts.end());
    const auto enough = [most](int count) { return count > kTrim * most; };
    const auto first = std::find_if(counts.begin(), counts.end(), enough) - counts.begin();
    const auto last = counts.rend() - std::find_if(counts.rbegin(), counts.rend(), enough);
    return {static_cast<int>(first), static_cast<int>(last) - 1};
}

/// Connected parts of `open` (4-neighbours), without the rows and columns that only a few cells stick out to.
std::vector<Hole> holesIn(const WallFace &face, std::vector<char> open)
{
    std::vector<Hole> holes;
    for (int r = 0; r < face.rows; ++r)
        for (int c = 0; c < face.columns; ++c) {
            if (!open[face.index(c, r)])
                continue;
            std::vector<int> columns(static_cast<std::size_t>(face.columns), 0),
                rows(static_cast<std::size_t>(face.rows), 0);
            std::vector<std::pair<int, int>> stack{{c, r}};
            open[face.index(c, r)] = 0;
            while (!stack.empty()) {
                const auto [x, y] = stack.back();
                stack.pop_back();
                ++columns[static_cast<std::size_t>(x)];
                ++rows[static_cast<std::size_t>(y)];
                for (const auto &[dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)}) {
                    const int nx = x + dx, ny = y + dy;
                    if (nx < 0 || ny < 0 || nx >= face.columns || ny >= face.rows || !open[face.index(nx, ny)])
                        continue;
                    open[face.index(nx, ny)] = 0;
                    stack.emplace_back(nx, ny);
                }
            }
            const auto [left, right] = trimmed(columns);
            const auto [low, high] = trimmed(rows);
            holes.push_back({left, right, low, high});
        }
    return holes;
}

/// A hole in metres along the wall and above its foot.
struct Rectangle {
    Vec2 low, high;
};

/// The median over the lines across `side` of how far the face reaches to the hole from that side; `otherwise` where
/// the face was hardly seen there. side 0: left, 1: below; +2: right, above.
double borderOf(const WallFace &face, const Rectangle &hole, int side, double spacing, double otherwise)
{
    const int axis = side % 2, across = 1 - axis;
    const bool upper = side >= 2;
    const double middle = (hole.low[axis] + hole.high[axis]) / 2, reach = 2.5 * face.cell;
    const auto lines = static_cast<std::size_t>(std::max(1.0, (hole.high[across] - hole.low[across]) / face.cell));
    constexpr double kNone = 1e9;
    std::vector<double> nearest(lines, kNone);
    for (const Vec2 &p : face.facePoints) {
        const double line = (p[across] - hole.low[across]) / face.cell;
        if (line < 0 || line >= static_cast<double>(lines) || (p[axis] > middle) != upper ||
            std::abs(p[axis] - otherwise) > reach)
            continue;
        double &best = nearest[static_cast<std::size_t>(line)];
        best = std::min(best, std::abs(p[axis] - middle));
    }
    std::erase(nearest, kNone);
    if (3 * nearest.size() < lines)
        return otherwise;
    std::nth_element(nearest.begin(), nearest.begin() + static_cast<std::ptrdiff_t>(nearest.size() / 2), nearest.end());
    const double distance = nearest[nearest.size() / 2] - 0.3 * spacing; // points stand for a cell around them
    return upper ? middle + distance : middle - distance;
}

Rectangle inMetres(const WallFace &face, const Hole &hole)
{
    return {face.cell * Vec2(hole.left, hole.low), face.cell * Vec2(hole.right + 1, hole.high + 1)};
}

/// No larger than what was seen behind the face.
Rectangle cutToSeen(const WallFace &face, Rectangle r, double spacing)
{
    std::vector<double> values[2];
    for (const Vec2 &p : face.beyondPoints)
        if ((p.array() >= r.low.array()).all() && (p.array() <= r.high.array()).all())
            for (int axis = 0; axis < 2; ++axis)
                values[axis].push_back(p[axis]);
    for (int axis = 0; axis < 2; ++axis) {
        if (values[axis].empty())
            continue;
        std::sort(values[axis].begin(), values[axis].end());
        const std::size_t skip = values[axis].size() / 100;
        r.low[axis] = std::max(r.low[axis], values[axis][skip] - spacing / 2);
        r.high[axis] = std::min(r.high[axis], values[axis][values[axis].size() - 1 - skip] + spacing / 2);
    }
    return r;
}

/// Out to the face's own edges.
Rectangle measured(const WallFace &face, const Rectangle &rough, double spacing)
{
    Rectangle r = rough;
    for (int axis = 0; axis < 2; ++axis) {
        r.low[axis] = borderOf(face, rough, axis, spacing, rough.low[axis]);
        r.high[axis] = borderOf(face, rough, axis + 2, spacing, rough.high[axis]);
    }
    return r;
}

/// How much of its rectangle a hole must fill, and how much of its surround must be wall.
struct Least {
    double fill, frame;
};

std::optional<StructureOpening> judge(const WallFace &face, const StructureWall &wall, const std::vector<char> &open,
                                      const Rectangle &r, const Least &least)
{
    const double width = r.high.x() - r.low.x(), bottom = r.low.y(), top = r.high.y();
    const bool door = bottom < kSill;
    if (door ? width < kLeastDoorWidth || width > kMostDoorWidth || top < kLeastDoorHeight
             : width < kLeastWindow || top - bottom < kLeastWindow)
        return std::nullopt;
    const auto cellOf = [&](double at) { return static_cast<int>(std::lround(at / face.cell)); };
    const int left = cellOf(r.low.x()), right = cellOf(r.high.x()) - 1, low = door ? 0 : cellOf(bottom),
              high = cellOf(top) - 1;
    const int frame = std::max(1, static_cast<int>(std::lround(kSurround / face.cell)));
    const double fill = face.share(open, left, right, low, high);
    const double beside = face.share(face.solid, left - frame, left - 1, low, high) +
                          face.share(face.solid, right + 1, right + frame, low, high);
    const double above = face.share(face.solid, left, right, high + 1, high + frame);
    const double below = door ? 1 : face.share(face.solid, left, right, low - frame, low - 1);
    const double around = (beside + above + below) / 4;
    if (fill < least.fill || around < least.frame)
        return std::nullopt;
    const Vec2 along = (wall.to - wall.from).normalized();
    StructureOpening opening;
    const bool closable = wall.top - wall.bottom - top > kLeastLintel && width < kMostWidthOfHeight * top;
    opening.kind = !door      ? StructureOpening::Kind::Window
                   : closable ? StructureOpening::Kind::Door
                              : StructureOpening::Kind::Opening;
    opening.from = wall.from + along * std::max(0.0, r.low.x());
    opening.to = wall.from + along * std::min((wall.to - wall.from).norm(), r.high.x());
    opening.bottom = door ? wall.bottom : wall.bottom + bottom;
    opening.top = std::min(wall.top, wall.bottom + top);
    opening.confidence = std::clamp(fill * std::min(1.0, around / 0.9), 0.0, 1.0);
    return opening;
}

constexpr Least kSeenThrough = {0.7, 0.45}; // holes that something was seen behind all over
constexpr Least kClearCut = {0.8, 0.85};    // holes with a whole frame, and something seen behind in places
constexpr double kLeastThrough = 0.15;      // share of a clear-cut hole that must be seen through
constexpr double kMostDoubtful = 0.1;       // share that is neither seen through nor free before it
constexpr double kSideways = 1.0;           // metres beside a hole where what stands in the room may hide the wall
constexpr double kMostHidden = 0.01;        // share of that area
constexpr int kFrameCells = 1;              // around a found hole that are no further holes

/// The openings of one wall.
class Openings
{
public:
    Openings(const WallFace &face, const StructureWall &wall, double spacing)
        : m_face(face), m_wall(wall), m_spacing(spacing)
    {
        m_solid = grown(face, grown(face, face.solid, 1), -1); // gaps between points are none
        const double reach = std::max(kEvidence, kEvidenceInSpacings * spacing);
        const std::vector<char> through = grown(face, face.beyond, static_cast<int>(std::ceil(reach / face.cell)));
        m_missing.resize(m_solid.size());
        m_open.resize(m_solid.size());
        for (std::size_t i = 0; i < m_solid.size(); ++i) {
            m_missing[i] = !m_solid[i];
            m_open[i] = m_missing[i] && through[i];
        }
    }
    double coverage() const
    {
        return static_cast<double>(std::count(m_solid.begin(), m_solid.end(), char(1))) /
               static_cast<double>(m_solid.size());
    }
    std::vector<StructureOpening> find()
    {
        std::vector<StructureOpening> found;
        for (const Hole &hole : holesIn(m_face, withoutThreads(m_missing))) {
            const Rectangle r = measured(m_face, inMetres(m_face, hole), m_spacing);
            const auto opening = judge(m_face, m_wall, m_missing, r, kClearCut);
            if (!opening || !isThrough(hole))
                continue;
            found.push_back(*opening);
            for (int row = std::max(0, hole.low - kFrameCells);
                 row <= std::min(m_face.rows - 1, hole.high + kFrameCells); ++row)
                for (int c = std::max(0, hole.left - kFrameCells);
                     c <= std::min(m_face.columns - 1, hole.right + kFrameCells); ++c)
                    m_open[m_face.index(c, row)] = 0;
        }
        for (const Hole &hole : holesIn(m_face, withoutThreads(m_open))) {
            const Rectangle r = measured(m_face, cutToSeen(m_face, inMetres(m_face, hole), m_spacing), m_spacing);
            if (const auto opening = judge(m_face, m_wall, m_open, r, kSeenThrough))
                found.push_back(*opening);
        }
        return found;
    }

private:
    /// Seen through in a part, and nothing stands before the rest of it; or nothing can have cast it as a shadow.
    bool isThrough(const Hole &hole) const
    {
        if (m_face.share(m_open, hole.left, hole.right, hole.low, hole.high) < kLeastThrough)
            return !mayBeHidden(hole);
        std::vector<char> doubtful(m_missing.size());
        for (std::size_t i = 0; i < doubtful.size(); ++i)
            doubtful[i] = m_missing[i] && !m_open[i] && m_face.before[i];
        return m_face.share(doubtful, hole.left, hole.right, hole.low, hole.high) < kMostDoubtful;
    }
    /// What is as high as the hole and stands before it may cast it as a shadow; in an empty room nothing does.
    bool mayBeHidden(const Hole &hole) const
    {
        const int aside = static_cast<int>(std::ceil(kSideways / m_face.cell));
        return m_face.share(m_face.before, hole.left - aside, hole.right + aside, hole.low, hole.high) > kMostHidden;
    }
    std::vector<char> withoutThreads(const std::vector<char> &cells) const
    {
        const int thread = static_cast<int>(std::lround(kThread / m_face.cell));
        return grown(m_face, grown(m_face, cells, -thread), thread);
    }

    const WallFace &m_face;
    const StructureWall &m_wall;
    double m_spacing;
    std::vector<char> m_solid, m_missing, m_open;
};

constexpr double kThickest = 0.6;    // metres between the two faces of a wall
constexpr double kMostSolid = 0.3;   // share of a hole's far side that may be seen as wall
constexpr double kFarSideSure = 0.8; // of the confidence of the side that it was seen from

/// A hole goes through: on the far face of the wall, in the next room, there is one too, if only seen from here.
void addFarSide(const std::vector<WallFace> &faces, const StructureOpening &opening, Structure &structure)
{
    const StructureWall &wall = structure.walls[static_cast<std::size_t>(opening.wall)];
    const Vec2 along = (wall.to - wall.from).normalized(), inward(-along.y(), along.x());
    for (std::size_t f = 0; f < structure.walls.size(); ++f) {
        const StructureWall &far = structure.walls[f];
        const Vec2 back = (far.to - far.from).normalized();
        const double depth = inward.dot(far.from - wall.from);
        if (far.room == wall.room || back.dot(along) > -0.99 || depth > 0 || depth < -kThickest ||
            faces[f].solid.empty())
            continue;
        const double from = back.dot(opening.to - far.from), to = back.dot(opening.from - far.from);
        const bool known =
            std::any_of(structure.openings.begin(), structure.openings.end(), [&](const StructureOpening &other) {
                return other.wall == static_cast<int>(f) && back.dot(other.from - far.from) < to &&
                       back.dot(other.to - far.from) > from;
            });
        const auto cell = [&](double at) { return static_cast<int>(std::lround(at / faces[f].cell)); };
        if (known || from < 0 || to > (far.to - far.from).norm() || opening.top > far.top ||
            faces[f].share(faces[f].solid, cell(from), cell(to) - 1, cell(opening.bottom - far.bottom),
                           cell(opening.top - far.bottom) - 1) > kMostSolid)
            continue;
        StructureOpening copy = opening;
        copy.from = far.from + back * from;
        copy.to = far.from + back * to;
        copy.wall = static_cast<int>(f);
        copy.confidence *= kFarSideSure;
        structure.openings.push_back(copy);
    }
}

} // namespace

Result<void> findOpenings(const PointCloud &cloud, std::span<const Eigen::Vector3f> strays, double spacing,
                          Structure &structure, Progress &progress)
{
    const auto standing = standingPoints(cloud, structure, progress);
    if (!standing)
        return unexpected(standing.error());
    std::vector<WallFace> faces(structure.walls.size());
    for (std::size_t w = 0; w < structure.walls.size(); ++w) {
        if (progress.cancelled())
            return cancelledError();
        StructureWall &wall = structure.walls[w];
        if ((wall.to - wall.from).norm() < 0.1 || wall.top <= wall.bottom)
            continue;
        faces[w] =
            lookAtWall(structure, wall, {cloud, (*standing)[static_cast<std::size_t>(wall.room)], strays}, spacing);
        Openings openings(faces[w], wall, spacing);
        wall.coverage = openings.coverage();
        for (StructureOpening &opening : openings.find()) {
            opening.wall = static_cast<int>(w);
            structure.openings.push_back(opening);
        }
    }
    const std::size_t seen = structure.openings.size();
    for (std::size_t i = 0; i < seen; ++i)
        addFarSide(faces, StructureOpening(structure.openings[i]), structure);
    return {};
}

} // namespace twinloom::scan
