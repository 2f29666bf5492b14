// SPDX-License-Identifier: Apache-2.0
#include "scenegen/mend.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/statistics.h"

#include <algorithm>

namespace twinloom::scenegen
{
namespace
{

using geometry::Box;
using geometry::Vec2;
using scene::RoomObject;

constexpr double kScreens = 1.5; ///< metres between two that nobody would hang so near
constexpr double kLow = 0.9;     ///< metres: lower edge of a picture over nothing
constexpr double kHighest = 2.1; ///< its upper edge, once raised
constexpr double kStands = 0.3;  ///< metres: what begins lower stands
constexpr double kBelow = 0.35;  ///< metres before a picture: what stands so near is below it
constexpr double kCeiling = 2.7; ///< of rooms that say none
constexpr double kThin = 4;      ///< times as high as wide: what lies down on a mattress

bool is(const RoomObject &object, const char *category)
{
    return object.category.compare(QLatin1String(category), Qt::CaseInsensitive) == 0;
}

/// Pinned objects and the proposal as one list, and what of the latter goes.
class Mender
{
public:
    Mender(const Request &request, int base, std::vector<RoomObject> &objects)
        : m_request(request), m_base(base), m_objects(objects), m_pinned(pinnedOf(request)),
          m_gone(objects.size(), false)
    {
    }
    void mend();

private:
    template <class Test>
    bool any(Test test) const;
    bool isFree(std::size_t i) const { return !m_gone[i] && !isAsked(m_request, m_objects[i].category); }
    void dropScreens();
    void dropLoneChairs();
    void dropUpright();
    void raisePictures();
    bool hangsClear(const RoomObject &picture, const Box &raised) const;
    void removeGone();

    const Request &m_request;
    int m_base;
    std::vector<RoomObject> &m_objects;
    const std::vector<RoomObject> m_pinned;
    std::vector<bool> m_gone;
};

/// Of what is pinned or proposed and stays.
template <class Test>
bool Mender::any(Test test) const
{
    if (std::ranges::any_of(m_pinned, test))
        return true;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (!m_gone[i] && test(m_objects[i]))
            return true;
    return false;
}

void Mender::dropScreens()
{
    std::vector<const RoomObject *> screens;
    for (const RoomObject &object : m_pinned)
        if (is(object, "Television"))
            screens.push_back(&object);
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        if (!is(m_objects[i], "Television"))
            continue;
        const auto isNear = [&](const RoomObject *other) {
            return (other->box.centre - m_objects[i].box.centre).head<2>().norm() < kScreens;
        };
        if (isFree(i) && std::ranges::any_of(screens, isNear))
            m_gone[i] = true;
        else
            screens.push_back(&m_objects[i]);
    }
}

void Mender::dropLoneChairs()
{
    const TypeStatistics *type = Statistics::builtIn().type(m_request.room.roomType);
    if (!type || type->name != QLatin1String("Bedroom"))
        return;
    if (any([](const RoomObject &object) { return is(object, "DiningTable") || is(object, "Desk"); }))
        return;
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (is(m_objects[i], "Chair") && isFree(i))
            m_gone[i] = true;
}

/// A bat leans somewhere or lies; it does not stand on a mattress.
void Mender::dropUpright()
{
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        const int parent = m_objects[i].parent;
        if (parent < 0 || !isFree(i))
            continue;
        const RoomObject &carrier = parent < m_base ? m_pinned[static_cast<std::size_t>(parent)]
                                                    : m_objects[static_cast<std::size_t>(parent - m_base)];
        const geometry::Vec3 &size = m_objects[i].box.size;
        const bool soft = is(carrier, "Bed") || is(carrier, "Sofa") || is(carrier, "ArmChair");
        m_gone[i] = soft && size.z() > kThin * size.head<2>().maxCoeff();
    }
}

/// Whether nothing else hangs there, nor a window is.
bool Mender::hangsClear(const RoomObject &picture, const Box &raised) const
{
    for (const scene::RoomOpening &window : m_request.room.windows) {
        const Vec2 along = window.to - window.from, middle = (window.from + window.to) / 2;
        const Box glass{{middle.x(), middle.y(), (window.bottom + window.top) / 2},
                        {along.norm(), kBelow, window.top - window.bottom},
                        std::atan2(along.y(), along.x())};
        if (geometry::overlaps(glass, raised, 0))
            return false;
    }
    return !any(
        [&](const RoomObject &other) { return &other != &picture && geometry::overlaps(other.box, raised, 0); });
}

void Mender::raisePictures()
{
    const double limit = std::min(kHighest, m_request.room.height.value_or(kCeiling) - 0.1);
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        RoomObject &picture = m_objects[i];
        const double bottom = std::min(kLow, limit - picture.box.size.z());
        if (!is(picture, "Painting") || picture.parent >= 0 || !isFree(i) || picture.box.bottom() < kStands ||
            picture.box.bottom() >= bottom)
            continue;
        Box raised = picture.box;
        raised.centre.z() = bottom + raised.size.z() / 2;
        const bool over = any([&](const RoomObject &other) {
            return other.box.bottom() < kStands && footprintDistance(other.box, picture.box.centre.head<2>()) < kBelow;
        });
        if (!over && hangsClear(picture, raised))
            picture.box = raised;
    }
}

/// With what lies on it.
void Mender::removeGone()
{
    std::vector<int> index(m_objects.size(), -1);
    std::vector<RoomObject> kept;
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        const int parent = m_objects[i].parent - m_base;
        if (m_gone[i] || (parent >= 0 && index[static_cast<std::size_t>(parent)] < 0))
            continue;
        index[i] = m_base + static_cast<int>(kept.size());
        kept.push_back(std::move(m_objects[i]));
        if (parent >= 0)
            kept.back().parent = index[static_cast<std::size_t>(parent)];
    }
    m_objects = std::move(kept);
}

void Mender::mend()
{
    dropScreens();
    dropLoneChairs();
    dropUpright();
    removeGone();
    m_gone.assign(m_objects.size(), false);
    raisePictures();
}

} // namespace

void mend(const Request &request, int base, std::vector<RoomObject> &objects)
{
    Mender(request, base, objects).mend();
}

} // namespace twinloom::scenegen
