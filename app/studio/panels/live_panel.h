// SPDX-License-Identifier: GPL-3.0-or-later
// The live side: connect and disconnect, how the sources do, the values of the selected twin (or of all), and a chart
// of one of them. Thread: UI.
#pragma once

#include "app/studio/live/live_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace twinloom::studio
{

class HistoryChart;

class LivePanel : public QWidget
{
    Q_OBJECT
public:
    explicit LivePanel(QWidget *parent = nullptr);
    /// Both null when nothing is open; the link belongs to the document.
    void setLink(Document *document, LiveLink *link);

    LiveModel &model() { return *m_model; }
    HistoryChart &chart() { return *m_chart; }
    QPushButton &connectButton() { return *m_connect; }

Q_SIGNALS:
    void failed(const twinloom::Error &error);

private:
    void toggle();
    void refresh();
    void refreshStatus();
    void refreshChart();

    Document *m_document = nullptr;
    LiveLink *m_link = nullptr;
    LiveModel *m_model;
    QPushButton *m_connect;
    QLabel *m_light, *m_status, *m_empty;
    QTableView *m_table;
    QComboBox *m_span;
    HistoryChart *m_chart;
    QWidget *m_content, *m_history; ///< the history stands within the content
    QTimer m_clock;                 ///< runs while connected
    QString m_tag;                  ///< in the chart
};

} // namespace twinloom::studio
