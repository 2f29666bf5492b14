// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/thing_drawer.h"

#include "core/asset/parametric.h"
#include "scenegen/graph/children.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace twinloom::scenegen
{

using geometry::Box;
using geometry::Random;
using geometry::Vec2;
using geometry::Vec3;
using Vector = Network::Vector;

namespace
{

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr int kSizeTries = 3;
constexpr int kPoseTries = 12;
constexpr int kRelatedPoses = 32;
constexpr int kAnyPoses = 192;                ///< for something that was asked for and has no likely place
constexpr double kShyness = 0.85;             ///< share of poses by doors and windows that are drawn anew
constexpr int kLowSizeTries = 12;             ///< for something that is lower than the sills
constexpr int kTurns = 8;                     ///< yaws that are tried for a thing whose place is given
constexpr std::size_t kLikelyCategories = 12; ///< categories that are tried for it
constexpr double kSizeSpread = 0.15;          ///< of the logarithm: sizes so alike pass for one another
constexpr double kMountedLeast = 0.3;         ///< metres: what begins higher hangs
constexpr double kHanging = 1.4; ///< metres: where something hangs of which nothing but a relation is known
constexpr double kSnap = 0.12;   ///< metres to a wall that a back is moved up to
constexpr double kFarSnap = 2.0; ///< the same for things that nearly always stand at walls
constexpr double kMostlyAtWall = 0.85;
constexpr double kWallGap = 0.025;
constexpr double kOdd = -100, kForbidden = -10; ///< logarithms: hanging tables, places that are taken
constexpr int kAnyTable = -2;
/// As the legaliser's first look, so that it leaves alone what is drawn here.
constexpr FitRules kAllowed{-0.006, true, true};

/// Logarithm of the probability of one of several.
double logShare(const Vector &logits, int which)
{
    const float most = logits.maxCoeff();
    return logits[which] - most - std::log((logits.array() - most).exp().sum());
}

Vec3 placeOf(const Box &box)
{
    return {box.centre.x(), box.centre.y(), std::max(0.0, box.bottom())};
}

} // namespace

ThingDrawer::ThingDrawer(const Decoder::Task &task, Random &random)
    : m_task(task), m_random(random), m_sequence(*task.encoded), m_arrangement(task.room)
{
    m_arrangement.setRegions(task.regions);
    m_arrangement.setTaken(task.takenSpace);
    for (std::size_t i = 0; i < task.pinned.size(); ++i) {
        const scene::RoomObject &thing = task.pinned[i];
        m_arrangement.place(Body::of(thing));
        m_placed.push_back({thing.category, thing.box});
        if (task.pinnedTokens[i] >= 0)
            addStand(thing.box, m_sequence.givenToken(task.pinnedTokens[i]));
    }
}

/// The newest placed thing as an anchor of others, unless it hangs.
void ThingDrawer::addStand(const Box &box, int token)
{
    if (box.bottom() >= kMountedLeast)
        return;
    m_standIndex.push_back(static_cast<int>(m_placed.size()) - 1);
    m_standTokens.push_back(token);
    m_stands.push_back(box);
}

Vector ThingDrawer::next() const
{
    Vector logits = Decision(m_sequence).categories();
    logits[logits.size() - 1] += m_task.model.stopBias;
    if (const int type = m_task.model.type(m_task.room.roomType); type >= 0) {
        const std::vector<float> &leanings = m_task.model.leanings[static_cast<std::size_t>(type)];
        for (std::size_t c = 0; c < leanings.size(); ++c)
            logits[static_cast<Eigen::Index>(c)] += leanings[c];
    }
    return logits;
}

void ThingDrawer::place(const DrawnThing &thing)
{
    if (!thing.fits)
        return;
    m_arrangement.place(Body::of({thing.name, thing.box, -1, {}}));
    m_placed.push_back({thing.name, thing.box});
    m_sequence.append(std::array{ObjectToken{thing.category, thing.box.size, placeOf(thing.box), thing.box.yaw}});
    addStand(thing.box, m_sequence.drawnToken(m_drawn++));
}

bool ThingDrawer::mounted(int category) const
{
    return category >= 0 && m_task.model.mounted[static_cast<std::size_t>(category)];
}

bool ThingDrawer::isMostlyAtWall(int category) const
{
    return category >= 0 && m_task.model.atWall[static_cast<std::size_t>(category)] > kMostlyAtWall;
}

bool ThingDrawer::isOf(std::size_t placed, const QString &category) const
{
    return !category.isEmpty() && m_placed[placed].category.compare(category, Qt::CaseInsensitive) == 0;
}

const Box *ThingDrawer::boxOf(const QString &category) const
{
    for (std::size_t i = m_placed.size(); i-- > 0;)
        if (isOf(i, category))
            return &m_placed[i].box;
    return nullptr;
}

std::vector<Box> ThingDrawer::bareTables() const
{
    std::vector<Box> bare;
    for (const PlacedThing &thing : m_placed)
        if (isBare(thing.category, thing.box, m_placed, m_arrangement))
            bare.push_back(thing.box);
    return bare;
}

/// A back that is drawn near a wall belongs to it: what faces another thing is told by that, not by its wall.
void ThingDrawer::snapToWall(int category, Box &box) const
{
    const int behind = m_arrangement.wallBehind(box, isMostlyAtWall(category) ? kFarSnap : kSnap);
    if (behind < 0)
        return;
    const Wall &wall = m_arrangement.walls()[static_cast<std::size_t>(behind)];
    const double gap = (box.centre.head<2>() - wall.from).dot(wall.inward) - box.size.y() / 2;
    box.centre.head<2>() += wall.inward * (kWallGap - gap);
}

/// As the legaliser has it; but seats reach only under the table that they are told by (`own`; kAnyTable: each), and
/// nobody sits in the middle of one.
bool ThingDrawer::isAllowed(const DrawnThing &thing, int own) const
{
    const Body body = Body::of({thing.name, thing.box, -1, {}});
    if (!m_arrangement.fits(body, kAllowed))
        return false;
    const auto &placed = m_arrangement.placed();
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Body &other = placed[i];
        if (!((body.seat && other.table) || (body.table && other.seat)) || !geometry::overlaps(body.box, other.box, 0))
            continue;
        const Body &seat = body.seat ? body : other, &table = body.seat ? other : body;
        if ((own != kAnyTable && own != static_cast<int>(i)) ||
            footprintDistance(table.box, seat.box.centre.head<2>()) <= 0)
            return false;
    }
    return true;
}

