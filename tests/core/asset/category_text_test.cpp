// SPDX-License-Identifier: Apache-2.0
#include "core/asset/category_text.h"

#include "core/asset/parametric.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTranslator>

#include <set>

namespace twinloom::asset
{
namespace
{

using namespace Qt::Literals::StringLiterals;

/// A language with one word.
class OneWord : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "category") == 0 && qstrcmp(source, "Sofa") == 0 ? u"沙发"_s : QString();
    }
};

TEST(CategoryText, IsInWords)
{
    EXPECT_EQ(categoryText(u"Bed"_s), u"Bed"_s);
    EXPECT_EQ(categoryText(u"OfficeChair"_s), u"Office chair"_s);
    EXPECT_EQ(categoryText(u"TVStand"_s), u"TV stand"_s);
    EXPECT_EQ(categoryText(u"AGV"_s), u"AGV"_s);
    EXPECT_EQ(categoryText(u"livingroom"_s), u"Living room"_s);
    EXPECT_EQ(categoryText(u"meeting room"_s), u"Meeting room"_s);
    EXPECT_EQ(categoryText(u"Tea kettle"_s), u"Tea kettle"_s) << "of a library of one's own";
    EXPECT_EQ(categoryText({}), QString());
}

TEST(CategoryText, IsTranslatedUnderEveryName)
{
    OneWord language;
    ASSERT_TRUE(QCoreApplication::installTranslator(&language));
    EXPECT_EQ(categoryText(u"Sofa"_s), u"沙发"_s);
    EXPECT_EQ(categoryText(u"sofa"_s), u"沙发"_s);
    EXPECT_EQ(categoryText(u"Couch"_s), u"沙发"_s);
    EXPECT_EQ(categoryText(u"Bed"_s), u"Bed"_s);
    QCoreApplication::removeTranslator(&language);
}

TEST(CategoryText, CataloguesHaveTheWholeLibrary)
{
    const std::set<std::string> named(namedCategories().begin(), namedCategories().end());
    EXPECT_EQ(named.size(), namedCategories().size()) << "a name is listed twice";
    for (const CategoryInfo &info : categories())
        EXPECT_TRUE(named.contains(info.name)) << info.name;
    EXPECT_TRUE(named.contains("Unknown")) << "what scans call the things that they do not know";
}

} // namespace
} // namespace twinloom::asset
