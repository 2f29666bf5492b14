// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/main_window.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/panels/alarm_panel.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/history_panel.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/jobs_panel.h"
#include "app/studio/panels/live_panel.h"
#include "app/studio/panels/outliner_panel.h"
#include "app/studio/theme/icons.h"
#include "app/studio/viewport/view_tools.h"
#include "app/studio/window/preferences.h"
#include "app/studio/window/start_page.h"
#include "core/scene/validate.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>
#include <QToolBar>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kLayoutVersion = 2; // raise when docks are added or moved: old layouts are then forgotten

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

bool isProject(const QString &path)
{
    return QFileInfo(path).suffix().toLower() == "twin"_L1;
}

} // namespace

OpenProject::OpenProject() = default;
OpenProject::OpenProject(OpenProject &&) noexcept = default;
OpenProject &OpenProject::operator=(OpenProject &&other) noexcept
{
    live = std::move(other.live);
    jobs = std::move(other.jobs); // both use the document until they end
    document = std::move(other.document);
    return *this;
}
OpenProject::~OpenProject() = default;

MainWindow::MainWindow(Preferences &preferences) : m_preferences(preferences), m_actions(new Actions(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(productIcon());
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    buildCentre();
    buildDocks();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    connectActions();
    connectPanels();
    connectViewOptions();
    restoreDocks();
    setProject({});
}

MainWindow::~MainWindow()
{
    if (document())
        setProject({}); // the panels let go of the document before it goes
}

void MainWindow::buildCentre()
{
    m_stack = new QStackedWidget;
    m_start = new StartPage(m_preferences);
    m_viewport = new Viewport;
    new ViewTools(*m_viewport, *m_actions);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_viewport);
    m_messageBar = new MessageBar;
    m_banner = new MessageBar;
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_messageBar);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

QDockWidget *MainWindow::addPanel(Qt::DockWidgetArea area, const QString &name, const QString &title, QWidget *panel)
{
    auto *dock = new QDockWidget(title);
    dock->setObjectName(name);
    dock->setWidget(panel);
    addDockWidget(area, dock);
    m_docks << dock;
    return dock;
}

void MainWindow::buildDocks()
{
    QDockWidget *outliner =
        addPanel(Qt::LeftDockWidgetArea, u"dock.outliner"_s, tr("Outliner"), m_outliner = new OutlinerPanel);
    QDockWidget *history =
        addPanel(Qt::LeftDockWidgetArea, u"dock.history"_s, tr("History"), m_history = new HistoryPanel);
    QDockWidget *messages =
        addPanel(Qt::LeftDockWidgetArea, u"dock.messages"_s, tr("Messages"), m_messages = new MessagesPanel);
    QDockWidget *jobsDock = addPanel(Qt::LeftDockWidgetArea, u"dock.jobs"_s, tr("Jobs"), m_jobsPanel = new JobsPanel);
    QDockWidget *inspector =
        addPanel(Qt::RightDockWidgetArea, u"dock.inspector"_s, tr("Inspector"), m_inspector = new InspectorPanel);
    QDockWidget *generate =
        addPanel(Qt::RightDockWidgetArea, u"dock.generate"_s, tr("Generate"), m_generate = new GeneratePanel);
    QDockWidget *live = addPanel(Qt::RightDockWidgetArea, u"dock.live"_s, tr("Live"), m_live = new LivePanel);
    QDockWidget *alarms = addPanel(Qt::LeftDockWidgetArea, u"dock.alarms"_s, tr("Alarms"), m_alarms = new AlarmPanel);
    splitDockWidget(outliner, history, Qt::Vertical);
    tabifyDockWidget(history, messages);
    tabifyDockWidget(messages, jobsDock);
    tabifyDockWidget(jobsDock, alarms);
    tabifyDockWidget(inspector, generate);
    tabifyDockWidget(generate, live);
    resizeDocks({outliner, inspector}, {290, 320}, Qt::Horizontal);
    resizeDocks({outliner, history}, {560, 240}, Qt::Vertical);
    m_frontDocks = {history, inspector};
}

