// SPDX-License-Identifier: GPL-3.0-or-later
// A number with its unit: commits when it is finished (Enter, leaving, arrow keys), never while it is typed. What is no
// number of the range is not made into one: it stays, marked as wrong, until it is mended, taken back by Escape, or
// another value is shown. The wheel scrolls the panel unless the field has the focus.
#pragma once

#include <QLineEdit>

#include <optional>

namespace twinloom::studio
{

class NumberField : public QLineEdit
{
    Q_OBJECT
public:
    explicit NumberField(const QString &unit, int decimals, QWidget *parent = nullptr);
    void setRange(double least, double most);
    /// Shown in place of 0, and read as 0: "none".
    void setWordForZero(const QString &word) { m_zero = word; }
    /// Of the arrow keys and the wheel.
    void setSingleStep(double step) { m_step = step; }

    /// The last right one; 0 while several or none are shown.
    double value() const { return m_value.value_or(0); }
    /// Said instead of a number that nobody knows; an empty text is then right, and means that.
    void setUnset(const QString &said) { m_unset = said; }
    /// Without a signal.
    void show(double value);
    void showUnset();
    /// Instead of one of several that differ.
    void showSeveral();
    /// Whether the text is what it should be, as far as it is finished.
    bool valid() const { return m_valid; }

Q_SIGNALS:
    void committed(double value);
    void cleared(); ///< emptied, where that means that nobody knows

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QString textOf(double value) const;
    std::optional<double> read() const;
    void take(double value);
    void finish();
    void showEmpty(const QString &said);
    void step(int steps);
    void setValid(bool valid);

    QString m_unit; ///< as it is written behind the number
    int m_decimals;
    double m_least = -1e6, m_most = 1e6, m_step = 1;
    std::optional<double> m_value;
    QString m_zero;  ///< empty: 0 is shown as it is
    QString m_shown; ///< the text that says m_value
    QString m_unset; ///< setUnset()
    QString m_help;  ///< the tool tip while nothing is wrong
    bool m_valid = true;
    int m_turned = 0; ///< of the wheel, in eighths of a degree, since the last step
};

} // namespace twinloom::studio
