// SPDX-License-Identifier: Apache-2.0
#include "scenegen/prompt.h"

#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/graph_generator.h"
#include "scenegen/legalise/arrangement.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

std::string echo(const char *prompt)
{
    return readPrompt(QString::fromUtf8(prompt)).echo().toStdString();
}

std::string unknown(const char *prompt)
{
    return readPrompt(QString::fromUtf8(prompt)).unknown.join(QLatin1Char('|')).toStdString();
}

Layout made(const char *prompt, scene::Room room, quint64 seed = 1)
{
    Request request;
    request.room = std::move(room);
    request.room.windows.push_back({{1, request.room.polygon[2].y()}, {3.5, request.room.polygon[2].y()}, 0.9, 2.2});
    request.prompt = QString::fromUtf8(prompt);
    request.seed = seed;
    Progress progress;
    const auto layout = generate(*makeGraphGenerator(), request, progress);
    EXPECT_OK(layout);
    return layout ? *layout : Layout{};
}

std::vector<geometry::Box> all(const Layout &layout, const char *category)
{
    std::vector<geometry::Box> boxes;
    for (const scene::RoomObject &object : layout.room.objects)
        if (object.category == QLatin1String(category))
            boxes.push_back(object.box);
    return boxes;
}

TEST(Prompt, ReadsEnglish)
{
    EXPECT_EQ(echo("a bedroom with two desks by the window"), "Bedroom; 2 x Desk; Desk by-window");
    EXPECT_EQ(echo("three armchairs facing the tv, no paintings, and a plant in the corner"),
              "3 x Arm chair; 1 x House plant; no Painting; Arm chair facing Television; at least one Television; "
              "House plant in-corner");
    EXPECT_EQ(echo("a bed with a nightstand on each side"), "1 x Bed; 2 x Side table; Side table beside Bed");
    EXPECT_EQ(echo("without a rug or a dresser but with 2 sofas"), "no Dresser; no Rug; 2 x Sofa");
    EXPECT_EQ(echo("a lamp between the bed and the desk"),
              "1 x Floor lamp; Floor lamp between Bed Desk; at least one Bed; at least one Desk");
    EXPECT_EQ(echo("a table and 4 chairs around it"), "4 x Chair; 1 x Dining table; Chair around Dining table");
    EXPECT_EQ(echo("four chairs round the table"), "4 x Chair; Chair around Dining table; at least one Dining table");
    EXPECT_EQ(echo("a sofa and a round table"), "1 x Dining table; 1 x Sofa; round Dining table")
        << "round is the table, not the sofa";
}

TEST(Prompt, ReadsChinese)
{
    EXPECT_EQ(
        echo("双人床靠墙，床两侧各放一个床头柜"),
        "2 x Side table; Bed against-wall; at least one Bed; Side table beside Bed; double Bed (1.35 m wide or more)");
    EXPECT_EQ(echo("书桌在沙发旁边，不要电视"), "no Television; Desk beside Sofa; at least one Sofa");
    EXPECT_EQ(echo("餐桌周围放四把椅子"), "4 x Chair; at least one Dining table; Chair around Dining table");
    EXPECT_EQ(echo("窗边放两张书桌"), "2 x Desk; Desk by-window");
    EXPECT_EQ(echo("床和书桌之间放一盏落地灯").substr(0, 45),
              std::string("1 x Floor lamp; at least one Bed; at least one Desk").substr(0, 45));
    EXPECT_EQ(echo("卧室"), "Bedroom");
}

TEST(Prompt, ChairsCountedWithATableBelongToIt)
{
    EXPECT_EQ(echo("a square table with four chairs"), "4 x Chair; 1 x Dining table; Chair around Dining table");
    for (const char *prompt :
         {"four chairs and a table", "a dining table, four chairs", "一张餐桌，四把椅子", "一张方桌周围四把椅子"})
        EXPECT_EQ(echo(prompt), echo("a square table with four chairs")) << prompt;
    for (const char *prompt : {"a round table with four chairs", "四张椅子和一张圆桌", "一张圆形餐桌和四把椅子"})
        EXPECT_EQ(echo(prompt), echo("a square table with four chairs") + "; round Dining table") << prompt;
    EXPECT_EQ(echo("a table and a chair by the window"), "1 x Chair; 1 x Dining table; Chair by-window");
    EXPECT_EQ(echo("a desk and two chairs"), "2 x Chair; 1 x Desk");
    EXPECT_EQ(echo("a table and two armchairs, no stools"), "2 x Arm chair; 1 x Dining table; no Stool");
    EXPECT_EQ(echo("no table but four chairs"), "4 x Chair; no Dining table");
}

