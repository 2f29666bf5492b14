// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/jobs_panel.h"

#include "app/studio/panels/elided_label.h"
#include "app/studio/panels/messages_panel.h"
#include "app/studio/panels/scroll_column.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kSteps = 1000; // of a progress bar

QToolButton *cancelButton()
{
    auto *button = new QToolButton;
    button->setIcon(icon(u"cancel"_s));
    button->setIconSize({16, 16});
    button->setToolTip(QCoreApplication::translate("twinloom::studio::JobRow", "Cancel; the project stays as it is"));
    button->setAccessibleName(QCoreApplication::translate("twinloom::studio::JobRow", "Cancel this job"));
    return button;
}

QProgressBar *progressBar()
{
    auto *bar = new QProgressBar;
    bar->setRange(0, kSteps);
    bar->setTextVisible(false);
    return bar;
}

std::pair<QString, QColor> lookOf(Job::State state)
{
    switch (state) {
    case Job::State::Done:
        return {u"check"_s, theme().success};
    case Job::State::Failed:
        return {u"error"_s, theme().error};
    case Job::State::Cancelled:
        return {u"cancel"_s, theme().dim};
    case Job::State::Running:
    case Job::State::Cancelling:
        break;
    }
    return {u"jobs"_s, theme().accent};
}

} // namespace

JobRow::JobRow(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_title(new ElidedLabel), m_stage(new QLabel), m_bar(progressBar()),
      m_cancel(cancelButton())
{
    m_stage->setProperty("role", u"dim"_s);
    m_stage->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(m_title);
    texts->addWidget(m_stage);
    texts->addWidget(m_bar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_cancel, 0, Qt::AlignVCenter);
    connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelWanted(m_job); });
}

void JobRow::showJob(const Job &job)
{
    m_job = job.id;
    const auto [name, colour] = lookOf(job.state);
    m_icon->setPixmap(iconPixmap(name, 18, colour, devicePixelRatioF()));
    m_title->setText(job.title);
    m_stage->setText(job.running() ? job.stage : job.outcome);
    m_bar->setVisible(job.running());
    m_bar->setValue(qRound(job.share * kSteps));
    m_cancel->setVisible(job.running());
    m_cancel->setEnabled(job.state == Job::State::Running);
}

JobsPanel::JobsPanel(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout), m_empty(new QLabel)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *content = new QWidget;
    content->setObjectName(u"panel"_s);
    content->setLayout(m_layout);
    m_layout->setContentsMargins(0, 4, 0, 4);
    m_layout->setSpacing(0);
    m_empty->setText(tr("Scans and layouts that are being worked on appear here."));
    m_empty->setProperty("role", u"dim"_s);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_layout->addWidget(m_empty);
    m_layout->addStretch();
    auto *scroll = new ScrollColumn;
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void JobsPanel::setRunner(JobRunner *runner)
{
    if (m_runner)
        m_runner->disconnect(this);
    for (const auto &[id, row] : m_rows)
        delete row;
    m_rows.clear();
    m_empty->show();
    m_runner = runner;
    if (!runner)
        return;
    for (const Job &job : runner->jobs())
        showJob(job);
    connect(runner, &JobRunner::updated, this, &JobsPanel::showJob);
}

void JobsPanel::showJob(const Job &job)
{
    JobRow *&row = m_rows[job.id];
    if (!row) {
        row = new JobRow;
        m_layout->insertWidget(0, row);
        connect(row, &JobRow::cancelWanted, this, [this](int id) { m_runner->cancel(id); });
    }
    m_empty->hide();
    row->showJob(job);
}

JobsIndicator::JobsIndicator(QWidget *parent)
    : QWidget(parent), m_text(new ElidedLabel), m_bar(progressBar()), m_cancel(studio::cancelButton())
{
    m_bar->setFixedWidth(140);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_runner)
            m_runner->cancel(m_job);
    });
    hide();
}

void JobsIndicator::setRunner(JobRunner *runner)
{
    if (m_runner)
        m_runner->disconnect(this);
    m_runner = runner;
    if (runner)
        connect(runner, &JobRunner::updated, this, &JobsIndicator::refresh);
    refresh();
}

void JobsIndicator::refresh()
{
    const Job *shown = nullptr;
    int running = 0;
    if (m_runner)
        for (const Job &job : m_runner->jobs())
            if (job.running()) {
                shown = shown ? shown : &job;
                ++running;
            }
    setVisible(shown != nullptr);
    if (!shown)
        return;
    m_job = shown->id;
    QString text = shown->stage.isEmpty() ? shown->title : tr("%1 – %2").arg(shown->title, shown->stage);
    if (running > 1)
        text = tr("%1 (and %n more)", nullptr, running - 1).arg(text);
    m_text->setText(text);
    m_bar->setValue(qRound(shown->share * kSteps));
    m_cancel->setEnabled(shown->state == Job::State::Running);
}

} // namespace twinloom::studio
