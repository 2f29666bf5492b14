// SPDX-License-Identifier: Apache-2.0
#include "scenegen/number_tokens.h"

#include <algorithm>

namespace twinloom::scenegen
{

namespace
{

using Kind = Token::Kind;

bool isNumber(Kind kind)
{
    return kind == Kind::Number || kind == Kind::Amount || kind == Kind::Multiple;
}

/// The index of the last token before `at` that is not passed over; the end where there is none.
std::size_t before(const Tokens &tokens, std::size_t at)
{
    while (at-- > 0)
        if (tokens[at].kind != Kind::Ignored)
            return at;
    return tokens.size();
}

void passOver(Token &token)
{
    token.kind = Kind::Ignored;
}

/// "2 to 4", "between 2 and 4", "两到四把": one number with two bounds.
void joinRanges(Tokens &tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::size_t middle = after(tokens, i + 1, {Kind::Ignored});
        const std::size_t second = after(tokens, middle + 1, {Kind::Ignored});
        if (tokens[i].kind != Kind::Number || second >= tokens.size() || tokens[second].kind != Kind::Number)
            continue;
        const std::size_t first = before(tokens, i);
        const bool between = first < tokens.size() && tokens[first].kind == Kind::RelationBefore &&
                             tokens[first].text == QLatin1String("between");
        const double least = tokens[i].number, most = tokens[second].number;
        if (!(tokens[middle].kind == Kind::Range || (between && tokens[middle].kind == Kind::And)) || !(least < most))
            continue;
        tokens[second].least = least;
        tokens[second].most = most;
        for (std::size_t passed = i; passed < second; ++passed)
            passOver(tokens[passed]);
        if (between)
            passOver(tokens[first]);
    }
    for (Token &token : tokens)
        if (token.kind == Kind::Range)
            passOver(token);
}

bool isLimit(Kind kind)
{
    return kind == Kind::AtLeast || kind == Kind::AtMost || kind == Kind::MoreThan || kind == Kind::FewerThan;
}

void limit(Token &number, Kind kind)
{
    if (kind == Kind::AtLeast || kind == Kind::MoreThan)
        number.least = number.number + (kind == Kind::MoreThan);
    else
        number.most = std::max(0.0, number.number - (kind == Kind::FewerThan));
}

/// "less than a dozen" is less than 12, not a dozen times less than 1.
void takeMultiple(Tokens &tokens, std::size_t number)
{
    const std::size_t multiple = after(tokens, number + 1, {Kind::Ignored});
    if (multiple >= tokens.size() || tokens[multiple].kind != Kind::Multiple)
        return;
    tokens[number].number *= tokens[multiple].number;
    passOver(tokens[multiple]);
}

/// "at least 3", "more than 3", "3 or more": of the number that follows, or else the one before.
void bindLimits(Tokens &tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isLimit(tokens[i].kind))
            continue;
        const auto counts = [&](std::size_t at) {
            return at < tokens.size() && (tokens[at].kind == Kind::Number || tokens[at].kind == Kind::Amount) &&
                   !tokens[at].least && !tokens[at].most;
        };
        const std::size_t next = after(tokens, i + 1, {Kind::Ignored}), last = before(tokens, i);
        if (!counts(next) && !counts(last)) {
            tokens[i].kind = Kind::Unknown;
            continue;
        }
        const std::size_t number = counts(next) ? next : last;
        takeMultiple(tokens, number);
        limit(tokens[number], tokens[i].kind);
        passOver(tokens[i]);
    }
}

/// "at least 2 but at most 4 chairs", "more than 3 chairs but fewer than 6": two limits of one noun.
void joinLimits(Tokens &tokens)
{
    const auto isBetween = [](const Token &a, const Token &b) {
        return (a.least && !a.most && b.most && !b.least && *a.least <= *b.most) ||
               (a.most && !a.least && b.least && !b.most && *b.least <= *a.most);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::size_t second = after(tokens, i + 1, {Kind::Ignored, Kind::And, Kind::Resume});
        const bool isNamed = second < tokens.size() && tokens[second].kind == Kind::Noun;
        if (isNamed)
            second = after(tokens, second + 1, {Kind::Ignored, Kind::And, Kind::Resume});
        if (second >= tokens.size() || !isBetween(tokens[i], tokens[second]))
            continue;
        const std::size_t next = after(tokens, second + 1, {Kind::Ignored});
        if (isNamed && next < tokens.size() && tokens[next].kind == Kind::Noun)
            continue; // the second is that one's
        Token &kept = tokens[isNamed ? i : second], &spent = tokens[isNamed ? second : i];
        (kept.least ? kept.most : kept.least) = kept.least ? spent.most : spent.least;
        passOver(spent);
        for (std::size_t k = i + 1; k < second; ++k)
            if (tokens[k].kind == Kind::And || tokens[k].kind == Kind::Resume)
                passOver(tokens[k]);
    }
}