TEST(Prompt, CountsAreReadAsWritten)
{
    for (const auto &[prompt, understood] : std::initializer_list<std::pair<const char *, const char *>>{
             {"二十把椅子", "20 x Chair"},
             {"三十把椅子", "30 x Chair"},
             {"十五把椅子", "15 x Chair"},
             {"二十五把椅子", "25 x Chair"},
             {"一百个箱子", "100 x Box"},
             {"一百零二個箱子", "102 x Box"},
             {"two hundred boxes", "200 x Box"},
             {"twenty chairs", "20 x Chair"},
             {"forty-two chairs", "42 x Chair"},
             {"兩張床", "2 x Bed"},
             {"三組沙發", "3 x Sofa"},
             {"１２把椅子", "12 x Chair"},
             {"zero chairs", "no Chair"},
             {"two pairs of chairs", "4 x Chair"},
             {"两对椅子", "4 x Chair"},
             {"一对椅子", "2 x Chair"},
             {"two dozen chairs", "24 x Chair"},
             {"2 x Chair", "2 x Chair"},
             {"一张1.8米的床", "1 x Bed"},
             {"两张1.5 m 床", "2 x Bed"},
             {"一张一米八的床", "1 x Bed"},
             {"1米8的床", "at least one Bed"},
             {"两张一米五的床", "2 x Bed"},
             {"一张两米的床和三把椅子", "1 x Bed; 3 x Chair"},
             {"床长两米3把椅子", "3 x Chair; at least one Bed"},
             {"a two-seat sofa", "1 x Sofa"},
             {"一张四人餐桌", "1 x Dining table"},
             {"床两侧各放一个床头柜", "2 x Side table; at least one Bed; Side table beside Bed"}})
        EXPECT_EQ(echo(prompt), understood) << prompt;
}

TEST(Prompt, LimitsAreNoCounts)
{
    for (const char *prompt : {"at least 3 chairs", "3 or more chairs", "no fewer than three chairs", "至少三把椅子",
                               "三把以上的椅子", "椅子至少三把"})
        EXPECT_EQ(echo(prompt), "at least 3 x Chair") << prompt;
    for (const char *prompt : {"no more than one chair", "at most one chair", "最多一把椅子", "不超过一把椅子"})
        EXPECT_EQ(echo(prompt), "at most 1 x Chair") << prompt;
    for (const char *prompt :
         {"between 2 and 4 chairs", "2 to 4 chairs", "from two to four chairs", "2-4 chairs", "两到四把椅子"})
        EXPECT_EQ(echo(prompt), "at least 2 x Chair; at most 4 x Chair") << prompt;
    EXPECT_EQ(echo("a lamp between 2 chairs and a desk"),
              "2 x Chair; 1 x Desk; 1 x Floor lamp; Floor lamp between Chair Desk");
    for (quint64 seed = 1; seed <= 4; ++seed) {
        const Layout layout = made("at least 6 plants, no more than one chair", test::box(5, 5), seed);
        EXPECT_GE(test::count(layout, "HousePlant"), 6);
        EXPECT_LE(test::count(layout, "Chair"), 1);
    }
}

TEST(Prompt, WhatIsSaidOfUnknownThingsIsSaidOfNothingElse)
{
    EXPECT_EQ(echo("一张床，两个枕头在床上"), "1 x Bed; 2 x Pillow; Pillow on Bed");
    EXPECT_EQ(echo("一张床，两个怪物在床上"), "1 x Bed") << "not three";
    EXPECT_EQ(echo("a bed and two glorps by the desk"), "1 x Bed; at least one Desk");
    EXPECT_EQ(echo("a chair by the desk"), "1 x Chair; Chair near Desk; at least one Desk");
    EXPECT_EQ(echo("two wooden chairs"), "2 x Chair") << "an adjective";
    EXPECT_EQ(echo("两张靠墙的床"), "2 x Bed; Bed against-wall");
}

TEST(Prompt, SaysWhereThingsStandToOthers)
{
    EXPECT_EQ(echo("a living room with a sofa facing the tv and a coffee table between them"),
              "Living room; 1 x Coffee table; 1 x Sofa; Sofa facing Television; at least one Television; "
              "Coffee table between Television Sofa");
    EXPECT_EQ(echo("a desk left of the bed"), "1 x Desk; Desk left-of Bed; at least one Bed");
    EXPECT_EQ(echo("a painting above the bed"), "1 x Painting; Painting above Bed; at least one Bed");
    EXPECT_EQ(echo("2 night tables"), "2 x Side table");
    EXPECT_EQ(echo("two nightstands, two lamps on the nightstands"),
              "2 x Desk lamp; 2 x Side table; Desk lamp on Side table");
    int above = 0;
    for (quint64 seed = 1; seed <= 6; ++seed) {
        const Layout layout = made("a bed against the wall, a painting above the bed", test::box(5, 5), seed);
        for (const geometry::Box &bed : all(layout, "Bed"))
            for (const geometry::Box &painting : all(layout, "Painting"))
                above += std::abs(bed.toLocal(painting.centre.head<2>()).x()) < bed.size.x() / 2 &&
                         footprintDistance(bed, painting.centre.head<2>()) < 0.3;
    }
    EXPECT_GE(above, 4);
}