void MainWindow::restoreDocks()
{
    const QByteArray geometry = m_preferences.bytes(u"window/geometry"_s);
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1600, 1000);
    const QByteArray state = m_preferences.bytes(u"window/state"_s);
    if (state.isEmpty() || !restoreState(state, kLayoutVersion))
        for (QDockWidget *dock : m_frontDocks)
            dock->raise();
    m_layout = saveState(kLayoutVersion);
    for (QDockWidget *dock : m_docks) {
        connect(dock, &QDockWidget::dockLocationChanged, this, &MainWindow::updateDockTitles, Qt::QueuedConnection);
        connect(dock, &QDockWidget::topLevelChanged, this, &MainWindow::updateDockTitles, Qt::QueuedConnection);
        connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::updateDockTitles, Qt::QueuedConnection);
    }
    updateDockTitles();
}

void MainWindow::updateDockTitles()
{
    // A tab says the name already: the bar below it would only say it again.
    for (QDockWidget *dock : m_docks) {
        const bool tabbed = !dock->isFloating() && !tabifiedDockWidgets(dock).isEmpty();
        if (tabbed == (dock->titleBarWidget() != nullptr))
            continue;
        QWidget *old = dock->titleBarWidget();
        dock->setTitleBarWidget(tabbed ? new QWidget : nullptr);
        delete old;
    }
}

void MainWindow::showPanels(bool shown)
{
    if (shown)
        restoreState(m_layout, kLayoutVersion);
    m_toolBar->setVisible(shown);
    if (shown)
        return;
    if (std::ranges::any_of(m_docks, [](QDockWidget *dock) { return !dock->isHidden(); }))
        m_layout = saveState(kLayoutVersion);
    for (QDockWidget *dock : m_docks)
        dock->hide();
}

void MainWindow::buildStatusBar()
{
    m_status = new QLabel;
    m_status->setContentsMargins(8, 0, 8, 0);
    statusBar()->addPermanentWidget(m_jobsIndicator = new JobsIndicator);
    statusBar()->addPermanentWidget(m_status);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setMinimumHeight(30);
}

void MainWindow::setProject(OpenProject project)
{
    if (document()) {
        document()->disconnect(this);
        jobs()->disconnect(this);
        live()->disconnect(this);
    }
    Document *next = project.document.get();
    JobRunner *nextJobs = project.jobs.get();
    m_viewport->setDocument(next);
    m_outliner->setDocument(next);
    m_inspector->setDocument(next);
    m_generate->setDocument(next);
    m_live->setLink(next, project.live.get());
    m_alarms->setSource(next, next ? project.live->historyFolder() : QString());
    m_viewport->setLiveOverlays({});
    m_history->setDocument(next);
    m_jobsPanel->setRunner(nextJobs);
    m_jobsIndicator->setRunner(nextJobs);
    m_messages->clear();
    m_messageBar->hide();
    m_project = std::move(project);
    connectProject();
    m_stack->setCurrentWidget(next ? static_cast<QWidget *>(m_viewport) : m_start);
    if (!next)
        m_start->refresh();
    showPanels(next != nullptr);
    updateActions();
    updateStatus();
    updateTitle();
}

OpenProject MainWindow::takeProject()
{
    OpenProject taken = std::move(m_project);
    if (taken.document) {
        taken.document->disconnect(this);
        taken.jobs->disconnect(this);
        taken.live->disconnect(this);
    }
    m_project = {};
    setProject({});
    return taken;
}

void MainWindow::connectProject()
{
    m_banner->hide();
    if (!document())
        return;
    connect(document(), &Document::changed, this, [this] {
        updateActions();
        updateStatus();
    });
    connect(document(), &Document::selectionChanged, this, [this] {
        updateActions();
        updateStatus();
    });
    connect(jobs(), &JobRunner::finished, this, [this](const Job &job, const Issues &issues) {
        m_messages->add(issues, job.title);
        m_messages->add(Tone::Success, job.outcome.isEmpty() ? job.title : job.outcome, job.title);
        say({.tone = Tone::Success,
             .text = job.outcome.isEmpty() ? tr("%1: done.").arg(job.title) : job.outcome,
             .hint = issues.empty() ? QString() : tr("%n finding(s): see Messages.", nullptr, int(issues.size())),
             .button = {},
             .action = {}});
    });
    connect(jobs(), &JobRunner::failed, this, [this](const Job &, const Error &error) { showError(error); });
    connectLive();
    if (document()->readOnly())
        m_banner->showMessage({.tone = Tone::Warning,
                               .text = tr("This project is open read-only."),
                               .hint = tr("You can look at everything; nothing can be changed."),
                               .button = {},
                               .action = {},
                               .stays = Message::Stays::Always});
}

