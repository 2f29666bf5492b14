// SPDX-License-Identifier: Apache-2.0
#include "scenegen/lexicon.h"

#include "scenegen/embedded.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/numeral.h"
#include "scenegen/size_words.h"
#include "scenegen/usual_width.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <limits>

namespace twinloom::scenegen
{

namespace
{

constexpr int kMostWords = 6;      ///< of one entry
constexpr int kMostCharacters = 8; ///< of a Chinese one

bool isHan(QChar c)
{
    return c.unicode() >= 0x3400 && c.unicode() <= 0x9fff;
}

bool isWordPart(QChar c)
{
    return (c.isLetter() && !isHan(c)) || c == QLatin1Char('\'') || c == QLatin1Char('-');
}

/// "DiningTable" to "dining table", "CNCMachine" to "cnc machine".
QString spokenName(const QString &category)
{
    QString spoken;
    for (qsizetype i = 0; i < category.size(); ++i) {
        const bool upper = category[i].isUpper();
        const bool afterLower = i > 0 && !category[i - 1].isUpper();
        const bool beforeLower = i + 1 < category.size() && category[i + 1].isLower();
        if (i > 0 && upper && (afterLower || beforeLower))
            spoken += QLatin1Char(' ');
        spoken += category[i].toLower();
    }
    return spoken;
}

/// What the last word may be the plural of.
QStringList singulars(const QString &words)
{
    QStringList forms = {words};
    if (words.endsWith(QLatin1String("ves")))
        forms << words.chopped(3) + QLatin1Char('f');
    if (words.endsWith(QLatin1String("ies")))
        forms << words.chopped(3) + QLatin1Char('y');
    if (words.endsWith(QLatin1String("es")))
        forms << words.chopped(2);
    if (words.endsWith(QLatin1Char('s')))
        forms << words.chopped(1);
    return forms;
}

/// The length of what people take for one character: of an emoji, its halves and its marks.
qsizetype firstCharacter(QStringView text)
{
    constexpr qsizetype kLongest = 32;
    const QStringView start = text.first(std::min(text.size(), kLongest));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, start.data(), start.size());
    const qsizetype end = finder.toNextBoundary();
    return end > 0 ? end : 1;
}

} // namespace

std::size_t after(const Tokens &tokens, std::size_t at, std::initializer_list<Token::Kind> passed)
{
    while (at < tokens.size() && std::find(passed.begin(), passed.end(), tokens[at].kind) != passed.end())
        ++at;
    return at;
}

void Lexicon::add(const QString &words, Token token)
{
    m_words.insert(words.toLower(), std::move(token));
}

/// "double bed", "大餐桌": every name of a category with every adjective of a size, where that is not a word of its
/// own.
void Lexicon::addSizes()
{
    const QHash<QString, Token> words = m_words;
    for (const SizeNames &names : sizeNames())
        for (auto noun = words.begin(); noun != words.end(); ++noun)
            for (const QString &adjective : names.adjectives) {
                if (noun->kind != Token::Kind::Noun || noun->text != names.size->category)
                    continue;
                const bool isChinese = isHan(noun.key().front());
                if (isChinese != isHan(adjective.front()))
                    continue;
                const QString name = adjective + (isChinese ? QString() : QStringLiteral(" ")) + noun.key();
                Token token{Token::Kind::Noun, noun->text, 0};
                token.size = names.size->word;
                if (!words.contains(name))
                    add(name, std::move(token));
            }
}