TEST(Prompt, SidesAreReadInBothLanguages)
{
    const std::tuple<const char *, const char *, const char *> cases[] = {
        {"a desk to the right of the bed", "书桌在床的右边", "Desk right-of Bed; at least one Bed"},
        {"a desk on the left side of the bed", "书桌在床左侧", "Desk left-of Bed; at least one Bed"},
        {"a coffee table in front of the sofa", "茶几在沙发前面", "Coffee table in-front-of Sofa; at least one Sofa"},
        {"a shelf behind the sofa", "书架在沙发后面", "Shelving unit behind Sofa; at least one Sofa"},
        {"a tv stand across from the bed", "电视柜在床对面", "TV stand opposite Bed; at least one Bed"},
        {"a rug under the dining table", "地毯在餐桌下面", "Rug under Dining table; at least one Dining table"},
        {"a shelf by the door", "书架在门边", "Shelving unit by-door"},
    };
    for (const auto &[english, chinese, understood] : cases) {
        const std::string one = echo(english);
        EXPECT_EQ(one.substr(one.find("; ") + 2), understood) << english;
        EXPECT_EQ(echo(chinese), understood) << chinese;
        EXPECT_EQ(unknown(english) + unknown(chinese), "") << english << chinese;
    }
    EXPECT_EQ(echo("床左边放一个床头柜，床右边放一张书桌"),
              "1 x Desk; 1 x Side table; at least one Bed; Side table left-of Bed; Desk right-of Bed");
    EXPECT_EQ(echo("a bed with a nightstand on the left"), "1 x Bed; 1 x Side table; Side table left-of Bed");
    EXPECT_EQ(echo("床的左右两侧各放一个床头柜"), echo("床两侧各放一个床头柜"));
    EXPECT_EQ(echo("门口放一个鞋柜"), "1 x Cabinet; Cabinet by-door");
}

TEST(Prompt, OneNumberOfSeveralThingsIsOfEachOfThem)
{
    for (const char *prompt : {"书桌和椅子各两把", "各两把书桌和椅子", "书桌、椅子各两个", "two desks and chairs each",
                               "two each of desk and chair", "desks and chairs, two each"})
        EXPECT_EQ(echo(prompt), "2 x Chair; 2 x Desk") << prompt;
    EXPECT_EQ(echo("卧室，床、书桌和椅子各两张"), "Bedroom; 2 x Bed; 2 x Chair; 2 x Desk");
    EXPECT_EQ(echo("two desks and a lamp"), "2 x Desk; 1 x Floor lamp") << "of nothing each";
}

TEST(Prompt, ANumberMayStandBehindItsNoun)
{
    for (const char *prompt : {"chairs: 4", "chairs 4", "椅子四把", "椅子：4把", "椅子 4", "chairs = 4", "chairs - 4."})
        EXPECT_EQ(echo(prompt), "4 x Chair") << prompt;
    EXPECT_EQ(echo("sofas: 2, stools: 4"), "2 x Sofa; 4 x Stool");
    EXPECT_EQ(echo("sofas: 2 stools: 4"), "2 x Sofa; 4 x Stool");
    EXPECT_EQ(echo("沙发两张凳子四把"), "2 x Sofa; 4 x Stool");
    EXPECT_EQ(echo("desk: 2 lamps"), "2 x Floor lamp; at least one Desk");
    EXPECT_EQ(echo("I want: 2 lamps"), "2 x Floor lamp");
}

TEST(Prompt, WordsWithoutAnEffectAreNamed)
{
    for (const auto &[prompt, words] : std::initializer_list<std::pair<const char *, const char *>>{
             {"床在房间中间", "中间"},
             {"两张书桌靠窗，中间一把椅子", ""},
             {"床在窗户", "窗户"},
             {"a bed against the long wall", "against|long|wall"},
             {"next to the bed, a desk", "next to"},
             {"a round sofa", "round"},
             {"a chair around it", "around"},
             {"a bedroom and a kitchen", "bedroom"},
             {"a modern nordic bedroom", "modern"},
             {"书桌上各放一盏台灯", "各"},
             {"a lamp on each desk", "each"},
             {"两张书桌中间一把椅子", ""},
             {"床在书桌旁边，窗边放两把椅子", ""},
             {"a sofa facing the tv and a coffee table between them", ""}})
        EXPECT_EQ(unknown(prompt), words) << prompt;
    EXPECT_EQ(echo("床在房间中间"), "at least one Bed");
}

