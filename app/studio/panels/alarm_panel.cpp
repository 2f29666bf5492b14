// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/alarm_panel.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/workflow/live_project.h"
#include "twin/state/twins.h"

#include <QDateTime>
#include <QInputDialog>
#include <QLocale>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kRefreshMs = 1000;
constexpr int kLeastRows = 2, kRowHeight = 44; // that are seen on the smallest screen
constexpr int kDialogWidth = 420;
constexpr int kSevere = 700; // of 1 to 1000, as OPC UA (part 9) parts them: above is urgent

QString stateText(const alarm::Alarm &alarm)
{
    if (alarm.active())
        return alarm.acknowledged ? AlarmPanel::tr("Active, acknowledged") : AlarmPanel::tr("Active");
    return alarm.acknowledged ? AlarmPanel::tr("Closed") : AlarmPanel::tr("Returned to normal");
}

bool needsSomebody(const alarm::Alarm &alarm)
{
    return alarm.active() && !alarm.acknowledged;
}

QColor colourOf(const alarm::Alarm &alarm)
{
    if (!needsSomebody(alarm))
        return theme().dim;
    return alarm.severity >= kSevere ? theme().error : theme().warning;
}

QDateTime localTime(qint64 nanoseconds)
{
    return QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000);
}

/// The time alone where it is today's.
QString whenText(const QDateTime &time)
{
    return time.date() == QDate::currentDate() ? QLocale().toString(time.time(), QLocale::ShortFormat)
                                               : QLocale().toString(time, QLocale::ShortFormat);
}

QString wordsOf(const alarm::Alarm &alarm)
{
    return alarm.text.isEmpty() ? alarm.rule : alarm.text;
}

/// Two lines, so that the words are read in a narrow panel too; what gives way there is the tag.
QString rowText(const alarm::Alarm &alarm)
{
    return wordsOf(alarm) + u'\n' + stateText(alarm) + u" · "_s + whenText(localTime(alarm.raised)) + u" · "_s +
           alarm.tag;
}

QString tipText(const alarm::Alarm &alarm)
{
    const QString tip =
        wordsOf(alarm) + u'\n' +
        AlarmPanel::tr("%1 of %2\nRaised: %3, at %4\nSeverity: %5")
            .arg(alarm.rule, alarm.tag, QLocale().toString(localTime(alarm.raised), QLocale::ShortFormat),
                 QLocale().toString(alarm.value))
            .arg(alarm.severity);
    return alarm.comment.isEmpty() ? tip : tip + u'\n' + alarm.user + u": "_s + alarm.comment;
}

/// What needs a person comes first, then what is more severe, then what is newer.
bool before(const alarm::Alarm &a, const alarm::Alarm &b)
{
    const auto rank = [](const alarm::Alarm &alarm) {
        return std::tuple(alarm.acknowledged.has_value(), !alarm.active(), -alarm.severity, -alarm.raised, alarm.id);
    };
    return rank(a) < rank(b);
}

} // namespace

AlarmPanel::AlarmPanel(QWidget *parent) : QWidget(parent), m_list(new QTreeWidget), m_acknowledge(new QToolButton)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_list->setAccessibleName(tr("Alarms"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumHeight(kLeastRows * kRowHeight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sayWhenEmpty(*m_list, tr("No alarm is open."));
    m_acknowledge->setText(tr("Acknowledge…"));
    m_acknowledge->setIcon(icon(u"check"_s));
    m_acknowledge->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_acknowledge, 0, Qt::AlignRight);
    connect(m_acknowledge, &QToolButton::clicked, this, &AlarmPanel::askAndAcknowledge);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &AlarmPanel::selectTwin);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &AlarmPanel::refresh);
    setSource(nullptr, {});
}

void AlarmPanel::setSource(Document *document, const QString &folder)
{
    m_document = document;
    m_folder = folder;
    if (document)
        m_timer.start();
    else
        m_timer.stop();
    refresh();
}

void AlarmPanel::refresh()
{
    std::vector<alarm::Alarm> found;
    if (m_document) {
        auto journal = alarm::AlarmJournal::openForReading(m_folder);
        if (journal && *journal)
            if (auto open = (*journal)->alarms(alarm::AlarmJournal::Which::Open))
                found = std::move(*open);
    }
    std::ranges::sort(found, before);
    const auto key = [](const alarm::Alarm &a) { return std::tuple(a.id, a.active(), a.acknowledged.has_value()); };
    if (std::ranges::equal(found, m_alarms, {}, key, key) && m_list->topLevelItemCount() == int(found.size())) {
        m_acknowledge->setEnabled(selected() && !selected()->acknowledged);
        return;
    }
    m_alarms = std::move(found);
    showAlarms();
    Q_EMIT openCountChanged(
        int(std::ranges::count_if(m_alarms, [](const alarm::Alarm &a) { return !a.acknowledged; })));
}

void AlarmPanel::showAlarms()
{
    const alarm::Alarm *current = selected();
    const qint64 keep = current ? current->id : 0;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const alarm::Alarm &alarm : m_alarms) {
        auto *item = new QTreeWidgetItem(m_list, {rowText(alarm)});
        item->setData(0, Qt::UserRole, alarm.id);
        item->setIcon(0, iconPixmap(u"alarm"_s, 16, colourOf(alarm), devicePixelRatioF()));
        if (!needsSomebody(alarm))
            item->setForeground(0, theme().dim);
        item->setToolTip(0, tipText(alarm));
        if (alarm.id == keep)
            m_list->setCurrentItem(item);
    }
    m_acknowledge->setEnabled(selected() && !selected()->acknowledged);
}

const alarm::Alarm *AlarmPanel::selected() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item)
        return nullptr;
    const auto found = std::ranges::find(m_alarms, item->data(0, Qt::UserRole).toLongLong(), &alarm::Alarm::id);
    return found == m_alarms.end() ? nullptr : &*found;
}

void AlarmPanel::selectTwin()
{
    const alarm::Alarm *alarm = selected();
    m_acknowledge->setEnabled(alarm && !alarm->acknowledged);
    if (!alarm || !m_document)
        return;
    const auto path = twin::parsePropertyPath(alarm->tag);
    const auto node = path ? twin::findTwin(m_document->scene(), path->twin) : unexpected(path.error());
    if (node)
        m_document->select({node->node->id});
}

void AlarmPanel::askAndAcknowledge()
{
    const alarm::Alarm *alarm = selected();
    if (!alarm)
        return;
    QInputDialog dialog(this);
    dialog.setWindowTitle(tr("Acknowledge alarm"));
    dialog.setLabelText(wordsOf(*alarm) + u"\n\n"_s + tr("What was found, or what will be done:"));
    dialog.resize(kDialogWidth, dialog.sizeHint().height());
    if (dialog.exec() == QDialog::Accepted)
        acknowledge(dialog.textValue());
}

bool AlarmPanel::acknowledge(const QString &comment)
{
    const alarm::Alarm *alarm = selected();
    if (!alarm)
        return false;
    auto journal = alarm::AlarmJournal::open(m_folder);
    const auto done = journal ? journal->acknowledge(alarm->id, workflow::userName(), comment,
                                                     QDateTime::currentMSecsSinceEpoch() * 1'000'000)
                              : unexpected(journal.error());
    refresh();
    if (!done)
        Q_EMIT failed(done.error());
    return done.has_value();
}

} // namespace twinloom::studio
