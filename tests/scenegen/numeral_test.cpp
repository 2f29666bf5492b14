// SPDX-License-Identifier: Apache-2.0
#include "scenegen/numeral.h"

#include <gtest/gtest.h>

#include <QString>

namespace twinloom::scenegen
{
namespace
{

/// The value and how much of the text it took: "25/3"; "?/3" where it is no count, "-" where no number starts.
std::string numeral(const char *text)
{
    const QString prompt = QString::fromUtf8(text);
    const auto read = readNumeral(prompt, 0);
    if (!read)
        return "-";
    const QString value = read->value ? QString::number(*read->value, 'f', 0) : QStringLiteral("?");
    return QStringLiteral("%1/%2").arg(value).arg(read->length).toStdString();
}

TEST(Numeral, Digits)
{
    EXPECT_EQ(numeral("4 chairs"), "4/1");
    EXPECT_EQ(numeral("1000000"), "1000000/7");
    EXPECT_EQ(numeral("1,000,000 chairs"), "1000000/9");
    EXPECT_EQ(numeral("4, 200"), "4/1");
    EXPECT_EQ(numeral("12,34"), "12/2");
    EXPECT_EQ(numeral("１２"), "12/2");
    EXPECT_EQ(numeral("٣"), "3/1");
    EXPECT_EQ(numeral("4."), "4/1") << "the end of a sentence";
    EXPECT_EQ(numeral("3百"), "300/2");
    EXPECT_EQ(numeral("1万"), "10000/2");
}

TEST(Numeral, EnglishWords)
{
    EXPECT_EQ(numeral("zero"), "0/4");
    EXPECT_EQ(numeral("twenty chairs"), "20/6");
    EXPECT_EQ(numeral("forty"), "40/5");
    EXPECT_EQ(numeral("twenty-five"), "25/11");
    EXPECT_EQ(numeral("ninety nine"), "99/11");
    EXPECT_EQ(numeral("two hundred boxes"), "200/11");
    EXPECT_EQ(numeral("two hundred and five"), "205/20");
    EXPECT_EQ(numeral("nine hundred ninety-nine"), "999/24");
    EXPECT_EQ(numeral("a hundred and one"), "101/17");
    EXPECT_EQ(numeral("one hundred chairs and five"), "100/11");
    EXPECT_EQ(numeral("two thousand and ten"), "2010/20");
    EXPECT_EQ(numeral("one million"), "1000000/11");
    EXPECT_EQ(numeral("a chair"), "-");
    EXPECT_EQ(numeral("tension"), "-");
    EXPECT_EQ(numeral("twenty twenty"), "20/6");
}

TEST(Numeral, ChineseNumerals)
{
    EXPECT_EQ(numeral("两张"), "2/1");
    EXPECT_EQ(numeral("十五把"), "15/2");
    EXPECT_EQ(numeral("二十把"), "20/2");
    EXPECT_EQ(numeral("二十五"), "25/3");
    EXPECT_EQ(numeral("三十"), "30/2");
    EXPECT_EQ(numeral("廿五"), "25/2");
    EXPECT_EQ(numeral("一百个"), "100/2");
    EXPECT_EQ(numeral("百"), "100/1");
    EXPECT_EQ(numeral("一百零二"), "102/4");
    EXPECT_EQ(numeral("一百一十二"), "112/5");
    EXPECT_EQ(numeral("一百五"), "150/3");
    EXPECT_EQ(numeral("一〇五"), "105/3");
    EXPECT_EQ(numeral("两千零三"), "2003/4");
    EXPECT_EQ(numeral("一万二千"), "12000/4");
    EXPECT_EQ(numeral("零"), "0/1");
    EXPECT_EQ(numeral("几把"), "-");
}

TEST(Numeral, FractionsNegativesAndRoughNumbersHaveNoValue)
{
    for (const char *text : {"2.5", "1/2", "½", "2½", "-3", "−3", "1.2.3", "二点五", "负三", "三四", "十几", "百十五百",
                             "two and a half", "two point five", "minus three", "negative two"})
        EXPECT_EQ(numeral(text), "?/" + std::to_string(QString::fromUtf8(text).size())) << text;
    EXPECT_EQ(numeral("- 3"), "-");
}

} // namespace
} // namespace twinloom::scenegen
