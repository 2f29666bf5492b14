// SPDX-License-Identifier: GPL-3.0-or-later
// A tag's recorded values over time, following the present: the mean as a line, least and most as a band. Thread: UI.
#pragma once

#include "twin/history/history_reader.h"

#include <QWidget>

#include <optional>

class QCPGraph;
class QCustomPlot;
class QLabel;

namespace twinloom::studio
{

class HistoryChart : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryChart(QWidget *parent = nullptr);

    /// Reads the last `seconds` before `now` (UTC nanoseconds) and draws them; an empty tag clears the chart. What
    /// cannot be read is shown as an empty chart with the reason; an empty chart has no scale.
    void show(const QString &folder, const QString &tag, const QString &unit, qint64 now, double seconds);
    void clear() { show({}, {}, {}, 0, 1); }
    /// How many values are drawn.
    int points() const;
    /// How often the line is broken, since nothing came for longer than usual.
    int gaps() const;
    /// Least and most that the axis of values reaches to; none without values.
    std::optional<std::pair<double, double>> scale() const;
    /// What stands where there is nothing to draw; empty while values are drawn, and on a cleared chart.
    QString remark() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintInTheme();
    void draw(const history::Buckets &buckets);
    void scaleToValues();

    QCustomPlot *m_plot;
    QLabel *m_remark;
    QCPGraph *m_most, *m_least, *m_mean; ///< the band lies between the first two
};

} // namespace twinloom::studio
