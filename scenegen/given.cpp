// SPDX-License-Identifier: Apache-2.0
#include "scenegen/given.h"

#include "core/asset/category_text.h"
#include "scenegen/graph/children.h"
#include "scenegen/graph/plan.h"
#include "scenegen/legalise/support.h"
#include "scenegen/request_json.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Random;

namespace
{

constexpr double kSame = 1e-6; ///< metres and radians
constexpr int kLayings = 16;   ///< places on a carrier that are tried for one beside what lies there
constexpr std::uint64_t kTurn = 0x9e3779b97f4a7c15; ///< so that these numbers are not the generator's

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// As it was given, to the last digit.
void setGiven(const PartialObject &given, scene::RoomObject &object)
{
    if (given.size)
        object.box.size = *given.size;
    if (given.centre)
        object.box.centre.head<2>() = given.centre->head<2>();
    if (given.yaw)
        object.box.yaw = *given.yaw;
    if (!given.asset.isEmpty())
        object.asset = given.asset;
}

/// Lays the things whose carrier is given upon it, the lower storeys of a tower first.
class Layer
{
public:
    Layer(const Request &request, std::size_t pinned, std::vector<scene::RoomObject> &proposed, std::vector<int> &found)
        : m_request(request), m_pinned(pinned), m_proposed(proposed), m_found(found),
          m_random(request.seed, requestStream(request) ^ kTurn)
    {
    }

    void layAll()
    {
        for (bool grown = true; grown;) {
            grown = false;
            for (std::size_t i = 0; i < m_request.objects.size(); ++i) {
                const PartialObject &given = m_request.objects[i];
                if (!given.pinned && given.parent && m_found[i] < 0)
                    grown |= lay(i, static_cast<std::size_t>(*given.parent));
            }
        }
    }

private:
    bool lay(std::size_t i, std::size_t carrier)
    {
        const PartialObject &given = m_request.objects[i], &below = m_request.objects[carrier];
        if (!below.pinned && m_found[carrier] < 0)
            return false;
        scene::RoomObject lower;
        int parent = static_cast<int>(m_pinned) + m_found[carrier];
        if (below.pinned) {
            const auto before = std::count_if(m_request.objects.begin(),
                                              m_request.objects.begin() + static_cast<std::ptrdiff_t>(carrier),
                                              [](const PartialObject &object) { return object.pinned; });
            parent = static_cast<int>(before);
            lower = {below.category, {*below.centre, *below.size, *below.yaw}, -1, below.asset, below.style,
                     below.shape};
        } else {
            lower = m_proposed[static_cast<std::size_t>(m_found[carrier])];
        }
        auto thing = given.category.isEmpty() ? likelyOn(lower, given) : drawn(given);
        if (!thing)
            return false;
        thing->parent = parent;
        for (int k = 0; k < kLayings; ++k) {
            layOn(*thing, lower.box, m_random);
            setGiven(given, *thing);
            if (given.centre && given.size)
                thing->box.centre.z() = given.centre->z();
            else if (const auto height = heightOn(lower, thing->box))
                thing->box.centre.z() = *height + thing->box.size.z() / 2;
            if (!meetsSibling(*thing, m_proposed))
                break;
        }
        m_found[i] = static_cast<int>(m_proposed.size());
        m_proposed.push_back(std::move(*thing));
        return true;
    }

    /// Of the given size, or of one that is known of its category.
    std::optional<scene::RoomObject> drawn(const PartialObject &given)
    {
        const Statistics &statistics = Statistics::builtIn();
        const TypeStatistics *type = statistics.type(m_request.room.roomType);
        const int category = statistics.category(given.category);
        scene::RoomObject thing;
        thing.category = given.category;
        if (given.size) {
            thing.box.size = *given.size;
            return thing;
        }
        const auto unit = category < 0
                              ? std::nullopt
                              : drawSingle(statistics, type ? *type : statistics.fallback(), category, m_random);
        return unit ? std::optional(unit->members.front()) : std::nullopt;
    }

    bool isLimited(const QString &category) const
    {
        const auto same = [&](const auto &limit) { return limit.first.compare(category, Qt::CaseInsensitive) == 0; };
        return std::ranges::any_of(m_request.counts, same) || std::ranges::any_of(m_request.most, same);
    }

