// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/studio_style.h"

#include "app/studio/theme/icons.h"

namespace twinloom::studio
{

namespace
{

/// The file's name of the icon that stands for one of Qt's; null: Qt's own.
const char *nameOf(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
        return "group";
    case QStyle::SP_DirOpenIcon:
        return "open";
    case QStyle::SP_DirHomeIcon:
        return "home";
    case QStyle::SP_FileIcon:
        return "file";
    case QStyle::SP_FileDialogToParent:
        return "folder-up";
    case QStyle::SP_FileDialogNewFolder:
        return "folder-new";
    case QStyle::SP_FileDialogListView:
        return "list";
    case QStyle::SP_FileDialogDetailedView:
        return "rows";
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft:
        return "left";
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight:
        return "right";
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DriveHDIcon:
        return "drive";
    case QStyle::SP_MessageBoxInformation:
        return "info";
    case QStyle::SP_MessageBoxWarning:
        return "warning";
    case QStyle::SP_MessageBoxCritical:
        return "error";
    case QStyle::SP_MessageBoxQuestion:
        return "ask";
    default:
        return nullptr;
    }
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

QIcon StudioStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const char *name = nameOf(which);
    return name ? icon(QLatin1StringView(name)) : QProxyStyle::standardIcon(which, option, widget);
}

QPixmap StudioStyle::standardPixmap(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const int size = pixelMetric(PM_SmallIconSize, option, widget);
    return nameOf(which) ? standardIcon(which, option, widget).pixmap(size)
                         : QProxyStyle::standardPixmap(which, option, widget);
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *result) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
}

} // namespace twinloom::studio
