// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/heat_map.h"

#include "app/workflow/heat_picture.h"
#include "core/asset/category_text.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace twinloom::workflow
{

namespace
{

constexpr double kMargin = 24; ///< pixels around all
constexpr double kLegend = 64; ///< pixels below the plan
constexpr double kTitle = 28;  ///< pixels above it
constexpr double kRampWidth = 220, kRampHeight = 12;

/// Draws a plan and what explains it.
class HeatMapPainter
{
public:
    HeatMapPainter(QImage &image, const scene::Room &room, const scenegen::PlacementMap &map)
        : m_size(image.size()), m_room(room), m_map(map), m_painter(&image),
          m_words(qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr)
    {
        const auto [low, high] = geometry::bounds(room.polygon);
        const geometry::Vec2 size = (high - low).cwiseMax(0.1), middle = (low + high) / 2;
        const double wide = m_size.width() - 2 * kMargin, tall = m_size.height() - 2 * kMargin - kLegend - kTitle;
        m_scale = std::max(1.0, std::min(wide / size.x(), tall / size.y()));
        m_toPixels.translate(m_size.width() / 2.0, kMargin + kTitle + tall / 2);
        m_toPixels.scale(m_scale, -m_scale);
        m_toPixels.translate(-middle.x(), -middle.y());
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void paint(const QString &title)
    {
        floor();
        for (const scene::RoomObject &object : m_room.objects)
            outline(object.box.footprint(), QPen(QColor(40, 40, 44), 1.2), QColor(255, 255, 255, 110));
        outline(m_room.polygon, QPen(Qt::black, 2.5), Qt::NoBrush);
        openings(m_room.doors, QColor(240, 240, 240));
        openings(m_room.windows, QColor(70, 130, 200));
        best();
        if (m_map.nowhere.isEmpty())
            ramp();
        else
            say(QRectF(kMargin, m_size.height() - kMargin - 20, m_size.width() - 2 * kMargin - 130, 20), Qt::AlignLeft,
                QCoreApplication::translate("workflow", "It fits nowhere."));
        lengths();
        say(QRectF(kMargin, kMargin - 6, m_size.width() - 2 * kMargin, kTitle), Qt::AlignLeft, title);
    }

private:
    void floor()
    {
        const geometry::Vec2 high = m_map.low + m_map.cell * geometry::Vec2(m_map.columns, m_map.rows);
        const QRectF target(m_toPixels.map(QPointF(m_map.low.x(), high.y())),
                            m_toPixels.map(QPointF(high.x(), m_map.low.y())));
        m_painter.drawImage(target, heatPicture(m_map));
    }

    void outline(const geometry::Polygon &polygon, const QPen &pen, const QBrush &brush)
    {
        QPolygonF points;
        for (const geometry::Vec2 &corner : polygon)
            points << m_toPixels.map(QPointF(corner.x(), corner.y()));
        m_painter.setPen(pen);
        m_painter.setBrush(brush);
        m_painter.drawPolygon(points);
    }

    void openings(const std::vector<scene::RoomOpening> &list, const QColor &colour)
    {
        m_painter.setPen(QPen(colour, 4, Qt::SolidLine, Qt::FlatCap));
        for (const scene::RoomOpening &opening : list)
            m_painter.drawLine(m_toPixels.map(QPointF(opening.from.x(), opening.from.y())),
                               m_toPixels.map(QPointF(opening.to.x(), opening.to.y())));
    }

    void best()
    {
        const auto place = bestPlace(m_map);
        if (!place)
            return;
        m_painter.setPen(QPen(Qt::black, 2));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(m_toPixels.map(QPointF(place->x(), place->y())), 7, 7);
    }

    void ramp()
    {
        const double y = m_size.height() - kMargin - kRampHeight;
        m_painter.drawImage(QRectF(kMargin, y, kRampWidth, kRampHeight), heatRamp({int(kRampWidth), int(kRampHeight)}));
        m_painter.setPen(QPen(Qt::black, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(QRectF(kMargin, y, kRampWidth, kRampHeight));
        const HeatScale scale(m_map);
        const QRectF above(kMargin, y - 22, kRampWidth, 20);
        const auto number = [](double value) { return QLocale().toString(value, 'g', 2); };
        say(above, Qt::AlignLeft, number(scale.least));
        say(above, Qt::AlignRight, number(scale.most));
    }

    /// A metre, or the next power of ten that can be seen.
    void lengths()
    {
        double length = 1;
        while (length * m_scale < 30)
            length *= 10;
        const double right = m_size.width() - kMargin, y = m_size.height() - kMargin;
        m_painter.setPen(QPen(Qt::black, 2));
        m_painter.drawLine(QPointF(right - length * m_scale, y), QPointF(right, y));
        for (const double x : {right - length * m_scale, right})
            m_painter.drawLine(QPointF(x, y - 5), QPointF(x, y));
        say(QRectF(right - 120, y - 34, 120, 20), Qt::AlignRight,
            QCoreApplication::translate("workflow", "%1 m").arg(length));
    }

    void say(const QRectF &where, Qt::Alignment alignment, const QString &words)
    {
        m_painter.setPen(Qt::black);
        if (m_words)
            m_painter.drawText(where, int(alignment | Qt::AlignVCenter), words);
    }

    const QSize m_size;
    const scene::Room &m_room;
    const scenegen::PlacementMap &m_map;
    QPainter m_painter;
    const bool m_words;
    double m_scale = 1; ///< pixels a metre
    QTransform m_toPixels;
};

} // namespace

std::optional<geometry::Vec2> bestPlace(const scenegen::PlacementMap &map)
{
    const auto best = std::ranges::max_element(map.heat);
    if (best == map.heat.end() || *best <= 0)
        return std::nullopt;
    const auto index = static_cast<int>(best - map.heat.begin());
    return map.low + map.cell * geometry::Vec2(index % map.columns + 0.5, index / map.columns + 0.5);
}

QJsonObject heatMapJson(const scenegen::PlacementMap &map)
{
    QJsonArray values;
    for (int row = 0; row < map.rows; ++row) {
        QJsonArray line;
        for (int column = 0; column < map.columns; ++column) {
            const float heat = map.heat[static_cast<std::size_t>(row * map.columns + column)];
            line.append(heat < 0 ? QJsonValue() : QJsonValue(std::round(double(heat) * 1e4) / 1e4));
        }
        values.append(line);
    }
    const auto point = [](const geometry::Vec2 &p) { return QJsonArray{p.x(), p.y()}; };
    const auto best = bestPlace(map);
    return {{QStringLiteral("origin"), point(map.low)},
            {QStringLiteral("cell"), map.cell},
            {QStringLiteral("columns"), map.columns},
            {QStringLiteral("rows"), map.rows},
            {QStringLiteral("values"), values},
            {QStringLiteral("best"), best ? QJsonValue(point(*best)) : QJsonValue()},
            {QStringLiteral("nowhere"), map.nowhere.isEmpty() ? QJsonValue() : QJsonValue(map.nowhere)}};
}

QImage heatMapPicture(const scene::Room &room, const scenegen::PlacementMap &map, const QString &title,
                      const QSize &pixels)
{
    QImage image(pixels, QImage::Format_RGB32);
    image.fill(Qt::white);
    HeatMapPainter(image, room, map).paint(title);
    return image;
}

} // namespace twinloom::workflow
