// SPDX-License-Identifier: GPL-3.0-or-later
// Which scans to import, and what is known about them.
#pragma once

#include "app/studio/jobs/scan_job.h"

#include <QDialog>

class QComboBox;
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
    ScanChoices options() const;

private:
    void addFiles();
    void filesChanged();

    QListWidget *m_files;
    QComboBox *m_up, *m_units, *m_points;
    QPushButton *m_go;
};

} // namespace twinloom::studio
