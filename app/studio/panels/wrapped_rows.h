// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a tree that are as high as their text, wrapped into its column, needs: QTreeView leaves the column's width
// out of account.
#pragma once

class QTreeView;

namespace twinloom::studio
{

/// Of the first column, at any width of it.
void wrapRows(QTreeView &view);

} // namespace twinloom::studio
