// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own models: the folders that were added to the library, and which styles they are of. What is said here is
// stored for the user, not in a project, and holds for the command line too (app/workflow/user_library.h). Thread: UI;
// models are read on another one.
#pragma once

#include "core/asset/library.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace twinloom::studio
{

class LibraryDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LibraryDialog(QWidget *parent);
    ~LibraryDialog() override;

    void addFolder(const QString &path);
    /// Whether models are still read.
    bool reading() const { return m_reading; }

private:
    void askForFolder();
    void removeFolder();
    void read();
    void take(const Result<asset::Library> &library, const Issues &issues);
    QTreeWidgetItem *addRow(QTreeWidgetItem *folder, const QStringList &texts, const QString &path);
    void takeTags(QTreeWidgetItem *item, int column);
    void say(const QString &text);

    QTreeWidget *m_tree;
    QLabel *m_note;
    QPushButton *m_remove;
    Progress m_progress;
    bool m_reading = false;
};

/// "boho, Loft" as tags: each once, as styles are compared.
QStringList tagsFrom(const QString &text);

} // namespace twinloom::studio
