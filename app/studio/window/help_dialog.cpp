// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/help_dialog.h"

#include "app/studio/panels/scroll_column.h"
#include "app/studio/theme/theme.h"
#include "app/studio/viewport/gestures.h"
#include "app/studio/window/actions.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

namespace twinloom::studio
{

namespace
{

constexpr int kKeyColumns = 2;
constexpr QSize kSize(720, 640);

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("section"));
    return label;
}

QGridLayout *table()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    return grid;
}

QGridLayout *mouseTable()
{
    QGridLayout *grid = table();
    grid->setColumnStretch(1, 1);
    for (const GestureHelp &line : gestureHelp()) {
        const int row = grid->rowCount();
        grid->addWidget(new QLabel(line.what), row, 0, Qt::AlignTop);
        grid->addWidget(dim(line.how), row, 1);
    }
    return grid;
}

QGridLayout *keyTable(const Actions &actions)
{
    QList<const QAction *> withKeys;
    for (const QAction *action : actions.findChildren<QAction *>(Qt::FindDirectChildrenOnly))
        if (!action->shortcut().isEmpty())
            withKeys << action;
    QGridLayout *grid = table();
    const int rows = (static_cast<int>(withKeys.size()) + kKeyColumns - 1) / kKeyColumns;
    for (int i = 0; i < withKeys.size(); ++i) {
        const int column = 2 * (i / rows);
        grid->setColumnStretch(column + 1, 1);
        grid->addWidget(new QLabel(withKeys[i]->iconText()), i % rows, column);
        grid->addWidget(dim(withKeys[i]->shortcut().toString(QKeySequence::NativeText)), i % rows, column + 1);
    }
    return grid;
}

} // namespace

HelpDialog::HelpDialog(const Actions &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Mouse and keys"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addWidget(heading(tr("In the view")));
    column->addLayout(mouseTable());
    column->addSpacing(14);
    column->addWidget(heading(tr("Keys")));
    column->addLayout(keyTable(actions));
    column->addStretch();
    auto *scroll = new ScrollColumn;
    scroll->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 16, 16);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    resize(kSize);
}

} // namespace twinloom::studio