/// "一米八", "1米8", "20 m2": what follows the measure at once is part of it, unless it counts things ("两米3把椅子").
bool endsMeasure(const Tokens &tokens, std::size_t tail)
{
    static const QStringList metres = {QStringLiteral("米"), QStringLiteral("尺"), QStringLiteral("m")};
    if (tail >= tokens.size())
        return false;
    const bool power = tokens[tail].text == QLatin1String("2") || tokens[tail].text == QLatin1String("3");
    const bool rest = tokens[tail].kind == Kind::Number && metres.contains(tokens[tail - 1].text);
    const bool counts = tail + 1 < tokens.size() && tokens[tail + 1].kind == Kind::Ignored &&
                        tokens[tail + 1].text != QStringLiteral("的") && !tokens[tail + 1].text.isEmpty();
    return (power || rest) && !counts;
}

/// "1.8 m", "四人", "一米八": a number and what it measures mean nothing here.
void passOverMeasures(Tokens &tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::size_t measure = after(tokens, i + 1, {Kind::Ignored});
        const bool measured =
            tokens[i].kind == Kind::Number && measure < tokens.size() && tokens[measure].kind == Kind::Measure;
        if (measured) {
            const bool more = endsMeasure(tokens, measure + 1);
            const std::size_t last = measure + (more ? 1 : 0);
            tokens[i].text += QLatin1Char(' ') + tokens[measure].text + (more ? tokens[last].text : QString());
            tokens[i].written = tokens[i].text;
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                         tokens.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        }
        if (measured || tokens[i].kind == Kind::Measure)
            tokens[i].kind = Kind::Unknown;
    }
}

bool isColon(const Token &token)
{
    static const QString colons = QStringLiteral(":：=");
    return token.kind == Kind::Stop && colons.contains(token.text);
}

/// Whether a number stands before the noun at `noun` that is its own: not "desk 1 chair 2", where it is the desk's.
bool isCounted(const Tokens &tokens, std::size_t noun)
{
    std::size_t at = noun;
    bool number = false;
    while (at > 0 && (isNumber(tokens[at - 1].kind) || tokens[at - 1].kind == Kind::Ignored ||
                      (!number && tokens[at - 1].kind == Kind::Unknown)))
        number |= isNumber(tokens[--at].kind);
    while (at > 0 && (isColon(tokens[at - 1]) || tokens[at - 1].kind == Kind::Ignored))
        --at;
    return number && !(at > 0 && tokens[at - 1].kind == Kind::Noun);
}

/// The nouns of a list that ends before `end`: "desks, chairs and lamps"; in their order.
std::vector<std::size_t> listBefore(const Tokens &tokens, std::size_t end)
{
    std::vector<std::size_t> nouns;
    const auto skip = [&] {
        while (end > 0 && (tokens[end - 1].kind == Kind::Ignored || tokens[end - 1].kind == Kind::Style))
            --end;
    };
    for (skip(); end > 0 && tokens[end - 1].kind == Kind::Noun;) {
        nouns.insert(nouns.begin(), --end);
        skip();
        if (end == 0 || tokens[end - 1].kind != Kind::And)
            break;
        --end;
        skip();
    }
    return nouns;
}

/// The same of one that begins at `at`.
std::vector<std::size_t> listFrom(const Tokens &tokens, std::size_t at)
{
    std::vector<std::size_t> nouns;
    for (;; ++at) {
        at = after(tokens, at, {Kind::Ignored, Kind::Style});
        if (at >= tokens.size() || tokens[at].kind != Kind::Noun)
            return nouns;
        nouns.push_back(at);
        at = after(tokens, at + 1, {Kind::Ignored});
        if (at >= tokens.size() || tokens[at].kind != Kind::And)
            return nouns;
    }
}

