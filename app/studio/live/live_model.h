// SPDX-License-Identifier: GPL-3.0-or-later
// Live values as a table: property, value with unit, quality, age. Thread: UI.
#pragma once

#include "app/studio/live/live_link.h"

#include <QAbstractTableModel>

namespace twinloom::studio
{

class LiveModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Property, Value, State, Age, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Those of one node and what is below it, or all for a null node. `now`: UTC nanoseconds, for the ages.
    void show(const std::vector<LiveValue> &values, const scene::Hierarchy &hierarchy, scene::NodeId node,
              twin::Nanoseconds now);
    /// The values stay, their ages go on.
    void setNow(twin::Nanoseconds now);
    void clear() { show({}, scene::Hierarchy({}), {}, 0); }
    const LiveValue *at(int row) const;
    int rowOf(const QString &tag) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<LiveValue> m_rows;
    twin::Nanoseconds m_now = 0;
};

/// "21.5 °C", "running"; an en dash where nothing came yet.
QString valueText(const LiveValue &value);

} // namespace twinloom::studio
