// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/clip.h"

namespace twinloom::geometry
{

double side(const Vec2 &a, const Vec2 &b, const Vec2 &c)
{
    const Vec2 along = b - a, to = c - a;
    return along.x() * to.y() - along.y() * to.x();
}

Polygon clipLeft(const Polygon &convex, const Vec2 &a, const Vec2 &b)
{
    Polygon kept;
    for (std::size_t i = 0; i < convex.size(); ++i) {
        const Vec2 &from = convex[i], &to = convex[(i + 1) % convex.size()];
        const double sideFrom = side(a, b, from), sideTo = side(a, b, to);
        if (sideFrom >= 0)
            kept.push_back(from);
        if ((sideFrom > 0 && sideTo < 0) || (sideFrom < 0 && sideTo > 0))
            kept.push_back(from + (to - from) * (sideFrom / (sideFrom - sideTo)));
    }
    return kept;
}

std::vector<Polygon> cutOut(Polygon convex, const Polygon &hole)
{
    std::vector<Polygon> pieces;
    for (std::size_t i = 0; i < hole.size() && convex.size() > 2; ++i) {
        const Vec2 &a = hole[i], &b = hole[(i + 1) % hole.size()];
        Polygon outside = clipLeft(convex, b, a);
        if (outside.size() > 2 && signedArea(outside) > 0)
            pieces.push_back(std::move(outside));
        convex = clipLeft(convex, a, b);
    }
    return pieces;
}

} // namespace twinloom::geometry
