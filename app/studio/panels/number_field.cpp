// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/number_field.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace twinloom::studio
{

NumberField::NumberField(const QString &unit, int decimals, QWidget *parent) : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setKeyboardTracking(false);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setFocusPolicy(Qt::StrongFocus);
    setGroupSeparatorShown(false);
    if (!unit.isEmpty())
        setSuffix(unit == QStringLiteral("°") ? unit : QLatin1Char(' ') + unit);
    connect(this, &QDoubleSpinBox::valueChanged, this, &NumberField::committed);
}

void NumberField::show(double value)
{
    const QSignalBlocker blocker(this);
    setValue(value);
}

QString NumberField::textFromValue(double value) const
{
    // "1.2" rather than "1.200": the digits that say something.
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (!text.contains(point))
        return text;
    while (text.endsWith(locale().zeroDigit()))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text == QStringLiteral("-0") ? QStringLiteral("0") : text;
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace twinloom::studio