/// One of the category's sizes; where a word of size was said, of those that it means, or made so.
void ThingDrawer::chooseSize(Chosen &chosen)
{
    DrawnThing &thing = chosen.thing;
    const auto isNew = m_placed.begin() + static_cast<std::ptrdiff_t>(m_task.pinned.size());
    const auto number = std::count_if(isNew, m_placed.end(), [&](const PlacedThing &other) {
        return other.category.compare(thing.name, Qt::CaseInsensitive) == 0;
    });
    const SizeWord *size = sizeOf(m_task.sizes, thing.name, static_cast<int>(number));
    const Vector all = chosen.decision.sizes();
    Vector logits = Vector::Constant(all.size(), kNever), others = logits;
    for (std::size_t i = 0; i < m_task.model.sizes.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        if (m_task.model.sizes[i].category == thing.category)
            (!size || size->holds(m_task.model.sizes[i].size) ? logits : others)[at] = all[at];
    }
    const bool isMade = logits.maxCoeff() == kNever;
    const KnownSize &known = m_task.model.sizes[drawIndex(isMade ? others : logits, m_task.options.sampling, m_random)];
    thing.box.size = isMade && size ? size->made(known.size) : known.size;
    if (thing.shape == asset::kRound || m_task.round[static_cast<std::size_t>(thing.category)])
        thing.box.size.head<2>().setConstant(std::sqrt(known.size.x() * known.size.y()));
    else if (thing.asset.isEmpty() && !isMade)
        thing.asset = known.asset;
}

