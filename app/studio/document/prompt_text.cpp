// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/prompt_text.h"

#include "core/asset/category_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class PromptText
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Prompt)
public:
    static QString count(const QString &category, int number)
    {
        const QString name = asset::categoryText(category);
        return number == 0 ? tr("no %1").arg(name) : tr("%1 × %2").arg(number).arg(name);
    }

    static QString wish(const scenegen::Wish &wish)
    {
        const QString name = asset::categoryText(wish.category), to = asset::categoryText(wish.to);
        if (wish.relation.isEmpty() && wish.count > 1)
            return tr("at least %1 × %2").arg(wish.count).arg(name);
        if (wish.relation.isEmpty())
            return tr("at least one %1").arg(name);
        if (wish.relation == "against-wall"_L1)
            return tr("%1 against a wall").arg(name);
        if (wish.relation == "in-corner"_L1)
            return tr("%1 in a corner").arg(name);
        if (wish.relation == "by-window"_L1)
            return tr("%1 by a window").arg(name);
        if (wish.relation == "by-door"_L1)
            return tr("%1 by a door").arg(name);
        if (wish.relation == "facing"_L1)
            return tr("%1 facing %2").arg(name, to);
        if (wish.relation == "beside"_L1)
            return tr("%1 beside %2").arg(name, to);
        if (wish.relation == "around"_L1)
            return tr("%1 around %2").arg(name, to);
        if (wish.relation == "on"_L1)
            return tr("%1 on %2").arg(name, to);
        if (wish.relation == "near"_L1)
            return tr("%1 near %2").arg(name, to);
        if (wish.relation == "above"_L1)
            return tr("%1 above %2").arg(name, to);
        if (wish.relation == "between"_L1)
            return tr("%1 between %2 and %3").arg(name, to, asset::categoryText(wish.other));
        return sided(wish.relation, name, to);
    }

    static QString sided(const QString &relation, const QString &name, const QString &to)
    {
        if (relation == "opposite"_L1)
            return tr("%1 opposite %2").arg(name, to);
        if (relation == "left-of"_L1)
            return tr("%1 left of %2").arg(name, to);
        if (relation == "right-of"_L1)
            return tr("%1 right of %2").arg(name, to);
        if (relation == "in-front-of"_L1)
            return tr("%1 in front of %2").arg(name, to);
        if (relation == "behind"_L1)
            return tr("%1 behind %2").arg(name, to);
        if (relation == "under"_L1)
            return tr("%1 under %2").arg(name, to);
        return u"%1 %2 %3"_s.arg(name, relation, to).trimmed(); // a relation of a newer generator
    }

    static QString round(const QString &category) { return tr("round %1").arg(asset::categoryText(category)); }

    static QString style(const QString &style) { return tr("style: %1").arg(asset::styleText(style)); }
    static QString style(const QString &category, const QString &style)
    {
        return tr("%1 in style: %2").arg(asset::categoryText(category), asset::styleText(style));
    }

    static QString words(const QStringList &words) { return tr("Passed over: %1").arg(words.join(u", "_s)); }
    static QString numbers(const QStringList &numbers)
    {
        return tr("These numbers count nothing: %1").arg(numbers.join(u", "_s));
    }
    static QString negations(const QStringList &negations)
    {
        return tr("Not followed, since a prompt cannot say where things shall not be: %1").arg(negations.join(u", "_s));
    }
    static QString atMost(const QString &category, int number)
    {
        return tr("at most %1 × %2").arg(number).arg(asset::categoryText(category));
    }

    static QString density(double density) { return tr("density %1").arg(QLocale().toString(density, 'g', 2)); }
};

} // namespace

QString understood(const scenegen::PromptReading &reading)
{
    QStringList parts;
    if (!reading.roomType.isEmpty())
        parts << asset::categoryText(reading.roomType);
    for (const auto &[category, number] : reading.counts)
        parts << PromptText::count(category, number);
    for (const scenegen::Wish &wish : reading.wishes)
        parts << PromptText::wish(wish);
    for (const auto &[category, number] : reading.most)
        parts << PromptText::atMost(category, number);
    for (const auto &[category, shape] : reading.shapes) // so far there is but one
        parts << PromptText::round(category);
    for (const scenegen::SizeWish &wish : reading.sizes)
        parts << scenegen::findSize(wish.word, wish.category)->text();
    if (!reading.style.isEmpty())
        parts << PromptText::style(reading.style);
    for (const auto &[category, style] : reading.styles)
        parts << PromptText::style(category, style);
    if (reading.density)
        parts << PromptText::density(*reading.density);
    return parts.join(u" · "_s);
}

QString passedOver(const scenegen::PromptReading &reading)
{
    QStringList lines;
    if (!reading.unknown.isEmpty())
        lines << PromptText::words(reading.unknown);
    if (!reading.refused.isEmpty())
        lines << PromptText::numbers(reading.refused);
    if (!reading.negations.isEmpty())
        lines << PromptText::negations(reading.negations);
    return lines.join(u'\n');
}

} // namespace twinloom::studio
