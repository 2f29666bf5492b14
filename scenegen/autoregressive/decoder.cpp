// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/decoder.h"

#include "scenegen/autoregressive/task.h"

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
constexpr int kCategoryTries = 4; ///< other categories where the first finds no place
constexpr int kSizeTries = 3;
constexpr int kPoseTries = 12;
constexpr int kTurns = 8;             ///< yaws that are tried for a thing whose place is given
constexpr int kLikelyCategories = 12; ///< categories that are tried for it
constexpr double kSizeSpread = 0.15;  ///< of the logarithm: sizes so alike pass for one another
constexpr double kMountedLeast = 0.3; ///< metres: what begins higher hangs
constexpr double kSnap = 0.12;        ///< metres to a wall that a back is moved up to
constexpr double kWallGap = 0.025;
/// As the legaliser's first look, so that it leaves alone what is drawn here.
constexpr FitRules kAllowed{-0.006, true, true};

/// Logarithm of the probability of one of several.
double logShare(const Vector &logits, int which)
{
    const float most = logits.maxCoeff();
    return logits[which] - most - std::log((logits.array() - most).exp().sum());
}

/// Draws one furnishing. Lives as long as one call.
class Run
{
public:
    Run(const Decoder::Task &task, Random &random);
    Furnishing finish(const Progress &progress);

private:
    struct Drawn {
        int category = -1;
        int anchor = -1; ///< which of m_stands it is told by; -1: a wall
        QString asset;
        Box box;
        bool fits = false;
    };
    enum class Outcome { Placed, Skipped, Stopped };

    Outcome drawNext();
    Drawn drawOf(const Decision &chosen, int category, const WantedThing &wanted);
    Drawn drawPose(Decision decision, const Vector &anchors, Drawn thing, const WantedThing &wanted);
    std::optional<Drawn> drawWanted(const WantedThing &wanted);
    std::optional<Drawn> drawAt(const WantedThing &wanted);
    double likelihoodOf(Decision decision, const Drawn &thing) const;
    Vector categoriesOfSize(const Decision &decision, const Vec3 &size) const;
    int drawSize(const Decision &decision, int category);
    Vector anchorLogits(const Decision &decision) const;
    Vector anchorsForYaw(const Decision &decision, double yaw) const;
    void takeAnchor(Decision &decision, std::size_t anchor) const;
    double yawAt(std::size_t anchor, double yaw) const;
    void accept(const Drawn &thing, const QString &name, bool asked);
    bool mounted(int category) const
    {
        return category >= 0 && m_task.model.mounted[static_cast<std::size_t>(category)];
    }
    QString nameOf(int category, const WantedThing &wanted) const
    {
        return category < 0 ? wanted.name : m_task.model.categories[static_cast<std::size_t>(category)];
    }
    int stillMissing() const;
    void snapToWall(Box &box) const;

    const Decoder::Task &m_task;
    Random &m_random;
    Sequence m_sequence;
    Arrangement m_arrangement;
    std::vector<Box> m_stands;       ///< that others may be told by
    std::vector<int> m_standTokens;  ///< and their tokens
    std::vector<bool> m_standsShown; ///< whether it is part of the result
    std::vector<int> m_missing, m_atMost;
    int m_drawn = 0, m_free = 0, m_target = 0;
    Furnishing m_made;
};

Run::Run(const Decoder::Task &task, Random &random)
    : m_task(task), m_random(random), m_sequence(*task.encoded), m_arrangement(task.room), m_missing(task.missing),
      m_atMost(task.atMost)
{
    m_arrangement.setRegions(task.regions);
    for (std::size_t i = 0; i < task.pinned.size(); ++i) {
        const scene::RoomObject &thing = task.pinned[i];
        m_arrangement.place(Body::of(thing));
        if (thing.box.bottom() < kMountedLeast && task.pinnedTokens[i] >= 0) {
            m_stands.push_back(thing.box);
            m_standTokens.push_back(m_sequence.givenToken(task.pinnedTokens[i]));
            m_standsShown.push_back(true);
        }
    }
}

