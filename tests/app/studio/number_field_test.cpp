// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/number_field.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

struct NumberFieldText : testing::Test {
    void SetUp() override
    {
        field.setRange(0.01, 100);
        field.setSingleStep(0.05);
        field.show(1.2);
    }
    QList<double> entered(const QString &text)
    {
        QSignalSpy committed(&field, &NumberField::committed);
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
        QList<double> values;
        for (const auto &arguments : committed)
            values << arguments.front().toDouble();
        return values;
    }
    NumberField field{u"m"_s, 3};
};

TEST_F(NumberFieldText, ShowsTheDigitsThatSaySomething)
{
    EXPECT_EQ(field.text(), u"1.2 m"_s);
    field.show(2);
    EXPECT_EQ(field.text(), u"2 m"_s);
    field.show(100);
    EXPECT_EQ(field.text(), u"100 m"_s);
    field.show(-0.0001);
    EXPECT_EQ(field.text(), u"0 m"_s);
    NumberField angle(u"°"_s, 1);
    angle.show(45);
    EXPECT_EQ(angle.text(), u"45°"_s);
}

TEST_F(NumberFieldText, ReadsNumbersWithAndWithoutTheUnit)
{
    EXPECT_EQ(entered(u"1.5"_s), QList<double>{1.5});
    EXPECT_EQ(entered(u" 2.5 m "_s), QList<double>{2.5});
    EXPECT_EQ(entered(u"3m"_s), QList<double>{3});
    EXPECT_EQ(field.text(), u"3 m"_s);
}

TEST_F(NumberFieldText, WhatWasNotChangedIsNotCommitted)
{
    field.show(1.23456); // shown rounded
    QSignalSpy committed(&field, &NumberField::committed);
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(committed.size(), 0);
    EXPECT_DOUBLE_EQ(field.value(), 1.23456);
}

TEST_F(NumberFieldText, SaysWhatIsWrongAndKeepsIt)
{
    EXPECT_TRUE(entered(u"-5"_s).empty());
    EXPECT_EQ(field.text(), u"-5"_s);
    EXPECT_FALSE(field.valid());
    EXPECT_TRUE(field.toolTip().contains(u"0.01 m"_s) && field.toolTip().contains(u"100 m"_s))
        << field.toolTip().toStdString();
    EXPECT_DOUBLE_EQ(field.value(), 1.2);
    QTest::keyClicks(&field, u"x"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_EQ(field.text(), u"1.2 m"_s);
    EXPECT_TRUE(field.valid());
    EXPECT_TRUE(field.toolTip().isEmpty());
}

TEST_F(NumberFieldText, WholeNumbersOnlyWhereNothingElseCanBeShown)
{
    NumberField whole({}, 0);
    whole.setRange(1, 10);
    whole.show(3);
    QSignalSpy committed(&whole, &NumberField::committed);
    whole.selectAll();
    QTest::keyClicks(&whole, u"2.5"_s);
    QTest::keyClick(&whole, Qt::Key_Return);
    EXPECT_FALSE(whole.valid());
    EXPECT_EQ(committed.size(), 0);
}

TEST_F(NumberFieldText, ArrowKeysStepWithinTheRange)
{
    QSignalSpy committed(&field, &NumberField::committed);
    QTest::keyClick(&field, Qt::Key_Up);
    EXPECT_NEAR(field.value(), 1.25, 1e-9);
    QTest::keyClick(&field, Qt::Key_PageDown);
    EXPECT_NEAR(field.value(), 0.75, 1e-9);
    field.show(0.02);
    QTest::keyClick(&field, Qt::Key_Down);
    EXPECT_NEAR(field.value(), 0.01, 1e-9);
    EXPECT_EQ(committed.size(), 3);
}

TEST_F(NumberFieldText, SeveralValuesAreNone)
{
    field.showSeveral();
    EXPECT_EQ(field.text(), QString());
    QSignalSpy committed(&field, &NumberField::committed);
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(committed.size(), 0);
    EXPECT_TRUE(field.valid());
    EXPECT_EQ(entered(u"0.7"_s), QList<double>{0.7});
}

} // namespace
} // namespace twinloom::studio
