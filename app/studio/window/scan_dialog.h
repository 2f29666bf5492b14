// SPDX-License-Identifier: GPL-3.0-or-later
// Which scans to import, and what is known about them.
#pragma once

#include "app/studio/jobs/scan_job.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace twinloom::studio
{

class ScanDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ScanDialog(const QStringList &files, QWidget *parent);
    QStringList files() const;
    /// Whether rooms and objects are looked for; otherwise only the points are wanted, and of options() only the
    /// columns say anything.
    bool findsRooms() const;
    ScanChoices options() const;

private:
    void fillChoices();
    void addFiles();
    void addFolder();
    void addPaths(const QStringList &paths);
    QString lastFolder() const;
    /// Looks at the files again, with the columns as they are told.
    void filesChanged();

    QListWidget *m_files;
    QCheckBox *m_rooms;
    QComboBox *m_up, *m_units, *m_points;
    QLineEdit *m_columns;
    QFormLayout *m_form;
    QLabel *m_note;
    QPushButton *m_go;
};

} // namespace twinloom::studio
