// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/decoder.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

#include <cmath>

namespace twinloom::scenegen
{
namespace
{

using geometry::Random;

TEST(DrawIndex, FollowsTemperatureAndTopP)
{
    Network::Vector logits(4);
    logits << std::log(0.5f), std::log(0.3f), std::log(0.2f), -std::numeric_limits<float>::infinity();
    const auto shares = [&](const Sampling &sampling) {
        Random random(1);
        std::array<double, 4> share{};
        for (int k = 0; k < 4000; ++k)
            share[drawIndex(logits, sampling, random)] += 1.0 / 4000;
        return share;
    };
    const auto plain = shares({1, 1}), cold = shares({0, 1}), top = shares({1, 0.75}), sharp = shares({0.5, 1});
    EXPECT_NEAR(plain[0], 0.5, 0.03);
    EXPECT_NEAR(plain[2], 0.2, 0.03);
    EXPECT_EQ(plain[3], 0);
    EXPECT_NEAR(cold[0], 1, 1e-9);
    EXPECT_EQ(top[2], 0) << "half and 0.3 are three quarters already";
    EXPECT_NEAR(top[0], 0.625, 0.03);
    EXPECT_NEAR(sharp[0], 0.25 / 0.38, 0.03);
}

TEST(DrawIndex, NothingToDrawGivesTheCount)
{
    Random random(1);
    EXPECT_EQ(drawIndex(Network::Vector::Constant(3, -std::numeric_limits<float>::infinity()), {}, random), 3u);
}

TEST(Decoder, EveryRunIsAnotherFurnishingOfTheRoom)
{
    Request request;
    request.room = test::box(5, 4, "Bedroom");
    Issues issues;
    const Decoder decoder(Model::builtIn(), request, {}, issues);
    EXPECT_TRUE(issues.empty());
    Random random(1);
    const Progress progress;
    const Furnishing a = decoder.furnish(random, progress), b = decoder.furnish(random, progress);
    EXPECT_FALSE(a.objects.empty());
    EXPECT_NE(a.objects, b.objects);
    Random again(1);
    EXPECT_EQ(decoder.furnish(again, progress).objects, a.objects);
}

TEST(Decoder, GivesUpOnWhatDoesNotFit)
{
    Request request;
    request.room = test::box(2.5, 2.5, "Bedroom");
    request.counts = {{QStringLiteral("Bed"), 1'000'000'000}};
    Issues issues;
    Random random(1);
    const Furnishing furnishing = Decoder(Model::builtIn(), request, {}, issues).furnish(random, Progress());
    EXPECT_GE(furnishing.homeless, 1) << "the legaliser has the last word";
    EXPECT_LE(furnishing.homeless, 2);
}

TEST(Decoder, NobodySitsInTheMiddleOfATable)
{
    Request request;
    request.room = test::box(5, 4, "Kitchen");
    request.counts = {{QStringLiteral("Chair"), 4}, {QStringLiteral("DiningTable"), 1}};
    Issues issues;
    const Decoder decoder(Model::builtIn(), request, {}, issues);
    Random random(1);
    for (int k = 0; k < 10; ++k) {
        const Furnishing furnishing = decoder.furnish(random, Progress());
        for (const scene::RoomObject &chair : furnishing.objects)
            for (const scene::RoomObject &table : furnishing.objects)
                if (isSeat(chair.category) && isTable(table.category) && furnishing.homeless == 0) {
                    EXPECT_GT(footprintDistance(table.box, chair.box.centre.head<2>()), 0);
                }
    }
}

TEST(Decoder, FollowsTheLeaningsOfTheModel)
{
    const auto plants = [](const Model &model) {
        Request request;
        request.room = test::box(6, 5, "LivingRoom");
        Issues issues;
        const Decoder decoder(model, request, {}, issues);
        Random random(1);
        std::ptrdiff_t sum = 0;
        for (int k = 0; k < 20; ++k) {
            const Furnishing one = decoder.furnish(random, Progress());
            sum += std::ranges::count(one.objects, QStringLiteral("HousePlant"), &scene::RoomObject::category);
        }
        return sum;
    };
    Model leaning = Model::builtIn();
    const auto type = static_cast<std::size_t>(leaning.type(QStringLiteral("LivingRoom")));
    leaning.leanings[type][static_cast<std::size_t>(leaning.category(QStringLiteral("HousePlant")))] += 3;
    EXPECT_GT(plants(leaning), 2 * plants(Model::builtIn()));
}

TEST(Decoder, DensityScalesTheNumberOfThings)
{
    const auto number = [](double density) {
        double sum = 0;
        for (quint64 seed = 0; seed < 10; ++seed) {
            Request request;
            request.room = test::box(6, 5, "LivingRoom");
            Issues issues;
            Random random(seed);
            DecoderOptions options;
            options.density = density;
            sum += static_cast<double>(
                Decoder(Model::builtIn(), request, options, issues).furnish(random, Progress()).objects.size());
        }
        return sum / 10;
    };
    const double usual = number(1);
    EXPECT_EQ(number(0), 0);
    EXPECT_LT(number(0.5), 0.75 * usual);
    EXPECT_GT(number(1.6), 1.2 * usual);
}

} // namespace
} // namespace twinloom::scenegen
