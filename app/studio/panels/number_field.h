// SPDX-License-Identifier: GPL-3.0-or-later
// A number with its unit: commits when the value is finished (Enter, leaving, arrow keys), never while it is typed; the
// wheel scrolls the panel unless the field has the focus.
#pragma once

#include <QDoubleSpinBox>

namespace twinloom::studio
{

class NumberField : public QDoubleSpinBox
{
    Q_OBJECT
public:
    explicit NumberField(const QString &unit, int decimals, QWidget *parent = nullptr);
    /// Without a signal.
    void show(double value);

    QString textFromValue(double value) const override;

Q_SIGNALS:
    void committed(double value);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace twinloom::studio