int Run::stillMissing() const
{
    int sum = 0;
    for (const int number : m_missing)
        sum += number;
    return sum;
}

/// A back that is drawn near a wall belongs to it.
void Run::snapToWall(Box &box) const
{
    const int behind = m_arrangement.wallBehind(box, kSnap);
    if (behind < 0)
        return;
    const Wall &wall = m_arrangement.walls()[static_cast<std::size_t>(behind)];
    const double gap = (box.centre.head<2>() - wall.from).dot(wall.inward) - box.size.y() / 2;
    box.centre.head<2>() += wall.inward * (kWallGap - gap);
}

int Run::drawSize(const Decision &decision, int category)
{
    Vector logits = decision.sizes();
    for (std::size_t i = 0; i < m_task.model.sizes.size(); ++i)
        if (m_task.model.sizes[i].category != category)
            logits[static_cast<Eigen::Index>(i)] = kNever;
    return static_cast<int>(drawIndex(logits, m_task.options.sampling, m_random));
}

/// Of edges and standing things, in this order.
Vector Run::anchorLogits(const Decision &decision) const
{
    const Vector all = decision.anchors();
    const auto edges = static_cast<Eigen::Index>(m_task.edges.size());
    Vector logits(edges + static_cast<Eigen::Index>(m_standTokens.size()));
    logits.head(edges) = all.segment(Sequence::edgeToken(0), edges);
    for (std::size_t i = 0; i < m_standTokens.size(); ++i)
        logits[edges + static_cast<Eigen::Index>(i)] = all[m_standTokens[i]];
    return logits;
}

void Run::takeAnchor(Decision &decision, std::size_t anchor) const
{
    const std::size_t edges = m_task.edges.size();
    if (anchor < edges)
        decision.takeAnchor(Sequence::edgeToken(static_cast<int>(anchor)), Decision::Anchor::Edge);
    else
        decision.takeAnchor(m_standTokens[anchor - edges], Decision::Anchor::Object);
}

/// A yaw as seen from an anchor.
double Run::yawAt(std::size_t anchor, double yaw) const
{
    const std::size_t edges = m_task.edges.size();
    const Vec2 along = anchor < edges ? m_task.edges[anchor].wall.along : m_stands[anchor - edges].right();
    return geometry::wrapAngle(yaw - std::atan2(along.y(), along.x()));
}

/// Anchors in proportion to how likely a thing of that yaw is told by them.
Vector Run::anchorsForYaw(const Decision &decision, double yaw) const
{
    Vector logits = anchorLogits(decision);
    for (Eigen::Index i = 0; i < logits.size(); ++i) {
        Decision at = decision;
        takeAnchor(at, static_cast<std::size_t>(i));
        logits[i] += static_cast<float>(logShare(at.yaws(), yawClassOf(yawAt(static_cast<std::size_t>(i), yaw))));
    }
    return logits;
}

/// One pose from the heads, allowed or not.
Run::Drawn Run::drawPose(Decision decision, const Vector &anchors, Drawn thing, const WantedThing &wanted)
{
    const Sampling &sampling = m_task.options.sampling;
    const bool hangs = mounted(thing.category);
    const auto edges = m_task.edges.size();
    const std::size_t anchor = drawIndex(anchors, sampling, m_random);
    const bool atEdge = anchor < edges;
    const std::size_t stand = anchor - edges;
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
    thing.anchor = atEdge ? -1 : static_cast<int>(stand);
    thing.box = atEdge ? poseFrom(m_task.edges[anchor], code, yaw, thing.box.size, hangs, m_random)
                       : poseFrom(m_stands[stand], code, yaw, thing.box.size, m_random);
    if (!atEdge)
        snapToWall(thing.box);
    thing.fits = m_arrangement.fits(Body::of({nameOf(thing.category, wanted), thing.box, -1, {}}), kAllowed);
    return thing;
}

