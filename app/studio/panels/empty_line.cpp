// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/empty_line.h"

#include "app/studio/theme/theme.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QVBoxLayout>

namespace twinloom::studio
{

QLabel *sayWhenEmpty(QAbstractItemView &view, const QString &text)
{
    QLabel *line = dim(text);
    line->setAttribute(Qt::WA_TransparentForMouseEvents); // files are dropped, and menus opened, on the view
    auto *layout = new QVBoxLayout(view.viewport());
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addWidget(line);
    layout->addStretch();
    const QAbstractItemModel *model = view.model();
    const auto follow = [line, model] { line->setVisible(model->rowCount() == 0); };
    QObject::connect(model, &QAbstractItemModel::rowsInserted, line, follow);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, line, follow);
    QObject::connect(model, &QAbstractItemModel::modelReset, line, follow);
    follow();
    return line;
}

} // namespace twinloom::studio
