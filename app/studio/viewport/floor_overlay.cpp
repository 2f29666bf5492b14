// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/floor_overlay.h"

#include "app/studio/theme/theme.h"
#include "app/studio/viewport/bounds.h"
#include "app/workflow/scan_notes.h"

#include <QJsonArray>
#include <QPainter>
#include <QPainterPath>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr double kPixel = 0.02; // metres
constexpr int kLargest = 2048;  // pixels a side

/// In metres; holes are rings, too.
QPainterPath pathOf(const QJsonValue &part)
{
    QPainterPath path;
    for (const QJsonValue &ring : part["polygons"_L1].toArray()) {
        QPolygonF corners;
        for (const QJsonValue &corner : ring.toArray())
            corners << QPointF(corner[0].toDouble(), corner[1].toDouble());
        path.addPolygon(corners);
        path.closeSubpath();
    }
    return path;
}

QColor faint(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

} // namespace

FloorPicture floorPicture(const QJsonObject &room)
{
    const QPainterPath walkable = pathOf(room["walkable"_L1]), guessed = pathOf(room["guessed"_L1]),
                       obstacles = pathOf(room["obstacles"_L1]);
    const QRectF all = walkable.boundingRect() | guessed.boundingRect() | obstacles.boundingRect();
    if (all.isEmpty())
        return {};
    const double pixel = std::max(kPixel, std::max(all.width(), all.height()) / kLargest);
    FloorPicture picture;
    picture.low = {all.left(), all.top()};
    picture.high = {all.right(), all.bottom()};
    picture.image = QImage(qCeil(all.width() / pixel), qCeil(all.height() / pixel), QImage::Format_ARGB32);
    picture.image.fill(Qt::transparent);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(picture.image.width() / all.width(), -picture.image.height() / all.height()); // y up
    painter.translate(-all.left(), -all.bottom());
    painter.fillPath(walkable, faint(theme().success, 0.55f));
    QBrush stripes(faint(theme().success, 0.55f), Qt::BDiagPattern);
    stripes.setTransform(painter.transform().inverted()); // as wide as pixels, not as metres
    painter.fillPath(guessed, stripes);
    painter.fillPath(obstacles, faint(theme().error, 0.5f));
    return picture;
}

std::vector<Mark> floorMarks(const scene::Hierarchy &hierarchy, const workflow::BlobStore &blobs)
{
    std::vector<Mark> marks;
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto report = workflow::scanReportOf(*node, blobs);
        if (!report)
            continue;
        for (const QJsonValue &room : report->value("rooms"_L1).toArray()) {
            const auto id = scene::NodeId::fromString(room["node"_L1].toString());
            if (!id || !hierarchy.scene().contains(*id) || !hierarchy.visible(*id))
                continue;
            if (const FloorPicture picture = floorPicture(room.toObject()); !picture.image.isNull())
                marks.push_back(
                    {pictureModel(picture.image, picture.low, picture.high), floorFrame(hierarchy, *id), {}});
        }
    }
    return marks;
}

} // namespace twinloom::studio
