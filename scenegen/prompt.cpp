// SPDX-License-Identifier: Apache-2.0
#include "scenegen/prompt.h"

#include "core/asset/category_text.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/lexicon.h"
#include "scenegen/negation.h"
#include "scenegen/number_tokens.h"
#include "scenegen/seating.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::scenegen
{

namespace
{

constexpr qsizetype kMostText = 2000;

using Kind = Token::Kind;

struct Phrase {
    QString category, shape, style;
    std::optional<double> count;
    bool banned = false;
    std::vector<Wish> wishes;
    std::optional<double> least = {}, most = {}; ///< instead of a count
    int clause = 0;
    bool isPart = false; ///< of those of the category that were counted before: "one of them"
    QString size = {};   ///< "double"

    bool isCounted() const { return count || least || most; }
    /// How many are asked for, if it was said; 0: it was not.
    int asked() const { return static_cast<int>(std::min<double>(count.value_or(least.value_or(0)), kMostAsked)); }
};

/// Reads tokens from first to last; the state of a clause ends with it.
class Parser
{
public:
    void take(const Token &token);
    PromptReading finish();

private:
    void read(const Token &token);
    struct Open {
        int phrase = -1;
        QString relation;
        QString written; ///< while it had no effect
        QString each;    ///< "each", "每", where it stands before what is related to
    };
    /// "各", "each" of the things of a phrase: a number after it is of each of them.
    struct Each {
        int carrier = -1, last = -1; ///< phrases: of which each; the last before the word
        int sides = 1;
        QString written; ///< while it had no effect
    };
    void number(const Token &token);
    /// Forgets the number that waits for its noun; one that was written out is not lost silently.
    void dropNumber();
    void noun(const Token &token);
    /// "one of them", "one on the left": so many of the things named last, as a phrase of their own. -1: there are
    /// none.
    int partOfLast();
    void findParts();
    void multiplyLater();
    /// Between two named things, or those of which there are several: of which it can be said.
    bool attachBetween(int phrase, int to, int other);
    /// "床的左边放书桌，右边放衣柜": the bed, whose other side was said last; else `named` itself.
    int centreOf(int named, const QString &relation);
    /// Whether there is a thing of which it can be said.
    bool attach(int phrase, const QString &relation, const QString &to, const QString &other = {});
    /// No second one: between those of the first.
    void closeBetween(int second);
    /// The noun just read is what the open relations wait for.
    void closeRelations(int phrase);
    void relationWhole(const Token &token);
    void relationBefore(const Token &token);
    void relationAfter(const Token &token);
    void relationBack(const Token &token);
    void it();
    void each(const Token &token);
    /// Whether it is known how many there are, so that the phrase is of each of them.
    bool multiply(int phrase, const QString &carrier, int sides = 1);
    void multiplyByEach(int phrase);
    void endEach();
    void roomType(const Token &token);
    void style(const Token &token);
    /// Words that had no effect are named.
    void lose(QString &written);
    void endClause();
    void giveStyleToRoom();
    void giveSize(const Phrase &phrase);
    void seatAtTables();
    bool dropUnknown();
    Phrase &at(int phrase) { return m_phrases[static_cast<std::size_t>(phrase)]; }

    std::vector<Phrase> m_phrases;
    PromptReading m_reading;
    int m_last = -1, m_beforeAt = -1;
    int m_clause = 0;
    bool m_begins = true;          ///< nothing of the clause was read yet
    std::optional<Token> m_number; ///< waits for its noun
    bool m_named = false;          ///< an unknown word followed it
    bool m_banning = false;
    QString m_not;   ///< while it banned nothing
    QString m_style; ///< waits for its noun; the room's where none comes
    QString m_styleWritten, m_roomStyleWritten, m_roomTypeWritten;
    Each m_each;
    /// "a lamp on each nightstand, two nightstands": their number may follow.
    struct Later {
        int phrase;
        QString carrier, written;
    };
    std::vector<Later> m_later;
    Open m_whole;           ///< waits for its phrase
    Open m_before, m_after; ///< waits for the noun that it relates to; for the phrase that is related
    Open m_between;         ///< waits for the second noun
    int m_betweenFirst = -1;
    bool m_betweenTwo = false; ///< "and" followed the first one
};

void Parser::lose(QString &written)
{
    if (!written.isEmpty())
        m_reading.unknown << std::exchange(written, {});
}

bool Parser::attach(int phrase, const QString &relation, const QString &to, const QString &other)
{
    if (phrase < 0 || at(phrase).banned)
        return false;
    Phrase &subject = at(phrase);
    // Whoever says lamp and puts it on something means one that stands there.
    if (relation == QLatin1String("on") && subject.category == QLatin1String("FloorLamp"))
        subject.category = QStringLiteral("DeskLamp");
    if (relation == QLatin1String("all-sides")) {
        subject.count = std::max(4.0, subject.count.value_or(4));
        subject.wishes.push_back({subject.category, 0, QStringLiteral("around"), to, {}});
        return true;
    }
    if (relation == QLatin1String("both-sides")) {
        subject.count = std::max(2.0, subject.count.value_or(2));
        subject.wishes.push_back({subject.category, 0, QStringLiteral("beside"), to, {}});
        return true;
    }
    subject.wishes.push_back({subject.category, 0, meantRelation(relation, subject.category, to), to, other});
    return true;
}

bool Parser::attachBetween(int phrase, int to, int other)
{
    if (to < 0 || (other < 0 && at(to).asked() < 2))
        return false;
    return attach(phrase, QStringLiteral("between"), at(to).category, at(other < 0 ? to : other).category);
}

int Parser::centreOf(int named, const QString &relation)
{
    static const std::map<QString, QString> opposites = {{QStringLiteral("left-of"), QStringLiteral("right-of")},
                                                         {QStringLiteral("right-of"), QStringLiteral("left-of")},
                                                         {QStringLiteral("in-front-of"), QStringLiteral("behind")},
                                                         {QStringLiteral("behind"), QStringLiteral("in-front-of")}};
    const auto opposite = opposites.find(relation);
    if (named < 0 || at(named).wishes.empty() || opposite == opposites.end() ||
        at(named).wishes.back().relation != opposite->second)
        return named;
    for (int p = static_cast<int>(m_phrases.size()); p-- > 0;)
        if (p != named && at(p).category == at(named).wishes.back().to)
            return p;
    return named;
}

void Parser::dropNumber()
{
    if (m_number && m_number->kind == Kind::Number && m_number->number != 1) // "a big one"
        m_reading.unknown << m_number->text;
    m_number.reset();
}

void Parser::number(const Token &token)
{
    if (token.kind == Kind::Multiple && m_number) {
        m_number->number *= token.number;
        for (std::optional<double> *bound : {&m_number->least, &m_number->most})
            if (*bound)
                **bound *= token.number;
        return;
    }
    dropNumber();
    m_named = false;
    if (std::isnan(token.number))
        m_reading.refused << token.text;
    else
        m_number = token;
}

/// "two glorps on the bed": what was counted is unknown, and what is said of it is said of nothing that was named.
bool Parser::dropUnknown()
{
    if (!m_number || !m_named)
        return false;
    dropNumber();
    m_last = -1;
    return true;
}

void Parser::noun(const Token &token)
{
    if (m_banning && !token.size.isEmpty()) { // other beds may come: no request says that a size shall not be
        m_reading.unknown << token.written.trimmed();
        dropNumber();
        return;
    }
    const QString &category = token.text;
    Phrase phrase{category, token.shape, std::exchange(m_style, {}), {}, m_banning, {}};
    if (m_number && (m_number->least || m_number->most)) {
        phrase.least = m_number->least;
        phrase.most = m_number->most;
    } else if (m_number) {
        phrase.count = m_number->number;
    }
    m_number.reset();
    phrase.clause = m_clause;
    phrase.size = token.size;
    m_phrases.push_back(std::move(phrase));
    m_not.clear();
    const int index = static_cast<int>(m_phrases.size()) - 1;
    multiplyByEach(index);
    closeRelations(index);
    m_last = index;
}

int Parser::partOfLast()
{
    const int last = static_cast<int>(m_phrases.size()) - 1;
    if (last < 0 || at(last).banned || !m_number || m_number->least || m_number->most)
        return -1;
    Phrase part{at(last).category, {}, {}, m_number->number, false, {}};
    part.clause = m_clause;
    part.isPart = true;
    m_number.reset();
    m_phrases.push_back(std::move(part));
    return last + 1;
}

/// "three desks, one desk by the door": one of the three.
void Parser::findParts()
{
    for (std::size_t p = 1; p < m_phrases.size(); ++p) {
        Phrase &part = m_phrases[p];
        part.isPart = part.isPart || (part.count && !part.wishes.empty() &&
                                      std::any_of(m_phrases.begin(), m_phrases.begin() + static_cast<std::ptrdiff_t>(p),
                                                  [&](const Phrase &whole) {
                                                      return whole.category == part.category && !whole.banned &&
                                                             whole.clause < part.clause && whole.wishes.empty() &&
                                                             whole.count.value_or(0) > *part.count;
                                                  }));
    }
}

void Parser::multiplyLater()
{
    for (Later &each : m_later)
        if (!multiply(each.phrase, each.carrier))
            lose(each.written);
}

void Parser::closeBetween(int second)
{
    if (attachBetween(m_between.phrase, m_betweenFirst, second))
        m_between.written.clear();
    lose(m_between.written);
    m_between = {};
}

void Parser::closeRelations(int phrase)
{
    const QString category = at(phrase).category;
    const QString between = QStringLiteral("between");
    if (m_between.phrase >= 0) {
        closeBetween(m_betweenTwo ? phrase : -1);
    } else if (m_before.phrase >= 0) {
        if (m_before.relation == between) { // the second one may follow
            m_between = {m_before.phrase, between, std::exchange(m_before.written, {}), {}};
            m_betweenFirst = phrase;
            m_betweenTwo = false;
        } else if (attach(m_before.phrase, m_before.relation, category)) {
            m_before.written.clear();
        }
        if (!m_before.each.isEmpty() && !multiply(m_before.phrase, category))
            m_later.push_back({m_before.phrase, category, m_before.each});
        m_before.each.clear();
        lose(m_before.written);
        lose(m_before.each);
        m_before = {};
    }
    if (m_after.phrase >= 0) {
        const int to = m_after.phrase;
        if (m_after.relation == between ? attachBetween(phrase, to, at(to).asked() < 2 ? to - 1 : -1)
                                        : attach(phrase, m_after.relation, at(to).category))
            m_after.written.clear();
    }
    if (!m_whole.relation.isEmpty() && attach(phrase, m_whole.relation, {}))
        m_whole.written.clear();
    lose(m_whole.written);
    m_whole = {};
}

void Parser::relationWhole(const Token &token)
{
    if (dropUnknown())
        return;
    QString written = token.written;
    if (m_last < 0) {
        lose(m_whole.written);
        m_whole = {-1, token.text, written, {}};
    } else if (!attach(m_beforeAt >= 0 ? m_beforeAt : m_last, token.text, {})) {
        lose(written);
    }
    m_beforeAt = -1;
}

void Parser::relationBefore(const Token &token)
{
    dropUnknown();
    lose(m_before.written);
    m_before = {m_last, token.text, token.written, {}};
}

void Parser::relationAfter(const Token &token)
{
    const QString &relation = token.text;
    if (m_beforeAt >= 0) {
        const bool between = relation == QLatin1String("between");
        const bool related = m_last > m_beforeAt &&
                             (between ? attachBetween(m_beforeAt, m_last, m_last - 1 > m_beforeAt ? m_last - 1 : -1)
                                      : attach(m_beforeAt, relation, at(m_last).category));
        if (!related) // "床在房间中间": of nothing that was named
            m_reading.unknown << token.written;
        m_beforeAt = -1;
        return;
    }
    lose(m_after.written);
    // "沙发，右边一盏落地灯": of what was named last. "每个上面一盏台灯": of those that there is one of each.
    const int last = static_cast<int>(m_phrases.size()) - 1;
    const int named = m_begins ? centreOf(last, relation) : m_last >= 0 ? m_last : m_each.carrier;
    m_after = {named, relation, token.written, {}};
}

void Parser::relationBack(const Token &token)
{
    int phrase = m_last;
    const int named = static_cast<int>(m_phrases.size()) - 1;
    if (phrase < 0 && m_number && named >= 1) { // "..., one on each side"
        const int to = named - 1;
        if (token.text == QLatin1String("both-sides"))
            m_number.reset(), phrase = named;
        else
            phrase = partOfLast();
        if (phrase >= 0 && attach(phrase, token.text, at(to).category))
            return;
    }
    const bool related =
        phrase >= 1 && (token.text == QLatin1String("between")
                            ? attachBetween(phrase, phrase - 1, at(phrase - 1).asked() < 2 ? phrase - 2 : -1)
                            : attach(phrase, token.text, at(centreOf(phrase - 1, token.text)).category));
    if (!related)
        m_reading.unknown << token.written;
}

/// "it" is what was named before the thing that it is said of; between "them" are the two before.
void Parser::it()
{
    const int phrase = m_before.phrase;
    if (phrase < 0 && m_number) { // "one of them"
        m_last = partOfLast();
        return;
    }
    if (phrase >= 1) {
        // "two desks, each with a chair and a lamp on it": on each desk.
        const int to = m_each.carrier >= 0 && m_each.carrier < phrase ? m_each.carrier : phrase - 1;
        const QString carrier = at(to).category;
        if (m_before.relation == QLatin1String("between") ? attachBetween(phrase, to, to - 1)
                                                          : attach(phrase, m_before.relation, carrier))
            m_before.written.clear();
        if (!m_before.each.isEmpty() && multiply(phrase, carrier))
            m_before.each.clear();
    }
    lose(m_before.written);
    lose(m_before.each);
    m_before = {};
}

void Parser::each(const Token &token)
{
    if (m_before.phrase >= 0) { // "a lamp on each"
        m_before.each = token.written;
        return;
    }
    lose(m_each.written);
    const int last = m_last >= 0 ? m_last : static_cast<int>(m_phrases.size()) - 1;
    m_each = {m_after.phrase >= 0 ? m_after.phrase : last, m_last,
              m_after.relation == QLatin1String("both-sides") ? 2 : 1, token.written};
    if (!m_whole.relation.isEmpty()) // "角落各放一盆植物": of places
        m_each.carrier = -1;
}

bool Parser::multiply(int phrase, const QString &carrier, int sides)
{
    double carriers = 0;
    for (int p = 0; p < static_cast<int>(m_phrases.size()); ++p)
        if (p != phrase && !at(p).banned && at(p).category == carrier)
            carriers += at(p).count.value_or(at(p).least.value_or(0));
    if (carriers == 0 && sides == 1)
        return false;
    for (std::optional<double> *number : {&at(phrase).count, &at(phrase).least, &at(phrase).most})
        if (*number)
            **number *= std::max(carriers, 1.0) * sides;
    return true;
}

/// "床头柜上各放一盏台灯", "each with a chair"; the noun of "每张书桌" is the one that there is each of.
void Parser::multiplyByEach(int phrase)
{
    if (m_each.written.isEmpty() && m_each.carrier < 0)
        return;
    if (!at(phrase).isCounted())
        m_each.carrier = phrase;
    else if (m_each.carrier >= 0 && multiply(phrase, at(m_each.carrier).category, m_each.sides))
        m_each.written.clear();
}

/// "two desks with a chair each": nothing was named after the word.
void Parser::endEach()
{
    if (!m_each.written.isEmpty() && m_each.last >= 1 && m_each.last == m_last && at(m_last).isCounted() &&
        multiply(m_last, at(m_last - 1).category))
        m_each.written.clear();
    lose(m_each.written);
    m_each = {};
}

void Parser::roomType(const Token &token)
{
    giveStyleToRoom();
    if (m_reading.roomType != token.text)
        lose(m_roomTypeWritten);
    m_reading.roomType = token.text;
    m_roomTypeWritten = token.written;
    dropNumber();
}

void Parser::style(const Token &token)
{
    giveStyleToRoom(); // "modern nordic": the last word counts
    m_style = token.text;
    m_styleWritten = token.written;
}

void Parser::giveStyleToRoom()
{
    if (m_style.isEmpty())
        return;
    if (m_reading.style != m_style)
        lose(m_roomStyleWritten);
    m_reading.style = std::exchange(m_style, {});
    m_roomStyleWritten = m_styleWritten;
}

void Parser::endClause()
{
    giveStyleToRoom();
    if (!m_before.each.isEmpty())
        it();
    endEach();
    lose(m_not);
    // "a coffee table with a rug underneath", "two beds with a nightstand in between": of what was named before.
    const int to = m_before.phrase - 1;
    const QString adverb = m_before.written.trimmed();
    if (to >= 0 &&
        ((adverb == QLatin1String("underneath") && attach(m_before.phrase, m_before.relation, at(to).category)) ||
         (adverb == QLatin1String("in between") &&
          attachBetween(m_before.phrase, to, at(to).asked() < 2 ? to - 1 : -1))))
        m_before.written.clear();
    if (m_between.phrase >= 0)
        closeBetween(-1);
    for (Open *open : {&m_whole, &m_before, &m_after})
        lose(open->written);
    m_whole = m_before = m_after = {};
    m_last = m_beforeAt = -1;
    dropNumber();
    m_banning = false;
    ++m_clause;
    m_begins = true;
}

void Parser::take(const Token &token)
{
    read(token);
    m_begins = token.kind == Kind::Stop;
}

void Parser::read(const Token &token)
{
    switch (token.kind) {
    case Kind::Noun:
        return noun(token);
    case Kind::RoomType:
        return roomType(token);
    case Kind::Number:
    case Kind::Amount:
    case Kind::Multiple:
        return number(token);
    case Kind::Density:
        if (token.number == 0 && !m_phrases.empty() &&
            token.text != QLatin1String(kNothingElse)) // "a bed, only one desk"
            m_reading.unknown << token.written;
        else
            m_reading.density = token.number;
        return;
    case Kind::Style:
        return style(token);
    case Kind::RelationWhole:
        return relationWhole(token);
    case Kind::RelationBefore:
        return relationBefore(token);
    case Kind::RelationAfter:
        return relationAfter(token);
    case Kind::RelationBack:
        return relationBack(token);
    case Kind::Each:
        return each(token);
    case Kind::Not:
    case Kind::NotAt:
        m_banning = true;
        lose(m_not);
        m_not = token.written;
        return;
    case Kind::Resume:
        giveStyleToRoom();
        m_banning = false;
        return;
    case Kind::At:
        dropUnknown();
        m_beforeAt = m_last;
        return;
    case Kind::It:
        return it();
    case Kind::Stop:
        return endClause();
    case Kind::Measure:
    case Kind::Unknown:
    case Kind::AtLeast: // bound to a number before this
    case Kind::AtMost:
    case Kind::MoreThan:
    case Kind::FewerThan:
    case Kind::Range:
        m_reading.unknown << token.text;
        m_named = true;
        return;
    case Kind::And:
        m_betweenTwo = true;
        return m_before.each.isEmpty() ? void() : it();
    case Kind::Ignored:
        return;
    }
}

/// Chairs of which nothing else is said belong to the table that is eaten at.
void Parser::seatAtTables()
{
    const auto isDiningTable = [](const Phrase &phrase) {
        return !phrase.banned && phrase.category == QLatin1String("DiningTable");
    };
    for (int p = 0; p < static_cast<int>(m_phrases.size()); ++p) {
        if (at(p).banned || !at(p).wishes.empty() || !isSeat(at(p).category) ||
            at(p).category == QLatin1String("ArmChair"))
            continue;
        int table = -1;
        for (int t = 0; t < static_cast<int>(m_phrases.size()); ++t)
            if (isDiningTable(at(t)) && (table < 0 || std::abs(t - p) < std::abs(table - p)))
                table = t;
        if (table >= 0)
            attach(p, QStringLiteral("around"), at(table).category);
    }
}

/// "a double bed and two single beds" are three, each of its size; of one size, all are.
void Parser::giveSize(const Phrase &phrase)
{
    const bool isOnly = std::ranges::all_of(m_phrases, [&](const Phrase &other) {
        const bool isOther = other.size != phrase.size && !other.isPart && (other.isCounted() || !other.size.isEmpty());
        return other.category != phrase.category || other.banned || !isOther;
    });
    const SizeWish wish{phrase.size, phrase.category, isOnly ? 0 : std::max(1, phrase.asked())};
    if (std::ranges::find(m_reading.sizes, wish) == m_reading.sizes.end())
        m_reading.sizes.push_back(wish);
}

PromptReading Parser::finish()
{
    endClause();
    seatAtTables();
    findParts();
    multiplyLater();
    std::map<QString, double> counts;
    for (const Phrase &phrase : m_phrases) {
        if (phrase.banned) {
            counts[phrase.category] = 0;
            continue;
        }
        if (!phrase.style.isEmpty())
            m_reading.styles[phrase.category] = phrase.style;
        if (!phrase.shape.isEmpty())
            m_reading.shapes[phrase.category] = phrase.shape;
        if (!phrase.size.isEmpty())
            giveSize(phrase);
        if (phrase.count && !phrase.isPart)
            counts[phrase.category] += *phrase.count;
        if (phrase.most)
            m_reading.most[phrase.category] = static_cast<int>(std::min<double>(*phrase.most, kMostAsked));
        // Named without a number: at least one.
        std::vector<Wish> wishes = phrase.wishes;
        if (phrase.least || (wishes.empty() && !phrase.count && !phrase.most))
            wishes.push_back({phrase.category, 0, {}, {}, {}});
        for (Wish &wish : wishes) {
            wish.category = phrase.category;
            wish.count = phrase.asked();
            if (std::find(m_reading.wishes.begin(), m_reading.wishes.end(), wish) == m_reading.wishes.end())
                m_reading.wishes.push_back(wish);
        }
    }
    std::erase_if(m_reading.wishes, [&](const Wish &wish) { // said by the number already
        const auto counted = counts.find(wish.category);
        return wish.relation.isEmpty() && wish.count == 0 && counted != counts.end() && counted->second > 0;
    });
    for (const auto &[category, count] : counts) {
        m_reading.counts[category] = static_cast<int>(std::min<double>(count, kMostAsked));
        if (count > kMostAsked)
            m_reading.capped[category] = count;
    }
    return std::move(m_reading);
}

bool isCounted(const Request &request, const QString &category)
{
    return std::ranges::any_of(
        request.counts, [&](const auto &entry) { return entry.first.compare(category, Qt::CaseInsensitive) == 0; });
}

} // namespace

/// What is read of it; no character is cut in two.
static QString start(const QString &prompt)
{
    const bool cutsPair = prompt.size() > kMostText && prompt[kMostText - 1].isHighSurrogate();
    return prompt.left(cutsPair ? kMostText - 1 : kMostText);
}

PromptReading readPrompt(const QString &prompt)
{
    Tokens tokens = Lexicon::builtIn().read(start(prompt));
    bindNumbers(tokens);
    const QStringList negations = passOverNegatedRelations(tokens);
    shareNumbers(tokens);
    putNumbersBeforeNouns(tokens);
    Parser parser;
    for (const Token &token : tokens)
        parser.take(token);
    PromptReading reading = parser.finish();
    reading.negations = negations;
    reading.shortened = prompt.size() > kMostText;
    return reading;
}

static void reportNumbers(const PromptReading &reading, Issues &issues)
{
    const QString field = QStringLiteral("prompt");
    if (reading.shortened)
        issues.push_back({QStringLiteral("prompt-number-limited"),
                          QCoreApplication::translate("scenegen", "Only the first %1 characters of the prompt were "
                                                                  "read; what is asked for after them is not counted.")
                              .arg(kMostText),
                          field});
    if (!reading.refused.isEmpty())
        issues.push_back(
            {QStringLiteral("prompt-number-refused"),
             QCoreApplication::translate("scenegen", "Things are counted in whole numbers from 0 on. These "
                                                     "numbers of the prompt were passed over: %1.")
                 .arg(reading.refused.mid(0, 20).join(QStringLiteral(", "))),
             field});
    for (const auto &[category, asked] : reading.capped)
        issues.push_back(
            {QStringLiteral("prompt-number-limited"),
             QCoreApplication::translate("scenegen", "The prompt asks for more than may be: %1 x %2. It was "
                                                     "taken as %3.")
                 .arg(QString::number(asked, 'f', 0), asset::categoryText(category))
                 .arg(kMostAsked),
             field});
}

/// Words that are tags of the user's models are styles, too.
static void takeTags(const Request &request, PromptReading &reading)
{
    const auto isTag = [&](const QString &word) {
        return std::ranges::any_of(
            request.models, [&](const OfferedModel &model) { return model.tags.contains(word, Qt::CaseInsensitive); });
    };
    const auto word = std::ranges::find_if(reading.unknown, isTag);
    if (word == reading.unknown.end() || !reading.style.isEmpty())
        return;
    reading.style = *word;
    reading.unknown.erase(word);
}

PromptReading readPrompt(const Request &request)
{
    PromptReading reading = readPrompt(request.prompt);
    takeTags(request, reading);
    return reading;
}

PromptReading applyPrompt(Request &request, bool hasDensity, Issues &issues)
{
    if (request.prompt.trimmed().isEmpty())
        return {};
    const QString field = QStringLiteral("prompt");
    const PromptReading reading = readPrompt(request);
    const QString echo = reading.echo();
    if (echo.isEmpty() && reading.negations.isEmpty())
        issues.push_back({QStringLiteral("prompt-not-understood"),
                          QCoreApplication::translate("scenegen", "Nothing of the prompt was understood. It may be "
                                                                  "English or Chinese, and name things and places."),
                          field});
    else if (!echo.isEmpty())
        issues.push_back({QStringLiteral("prompt-understood"),
                          QCoreApplication::translate("scenegen", "The prompt was understood as: %1.").arg(echo),
                          field});
    if (!reading.unknown.isEmpty())
        issues.push_back({QStringLiteral("prompt-unknown-words"),
                          QCoreApplication::translate("scenegen", "These words of the prompt were passed over: %1.")
                              .arg(reading.unknown.mid(0, 20).join(QStringLiteral(", "))),
                          field});
    if (!reading.negations.isEmpty())
        issues.push_back({QStringLiteral("prompt-negation-refused"),
                          QCoreApplication::translate("scenegen", "A prompt cannot say where things shall not be. "
                                                                  "These words were not followed: %1.")
                              .arg(reading.negations.mid(0, 20).join(QStringLiteral(", "))),
                          field});
    reportNumbers(reading, issues);
    for (const auto &[category, most] : reading.most)
        if (!isCounted(request, category))
            request.most.emplace(category, most);
    for (const auto &[category, count] : reading.counts)
        if (!isCounted(request, category))
            request.counts[category] = count;
    request.shapes.insert(reading.shapes.begin(), reading.shapes.end());
    request.sizes = reading.sizes;
    request.styles.insert(reading.styles.begin(), reading.styles.end());
    if (request.style.isEmpty())
        request.style = reading.style;
    request.wishes.insert(request.wishes.end(), reading.wishes.begin(), reading.wishes.end());
    if (reading.density && hasDensity && !request.parameters.contains(QStringLiteral("density")))
        request.parameters.insert(QStringLiteral("density"), *reading.density);
    if (reading.roomType.isEmpty())
        return reading;
    const Statistics &statistics = Statistics::builtIn();
    if (request.room.roomType.isEmpty())
        request.room.roomType = reading.roomType;
    else if (statistics.type(request.room.roomType) != statistics.type(reading.roomType))
        issues.push_back({QStringLiteral("prompt-room-type"),
                          QCoreApplication::translate(
                              "scenegen", "The prompt names the room type %1, but the room is of the type %2; it "
                                          "stays so.")
                              .arg(asset::categoryText(reading.roomType), asset::categoryText(request.room.roomType)),
                          field});
    return reading;
}

} // namespace twinloom::scenegen
