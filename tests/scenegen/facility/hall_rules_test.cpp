// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/hall_rules.h"

#include "core/asset/parametric.h"
#include "scenegen/evaluate/rules.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::facility;

TEST(HallRules, TheBuiltInCellsAreLegalByThemselves)
{
    const HallRules &rules = HallRules::builtIn();
    for (const Cell &cell : rules.cells) {
        std::vector<scene::RoomObject> objects;
        for (const CellMember &member : cell.members) {
            const auto *known = asset::findCategory(member.category);
            ASSERT_NE(known, nullptr) << member.category.toStdString();
            scene::RoomObject object{member.category, {}, member.on, {}};
            object.box.size = member.size;
            object.box.centre = {member.at.x(), member.at.y(), member.bottom + member.size.z() / 2};
            object.box.yaw = member.turn;
            if (member.on < 0)
                for (const geometry::Vec2 &corner : object.box.footprint()) {
                    EXPECT_GE(corner.x(), -1e-6) << cell.name.toStdString() << member.category.toStdString();
                    EXPECT_LE(corner.x(), cell.length + 1e-6)
                        << cell.name.toStdString() << member.category.toStdString();
                    EXPECT_GE(corner.y(), -1e-6) << cell.name.toStdString() << member.category.toStdString();
                }
            objects.push_back(object);
        }
        for (std::size_t i = 0; i < objects.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                if (objects[i].parent < 0 && objects[k].parent < 0) {
                    EXPECT_FALSE(scenegen::collides(objects[i], objects[k]))
                        << cell.name.toStdString() << ": " << objects[i].category.toStdString() << " and "
                        << objects[k].category.toStdString();
                }
    }
}

TEST(HallRules, CellsAreNotDeeperThanTheirBands)
{
    const HallRules &rules = HallRules::builtIn();
    for (const BandRule &band : rules.bands) {
        std::vector<int> cells = band.filler;
        for (const BandRule::Choice &choice : band.cells)
            cells.push_back(choice.cell);
        if (band.last >= 0)
            cells.push_back(band.last);
        for (const int c : cells)
            for (const CellMember &member : rules.cells[static_cast<std::size_t>(c)].members) {
                geometry::Box box{{member.at.x(), member.at.y(), 0}, member.size, member.turn};
                for (const geometry::Vec2 &corner : box.footprint())
                    EXPECT_LE(corner.y(), band.depth + 0.35)
                        << band.name.toStdString() << ": "
                        << rules.cells[static_cast<std::size_t>(c)].name.toStdString();
            }
    }
}

TEST(HallRules, FindsHallsByTheirNames)
{
    const HallRules &rules = HallRules::builtIn();
    ASSERT_NE(rules.find(QStringLiteral("Factory Hall")), nullptr);
    EXPECT_EQ(rules.find(QStringLiteral("Factory Hall"))->name, QLatin1String("Factory"));
    EXPECT_EQ(rules.find(QStringLiteral("仓库"))->name, QLatin1String("Warehouse"));
    EXPECT_EQ(rules.find(QStringLiteral("bedroom")), nullptr);
}

TEST(HallRules, RefusesWhatMakesNoSense)
{
    const auto message = [](const char *json) {
        const auto read = HallRules::fromJson(json);
        return read ? QString() : read.error().message;
    };
    EXPECT_FALSE(message("").isEmpty());
    EXPECT_FALSE(message(R"({"halls":{}})").isEmpty());
    EXPECT_TRUE(message(R"({"cells":{"a":{"length":0,"members":[["X",[1,1,1],[0,0],0]]}},"halls":{}})")
                    .contains(QLatin1String("see a")));
    EXPECT_TRUE(message(R"({"cells":{},"bands":{"b":{"depth":1,"cells":[["nowhere",1,1]]}},"halls":{}})")
                    .contains(QLatin1String("nowhere")));
}
