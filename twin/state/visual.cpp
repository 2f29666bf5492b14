// SPDX-License-Identifier: Apache-2.0
#include "twin/state/visual.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace twinloom::twin
{
namespace
{

using Field = LabelFormat::Field;

struct NamedColour {
    const char *name;
    quint32 rgb;
};
constexpr NamedColour kColours[] = {
    {"black", 0x000000},   {"blue", 0x2060ff},   {"cyan", 0x00c0d0}, {"green", 0x20b040}, {"grey", 0x808080},
    {"magenta", 0xd030c0}, {"orange", 0xf08020}, {"red", 0xe02020},  {"white", 0xffffff}, {"yellow", 0xf0d020},
};
constexpr std::pair<const char *, Field> kFields[] = {
    {"value", Field::Value}, {"property", Field::Property}, {"twin", Field::Twin},
    {"unit", Field::Unit},   {"quality", Field::Quality},
};
constexpr std::pair<const char *, VisibleWhen::Operator> kOperators[] = {
    {"<", VisibleWhen::Operator::Less},    {"<=", VisibleWhen::Operator::LessOrEqual},
    {">", VisibleWhen::Operator::Greater}, {">=", VisibleWhen::Operator::GreaterOrEqual},
    {"==", VisibleWhen::Operator::Equal},  {"!=", VisibleWhen::Operator::NotEqual},
};

template <class Table>
auto findNamed(const Table &table, const QString &name)
{
    return std::find_if(std::begin(table), std::end(table),
                        [&](const auto &entry) { return name == QLatin1String(entry.first); });
}

/// From the sRGB of screens to linear light (IEC 61966-2-1).
Eigen::Vector3f linearColour(quint32 rgb)
{
    Eigen::Vector3f colour;
    for (int i = 0; i < 3; ++i) {
        const float channel = float((rgb >> (16 - 8 * i)) & 0xff) / 255;
        colour[i] = channel <= 0.04045F ? channel / 12.92F : std::pow((channel + 0.055F) / 1.055F, 2.4F);
    }
    return colour;
}

struct Word {
    QString text;
    qsizetype column = 1;
    bool quoted = false;
};

/// A value out of a word: what stands in quotes is text, else numbers and true and false are themselves.
QJsonValue literal(const Word &word)
{
    bool good = false;
    const double number = word.text.toDouble(&good);
    if (word.quoted)
        return word.text;
    if (good && std::isfinite(number))
        return number;
    if (word.text == QLatin1String("true") || word.text == QLatin1String("false"))
        return word.text == QLatin1String("true");
    return word.text;
}

/// Reads one expression. The first failure is kept, and everything after it does nothing.
class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) {}

    Result<Visual> parse()
    {
        const qsizetype equals = m_text.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return failure(1, QCoreApplication::translate(
                                  "twin", "a channel, '=' and an expression are expected, as in gauge=range 0 100"));
        const QString channel = m_text.left(equals).trimmed();
        m_at = equals + 1;
        split();
        const Visual visual = ofChannel(channel);
        if (!m_failure && m_next < m_words.size())
            fail(m_words[m_next],
                 QCoreApplication::translate("twin", "\"%1\" is one word too many").arg(m_words[m_next].text));
        if (m_failure)
            return unexpected(*m_failure);
        return visual;
    }

private:
    Visual ofChannel(const QString &channel)
    {
        if (channel == QLatin1String("colour") || channel == QLatin1String("color")) {
            const Word kind = word();
            if (kind.text == QLatin1String("map"))
                return map();
            keyword(kind, "ramp");
            return ramp();
        }
        if (channel == QLatin1String("label"))
            return keyword(word(), "format"), label();
        if (channel == QLatin1String("gauge"))
            return keyword(word(), "range"), gauge();
        if (channel == QLatin1String("position"))
            return keyword(word(), "path"), path();
        if (channel == QLatin1String("visible"))
            return keyword(word(), "when"), condition();
        fail({channel, 1},
             QCoreApplication::translate(
                 "twin", "there is no channel \"%1\"; there are colour, label, gauge, position and visible")
                 .arg(channel));
        return {};
    }

    ColourRamp ramp()
    {
        ColourRamp ramp;
        while (!m_failure && !done() && !isStrength()) {
            const Word stop = word();
            const auto [key, colour] = keyAndColour(stop);
            const QJsonValue value = literal(key);
            if (!value.isDouble())
                fail(stop, QCoreApplication::translate("twin", "\"%1\" is no number").arg(key.text));
            if (!ramp.stops.empty() && value.toDouble() <= ramp.stops.back().value)
                fail(stop, QCoreApplication::translate("twin", "the stops of a ramp must ascend"));
            ramp.stops.push_back({value.toDouble(), colour});
        }
        if (ramp.stops.size() < 2)
            fail(end(),
                 QCoreApplication::translate("twin", "a ramp has two stops or more, as in ramp 0:green 100:red"));
        ramp.strength = strength();
        return ramp;
    }

    ColourMap map()
    {
        ColourMap map;
        while (!m_failure && !done() && !isStrength()) {
            const auto [key, colour] = keyAndColour(word());
            map.entries.push_back({literal(key), colour});
        }
        if (map.entries.empty())
            fail(end(),
                 QCoreApplication::translate("twin", "a map has one entry or more, as in map true:green false:red"));
        map.strength = strength();
        return map;
    }

    LabelFormat label()
    {
        const Word format = word();
        LabelFormat label;
        QString text;
        for (qsizetype i = 0; i < format.text.size() && !m_failure; ++i) {
            const QChar c = format.text[i];
            const bool brace = c == QLatin1Char('{') || c == QLatin1Char('}');
            if (!brace || (i + 1 < format.text.size() && format.text[i + 1] == c)) {
                text += c;
                i += brace ? 1 : 0;
                continue;
            }
            const qsizetype close = c == QLatin1Char('{') ? format.text.indexOf(QLatin1Char('}'), i) : -1;
            if (close < 0) {
                fail(format, QCoreApplication::translate("twin", "a brace stands alone; write {{ and }} for braces"));
                break;
            }
            if (!text.isEmpty())
                label.pieces.push_back({Field::Text, std::exchange(text, {}), -1});
            label.pieces.push_back(field(format, format.text.mid(i + 1, close - i - 1)));
            i = close;
        }
        if (!text.isEmpty())
            label.pieces.push_back({Field::Text, text, -1});
        return label;
    }

    LabelFormat::Piece field(const Word &format, const QString &inside)
    {
        const QString name = inside.section(QLatin1Char(':'), 0, 0);
        const auto found = findNamed(kFields, name);
        bool good = true;
        const QString decimals = inside.section(QLatin1Char(':'), 1);
        LabelFormat::Piece piece{Field::Value, {}, inside.contains(QLatin1Char(':')) ? decimals.toInt(&good) : -1};
        if (found == std::end(kFields))
            fail(format, QCoreApplication::translate(
                             "twin", "there is no field {%1}; there are value, property, twin, unit and quality")
                             .arg(name));
        else
            piece.field = found->second;
        if (!good || piece.decimals < -1 || piece.decimals > 15 || (piece.decimals >= 0 && piece.field != Field::Value))
            fail(format,
                 QCoreApplication::translate("twin", "{%1}: after the colon stand the decimals of a value, 0 to 15")
                     .arg(inside));
        return piece;
    }

    GaugeRange gauge()
    {
        const Word first = m_next < m_words.size() ? m_words[m_next] : end();
        const GaugeRange range{number(), number()};
        ascending(first, range.least, range.most);
        return range;
    }

    PathPosition path()
    {
        PathPosition path;
        path.node = word().text;
        if (!done()) {
            const Word first = m_words[m_next];
            path.least = number();
            path.most = number();
            ascending(first, path.least, path.most);
        }
        return path;
    }

    VisibleWhen condition()
    {
        VisibleWhen condition;
        const Word op = word();
        const auto found = findNamed(kOperators, op.text);
        if (found == std::end(kOperators))
            fail(
                op,
                QCoreApplication::translate("twin", "\"%1\" is no comparison; there are < <= > >= == !=").arg(op.text));
        else
            condition.op = found->second;
        const Word operand = word();
        condition.operand = literal(operand);
        if (condition.op < VisibleWhen::Operator::Equal && !condition.operand.isDouble())
            fail(operand, QCoreApplication::translate("twin", "%1 compares with a number, which \"%2\" is not")
                              .arg(op.text, operand.text));
        return condition;
    }

    void ascending(const Word &place, double least, double most)
    {
        if (!(least < most))
            fail(place, QCoreApplication::translate("twin", "the first number must be below the second"));
    }

    void keyword(const Word &found, const char *wanted)
    {
        if (found.text != QLatin1String(wanted))
            fail(found, QCoreApplication::translate("twin", "\"%1\" is expected, not \"%2\"")
                            .arg(QLatin1String(wanted), found.text));
    }

    /// KEY:COLOUR; the colour has no colon, so the last one parts them.
    std::pair<Word, Eigen::Vector3f> keyAndColour(const Word &both)
    {
        const qsizetype colon = both.text.lastIndexOf(QLatin1Char(':'));
        if (colon <= 0) {
            fail(both, QCoreApplication::translate("twin", "\"%1\" should be VALUE:COLOUR").arg(both.text));
            return {both, Eigen::Vector3f::Zero()};
        }
        Word key = both;
        key.text = both.text.left(colon);
        return {key, colour(both, both.text.mid(colon + 1))};
    }

    Eigen::Vector3f colour(const Word &place, const QString &name)
    {
        bool good = name.size() == 7 && name.startsWith(QLatin1Char('#'));
        const quint32 rgb = good ? name.mid(1).toUInt(&good, 16) : 0;
        if (good)
            return linearColour(rgb);
        for (const NamedColour &known : kColours) {
            if (name == QLatin1String(known.name))
                return linearColour(known.rgb);
        }
        fail(place, QCoreApplication::translate("twin", "\"%1\" is no colour; write #rrggbb, or red, green, blue, ...")
                        .arg(name));
        return Eigen::Vector3f::Zero();
    }

    bool isStrength() const
    {
        return !done() && m_words[m_next].text == QLatin1String("strength") && !m_words[m_next].quoted;
    }

    float strength()
    {
        if (!isStrength())
            return ColourRamp().strength;
        ++m_next;
        const Word place = m_next < m_words.size() ? m_words[m_next] : end();
        const double value = number();
        if (value < 0 || value > 1)
            fail(place, QCoreApplication::translate("twin", "a strength is 0 to 1"));
        return float(value);
    }

    double number()
    {
        const Word text = word();
        const QJsonValue value = literal(text);
        if (!value.isDouble())
            fail(text, QCoreApplication::translate("twin", "\"%1\" is no number").arg(text.text));
        return value.toDouble();
    }

    bool done() const { return m_next >= m_words.size(); }
    Word end() const { return {{}, m_text.size() + 1}; }

    Word word()
    {
        if (!done())
            return m_words[m_next++];
        fail(end(), QCoreApplication::translate("twin", "it ends too early"));
        return end();
    }

    void split()
    {
        while (!m_failure) {
            while (m_at < m_text.size() && m_text[m_at].isSpace())
                ++m_at;
            if (m_at == m_text.size())
                return;
            m_words.push_back(oneWord());
        }
    }

    /// Quotes may begin within a word: "no part":red is one.
    Word oneWord()
    {
        Word word{{}, m_at + 1};
        bool inside = false;
        for (; m_at < m_text.size() && (inside || !m_text[m_at].isSpace()); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('"')) {
                inside = !inside;
                word.quoted = true;
            } else if (inside && c == QLatin1Char('\\') && m_at + 1 < m_text.size()) {
                word.text += m_text[++m_at];
            } else {
                word.text += c;
            }
        }
        if (inside)
            fail(word, QCoreApplication::translate("twin", "a quote is not closed"));
        return word;
    }

    void fail(const Word &place, const QString &what)
    {
        if (!m_failure)
            m_failure = failure(place.column, what).error;
    }

    Unexpected failure(qsizetype column, const QString &what) const
    {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("twin", "Visual \"%1\", column %2: %3.").arg(m_text).arg(column).arg(what));
    }

    QString m_text;
    qsizetype m_at = 0;
    std::vector<Word> m_words;
    std::size_t m_next = 0;
    std::optional<Error> m_failure;
};

