// SPDX-License-Identifier: GPL-3.0-or-later
// What was found and what failed since the project was opened, newest first.
#pragma once

#include "app/studio/document/document.h"

#include <QWidget>

class QTreeWidget;

namespace twinloom::studio
{

enum class Tone { Information, Success, Warning, Error };

/// Icon and colour of a tone.
QString toneIcon(Tone tone);
QColor toneColour(Tone tone);

class MessagesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit MessagesPanel(QWidget *parent = nullptr);

    void add(Tone tone, const QString &text, const QString &source = {});
    /// Findings of one piece of work; a double click selects the node that a finding names.
    void add(const Issues &issues, const QString &source);
    void clear();
    int count() const;

Q_SIGNALS:
    void nodeWanted(const QString &reference);

private:
    void append(Tone tone, const QString &text, const QString &source, const QString &reference);

    QTreeWidget *m_list;
};

} // namespace twinloom::studio