/// A thing of the category, at the first allowed of several poses; else at the last one.
Run::Drawn Run::drawOf(const Decision &chosen, int category, const WantedThing &wanted)
{
    Drawn thing;
    for (int attempt = 0; attempt < (wanted.size ? 1 : kSizeTries); ++attempt) {
        Decision sized = chosen;
        thing.category = category;
        thing.asset = wanted.asset;
        if (wanted.size) {
            thing.box.size = *wanted.size;
        } else {
            const KnownSize &known = m_task.model.sizes[static_cast<std::size_t>(drawSize(chosen, category))];
            thing.box.size = known.size;
            thing.asset = wanted.asset.isEmpty() ? known.asset : wanted.asset;
        }
        sized.takeSize(thing.box.size);
        Vector anchors = wanted.yaw ? anchorsForYaw(sized, *wanted.yaw) : anchorLogits(sized);
        if (mounted(category))
            anchors.tail(anchors.size() - static_cast<Eigen::Index>(m_task.edges.size())).setConstant(kNever);
        for (int k = 0; k < kPoseTries; ++k) {
            thing = drawPose(sized, anchors, thing, wanted);
            if (thing.fits)
                return thing;
        }
    }
    return thing;
}

/// How likely each category is for a thing of a size: that of the sizes like it.
Vector Run::categoriesOfSize(const Decision &decision, const Vec3 &size) const
{
    Vector logits = decision.categories();
    for (Eigen::Index c = 0; c + 1 < logits.size(); ++c) {
        double alike = 0;
        int known = 0;
        for (const KnownSize &other : m_task.model.sizes)
            if (other.category == static_cast<int>(c)) {
                const double away = (other.size.array() / size.array()).log().matrix().norm() / kSizeSpread;
                alike += std::exp(-0.5 * away * away);
                ++known;
            }
        logits[c] += static_cast<float>(std::log(alike / known + 1e-12));
    }
    return logits;
}

/// A half-given thing: what is given stays, the rest is drawn. None where every category is banned.
std::optional<Run::Drawn> Run::drawWanted(const WantedThing &wanted)
{
    if (wanted.place)
        return drawAt(wanted);
    Decision decision(m_sequence);
    int category = wanted.category;
    if (wanted.name.isEmpty()) {
        Vector logits = wanted.size ? categoriesOfSize(decision, *wanted.size) : decision.categories();
        for (Eigen::Index c = 0; c < logits.size(); ++c)
            if (c + 1 == logits.size() || m_atMost[static_cast<std::size_t>(c)] <= 0)
                logits[c] = kNever;
        const std::size_t drawn = drawIndex(logits, m_task.options.sampling, m_random);
        if (drawn >= m_task.model.categories.size())
            return std::nullopt;
        category = static_cast<int>(drawn);
    }
    decision.takeCategory(category);
    return drawOf(decision, category, wanted);
}

/// Category and yaw of a thing whose place is given, in proportion to how likely the whole is there (Bayes over what
/// is open, as COFS completes partial attributes).
std::optional<Run::Drawn> Run::drawAt(const WantedThing &wanted)
{
    const Decision start(m_sequence);
    Vector logits = wanted.size ? categoriesOfSize(start, *wanted.size) : start.categories();
    std::vector<int> categories;
    if (!wanted.name.isEmpty()) {
        categories = {wanted.category};
    } else {
        for (int c = 0; c + 1 < logits.size(); ++c)
            if (m_atMost[static_cast<std::size_t>(c)] > 0)
                categories.push_back(c);
        std::stable_sort(categories.begin(), categories.end(), [&](int a, int b) { return logits[a] > logits[b]; });
        categories.resize(std::min<std::size_t>(categories.size(), kLikelyCategories));
    }
    std::vector<Drawn> candidates;
    std::vector<float> scores;
    for (const int category : categories) {
        Decision decision = start;
        decision.takeCategory(category);
        Drawn thing;
        thing.category = category;
        thing.asset = wanted.asset;
        thing.box.size = wanted.size.value_or(Vec3::Ones());
        if (!wanted.size) {
            const KnownSize &known = m_task.model.sizes[static_cast<std::size_t>(drawSize(decision, category))];
            thing.box.size = known.size;
            thing.asset = wanted.asset.isEmpty() ? known.asset : wanted.asset;
        }
        decision.takeSize(thing.box.size);
        // A size of ours may not sink into the floor, and what stands, stands on it.
        const double half = thing.box.size.z() / 2;
        thing.box.centre = *wanted.place;
        const bool high = wanted.place->z() - half >= kMountedLeast;
        const float odd = high == mounted(category) ? 0.0f : -20.0f;
        thing.box.centre.z() = !wanted.size && !mounted(category) ? half : std::max(wanted.place->z(), half);
        for (int turn = 0; turn < (wanted.yaw ? 1 : kTurns); ++turn) {
            thing.box.yaw = wanted.yaw.value_or(geometry::wrapAngle(turn * 2 * std::numbers::pi / kTurns));
            thing.fits = m_arrangement.fits(Body::of({nameOf(category, wanted), thing.box, -1, {}}), kAllowed);
            candidates.push_back(thing);
            scores.push_back((category < 0 ? 0.0f : logits[category]) + odd + (thing.fits ? 0.0f : -10.0f) +
                             static_cast<float>(likelihoodOf(decision, thing)));
        }
    }
    const Vector all = Eigen::Map<const Vector>(scores.data(), static_cast<Eigen::Index>(scores.size()));
    const std::size_t drawn = drawIndex(all, m_task.options.sampling, m_random);
    return drawn < candidates.size() ? std::optional(candidates[drawn]) : std::nullopt;
}

