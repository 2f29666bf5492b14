// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and looks of Studio: one set of colours per theme; palette, style sheet and icons are derived from it.
#pragma once

#include <QColor>
#include <QString>

class QApplication;
class QLabel;
class QLocale;

namespace twinloom::studio
{

enum class ThemeChoice { System, Dark, Light };

/// "dark", "light", else System.
ThemeChoice themeFromText(const QString &text);
QString themeToText(ThemeChoice choice);

struct ThemeColours {
    bool dark = true;
    QColor window;    ///< behind everything
    QColor panel;     ///< docks, tool bars
    QColor field;     ///< inputs and lists
    QColor raised;    ///< buttons, cards
    QColor border;    ///< hairlines
    QColor text, dim; ///< readable, and secondary
    QColor accent, onAccent;
    QColor info, warning, error, success;
};

/// The colours in use. Thread: UI.
const ThemeColours &theme();
/// Sets Fusion, palette and style sheet. May be called at any time; icons follow by themselves.
void applyTheme(QApplication &application, ThemeChoice choice);

/// Sets the fonts for a language: Latin or Chinese first.
void applyFonts(QApplication &application, const QLocale &language);

/// A text beside what matters: in the theme's dim colour, wrapped. The caller's to place.
QLabel *dim(const QString &text = {});

} // namespace twinloom::studio