/// Takes the category and a size, the given one or one of the category's.
ThingDrawer::Chosen ThingDrawer::choose(int category, const WantedThing &wanted)
{
    Chosen chosen{Decision(m_sequence), {}};
    DrawnThing &thing = chosen.thing;
    thing.category = category;
    thing.name = category < 0 ? wanted.name : m_task.model.categories[static_cast<std::size_t>(category)];
    thing.asset = wanted.asset;
    thing.style = wanted.style;
    if (asset::hasShape(thing.name, wanted.shape))
        thing.shape = wanted.shape;
    chosen.decision.takeCategory(category);
    if (wanted.size) {
        thing.box.size = *wanted.size;
    } else {
        chooseSize(chosen);
    }
    chosen.decision.takeSize(thing.box.size);
    return chosen;
}

/// Of edges and standing things, in this order.
Vector ThingDrawer::anchorLogits(const Decision &decision) const
{
    const Vector all = decision.anchors();
    const auto edges = static_cast<Eigen::Index>(m_task.edges.size());
    Vector logits(edges + static_cast<Eigen::Index>(m_standTokens.size()));
    logits.head(edges) = all.segment(Sequence::edgeToken(0), edges);
    for (std::size_t i = 0; i < m_standTokens.size(); ++i)
        logits[edges + static_cast<Eigen::Index>(i)] = all[m_standTokens[i]];
    return logits;
}

void ThingDrawer::takeAnchor(Decision &decision, std::size_t anchor) const
{
    const std::size_t edges = m_task.edges.size();
    if (anchor < edges)
        decision.takeAnchor(Sequence::edgeToken(static_cast<int>(anchor)), Decision::Anchor::Edge);
    else
        decision.takeAnchor(m_standTokens[anchor - edges], Decision::Anchor::Object);
}

/// A yaw as seen from an anchor.
double ThingDrawer::yawAt(std::size_t anchor, double yaw) const
{
    const std::size_t edges = m_task.edges.size();
    const Vec2 along = anchor < edges ? m_task.edges[anchor].wall.along : m_stands[anchor - edges].right();
    return geometry::wrapAngle(yaw - std::atan2(along.y(), along.x()));
}

/// Anchors in proportion to how likely a thing of that yaw is told by them.
Vector ThingDrawer::anchorsForYaw(const Decision &decision, double yaw) const
{
    Vector logits = anchorLogits(decision);
    for (Eigen::Index i = 0; i < logits.size(); ++i) {
        const auto anchor = static_cast<std::size_t>(i);
        Decision at = decision;
        takeAnchor(at, anchor);
        logits[i] += static_cast<float>(logShare(at.yaws(), yawClassOf(yawAt(anchor, yaw))));
    }
    return logits;
}

/// One pose from the heads, allowed or not.
DrawnThing ThingDrawer::drawPose(const Chosen &chosen, const Vector &anchors, const WantedThing &wanted)
{
    const Sampling &sampling = m_task.options.sampling;
    Decision decision = chosen.decision;
    DrawnThing thing = chosen.thing;
    const bool hangs = mounted(thing.category);
    const std::size_t edges = m_task.edges.size(), anchor = drawIndex(anchors, sampling, m_random);
    takeAnchor(decision, anchor);
    PoseCode code;
    double yaw = 0;
    if (wanted.yaw) {
        yaw = yawAt(anchor, *wanted.yaw);
        code.yaw = yawClassOf(yaw);
    } else {
        code.yaw = static_cast<int>(drawIndex(decision.yaws(), sampling, m_random));
        yaw = yawFrom(code.yaw, m_random);
    }
    decision.takeYaw(code.yaw);
    code.across = static_cast<int>(drawIndex(decision.across(), sampling, m_random));
    decision.takeAcross(code.across);
    code.along = static_cast<int>(drawIndex(decision.along(), sampling, m_random));
    if (hangs) {
        decision.takeAlong(code.along);
        code.bottom = static_cast<int>(drawIndex(decision.bottoms(), sampling, m_random));
    }
    if (anchor < edges) {
        thing.box = poseFrom(m_task.edges[anchor], code, yaw, thing.box.size, hangs, m_random);
    } else {
        thing.anchor = m_standIndex[anchor - edges];
        thing.box = poseFrom(m_stands[anchor - edges], code, yaw, thing.box.size, m_random);
        snapToWall(thing.category, thing.box);
    }
    thing.fits = isAllowed(thing, thing.anchor);
    return thing;
}