void MainWindow::connectLive()
{
    connect(live(), &LiveLink::updated, this, [this] { m_viewport->setLiveOverlays(live()->overlays()); });
    connect(live(), &LiveLink::issue, this, [this](const Issue &issue) { m_messages->add({issue}, tr("Live")); });
    m_viewport->setLiveOverlays(live()->overlays()); // of a project that moved here from another window
}

void MainWindow::on(Act act, std::function<void()> run)
{
    connect((*m_actions)[act], &QAction::triggered, this, run);
}

void MainWindow::onDocument(Act act, std::function<Result<void>(Document &)> run)
{
    on(act, [this, run] {
        if (!document())
            return;
        if (const auto done = run(*document()); !done)
            showError(done.error());
    });
}

void MainWindow::connectActions()
{
    on(Act::New, [this] { Q_EMIT newProjectWanted(); });
    on(Act::Open, [this] { Q_EMIT openProjectWanted(); });
    on(Act::CloseProject, [this] { Q_EMIT closeProjectWanted(); });
    on(Act::ImportScan, [this] { Q_EMIT scanWanted({}); });
    on(Act::ImportModels, [this] { Q_EMIT modelsWanted(); });
    on(Act::ImportRooms, [this] { Q_EMIT roomsWanted(); });
    on(Act::Export, [this] { Q_EMIT exportWanted(); });
    on(Act::SavePicture, [this] { savePicture(); });
    on(Act::Quit, [this] { close(); });
    onDocument(Act::Undo, [](Document &d) { return d.undo(); });
    onDocument(Act::Redo, [](Document &d) { return d.redo(); });
    onDocument(Act::Delete, deleteSelection);
    onDocument(Act::Duplicate, duplicateSelection);
    onDocument(Act::ToggleVisible, toggleSelection);
    onDocument(Act::RotateLeft, [](Document &d) { return turnSelection(d, Turn::Left); });
    onDocument(Act::RotateRight, [](Document &d) { return turnSelection(d, Turn::Right); });
    on(Act::LetFall, [this] { Q_EMIT fallWanted(); });
    on(Act::ReplaceScanned, [this] { Q_EMIT replaceWanted(); });
    onDocument(Act::AddRoom, addEmptyRoom);
    onDocument(Act::AddGroup, groupSelection);
    on(Act::Rename, [this] { m_outliner->renameActive(); });
    on(Act::SelectAll, [this] {
        if (document())
            selectAll(*document());
    });
    on(Act::SelectNone, [this] {
        if (document())
            document()->select({});
    });
    on(Act::Check, [this] { checkProject(); });
    on(Act::About, [this] { about(); });
}

void MainWindow::connectViewOptions()
{
    on(Act::SelectTool, [this] { m_viewport->setTool(Tool::Select); });
    on(Act::MoveTool, [this] { m_viewport->setTool(Tool::Move); });
    auto *tools = new QActionGroup(this);
    tools->addAction((*m_actions)[Act::SelectTool]);
    tools->addAction((*m_actions)[Act::MoveTool]);
    (*m_actions)[Act::SelectTool]->setChecked(true);
    on(Act::FrameSelection, [this] { m_viewport->frameSelection(); });
    on(Act::FrameAll, [this] { m_viewport->frameAll(); });
    on(Act::ViewTop, [this] { m_viewport->showFrom(StandardView::Top); });
    on(Act::ViewFront, [this] { m_viewport->showFrom(StandardView::Front); });
    on(Act::ViewSide, [this] { m_viewport->showFrom(StandardView::Side); });
    on(Act::ViewPerspective, [this] { m_viewport->showFrom(StandardView::Perspective); });
    const std::pair<Act, bool render::Options::*> switches[] = {
        {Act::Grid, &render::Options::grid},
        {Act::Shadows, &render::Options::shadows},
        {Act::AmbientOcclusion, &render::Options::ambientOcclusion},
        {Act::EyeDome, &render::Options::eyeDomeLighting},
        {Act::Cutaway, &render::Options::cutaway}};
    for (const auto &[act, member] : switches) {
        (*m_actions)[act]->setChecked(m_viewport->options().*member);
        connect((*m_actions)[act], &QAction::toggled, this, [this, member = member](bool on) {
            render::Options options = m_viewport->options();
            options.*member = on;
            m_viewport->setOptions(options);
        });
    }
}