TEST(Prompt, EmojiAreNamedWhole)
{
    EXPECT_EQ(unknown("a bed 🛋️ 👩‍💻"), "🛋️|👩‍💻");
    EXPECT_EQ(unknown("一张床🛏"), "🛏");
    const QString longPrompt = QString(1999, QLatin1Char(' ')) + QStringLiteral("🛏");
    EXPECT_EQ(readPrompt(longPrompt).unknown, QStringList());
}

TEST(Prompt, SomeOfThoseThatWereCountedAreNoFurtherOnes)
{
    for (const auto &[prompt, understood] :
         {std::pair("three desks, one desk to the left of the door", "3 x Desk; Desk by-door"),
          std::pair("three desks, one of them by the window", "3 x Desk; Desk by-window"),
          std::pair("三张书桌，一张书桌靠窗", "3 x Desk; Desk by-window"),
          std::pair("a chair, three desks, one desk by the door", "1 x Chair; 3 x Desk; Desk by-door"),
          std::pair("two desks and a desk by the door", "3 x Desk; Desk by-door"),
          std::pair("one desk by the window, one desk by the door", "2 x Desk; Desk by-window; Desk by-door")}) {
        EXPECT_EQ(echo(prompt), understood) << prompt;
        EXPECT_EQ(unknown(prompt), "") << prompt;
    }
    const PromptReading reading = readPrompt(QStringLiteral("three desks, one desk by the door"));
    ASSERT_EQ(reading.wishes.size(), 1u);
    EXPECT_EQ(reading.wishes.front().count, 1) << "only that one stands there";
}

TEST(Prompt, AClauseMayGoOnFromTheOneBefore)
{
    for (const auto &[prompt, understood] :
         {std::pair("a bed with two nightstands, one on each side", "1 x Bed; 2 x Side table; Side table beside Bed"),
          std::pair("a bed with nightstands, one on each side", "1 x Bed; 2 x Side table; Side table beside Bed"),
          std::pair("a bed with two nightstands, one on the left", "1 x Bed; 2 x Side table; Side table left-of Bed"),
          std::pair("沙发，右边一盏落地灯", "1 x Floor lamp; at least one Sofa; Floor lamp right-of Sofa"),
          std::pair("床，右边放一个床头柜", "1 x Side table; at least one Bed; Side table right-of Bed")}) {
        EXPECT_EQ(echo(prompt), understood) << prompt;
        EXPECT_EQ(unknown(prompt), "") << prompt;
    }
    EXPECT_EQ(unknown("一张床，房间右边放沙发"), "右边") << "of the room, which is no thing";
}

TEST(Prompt, TheOtherSideIsOfTheSameThing)
{
    EXPECT_EQ(echo("床的左边放书桌，右边放衣柜"), "at least one Bed; Desk left-of Bed; Wardrobe right-of Bed");
    EXPECT_EQ(echo("沙发前面放茶几，后面放书架"),
              "at least one Sofa; Coffee table in-front-of Sofa; Shelving unit behind Sofa");
    EXPECT_EQ(echo("a desk to the left of the bed, a wardrobe on the right"),
              "1 x Desk; 1 x Wardrobe; Desk left-of Bed; at least one Bed; Wardrobe right-of Bed");
    EXPECT_EQ(echo("沙发左边放书桌，前面放椅子"), "at least one Sofa; Desk left-of Sofa; Chair in-front-of Desk")
        << "no other side, so of the desk";
}

