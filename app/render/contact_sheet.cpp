// SPDX-License-Identifier: Apache-2.0
#include "app/render/contact_sheet.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>

namespace twinloom::render
{
namespace
{

constexpr int kCaption = 20, kGap = 6, kLargest = 30'000;

/// Straight down on all of the floor.
Camera fromAbove(const scene::Room &room, double aspect)
{
    constexpr double margin = 1.06, wall = 0.3, high = 20;
    const auto [low, top] = geometry::bounds(room.polygon);
    const Eigen::Vector2d middle = (low + top) / 2, size = (top - low).array() + wall;
    Camera camera;
    camera.eye = {middle.x(), middle.y(), high};
    camera.target = {middle.x(), middle.y(), 0};
    camera.up = {0, 1, 0};
    camera.orthoHeight = margin * std::max(size.y(), size.x() / aspect);
    return camera;
}

Result<QImage> pictureOf(const SheetTile &tile, const Resources &resources, const SheetOptions &options)
{
    Picture picture;
    picture.width = options.tileWidth;
    picture.height = options.tileHeight - kCaption;
    picture.supersample = options.supersample;
    picture.options.dark = options.dark;
    picture.options.grid = false;
    picture.overlays = tile.overlays;
    if (options.from == SheetOptions::From::Above)
        picture.camera = fromAbove(tile.room, double(picture.width) / picture.height);
    return renderPicture(scene::Hierarchy(tile.scene), resources, picture);
}

} // namespace

Result<SheetTile> tileOf(const scene::Room &room)
{
    scene::Change change;
    scene::NodeIdAllocator ids;
    scene::addRoom(change, ids, room, room.id);
    auto scene = scene::apply(scene::Scene(), change);
    if (!scene)
        return unexpected(scene.error());
    return SheetTile{room, *std::move(scene)};
}

Result<QImage> contactSheet(const std::vector<SheetTile> &tiles, const Resources &resources,
                            const SheetOptions &options, Progress &progress)
{
    const int count = static_cast<int>(std::min<std::size_t>(tiles.size(), kLargest));
    const int columns = std::min(options.columns, count), rows = columns > 0 ? (count + columns - 1) / columns : 0;
    const QSize size(columns * (options.tileWidth + kGap) + kGap, rows * (options.tileHeight + kGap) + kGap);
    if (count == 0 || std::max(size.width(), size.height()) > kLargest)
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("render", "A sheet of %1 rooms cannot be drawn.").arg(count),
                          QCoreApplication::translate("render", "Give at least one room, or smaller tiles."));
    QImage sheet(size, QImage::Format_RGB32);
    sheet.fill(options.dark ? QColor(0x17, 0x1a, 0x1f) : QColor(Qt::white));
    QPainter painter(&sheet);
    painter.setPen(options.dark ? QColor(Qt::white) : QColor(Qt::black));
    const bool hasFonts = qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
    progress.stage(QCoreApplication::translate("render", "Drawing"));
    for (int i = 0; i < count; ++i) {
        if (progress.cancelled())
            return cancelledError();
        const auto tile = pictureOf(tiles[static_cast<std::size_t>(i)], resources, options);
        if (!tile)
            return unexpected(tile.error());
        const QPoint at(kGap + i % columns * (options.tileWidth + kGap),
                        kGap + i / columns * (options.tileHeight + kGap));
        painter.drawImage(at, *tile);
        const QRect caption(at + QPoint(0, tile->height()), QSize(tile->width(), kCaption));
        if (hasFonts)
            painter.drawText(caption, Qt::AlignCenter,
                             QStringLiteral("%1 · %2").arg(i + 1).arg(tiles[static_cast<std::size_t>(i)].room.id));
        progress.set(double(i + 1) / count);
    }
    return sheet;
}

} // namespace twinloom::render