void MainWindow::connectPanels()
{
    connect(m_alarms, &AlarmPanel::failed, this, &MainWindow::showError);
    connect(m_alarms, &AlarmPanel::openCountChanged, this, [this](int count) {
        if (auto *dock = findChild<QDockWidget *>(u"dock.alarms"_s))
            dock->setWindowTitle(count > 0 ? tr("Alarms (%1)").arg(count) : tr("Alarms"));
    });
    connect(m_live, &LivePanel::failed, this, &MainWindow::showError);
    connect(m_start, &StartPage::newWanted, this, &MainWindow::newProjectWanted);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::openProjectWanted);
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::sampleWanted);
    connect(m_start, &StartPage::recentWanted, this, &MainWindow::projectWanted);
    connect(m_viewport, &Viewport::refused, this, &MainWindow::showError);
    connect(m_viewport, &Viewport::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_outliner, &OutlinerPanel::refused, this, &MainWindow::showError);
    connect(m_outliner, &OutlinerPanel::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_outliner, &OutlinerPanel::nodeActivated, m_viewport, &Viewport::frameSelection);
    connect(m_inspector, &InspectorPanel::refused, this, &MainWindow::showError);
    connect(m_generate, &GeneratePanel::refused, this, &MainWindow::showError);
    connect(m_generate, &GeneratePanel::generateWanted, this, &MainWindow::generateWanted);
    connect(m_generate, &GeneratePanel::addRoomWanted, (*m_actions)[Act::AddRoom], &QAction::trigger);
    connect(m_messages, &MessagesPanel::nodeWanted, this, [this](const QString &reference) {
        const auto node = document() ? scene::resolveNode(document()->scene(), reference) : Result(scene::NodeId{});
        if (node && !node->isNull()) {
            document()->select({*node});
            m_viewport->frameSelection();
        }
    });
}

void MainWindow::updateActions()
{
    Actions::State state;
    if (document())
        state = {true, !document()->readOnly(), !document()->selection().empty(), document()->undoLabel(),
                 document()->redoLabel()};
    m_actions->update(state);
}

void MainWindow::updateStatus()
{
    if (!document()) {
        m_status->clear();
        return;
    }
    const int nodes = static_cast<int>(document()->scene().size()),
              selected = static_cast<int>(document()->selection().size());
    const QString text = tr("%n node(s)", nullptr, nodes);
    m_status->setText(selected ? tr("%1 · %2").arg(text, tr("%n selected", nullptr, selected)) : text);
}

void MainWindow::updateTitle()
{
    if (!document())
        setWindowTitle(u"Twinloom Studio"_s);
    else
        setWindowTitle((document()->readOnly() ? tr("%1 (read-only) – %2") : tr("%1 – %2"))
                           .arg(document()->title(), u"Twinloom Studio"_s));
}

void MainWindow::say(const Message &message)
{
    m_messageBar->showMessage(message);
}

void MainWindow::showError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_messages->add(Tone::Error, error.text());
    say({.tone = Tone::Error,
         .text = error.message,
         .hint = error.hint,
         .button = {},
         .action = {},
         .stays = Message::Stays::UntilClosed});
}

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
    if (m_viewport->picture().save(path))
        say({.tone = Tone::Success,
             .text = tr("Saved %1.").arg(QFileInfo(path).fileName()),
             .hint = {},
             .button = {},
             .action = {}});
    else
        showError({ErrorCode::Io, tr("The picture was not saved: %1 cannot be written.").arg(path),
                   tr("Choose another folder.")});
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

void MainWindow::rememberLook()
{
    m_preferences.setBytes(u"window/geometry"_s, saveGeometry());
    m_preferences.setBytes(u"window/state"_s, document() ? saveState(kLayoutVersion) : m_layout);
    if (!document())
        return;
    document()->setSetting(u"view/camera"_s, m_viewport->camera().toText());
    if (m_viewport->drawnOnce())
        m_preferences.setThumbnail(document()->path(), m_viewport->picture());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberLook();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    if (isProject(files.front()))
        Q_EMIT projectWanted(files.front());
    else
        Q_EMIT scanWanted(files);
}

} // namespace twinloom::studio
