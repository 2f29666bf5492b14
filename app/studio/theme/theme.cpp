// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/theme.h"

#include "app/studio/theme/studio_style.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QLabel>
#include <QLocale>
#include <QPalette>
#include <QStyle>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

ThemeColours darkColours()
{
    return {.dark = true,
            .window = QColor(0x17, 0x1a, 0x1f),
            .panel = QColor(0x1f, 0x23, 0x29),
            .field = QColor(0x18, 0x1b, 0x20),
            .raised = QColor(0x2b, 0x30, 0x38),
            .border = QColor(0x34, 0x3a, 0x43),
            .text = QColor(0xe3, 0xe6, 0xea),
            .dim = QColor(0x94, 0x9d, 0xa8),
            .accent = QColor(0x4c, 0x9a, 0xff),
            .onAccent = QColor(0x08, 0x12, 0x20),
            .info = QColor(0x4c, 0x9a, 0xff),
            .warning = QColor(0xe8, 0xb3, 0x4b),
            .error = QColor(0xf0, 0x71, 0x6b),
            .success = QColor(0x58, 0xc2, 0x8d)};
}

ThemeColours lightColours()
{
    return {.dark = false,
            .window = QColor(0xe9, 0xec, 0xf0),
            .panel = QColor(0xf7, 0xf8, 0xfa),
            .field = QColor(0xff, 0xff, 0xff),
            .raised = QColor(0xff, 0xff, 0xff),
            .border = QColor(0xd3, 0xd8, 0xdf),
            .text = QColor(0x1e, 0x24, 0x2c),
            .dim = QColor(0x5f, 0x6a, 0x77),
            .accent = QColor(0x1c, 0x6d, 0xd0),
            .onAccent = QColor(0xff, 0xff, 0xff),
            .info = QColor(0x1c, 0x6d, 0xd0),
            .warning = QColor(0x9a, 0x62, 0x00),
            .error = QColor(0xbe, 0x2d, 0x2d),
            .success = QColor(0x1d, 0x7f, 0x50)};
}

ThemeColours &current()
{
    static ThemeColours colours = darkColours();
    return colours;
}

/// Qt 6.4 has no colour-scheme query: the desktop's own palette tells, as long as ours has not replaced it.
bool systemIsDark()
{
    static const bool dark = [] {
        const QPalette palette = QApplication::style()->standardPalette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

QPalette paletteOf(const ThemeColours &c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.panel);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.field);
    palette.setColor(QPalette::AlternateBase, c.panel);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.dim);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.error);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.dark ? c.raised.lighter(115) : QColor(Qt::white));
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.dark ? c.window.darker(120) : c.border);
    palette.setColor(QPalette::Shadow, c.dark ? QColor(Qt::black) : c.border.darker(130));
    QColor faint = c.dim;
    faint.setAlphaF(0.6f);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    return palette;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) { return static_cast<int>(x + (y - x) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QString styleSheet(const ThemeColours &c)
{
    QFile file(u":/theme/studio.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const std::pair<const char *, QColor> colours[] = {
        {"@window@", c.window},
        {"@panel@", c.panel},
        {"@field@", c.field},
        {"@raised@", c.raised},
        {"@hover@", mixed(c.raised, c.text, 0.08)},
        {"@pressed@", mixed(c.raised, c.text, 0.16)},
        {"@selected@", mixed(c.field, c.accent, c.dark ? 0.32 : 0.18)},
        {"@border@", c.border},
        {"@text@", c.text},
        {"@dim@", c.dim},
        {"@accent@", c.accent},
        {"@accentHover@", mixed(c.accent, c.text, 0.15)},
        {"@onAccent@", c.onAccent},
        {"@warning@", c.warning},
        {"@error@", c.error},
        {"@infoBack@", mixed(c.panel, c.info, 0.16)},
        {"@warningBack@", mixed(c.panel, c.warning, 0.18)},
        {"@errorBack@", mixed(c.panel, c.error, 0.18)},
        {"@successBack@", mixed(c.panel, c.success, 0.18)},
    };
    for (const auto &[name, colour] : colours)
        text.replace(QLatin1StringView(name), colour.name());
    return text.replace("@tone@"_L1, c.dark ? u"dark"_s : u"light"_s);
}

} // namespace

ThemeChoice themeFromText(const QString &text)
{
    if (text == "dark"_L1)
        return ThemeChoice::Dark;
    return text == "light"_L1 ? ThemeChoice::Light : ThemeChoice::System;
}

QString themeToText(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

const ThemeColours &theme()
{
    return current();
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark());
    current() = dark ? darkColours() : lightColours();
    static bool first = true;
    if (first) {
        application.setStyle(new StudioStyle);
        first = false;
    }
    application.setPalette(paletteOf(current()));
    application.setStyleSheet(styleSheet(current()));
}

void applyFonts(QApplication &application, const QLocale &language)
{
    // Quotation marks and dashes are in both kinds of fonts, as wide as a Chinese character in the one: the first
    // family that has them draws them.
    const QStringList latin{u"Inter"_s, u"Noto Sans"_s, u"Segoe UI"_s, u"DejaVu Sans"_s};
    const QStringList chinese{u"Noto Sans CJK SC"_s, u"Microsoft YaHei UI"_s};
    QFont font = application.font();
    font.setFamilies(language.language() == QLocale::Chinese ? chinese + latin : latin + chinese);
    font.setPointSizeF(10);
    application.setFont(font);
}

QLabel *dim(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("dim"));
    label->setWordWrap(true);
    return label;
}

} // namespace twinloom::studio
