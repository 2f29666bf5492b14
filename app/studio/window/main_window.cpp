// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/main_window.h"

#include "app/studio/headset/headset_link.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/panels/alarm_panel.h"
#include "app/studio/panels/elided_label.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/headset_panel.h"
#include "app/studio/panels/history_panel.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/jobs_panel.h"
#include "app/studio/live/live_link.h"
#include "app/studio/panels/live_panel.h"
#include "app/studio/panels/messages_panel.h"
#include "app/studio/panels/outliner_panel.h"
#include "app/studio/theme/icons.h"
#include "app/studio/panels/align_panel.h"
#include "app/studio/viewport/empty_scene.h"
#include "app/studio/viewport/view_tools.h"
#include "app/studio/window/preferences.h"
#include "app/studio/window/start_page.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QSize kUsualSize(1600, 1000);
constexpr int kLayoutVersion = 4; // raise when docks are added or moved: old layouts are then forgotten

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
    m_emptyScene = new EmptyScene(*m_viewport, *m_actions);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_viewport);
    m_messageBar = new MessageBar;
    m_banner = new MessageBar;
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_messageBar->layOver(*m_stack);
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
    QDockWidget *headset =
        addPanel(Qt::RightDockWidgetArea, u"dock.headset"_s, tr("Headset"), m_headset = new HeadsetPanel);
    QDockWidget *alarms = addPanel(Qt::LeftDockWidgetArea, u"dock.alarms"_s, tr("Alarms"), m_alarms = new AlarmPanel);
    m_alignDock =
        addPanel(Qt::RightDockWidgetArea, u"dock.align"_s, tr("Align scans"), m_align = new AlignPanel(*m_viewport));
    m_alignDock->setFeatures(QDockWidget::DockWidgetMovable); // it comes and goes with its tool
    m_alignDock->hide(); // before it is among the others, or a small window would make room for it
    splitDockWidget(outliner, history, Qt::Vertical);
    tabifyDockWidget(history, messages);
    tabifyDockWidget(messages, jobsDock);
    tabifyDockWidget(jobsDock, alarms);
    tabifyDockWidget(inspector, generate);
    tabifyDockWidget(generate, live);
    tabifyDockWidget(live, headset);
    tabifyDockWidget(headset, m_alignDock);
    resizeDocks({outliner, inspector}, {290, 360}, Qt::Horizontal);
    resizeDocks({outliner, history}, {560, 240}, Qt::Vertical);
    m_frontDocks = {history, inspector};
}

void MainWindow::raisePanel(const QString &dock)
{
    if (auto *found = findChild<QDockWidget *>(dock)) {
        found->show();
        found->raise();
    }
}

/// With its tool it comes, and goes for what was in front before; what it was refused is then of no interest.
void MainWindow::showAlignDock(bool shown)
{
    if (shown == !m_alignDock->isHidden())
        return;
    if (shown) {
        const auto inFront = std::ranges::find_if(m_docks, [this](const QDockWidget *dock) {
            return dockWidgetArea(const_cast<QDockWidget *>(dock)) == dockWidgetArea(m_alignDock) &&
                   !dock->isFloating() && !dock->visibleRegion().isEmpty();
        });
        m_behindAlign = inFront == m_docks.end() ? nullptr : *inFront;
        m_alignDock->show();
        m_alignDock->raise();
        return;
    }
    if (m_behindAlign)
        m_behindAlign->raise(); // first: what hides in front gives its place, and the keys, to its neighbour
    m_alignDock->hide();
    m_messageBar->dismissError();
}

void MainWindow::restoreDocks()
{
    const QByteArray geometry = m_preferences.bytes(u"window/geometry"_s);
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(kUsualSize.boundedTo(screen()->availableSize()));
    const QByteArray state = m_preferences.bytes(u"window/state"_s);
    if (state.isEmpty() || !restoreState(state, kLayoutVersion))
        for (QDockWidget *dock : m_frontDocks)
            dock->raise();
    m_alignDock->hide();
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
    m_hint = new ElidedLabel;
    m_hint->setText(gestureHint());
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(8, 0, 8, 0);
    // It takes what the others leave: a running job is worth more than what the mouse buttons do.
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_hint, 1);
    m_status = new QLabel;
    m_status->setContentsMargins(8, 0, 8, 0);
    m_cutPoints = new QLabel;
    m_cutPoints->setObjectName(u"cutPoints"_s);
    m_cutPoints->setProperty("role", u"warning"_s);
    m_cutPoints->hide();
    statusBar()->addPermanentWidget(m_cutPoints);
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
        headset()->disconnect(this);
    }
    Document *next = project.document.get();
    JobRunner *nextJobs = project.jobs.get();
    m_viewport->setDocument(next);
    m_emptyScene->setDocument(next);
    m_align->setDocument(next);
    m_hint->setVisible(next != nullptr);
    m_outliner->setDocument(next);
    m_inspector->setDocument(next);
    m_generate->setDocument(next);
    m_live->setLink(next, project.live.get());
    m_headset->setLink(project.headset.get());
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
        taken.headset->disconnect(this);
    }
    m_project = {};
    setProject({});
    return taken;
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

bool MainWindow::mayLeave()
{
    const auto running =
        jobs() ? std::ranges::find_if(jobs()->jobs(), &Job::running) : std::vector<Job>::const_iterator();
    if (!jobs() || running == jobs()->jobs().end())
        return true;
    QMessageBox question(QMessageBox::Question, u"Twinloom Studio"_s,
                         tr("“%1” is still being worked on. Cancel it and quit?").arg(running->title),
                         QMessageBox::NoButton, this);
    question.setInformativeText(tr("The project stays as it is."));
    question.setObjectName(u"leave"_s);
    const QPushButton *leave = question.addButton(tr("Cancel it and quit"), QMessageBox::AcceptRole);
    question.setDefaultButton(question.addButton(tr("Keep working"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == leave;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayLeave()) {
        event->ignore();
        return;
    }
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