/// What people would not do, and the model does now and then.
bool ThingDrawer::isOdd(const DrawnThing &thing) const
{
    // A screen may still come before a sofa that stands free, but where one is, the sofa looks at it.
    const bool screens = boxOf(QStringLiteral("TVStand")) != nullptr;
    return isOddPlace(thing.name, thing.box, m_placed, m_arrangement) || (screens && isAdrift(thing));
}

/// The model has learned too little of what people keep away from doors and windows.
bool ThingDrawer::isShunned(const DrawnThing &thing) const
{
    return !mounted(thing.category) && (m_arrangement.isByDoor(thing.box) || m_arrangement.isByWindow(thing.box));
}

DrawnThing ThingDrawer::drawOf(int category, const WantedThing &wanted)
{
    DrawnThing thing;
    std::optional<DrawnThing> byOpening, odd;
    for (int attempt = 0; attempt < (wanted.size ? 1 : kSizeTries) && !byOpening; ++attempt) {
        const Chosen chosen = choose(category, wanted);
        Vector anchors = wanted.yaw ? anchorsForYaw(chosen.decision, *wanted.yaw) : anchorLogits(chosen.decision);
        if (mounted(category))
            anchors.tail(static_cast<Eigen::Index>(m_stands.size())).setConstant(kNever);
        for (int k = 0; k < kPoseTries; ++k) {
            thing = drawPose(chosen, anchors, wanted);
            if (!thing.fits)
                continue;
            if (isOdd(thing))
                odd = thing;
            else if (!isShunned(thing) || m_random.uniform() >= kShyness)
                return thing;
            else
                byOpening = thing;
        }
    }
    return byOpening ? *byOpening : odd.value_or(thing);
}

DrawnThing ThingDrawer::draw(int category)
{
    return drawOf(category, {});
}

/// Alone, with its size and where it hangs.
Unit ThingDrawer::unitOf(const DrawnThing &thing) const
{
    const geometry::Vec3 &size = thing.box.size;
    const double bottom = mounted(thing.category) ? kHanging : 0.0;
    Unit unit;
    unit.members.push_back({thing.name, {{0, 0, bottom + size.z() / 2}, size, 0}, -1, thing.asset});
    unit.assets = {-1};
    return unit;
}

DrawnThing ThingDrawer::drawAnywhere(const WantedThing &wanted)
{
    DrawnThing thing = choose(wanted.category, wanted).thing;
    const Unit unit = unitOf(thing);
    const auto take = [&](const std::vector<Pose> &poses) {
        for (const Pose &pose : poses) {
            thing.box = placedAt(unit, pose).front().box;
            thing.fits = isAllowed(thing, kAnyTable);
            if (thing.fits)
                return true;
        }
        return false;
    };
    for (const Stand stand : {Stand::Wall, Stand::Free}) {
        if (stand == Stand::Free && unit.mounted())
            break;
        if (take(standPoses(unit, stand, m_arrangement, kAnyPoses, m_random)))
            return thing;
    }
    if (!unit.mounted())
        take(posesWithin(m_task.regions, m_arrangement, kAnyPoses, m_random));
    return thing;
}

DrawnThing ThingDrawer::drawInTheMiddle(int category)
{
    const Chosen chosen = choose(category, {});
    const Unit unit = unitOf(chosen.thing);
    std::vector<DrawnThing> things;
    std::vector<double> scores;
    for (const Pose &pose : standPoses(unit, Stand::Middle, m_arrangement, kRelatedPoses, m_random)) {
        DrawnThing thing = chosen.thing;
        thing.box = placedAt(unit, pose).front().box;
        thing.fits = isAllowed(thing, kAnyTable);
        if (!thing.fits)
            continue;
        scores.push_back(likelihoodOf(chosen.decision, thing));
        things.push_back(std::move(thing));
    }
    return likeliest(things, scores).value_or(draw(category));
}

DrawnThing ThingDrawer::drawLike(const WantedThing &wanted)
{
    return drawOf(wanted.category, wanted);
}

