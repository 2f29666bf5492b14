// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/studio_style.h"

#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDialogButtonBox>
#include <QPushButton>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(StudioStyle, QtsDialogsHaveOurIcons)
{
    applyTheme(*qobject_cast<QApplication *>(qApp), ThemeChoice::Dark);
    const auto picture = [](const QIcon &icon) { return icon.pixmap(QSize(24, 24)).toImage(); };
    for (const auto &[which, name] : {std::pair{QStyle::SP_DirIcon, u"group"_s},
                                      {QStyle::SP_FileDialogNewFolder, u"folder-new"_s},
                                      {QStyle::SP_FileDialogToParent, u"folder-up"_s},
                                      {QStyle::SP_FileDialogBack, u"left"_s},
                                      {QStyle::SP_MessageBoxWarning, u"warning"_s}}) {
        const QImage drawn = picture(QApplication::style()->standardIcon(which));
        EXPECT_EQ(drawn, picture(icon(name))) << name.toStdString();
        EXPECT_NE(drawn, picture(icon(u"none"_s))) << name.toStdString() << " is empty";
    }
}

TEST(StudioStyle, ButtonsOfDialogsAreTextOnly)
{
    applyTheme(*qobject_cast<QApplication *>(qApp), ThemeChoice::Dark);
    const QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    EXPECT_TRUE(box.button(QDialogButtonBox::Save)->icon().isNull());
    EXPECT_TRUE(box.button(QDialogButtonBox::Cancel)->icon().isNull());
}

} // namespace
} // namespace twinloom::studio