Lexicon::Lexicon()
{
    using Kind = Token::Kind;
    const QJsonObject file = QJsonDocument::fromJson(embedded(Embedded::Lexicon)).object();
    const auto list = [&](const char *key, Kind kind) {
        for (const QJsonValue &word : file.value(QLatin1String(key)).toArray())
            add(word.toString(), {kind, word.toString(), 0});
    };
    const auto numbers = [&](const char *key, Kind kind) {
        const QJsonObject words = file.value(QLatin1String(key)).toObject();
        for (auto it = words.begin(); it != words.end(); ++it)
            add(it.key(), {kind, it.key(), it.value().toDouble()});
    };
    const auto synonyms = [&](const char *key, Kind kind) {
        const QJsonObject names = file.value(QLatin1String(key)).toObject();
        for (auto it = names.begin(); it != names.end(); ++it) {
            add(it.key(), {kind, it.key(), 0});
            add(spokenName(it.key()), {kind, it.key(), 0});
            for (const QJsonValue &word : it.value().toArray())
                add(word.toString(), {kind, it.key(), 0});
        }
    };
    list("ignored", Kind::Ignored);
    const Statistics &statistics = Statistics::builtIn();
    for (const TypeStatistics &type : statistics.types) {
        add(spokenName(type.name), {Kind::RoomType, type.name, 0});
        for (const QString &alias : type.aliases)
            add(alias, {Kind::RoomType, type.name, 0});
    }
    synonyms("room_types", Kind::RoomType);
    for (const QString &category : statistics.categories) {
        add(category, {Kind::Noun, category, 0});
        add(spokenName(category), {Kind::Noun, category, 0});
    }
    synonyms("categories", Kind::Noun);
    addSizes();
    const QJsonObject shapes = file.value(QLatin1String("shapes")).toObject();
    for (auto shape = shapes.begin(); shape != shapes.end(); ++shape) {
        const QJsonObject names = shape.value().toObject();
        for (auto it = names.begin(); it != names.end(); ++it)
            for (const QJsonValue &words : it.value().toArray())
                add(words.toString(), {Kind::Noun, it.key(), 0, shape.key()});
    }
    const QJsonObject styles = file.value(QLatin1String("styles")).toObject();
    for (auto it = styles.begin(); it != styles.end(); ++it)
        for (const QJsonValue &words : it.value().toArray())
            add(words.toString(), {Kind::Style, it.key(), 0});
    list("measures", Kind::Measure);
    numbers("amounts", Kind::Amount);
    numbers("multiples", Kind::Multiple);
    numbers("density", Kind::Density);
    for (const QJsonValue &words : file.value(QLatin1String("nothing_else")).toArray())
        add(words.toString(), {Kind::Density, QLatin1String(kNothingElse), 0});
    const QJsonObject relations = file.value(QLatin1String("relations")).toObject();
    for (auto it = relations.begin(); it != relations.end(); ++it)
        for (const auto &[form, kind] :
             {std::pair("whole", Kind::RelationWhole), std::pair("before", Kind::RelationBefore),
              std::pair("after", Kind::RelationAfter), std::pair("back", Kind::RelationBack)})
            for (const QJsonValue &words : it.value().toObject().value(QLatin1String(form)).toArray())
                add(words.toString(), {kind, it.key(), 0});
    list("at_least", Kind::AtLeast);
    list("at_most", Kind::AtMost);
    list("more_than", Kind::MoreThan);
    list("fewer_than", Kind::FewerThan);
    list("range", Kind::Range);
    list("not", Kind::Not);
    list("not_at", Kind::NotAt);
    list("resume", Kind::Resume);
    list("each", Kind::Each);
    list("and", Kind::And);
    list("at", Kind::At);
    list("it", Kind::It);
    for (const QString &pair : file.value(QLatin1String("traditional")).toString().split(QLatin1Char(' ')))
        m_simplified.insert(pair.front(), pair.back());
}

const Lexicon &Lexicon::builtIn()
{
    static const Lexicon lexicon;
    return lexicon;
}

const Token *Lexicon::find(const QString &words) const
{
    for (const QString &form : singulars(words))
        if (const auto found = m_words.constFind(form); found != m_words.constEnd())
            return &found.value();
    return nullptr;
}

Token Lexicon::nextWords(const QString &prompt, qsizetype &at) const
{
    // The ends of the following words.
    std::vector<qsizetype> ends;
    QString words;
    std::vector<QString> upTo;
    for (qsizetype i = at; static_cast<int>(ends.size()) < kMostWords && i < prompt.size() && isWordPart(prompt[i]);) {
        qsizetype end = i;
        while (end < prompt.size() && isWordPart(prompt[end]))
            ++end;
        words += (words.isEmpty() ? QString() : QStringLiteral(" ")) + prompt.mid(i, end - i);
        ends.push_back(end);
        upTo.push_back(words);
        i = end;
        while (i < prompt.size() && prompt[i].isSpace())
            ++i;
    }
    for (std::size_t k = ends.size(); k-- > 0;)
        if (const Token *token = find(upTo[k])) {
            at = ends[k];
            return *token;
        }
    at = ends.front();
    return {Token::Kind::Unknown, {}, 0};
}

bool Lexicon::isPlace(const QString &prompt, qsizetype at) const
{
    if (at >= prompt.size())
        return false;
    const Token token = nextCharacters(prompt, at);
    static const QStringList placing = {QStringLiteral("把"), QStringLiteral("将"),   QStringLiteral("放"),
                                        QStringLiteral("摆"), QStringLiteral("放置"), QStringLiteral("摆放")};
    return token.kind == Token::Kind::At || token.kind == Token::Kind::RelationWhole ||
           token.kind == Token::Kind::RelationBefore || token.kind == Token::Kind::RelationAfter ||
           (token.kind == Token::Kind::Ignored && placing.contains(token.text));
}

