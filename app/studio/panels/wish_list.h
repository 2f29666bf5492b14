// SPDX-License-Identifier: GPL-3.0-or-later
// Wanted numbers of things, and things that are not wanted at all. Thread: UI.
#pragma once

#include <QWidget>

#include <map>

class QComboBox;
class QGridLayout;

namespace twinloom::studio
{

class WishList : public QWidget
{
    Q_OBJECT
public:
    explicit WishList(const QStringList &categories, QWidget *parent = nullptr);

    /// By category; 0 bans it.
    std::map<QString, int> counts() const;
    /// Adds a row, or changes the one that there is.
    void setCount(const QString &category, int count);
    void remove(const QString &category);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addPicked();
    void rebuild();

    QComboBox *m_add;
    QGridLayout *m_rows;
    std::map<QString, int> m_counts;
};

/// A box with the categories in the language in use, sorted; the data are their ids. Typing finds one.
/// An editable list of categories, which finds them by their names in the language in use and in English.
QComboBox *categoryBox(const QStringList &categories, const QString &placeholder);
/// The item of such a list that is meant by what was typed: one of its names, or a part that only it has; -1: none.
int typedCategory(const QComboBox &box);
/// Whether Return picks one of its proposals, of which `activated` tells, and not what was typed.
bool isPicking(const QComboBox &box);

} // namespace twinloom::studio
