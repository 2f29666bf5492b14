// SPDX-License-Identifier: Apache-2.0
#include "scenegen/once.h"

#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

Request kitchenWith(const char *category, const geometry::Vec3 &centre, const geometry::Vec3 &size)
{
    Request request;
    request.room = test::box(5, 4, "Kitchen");
    PartialObject kept;
    kept.category = QLatin1String(category);
    kept.centre = centre;
    kept.size = size;
    kept.yaw = 0;
    kept.pinned = true;
    request.objects = {kept};
    return request;
}

TEST(Once, IsWhatRoomsHaveASingleOneOf)
{
    for (const char *category : {"Fridge", "CoffeeMachine", "CounterTop", "Microwave"})
        EXPECT_TRUE(isUsuallyOnce(QStringLiteral("Kitchen"), QLatin1String(category))) << category;
    EXPECT_TRUE(isUsuallyOnce(QStringLiteral("bedroom"), QStringLiteral("bed")));
    for (const char *category : {"Chair", "Painting", "Book", "nothing"})
        EXPECT_FALSE(isUsuallyOnce(QStringLiteral("Bedroom"), QLatin1String(category))) << category;
}

TEST(Once, AKeptOneIsEnoughUnlessOneIsAskedFor)
{
    Request request = kitchenWith("CoffeeMachine", {4, 3, 1.1}, {0.3, 0.3, 0.4});
    limitToOnce(request);
    EXPECT_EQ(request.most, (std::map<QString, int>{{QStringLiteral("CoffeeMachine"), 1}}));
    request.most.clear();
    request.counts[QStringLiteral("coffeemachine")] = 2;
    limitToOnce(request);
    EXPECT_TRUE(request.most.empty());
    request.counts.clear();
    request.parameters = test::json(R"({"density": 2})");
    limitToOnce(request);
    EXPECT_TRUE(request.most.empty());
}

TEST(Once, NoSecondFridgeAndNoSecondCoffeeMachineComes)
{
    for (const char *id : {"graph", "autoregressive"})
        for (const auto &[category, centre] :
             {std::pair("Fridge", geometry::Vec3(4.4, 3.6, 0.9)), {"CoffeeMachine", {0.3, 3.6, 0.2}}}) {
            Request request = kitchenWith(category, centre, {0.3, 0.3, 2 * centre.z()});
            for (quint64 seed = 0; seed < 30; ++seed) {
                request.seed = seed;
                Progress progress;
                const auto layout = generate(**Registry::builtIn().find(QLatin1String(id)), request, progress);
                ASSERT_OK(layout);
                EXPECT_EQ(test::count(*layout, category), 1) << id << seed;
            }
        }
}

} // namespace
} // namespace twinloom::scenegen