/// Of a thing's pose, once its size is taken.
double Run::likelihoodOf(Decision decision, const Drawn &thing) const
{
    const bool hangs = mounted(thing.category);
    const int anchor = anchorOf(m_task.edges, hangs ? std::vector<Box>{} : m_stands, thing.box);
    const bool atEdge = anchor < 0;
    const int edge = -1 - anchor;
    const PoseCode code = atEdge ? codeAt(m_task.edges[static_cast<std::size_t>(edge)], thing.box)
                                 : codeAt(m_stands[static_cast<std::size_t>(anchor)], thing.box);
    const int index = atEdge ? edge : static_cast<int>(m_task.edges.size()) + anchor;
    double sum = logShare(anchorLogits(decision), index);
    takeAnchor(decision, static_cast<std::size_t>(index));
    sum += logShare(decision.yaws(), code.yaw);
    decision.takeYaw(code.yaw);
    sum += logShare(decision.across(), code.across);
    decision.takeAcross(code.across);
    return sum + logShare(decision.along(), code.along);
}

/// Into the room and the sequence, and into the result where the density has it.
void Run::accept(const Drawn &thing, const QString &name, bool asked)
{
    scene::RoomObject object{name, thing.box, -1, thing.asset};
    // What is told by something that is left out is left out with it: no chairs without their table.
    const bool anchorShown = thing.anchor < 0 || m_standsShown[static_cast<std::size_t>(thing.anchor)];
    const bool shown =
        asked || (anchorShown && (m_task.options.density >= 1 || m_random.uniform() < m_task.options.density));
    if (thing.fits) {
        m_arrangement.place(Body::of(object));
        const Box &box = thing.box;
        m_sequence.append(std::array{ObjectToken{
            thing.category, box.size, Vec3(box.centre.x(), box.centre.y(), std::max(0.0, box.bottom())), box.yaw}});
        if (box.bottom() < kMountedLeast) {
            m_stands.push_back(box);
            m_standTokens.push_back(m_sequence.drawnToken(m_drawn));
            m_standsShown.push_back(shown);
        }
        ++m_drawn;
    }
    if (thing.category >= 0) {
        int &missing = m_missing[static_cast<std::size_t>(thing.category)];
        int &atMost = m_atMost[static_cast<std::size_t>(thing.category)];
        missing = std::max(0, missing - 1);
        if (atMost != kNoLimit)
            --atMost;
    }
    if (!shown)
        return;
    object.box = m_task.frame.toRoom(object.box);
    m_made.keep.push_back(asked ? Keep::Wanted : Keep::Free);
    m_made.homeless += !thing.fits;
    m_made.objects.push_back(std::move(object));
}