/// Categories for an open one: as the model has it, and by the sizes like the given one that are known of each.
Vector ThingDrawer::categoriesFor(const WantedThing &wanted, const std::vector<bool> &allowed) const
{
    Vector logits = Decision(m_sequence).categories();
    logits[logits.size() - 1] = kNever; // it was asked for
    for (std::size_t c = 0; c < allowed.size(); ++c)
        if (!allowed[c])
            logits[static_cast<Eigen::Index>(c)] = kNever;
    if (!wanted.size)
        return logits;
    std::vector<double> alike(allowed.size(), 1e-12), known(allowed.size(), 0);
    for (const KnownSize &other : m_task.model.sizes) {
        const double away = (other.size.array() / wanted.size->array()).log().matrix().norm() / kSizeSpread;
        alike[static_cast<std::size_t>(other.category)] += std::exp(-0.5 * away * away);
        ++known[static_cast<std::size_t>(other.category)];
    }
    for (std::size_t c = 0; c < allowed.size(); ++c)
        logits[static_cast<Eigen::Index>(c)] += static_cast<float>(std::log(alike[c] / known[c]));
    return logits;
}

std::optional<DrawnThing> ThingDrawer::complete(const WantedThing &wanted, const std::vector<bool> &allowed)
{
    if (wanted.place)
        return completeAt(wanted, allowed);
    if (!wanted.name.isEmpty())
        return drawOf(wanted.category, wanted);
    const std::size_t drawn = drawIndex(categoriesFor(wanted, allowed), m_task.options.sampling, m_random);
    if (drawn >= allowed.size())
        return std::nullopt;
    return drawOf(static_cast<int>(drawn), wanted);
}

/// Category and yaw of a thing whose place is given, in proportion to how likely the whole is there (Bayes over what
/// is open, as COFS completes partial attributes).
std::optional<DrawnThing> ThingDrawer::completeAt(const WantedThing &wanted, const std::vector<bool> &allowed)
{
    const Vector logits = categoriesFor(wanted, allowed);
    std::vector<int> categories;
    if (!wanted.name.isEmpty()) {
        categories = {wanted.category};
    } else {
        for (int c = 0; c < static_cast<int>(allowed.size()); ++c)
            if (allowed[static_cast<std::size_t>(c)])
                categories.push_back(c);
        std::stable_sort(categories.begin(), categories.end(), [&](int a, int b) { return logits[a] > logits[b]; });
        // Of what hangs and of what stands: which of them it is, the height says.
        std::size_t tried[2] = {0, 0};
        std::erase_if(categories, [&](int category) { return ++tried[mounted(category)] > kLikelyCategories; });
    }
    std::vector<DrawnThing> things;
    std::vector<double> scores;
    for (const int category : categories) {
        Chosen chosen = choose(category, wanted);
        DrawnThing &thing = chosen.thing;
        // A size of ours may not sink into the floor, and what stands, stands on it.
        const double half = thing.box.size.z() / 2, height = wanted.place->z();
        const bool hangs = mounted(category), odd = hangs != (height - half >= kMountedLeast);
        thing.box.centre = *wanted.place;
        thing.box.centre.z() = !wanted.size && !hangs ? half : std::max(height, half);
        for (int turn = 0; turn < (wanted.yaw ? 1 : kTurns); ++turn) {
            thing.box.yaw = wanted.yaw.value_or(geometry::wrapAngle(turn * 2 * std::numbers::pi / kTurns));
            thing.fits = isAllowed(thing, kAnyTable);
            things.push_back(thing);
            scores.push_back((wanted.name.isEmpty() ? logits[category] : 0.0) + (odd ? kOdd : 0) +
                             (thing.fits ? 0 : kForbidden) + likelihoodOf(chosen.decision, thing));
        }
    }
    return likeliest(things, scores);
}

/// One of them, drawn by the logarithms of their probabilities.
std::optional<DrawnThing> ThingDrawer::likeliest(const std::vector<DrawnThing> &things,
                                                 const std::vector<double> &scores)
{
    const Vector logits =
        Eigen::Map<const Eigen::VectorXd>(scores.data(), static_cast<Eigen::Index>(scores.size())).cast<float>();
    const std::size_t drawn = drawIndex(logits, m_task.options.sampling, m_random);
    return drawn < things.size() ? std::optional(things[drawn]) : std::nullopt;
}

