// SPDX-License-Identifier: GPL-3.0-or-later
// Long work: what runs, how far it is, how it ended. JobsPanel lists all; JobsIndicator shows the running one in the
// status bar.
#pragma once

#include "app/studio/jobs/job_runner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace twinloom::studio
{

/// One job: title, stage, bar, cancel button.
class JobRow : public QWidget
{
    Q_OBJECT
public:
    explicit JobRow(QWidget *parent = nullptr);
    void showJob(const Job &job);

Q_SIGNALS:
    void cancelWanted(int job);

private:
    int m_job = 0;
    QLabel *m_icon, *m_title, *m_stage;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

class JobsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit JobsPanel(QWidget *parent = nullptr);
    void setRunner(JobRunner *runner);
    int count() const { return static_cast<int>(m_rows.size()); }

private:
    void showJob(const Job &job);

    JobRunner *m_runner = nullptr;
    QVBoxLayout *m_layout;
    QLabel *m_empty;
    std::map<int, JobRow *> m_rows;
};

class JobsIndicator : public QWidget
{
    Q_OBJECT
public:
    explicit JobsIndicator(QWidget *parent = nullptr);
    void setRunner(JobRunner *runner);
    QToolButton *cancelButton() { return m_cancel; }

private:
    void refresh();

    JobRunner *m_runner = nullptr;
    int m_job = 0;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace twinloom::studio
