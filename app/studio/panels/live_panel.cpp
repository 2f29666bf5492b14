// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/live_panel.h"

#include "app/studio/live/history_chart.h"
#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kClockMs = 500;    // the chart and the ages follow the present, also where nothing comes any more
constexpr int kLeastWidth = 340; // four columns and three times of day

twin::Nanoseconds clockNow()
{
    return QDateTime::currentMSecsSinceEpoch() * 1'000'000;
}

/// Those that are not there (any more).
QStringList silentSources(const twin::SessionStatus &status)
{
    QStringList names;
    for (const twin::SourceStatus &source : status.sources)
        if (source.link == source::Link::Down || source.link == source::Link::Failed)
            names << source.name;
    return names;
}

/// The present of a value: a recording that is played has its own.
twin::Nanoseconds presentOf(const LiveValue &value)
{
    constexpr twin::Nanoseconds kHour = 3600 * twin::kSecond;
    const twin::Nanoseconds now = clockNow();
    const twin::Nanoseconds source = value.sample.sourceTime;
    return source == 0 || std::abs(now - source) < kHour ? now : source;
}

} // namespace

LivePanel::LivePanel(QWidget *parent)
    : QWidget(parent), m_model(new LiveModel(this)), m_connect(new QPushButton), m_light(new QLabel),
      m_status(new QLabel), m_empty(dim()), m_table(new QTableView), m_span(new QComboBox), m_chart(new HistoryChart),
      m_content(new QWidget), m_history(new QWidget)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(kLeastWidth);
    m_status->setWordWrap(true);
    m_empty->setText(tr("Nothing is bound yet. A twin's properties follow a source once they are bound to it: "
                        "twinloom twin add, then twinloom bind."));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Live values"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(LiveModel::Property, QHeaderView::Stretch);
    sayWhenEmpty(*m_table, tr("Connect to see the values and to record them."));
    for (const auto &[span, text] : {std::pair{60, tr("Last minute")},
                                     {600, tr("Last 10 minutes")},
                                     {3600, tr("Last hour")},
                                     {86400, tr("Last day")}})
        m_span->addItem(text, span);

    auto *second = new QHBoxLayout;
    second->addWidget(m_light);
    second->addWidget(m_status, 1);
    auto *historyLayout = new QVBoxLayout(m_history);
    historyLayout->setContentsMargins(0, 4, 0, 0);
    historyLayout->addWidget(m_span, 0, Qt::AlignRight);
    historyLayout->addWidget(m_chart, 1);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(m_history);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *contentLayout = new QVBoxLayout(m_content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->addWidget(split);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_connect);
    layout->addLayout(second);
    layout->addWidget(m_empty);
    layout->addWidget(m_content, 1);

    connect(m_connect, &QPushButton::clicked, this, &LivePanel::toggle);
    connect(m_span, &QComboBox::currentIndexChanged, this, &LivePanel::refreshChart);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (const LiveValue *value = m_model->at(current.row()))
                    m_tag = value->tag;
                refreshChart();
            });
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        m_model->setNow(clockNow());
        refreshChart();
    });
    setLink(nullptr, nullptr);
}

void LivePanel::setLink(Document *document, LiveLink *link)
{
    if (m_document)
        m_document->disconnect(this);
    if (m_link)
        m_link->disconnect(this);
    m_document = document;
    m_link = link;
    m_tag.clear();
    if (link) {
        connect(link, &LiveLink::updated, this, &LivePanel::refresh);
        connect(link, &LiveLink::runningChanged, this, &LivePanel::refresh);
        connect(document, &Document::selectionChanged, this, &LivePanel::refresh);
        connect(document, &Document::changed, this, &LivePanel::refresh);
    }
    refresh();
}

void LivePanel::toggle()
{
    const auto done = m_link->running() ? m_link->disconnectSources() : m_link->connectSources();
    refresh();
    if (!done)
        Q_EMIT failed(done.error());
}

void LivePanel::refresh()
{
    const bool running = m_link && m_link->running();
    const bool bound = m_link && m_link->anythingBound();
    m_connect->setEnabled(bound || running);
    m_connect->setIcon(running ? icon(u"cancel"_s) : QIcon());
    m_connect->setText(running ? tr("Disconnect") : tr("Connect"));
    m_connect->setProperty("primary", !running);
    m_connect->style()->polish(m_connect); // the style sheet reads the property then
    m_empty->setVisible(!bound);
    m_content->setVisible(bound);
    m_history->setVisible(running);
    refreshStatus();
    if (!running) {
        m_clock.stop();
        m_model->clear();
        m_chart->clear();
        return;
    }
    const scene::NodePtr active = m_document->active();
    m_model->show(m_link->values(), m_document->hierarchy(), active ? active->id : scene::NodeId(), clockNow());
    if (m_model->rowCount() == 0) // what is selected has no twin: all values are worth more than none
        m_model->show(m_link->values(), m_document->hierarchy(), {}, clockNow());
    if (m_model->rowOf(m_tag) < 0)
        m_tag = m_model->rowCount() > 0 ? m_model->at(0)->tag : QString();
    if (!m_table->currentIndex().isValid() && !m_tag.isEmpty())
        m_table->selectRow(m_model->rowOf(m_tag));
    if (!m_clock.isActive()) {
        m_clock.start();
        refreshChart();
    }
}

void LivePanel::refreshStatus()
{
    const bool running = m_link && m_link->running();
    const twin::SessionStatus status = m_link ? m_link->status() : twin::SessionStatus();
    const QColor colour = !running            ? theme().dim
                          : !status.connected ? theme().error
                          : status.stale > 0  ? theme().warning
                                              : theme().success;
    m_light->setPixmap(iconPixmap(u"dot"_s, 14, colour, devicePixelRatioF()));
    if (!running)
        m_status->setText(tr("Not connected"));
    else if (!status.connected)
        m_status->setText(tr("No answer from %1").arg(silentSources(status).join(u", "_s)));
    else
        m_status->setText(tr("Received: %1 · recorded: %2 · stale: %3")
                              .arg(QLocale().toString(status.received), QLocale().toString(status.recorded),
                                   QLocale().toString(status.stale)));
}

void LivePanel::refreshChart()
{
    const int row = m_model->rowOf(m_tag);
    const LiveValue *value = m_model->at(row);
    if (!m_link || !value) {
        m_chart->clear();
        return;
    }
    m_chart->show(m_link->historyFolder(), value->tag, value->unit, presentOf(*value),
                  m_span->currentData().toDouble());
}

} // namespace twinloom::studio
