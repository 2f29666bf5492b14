// SPDX-License-Identifier: Apache-2.0
#include "app/render/contact_sheet.h"

#include "app/render/scene_resources.h"
#include "tests/support/test_data.h"

namespace twinloom::render
{
namespace
{

Resources noBlobs()
{
    return projectResources(
        [](const scene::BlobId &id) -> Result<QByteArray> { return unexpected(ErrorCode::NotFound, id); });
}

/// With a bed in the corner at the origin.
scene::Room bedroom(const char *id, double width)
{
    scene::Room room;
    room.id = QLatin1String(id);
    room.polygon = {{0, 0}, {width, 0}, {width, 4}, {0, 4}};
    scene::RoomObject bed;
    bed.category = QStringLiteral("Bed");
    bed.box = {{1.0, 1.05, 0.3}, {1.8, 2.0, 0.6}, 0};
    room.objects = {bed};
    return room;
}

std::vector<SheetTile> tilesOf(const std::vector<scene::Room> &rooms)
{
    std::vector<SheetTile> tiles;
    for (const scene::Room &room : rooms)
        tiles.push_back(tileOf(room).value());
    return tiles;
}

double difference(QRgb a, QRgb b)
{
    return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
}

TEST(ContactSheet, RoomsStandInRowsEachInItsTile)
{
    SheetOptions options;
    options.from = SheetOptions::From::Above;
    options.columns = 2;
    options.tileWidth = 160;
    options.tileHeight = 140;
    options.supersample = 1;
    Progress progress;
    const auto sheet =
        contactSheet(tilesOf({bedroom("a", 4), bedroom("b", 4), bedroom("c", 12)}), noBlobs(), options, progress);
    ASSERT_OK(sheet);
    EXPECT_EQ(sheet->size(), QSize(2 * 166 + 6, 2 * 146 + 6));
    // 120 pixels show 4.56 m, so that the room begins 52 pixels from the middle of its tile: left below is the bed.
    const auto at = [&](int column, int row, int x, int y) {
        return sheet->pixel(6 + 166 * column + x, 6 + 146 * row + y);
    };
    const QRgb bed = at(0, 0, 80 - 26, 60 + 26), floor = at(0, 0, 80 + 26, 60 - 26), outside = at(0, 0, 4, 60);
    EXPECT_GT(difference(bed, floor), 30);
    EXPECT_GT(difference(floor, outside), 30);
    EXPECT_EQ(at(1, 0, 80 - 26, 60 + 26), bed) << "the same room in the next tile";
    EXPECT_GT(difference(at(0, 1, 4 + 20, 60), outside), 30) << "a wide room fills its tile";
    EXPECT_EQ(at(1, 1, 80, 60), qRgb(255, 255, 255)) << "no fourth room";
}

TEST(ContactSheet, WhatCannotBeDrawnIsRefused)
{
    Progress progress;
    EXPECT_EQ(contactSheet({}, noBlobs(), {}, progress).error().code, ErrorCode::BadInput);
    SheetOptions large;
    large.tileWidth = 16'000;
    EXPECT_EQ(contactSheet(tilesOf({bedroom("a", 4), bedroom("b", 4)}), noBlobs(), large, progress).error().code,
              ErrorCode::BadInput);
    progress.cancel();
    EXPECT_EQ(contactSheet(tilesOf({bedroom("a", 4)}), noBlobs(), {}, progress).error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace twinloom::render
