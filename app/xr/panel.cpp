// SPDX-License-Identifier: Apache-2.0
#include "app/xr/panel.h"

#include "core/asset/category_text.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>
#include <utility>

namespace twinloom::xr
{
namespace
{

using scene::NodePtr;

/// The node itself or the nearest one above for which `wanted` holds.
template <class Wanted>
NodePtr upwards(const scene::Scene &scene, scene::NodeId id, Wanted wanted)
{
    NodePtr node = scene.find(id);
    while (node && !wanted(*node))
        node = node->parent.isNull() ? nullptr : scene.find(node->parent);
    return node;
}

QString metres(double value)
{
    return QString::number(value, 'f', 2);
}

int encoded(float linear)
{
    const double c = std::clamp(double(linear), 0.0, 1.0);
    return int(std::lround(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055)));
}

void addObject(const scene::Node &node, PanelContent &content)
{
    if (const auto *object = node.find<scene::ObjectComponent>()) {
        content.rows.emplace_back(QCoreApplication::translate("xr", "Kind"), asset::categoryText(object->category));
        content.rows.emplace_back(
            QCoreApplication::translate("xr", "Size"),
            QCoreApplication::translate("xr", "%1 × %2 × %3 m")
                .arg(metres(object->size.x()), metres(object->size.y()), metres(object->size.z())));
        if (object->confidence < 1)
            content.rows.emplace_back(
                QCoreApplication::translate("xr", "Recognised"),
                QCoreApplication::translate("xr", "%1 %").arg(int(std::lround(object->confidence * 100))));
    } else if (const auto *wall = node.find<scene::WallComponent>()) {
        content.rows.emplace_back(
            QCoreApplication::translate("xr", "Length"),
            QCoreApplication::translate("xr", "%1 m").arg(metres((wall->to - wall->from).norm())));
        content.rows.emplace_back(QCoreApplication::translate("xr", "Height"),
                                  QCoreApplication::translate("xr", "%1 m").arg(metres(wall->top - wall->bottom)));
    } else if (const auto *opening = node.find<scene::OpeningComponent>()) {
        content.rows.emplace_back(
            QCoreApplication::translate("xr", "Width"),
            QCoreApplication::translate("xr", "%1 m").arg(metres((opening->to - opening->from).norm())));
    } else if (const auto *cloud = node.find<scene::PointCloudComponent>()) {
        content.rows.emplace_back(QCoreApplication::translate("xr", "Scanned points"), QString::number(cloud->points));
    }
}

void addOverlay(const scene::Overlays &overlays, const scene::Scene &scene, scene::NodeId id, PanelContent &content)
{
    const NodePtr shown = upwards(scene, id, [&](const scene::Node &each) { return overlays.count(each.id) > 0; });
    if (!shown)
        return;
    const scene::Overlay &overlay = overlays.at(shown->id);
    QString key = QCoreApplication::translate("xr", "Now");
    if (overlay.alarm)
        content.rows.emplace_back(std::exchange(key, QString()), QStringLiteral("\u26A0 ") + *overlay.alarm);
    if (overlay.label)
        for (const QString &line : overlay.label->split(u'\n', Qt::SkipEmptyParts))
            content.rows.emplace_back(std::exchange(key, QString()), line); // below each other, said once
    content.gauge = overlay.gauge;
    content.colour = overlay.colour;
}

} // namespace

PanelContent describe(const scene::Hierarchy &hierarchy, const scene::Overlays &overlays, scene::NodeId id)
{
    const scene::Scene &scene = hierarchy.scene();
    const NodePtr node = scene.find(id);
    if (!node)
        return {};
    PanelContent content;
    content.title = node->name.isEmpty() ? id.toString() : node->name;
    if (const NodePtr holder =
            upwards(scene, id, [](const scene::Node &each) { return each.find<scene::TwinComponent>() != nullptr; })) {
        const auto &twin = *holder->find<scene::TwinComponent>();
        content.rows.emplace_back(QCoreApplication::translate("xr", "Twin"), twin.id);
        content.rows.emplace_back(QCoreApplication::translate("xr", "Model"), twin.model);
    }
    addOverlay(overlays, scene, id, content);
    addObject(*node, content);
    return content;
}

QImage panelImage(const PanelContent &content, PanelLook look)
{
    QImage image(kPanelPixelsX, kPanelPixelsY, QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(image.rect()).adjusted(3, 3, -3, -3);
    painter.setPen(QPen(QColor(255, 255, 255, 120), 3));
    painter.setBrush(look == PanelLook::Additive ? QColor(40, 52, 66, 200) : QColor(20, 26, 34, 232));
    painter.drawRoundedRect(plate, 30, 30);
    const QColor accent = content.colour ? QColor(encoded(content.colour->x()), encoded(content.colour->y()),
                                                  encoded(content.colour->z()))
                                         : QColor(255, 158, 44);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(QRectF(36, 44, 10, 60), 5, 5);

    QFont font = painter.font();
    font.setPixelSize(54);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    const QFontMetrics titleMetrics(font);
    painter.drawText(QRectF(66, 32, kPanelPixelsX - 110, 84), Qt::AlignLeft | Qt::AlignVCenter,
                     titleMetrics.elidedText(content.title, Qt::ElideRight, kPanelPixelsX - 110));
    font.setPixelSize(38);
    font.setBold(false);
    painter.setFont(font);
    const QFontMetrics rowMetrics(font);
    constexpr int kFirst = 138, kStep = 58;
    const int most = content.gauge ? 5 : 7;
    for (int i = 0; i < std::min<int>(most, int(content.rows.size())); ++i) {
        const auto &[what, value] = content.rows[std::size_t(i)];
        const double y = kFirst + i * kStep;
        painter.setPen(QColor(166, 180, 196));
        painter.drawText(QRectF(40, y, 250, kStep), Qt::AlignLeft | Qt::AlignVCenter,
                         rowMetrics.elidedText(what, Qt::ElideRight, 246));
        painter.setPen(Qt::white);
        painter.drawText(QRectF(300, y, kPanelPixelsX - 340, kStep), Qt::AlignLeft | Qt::AlignVCenter,
                         rowMetrics.elidedText(value, Qt::ElideMiddle, kPanelPixelsX - 340));
    }
    if (content.gauge) {
        const QRectF bar(40, kPanelPixelsY - 84, kPanelPixelsX - 80, 34);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 45));
        painter.drawRoundedRect(bar, 17, 17);
        painter.setBrush(accent);
        QRectF part = bar;
        part.setWidth(std::max(bar.height(), bar.width() * std::clamp(*content.gauge, 0.0, 1.0)));
        painter.drawRoundedRect(part, 17, 17);
    }
    return image;
}

} // namespace twinloom::xr
