// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/number_field.h"

#include "app/studio/panels/form_field.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStyle>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace twinloom::studio
{

namespace
{
constexpr int kNotch = 120; // of a wheel, in eighths of a degree
constexpr int kPageSteps = 10;
} // namespace

NumberField::NumberField(const QString &unit, int decimals, QWidget *parent)
    : QLineEdit(parent), m_unit(unit.isEmpty() || unit == QStringLiteral("°") ? unit : QLatin1Char(' ') + unit),
      m_decimals(decimals)
{
    asFormField(*this);
    connect(this, &QLineEdit::editingFinished, this, &NumberField::finish);
    connect(this, &QLineEdit::textEdited, this, [this] {
        if (!m_valid && read())
            setValid(true);
    });
}

void NumberField::setRange(double least, double most)
{
    m_least = least;
    m_most = most;
}

void NumberField::show(double value)
{
    m_value = value;
    m_shown = textOf(value);
    setPlaceholderText({});
    showText(*this, m_shown);
    setValid(true);
}

void NumberField::showSeveral()
{
    showEmpty(severalValues());
}

void NumberField::showUnset()
{
    showEmpty(m_unset);
}

void NumberField::showEmpty(const QString &said)
{
    m_value.reset();
    m_shown.clear();
    setPlaceholderText(said);
    clear();
    setValid(true);
}

QString NumberField::textOf(double value) const
{
    if (value == 0 && !m_zero.isEmpty())
        return m_zero;
    // "1.2" rather than "1.200": the digits that say something.
    QLocale spoken = locale();
    spoken.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = spoken.toString(value, 'f', m_decimals);
    if (const QString point = spoken.decimalPoint(); text.contains(point)) {
        while (text.endsWith(spoken.zeroDigit()))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return (text == QStringLiteral("-0") ? QStringLiteral("0") : text) + m_unit;
}

std::optional<double> NumberField::read() const
{
    QString number = text().trimmed();
    if (!m_zero.isEmpty() && number.compare(m_zero, Qt::CaseInsensitive) == 0)
        return 0;
    if (const QString unit = m_unit.trimmed(); number.endsWith(unit))
        number = number.chopped(unit.size()).trimmed();
    QLocale spoken = locale();
    spoken.setNumberOptions(QLocale::RejectGroupSeparator);
    bool isNumber = false;
    double value = spoken.toDouble(number, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(number, &isNumber);
    const bool whole = m_decimals > 0 || value == std::round(value);
    // Limits are told rounded, and may be typed so.
    const double slack = m_decimals > 0 ? 0.5 * std::pow(10.0, -m_decimals) : 0;
    const bool within = value >= m_least - slack && value <= m_most + slack;
    return isNumber && whole && within ? std::optional(std::clamp(value, m_least, m_most)) : std::nullopt;
}

void NumberField::finish()
{
    if (text() == m_shown) { // which may be rounded: the value stays as exact as it is
        setValid(true);
        return;
    }
    if (const auto value = read()) {
        take(*value);
    } else if (text().trimmed().isEmpty() && !m_unset.isEmpty()) {
        showUnset();
        Q_EMIT cleared();
    } else {
        setValid(false);
    }
}

void NumberField::take(double value)
{
    show(value);
    Q_EMIT committed(value);
}

void NumberField::setValid(bool valid)
{
    if (m_valid && !valid) {
        m_help = toolTip();
        setToolTip(tr("This must be a number from %1 to %2.").arg(textOf(m_least), textOf(m_most)));
    } else if (!m_valid && valid) {
        setToolTip(m_help);
        QToolTip::hideText();
    }
    if (!valid && isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height() / 2)), toolTip(), this);
    if (m_valid == valid)
        return;
    m_valid = valid;
    setProperty("wrong", !valid);
    style()->unpolish(this);
    style()->polish(this);
}

void NumberField::step(int steps)
{
    if (const auto from = text() == m_shown ? m_value : read(); from && !isReadOnly())
        take(std::clamp(*from + steps * m_step, m_least, m_most));
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return step(-1);
    case Qt::Key_PageUp:
        return step(kPageSteps);
    case Qt::Key_PageDown:
        return step(-kPageSteps);
    case Qt::Key_Escape:
        if (text() == m_shown)
            break;
        setText(m_shown);
        return setValid(true);
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_turned += event->angleDelta().y();
    if (const int steps = m_turned / kNotch; steps != 0)
        step(steps);
    m_turned %= kNotch;
    event->accept();
}

} // namespace twinloom::studio
