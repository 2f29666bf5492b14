// SPDX-License-Identifier: GPL-3.0-or-later
// The line icons of resources/icons, tinted with the theme in use whenever they are painted.
#pragma once

#include <QIcon>
#include <QPixmap>

namespace twinloom::studio
{

/// `name` is the file's name without ".svg". Disabled is faint, checked (On) is the accent colour.
QIcon icon(const QString &name);
/// One picture in one colour, for labels; `size` in logical pixels.
QPixmap iconPixmap(const QString &name, int size, const QColor &colour, double devicePixelRatio);
/// The product's mark, in its own colours.
QIcon productIcon();

} // namespace twinloom::studio