TEST(Prompt, BetweenIsOfTwoThings)
{
    const std::string beds = "2 x Bed; 1 x Side table; Side table between Bed Bed";
    for (const char *prompt :
         {"two beds with a nightstand in between", "a nightstand between two beds", "两张床之间放一个床头柜"}) {
        EXPECT_EQ(echo(prompt), beds) << prompt;
        EXPECT_EQ(unknown(prompt), "") << prompt;
    }
    EXPECT_EQ(echo("两张单人床，中间放一个床头柜"), beds + "; single Bed (0.80 m to 1.05 m wide)");
    EXPECT_EQ(echo("一张床，一张书桌，中间放地毯"), "1 x Bed; 1 x Desk; Rug between Desk Bed");
    EXPECT_EQ(echo("a desk between the bed and the window"), "1 x Desk; at least one Bed") << "no thing is a window";
    EXPECT_EQ(unknown("a desk between the bed and the window"), "window|between");
    for (quint64 seed = 1; seed <= 5; ++seed) {
        const Layout layout = made("two single beds with a nightstand in between", test::box(7, 6), seed);
        const auto beds2 = all(layout, "Bed"), tables = all(layout, "SideTable");
        if (test::hasIssue(layout.issues, "relation-not-met"))
            continue;
        ASSERT_EQ(beds2.size(), 2u);
        ASSERT_EQ(tables.size(), 1u);
        const Eigen::Vector2d way = (beds2[1].centre - beds2[0].centre).head<2>();
        const double t = (tables[0].centre - beds2[0].centre).head<2>().dot(way) / way.squaredNorm();
        EXPECT_TRUE(t > 0.2 && t < 0.8) << "seed " << seed;
    }
}

TEST(Prompt, ChairsAtEverySideAreFour)
{
    EXPECT_EQ(echo("a chair at every side of the table"),
              "4 x Chair; Chair around Dining table; at least one Dining table");
}

TEST(Prompt, WhatIsSaidOfEachIsSaidOfNothingElse)
{
    EXPECT_EQ(echo("two desks, each with a chair and a lamp on it"),
              "2 x Chair; 2 x Desk; 2 x Desk lamp; Desk lamp on Desk");
    EXPECT_EQ(echo("两个床头柜，每个上面一盏台灯"), "2 x Desk lamp; 2 x Side table; Desk lamp on Side table");
    EXPECT_EQ(unknown("两个床头柜，每个上面一盏台灯"), "");
}

TEST(Prompt, OnlyLeavesTheRestOut)
{
    EXPECT_EQ(echo("only a bed"), "1 x Bed; density 0");
    EXPECT_EQ(echo("只要一张床"), "1 x Bed; density 0");
    EXPECT_EQ(echo("a sofa and only two chairs"), "2 x Chair; 1 x Sofa");
    EXPECT_EQ(unknown("a sofa and only two chairs"), "only");
}

TEST(Prompt, NothingElseIsSaidBehindAsWell)
{
    for (const char *prompt : {"a sofa and nothing else", "除了一张沙发什么都不要", "一张沙发，其他都不要"}) {
        EXPECT_EQ(echo(prompt), "1 x Sofa; density 0") << prompt;
        EXPECT_EQ(unknown(prompt), "") << prompt;
    }
}

TEST(Prompt, WordsThatSoundLikeABanAreNone)
{
    EXPECT_EQ(echo("don't forget the plant"), "at least one House plant");
    EXPECT_EQ(echo("not only a sofa but also two armchairs"), "2 x Arm chair; 1 x Sofa");
    EXPECT_EQ(echo("不仅要一张沙发，而且要两把椅子"), "2 x Chair; 1 x Sofa");
    EXPECT_EQ(echo("别忘了放一盆植物"), "1 x House plant");
    EXPECT_EQ(echo("a bed, neither a TV nor a plant"), "1 x Bed; no House plant; no Television");
}

TEST(Prompt, UnderneathMayStandBeforeAndBehind)
{
    EXPECT_EQ(echo("a sofa and a rug underneath the coffee table"),
              "1 x Rug; 1 x Sofa; Rug under Coffee table; at least one Coffee table");
    EXPECT_EQ(echo("a coffee table with a rug underneath"), "1 x Coffee table; 1 x Rug; Rug under Coffee table");
}

TEST(Prompt, AChairThatFacesADeskOrATableIsSatOn)
{
    EXPECT_EQ(echo("a desk and a chair facing the desk"), "1 x Chair; 1 x Desk; Chair in-front-of Desk");
    EXPECT_EQ(echo("一张餐桌，一把椅子面向餐桌"), "1 x Chair; 1 x Dining table; Chair around Dining table");
    EXPECT_EQ(echo("an armchair facing the tv"), "1 x Arm chair; Arm chair facing Television; at least one Television");
}