Eigen::Vector4f withStrength(const Eigen::Vector3f &colour, float strength)
{
    return {colour[0], colour[1], colour[2], strength};
}

/// As a number: booleans are 0 and 1, so that a switch can drive a ramp or a gauge.
std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

Result<Visual> parseVisual(const QString &text)
{
    return Parser(text).parse();
}

QString channelName(const Visual &visual)
{
    struct Name {
        QString operator()(const ColourRamp &) const { return QStringLiteral("colour"); }
        QString operator()(const ColourMap &) const { return QStringLiteral("colour"); }
        QString operator()(const LabelFormat &) const { return QStringLiteral("label"); }
        QString operator()(const GaugeRange &) const { return QStringLiteral("gauge"); }
        QString operator()(const PathPosition &) const { return QStringLiteral("position"); }
        QString operator()(const VisibleWhen &) const { return QStringLiteral("visible"); }
    };
    return std::visit(Name{}, visual);
}

std::optional<Eigen::Vector4f> colourOf(const ColourRamp &ramp, const QJsonValue &value)
{
    const auto number = numberOf(value);
    if (!number || ramp.stops.empty())
        return std::nullopt;
    const auto above = std::find_if(ramp.stops.begin(), ramp.stops.end(),
                                    [&](const ColourRamp::Stop &stop) { return stop.value > *number; });
    if (above == ramp.stops.begin())
        return withStrength(above->colour, ramp.strength);
    const auto below = above - 1;
    if (above == ramp.stops.end())
        return withStrength(below->colour, ramp.strength);
    const float share = float((*number - below->value) / (above->value - below->value));
    return withStrength(below->colour + share * (above->colour - below->colour), ramp.strength);
}