/// One more thing by the model's choice. Where it would stop although something asked for is missing, that comes next.
Run::Outcome Run::drawNext()
{
    const Decision start(m_sequence);
    Vector logits = start.categories();
    const Eigen::Index stop = logits.size() - 1;
    logits[stop] = m_free < m_target ? kNever : logits[stop] + m_task.model.stopBias;
    for (Eigen::Index c = 0; c < stop; ++c)
        if (m_atMost[static_cast<std::size_t>(c)] <= 0)
            logits[c] = kNever;
    for (int attempt = 0; attempt < kCategoryTries; ++attempt) {
        auto drawn = static_cast<Eigen::Index>(drawIndex(logits, m_task.options.sampling, m_random));
        if (drawn >= stop && stillMissing() > 0) {
            for (Eigen::Index c = 0; c < logits.size(); ++c)
                if (c == stop || m_missing[static_cast<std::size_t>(c)] <= 0)
                    logits[c] = kNever;
            drawn = static_cast<Eigen::Index>(drawIndex(logits, m_task.options.sampling, m_random));
        }
        if (drawn >= stop)
            return Outcome::Stopped;
        Decision chosen = start;
        const auto category = static_cast<std::size_t>(drawn);
        chosen.takeCategory(static_cast<int>(drawn));
        const Drawn thing = drawOf(chosen, static_cast<int>(drawn), {});
        const bool asked = m_missing[category] > 0;
        if (thing.fits || asked) {
            accept(thing, m_task.model.categories[category], asked);
            ++m_free;
            return Outcome::Placed;
        }
        logits[drawn] = kNever;
    }
    return Outcome::Skipped;
}

Furnishing Run::finish(const Progress &progress)
{
    // Given places first, then the large: what is left finds its place around them.
    std::vector<const WantedThing *> wanted;
    for (const WantedThing &thing : m_task.wanted)
        wanted.push_back(&thing);
    const auto area = [](const WantedThing *thing) { return thing->size ? thing->size->x() * thing->size->y() : 0.0; };
    std::stable_sort(wanted.begin(), wanted.end(), [&](const WantedThing *a, const WantedThing *b) {
        return std::pair(a->place.has_value(), area(a)) > std::pair(b->place.has_value(), area(b));
    });
    for (const WantedThing *thing : wanted) {
        if (progress.cancelled())
            return std::move(m_made);
        if (const auto drawn = drawWanted(*thing))
            accept(*drawn, nameOf(drawn->category, *thing), true);
    }
    bool again = false; // once, when the model would stop and the density asks for more
    while (m_drawn < m_task.most && !progress.cancelled()) {
        const Outcome outcome = drawNext();
        if (outcome == Outcome::Placed)
            continue;
        if (outcome == Outcome::Skipped || again || m_task.options.density <= 1)
            break;
        m_target = static_cast<int>(std::lround(m_free * m_task.options.density));
        again = true;
    }
    return std::move(m_made);
}

} // namespace

std::size_t drawIndex(const Vector &logits, const Sampling &sampling, Random &random)
{
    const auto count = static_cast<std::size_t>(logits.size());
    const float most = count == 0 ? kNever : logits.maxCoeff();
    if (most == kNever)
        return count;
    std::vector<double> weights(count);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double below = static_cast<double>(logits[static_cast<Eigen::Index>(i)]) - most;
        weights[i] = sampling.temperature > 0 ? std::exp(below / sampling.temperature) : (below == 0 ? 1.0 : 0.0);
        sum += weights[i];
    }
    if (sampling.topP < 1) {
        std::vector<std::size_t> order(count);
        for (std::size_t i = 0; i < count; ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
        double kept = 0;
        for (const std::size_t i : order) {
            if (kept >= sampling.topP * sum)
                weights[i] = 0;
            kept += weights[i];
        }
    }
    return random.weighted(weights);
}

Decoder::Decoder(const Model &model, const Request &request, const DecoderOptions &options, Issues &issues)
    : m_task(std::make_unique<const Task>(model, request, options, issues))
{
}

Decoder::~Decoder() = default;

Furnishing Decoder::furnish(Random &random, const Progress &progress) const
{
    return Run(*m_task, random).finish(progress);
}

} // namespace twinloom::scenegen
