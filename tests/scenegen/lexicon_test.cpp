// SPDX-License-Identifier: Apache-2.0
#include "scenegen/lexicon.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

/// "kind:text" of all that is not passed over.
std::string read(const char *prompt)
{
    std::string line;
    for (const Token &token : Lexicon::builtIn().read(QString::fromUtf8(prompt))) {
        if (token.kind == Token::Kind::Ignored)
            continue;
        line += (line.empty() ? "" : " ") + std::to_string(int(token.kind)) + ":" + token.text.toStdString();
    }
    return line;
}

TEST(Lexicon, TheLongestEntryWins)
{
    EXPECT_EQ(read("bedside table"), "0:SideTable");
    EXPECT_EQ(read("床头柜床"), "0:SideTable 0:Bed");
    EXPECT_EQ(read("next to the window"), "7:by-window");
}

TEST(Lexicon, KnowsPluralsAndTheNamesOfAllCategories)
{
    EXPECT_EQ(read("shelves"), read("shelf"));
    EXPECT_EQ(read("Benches couches TVs"), "0:Bench 0:Sofa 0:Television");
    EXPECT_EQ(read("dining table DiningTable cnc machine"), "0:DiningTable 0:DiningTable 0:CNCMachine");
}

TEST(Lexicon, HasSmallThingsInBothLanguages)
{
    EXPECT_EQ(read("枕头 狗窝 保险箱 推车 闹钟"), read("pillow dog bed safe cart alarm clock"));
    EXPECT_EQ(read("蜡烛 烤面包机 水壶 雕像 吸尘器"), read("Candle Toaster Kettle Statue VacuumCleaner"));
}

TEST(Lexicon, KeepsWhatItDoesNotKnowInOnePiece)
{
    EXPECT_EQ(read("quux 龘龘"), "18:quux 18:龘龘");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("  \t "), "");
}

TEST(Lexicon, TraditionalCharactersAndFullWidthAreReadAsTheUsualOnes)
{
    EXPECT_EQ(read("兩張雙人牀、沙發、書櫃"), read("两张双人床、沙发、书柜").replace(2, 3, "兩"));
    EXPECT_EQ(read("電視櫃 辦公椅 會議桌 牀頭櫃"), read("电视柜 办公椅 会议桌 床头柜"));
    EXPECT_EQ(read("ＳＯＦＡ"), "0:Sofa");
    EXPECT_EQ(read("龍"), "18:龍") << "as written";
}

TEST(Lexicon, AWordThatANumberIsPartOfIsNoNumber)
{
    EXPECT_EQ(read("two-seat sofa"), "18:two-seat 0:Sofa");
    EXPECT_EQ(read("3D打印机"), "18:3D 0:Printer");
    EXPECT_EQ(read("4-person table"), "18:4-person 0:DiningTable");
    EXPECT_EQ(read("第二张床"), "18:第二 0:Bed");
    EXPECT_EQ(read("4x chairs"), "2:4 0:Chair");
    EXPECT_EQ(read("两侧"), "9:both-sides");
}

TEST(Lexicon, NumbersInDigitsAndWords)
{
    const auto tokens = Lexicon::builtIn().read(QStringLiteral("12 twelve"));
    ASSERT_GE(tokens.size(), 2u);
    EXPECT_EQ(tokens.front().number, 12);
    EXPECT_EQ(tokens.back().number, 12);
}

} // namespace
} // namespace twinloom::scenegen