std::optional<Eigen::Vector4f> colourOf(const ColourMap &map, const QJsonValue &value)
{
    for (const ColourMap::Entry &entry : map.entries) {
        if (entry.key == value)
            return withStrength(entry.colour, map.strength);
    }
    return std::nullopt;
}

std::optional<double> gaugeOf(const GaugeRange &range, const QJsonValue &value)
{
    const auto number = numberOf(value);
    return number ? std::optional(std::clamp((*number - range.least) / (range.most - range.least), 0.0, 1.0))
                  : std::nullopt;
}

std::optional<bool> visibleWhen(const VisibleWhen &condition, const QJsonValue &value)
{
    using enum VisibleWhen::Operator;
    if (condition.op == Equal || condition.op == NotEqual) {
        if (value.type() != condition.operand.type())
            return std::nullopt;
        return (value == condition.operand) == (condition.op == Equal);
    }
    const auto number = numberOf(value);
    const double operand = condition.operand.toDouble();
    if (!number)
        return std::nullopt;
    switch (condition.op) {
    case Less:
        return *number < operand;
    case LessOrEqual:
        return *number <= operand;
    case Greater:
        return *number > operand;
    default:
        return *number >= operand;
    }
}

QString valueText(const QJsonValue &value, int decimals)
{
    if (value.isDouble() && decimals >= 0)
        return QString::number(value.toDouble(), 'f', decimals);
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

} // namespace twinloom::twin