TEST(Prompt, EachMultipliesByThoseThatThereAre)
{
    for (const char *prompt : {"two bedside tables, a lamp on each", "two bedside tables with a lamp on each of them",
                               "a lamp on each of the two bedside tables",
                               "two nightstands, a lamp on every nightstand", "两个床头柜，床头柜上各放一盏台灯",
                               "两个床头柜，每个床头柜上放一盏台灯", "两個床頭櫃，在每個床頭櫃上放一盞檯燈"})
        EXPECT_EQ(echo(prompt), "2 x Desk lamp; 2 x Side table; Desk lamp on Side table") << prompt;
    for (const char *prompt :
         {"two desks, each with a chair", "two desks with a chair each", "两张书桌，每张配一把椅子"})
        EXPECT_EQ(echo(prompt), "2 x Chair; 2 x Desk") << prompt;
    EXPECT_EQ(echo("一张床，床两侧各放一个床头柜，床头柜上各放一盏台灯"),
              "1 x Bed; 2 x Desk lamp; 2 x Side table; Side table beside Bed; Desk lamp on Side table");
    EXPECT_EQ(echo("两张床，床两侧各放一个床头柜"), "2 x Bed; 4 x Side table; Side table beside Bed");
    EXPECT_EQ(echo("两张床，角落各放一盆植物"), "2 x Bed; 1 x House plant; House plant in-corner");
    EXPECT_EQ(echo("椅子各四把"), "4 x Chair");
    EXPECT_EQ(echo("a lamp on each nightstand, two nightstands"),
              "2 x Desk lamp; 2 x Side table; Desk lamp on Side table");
    EXPECT_EQ(unknown("a lamp on each nightstand"), "each") << "nobody knows how many there are";
}

TEST(Prompt, NumbersThatAreNoCountsAreNamed)
{
    const auto messages = [](const char *prompt, const char *code) {
        Request request;
        request.prompt = QString::fromUtf8(prompt);
        Issues issues;
        applyPrompt(request, false, issues);
        std::string found;
        for (const Issue &issue : issues)
            if (issue.code == QLatin1String(code))
                found += issue.message.toStdString();
        return found;
    };
    for (const char *number : {"2.5", "-3", "二点五", "负三", "三四", "two and a half", "minus four"}) {
        const std::string prompt = std::string(number) + " chairs";
        EXPECT_NE(messages(prompt.c_str(), "prompt-number-refused").find(number), std::string::npos) << number;
        EXPECT_EQ(echo(prompt.c_str()), "at least one Chair") << number;
    }
    EXPECT_NE(messages("1000000 chairs", "prompt-number-limited").find("1000000"), std::string::npos);
    EXPECT_EQ(echo("1000000 chairs"), "1000 x Chair");
    EXPECT_EQ(echo("一百万把椅子"), "1000 x Chair");
    EXPECT_NE(messages("a bedroom of 20 m2", "prompt-unknown-words").find("20 m2"), std::string::npos);
    EXPECT_EQ(messages("a bedroom with two desks", "prompt-unknown-words"), "");
}

TEST(Prompt, OtherLanguagesAndNonsenseAreSaidToBeNotUnderstood)
{
    for (const char *prompt : {"Ein Schlafzimmer bitte", "сделай спальню", "🛋🛏", "\x01\x02"}) {
        const Layout layout = made(prompt, test::box(5, 5));
        EXPECT_TRUE(test::hasIssue(layout.issues, "prompt-not-understood")) << prompt;
        EXPECT_FALSE(layout.room.objects.empty()) << prompt;
    }
    EXPECT_TRUE(test::hasIssue(made("two glorps and a bed", test::box(5, 5)).issues, "prompt-unknown-words"));
    EXPECT_TRUE(test::hasIssue(made("a kitchen", test::box(5, 5)).issues, "prompt-room-type"));
}

TEST(Prompt, AbsurdNumbersAndLengthsDoNoHarm)
{
    const Layout many = made("999999 beds", test::box(5, 5));
    EXPECT_TRUE(test::hasIssue(many.issues, "count-does-not-fit"));
    const std::string endless(100000, 'x');
    EXPECT_TRUE(readPrompt(QString::fromStdString(endless)).echo().isEmpty());
    EXPECT_EQ(readPrompt(QStringLiteral("two desks ").repeated(500)).counts.at(QStringLiteral("Desk")), 400)
        << "2,000 characters are read";
    EXPECT_TRUE(test::hasIssue(made(std::string(30000, ' ').insert(0, "a bed").c_str(), test::box(5, 5)).issues,
                               "prompt-number-limited"));
    EXPECT_FALSE(test::hasIssue(made("a bed", test::box(5, 5)).issues, "prompt-number-limited"));
}

TEST(Prompt, TwoDesksStandByTheWindow)
{
    int kept = 0;
    for (quint64 seed = 1; seed <= 6; ++seed) {
        const Layout layout = made("a bedroom with two desks by the window", test::box(5, 5), seed);
        const auto desks = all(layout, "Desk");
        EXPECT_EQ(desks.size(), 2u);
        EXPECT_TRUE(test::hasIssue(layout.issues, "prompt-understood"));
        int near = 0;
        for (const geometry::Box &desk : desks)
            near += footprintDistance(desk, {std::clamp(desk.centre.x(), 1.0, 3.5), 5}) < 0.35;
        EXPECT_TRUE(near == 2 || test::hasIssue(layout.issues, "relation-not-met")) << seed;
        kept += near == 2;
    }
    EXPECT_GE(kept, 4);
}

