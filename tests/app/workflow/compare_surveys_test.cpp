// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/compare_surveys.h"

#include "tests/app/workflow/small_survey.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

using Fate = scan::PlaceChange::Fate;

const scan::PlaceChange *changeAt(const scan::PlaceComparison &comparison, double x, double y)
{
    for (const scan::PlaceChange &change : comparison.changes)
        if (change.what == scan::PlaceChange::What::Object && (change.from.head<2>() - scene::Vec2(x, y)).norm() < 0.3)
            return &change;
    return nullptr;
}

} // namespace

TEST(CompareSurveys, ReportsWhatHappenedBetweenTwoScans)
{
    const TemporaryFolder folder;
    scene::Room room = smallRoom();
    scanTo(folder.path(QStringLiteral("a.ply")), room, 1);
    room.objects[2].box.centre += scene::Vec3(0.6, 0.8, 0); // the box
    room.objects.erase(room.objects.begin() + 1);           // the cabinet
    room.objects.push_back(placedObject("Cabinet", {2.2, 2.4, 0.5}, {0.6, 0.5, 1.0}, 0));
    scanTo(folder.path(QStringLiteral("b.ply")), room, 2);
    Workshop shop;
    const auto first = shop.scan(folder.path(QStringLiteral("a.ply")));
    ASSERT_OK(first);
    EXPECT_EQ(workflow::surveysToCompare(shop.scene, {}, {}).error().code, ErrorCode::NotFound);
    const auto second = shop.scan(folder.path(QStringLiteral("b.ply")));
    ASSERT_OK(second);
    const auto surveys = workflow::surveysToCompare(shop.scene, {}, {});
    ASSERT_OK(surveys);
    EXPECT_EQ(surveys->before, first->group);
    EXPECT_EQ(surveys->after, second->group);
    // What a person does with the finds says nothing of the place.
    shop.edit(shop.objectAt(1.6, 4.15), [](scene::Node &node) { node.transform.translation.x() += 2; });
    Progress progress;
    const auto comparison = workflow::compareSurveys(scene::Hierarchy(shop.scene), *surveys, shop.blobs, progress);
    ASSERT_OK(comparison);
    const auto *cabinet = changeAt(*comparison, 1.6, 0.3), *box = changeAt(*comparison, 3.6, 1.4),
               *dresser = changeAt(*comparison, 1.6, 4.15), *fresh = changeAt(*comparison, 2.2, 2.4);
    std::string all;
    for (const scan::PlaceChange &change : comparison->changes)
        if (change.what == scan::PlaceChange::What::Object)
            all += change.name.toStdString() + " at " + std::to_string(change.from.x()) + ", " +
                   std::to_string(change.from.y()) + ": " + std::to_string(static_cast<int>(change.fate)) + "\n";
    ASSERT_TRUE(cabinet && box && dresser && fresh) << all;
    EXPECT_EQ(dresser->fate, Fate::Same);
    EXPECT_EQ(cabinet->fate, Fate::Vanished);
    EXPECT_EQ(box->fate, Fate::Moved);
    EXPECT_NEAR(box->distance, 1.0, 0.05);
    EXPECT_EQ(fresh->fate, Fate::Appeared);
    for (const scan::PlaceChange &change : comparison->changes)
        if (change.what == scan::PlaceChange::What::Wall) {
            EXPECT_EQ(change.fate, Fate::Same) << change.name.toStdString();
        }
}

TEST(CompareSurveys, TakesScansByNameOnly)
{
    scene::NodeIdAllocator ids;
    const scene::Scene scene = sceneOf({rectangle("room", 4, 3)}, ids);
    EXPECT_EQ(workflow::surveysToCompare(scene, QStringLiteral("room"), {}).error().code, ErrorCode::BadInput);
    EXPECT_EQ(workflow::surveysToCompare(scene, QStringLiteral("attic"), {}).error().code, ErrorCode::NotFound);
}