    /// Of no given category: what lies on such carriers in such rooms, or on anything there, about as large as given.
    std::optional<scene::RoomObject> likelyOn(const scene::RoomObject &lower, const PartialObject &given)
    {
        constexpr double sizeSpread = 0.15, most = 1000; ///< of the logarithm
        const Statistics &statistics = Statistics::builtIn();
        const TypeStatistics *known = statistics.type(m_request.room.roomType);
        const TypeStatistics &type = known && !known->children.empty() ? *known : statistics.fallback();
        const int carrier = statistics.category(lower.category);
        std::vector<int> assets;
        std::vector<double> onSuch, onAny; // weights
        for (const auto &[parent, sets] : type.children)
            for (const ChildSet &set : sets)
                for (const SampledPose &pose : set) {
                    const AssetSize &asset = statistics.assets[static_cast<std::size_t>(pose.asset)];
                    const geometry::Vec3 size = given.size.value_or(asset.size);
                    const bool fits = (size - lower.box.size).head<2>().maxCoeff() <= 0;
                    if (!fits || isLimited(statistics.categories[static_cast<std::size_t>(asset.category)]))
                        continue;
                    const double away = (asset.size.array() / size.array()).log().matrix().norm() / sizeSpread;
                    assets.push_back(pose.asset);
                    onAny.push_back(std::exp(-0.5 * std::min(away * away, most)));
                    const bool such = statistics.assets[static_cast<std::size_t>(parent)].category == carrier;
                    onSuch.push_back(such ? onAny.back() : 0);
                }
        if (assets.empty())
            return std::nullopt;
        const bool isSuch = std::ranges::any_of(onSuch, [](double weight) { return weight > 0; });
        const std::size_t drawn = std::min(m_random.weighted(isSuch ? onSuch : onAny), assets.size() - 1);
        const AssetSize &asset = statistics.assets[static_cast<std::size_t>(assets[drawn])];
        scene::RoomObject thing;
        thing.category = statistics.categories[static_cast<std::size_t>(asset.category)];
        thing.asset = given.size ? QString() : asset.name;
        thing.box.size = given.size.value_or(asset.size);
        return thing;
    }

    const Request &m_request;
    const std::size_t m_pinned;
    std::vector<scene::RoomObject> &m_proposed;
    std::vector<int> &m_found;
    Random m_random;
};

Unexpected badAsset(std::size_t i, const QString &what)
{
    return unexpected(ErrorCode::BadInput, QStringLiteral("objects[%1].asset: %2").arg(i).arg(what));
}

} // namespace

bool agrees(const PartialObject &given, const scene::RoomObject &object)
{
    if (!given.category.isEmpty() && given.category.compare(object.category, Qt::CaseInsensitive) != 0)
        return false;
    if (!given.asset.isEmpty() && given.asset != object.asset)
        return false;
    const Box &box = object.box;
    if (given.size && (*given.size - box.size).cwiseAbs().maxCoeff() > kSame)
        return false;
    if (given.yaw && std::abs(geometry::wrapAngle(*given.yaw - box.yaw)) > kSame)
        return false;
    if (!given.centre)
        return true;
    const bool height = !given.size || std::abs(given.centre->z() - box.centre.z()) < kSame ||
                        (given.centre->z() < box.size.z() / 2 && box.bottom() < kSame);
    return height && (*given.centre - box.centre).head<2>().norm() < kSame;
}

Result<void> completeByAsset(std::vector<PartialObject> &objects, Issues &issues)
{
    const Statistics &statistics = Statistics::builtIn();
    for (std::size_t i = 0; i < objects.size(); ++i) {
        PartialObject &object = objects[i];
        if (object.pinned || object.asset.isEmpty())
            continue;
        const auto known = std::find_if(statistics.assets.begin(), statistics.assets.end(),
                                        [&](const AssetSize &asset) { return asset.name == object.asset; });
        if (known == statistics.assets.end()) {
            if (object.category.isEmpty())
                return badAsset(i, text("nothing is known of \"%1\"; a category is needed too").arg(object.asset));
            issues.push_back(
                {QStringLiteral("unknown-asset"),
                 text("Nothing is known of the asset \"%1\"; the thing is placed by its category.").arg(object.asset),
                 QStringLiteral("objects[%1].asset").arg(i)});
            continue;
        }
        const QString &category = statistics.categories[static_cast<std::size_t>(known->category)];
        if (object.category.isEmpty())
            object.category = category;
        else if (object.category.compare(category, Qt::CaseInsensitive) != 0)
            return badAsset(
                i, text("\"%1\" is of the category %2, not %3")
                       .arg(object.asset, asset::categoryText(category), asset::categoryText(object.category)));
        if (!object.size)
            object.size = known->size;
    }
    return {};
}

std::vector<int> findGiven(const Request &request, std::size_t pinned, std::vector<scene::RoomObject> &proposed,
                           Issues &issues)
{
    std::vector<int> found(request.objects.size(), -1);
    std::vector<bool> taken(proposed.size(), false);
    for (std::size_t i = 0; i < request.objects.size(); ++i) {
        const PartialObject &given = request.objects[i];
        for (std::size_t k = 0; k < proposed.size() && !given.pinned && !given.parent && found[i] < 0; ++k)
            if (!taken[k] && agrees(given, proposed[k])) {
                found[i] = static_cast<int>(k);
                taken[k] = true;
                setGiven(given, proposed[k]);
            }
    }
    Layer(request, pinned, proposed, found).layAll();
    for (std::size_t i = 0; i < found.size(); ++i) {
        const PartialObject &given = request.objects[i];
        if (given.pinned || found[i] >= 0)
            continue;
        const QString field = QStringLiteral("objects[%1]").arg(i);
        if (given.parent)
            issues.push_back(
                {QStringLiteral("given-left-out"),
                 text("%1 was left out: what it is to lie on is not there, or its size is unknown.").arg(field),
                 field});
        else
            issues.push_back({QStringLiteral("given-left-out"),
                              text("%1 was left out: there is no place for it as it is given.").arg(field), field});
    }
    return found;
}

} // namespace twinloom::scenegen