TEST(Prompt, NightstandsStandAtBothSidesOfTheBed)
{
    int kept = 0;
    for (quint64 seed = 1; seed <= 6; ++seed) {
        const Layout layout = made("双人床靠墙，床两侧各放一个床头柜", test::box(5, 5), seed);
        int sides = 0;
        for (const geometry::Box &bed : all(layout, "Bed"))
            for (const geometry::Box &table : all(layout, "SideTable")) {
                const geometry::Vec2 local = bed.toLocal(table.centre.head<2>());
                const double gap = std::abs(local.x()) - (bed.size.x() + table.size.x()) / 2;
                sides |= gap < 0.45 && std::abs(local.y()) < bed.size.y() / 2 ? (local.x() < 0 ? 1 : 2) : 0;
            }
        EXPECT_TRUE(sides == 3 || test::hasIssue(layout.issues, "relation-not-met")) << seed;
        kept += sides == 3;
    }
    EXPECT_GE(kept, 4);
}

TEST(Prompt, ChairsStandRoundTheTable)
{
    for (const char *prompt : {"a round table with four chairs", "四张椅子和一张圆桌"})
        for (quint64 seed = 1; seed <= 6; ++seed) {
            const Layout layout = made(prompt, test::box(5, 5, "LivingRoom"), seed);
            const auto tables = all(layout, "DiningTable"), chairs = all(layout, "Chair");
            ASSERT_EQ(tables.size(), 1u) << prompt << seed;
            ASSERT_EQ(chairs.size(), 4u) << prompt << seed;
            int sides = 0;
            for (const geometry::Box &chair : chairs) {
                EXPECT_LT(footprintDistance(tables[0], chair.centre.head<2>()), chair.size.y() / 2 + 0.1) << seed;
                const geometry::Vec2 to = (tables[0].centre - chair.centre).head<2>();
                EXPECT_GT(chair.front().dot(to), 0) << "turned to the table";
                const geometry::Vec2 local = tables[0].toLocal(chair.centre.head<2>());
                const geometry::Vec2 share = local.cwiseQuotient(tables[0].size.head<2>());
                sides |= std::abs(share.x()) > std::abs(share.y()) ? (share.x() < 0 ? 1 : 2) : (share.y() < 0 ? 4 : 8);
            }
            EXPECT_NEAR(tables[0].size.x(), tables[0].size.y(), 1e-9) << "round";
            EXPECT_TRUE((sides & 3) == 3 || (sides & 12) == 12) << "on opposite sides, " << prompt << seed;
        }
}

TEST(Prompt, WhatFacesAnotherThingKeepsItsBackAtAWallWhereItBelongsThere)
{
    int kept = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const Layout layout = made("a bed and a wardrobe opposite the bed, a desk and a chair facing the desk",
                                   test::box(5, 4.5, "Bedroom"), seed);
        const Arrangement room(layout.room);
        const auto beds = all(layout, "Bed"), wardrobes = all(layout, "Wardrobe"), desks = all(layout, "Desk"),
                   chairs = all(layout, "Chair");
        const auto looksAt = [](const geometry::Box &box, const std::vector<geometry::Box> &others) {
            return std::ranges::any_of(others, [&](const geometry::Box &other) {
                return box.front().dot((other.centre - box.centre).head<2>().normalized()) > 0.7;
            });
        };
        const bool faces = std::ranges::all_of(wardrobes, [&](const auto &box) { return looksAt(box, beds); }) &&
                           std::ranges::any_of(chairs, [&](const auto &box) { return looksAt(box, desks); });
        for (const geometry::Box &wardrobe : wardrobes)
            EXPECT_GE(room.wallBehind(wardrobe), 0) << seed;
        EXPECT_TRUE(faces || test::hasIssue(layout.issues, "relation-not-met")) << seed;
        kept += faces && !wardrobes.empty() && !chairs.empty();
    }
    EXPECT_GE(kept, 7);
}

