// SPDX-License-Identifier: Apache-2.0
#include "scenegen/number_tokens.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

/// Of what is not passed over.
Tokens bound(const char *prompt)
{
    Tokens tokens = Lexicon::builtIn().read(QString::fromUtf8(prompt));
    bindNumbers(tokens);
    putNumbersBeforeNouns(tokens);
    std::erase_if(tokens, [](const Token &token) { return token.kind == Token::Kind::Ignored; });
    return tokens;
}

TEST(NumberTokens, LimitsAndRangesBecomeBounds)
{
    for (const char *prompt : {"2 to 4 chairs", "between 2 and 4 chairs", "两到四把椅子", "椅子两到四把"}) {
        const Tokens tokens = bound(prompt);
        ASSERT_EQ(tokens.size(), 2u) << prompt;
        EXPECT_EQ(tokens[0].least, 2) << prompt;
        EXPECT_EQ(tokens[0].most, 4) << prompt;
        EXPECT_EQ(tokens[1].text, QLatin1String("Chair")) << prompt;
    }
    EXPECT_EQ(bound("3 or more chairs").front().least, 3);
    EXPECT_EQ(bound("at most chairs").front().kind, Token::Kind::Unknown) << "of nothing";
}

TEST(NumberTokens, TwoLimitsOfOneNounAreOneNumber)
{
    for (const char *prompt : {"more than 3 chairs but fewer than 6", "at least 4 and at most 5 chairs",
                               "fewer than 6 but more than 3 chairs", "超过3把椅子但少于6把"}) {
        const Tokens tokens = bound(prompt);
        ASSERT_GE(tokens.size(), 2u) << prompt;
        EXPECT_EQ(tokens[0].least, 4) << prompt;
        EXPECT_EQ(tokens[0].most, 5) << prompt;
        EXPECT_EQ(tokens[1].text, QLatin1String("Chair")) << prompt;
    }
    const Tokens two = bound("at least two chairs and at most one plant");
    EXPECT_FALSE(two.front().most) << "that is the plant's";
    EXPECT_EQ(bound("less than a dozen chairs").front().most, 11);
    EXPECT_EQ(bound("fewer than 0 chairs").front().most, 0);
}

TEST(NumberTokens, ANumberThatMeasuresIsAnUnknownWord)
{
    const Tokens tokens = bound("20 m2");
    ASSERT_EQ(tokens.size(), 1u);
    EXPECT_EQ(tokens[0].kind, Token::Kind::Unknown);
    EXPECT_EQ(tokens[0].text, QLatin1String("20 m2"));
}

TEST(NumberTokens, ANumberBehindItsNounIsPutBeforeIt)
{
    for (const char *prompt : {"chairs: 4", "椅子四把", "椅子各四把"}) {
        const Tokens tokens = bound(prompt);
        ASSERT_EQ(tokens.size(), 2u) << prompt;
        EXPECT_EQ(tokens[0].number, 4) << prompt;
        EXPECT_EQ(tokens[1].kind, Token::Kind::Noun) << prompt;
    }
}

} // namespace
} // namespace twinloom::scenegen
