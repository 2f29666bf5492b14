// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/wish_list.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QTranslator>

#include <memory>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

/// Chinese for two things.
class SomeChinese : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return qstrcmp(text, "Desk") == 0 ? u"书桌"_s : qstrcmp(text, "OfficeChair") == 0 ? u"办公椅"_s : QString();
    }
    bool isEmpty() const override { return false; }
};

TEST(CategoryBox, FindsByEnglishNamesInAnyLanguage)
{
    SomeChinese chinese;
    qApp->installTranslator(&chinese);
    const std::unique_ptr<QComboBox> box(categoryBox({u"Desk"_s, u"OfficeChair"_s, u"Sofa"_s}, u"?"_s));
    const auto meant = [&](const QString &typed) {
        box->setEditText(typed);
        return box->itemData(typedCategory(*box)).toString();
    };
    for (const QString &name : {u"desk"_s, u"书桌"_s, u"书"_s, u" Desk "_s})
        EXPECT_EQ(meant(name), u"Desk"_s) << name.toStdString();
    for (const QString &name : {u"office ch"_s, u"officechair"_s, u"办公"_s})
        EXPECT_EQ(meant(name), u"OfficeChair"_s) << name.toStdString();
    EXPECT_EQ(meant(u"f"_s), QString()) << "several";
    EXPECT_EQ(meant(u"piano"_s), QString());
    box->completer()->setCompletionPrefix(u"desk"_s);
    ASSERT_EQ(box->completer()->completionCount(), 1);
    EXPECT_EQ(box->completer()->currentCompletion(), u"书桌"_s) << "what is written is its name here";
    qApp->removeTranslator(&chinese);
}

} // namespace
} // namespace twinloom::studio
