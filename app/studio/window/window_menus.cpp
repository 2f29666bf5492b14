// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and the tool bar of MainWindow.
#include "app/studio/document/commands.h"
#include "app/studio/theme/icons.h"
#include "app/studio/window/main_window.h"
#include "app/studio/window/preferences.h"
#include "core/asset/category_text.h"
#include "core/asset/parametric.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <tuple>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

void MainWindow::buildMenus()
{
    const auto fill = [this](QMenu *menu, std::initializer_list<std::optional<Act>> acts) {
        for (const std::optional<Act> act : acts) {
            if (act)
                menu->addAction((*m_actions)[*act]);
            else
                menu->addSeparator();
        }
    };
    constexpr std::nullopt_t rule = std::nullopt;
    QMenu *file = menuBar()->addMenu(tr("&File"));
    fill(file, {Act::New, Act::Open});
    QMenu *recent = file->addMenu(icon(u"history"_s), tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const RecentProject &project : m_preferences.recent()) {
            QAction *action = recent->addAction(QFileInfo(project.path).completeBaseName());
            action->setStatusTip(project.path);
            action->setEnabled(project.exists);
            connect(action, &QAction::triggered, this, [this, path = project.path] { Q_EMIT projectWanted(path); });
        }
        if (recent->isEmpty())
            recent->addAction(tr("None yet"))->setEnabled(false);
    });
    fill(file, {rule, Act::ImportScan, Act::ImportModels, Act::ImportRooms, Act::Library, rule, Act::Export,
                Act::SavePicture, rule, Act::CloseProject, Act::Quit});
    fill(menuBar()->addMenu(tr("&Edit")),
         {Act::Undo, Act::Redo, rule, Act::Duplicate, Act::Rename, Act::ToggleVisible, Act::RotateLeft,
          Act::RotateRight, Act::LetFall, rule, Act::Delete, rule, Act::SelectAll, Act::SelectNone});
    buildAddMenu(menuBar()->addMenu(tr("&Add")));
    buildViewMenu(menuBar()->addMenu(tr("&View")));
    fill(menuBar()->addMenu(tr("&Tools")), {Act::SelectTool, Act::MoveTool, Act::RegionTool, Act::AskTool,
                                            Act::AlignTool, rule, Act::ReplaceScanned, Act::CompareScans, Act::Check});
    QMenu *windowMenu = menuBar()->addMenu(tr("&Window"));
    for (QDockWidget *dock : m_docks)
        if (dock != m_alignDock)
            windowMenu->addAction(dock->toggleViewAction());
    windowMenu->addSeparator();
    buildPreferenceMenus(windowMenu);
    fill(menuBar()->addMenu(tr("&Help")), {Act::MouseAndKeys, rule, Act::About});
}

