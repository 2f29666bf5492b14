// SPDX-License-Identifier: GPL-3.0-or-later
// A tag's recorded values over time, following the present: the mean as a line, least and most as a band. Thread: UI.
#pragma once

#include "twin/history/history_reader.h"

#include <QWidget>

class QCPAxisTickerDateTime;
class QCPGraph;
class QCustomPlot;

namespace twinloom::studio
{

class HistoryChart : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryChart(QWidget *parent = nullptr);

    /// Reads the last `seconds` before `now` (UTC nanoseconds) and draws them; an empty tag clears the chart. What
    /// cannot be read is shown as an empty chart with the reason.
    void show(const QString &folder, const QString &tag, const QString &unit, qint64 now, double seconds);
    void clear() { show({}, {}, {}, 0, 1); }
    /// How many values are drawn.
    int points() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintInTheme();
    void draw(const history::Buckets &buckets);

    QCustomPlot *m_plot;
    QCPGraph *m_most, *m_least, *m_mean; ///< the band lies between the first two
};

} // namespace twinloom::studio
