// SPDX-License-Identifier: GPL-3.0-or-later
// What a list says while there is nothing in it.
#pragma once

#include <QString>

class QAbstractItemView;
class QLabel;

namespace twinloom::studio
{

/// A dim line at the top of the view, whenever its model has no rows. Needs the model. The label is the view's; its
/// text may be changed.
QLabel *sayWhenEmpty(QAbstractItemView &view, const QString &text);

} // namespace twinloom::studio
