// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown while no project is open: make one, open one, go on with a recent one.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace twinloom::studio
{

class Preferences;

class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(Preferences &preferences, QWidget *parent = nullptr);
    void refresh();

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void recentWanted(const QString &path);

private:
    void placeCards();
    QWidget *recentCard(const QString &path, const QString &details, const QImage &thumbnail, bool exists);

    Preferences &m_preferences;
    QWidget *m_column;
    QGridLayout *m_recent;
    QList<QWidget *> m_cards;
    QLabel *m_recentTitle;
};

} // namespace twinloom::studio
