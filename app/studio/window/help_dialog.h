// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse does in the view, and the keys of all commands.
#pragma once

#include <QDialog>

namespace twinloom::studio
{

class Actions;

class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    explicit HelpDialog(const Actions &actions, QWidget *parent = nullptr);
};

} // namespace twinloom::studio
