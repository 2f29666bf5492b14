// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/plan_picture.h"

#include "app/studio/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace twinloom::studio
{

namespace
{

constexpr double kMargin = 0.06; // of the picture
constexpr double kFlat = 0.05;   // metres: rugs and the like are drawn below all else

/// Metres to pixels, y up.
QTransform fitted(const geometry::Polygon &outline, const QSize &pixels)
{
    const auto [low, high] = geometry::bounds(outline);
    const Eigen::Vector2d size = (high - low).cwiseMax(0.1);
    const double scale = (1 - 2 * kMargin) * std::min(pixels.width() / size.x(), pixels.height() / size.y());
    QTransform transform;
    transform.translate(pixels.width() / 2.0, pixels.height() / 2.0);
    transform.scale(scale, -scale);
    transform.translate(-(low.x() + high.x()) / 2, -(low.y() + high.y()) / 2);
    return transform;
}

QPolygonF polygonOf(const geometry::Polygon &outline)
{
    QPolygonF polygon;
    for (const geometry::Vec2 &corner : outline)
        polygon << QPointF(corner.x(), corner.y());
    return polygon;
}

void drawObject(QPainter &painter, const QTransform &toPixels, const scene::RoomObject &object)
{
    QPolygonF footprint;
    const geometry::Box &box = object.box;
    const Eigen::Rotation2Dd turn(box.yaw);
    const auto at = [&](double x, double y) {
        const Eigen::Vector2d p =
            box.centre.head<2>() + turn * Eigen::Vector2d(x * box.size.x() / 2, y * box.size.y() / 2);
        return toPixels.map(QPointF(p.x(), p.y()));
    };
    footprint << at(-1, -1) << at(1, -1) << at(1, 1) << at(-1, 1);
    QColor fill = categoryColour(object.category);
    if (box.size.z() < kFlat)
        fill.setAlphaF(0.35f);
    painter.setPen(QPen(fill.darker(theme().dark ? 70 : 145), 1));
    painter.setBrush(fill);
    painter.drawPolygon(footprint);
    painter.setPen(QPen(fill.darker(160), 1.4)); // the front, so that one sees where a thing looks
    painter.drawLine(at(-0.6, 0.9), at(0.6, 0.9));
}

} // namespace

QColor categoryColour(const QString &category)
{
    uint hash = 2166136261u; // FNV-1a
    for (const QChar c : category)
        hash = (hash ^ c.unicode()) * 16777619u;
    return QColor::fromHsl(int(hash % 360), 95, theme().dark ? 125 : 165);
}

QImage planPicture(const scene::Room &room, const QSize &pixels)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (room.polygon.size() < 3)
        return image;
    const QTransform toPixels = fitted(room.polygon, pixels);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF outline = toPixels.map(polygonOf(room.polygon));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().dark ? theme().raised : QColor(Qt::white));
    painter.drawPolygon(outline);
    std::vector<const scene::RoomObject *> objects;
    for (const scene::RoomObject &object : room.objects)
        objects.push_back(&object);
    // From below to above, so that what lies on a table is seen.
    std::ranges::stable_sort(objects, {},
                             [](const auto *object) { return object->box.centre.z() + object->box.size.z() / 2; });
    for (const scene::RoomObject *object : objects)
        drawObject(painter, toPixels, *object);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().text, 2.2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawPolygon(outline);
    const auto gap = [&](const std::vector<scene::RoomOpening> &openings, const QColor &colour, double width) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
        for (const scene::RoomOpening &opening : openings)
            painter.drawLine(toPixels.map(QPointF(opening.from.x(), opening.from.y())),
                             toPixels.map(QPointF(opening.to.x(), opening.to.y())));
    };
    gap(room.doors, theme().dark ? theme().field : theme().panel, 3.4);
    gap(room.windows, theme().info, 2.2);
    return image;
}

} // namespace twinloom::studio