Token Lexicon::nextCharacters(const QString &prompt, qsizetype &at) const
{
    for (qsizetype length = std::min<qsizetype>(kMostCharacters, prompt.size() - at); length > 0; --length) {
        const auto found = m_words.constFind(prompt.mid(at, length));
        if (found == m_words.constEnd())
            continue;
        Token token = found.value();
        if (token.kind == Token::Kind::NotAt && !isPlace(prompt, at + length))
            continue;
        if (token.kind == Token::Kind::NotAt)
            token.kind = Token::Kind::Not;
        at += length;
        return token;
    }
    at += firstCharacter(QStringView(prompt).mid(at));
    return {Token::Kind::Unknown, {}, 0};
}

QString Lexicon::folded(const QString &prompt) const
{
    constexpr QChar kApostrophe(0x2019); // as phones write "don't"
    QString text = prompt;
    for (QChar &c : text) {
        const QChar usual = ofUsualWidth(c); // the others tell clauses apart in Chinese
        if (usual.isLetterOrNumber() || usual == QLatin1Char('.') || usual == QLatin1Char('-'))
            c = usual;
        c = c == kApostrophe ? QLatin1Char('\'') : m_simplified.value(c, c).toLower();
    }
    return text;
}

Token Lexicon::nextWord(const QString &prompt, qsizetype &at) const
{
    const qsizetype from = at;
    Token token = isWordPart(prompt[at]) ? nextWords(prompt, at) : nextCharacters(prompt, at);
    const std::optional<Numeral> numeral = readNumeral(prompt, from);
    const bool known = token.kind != Token::Kind::Unknown;
    if (!numeral || (known && at - from >= numeral->length)) // "两侧", "a pair of"
        return token;
    at = from + numeral->length;
    qsizetype end = at;
    while (end < prompt.size() && (isWordPart(prompt[end]) || prompt[end].isDigit()))
        ++end;
    const bool times = end == at + 1 && prompt[at] == QLatin1Char('x');                            // "4x chairs"
    const bool range = end > at + 1 && prompt[at] == QLatin1Char('-') && prompt[at + 1].isDigit(); // "2-3 chairs"
    const bool ordinal = from > 0 && prompt[from - 1] == QChar(0x7b2c);                            // 第二
    if ((end > at && !times && !range) || ordinal) { // "two-seat", "3D", "2m"
        at = std::max(at, end);
        return {Token::Kind::Unknown, {}, 0};
    }
    return {Token::Kind::Number, {}, numeral->value.value_or(std::numeric_limits<double>::quiet_NaN())};
}

Token Lexicon::next(const QString &prompt, qsizetype &at) const
{
    static const QString stops = QStringLiteral(",.;:=!?\n，。；：！？");
    const QChar c = prompt[at];
    if (c.isSpace() && c != QLatin1Char('\n')) {
        ++at;
        return {Token::Kind::Ignored, {}, 0};
    }
    if (stops.contains(c)) {
        ++at;
        return {Token::Kind::Stop, c, 0};
    }
    if (c == QChar(0x3001)) {
        ++at;
        return {Token::Kind::And, c, 0};
    }
    return nextWord(prompt, at);
}

Tokens Lexicon::read(const QString &prompt) const
{
    Tokens tokens;
    const QString text = folded(prompt);
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype from = at;
        Token token = next(text, at);
        token.written = prompt.mid(from, at - from);
        if (token.kind == Token::Kind::Unknown || token.kind == Token::Kind::Number ||
            token.kind == Token::Kind::Measure || token.kind == Token::Kind::AtLeast ||
            token.kind == Token::Kind::AtMost || token.kind == Token::Kind::MoreThan ||
            token.kind == Token::Kind::FewerThan)
            token.text = token.written;
        const bool joins = token.kind == Token::Kind::Unknown && !tokens.empty() &&
                           tokens.back().kind == Token::Kind::Unknown && isHan(token.text[0]) &&
                           isHan(tokens.back().text[0]);
        if (joins) {
            tokens.back().text += token.text;
            tokens.back().written += token.written;
        } else {
            tokens.push_back(std::move(token));
        }
    }
    return tokens;
}

} // namespace twinloom::scenegen
