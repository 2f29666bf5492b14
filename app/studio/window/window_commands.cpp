// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow does by itself: the context menu, pictures, the check, and who it is.
#include "app/studio/panels/messages_panel.h"
#include "app/studio/theme/icons.h"
#include "app/studio/window/main_window.h"
#include "app/workflow/picture_file.h"
#include "core/scene/validate.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

void MainWindow::showContextMenu(const QPoint &at)
{
    if (!document())
        return;
    QMenu menu;
    for (const Act act : {Act::FrameSelection, Act::Rename, Act::Duplicate, Act::RotateLeft, Act::RotateRight,
                          Act::ToggleVisible, Act::AddGroup, Act::Delete}) {
        if (act == Act::Duplicate || act == Act::Delete)
            menu.addSeparator();
        menu.addAction((*m_actions)[act]);
    }
    menu.exec(at);
}

void MainWindow::savePicture()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save picture"), document()->title() + u".png"_s,
                                                      tr("Pictures (*.png *.jpg)"));
    if (path.isEmpty())
        return;
    if (const auto saved = workflow::savePicture(m_viewport->picture(), path); !saved)
        showError(saved.error());
    else
        say({.tone = Tone::Success,
             .text = tr("Saved %1.").arg(QFileInfo(path).fileName()),
             .hint = {},
             .button = {},
             .action = {}});
}

void MainWindow::checkProject()
{
    const Issues issues = scene::validate(document()->scene());
    m_messages->add(issues, tr("Check project"));
    if (issues.empty())
        say({.tone = Tone::Success,
             .text = tr("Nothing is wrong with this project."),
             .hint = {},
             .button = {},
             .action = {}});
    else
        say({.tone = Tone::Warning,
             .text = tr("%n finding(s): see Messages.", nullptr, int(issues.size())),
             .hint = {},
             .button = {},
             .action = {}});
}

void MainWindow::about()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Twinloom Studio"));
    box.setIconPixmap(productIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box.setText(tr("<h3>Twinloom Studio %1</h3><p>Scans, generated layouts and live twins in one scene.</p>"
                   "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                    .arg(QCoreApplication::applicationVersion()));
    box.exec();
}

} // namespace twinloom::studio
