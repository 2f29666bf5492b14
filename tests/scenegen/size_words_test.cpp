// SPDX-License-Identifier: Apache-2.0
#include "scenegen/size_words.h"

#include "scenegen/generator.h"
#include "scenegen/prompt.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <algorithm>

using namespace twinloom;
using namespace twinloom::scenegen;

namespace
{

Layout laidOut(const char *generator, const char *prompt, const scene::Room &room, quint64 seed)
{
    Request request;
    request.room = room;
    request.prompt = QString::fromUtf8(prompt);
    request.seed = seed;
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QLatin1String(generator)), request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : Layout();
}

std::vector<double> widthsOf(const Layout &layout, const char *category)
{
    std::vector<double> widths;
    for (const scene::RoomObject &object : layout.room.objects)
        if (object.category == QLatin1String(category))
            widths.push_back(object.box.size.x());
    std::ranges::sort(widths);
    return widths;
}

std::string sizesOf(const char *prompt)
{
    QStringList sizes;
    for (const SizeWish &wish : readPrompt(QString::fromUtf8(prompt)).sizes)
        sizes << QStringLiteral("%1 %2 %3").arg(wish.word, wish.category).arg(wish.count);
    return sizes.join(QStringLiteral("; ")).toStdString();
}

} // namespace

TEST(SizeWords, AreThoseOfTheTrade)
{
    const SizeWord *wide = findSize(QStringLiteral("double"), QStringLiteral("bed"));
    ASSERT_TRUE(wide);
    EXPECT_TRUE(wide->holds({1.35, 2, 0.5}));
    EXPECT_FALSE(wide->holds({1.34, 2, 0.5}));
    EXPECT_TRUE(findSize(QStringLiteral("single"), QStringLiteral("Bed"))->holds({1.05, 2, 0.5}));
    EXPECT_FALSE(findSize(QStringLiteral("single"), QStringLiteral("Bed"))->holds({1.06, 2, 0.5}));
    EXPECT_FALSE(findSize(QStringLiteral("king"), QStringLiteral("Bed"))->holds({1.74, 2, 0.5}));
    EXPECT_FALSE(findSize(QStringLiteral("queen"), QStringLiteral("Bed"))->holds({1.44, 2, 0.5}));
    EXPECT_EQ(findSize(QStringLiteral("double"), QStringLiteral("Desk")), nullptr);
    for (const SizeNames &names : sizeNames()) {
        EXPECT_TRUE(names.size->holds(names.size->made({1.3, 2.1, 0.5}))) << names.size->text().toStdString();
        EXPECT_TRUE(names.size->holds(names.size->made({0.6, 0.9, 0.5}))) << names.size->text().toStdString();
        EXPECT_FALSE(names.adjectives.isEmpty());
    }
    EXPECT_EQ(wide->text(), QStringLiteral("double Bed (1.35 m wide or more)"));
}

TEST(SizeWords, AreReadInPrompts)
{
    for (const char *prompt : {"a double bed", "双人床靠墙", "one full-size bed", "雙人牀", "two double beds"})
        EXPECT_EQ(sizesOf(prompt), "double Bed 0") << prompt;
    for (const char *prompt : {"a single bed by the window", "单人床", "a twin bed"})
        EXPECT_EQ(sizesOf(prompt), "single Bed 0") << prompt;
    EXPECT_EQ(sizesOf("a king-size bed"), "king Bed 0");
    EXPECT_EQ(sizesOf("a king bed"), "king Bed 0");
    EXPECT_EQ(sizesOf("queen size bed"), "queen Bed 0");
    EXPECT_EQ(sizesOf("a large table and a small desk"), "large DiningTable 0; small Desk 0");
    EXPECT_EQ(sizesOf("一张长桌"), "long DiningTable 0");
    EXPECT_EQ(sizesOf("a double bed and two single beds"), "double Bed 1; single Bed 2");
    EXPECT_EQ(sizesOf("a bed"), "");
    const PromptReading banned = readPrompt(QStringLiteral("no double bed"));
    EXPECT_TRUE(banned.sizes.empty() && banned.counts.empty()) << "beds of other sizes may come";
    EXPECT_TRUE(banned.unknown.contains(QStringLiteral("double bed")));
}

TEST(SizeWords, ADoubleBedIsADoubleBed)
{
    for (const char *generator : {"graph", "autoregressive"})
        for (quint64 seed = 1; seed <= 12; ++seed) {
            const Layout layout = laidOut(generator, "双人床靠墙，床两侧各放一个床头柜", test::box(4, 4), seed);
            const auto widths = widthsOf(layout, "Bed");
            ASSERT_FALSE(widths.empty()) << generator << seed;
            EXPECT_GE(widths.front(), 1.35 - 1e-6) << generator << seed;
            EXPECT_FALSE(test::hasIssue(layout.issues, "size-not-met"));
            const auto echo = std::ranges::find(layout.issues, QStringLiteral("prompt-understood"), &Issue::code);
            ASSERT_NE(echo, layout.issues.end());
            EXPECT_TRUE(echo->message.contains(QStringLiteral("double Bed")));
        }
}

TEST(SizeWords, EachSizeIsKept)
{
    for (const char *generator : {"graph", "autoregressive"})
        for (quint64 seed = 1; seed <= 6; ++seed) {
            for (const auto &[prompt, least, most] : {std::tuple("a bedroom with a single bed", 0.8, 1.05),
                                                      std::tuple("a bedroom with a king-size bed", 1.75, 3.0),
                                                      std::tuple("a bedroom with a queen bed", 1.45, 1.75)})
                for (const double width : widthsOf(laidOut(generator, prompt, test::box(5, 5), seed), "Bed")) {
                    EXPECT_GE(width, least - 1e-6) << generator << seed << prompt;
                    EXPECT_LE(width, most + 1e-6) << generator << seed << prompt;
                }
            const auto three =
                widthsOf(laidOut(generator, "a double bed and two single beds", test::box(7, 6), seed), "Bed");
            ASSERT_EQ(three.size(), 3u) << generator << seed;
            EXPECT_LE(three[1], 1.05 + 1e-6) << generator << seed;
            EXPECT_GE(three[2], 1.35 - 1e-6) << generator << seed;
        }
}

TEST(SizeWords, WhatNobodyHasOfTheSizeIsMade)
{
    for (const char *generator : {"graph", "autoregressive"}) {
        const Layout layout = laidOut(generator, "a large coffee table", test::box(6, 5, "LivingRoom"), 3);
        const auto widths = widthsOf(layout, "CoffeeTable");
        ASSERT_FALSE(widths.empty()) << generator;
        EXPECT_GE(widths.front(), 1.1 - 1e-6) << generator;
    }
}

TEST(SizeWords, WhatIsNotMetIsTold)
{
    Request request;
    request.room = test::box(5, 5);
    request.prompt = QStringLiteral("a double bed");
    PartialObject bed;
    bed.category = QStringLiteral("Bed");
    bed.centre = scene::Vec3(1, 4, 0.3);
    bed.size = scene::Vec3(0.9, 2, 0.6);
    bed.yaw = 0;
    bed.pinned = true;
    request.objects = {bed};
    Progress progress;
    const auto layout = generate(**Registry::builtIn().find(QStringLiteral("graph")), request, progress);
    ASSERT_OK(layout);
    EXPECT_TRUE(test::hasIssue(layout->issues, "size-not-met"));
}