/// A number before each of the nouns, but for those that have one.
void giveNumber(Tokens &tokens, const std::vector<std::size_t> &nouns, const Tokens &number)
{
    for (std::size_t k = nouns.size(); k-- > 0;)
        if (!isCounted(tokens, nouns[k]))
            tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(nouns[k]), number.begin(), number.end());
}

bool startsClause(const Tokens &tokens, std::size_t at)
{
    while (at > 0 && tokens[at - 1].kind == Kind::Ignored)
        --at;
    return at == 0 || tokens[at - 1].kind == Kind::Stop || tokens[at - 1].kind == Kind::RoomType;
}

bool endsClause(const Tokens &tokens, std::size_t at)
{
    at = after(tokens, at, {Kind::Ignored});
    return at >= tokens.size() || tokens[at].kind == Kind::Stop;
}

/// At "each" of several things that one number is said of: the list, and the number.
void shareNumberAt(Tokens &tokens, std::size_t each)
{
    const auto isCount = [&](std::size_t at) { return at < tokens.size() && tokens[at].kind == Kind::Number; };
    const std::size_t next = after(tokens, each + 1, {Kind::Ignored}), last = before(tokens, each);
    const auto end = [&](std::size_t number) { return after(tokens, number + 1, {Kind::Multiple}); };
    const auto take = [&](std::size_t number) {
        return Tokens(tokens.begin() + static_cast<std::ptrdiff_t>(number),
                      tokens.begin() + static_cast<std::ptrdiff_t>(end(number)));
    };
    std::vector<std::size_t> list = listBefore(tokens, each);
    Tokens number;
    std::size_t spent = tokens.size();                    // the number's own place, if it is before no noun of the list
    if (isCount(next) && endsClause(tokens, end(next))) { // "书桌和椅子各两把"
        number = take(next);
        spent = next;
    } else if (isCount(next) && startsClause(tokens, each)) { // "各两把书桌和椅子"
        list = listFrom(tokens, end(next));
        number = take(next);
    } else if (isCount(last) && !isCount(next) && endsClause(tokens, each + 1)) { // "desks and chairs, two each"
        const std::size_t stop = before(tokens, last);
        list = listBefore(tokens, stop < tokens.size() && tokens[stop].kind == Kind::Stop ? stop : last);
        number = take(last);
        spent = last;
    } else if (isCount(last)) { // "two each of desk and chair"
        list = listFrom(tokens, each + 1);
        number = take(last);
    } else if (list.size() > 1 && endsClause(tokens, each + 1)) { // "two desks and chairs each"
        const std::size_t first = before(tokens, list.front());
        if (isCount(first))
            number = take(first);
    }
    if (list.size() < 2 || number.empty())
        return;
    for (std::size_t i = 1; i < list.size(); ++i)
        if (isCounted(tokens, list[i]))
            return; // "two desks and a chair each"
    passOver(tokens[each]);
    for (std::size_t i = spent; i < tokens.size() && i < spent + number.size(); ++i)
        passOver(tokens[i]);
    giveNumber(tokens, list, number);
}

} // namespace

void shareNumbers(Tokens &tokens)
{
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (tokens[i].kind == Kind::Each)
            shareNumberAt(tokens, i);
}

void bindNumbers(Tokens &tokens)
{
    joinRanges(tokens);
    bindLimits(tokens);
    joinLimits(tokens);
    passOverMeasures(tokens);
}

void putNumbersBeforeNouns(Tokens &tokens)
{
    for (std::size_t i = tokens.size(); i-- > 0;) {
        if (tokens[i].kind != Kind::Noun || isCounted(tokens, i))
            continue;
        std::size_t number = after(tokens, i + 1, {Kind::Ignored, Kind::Each});
        if (number < tokens.size() && isColon(tokens[number]))
            number = after(tokens, number + 1, {Kind::Ignored});
        if (number >= tokens.size() || tokens[number].kind != Kind::Number)
            continue;
        const std::size_t end = after(tokens, number + 1, {Kind::Multiple});
        const std::size_t next = after(tokens, end, {Kind::Ignored, Kind::Unknown});
        if (next < tokens.size() && (tokens[next].kind == Kind::Noun || tokens[next].kind == Kind::RoomType))
            continue; // it is that one's
        const auto place = [&](std::size_t index) { return tokens.begin() + static_cast<std::ptrdiff_t>(index); };
        tokens.erase(place(i + 1), place(number));
        std::rotate(place(i), place(i + 1), place(i + 1 + end - number));
    }
}

} // namespace twinloom::scenegen
