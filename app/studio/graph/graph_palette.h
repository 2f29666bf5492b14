// SPDX-License-Identifier: GPL-3.0-or-later
// The things that a graph may have, to be found by typing and dragged onto the canvas. Thread: UI.
#pragma once

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace twinloom::studio
{

class GraphPalette : public QWidget
{
    Q_OBJECT
public:
    explicit GraphPalette(const QStringList &categories, QWidget *parent = nullptr);

Q_SIGNALS:
    /// By Return or a double click.
    void picked(const QString &category);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void pick();

    QLineEdit *m_filter;
    QListWidget *m_list;
};

} // namespace twinloom::studio
