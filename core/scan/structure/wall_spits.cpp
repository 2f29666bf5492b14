// SPDX-License-Identifier: Apache-2.0
#include "core/scan/structure/wall_spits.h"

#include <algorithm>
#include <optional>

namespace twinloom::scan
{
namespace
{

constexpr double kOnLine = 0.02;   // metres
constexpr double kMostMouth = 0.5; // of the length of the line's face within the spit

/// An outline seen from one of its edges on, so that nothing runs over its end.
struct Turned {
    const Outline &outline;
    std::size_t first;

    std::size_t at(std::size_t i) const { return (first + i) % outline.polygon.size(); }
    const Vec2 &corner(std::size_t i) const { return outline.polygon[at(i)]; }
    int line(std::size_t i) const { return outline.lines[at(i)]; }
    Vec2 edge(std::size_t i) const { return corner(i + 1) - corner(i); }
};

/// Whether the edge 0 and the edge `last`, both on one line, and what is between them make a spit: one of the two is
/// its face, which runs against the other and has the spit to its left.
bool isSpit(const Turned &turned, std::size_t last, double thickest)
{
    const Vec2 whole = turned.corner(last + 1) - turned.corner(0); // what the room's edge will be
    for (const std::size_t face : {std::size_t(0), last}) {
        const Vec2 along = turned.edge(face).normalized(), inward(-along.y(), along.x());
        if (turned.edge(last - face).dot(along) >= 0 || whole.dot(along) >= 0)
            continue;
        // The face reaches from the mouth to the spit's far end.
        const double length = turned.edge(face).norm();
        const double open = face == 0 ? along.dot(turned.corner(0) - turned.corner(last))
                                      : along.dot(turned.corner(1) - turned.corner(last + 1));
        if (open < 0 || open > kMostMouth * length || length < thickest)
            continue;
        bool thin = true;
        for (std::size_t i = 1; i <= last && thin; ++i) {
            const double off = inward.dot(turned.corner(i) - turned.corner(face));
            thin = off > -kOnLine && off < thickest;
        }
        if (thin)
            return true;
    }
    return false;
}

/// The edges of a spit's ends: it is what lies between the two.
std::optional<std::pair<std::size_t, std::size_t>> spitIn(const Outline &outline, double thickest)
{
    const std::size_t n = outline.polygon.size();
    for (std::size_t first = 0; first < n; ++first) {
        const Turned turned{outline, first};
        for (std::size_t last = 2; last + 3 <= n; ++last)
            if (turned.line(last) == turned.line(0) && isSpit(turned, last, thickest))
                return std::pair(first, last);
    }
    return {};
}

} // namespace

Outline withoutWallSpits(Outline outline, double thickest)
{
    while (const auto spit = spitIn(outline, thickest)) {
        const auto first = static_cast<std::ptrdiff_t>(spit->first);
        std::rotate(outline.polygon.begin(), outline.polygon.begin() + first, outline.polygon.end());
        std::rotate(outline.lines.begin(), outline.lines.begin() + first, outline.lines.end());
        const auto gone = static_cast<std::ptrdiff_t>(spit->second) + 1;
        outline.polygon.erase(outline.polygon.begin() + 1, outline.polygon.begin() + gone);
        outline.lines.erase(outline.lines.begin() + 1, outline.lines.begin() + gone);
    }
    return outline;
}

} // namespace twinloom::scan
