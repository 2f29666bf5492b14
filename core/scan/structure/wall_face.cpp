// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_face.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::scan
{
namespace
{

constexpr double kOnFace = 0.045;    // metres either side of a face that are still it
constexpr float kFacing = 0.7f;      // cosine to the wall's normal of points on its face
constexpr double kBehind = 2.5;      // metres behind the face that tell of an opening
constexpr double kDeepest = 0.6;     // metres between the two faces of a wall
constexpr double kPaneDepth = 0.35;  // metres behind the face where panes are
constexpr double kEdge = 0.02;       // metres from the face of points without normals that count as it
constexpr double kStructure = 0.12;  // metres from walls, floor and ceiling of what is neither
constexpr double kLeastShared = 0.3; // metres of a wall that must have two faces to tell its thickness
constexpr double kFineCell = 0.05;
constexpr double kCellInSpacings = 1.6;

/// The far face of the wall: a wall of another room that looks the other way.
struct FarFace {
    double from, to, depth; ///< along the wall; depth is negative
};

std::vector<FarFace> farFaces(const Structure &structure, const StructureWall &wall, const Vec2 &along,
                              const Vec2 &inward)
{
    std::vector<FarFace> faces;
    for (const StructureWall &other : structure.walls) {
        const Vec2 a = other.from - wall.from, b = other.to - wall.from;
        const double depth = inward.dot(a + b) / 2;
        if (other.room == wall.room || (b - a).normalized().dot(along) > -0.99 || depth > -kOnFace || depth < -kDeepest)
            continue;
        faces.push_back({along.dot(b), along.dot(a), depth});
    }
    return faces;
}

/// Sorts points into face and beyond.
class Looker
{
public:
    Looker(const Structure &structure, const StructureWall &wall, WallFace &face) : m_wall(wall), m_face(face)
    {
        m_length = (wall.to - wall.from).norm();
        m_along = (wall.to - wall.from) / m_length;
        m_inward = Vec2(-m_along.y(), m_along.x());
        m_far = farFaces(structure, wall, m_along, m_inward);
    }

    void point(const Eigen::Vector3f &position, const Eigen::Vector3f &normal)
    {
        const Vec2 p = position.head<2>().cast<double>() - m_wall.from;
        const double depth = m_inward.dot(p);
        if (depth > kOnFace || depth < -kBehind)
            return;
        const Vec2 at(m_along.dot(p), position.z() - m_wall.bottom);
        if (at.x() < 0 || at.y() < 0 || at.x() >= m_length || at.y() >= m_wall.top - m_wall.bottom)
            return;
        const float facing = std::abs(normal.head<2>().dot(m_inward.cast<float>()));
        const bool edge = normal.squaredNorm() < 0.25f;
        const bool onFar = std::any_of(m_far.begin(), m_far.end(), [&](const FarFace &far) {
            return at.x() >= far.from && at.x() <= far.to && std::abs(depth - far.depth) < kOnFace;
        });
        if (((depth > -kOnFace || onFar) && facing > kFacing) || (edge && std::abs(depth) < kEdge)) {
            m_face.solid[cellAt(at)] = 1;
            if (depth > -kOnFace)
                m_face.facePoints.push_back(at);
        } else if (depth < -kOnFace && !onFar) {
            m_face.beyond[cellAt(at)] = 1;
            m_face.beyondPoints.push_back(at);
        }
    }
    void standing(const Eigen::Vector3f &position)
    {
        const Vec2 p = position.head<2>().cast<double>() - m_wall.from;
        const Vec2 at(m_along.dot(p), position.z() - m_wall.bottom);
        if (m_inward.dot(p) > 0 && at.x() >= 0 && at.y() >= 0 && at.x() < m_length &&
            at.y() < m_wall.top - m_wall.bottom)
            m_face.before[cellAt(at)] = 1;
    }
    void stray(const Eigen::Vector3f &position)
    {
        const double depth = m_inward.dot(position.head<2>().cast<double>() - m_wall.from);
        if (depth < -kEdge && depth > -kPaneDepth)
            point(position, Eigen::Vector3f::UnitZ());
    }

private:
    std::size_t cellAt(const Vec2 &at) const
    {
        return m_face.index(std::min(m_face.columns - 1, static_cast<int>(at.x() / m_face.cell)),
                            std::min(m_face.rows - 1, static_cast<int>(at.y() / m_face.cell)));
    }

    const StructureWall &m_wall;
    WallFace &m_face;
    double m_length = 0;
    Vec2 m_along, m_inward;
    std::vector<FarFace> m_far;
};

} // namespace

double WallFace::share(const std::vector<char> &of, int left, int right, int low, int high) const
{
    int set = 0, all = 0;
    for (int r = std::max(0, low); r <= std::min(rows - 1, high); ++r)
        for (int c = std::max(0, left); c <= std::min(columns - 1, right); ++c) {
            set += of[index(c, r)];
            ++all;
        }
    return all > 0 ? static_cast<double>(set) / all : 0;
}

std::vector<char> grown(const WallFace &face, const std::vector<char> &from, int reach)
{
    if (reach == 0)
        return from;
    const char value = reach > 0 ? 1 : 0;
    std::vector<char> rows(from.size(), static_cast<char>(1 - value)), result = rows;
    const int far = std::abs(reach);
    for (int r = 0; r < face.rows; ++r)
        for (int c = 0; c < face.columns; ++c)
            if (from[face.index(c, r)] == value)
                for (int x = std::max(0, c - far); x <= std::min(face.columns - 1, c + far); ++x)
                    rows[face.index(x, r)] = value;
    for (int r = 0; r < face.rows; ++r)
        for (int c = 0; c < face.columns; ++c)
            if (rows[face.index(c, r)] == value)
                for (int y = std::max(0, r - far); y <= std::min(face.rows - 1, r + far); ++y)
                    result[face.index(c, y)] = value;
    return result;
}

Result<std::vector<std::vector<std::uint32_t>>> standingPoints(const PointCloud &cloud, const Structure &structure,
                                                               Progress &progress)
{
    std::vector<std::vector<std::uint32_t>> standing(structure.rooms.size());
    for (std::size_t room = 0; room < standing.size(); ++room) {
        const StructureRoom &r = structure.rooms[room];
        const double top = r.ceiling.value_or(std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            if (i % 16384 == 0 && progress.cancelled())
                return cancelledError();
            const Eigen::Vector3f &p = cloud.positions[i];
            if (p.z() > r.floor + kStructure && p.z() < top - kStructure &&
                geometry::signedDistance(r.polygon, p.head<2>().cast<double>()) > kStructure)
                standing[room].push_back(static_cast<std::uint32_t>(i));
        }
    }
    return standing;
}

std::optional<double> thicknessOf(const Structure &structure, const StructureWall &wall)
{
    const double length = (wall.to - wall.from).norm();
    const Vec2 along = (wall.to - wall.from) / std::max(length, 1e-9);
    double shared = 0, sum = 0;
    for (const FarFace &far : farFaces(structure, wall, along, Vec2(-along.y(), along.x()))) {
        const double both = std::max(0.0, std::min(length, far.to) - std::max(0.0, far.from));
        shared += both;
        sum -= both * far.depth;
    }
    if (shared < kLeastShared)
        return std::nullopt;
    return sum / shared;
}

WallFace lookAtWall(const Structure &structure, const StructureWall &wall, const WallView &view, double spacing)
{
    WallFace face;
    face.cell = std::max(kFineCell, kCellInSpacings * spacing);
    face.columns = std::max(1, static_cast<int>(std::ceil((wall.to - wall.from).norm() / face.cell)));
    face.rows = std::max(1, static_cast<int>(std::ceil((wall.top - wall.bottom) / face.cell)));
    face.solid.assign(face.index(0, face.rows), 0);
    face.before = face.beyond = face.solid;
    Looker looker(structure, wall, face);
    for (std::size_t i = 0; i < view.cloud.size(); ++i)
        looker.point(view.cloud.positions[i], view.cloud.normals[i]);
    for (const std::uint32_t i : view.standing)
        looker.standing(view.cloud.positions[i]);
    for (const Eigen::Vector3f &position : view.strays)
        looker.stray(position);
    return face;
}

} // namespace twinloom::scan
