// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/floor_overlay.h"

#include "core/scene/change.h"
#include "tests/support/test_data.h"

#include <QJsonDocument>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

/// 4 m by 2 m, walkable but for an obstacle of a square metre at the lower right; the left metre is guessed.
constexpr const char *kReport = R"({"rooms": [{"node": "n2",
    "walkable": {"polygons": [[[1, 0], [4, 0], [4, 2], [1, 2]], [[3, 0], [3, 1], [4, 1], [4, 0]]]},
    "guessed": {"polygons": [[[0, 0], [1, 0], [1, 2], [0, 2]]]},
    "obstacles": {"polygons": [[[3, 0], [4, 0], [4, 1], [3, 1]]]}}]})";

TEST(FloorOverlay, ColoursSayWhereOneCanWalk)
{
    const QJsonObject report = QJsonDocument::fromJson(kReport).object();
    const FloorPicture picture = floorPicture(report["rooms"_L1][0].toObject());
    EXPECT_EQ(picture.low, geometry::Vec2(0, 0));
    EXPECT_EQ(picture.high, geometry::Vec2(4, 2));
    const auto at = [&picture](double x, double y) {
        return picture.image.pixelColor(int(x / 4 * picture.image.width()), int((1 - y / 2) * picture.image.height()));
    };
    EXPECT_GT(at(2, 1).green(), at(2, 1).red()) << "walkable";
    EXPECT_GT(at(3.5, 0.5).red(), at(3.5, 0.5).green()) << "an obstacle";
    EXPECT_GT(at(3.5, 1.5).green(), at(3.5, 1.5).red()) << "behind it";
    int painted = 0, all = 0;
    for (double x = 0.1; x < 0.9; x += 0.013, ++all)
        painted += at(x, 1).alpha() > 0;
    EXPECT_GT(painted, 0);
    EXPECT_LT(painted, all) << "what is guessed is striped";
    EXPECT_TRUE(floorPicture({}).image.isNull());
}

TEST(FloorOverlay, OneMarkARoomThatIsShown)
{
    scene::Node group, room;
    group.id = {1};
    group.set(scene::UnknownComponent{u"scan_report"_s, QJsonObject{{u"blob"_s, u"b"_s}}});
    room.id = {2};
    room.parent = {1};
    room.transform.translation = {7, 0, 0};
    room.set(scene::RoomComponent{{}, {{0, 0}, {4, 0}, {4, 2}, {0, 2}}, 0.25, {}});
    const workflow::BlobStore blobs{{}, [](const scene::BlobId &) { return Result<QByteArray>(kReport); }};
    const auto marksOf = [&] {
        scene::Change change;
        change.edits = {scene::added(group), scene::added(room)};
        return floorMarks(scene::Hierarchy(*scene::apply({}, change)), blobs);
    };
    ASSERT_EQ(marksOf().size(), 1u);
    EXPECT_TRUE(marksOf()[0].world.translation().isApprox(Eigen::Vector3d(7, 0, 0.25)));
    room.visible = false;
    EXPECT_TRUE(marksOf().empty());
}

} // namespace
} // namespace twinloom::studio
