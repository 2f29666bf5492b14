// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/live/live_model.h"

#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <set>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString plainText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double:
        return QLocale().toString(value.toDouble(), 'g', 6);
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? LiveModel::tr("yes") : LiveModel::tr("no");
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return u"–"_s;
}

QString qualityText(twin::Quality quality)
{
    switch (quality) {
    case twin::Quality::Good:
        return LiveModel::tr("Good");
    case twin::Quality::Stale:
        return LiveModel::tr("Stale");
    case twin::Quality::Bad:
        break;
    }
    return LiveModel::tr("Bad");
}

QColor qualityColour(twin::Quality quality)
{
    switch (quality) {
    case twin::Quality::Good:
        return theme().success;
    case twin::Quality::Stale:
        return theme().warning;
    case twin::Quality::Bad:
        break;
    }
    return theme().error;
}

QString ageText(twin::Nanoseconds age)
{
    const double seconds = double(age) / double(twin::kSecond);
    if (seconds < 60)
        return LiveModel::tr("%1 s").arg(std::max(seconds, 0.0), 0, 'f', 1);
    return seconds < 3600 ? LiveModel::tr("%1 min").arg(int(seconds / 60))
                          : LiveModel::tr("%1 h").arg(int(seconds / 3600));
}

QString timeText(twin::Nanoseconds time)
{
    return time == 0
               ? u"–"_s
               : QLocale().toString(QDateTime::fromMSecsSinceEpoch(time / 1'000'000), u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

} // namespace

QString valueText(const LiveValue &value)
{
    const QString text = plainText(value.sample.value);
    return value.unit.isEmpty() || !value.sample.value.isDouble() ? text : text + u" "_s + value.unit;
}

void LiveModel::show(const std::vector<LiveValue> &values, const scene::Hierarchy &hierarchy, scene::NodeId node,
                     twin::Nanoseconds now)
{
    std::vector<LiveValue> rows;
    if (node.isNull()) {
        rows = values;
    } else {
        const std::vector<scene::NodeId> ids = hierarchy.subtree(node);
        const std::set<scene::NodeId> wanted(ids.begin(), ids.end());
        std::ranges::copy_if(values, std::back_inserter(rows),
                             [&](const LiveValue &v) { return wanted.contains(v.node); });
    }
    const bool sameRows = std::ranges::equal(rows, m_rows, {}, &LiveValue::tag, &LiveValue::tag);
    m_now = now;
    if (!sameRows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Value), index(rowCount() - 1, Age));
}

void LiveModel::setNow(twin::Nanoseconds now)
{
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Age), index(rowCount() - 1, Age));
}

const LiveValue *LiveModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[std::size_t(row)] : nullptr;
}

int LiveModel::rowOf(const QString &tag) const
{
    const auto found = std::ranges::find(m_rows, tag, &LiveValue::tag);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int LiveModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}
int LiveModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LiveModel::data(const QModelIndex &index, int role) const
{
    const LiveValue &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Property:
            return row.tag;
        case Value:
            return valueText(row);
        case State:
            return qualityText(row.sample.quality);
        case Age:
            return row.sample.receiveTime == 0 ? u"–"_s : ageText(m_now - row.sample.receiveTime);
        default:
            return {};
        }
    case Qt::ForegroundRole:
        if (index.column() == State)
            return qualityColour(row.sample.quality);
        return index.column() == Value && row.sample.quality == twin::Quality::Good ? QVariant()
                                                                                    : QVariant(theme().dim);
    case Qt::TextAlignmentRole:
        return QVariant(int(Qt::AlignVCenter |
                            (index.column() == Value || index.column() == Age ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ToolTipRole:
        return tr("%1\nSource: %2\nSource time: %3\nReceived: %4")
            .arg(row.tag, row.source, timeText(row.sample.sourceTime), timeText(row.sample.receiveTime));
    default:
        return {};
    }
}

QVariant LiveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Property:
        return tr("Property");
    case Value:
        return tr("Value");
    case State:
        return tr("Quality");
    case Age:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace twinloom::studio
