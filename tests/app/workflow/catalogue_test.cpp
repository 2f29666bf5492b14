// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/catalogue.h"

#include <gtest/gtest.h>

namespace twinloom::workflow
{
namespace
{

QString nodes(const QLocale &locale, int count)
{
    Catalogue catalogue;
    EXPECT_TRUE(catalogue.loadFor(locale));
    return catalogue.translate("twinloom::studio::MainWindow", "%n node(s)", nullptr, count);
}

TEST(Catalogue, CountsInTheLanguageOfTheLocale)
{
    EXPECT_EQ(nodes(QLocale(QStringLiteral("en_GB")), 1), QStringLiteral("%n node"));
    EXPECT_EQ(nodes(QLocale(QStringLiteral("en_GB")), 2), QStringLiteral("%n nodes"));
    EXPECT_EQ(nodes(QLocale(QStringLiteral("zh_CN")), 2), QStringLiteral("%n 个节点"));
}

TEST(Catalogue, WhereThereIsNoTranslationItCountsInEnglish)
{
    EXPECT_EQ(nodes(QLocale::c(), 1), QStringLiteral("%n node"));
    EXPECT_EQ(nodes(QLocale(QStringLiteral("fi_FI")), 0), QStringLiteral("%n nodes"));
}

TEST(Catalogue, KnowsTheTextsOfQtThatPeopleMeet)
{
    Catalogue catalogue;
    ASSERT_TRUE(catalogue.loadFor(QLocale(QStringLiteral("zh_CN"))));
    EXPECT_EQ(catalogue.translate("QLineEdit", "&Paste", nullptr, -1), QStringLiteral("粘贴(&P)"));
    EXPECT_EQ(catalogue.translate("QPlatformTheme", "Cancel", nullptr, -1), QStringLiteral("取消"));
    EXPECT_EQ(catalogue.translate("twinloom::studio::Parameters", "free", "spare", -1), QStringLiteral("留空"));
    EXPECT_EQ(catalogue.translate("twinloom::studio::Parameters", "free", "placement", -1), QStringLiteral("自由"));
}

} // namespace
} // namespace twinloom::workflow