TEST(Prompt, AHalfGivenTableIsOfItsShapeAndStyle)
{
    Request request;
    request.room = test::box(5, 5, "LivingRoom");
    request.counts[QStringLiteral("DiningTable")] = 1;
    PartialObject table;
    table.category = QStringLiteral("DiningTable");
    table.shape = QStringLiteral("round");
    table.style = QStringLiteral("scandinavian");
    request.objects = {table};
    for (const auto &generator : Registry::builtIn().all()) {
        if (generator->info().id == QLatin1String("facility"))
            continue;
        SCOPED_TRACE(qPrintable(generator->info().id));
        Progress progress;
        const auto layout = generate(*generator, request, progress);
        ASSERT_OK(layout);
        int tables = 0;
        for (const scene::RoomObject &object : layout->room.objects) {
            EXPECT_TRUE(object.style.isEmpty() || object.category == table.category);
            if (object.category != table.category)
                continue;
            ++tables;
            EXPECT_EQ(object.shape, QStringLiteral("round"));
            EXPECT_EQ(object.style, QStringLiteral("nordic"));
            EXPECT_NEAR(object.box.size.x(), object.box.size.y(), 1e-9);
        }
        EXPECT_EQ(tables, 1);
    }
}

TEST(Prompt, StylesAreOfTheNounThatFollowsOrOfTheRoom)
{
    const std::tuple<const char *, const char *, const char *> cases[] = {
        {"a modern bedroom", "modern", ""},
        {"北欧风格的卧室", "nordic", ""},
        {"一间现代简约的客厅，两张椅子", "modern", ""},
        {"a bedroom in Scandinavian style with two desks", "nordic", ""},
        {"industrial", "industrial", ""},
        {"工业风的沙发和古典的床", "", "Bed=classic Sofa=industrial"},
        {"a nordic living room with a classic armchair and two chairs", "nordic", "ArmChair=classic"},
        {"an industrial robot", "", ""},
    };
    for (const auto &[prompt, style, styles] : cases) {
        const PromptReading reading = readPrompt(QString::fromUtf8(prompt));
        EXPECT_EQ(reading.style, QLatin1String(style)) << prompt;
        QStringList found;
        for (const auto &[category, name] : reading.styles)
            found << category + QLatin1Char('=') + name;
        EXPECT_EQ(found.join(QLatin1Char(' ')), QLatin1String(styles)) << prompt;
        EXPECT_EQ(reading.unknown, QStringList()) << prompt;
    }
    EXPECT_EQ(readPrompt(QStringLiteral("a modern bedroom with a nordic bed")).echo(),
              QStringLiteral("Bedroom; 1 x Bed; style: Modern; Bed in style: Nordic"));
}

TEST(Prompt, TagsOfTheUsersModelsAreStyles)
{
    Request request;
    request.prompt = QStringLiteral("a boho bedroom");
    request.models = {{QStringLiteral("Fjord"), QStringLiteral("Sofa"), {2, 0.9, 0.8}, {QStringLiteral("boho")}}};
    Issues issues;
    applyPrompt(request, true, issues);
    EXPECT_EQ(request.style, QStringLiteral("boho"));
    EXPECT_FALSE(test::hasIssue(issues, "prompt-unknown-words"));
    request.style.clear();
    request.models.clear();
    applyPrompt(request, true, issues);
    EXPECT_TRUE(test::hasIssue(issues, "prompt-unknown-words"));
}

TEST(Prompt, ARoundTableOfAGivenSizeKeepsIt)
{
    Request request;
    request.room = test::box(5, 5, "LivingRoom");
    request.shapes[QStringLiteral("DiningTable")] = QStringLiteral("round");
    PartialObject table;
    table.category = QStringLiteral("DiningTable");
    table.size = scene::Vec3(1.8, 1.0, 0.75);
    request.objects = {table};
    for (const auto &generator : Registry::builtIn().all()) {
        if (generator->info().id == QLatin1String("facility"))
            continue;
        Progress progress;
        const auto layout = generate(*generator, request, progress);
        ASSERT_OK(layout);
        int ovals = 0;
        for (const scene::RoomObject &object : layout->room.objects)
            ovals += object.shape == QLatin1String("round") && object.box.size == *table.size;
        EXPECT_EQ(ovals, 1) << qPrintable(generator->info().id);
    }
}

TEST(Prompt, TheRequestsOwnWordsComeFirst)
{
    Request request;
    request.prompt = QStringLiteral("a cosy bedroom with 3 desks");
    request.counts = {{QStringLiteral("desk"), 1}};
    request.parameters.insert(QStringLiteral("density"), 0.2);
    Issues issues;
    applyPrompt(request, true, issues);
    EXPECT_EQ(request.counts.size(), 1u);
    EXPECT_EQ(request.counts.at(QStringLiteral("desk")), 1);
    EXPECT_EQ(request.parameters.value(QLatin1String("density")).toDouble(), 0.2);
    EXPECT_EQ(request.room.roomType, QLatin1String("Bedroom"));
}

} // namespace
} // namespace twinloom::scenegen