/// Of a thing's pose, once its size is taken.
double ThingDrawer::likelihoodOf(Decision decision, const DrawnThing &thing) const
{
    const int found = anchorOf(m_task.edges, mounted(thing.category) ? std::vector<Box>{} : m_stands, thing.box);
    const auto edge = static_cast<std::size_t>(found < 0 ? -1 - found : 0), stand = static_cast<std::size_t>(found);
    const PoseCode code = found < 0 ? codeAt(m_task.edges[edge], thing.box) : codeAt(m_stands[stand], thing.box);
    const std::size_t anchor = found < 0 ? edge : m_task.edges.size() + stand;
    double sum = logShare(anchorLogits(decision), static_cast<int>(anchor));
    takeAnchor(decision, anchor);
    sum += logShare(decision.yaws(), code.yaw);
    decision.takeYaw(code.yaw);
    sum += logShare(decision.across(), code.across);
    decision.takeAcross(code.across);
    return sum + logShare(decision.along(), code.along);
}

/// As large as there is room for it below the other.
void ThingDrawer::fitRug(DrawnThing &rug, Unit &unit, const Box &to) const
{
    for (const Vec3 &size : rugSizesUnder(to)) {
        unit.members.front().box = {{0, 0, size.z() / 2}, size, 0};
        rug.box = unit.members.front().box;
        rug.asset.clear();
        unit.members.front().asset.clear();
        DrawnThing thing = rug;
        thing.box = placedAt(unit, {to.centre.head<2>(), to.yaw}).front().box;
        if (isAllowed(thing, kAnyTable))
            return;
    }
}

/// The relations say where it may stand, the model which of these places.
std::optional<DrawnThing> ThingDrawer::relate(const WantedThing &wanted, int slot, int slots,
                                              const std::vector<Related> &relations)
{
    const int category = wanted.category;
    Chosen chosen = choose(category, wanted);
    double sill = std::numeric_limits<double>::infinity();
    for (const scene::RoomOpening &window : m_task.room.windows)
        sill = std::min(sill, window.bottom);
    const bool isLow = std::any_of(relations.begin(), relations.end(),
                                   [](const Related &one) { return one.kind == Relation::ByWindow; });
    for (int k = 0; k < kLowSizeTries && isLow && chosen.thing.box.size.z() > sill; ++k)
        chosen = choose(category, wanted);
    Unit unit = unitOf(chosen.thing);
    unit.contacts = isMostlyAtWall(category) ? 1 : 0;
    std::vector<DrawnThing> things;
    std::vector<double> scores;
    std::pair<std::size_t, bool> most; // relations that hold, and whether it looks well there
    for (const Related &one : relations) {
        const UnitRelation relation{
            one.kind, -1, -1, {}, &one == &relations.front() ? slot : 0, &one == &relations.front() ? slots : 1};
        if (one.kind == Relation::Under && one.to && isFlat(unit.members.front().box))
            fitRug(chosen.thing, unit, *one.to);
        for (const Pose &pose :
             posesInRelation(unit, relation, one.to, one.other, m_task.room, m_arrangement, kRelatedPoses, m_random)) {
            DrawnThing thing = chosen.thing;
            thing.box = placedAt(unit, pose).front().box;
            thing.fits = isAllowed(thing, kAnyTable);
            if (!thing.fits)
                continue;
            const auto held = std::count_if(relations.begin(), relations.end(), [&](const Related &other) {
                return &other != &one && holds(other, thing.box);
            });
            const std::pair kept(1 + static_cast<std::size_t>(held), !isOdd(thing));
            if (kept < most)
                continue;
            if (kept > most) {
                most = kept;
                things.clear();
                scores.clear();
            }
            scores.push_back(likelihoodOf(chosen.decision, thing));
            things.push_back(std::move(thing));
        }
    }
    return likeliest(things, scores);
}

} // namespace twinloom::scenegen
