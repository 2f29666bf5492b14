// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/live/history_chart.h"

#include "app/studio/theme/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kBuckets = 240; // about one a pixel pair of the panel

constexpr double kOutage = 3; // times the usual distance of values: the line is broken, nothing came

double seconds(qint64 nanoseconds)
{
    return double(nanoseconds) / 1e9;
}

/// The distance of two points that is usual among these, which ascend.
double usualDistance(const QVector<double> &times)
{
    QVector<double> distances;
    for (qsizetype i = 1; i < times.size(); ++i)
        distances.push_back(times[i] - times[i - 1]);
    if (distances.isEmpty())
        return 0;
    const auto middle = distances.begin() + distances.size() / 2;
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

} // namespace

HistoryChart::HistoryChart(QWidget *parent) : QWidget(parent), m_plot(new QCustomPlot), m_remark(dim())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_remark->setAlignment(Qt::AlignCenter);
    m_remark->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *within = new QVBoxLayout(m_plot);
    within->addWidget(m_remark);
    m_most = m_plot->addGraph();
    m_least = m_plot->addGraph();
    m_mean = m_plot->addGraph();
    m_most->setChannelFillGraph(m_least);
    const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
    ticker->setDateTimeFormat(u"HH:mm:ss"_s);
    ticker->setTickCount(2);
    m_plot->xAxis->setTicker(ticker);
    m_plot->yAxis->ticker()->setTickCount(4);
    m_plot->axisRect()->setupFullAxesBox();
    for (QCPAxis *axis : {m_plot->xAxis2, m_plot->yAxis2})
        axis->setTicks(false);
    setMinimumHeight(150);
    paintInTheme();
}

void HistoryChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        paintInTheme();
}

void HistoryChart::paintInTheme()
{
    const ThemeColours &colours = theme();
    m_plot->setBackground(colours.panel);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
        axis->setBasePen(QPen(colours.border));
        axis->setTickPen(QPen(colours.border));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(colours.dim);
        axis->setLabelColor(colours.dim);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(colours.border, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    QColor band = colours.accent;
    band.setAlpha(60);
    m_most->setPen(Qt::NoPen);
    m_least->setPen(Qt::NoPen);
    m_most->setBrush(band);
    m_mean->setPen(QPen(colours.accent, 1.6));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HistoryChart::draw(const history::Buckets &buckets)
{
    QVector<double> times, least, most, mean;
    for (const history::Bucket &bucket : buckets) {
        if (bucket.aggregate.count == 0)
            continue;
        times.push_back(seconds(bucket.from + (bucket.to - bucket.from) / 2));
        least.push_back(bucket.aggregate.min);
        most.push_back(bucket.aggregate.max);
        mean.push_back(bucket.aggregate.mean());
    }
    const double outage = kOutage * usualDistance(times);
    for (qsizetype i = times.size() - 1; i > 0; --i)
        if (times[i] - times[i - 1] > outage) {
            times.insert(i, (times[i] + times[i - 1]) / 2);
            for (QVector<double> *values : {&least, &most, &mean})
                values->insert(i, std::numeric_limits<double>::quiet_NaN());
        }
    m_least->setData(times, least, true);
    m_most->setData(times, most, true);
    m_mean->setData(times, mean, true);
}

void HistoryChart::show(const QString &folder, const QString &tag, const QString &unit, qint64 now, double span)
{
    const history::TimeRange range{now - qint64(span * 1e9), now + 1};
    const auto buckets =
        tag.isEmpty() ? Result(history::Buckets()) : history::readBuckets(folder, tag, range, kBuckets);
    draw(buckets ? *buckets : history::Buckets());
    const bool unreadable = !buckets && buckets.error().code != ErrorCode::NotFound;
    if (unreadable)
        m_remark->setText(buckets.error().message);
    else
        m_remark->setText(points() > 0 || tag.isEmpty() ? QString() : tr("No values in this time"));
    m_plot->xAxis->setTickLabels(!tag.isEmpty());
    m_plot->yAxis->setTickLabels(points() > 0);
    m_plot->yAxis->setLabel(points() > 0 ? unit : QString());
    m_plot->xAxis->setRange(seconds(range.from), seconds(range.to));
    if (points() > 0)
        scaleToValues();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HistoryChart::scaleToValues()
{
    m_plot->yAxis->rescale();
    const QCPRange values = m_plot->yAxis->range();
    // A constant value is a line in the middle, not one at the edge.
    const double room = std::max(values.size() * 0.1, std::abs(values.center()) * 0.01 + 1e-9);
    m_plot->yAxis->setRange(values.lower - room, values.upper + room);
}

std::optional<std::pair<double, double>> HistoryChart::scale() const
{
    if (!m_plot->yAxis->tickLabels())
        return std::nullopt;
    return std::pair(m_plot->yAxis->range().lower, m_plot->yAxis->range().upper);
}

QString HistoryChart::remark() const
{
    return m_remark->text();
}

int HistoryChart::points() const
{
    return m_mean->dataCount() - gaps();
}

int HistoryChart::gaps() const
{
    return static_cast<int>(std::count_if(m_mean->data()->constBegin(), m_mean->data()->constEnd(),
                                          [](const QCPGraphData &point) { return std::isnan(point.value); }));
}

} // namespace twinloom::studio
