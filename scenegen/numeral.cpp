// SPDX-License-Identifier: Apache-2.0
#include "scenegen/numeral.h"

#include <QString>

#include <algorithm>
#include <array>

namespace twinloom::scenegen
{

namespace
{

using namespace Qt::Literals::StringLiterals;

bool digitAt(QStringView text, qsizetype at)
{
    return at < text.size() && text[at].isDigit();
}

/// "½", not "²".
bool isFraction(QStringView text, qsizetype at)
{
    return at < text.size() && text[at].category() == QChar::Number_Other && text[at].digitValue() < 0;
}

// --- English words

/// One of a list of words by its place, or less than nothing.
template <std::size_t N>
int placeOf(const std::array<QLatin1StringView, N> &words, QStringView word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

int teensOf(QStringView word)
{
    static constexpr std::array kWords = {"zero"_L1,    "one"_L1,     "two"_L1,       "three"_L1,    "four"_L1,
                                          "five"_L1,    "six"_L1,     "seven"_L1,     "eight"_L1,    "nine"_L1,
                                          "ten"_L1,     "eleven"_L1,  "twelve"_L1,    "thirteen"_L1, "fourteen"_L1,
                                          "fifteen"_L1, "sixteen"_L1, "seventeen"_L1, "eighteen"_L1, "nineteen"_L1};
    return placeOf(kWords, word);
}

int tensOf(QStringView word)
{
    static constexpr std::array kWords = {"twenty"_L1, "thirty"_L1,  "forty"_L1,  "fifty"_L1,
                                          "sixty"_L1,  "seventy"_L1, "eighty"_L1, "ninety"_L1};
    const int place = placeOf(kWords, word);
    return place < 0 ? -1 : (place + 2) * 10;
}

/// Reads words from left to right; each function leaves the place where it was if nothing of its kind stands there.
class WordReader
{
public:
    WordReader(QStringView text, qsizetype at) : m_text(text), m_at(at) {}

    std::optional<Numeral> read()
    {
        const qsizetype from = m_at;
        const bool negative = skip(u"minus") || skip(u"negative");
        const std::optional<double> value = thousands();
        if (!value)
            return {};
        const bool fraction = half() || point();
        return Numeral{m_at - from, negative || fraction ? std::optional<double>() : value};
    }

private:
    /// The word after blanks or one hyphen.
    QStringView word(qsizetype &end) const
    {
        qsizetype begin = m_at;
        if (begin < m_text.size() && m_text[begin] == u'-')
            ++begin;
        while (begin < m_text.size() && m_text[begin].isSpace())
            ++begin;
        for (end = begin; end < m_text.size() && m_text[end] >= u'a' && m_text[end] <= u'z';)
            ++end;
        return m_text.sliced(begin, end - begin);
    }

    bool skip(QStringView wanted)
    {
        qsizetype end = 0;
        if (word(end) != wanted)
            return false;
        m_at = end;
        return true;
    }

    std::optional<double> belowHundred()
    {
        qsizetype end = 0;
        const QStringView first = word(end);
        if (const int teens = teensOf(first); teens >= 0) {
            m_at = end;
            return teens;
        }
        const int tens = tensOf(first);
        if (tens < 0)
            return {};
        m_at = end;
        const int units = teensOf(word(end));
        if (units < 1 || units > 9)
            return tens;
        m_at = end;
        return tens + units;
    }

    /// What follows a "hundred" or a "thousand", with or without "and".
    std::optional<double> rest(std::optional<double> (WordReader::*part)())
    {
        const qsizetype before = m_at;
        skip(u"and");
        const auto value = (this->*part)();
        if (!value)
            m_at = before;
        return value;
    }

    /// `part` times `unit` and so on: "two hundred and five", "a hundred", "hundred".
    std::optional<double> scaled(std::optional<double> (WordReader::*part)(), QStringView unit, double size)
    {
        const qsizetype before = m_at;
        std::optional<double> value = (this->*part)();
        if (!value)
            skip(u"a");
        if (skip(unit))
            return value.value_or(1) * size + rest(part).value_or(0);
        if (!value)
            m_at = before;
        return value;
    }

    std::optional<double> hundreds() { return scaled(&WordReader::belowHundred, u"hundred", 100); }
    std::optional<double> thousandsBelowMillion() { return scaled(&WordReader::hundreds, u"thousand", 1000); }
    std::optional<double> thousands() { return scaled(&WordReader::thousandsBelowMillion, u"million", 1e6); }

    bool half()
    {
        const qsizetype before = m_at;
        if (skip(u"and") && (skip(u"a"), skip(u"half")))
            return true;
        m_at = before;
        return false;
    }

    bool point()
    {
        const qsizetype before = m_at;
        if (skip(u"point") && belowHundred())
            return true;
        m_at = before;
        return false;
    }

    QStringView m_text;
    qsizetype m_at;
};

// --- Chinese numerals

constexpr QStringView kHanDigits = u"零一二三四五六七八九";

int hanDigit(QChar c)
{
    if (c == u'〇')
        return 0;
    if (c == u'两' || c == u'俩')
        return 2;
    return c == u'仨' ? 3 : static_cast<int>(kHanDigits.indexOf(c));
}

/// Ten of 廿 too: it is read as 二十.
double hanUnit(QChar c)
{
    switch (c.unicode()) {
    case u'十':
        return 10;
    case u'百':
        return 100;
    case u'千':
        return 1000;
    case u'万':
        return 1e4;
    case u'亿':
        return 1e8;
    default:
        return 0;
    }
}

bool isHanNumber(QChar c)
{
    return hanDigit(c) >= 0 || hanUnit(c) > 0 || c == u'廿' || c == u'卅' || c == u'几';
}

/// "一〇五": with a zero among them, or one alone.
std::optional<double> digitByDigit(QStringView run)
{
    double value = 0;
    bool zero = false;
    for (const QChar c : run) {
        if (hanDigit(c) < 0)
            return {};
        zero |= hanDigit(c) == 0;
        value = value * 10 + hanDigit(c);
    }
    return zero || run.size() == 1 ? std::optional(value) : std::nullopt;
}

/// What a run with units comes to: 一百零二, 十五, 一万二千, 一百五.
std::optional<double> withUnits(QStringView run)
{
    double total = 0, section = 0; // a section ends at 万 or 亿
    double unit = 0, sectionUnit = 1e12;
    int digit = -1;
    bool zero = false;
    for (const QChar c : run) {
        if (const int next = hanDigit(c); next >= 0) {
            if (digit >= 0)
                return {};
            zero |= next == 0;
            digit = next > 0 ? next : -1;
            continue;
        }
        const double size = hanUnit(c);
        if (size <= 0 || (size < 1e4 && unit > 0 && size >= unit) || (size >= 1e4 && size >= sectionUnit))
            return {};
        if (size < 1e4) {
            section += (digit >= 0 ? digit : 1) * size;
            unit = size;
        } else {
            if (section <= 0 && digit < 0)
                return {};
            total += (section + std::max(digit, 0)) * size;
            section = 0;
            unit = sectionUnit = size;
        }
        digit = -1;
        zero = false;
    }
    // 一百五 is 150, 一百零五 is 105.
    const double last = unit >= 100 && !zero ? unit / 10 : 1;
    return total + section + std::max(digit, 0) * last;
}

/// 三四, 十几: about so many, no number.
std::optional<double> hanValue(const QString &run)
{
    QString plain = run;
    plain.replace(u'廿', u"二十"_s).replace(u'卅', u"三十"_s);
    if (const auto value = digitByDigit(plain))
        return value;
    const bool units = std::any_of(plain.begin(), plain.end(), [](QChar c) { return hanUnit(c) > 0; });
    return units ? withUnits(plain) : std::nullopt;
}

qsizetype hanEnd(QStringView text, qsizetype at)
{
    while (at < text.size() && isHanNumber(text[at]))
        ++at;
    return at;
}

std::optional<Numeral> readHan(QStringView text, qsizetype at)
{
    const bool negative = text[at] == u'负';
    const qsizetype from = at + (negative ? 1 : 0);
    qsizetype end = hanEnd(text, from);
    const QStringView run = text.sliced(from, end - from);
    if (run.isEmpty() || run == u"几") // 几 alone is a word like "some"
        return {};
    std::optional<double> value = negative ? std::nullopt : hanValue(run.toString());
    if (end + 1 < text.size() && text[end] == u'点' && isHanNumber(text[end + 1])) {
        end = hanEnd(text, end + 1);
        value.reset();
    }
    return Numeral{end - at, value};
}

// --- Digits

/// Moves on over "12" or "1,000", and adds what it says.
double wholeDigits(QStringView text, qsizetype &at)
{
    const auto group = [&](qsizetype comma) {
        return comma < text.size() && text[comma] == u',' && digitAt(text, comma + 1) && digitAt(text, comma + 2) &&
               digitAt(text, comma + 3) && !digitAt(text, comma + 4);
    };
    const qsizetype from = at;
    double value = 0;
    for (; digitAt(text, at) || (at > from && at - from < 16 && group(at)); ++at)
        if (text[at] != u',')
            value = value * 10 + text[at].digitValue();
    return value;
}

std::optional<Numeral> readDigits(QStringView text, qsizetype at)
{
    const qsizetype from = at;
    const bool afterWord = at > 0 && text[at - 1].isLetterOrNumber();
    const bool negative = (text[at] == u'-' || text[at] == u'\u2212') && !afterWord && digitAt(text, at + 1);
    at += negative;
    if (isFraction(text, at))
        return Numeral{at + 1 - from, {}};
    if (!digitAt(text, at))
        return {};
    double value = wholeDigits(text, at);
    bool fraction = isFraction(text, at);
    at += fraction;
    while (at < text.size() && (text[at] == u'.' || text[at] == u'/') && digitAt(text, at + 1)) {
        fraction = true;
        ++at;
        while (digitAt(text, at))
            ++at;
    }
    for (; at < text.size() && hanUnit(text[at]) > 0; ++at)
        value *= hanUnit(text[at]);
    return Numeral{at - from, negative || fraction ? std::optional<double>() : value};
}

} // namespace

std::optional<Numeral> readNumeral(QStringView text, qsizetype at)
{
    if (const auto digits = readDigits(text, at))
        return digits;
    if (isHanNumber(text[at]) || text[at] == u'负')
        return readHan(text, at);
    return WordReader(text, at).read();
}

} // namespace twinloom::scenegen
