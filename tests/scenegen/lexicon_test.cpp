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
    EXPECT_EQ(read("next to the window"), "4:by-window");
}

TEST(Lexicon, KnowsPluralsAndTheNamesOfAllCategories)
{
    EXPECT_EQ(read("shelves"), read("shelf"));
    EXPECT_EQ(read("Benches couches TVs"), "0:Bench 0:Sofa 0:Television");
    EXPECT_EQ(read("dining table DiningTable cnc machine"), "0:DiningTable 0:DiningTable 0:CNCMachine");
}

TEST(Lexicon, KeepsWhatItDoesNotKnowInOnePiece)
{
    EXPECT_EQ(read("quux 龘龘"), "15:quux 15:龘龘");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("  \t "), "");
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
