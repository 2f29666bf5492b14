// SPDX-License-Identifier: Apache-2.0
#include "scenegen/contradictions.h"

#include "core/asset/category_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <set>

namespace twinloom::scenegen
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

struct Less {
    bool operator()(const QString &a, const QString &b) const { return a.compare(b, Qt::CaseInsensitive) < 0; }
};
using Categories = std::set<QString, Less>;

std::optional<int> numberOf(const std::map<QString, int> &numbers, const QString &category)
{
    const auto found = std::ranges::find_if(
        numbers, [&](const auto &entry) { return entry.first.compare(category, Qt::CaseInsensitive) == 0; });
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

template <class Things, class Select>
int countOf(const Things &things, const QString &category, Select select)
{
    return static_cast<int>(std::ranges::count_if(things, [&](const auto &thing) {
        return thing.category.compare(category, Qt::CaseInsensitive) == 0 && std::invoke(select, thing);
    }));
}

/// What a prompt says of a category: so many, or a range.
struct Said {
    std::optional<int> least, most;

    Said(const PromptReading &prompt, const QString &category)
    {
        least = most = numberOf(prompt.counts, category);
        if (const auto limit = numberOf(prompt.most, category))
            most = limit;
        for (const Wish &wish : prompt.wishes)
            if (wish.category.compare(category, Qt::CaseInsensitive) == 0)
                least = std::max({least.value_or(0), wish.count, 1});
    }
    bool allows(int number) const { return number >= least.value_or(number) && number <= most.value_or(number); }
    QString words() const
    {
        if (least && most && *least == *most)
            return QString::number(*least);
        return least ? text("at least %1").arg(*least) : text("at most %1").arg(most.value_or(0));
    }
};

/// One category's numbers, from all that a request may say them by.
class Numbers
{
public:
    Numbers(const Request &given, const PromptReading &prompt, const Request &resolved, const QString &category,
            Issues &issues)
        : m_category(category), m_name(asset::categoryText(category)), m_own(numberOf(given.counts, category)),
          m_holds(numberOf(resolved.counts, category)), m_most(numberOf(resolved.most, category)),
          m_said(prompt, category), m_issues(issues)
    {
        const auto pinned = [](const PartialObject &object) { return object.pinned; };
        m_pinned = countOf(given.objects, category, pinned);
        m_half = countOf(given.objects, category, [&](const PartialObject &object) { return !pinned(object); });
        if (given.graph)
            m_nodes = countOf(given.graph->nodes, category, [](const GraphNode &) { return true; });
    }

    void compare() const
    {
        if (m_own && !m_said.allows(*m_own))
            comparePrompt();
        if (m_holds) {
            compareGraph(*m_holds);
            compareGiven(*m_holds);
        }
        const auto limit = m_holds ? m_holds : m_most;
        if (limit && *limit > 0 && m_pinned > *limit)
            tell("pinned-and-count", field(),
                 text("%1 of %2 are pinned and stay, though %3 were asked for.").arg(m_pinned).arg(m_name).arg(*limit));
    }

private:
    QString field() const { return m_own ? QStringLiteral("counts.%1").arg(m_category) : QStringLiteral("prompt"); }

    void tell(const char *code, const QString &where, const QString &what) const
    {
        m_issues.push_back({QString::fromLatin1(code), what, where});
    }

    void comparePrompt() const
    {
        const QString prompt = QStringLiteral("prompt");
        if (*m_own == 0)
            tell("ban-and-prompt", prompt,
                 text("The prompt asks for %2 (%1), which is banned: there will be none.").arg(m_said.words(), m_name));
        else
            tell("prompt-and-count", prompt,
                 text("The prompt asks for another number of %2 (%1) than the counts (%3); the counts hold, of the "
                      "category “%4” alone.")
                     .arg(m_said.words(), m_name)
                     .arg(*m_own)
                     .arg(m_category));
    }

    void compareGraph(int holds) const
    {
        const QString graph = QStringLiteral("graph.nodes");
        if (m_nodes > 0 && holds == 0)
            tell("ban-and-graph", graph, text("The graph has %1, which is banned: it was left out.").arg(m_name));
        else if (m_nodes > holds)
            tell("graph-and-count", graph,
                 text("The graph has more of %1 (%2) than were asked for (%3); the number holds, of the category "
                      "“%4” alone.")
                     .arg(m_name)
                     .arg(m_nodes)
                     .arg(holds)
                     .arg(m_category));
    }

    void compareGiven(int holds) const
    {
        const QString objects = QStringLiteral("objects");
        if (m_half > 0 && holds == 0)
            tell("ban-and-given", objects, text("%1 was given and is banned: it was left out.").arg(m_name));
        else if (m_half > 0 && m_half + m_pinned > holds)
            tell("given-and-count", objects,
                 text("More of %1 were given (%2) than asked for (%3); the number holds, of the category “%4” alone.")
                     .arg(m_name)
                     .arg(m_half + m_pinned)
                     .arg(holds)
                     .arg(m_category));
    }

    const QString m_category, m_name;
    const std::optional<int> m_own, m_holds, m_most; ///< by the request itself; with its prompt; not to be exceeded
    const Said m_said;
    int m_pinned = 0, m_half = 0, m_nodes = 0;
    Issues &m_issues;
};

/// What cannot be in relation to anything, since it will not be there. What is pinned stays.
void reportEdgesOfBanned(const Request &given, const Request &resolved, Issues &issues)
{
    const auto bannedAt = [&](const QString &id) {
        const auto &nodes = given.graph->nodes;
        const auto node = std::ranges::find(nodes, id, &GraphNode::id);
        const bool isBanned = node != nodes.end() && numberOf(resolved.counts, node->category) == 0 &&
                              countOf(given.objects, node->category, &PartialObject::pinned) == 0;
        return isBanned ? node->category : QString();
    };
    for (std::size_t e = 0; e < given.graph->edges.size(); ++e) {
        const GraphEdge &edge = given.graph->edges[e];
        const QString from = bannedAt(edge.from), banned = from.isEmpty() ? bannedAt(edge.to) : from;
        if (!banned.isEmpty())
            issues.push_back(
                {QStringLiteral("relation-not-followed"),
                 text("\"%1\" is not followed: %2 is banned.").arg(edge.relation, asset::categoryText(banned)),
                 QStringLiteral("graph.edges[%1]").arg(e)});
    }
}

} // namespace

void reportContradictions(const Request &given, const PromptReading &prompt, const Request &resolved, Issues &issues)
{
    Categories categories; // only what has a number can contradict another one
    for (const auto *numbers : {&resolved.counts, &resolved.most})
        for (const auto &[category, number] : *numbers)
            categories.insert(category);
    for (const QString &category : categories)
        Numbers(given, prompt, resolved, category, issues).compare();
    if (given.graph)
        reportEdgesOfBanned(given, resolved, issues);
}

bool bansAllOfItsGraph(const Request &request)
{
    return request.graph && !request.graph->nodes.empty() &&
           std::ranges::all_of(request.graph->nodes,
                               [&](const GraphNode &node) { return numberOf(request.counts, node.category) == 0; });
}

} // namespace twinloom::scenegen
