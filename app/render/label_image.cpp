// SPDX-License-Identifier: Apache-2.0
#include "app/render/label_image.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace twinloom::render {

namespace {

QFont labelFont()
{
    QFont font;
    font.setPixelSize(13);
    font.setWeight(QFont::Medium);
    return font;
}

/// Green over yellow to red.
QColor gaugeColour(double value) { return QColor::fromHsvF(static_cast<float>((1 - value) * 0.36), 0.72f, 0.86f); }

} // namespace

QImage labelImage(const QString &text, std::optional<double> gauge, const LabelStyle &style)
{
    const bool fonts = qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
    const bool written = fonts && !text.isEmpty();
    if (!written && !gauge)
        return {};
    constexpr double kPadX = 9, kPadY = 5, kBar = 5, kTail = 6, kEdge = 3;
    double width = gauge ? 64 : 0, height = 0;
    if (written) {
        const QFontMetricsF metrics(labelFont());
        width = std::max(width, std::ceil(metrics.horizontalAdvance(text)));
        height += std::ceil(metrics.height());
    }
    if (gauge)
        height += kBar + (written ? 4 : 0);
    const QRectF plate(kEdge, kEdge, width + 2 * kPadX, height + 2 * kPadY);
    QImage image(static_cast<int>(std::ceil((plate.width() + 2 * kEdge) * style.scale)),
                 static_cast<int>(std::ceil((plate.bottom() + kTail + 1) * style.scale)), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(style.scale, style.scale);
    const double middle = plate.center().x();
    QPolygonF tail{{middle - 6, plate.bottom() - 0.5}, {middle + 6, plate.bottom() - 0.5}, {middle, plate.bottom() + kTail}};
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 36)); // a soft edge against busy backgrounds
    painter.drawRoundedRect(plate.adjusted(-1, 0, 1, 2), 7, 7);
    painter.setBrush(style.dark ? QColor(38, 43, 51, 238) : QColor(252, 253, 254, 242));
    painter.drawRoundedRect(plate, 6, 6);
    painter.drawPolygon(tail);
    double y = plate.top() + kPadY;
    if (written) {
        painter.setFont(labelFont());
        painter.setPen(style.dark ? QColor(233, 237, 242) : QColor(28, 33, 40));
        const double line = std::ceil(QFontMetricsF(labelFont()).height());
        painter.drawText(QRectF(plate.left(), y, plate.width(), line), Qt::AlignCenter, text);
        y += line + 4;
    }
    if (gauge) {
        const double value = std::isfinite(*gauge) ? std::clamp(*gauge, 0.0, 1.0) : 0.0;
        const QRectF bar(plate.left() + kPadX, y, plate.width() - 2 * kPadX, kBar);
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.dark ? QColor(255, 255, 255, 40) : QColor(0, 0, 0, 30));
        painter.drawRoundedRect(bar, kBar / 2, kBar / 2);
        painter.setBrush(gaugeColour(value));
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(kBar, bar.width() * value), kBar), kBar / 2, kBar / 2);
    }
    return image;
}

} // namespace twinloom::render
