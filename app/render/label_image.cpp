// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_image.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace twinloom::render
{

namespace
{

QFont labelFont()
{
    QFont font;
    font.setPixelSize(13);
    font.setWeight(QFont::Medium);
    return font;
}

QFont alarmFont()
{
    QFont font = labelFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Green over yellow to red.
QColor gaugeColour(double value)
{
    return QColor::fromHsvF(static_cast<float>((1 - value) * 0.36), 0.72f, 0.86f);
}

constexpr double kPadX = 9, kPadY = 5, kBar = 5, kTail = 6, kEdge = 3, kGap = 4, kClock = 13, kMostAlarm = 320;

/// Sizes in units; the painter scales them to pixels.
struct Layout {
    QRectF plate;
    QString alarm; ///< as much of it as there is room for
    double alarmHeight = 0;
    double textWidth = 0, textHeight = 0; ///< of all its lines
    bool written = false;
};

Layout layOut(const LabelContent &content)
{
    Layout layout;
    const bool fonts = qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
    layout.written = fonts && !content.text.isEmpty();
    double alarmWidth = 0, row = 0;
    if (fonts && !content.alarm.isEmpty()) {
        const QFontMetricsF metrics(alarmFont());
        layout.alarm = metrics.elidedText(QStringLiteral("\u26A0 ") + content.alarm, Qt::ElideRight, kMostAlarm);
        alarmWidth = std::ceil(metrics.horizontalAdvance(layout.alarm));
        layout.alarmHeight = std::ceil(metrics.height());
    }
    if (layout.written) {
        const QSizeF size = QFontMetricsF(labelFont()).size(0, content.text);
        layout.textWidth = std::ceil(size.width());
        row = layout.textWidth;
        layout.textHeight = std::ceil(size.height());
    }
    if (content.stale) {
        row += kClock + (layout.written ? kGap : 0);
        layout.textHeight = std::max(layout.textHeight, kClock);
    }
    double height = layout.alarmHeight + layout.textHeight;
    if (content.gauge)
        height += kBar + (height > 0 ? kGap : 0);
    const double width = std::max({alarmWidth, row, content.gauge ? 64.0 : 0.0});
    layout.plate = QRectF(kEdge, kEdge, width + 2 * kPadX, height + 2 * kPadY);
    return layout;
}

void paintPlate(QPainter &painter, const QRectF &plate, const LabelStyle &style)
{
    const double middle = plate.center().x();
    const QPolygonF tail{
        {middle - 6, plate.bottom() - 0.5}, {middle + 6, plate.bottom() - 0.5}, {middle, plate.bottom() + kTail}};
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 36)); // a soft edge against busy backgrounds
    painter.drawRoundedRect(plate.adjusted(-1, 0, 1, 2), 7, 7);
    painter.setBrush(style.dark ? QColor(38, 43, 51, 238) : QColor(252, 253, 254, 242));
    painter.drawRoundedRect(plate, 6, 6);
    painter.drawPolygon(tail);
}

/// Says that the value beside it is old.
void paintClock(QPainter &painter, const QPointF &centre, const LabelStyle &style)
{
    const double radius = kClock / 2 - 1;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.dark ? QColor(240, 176, 70) : QColor(190, 110, 0), 1.7, Qt::SolidLine, Qt::RoundCap));
    painter.drawEllipse(centre, radius, radius);
    painter.drawLine(centre, centre - QPointF(0, radius * 0.62));
    painter.drawLine(centre, centre + QPointF(radius * 0.5, 0));
}

void paintAlarm(QPainter &painter, const Layout &layout, const LabelStyle &style)
{
    painter.setFont(alarmFont());
    painter.setPen(style.dark ? QColor(255, 116, 108) : QColor(190, 24, 24));
    painter.drawText(QRectF(layout.plate.left(), layout.plate.top() + kPadY, layout.plate.width(), layout.alarmHeight),
                     Qt::AlignCenter, layout.alarm);
}

void paintRow(QPainter &painter, const LabelContent &content, const Layout &layout, double top, const LabelStyle &style)
{
    const double clock = content.stale ? kClock + (layout.written ? kGap : 0) : 0;
    double x = layout.plate.center().x() - (layout.textWidth + clock) / 2;
    if (content.stale)
        paintClock(painter, {x + kClock / 2, top + layout.textHeight / 2}, style);
    if (!layout.written)
        return;
    const QColor ink = style.dark ? QColor(233, 237, 242) : QColor(28, 33, 40);
    const QColor faded = style.dark ? QColor(160, 166, 174) : QColor(112, 118, 126);
    painter.setFont(labelFont());
    painter.setPen(content.stale ? faded : ink);
    x += clock;
    painter.drawText(QRectF(x, top, layout.textWidth + 2, layout.textHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     content.text);
}

void paintBar(QPainter &painter, const QRectF &bar, const LabelContent &content, const LabelStyle &style)
{
    const double value = std::isfinite(*content.gauge) ? std::clamp(*content.gauge, 0.0, 1.0) : 0.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.dark ? QColor(255, 255, 255, 40) : QColor(0, 0, 0, 30));
    painter.drawRoundedRect(bar, kBar / 2, kBar / 2);
    painter.setBrush(content.stale ? QColor(140, 145, 152) : gaugeColour(value));
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(kBar, bar.width() * value), kBar), kBar / 2,
                            kBar / 2);
}

} // namespace

QImage labelImage(const LabelContent &content, const LabelStyle &style)
{
    const Layout layout = layOut(content);
    if (!layout.written && layout.alarm.isEmpty() && !content.gauge && !content.stale)
        return {};
    const QRectF &plate = layout.plate;
    QImage image(static_cast<int>(std::ceil((plate.width() + 2 * kEdge) * style.scale)),
                 static_cast<int>(std::ceil((plate.bottom() + kTail + 1) * style.scale)),
                 QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(style.scale, style.scale);
    paintPlate(painter, plate, style);
    if (!layout.alarm.isEmpty())
        paintAlarm(painter, layout, style);
    const double top = plate.top() + kPadY + layout.alarmHeight;
    if (layout.textHeight > 0)
        paintRow(painter, content, layout, top, style);
    if (content.gauge)
        paintBar(painter, QRectF(plate.left() + kPadX, plate.bottom() - kPadY - kBar, plate.width() - 2 * kPadX, kBar),
                 content, style);
    return image;
}

} // namespace twinloom::render
