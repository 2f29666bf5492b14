// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/decoder.h"

#include "scenegen/autoregressive/thing_drawer.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/children.h"
#include "scenegen/graph/plan_wishes.h"
#include "scenegen/seating.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twinloom::scenegen
{

using geometry::Random;
using Vector = Network::Vector;

namespace
{

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr int kCategoryTries = 4; ///< other categories where the first finds no place
constexpr int kAlikeTries = 5;    ///< for one as large as those of its kind before it
constexpr int kNeededTries = 3;   ///< sizes of what an area is to hold before all else
constexpr int kLayings = 16;      ///< places on or under a thing that are tried for another
constexpr int kFailures = 2;      ///< things of a category without a place after which no more of it are tried

/// One furnishing: what is given, what is wished, then what the model likes.
class Run
{
public:
    Run(const Decoder::Task &task, Decoder::Order order, Random &random)
        : m_task(task), m_askedFirst(order != Decoder::Order::AsLearned),
          m_askedOnly(order == Decoder::Order::AskedOnly), m_random(random), m_drawer(task, random),
          m_missing(task.missing), m_atMost(task.atMost), m_failures(task.missing.size(), 0),
          m_index(m_drawer.placedCount())
    {
        std::iota(m_index.begin(), m_index.end(), 0);
    }
    Furnishing finish(const Progress &progress);

private:
    enum class Origin { User, Model };
    enum class Outcome { Placed, Skipped, Stopped };

    void addWanted(const WantedThing &wanted);
    void addWished(const WishedRelation &wish, const Progress &progress);
    int numberOf(const WishedRelation &wish) const;
    void seeTo(const WishedThing &target, Stand how = Stand::Free, int seats = 0);
    WantedThing likeOthers(const QString &name, int category) const;
    void remember(const WishedThing &wished, const DrawnThing &thing);
    std::optional<std::size_t> placedOf(const WishedThing &wished);
    const geometry::Box *boxOf(const WishedThing &wished);
    void reportUnmet(const WishedThing &wished, Relation relation, const WishedThing &to, const QString &field);
    void addCarried();
    bool carry(const CarriedThing &wish);
    bool isMissingMore(int category) const;
    DrawnThing drawSmall(int category);
    void addNeeded();
    Outcome addNext();
    void giveScreen(const DrawnThing &sofa);
    void giveChair(const geometry::Box &table, Relation how);
    void accept(const DrawnThing &thing, Origin origin);
    void countOff(const DrawnThing &thing);
    bool isMissing() const { return std::accumulate(m_missing.begin(), m_missing.end(), 0) > 0; }

    const Decoder::Task &m_task;
    bool m_askedFirst;
    const bool m_askedOnly;
    Random &m_random;
    ThingDrawer m_drawer;
    std::vector<int> m_missing, m_atMost;     ///< as Task's, of what is left
    std::vector<int> m_failures;              ///< by category: things without a place
    std::vector<int> m_index;                 ///< by placed thing: its index among pinned and made ones; -1: not shown
    std::map<QString, std::size_t> m_ofNode;  ///< by node of the user's graph: its placed thing
    std::map<QString, std::size_t> m_carried; ///< the same of what lies on others: its index among the made ones
    std::map<int, DrawnThing> m_alike;        ///< by category: the first one that was asked for, where others match it
    int m_free = 0, m_target = 0;             ///< things of the model's choice, and how many there must be
    Furnishing m_made;
};

/// Into the room, and into the result where the density has it.
void Run::accept(const DrawnThing &thing, Origin origin)
{
    const double density = m_task.options.density;
    // What is told by something that is left out is left out with it: no chairs without their table.
    const bool anchorShown = thing.anchor < 0 || m_index[static_cast<std::size_t>(thing.anchor)] >= 0;
    const bool shown = origin == Origin::User || (anchorShown && (density >= 1 || m_random.uniform() < density));
    m_drawer.place(thing);
    if (origin == Origin::User && thing.fits && areAlike(thing.name))
        m_alike.emplace(thing.category, thing);
    if (thing.fits)
        m_index.push_back(shown ? static_cast<int>(m_task.pinned.size() + m_made.objects.size()) : -1);
    if (!shown)
        return;
    m_made.homeless += !thing.fits;
    m_made.keep.push_back(origin == Origin::User ? Keep::Wanted : Keep::Free);
    m_made.objects.push_back({thing.name, m_task.frame.toRoom(thing.box), -1, thing.asset, thing.style, thing.shape});
}

/// Off what must and may come of its category.
void Run::countOff(const DrawnThing &thing)
{
    const auto category = static_cast<std::size_t>(thing.category);
    m_missing[category] = std::max(0, m_missing[category] - 1);
    if (m_atMost[category] != kNoLimit)
        --m_atMost[category];
    if (!thing.fits && ++m_failures[category] >= kFailures) {
        m_made.givenUp += m_missing[category];
        scene::RoomObject other{thing.name, m_task.frame.toRoom(thing.box), -1, thing.asset, thing.style, thing.shape};
        m_made.untried.insert(m_made.untried.end(), static_cast<std::size_t>(m_missing[category]), other);
        m_missing[category] = m_atMost[category] = 0;
    }
}

void Run::addWanted(const WantedThing &wanted)
{
    std::vector<bool> allowed;
    for (const int number : m_atMost)
        allowed.push_back(number > 0);
    const auto thing = m_drawer.complete(wanted, allowed);
    if (!thing)
        return;
    accept(*thing, Origin::User);
    if (wanted.name.isEmpty()) // named ones were counted when the request was read
        countOff(*thing);
}

/// Sees to it that what a relation names is there.
void Run::seeTo(const WishedThing &target, Stand how, int seats)
{
    const int category = m_task.model.category(target.name);
    if (category < 0 || boxOf(target) || m_atMost[static_cast<std::size_t>(category)] <= 0)
        return;
    DrawnThing thing = how == Stand::Middle      ? m_drawer.drawInTheMiddle(category)
                       : isMissingMore(category) ? drawSmall(category)
                                                 : m_drawer.draw(category);
    geometry::Vec3 larger = sizeForSeats(thing.box.size, seats);
    if (m_task.round[static_cast<std::size_t>(category)])
        larger.head<2>().setConstant(std::sqrt(larger.x() * larger.y()));
    if (larger != thing.box.size) {
        const WantedThing table{target.name, category, larger, {}, {}, {}, {}, thing.shape};
        if (const DrawnThing another = m_drawer.drawLike(table); another.fits)
            thing = another;
    }
    accept(thing, Origin::User);
    countOff(thing);
    remember(target, thing);
}

/// What is known of the next one of a category: as those before it, where such are bought alike.
WantedThing Run::likeOthers(const QString &name, int category) const
{
    WantedThing wanted{name, category, {}, {}, {}, {}};
    if (const auto other = m_alike.find(category);
        other != m_alike.end() && !differInSize(m_task.sizes, other->second.name)) {
        wanted.size = other->second.box.size;
        wanted.asset = other->second.asset;
        wanted.shape = other->second.shape;
    }
    return wanted;
}

/// The newest thing is the node's.
void Run::remember(const WishedThing &wished, const DrawnThing &thing)
{
    if (!wished.node.isEmpty() && thing.fits)
        m_ofNode[wished.node] = m_drawer.placedCount() - 1;
}

/// A node without a thing of its own takes one that stands already and is nobody's, a pinned one say.
std::optional<std::size_t> Run::placedOf(const WishedThing &wished)
{
    if (const auto known = m_ofNode.find(wished.node); known != m_ofNode.end())
        return known->second;
    for (std::size_t i = m_drawer.placedCount(); i-- > 0;) {
        const bool taken =
            std::any_of(m_ofNode.begin(), m_ofNode.end(), [&](const auto &of) { return of.second == i; });
        if (!m_drawer.isOf(i, wished.name) || (taken && !wished.node.isEmpty()))
            continue;
        if (!wished.node.isEmpty())
            m_ofNode[wished.node] = i;
        return i;
    }
    return std::nullopt;
}

const geometry::Box *Run::boxOf(const WishedThing &wished)
{
    const auto placed = placedOf(wished);
    return placed ? &m_drawer.boxAt(*placed) : nullptr;
}

void Run::reportUnmet(const WishedThing &wished, Relation relation, const WishedThing &to, const QString &field)
{
    if (field.isEmpty())
        return;
    ++m_made.unmet;
    const Issue issue = relationNotMet(wished.name, relation, to.name, field);
    if (std::find(m_made.issues.begin(), m_made.issues.end(), issue) == m_made.issues.end())
        m_made.issues.push_back(issue);
}

void Run::addWished(const WishedRelation &wish, const Progress &progress)
{
    // What has another thing behind it keeps off the walls, and so does a table with a rug below it.
    const bool free = wish.kind == Relation::Behind || (wish.kind == Relation::Under && isTable(wish.to.name));
    seeTo(wish.to, free ? Stand::Middle : Stand::Free,
          wish.kind == Relation::Around ? std::max(wish.slots, numberOf(wish)) : 0);
    seeTo(wish.other);
    for (const FurtherRelation &further : wish.further) {
        seeTo(further.to);
        seeTo(further.other);
    }
    const int number = numberOf(wish);
    for (int k = 0; k < number && !progress.cancelled(); ++k) {
        WantedThing wanted =
            wish.things.empty() ? likeOthers(wish.thing.name, wish.category) : wish.things[static_cast<std::size_t>(k)];
        const bool isNode = !wish.thing.node.isEmpty();
        std::vector<ThingDrawer::Related> relations = {{wish.kind, boxOf(wish.to), boxOf(wish.other)}};
        for (const FurtherRelation &further : wish.further)
            relations.push_back({further.kind, boxOf(further.to), boxOf(further.other)});
        const auto relate = [&] {
            return m_drawer.relate(wanted, isNode ? wish.slot : k, isNode ? wish.slots : number, relations);
        };
        auto related = relate();
        if (!related && wish.things.empty() && wanted.size) { // rather another one than none
            wanted = {wish.thing.name, wish.category, {}, {}, {}, {}};
            related = relate();
        }
        const DrawnThing thing = related ? *related : m_drawer.drawLike(wanted);
        // A single relation is what the place was found by.
        if (!related || (relations.size() > 1 && !m_drawer.holds(relations.front(), thing.box)))
            reportUnmet(wish.thing, wish.kind, wish.to, wish.field);
        for (std::size_t r = 1; r < relations.size(); ++r)
            if (!m_drawer.holds(relations[r], thing.box))
                reportUnmet(wish.thing, wish.further[r - 1].kind, wish.further[r - 1].to, wish.further[r - 1].field);
        accept(thing, Origin::User);
        if (thing.category >= 0)
            countOff(thing);
        remember(wish.thing, thing);
    }
}

int Run::numberOf(const WishedRelation &wish) const
{
    if (wish.category < 0)
        return static_cast<int>(wish.things.size());
    const auto category = static_cast<std::size_t>(wish.category);
    return std::min({wish.count > 0 ? wish.count : std::max(1, m_missing[category]), m_atMost[category], m_task.most});
}

/// On top of its carrier, if that is there. The model knows no such things: what they are comes from statistics.
bool Run::carry(const CarriedThing &wish)
{
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics *type = statistics.type(m_task.room.roomType);
    const int category = statistics.category(wish.thing.name);
    auto drawn =
        category < 0 ? std::nullopt : drawSingle(statistics, type ? *type : statistics.fallback(), category, m_random);
    int parent = -1;
    geometry::Box below;
    if (const auto other = m_carried.find(wish.carrier.node); other != m_carried.end()) {
        parent = static_cast<int>(m_task.pinned.size() + other->second);
        below = m_made.objects[other->second].box;
    } else if (const auto placed = placedOf(wish.carrier); placed) {
        parent = m_index[*placed];
        below = m_task.frame.toRoom(m_drawer.boxAt(*placed));
    }
    if (!drawn || parent < 0)
        return false;
    scene::RoomObject thing = std::move(drawn->members.front()), carrier;
    thing.parent = parent;
    carrier.category = wish.carrier.name;
    carrier.box = below;
    bool placed = false;
    for (int k = 0; k < kLayings && (!placed || meetsSibling(thing, m_made.objects)); ++k) {
        if (k > 0) { // another one, where the first is too large
            drawn = drawSingle(statistics, type ? *type : statistics.fallback(), category, m_random);
            thing = std::move(drawn->members.front());
            thing.parent = parent;
        }
        placed = wish.how == Relation::On || standUnder(thing, carrier, m_random);
        if (wish.how == Relation::On)
            layOn(thing, below, m_random);
    }
    if (!placed)
        return false;
    if (!wish.thing.node.isEmpty())
        m_carried[wish.thing.node] = m_made.objects.size();
    m_made.objects.push_back(std::move(thing));
    m_made.keep.push_back(Keep::Wanted);
    return true;
}

/// Towers grow by one storey a pass.
void Run::addCarried()
{
    std::vector<const CarriedThing *> waiting;
    for (const CarriedThing &wish : m_task.carried)
        waiting.push_back(&wish);
    const auto waits = [&](const CarriedThing *wish) {
        return !wish->carrier.node.isEmpty() && std::any_of(waiting.begin(), waiting.end(), [&](const auto *other) {
            return other->thing.node == wish->carrier.node;
        });
    };
    for (bool grown = true; grown;) {
        std::vector<const CarriedThing *> later;
        for (const CarriedThing *wish : waiting) {
            if (waits(wish)) {
                later.push_back(wish);
                continue;
            }
            for (int k = 0; k < wish->count; ++k)
                if (!carry(*wish)) {
                    reportUnmet(wish->thing, wish->how, wish->carrier, wish->field);
                    break;
                }
        }
        grown = later.size() < waiting.size();
        waiting = std::move(later);
    }
    for (const CarriedThing *wish : waiting) // one upon the other, in a ring
        reportUnmet(wish->thing, wish->how, wish->carrier, wish->field);
}

/// The first of several that are to be alike.
bool Run::isMissingMore(int category) const
{
    return m_missing[static_cast<std::size_t>(category)] > 1 && !m_alike.count(category) &&
           areAlike(m_task.model.categories[static_cast<std::size_t>(category)]);
}

/// The smallest of some, so that the others have room, too.
DrawnThing Run::drawSmall(int category)
{
    const auto area = [](const DrawnThing &thing) { return thing.box.size.x() * thing.box.size.y(); };
    DrawnThing smallest = m_drawer.draw(category);
    for (int k = 1; k < kAlikeTries; ++k) {
        DrawnThing other = m_drawer.draw(category);
        if (other.fits > smallest.fits || (other.fits == smallest.fits && area(other) < area(smallest)))
            smallest = std::move(other);
    }
    return smallest;
}

/// Where only areas are to be filled, what nearly all such rooms have comes first: the model thinks of the whole floor,
/// and of its walls.
void Run::addNeeded()
{
    for (std::size_t c = 0; c < m_task.needed.size(); ++c) {
        const auto category = static_cast<int>(c);
        if (!m_task.needed[c] || m_atMost[c] <= 0 || m_drawer.boxOf(m_task.model.categories[c]))
            continue;
        DrawnThing thing = m_drawer.draw(category);
        for (int k = 0; k < kNeededTries && !thing.fits; ++k)
            thing = m_drawer.drawAnywhere({{}, category, {}, {}, {}, {}});
        if (!thing.fits)
            continue;
        accept(thing, Origin::Model);
        countOff(thing);
        ++m_free;
    }
}

/// People turn a sofa away from the walls to look at something.
void Run::giveScreen(const DrawnThing &sofa)
{
    const int category = m_task.model.category(QStringLiteral("TVStand"));
    const bool may = category >= 0 && m_atMost[static_cast<std::size_t>(category)] > 0 &&
                     m_task.usual[static_cast<std::size_t>(category)];
    const auto stand = may ? m_drawer.relate({QStringLiteral("TVStand"), category, {}, {}, {}, {}}, 0, 1,
                                             {{Relation::Opposite, &sofa.box}})
                           : std::nullopt;
    if (!stand) {
        ++m_made.adrift;
        return;
    }
    accept(*stand, Origin::Model);
    countOff(*stand);
    ++m_free;
}

/// Whoever has a desk, or a table amid the floor, sits at it, where there is a place for a chair.
void Run::giveChair(const geometry::Box &table, Relation how)
{
    const int category = m_task.model.category(QStringLiteral("Chair"));
    if (category < 0 || m_atMost[static_cast<std::size_t>(category)] <= 0 ||
        !m_task.usual[static_cast<std::size_t>(category)])
        return;
    const auto chair = m_drawer.relate({QStringLiteral("Chair"), category, {}, {}, {}, {}}, 0, 1, {{how, &table}});
    if (!chair)
        return;
    accept(*chair, Origin::Model);
    countOff(*chair);
    ++m_free;
}

/// One more thing by the model's choice. Where it would stop although something asked for is missing, that comes next.
Run::Outcome Run::addNext()
{
    Vector logits = m_drawer.next();
    const Eigen::Index stop = logits.size() - 1;
    if (m_free < m_target)
        logits[stop] = kNever;
    for (Eigen::Index c = 0; c < stop; ++c) {
        const auto category = static_cast<std::size_t>(c);
        if (m_atMost[category] <= 0 || (!m_task.usual[category] && m_missing[category] <= 0))
            logits[c] = kNever;
    }
    // What is rare may come; only sizes and poses are drawn among the likeliest.
    const Sampling sampling{m_task.options.sampling.temperature, 1};
    const auto draw = [&] { return static_cast<Eigen::Index>(drawIndex(logits, sampling, m_random)); };
    for (int attempt = 0; attempt < kCategoryTries; ++attempt) {
        Eigen::Index drawn = draw();
        if ((drawn >= stop || m_askedFirst) && isMissing()) {
            for (Eigen::Index c = 0; c <= stop; ++c)
                if (c == stop || m_missing[static_cast<std::size_t>(c)] <= 0)
                    logits[c] = kNever;
            drawn = draw();
        }
        if (drawn >= stop)
            return Outcome::Stopped;
        const auto category = static_cast<int>(drawn);
        const bool asked = m_missing[static_cast<std::size_t>(drawn)] > 0;
        DrawnThing thing =
            asked && isMissingMore(category)
                ? drawSmall(category)
                : m_drawer.drawLike(asked ? likeOthers({}, category) : WantedThing{{}, category, {}, {}, {}, {}});
        for (int k = 1; k < kAlikeTries && asked && !thing.fits; ++k) // rather another one than none
            thing = m_drawer.drawLike(k + 1 < kAlikeTries ? likeOthers({}, category)
                                                          : WantedThing{{}, category, {}, {}, {}, {}});
        if (asked && !thing.fits)
            thing = m_drawer.drawAnywhere(likeOthers({}, category));
        if (thing.fits || asked) {
            accept(thing, asked ? Origin::User : Origin::Model);
            countOff(thing);
            ++m_free;
            if (thing.fits && m_drawer.isAdrift(thing))
                giveScreen(thing);
            if (thing.fits && !asked && thing.name == QLatin1String("Desk"))
                giveChair(thing.box, Relation::InFrontOf);
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
    for (const WantedThing *thing : wanted)
        if (!progress.cancelled())
            addWanted(*thing);
    for (const WishedRelation &wish : m_task.wishes)
        addWished(wish, progress);
    if (!m_task.regions.empty() && m_task.options.density >= 1)
        addNeeded();
    bool more = m_task.options.density > 1; // once, when the model would stop
    const auto most = m_task.pinned.size() + static_cast<std::size_t>(m_task.most);
    while (m_drawer.placedCount() + static_cast<std::size_t>(m_made.homeless) < most && !progress.cancelled()) {
        if (m_askedOnly && !isMissing())
            break;
        const Outcome outcome = addNext();
        if (outcome == Outcome::Placed)
            continue;
        if (outcome == Outcome::Skipped && isMissing() && !m_askedFirst) {
            m_askedFirst = true; // the model's own ideas find no place any more
            continue;
        }
        if (outcome == Outcome::Skipped || !more)
            break;
        m_target = static_cast<int>(std::lround(m_free * m_task.options.density));
        more = false;
    }
    if (!m_askedOnly && m_task.options.density >= 1)
        for (const geometry::Box &table : m_drawer.bareTables())
            giveChair(table, Relation::Around);
    m_made.givenUp += std::accumulate(m_missing.begin(), m_missing.end(), 0); // the room is full
    addCarried();
    for (std::size_t c = 0; c < m_task.needed.size(); ++c)
        m_made.lacking += m_task.needed[c] && !m_drawer.boxOf(m_task.model.categories[c]);
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
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
        double kept = 0;
        for (const std::size_t i : order) {
            const double weight = weights[i];
            if (kept >= sampling.topP * sum)
                weights[i] = 0;
            kept += weight;
        }
    }
    return random.weighted(weights);
}

Decoder::Decoder(const Model &model, const Request &request, const DecoderOptions &options, Issues &issues)
    : m_task(std::make_unique<const Task>(model, request, options, issues))
{
}

Decoder::~Decoder() = default;

Furnishing Decoder::furnish(Random &random, const Progress &progress, Order order) const
{
    return Run(*m_task, order, random).finish(progress);
}

} // namespace twinloom::scenegen
