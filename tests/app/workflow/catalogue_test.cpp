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

} // namespace
} // namespace twinloom::workflow
