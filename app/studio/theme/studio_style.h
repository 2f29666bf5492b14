// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with Studio's own icons, where Qt's dialogs bring those of another time.
#pragma once

#include <QProxyStyle>

namespace twinloom::studio
{

class StudioStyle : public QProxyStyle
{
    Q_OBJECT
public:
    StudioStyle();
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    QPixmap standardPixmap(StandardPixmap which, const QStyleOption *option = nullptr,
                           const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *result = nullptr) const override;
};

} // namespace twinloom::studio
