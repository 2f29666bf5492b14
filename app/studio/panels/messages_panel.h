// SPDX-License-Identifier: GPL-3.0-or-later
// What was found and what failed since the project was opened, newest first.
#pragma once

#include "app/studio/jobs/job_runner.h"

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
    /// Findings of one piece of work; a click shows the node that a finding names.
    void add(const Issues &issues, const QString &source);
    /// The same of nodes: a click shows the node, where it is one.
    void add(const NodeFindings &findings, const QString &source);
    /// Selects the findings that speak of the node, the newest of them in sight.
    void markFindingsOf(scene::NodeId node);
    void clear();
    int count() const;

Q_SIGNALS:
    void nodeWanted(const QString &reference);

private:
    /// A reference is as the user may write one; several say of which nodes it speaks.
    void append(Tone tone, const QString &text, const QString &source, const QStringList &references);

    QTreeWidget *m_list;
};

} // namespace twinloom::studio
