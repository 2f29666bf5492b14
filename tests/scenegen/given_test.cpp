// SPDX-License-Identifier: Apache-2.0
#include "scenegen/given.h"

#include "scenegen/legalise/support.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

const char *const kGenerators[] = {"graph", "autoregressive"};

/// What a generator makes of objects in a bedroom of 5 by 4 m with a window.
Result<Layout> furnished(const char *generator, const QByteArray &objects, quint64 seed = 1)
{
    auto request = requestFromJson(test::json(
        (R"({"room_type":"Bedroom","polygon":[[0,0],[5,0],[5,4],[0,4]],"doors":[{"from":[2,0],"to":[2.9,0],"bottom":0,
             "top":2.1}],"windows":[{"from":[5,1],"to":[5,2.5],"bottom":0.9,"top":2.1}],"objects":)" +
         objects + "}")
            .constData()));
    EXPECT_OK(request);
    request->seed = seed;
    Progress progress;
    return generate(**Registry::builtIn().find(QString::fromLatin1(generator)), *request, progress);
}

TEST(Given, WhatIsGivenStaysOrIsLeftOutWithAnIssue)
{
    const char *const kGiven[] = {
        R"({"category":"Desk","centre":[4.5,2,0.4]})",
        R"({"category":"Bed","yaw":0.785})",
        R"({"size":[2,1.6,0.6]})",
        R"({"yaw":1.0})",
        R"({"centre":[1,3,0.4]})",
        R"({"category":"Bed","size":[1.6,2.0,0.5],"centre":[2.5,2.2,0.25]})",
        R"({"category":"Bed","centre":[9,9,0.3]})",
        R"({"category":"Bed","size":[20,20,1]})",
    };
    for (const char *generator : kGenerators)
        for (const char *given : kGiven)
            for (quint64 seed = 1; seed <= 3; ++seed) {
                const auto layout = furnished(generator, '[' + QByteArray(given) + ']', seed);
                ASSERT_OK(layout);
                const auto request = requestFromJson(test::json(
                    (R"({"polygon":[[0,0],[5,0],[5,4],[0,4]],"objects":[)" + QByteArray(given) + "]}").constData()));
                const auto &objects = layout->room.objects;
                const bool isThere = std::any_of(objects.begin(), objects.end(), [&](const scene::RoomObject &object) {
                    return agrees(request->objects.front(), object);
                });
                const bool isTold =
                    test::hasIssue(layout->issues, "no-place") || test::hasIssue(layout->issues, "given-left-out");
                EXPECT_TRUE(isThere || isTold) << generator << " " << given << " " << seed;
                if (QByteArray(given).contains("[9,9") || QByteArray(given).contains("[20,20")) {
                    EXPECT_TRUE(!isThere && isTold) << generator << " " << given;
                }
            }
}

TEST(Given, ThePlaceOfADeskIsKept)
{
    for (const char *generator : kGenerators) {
        const auto layout = furnished(generator, R"([{"category":"Desk","centre":[4.5,3,0.4]}])");
        ASSERT_OK(layout);
        const auto &objects = layout->room.objects;
        EXPECT_TRUE(std::any_of(objects.begin(), objects.end(), [](const scene::RoomObject &object) {
            return object.category == QLatin1String("Desk") &&
                   (object.box.centre - scene::Vec3(4.5, 3, 0)).head<2>().norm() < 1e-6;
        })) << generator;
    }
}

TEST(Given, AParentCarries)
{
    for (const char *generator : kGenerators) {
        const auto layout = furnished(generator, R"([{"category":"DeskLamp","parent":2},{"category":"Desk",
            "centre":[0.5,2,0.4]},{"category":"Book","size":[0.4,0.4,0.06],"parent":1},{"category":"Bed","centre":[4,3,0.3],
            "size":[1,1.6,0.6],"yaw":0,"pinned":true},{"category":"Pillow","parent":3,"centre":[4,3.2,0.7]},
            {"category":"Nonsense","parent":3}])");
        ASSERT_OK(layout);
        int right = 0;
        const auto &objects = layout->room.objects;
        for (const scene::RoomObject &object : objects) {
            const scene::RoomObject *parent =
                object.parent < 0 ? nullptr : &objects[static_cast<std::size_t>(object.parent)];
            const auto height = parent ? heightOn(*parent, object.box) : std::nullopt;
            const bool lies = height && std::abs(object.box.bottom() - *height) < 0.002;
            right += object.category == QLatin1String("Book") && object.box.size.x() == 0.4 && lies &&
                     parent->category == QLatin1String("Desk") && parent->box.centre.x() == 0.5;
            right += object.category == QLatin1String("DeskLamp") && lies && parent->category == QLatin1String("Book");
            right += object.category == QLatin1String("Pillow") && lies && parent == &objects.front() &&
                     object.box.centre.y() == 3.2;
        }
        EXPECT_EQ(right, 3) << generator;
        EXPECT_TRUE(test::hasIssue(layout->issues, "given-left-out")) << generator << ": nonsense has no size";
    }
}

TEST(Given, AParentAloneIsEnough)
{
    for (const char *generator : kGenerators)
        for (const char *given : {R"({"parent":0})", R"({"parent":0,"size":[0.3,0.2,0.05]})"}) {
            const auto layout = furnished(generator, R"([{"category":"Desk","centre":[4,3,0.375],"size":[1.2,0.6,0.75],
                "yaw":0,"pinned":true},)" + QByteArray(given) +
                                                         ']');
            ASSERT_OK(layout);
            const auto &objects = layout->room.objects;
            const auto lies = [&](const scene::RoomObject &object) {
                return object.parent == 0 && !object.category.isEmpty() &&
                       object.box.bottom() > 0.3 && // on its top or in its shelf
                       (!QByteArray(given).contains("size") || object.box.size == scene::Vec3(0.3, 0.2, 0.05));
            };
            EXPECT_EQ(std::ranges::count_if(objects, lies), 1) << generator << " " << given;
            EXPECT_FALSE(test::hasIssue(layout->issues, "given-left-out")) << generator << " " << given;
        }
}

TEST(Given, AnAssetSaysWhatItIs)
{
    for (const char *generator : kGenerators) {
        const auto layout = furnished(generator, R"([{"asset":"Sofa_223_3"}])");
        ASSERT_OK(layout);
        const auto &objects = layout->room.objects;
        EXPECT_TRUE(std::any_of(objects.begin(), objects.end(), [](const scene::RoomObject &object) {
            return object.category == QLatin1String("Sofa") && object.asset == QLatin1String("Sofa_223_3");
        })) << generator;
        const auto contradiction = furnished(generator, R"([{"category":"Bed","asset":"Sofa_223_3"}])");
        ASSERT_FALSE(contradiction.has_value());
        EXPECT_TRUE(contradiction.error().message.startsWith(QLatin1String("objects[0].asset: ")));
        EXPECT_EQ(furnished(generator, R"([{"asset":"my_own"}])").error().code, ErrorCode::BadInput);
        const auto own = furnished(generator, R"([{"category":"Sofa","asset":"my_own"}])");
        ASSERT_OK(own);
        EXPECT_TRUE(test::hasIssue(own->issues, "unknown-asset"));
    }
}

} // namespace
} // namespace twinloom::scenegen