void MainWindow::buildAddMenu(QMenu *menu)
{
    for (const Act act : {Act::AddRoom, Act::AddDoor, Act::AddWindow})
        menu->addAction((*m_actions)[act]);
    menu->addAction((*m_actions)[Act::AddGroup]);
    menu->addSeparator();
    const std::pair<asset::Domain, QString> domains[] = {{asset::Domain::Home, tr("&Home")},
                                                         {asset::Domain::Office, tr("&Office")},
                                                         {asset::Domain::Factory, tr("&Factory")}};
    for (const auto &[domain, title] : domains) {
        QMenu *shelf = menu->addMenu(icon(u"object"_s), title);
        QList<std::pair<QString, QString>> entries;
        for (const asset::CategoryInfo &info : asset::categories())
            if (info.domain == domain && info.mount != asset::Mount::Opening) {
                const QString name = QString::fromLatin1(info.name);
                entries << std::pair{asset::categoryText(name), name};
            }
        std::ranges::sort(entries,
                          [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
        for (const auto &[text, name] : entries)
            connect(shelf->addAction(text), &QAction::triggered, this, [this, name = name] {
                if (!document())
                    return;
                if (const auto done = addObject(*document(), name); !done)
                    showError(done.error());
            });
        connect(menu, &QMenu::aboutToShow, shelf,
                [this, shelf] { shelf->setEnabled(document() && !document()->readOnly()); });
    }
}

void MainWindow::buildViewMenu(QMenu *menu)
{
    for (const Act act :
         {Act::FrameSelection, Act::FrameAll, Act::ViewPerspective, Act::ViewTop, Act::ViewFront, Act::ViewSide,
          Act::Grid, Act::WalkableFloor, Act::Cutaway, Act::Shadows, Act::AmbientOcclusion, Act::EyeDome}) {
        if (act == Act::ViewPerspective || act == Act::Grid)
            menu->addSeparator();
        menu->addAction((*m_actions)[act]);
    }
    buildPointMenus(menu);
    menu->addSeparator();
    menu->addAction((*m_actions)[Act::MixedReality]);
}

/// How scanned points are drawn: for this window, not a part of the project.
void MainWindow::buildPointMenus(QMenu *menu)
{
    QMenu *colours = menu->addMenu(tr("Point co&lours"));
    QMenu *sizes = menu->addMenu(tr("Point si&ze"));
    const auto choice = [this](QActionGroup *group, const QString &title, bool chosen, auto &&apply) {
        QAction *action = group->addAction(title);
        action->setCheckable(true);
        action->setChecked(chosen);
        connect(action, &QAction::triggered, this, [this, apply] {
            render::Options options = m_viewport->options();
            apply(options);
            m_viewport->setOptions(options);
        });
        return action;
    };
    using render::PointColour;
    const std::tuple<PointColour, QString, QString> looks[] = {
        {PointColour::Scanned, tr("As &scanned"), tr("The colours of the scan")},
        {PointColour::Intensity, tr("By &intensity"),
         tr("How much of the beam came back; scans that do not tell stay as they are")},
        {PointColour::Height, tr("By &height"), tr("From dark blue at the bottom to yellow at the top")},
        {PointColour::Scan, tr("By s&can"), tr("Another colour for each cloud, to see which station saw what")}};
    auto *colourGroup = new QActionGroup(this);
    for (const auto &[colour, title, tip] : looks) {
        QAction *action = choice(colourGroup, title, colour == PointColour::Scanned,
                                 [colour = colour](render::Options &options) { options.pointColour = colour; });
        action->setStatusTip(tip);
        colours->addAction(action);
    }
    const std::pair<float, QString> scales[] = {
        {0.5f, tr("&Small")}, {1.0f, tr("&Usual")}, {1.5f, tr("&Large")}, {2.5f, tr("&Very large")}};
    auto *sizeGroup = new QActionGroup(this);
    for (const auto &[scale, title] : scales)
        sizes->addAction(choice(sizeGroup, title, scale == 1.0f,
                                [scale = scale](render::Options &options) { options.pointSize = scale; }));
}

void MainWindow::buildPreferenceMenus(QMenu *menu)
{
    QMenu *themes = menu->addMenu(icon(u"dark"_s), tr("&Theme"));
    auto *themeGroup = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("As the &system")},
                                                       {ThemeChoice::Dark, tr("&Dark")},
                                                       {ThemeChoice::Light, tr("&Light")}};
    for (const auto &[choice, title] : choices) {
        QAction *action = themes->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_preferences.theme() == choice);
        themeGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { Q_EMIT themeWanted(choice); });
    }
    QMenu *languages = menu->addMenu(icon(u"language"_s), tr("&Language"));
    auto *languageGroup = new QActionGroup(this);
    // Every language in its own name: whoever is in the wrong one must find the way back.
    const std::pair<QString, QString> names[] = {
        {QString(), tr("As the &system")}, {u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}};
    for (const auto &[code, name] : names) {
        QAction *action = languages->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_preferences.language() == code);
        languageGroup->addAction(action);
        // Queued: the window that owns this menu is made anew.
        connect(
            action, &QAction::triggered, this, [this, code = code] { Q_EMIT languageWanted(code); },
            Qt::QueuedConnection);
    }
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = m_toolBar = addToolBar(tr("Tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    for (const std::optional<Act> act : std::initializer_list<std::optional<Act>>{Act::New,
                                                                                  Act::Open,
                                                                                  {},
                                                                                  Act::Undo,
                                                                                  Act::Redo,
                                                                                  {},
                                                                                  Act::SelectTool,
                                                                                  Act::MoveTool,
                                                                                  Act::RotateLeft,
                                                                                  Act::Duplicate,
                                                                                  Act::Delete,
                                                                                  {},
                                                                                  Act::FrameSelection,
                                                                                  Act::FrameAll,
                                                                                  {}}) {
        if (act)
            bar->addAction((*m_actions)[*act]);
        else
            bar->addSeparator();
    }
    QAction *scan = (*m_actions)[Act::ImportScan];
    bar->addAction(scan);
    auto *generate = new QAction(icon(u"generate"_s), tr("Generate"), this);
    generate->setToolTip(tr("<b>Generate</b><br>Furnish a room: shows the panel with the generators"));
    generate->setStatusTip(tr("Furnish a room: shows the panel with the generators"));
    connect(generate, &QAction::triggered, this, [this] { raisePanel(u"dock.generate"_s); });
    bar->addAction(generate);
    for (QAction *action : {scan, generate})
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

} // namespace twinloom::studio
