// SPDX-License-Identifier: Apache-2.0
#include "scenegen/negation.h"

#include <algorithm>
#include <optional>

namespace twinloom::scenegen
{

namespace
{

using Kind = Token::Kind;

/// What may stand before a noun and belongs to it, and what means nothing.
constexpr std::initializer_list<Kind> kBeforeNoun = {Kind::Ignored, Kind::Number,  Kind::Amount, Kind::Multiple,
                                                     Kind::Unknown, Kind::Measure, Kind::Style};

/// Tokens from `first` to before `end`.
struct Span {
    std::size_t first = 0, end = 0;
};

bool isOneOf(const Token &token, std::initializer_list<const char *> words)
{
    return token.kind == Kind::Ignored &&
           std::ranges::any_of(words, [&](const char *word) { return token.text == QString::fromUtf8(word); });
}

/// Words before a thing that is there anyway, so that the clause is about its place only.
bool isDefinite(const Token &token)
{
    return isOneOf(token, {"the", "my", "our", "把", "将"});
}

std::size_t find(const Tokens &tokens, Span span, std::initializer_list<Kind> kinds)
{
    for (std::size_t i = span.first; i < span.end; ++i)
        if (std::find(kinds.begin(), kinds.end(), tokens[i].kind) != kinds.end())
            return i;
    return span.end;
}

bool has(const Tokens &tokens, Span span, std::initializer_list<Kind> kinds)
{
    return find(tokens, span, kinds) < span.end;
}

constexpr std::initializer_list<Kind> kRelations = {Kind::RelationWhole, Kind::RelationBefore, Kind::RelationAfter,
                                                    Kind::RelationBack};

/// Of what is said at `at`.
Span clauseAround(const Tokens &tokens, std::size_t at)
{
    std::size_t first = at;
    while (first > 0 && tokens[first - 1].kind != Kind::Stop)
        --first;
    return {first, find(tokens, {at + 1, tokens.size()}, {Kind::Stop, Kind::Resume, Kind::Not})};
}

/// Behind the nouns that the relation at `at` names after itself.
std::size_t endOfRelation(const Tokens &tokens, std::size_t at, std::size_t clauseEnd)
{
    if (tokens[at].kind != Kind::RelationBefore)
        return at + 1;
    const auto endOfNoun = [&](std::size_t from) {
        const std::size_t noun = std::min(after(tokens, from, kBeforeNoun), clauseEnd);
        return noun < clauseEnd && (tokens[noun].kind == Kind::Noun || tokens[noun].kind == Kind::It) ? noun + 1 : noun;
    };
    const std::size_t end = endOfNoun(at + 1);
    const std::size_t second = after(tokens, end, {Kind::Ignored});
    const bool between = tokens[at].text == QLatin1String("between") && second < clauseEnd;
    return between && tokens[second].kind == Kind::And ? endOfNoun(second + 1) : end;
}

/// Behind the relation at `at` and those that follow it at once: "not by the window or in the corner".
std::size_t endOfRelations(const Tokens &tokens, std::size_t at, std::size_t clauseEnd)
{
    std::size_t end = endOfRelation(tokens, at, clauseEnd);
    for (;;) {
        const std::size_t next = after(tokens, end, {Kind::Ignored, Kind::At, Kind::And});
        if (next >= clauseEnd || !has(tokens, {next, next + 1}, kRelations))
            return end;
        end = endOfRelation(tokens, next, clauseEnd);
    }
}

/// "the bed" of what stands between a negation and its relation.
std::optional<Span> definiteThing(const Tokens &tokens, Span span)
{
    for (std::size_t i = span.first; i < span.end && tokens[i].kind != Kind::Noun; ++i) {
        if (tokens[i].kind == Kind::Number || tokens[i].kind == Kind::Amount) // "一把椅子"
            return {};
        if (!isDefinite(tokens[i]))
            continue;
        const std::size_t noun = find(tokens, {i, span.end}, {Kind::Noun});
        return noun < span.end ? std::optional(Span{i, noun + 1}) : std::nullopt;
    }
    return {};
}

/// "不要在窗边放床": the noun after the relation is the thing, unless it is one that is described (不靠窗的床) or named
/// for itself.
std::size_t endWithThing(const Tokens &tokens, std::size_t end, std::size_t clauseEnd)
{
    const std::size_t noun = after(tokens, end, kBeforeNoun);
    if (noun >= clauseEnd || tokens[noun].kind != Kind::Noun)
        return end;
    for (std::size_t i = end; i < noun; ++i)
        if (isDefinite(tokens[i]) || isOneOf(tokens[i], {"的"}))
            return end;
    return noun + 1;
}

/// "不要把床放在门口", "do not put the bed at the door": of the place of a thing, though the place is an unknown one.
bool saysUnknownPlace(const Tokens &tokens, std::size_t negation, std::size_t clauseEnd)
{
    std::size_t word = negation + 1;
    while (word < clauseEnd && tokens[word].written.trimmed().isEmpty())
        ++word;
    if (word >= clauseEnd || !isOneOf(tokens[word], {"put", "place", "把", "将"}))
        return false;
    const std::size_t noun = find(tokens, {word, clauseEnd}, {Kind::Noun});
    return noun < clauseEnd && has(tokens, {noun, clauseEnd}, {Kind::Unknown, Kind::Measure});
}

/// Where a place without a thing stands before the negation ("窗边不要放床"): its first token.
std::optional<std::size_t> placeBefore(const Tokens &tokens, std::size_t clauseFirst, std::size_t negation)
{
    const std::size_t relation = find(tokens, {clauseFirst, negation}, kRelations);
    if (relation == negation)
        return {};
    const std::size_t end = endOfRelation(tokens, relation, negation);
    if (after(tokens, end, {Kind::Ignored}) != negation)
        return {};
    const std::size_t at = find(tokens, {clauseFirst, relation}, {Kind::At});
    const bool named = tokens[relation].kind == Kind::RelationAfter
                           ? at < relation && has(tokens, {clauseFirst, at}, {Kind::Noun})
                           : has(tokens, {clauseFirst, relation}, {Kind::Noun});
    return named ? std::nullopt : std::optional(relation);
}

QString passOver(Tokens &tokens, Span span, std::optional<Span> kept)
{
    QString written;
    for (std::size_t i = span.first; i < span.end; ++i) {
        written += tokens[i].written;
        if (!kept || i < kept->first || i >= kept->end)
            tokens[i].kind = Kind::Ignored;
    }
    return written.simplified();
}

/// What the negation at `at` is passed over with; empty where it is a plain ban.
QString passOverAt(Tokens &tokens, std::size_t at)
{
    const Span clause = clauseAround(tokens, at);
    const std::size_t relation = find(tokens, {at + 1, clause.end}, kRelations);
    if (relation < clause.end) {
        const std::optional<Span> thing = definiteThing(tokens, {at + 1, relation});
        const bool named = thing || has(tokens, {clause.first, at}, {Kind::Noun});
        const std::size_t end = endOfRelations(tokens, relation, clause.end);
        const std::size_t firstNoun = find(tokens, {at + 1, relation}, {Kind::Noun});
        const bool thingFollows = !named && (firstNoun == relation || tokens[relation].kind == Kind::RelationAfter);
        return passOver(tokens, {at, thingFollows ? endWithThing(tokens, end, clause.end) : end}, thing);
    }
    if (const std::optional<std::size_t> place = placeBefore(tokens, clause.first, at))
        return passOver(tokens, {*place, clause.end}, {});
    if (saysUnknownPlace(tokens, at, clause.end))
        return passOver(tokens, {at, clause.end}, definiteThing(tokens, {at + 1, clause.end}));
    return {};
}

} // namespace

QStringList passOverNegatedRelations(Tokens &tokens)
{
    QStringList refused;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].kind == Kind::Not)
            if (const QString written = passOverAt(tokens, i); !written.isEmpty())
                refused << written;
    return refused;
}

} // namespace twinloom::scenegen
