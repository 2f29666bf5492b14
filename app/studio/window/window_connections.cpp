// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow's actions, panels and project say to each other.
#include "app/studio/document/commands.h"
#include "app/studio/document/openings.h"
#include "app/studio/document/edits.h"
#include "app/studio/headset/headset_link.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/live/live_link.h"
#include "app/studio/panels/alarm_panel.h"
#include "app/studio/panels/fit_section.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/headset_panel.h"
#include "app/studio/panels/history_panel.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/live_panel.h"
#include "app/studio/panels/messages_panel.h"
#include "app/studio/panels/outliner_panel.h"
#include "app/studio/panels/align_panel.h"
#include "app/studio/viewport/floor_overlay.h"
#include "app/studio/window/help_dialog.h"
#include "app/studio/window/library_dialog.h"
#include "app/studio/window/main_window.h"
#include "app/studio/window/start_page.h"
#include "app/workflow/generate_again.h"
#include "app/workflow/generate_workflow.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QSignalBlocker>
#include <QStatusBar>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

void MainWindow::connectProject()
{
    m_banner->hide();
    showWalkableFloor();
    if (!document())
        return;
    connect(document(), &Document::changed, m_messageBar, &MessageBar::dismissError); // who goes on has read it
    connect(document(), &Document::changed, this, [this] {
        updateActions();
        updateStatus();
        if ((*m_actions)[Act::WalkableFloor]->isChecked())
            showWalkableFloor();
    });
    connect(document(), &Document::selectionChanged, this, [this] {
        if (const scene::NodePtr active = document()->active(); active && workflow::isVariant(*active))
            m_messages->markFindingsOf(active->id);
        updateActions();
        updateStatus();
    });
    connect(jobs(), &JobRunner::finished, this, [this](const Job &job, const JobOutput &output) {
        const Issues &issues = output.issues;
        std::size_t found = issues.size();
        m_messages->add(issues, job.title);
        // The list has the newest first, and is to have the best variant first.
        for (auto findings = output.findings.rbegin(); findings != output.findings.rend(); ++findings) {
            m_messages->add(*findings, job.title);
            m_generate->takeFindings(*findings);
            found += findings->issues.size();
        }
        if (!output.select.empty())
            m_messages->markFindingsOf(output.select.back());
        m_messages->add(Tone::Success, job.outcome.isEmpty() ? job.title : job.outcome, job.title);
        Message message{.tone = Tone::Success,
                        .text = job.outcome.isEmpty() ? tr("%1: done.").arg(job.title) : job.outcome,
                        .hint = found == 0 ? QString() : tr("%n finding(s): see Messages.", nullptr, int(found)),
                        .button = {},
                        .action = {}};
        if (job.verb == "studio.align"_L1 && m_viewport->tool() == Tool::Align)
            m_viewport->setTool(Tool::Select); // where it failed the pairs stay, to be corrected
        if (job.verb == "studio.generate"_L1)
            offerToHideScan(message);
        offerWhatIssuesAskFor(output, message);
        say(message);
    });
    connect(jobs(), &JobRunner::cancelled, this, [this](const Job &job) {
        const QString text = tr("%1: cancelled.").arg(job.title);
        m_messages->add(Tone::Information, text, job.title);
        say({.tone = Tone::Information,
             .text = text,
             .hint = tr("The project is as it was."),
             .button = {},
             .action = {}});
    });
    connect(jobs(), &JobRunner::failed, this, [this](const Job &, const Error &error) { showError(error); });
    connect(jobs(), &JobRunner::started, m_messageBar, &MessageBar::dismissError);
    connectLive();
    connectHeadset();
    if (document()->readOnly())
        m_banner->showMessage({.tone = Tone::Warning,
                               .text = tr("This project is open read-only."),
                               .hint = tr("You can look at everything; nothing can be changed."),
                               .button = {},
                               .action = {},
                               .stays = Message::Stays::Always});
}

/// The tool that helps with what a scan found wrong, or with what is there twice.
void MainWindow::offerWhatIssuesAskFor(const JobOutput &output, Message &message)
{
    for (const Issue &issue : output.issues) {
        if (issue.code == "not-registered"_L1 || issue.code == "overlaps-scene"_L1) {
            message.button = tr("Align scans");
            message.action = [this] { (*m_actions)[Act::AlignTool]->trigger(); };
        } else if (issue.code == "place-known"_L1 && message.button.isEmpty()) {
            message.button = tr("Compare two scans");
            message.action = [this, scans = output.select, earlier = scene::NodeId::fromString(issue.field)]() mutable {
                if (!document() || !earlier)
                    return;
                scans.push_back(*earlier);
                document()->select(std::move(scans));
                (*m_actions)[Act::CompareScans]->trigger();
            };
        } else {
            continue;
        }
        message.stays = Message::Stays::UntilClosed;
    }
}

/// What was generated stands among what was scanned: one of them is to be seen.
void MainWindow::offerToHideScan(Message &message)
{
    const scene::NodePtr variant = document()->active();
    const scene::NodeId room = variant ? roomOf(document()->scene(), variant->id) : scene::NodeId{};
    if (scannedIn(document()->hierarchy(), room).empty())
        return;
    message.button = tr("Hide the scan");
    message.stays = Message::Stays::UntilClosed;
    message.action = [this, room] {
        if (!document())
            return;
        if (const auto done = hideScan(*document(), room); !done)
            showError(done.error());
    };
}

void MainWindow::connectLive()
{
    connect(live(), &LiveLink::updated, this, [this] { m_viewport->setLiveOverlays(live()->overlays()); });
    connect(live(), &LiveLink::issue, this, [this](const Issue &issue) { m_messages->add({issue}, tr("Live")); });
    m_viewport->setLiveOverlays(live()->overlays()); // of a project that moved here from another window
}

void MainWindow::connectHeadset()
{
    const auto showRunning = [this] {
        const QSignalBlocker blocker((*m_actions)[Act::MixedReality]);
        (*m_actions)[Act::MixedReality]->setChecked(headset()->running());
    };
    connect(headset(), &HeadsetLink::runningChanged, this, showRunning);
    connect(headset(), &HeadsetLink::failed, this, &MainWindow::showError);
    connect(headset(), &HeadsetLink::issue, this,
            [this](const Issue &issue) { m_messages->add({issue}, tr("Mixed reality")); });
    showRunning();
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
    on(Act::Library, [this] {
        LibraryDialog(this).exec();
        m_generate->takeStyles();
    });
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
    on(Act::CompareScans, [this] { Q_EMIT compareWanted(); });
    onDocument(Act::AddRoom, addEmptyRoom);
    onDocument(Act::AddDoor, [](Document &d) { return addOpening(d, u"door"_s); });
    onDocument(Act::AddWindow, [](Document &d) { return addOpening(d, u"window"_s); });
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
    on(Act::MixedReality, [this] {
        raisePanel(u"dock.headset"_s);
        m_headset->toggle();
        (*m_actions)[Act::MixedReality]->setChecked(headset() && headset()->running());
    });
    on(Act::Check, [this] { checkProject(); });
    on(Act::MouseAndKeys, [this] { HelpDialog(*m_actions, this).exec(); });
    on(Act::About, [this] { about(); });
}

void MainWindow::connectViewOptions()
{
    auto *tools = new QActionGroup(this);
    for (const auto &[act, tool] : {std::pair{Act::SelectTool, Tool::Select},
                                    {Act::MoveTool, Tool::Move},
                                    {Act::RegionTool, Tool::Region},
                                    {Act::AskTool, Tool::Ask},
                                    {Act::AlignTool, Tool::Align}}) {
        QAction *action = (*m_actions)[act];
        tools->addAction(action);
        on(act, [this, tool = tool] { m_viewport->setTool(tool); });
        connect(m_viewport, &Viewport::toolChanged, action, [action, tool = tool](Tool now) {
            if (now == tool)
                action->setChecked(true);
        });
    }
    (*m_actions)[Act::SelectTool]->setChecked(true);
    connect(m_viewport, &Viewport::toolChanged, this, [this, tools](Tool tool) {
        showAlignDock(tool == Tool::Align);
        m_hint->setText(tool == Tool::Select ? gestureHint() : tools->checkedAction()->statusTip());
    });
    connect(m_align, &AlignPanel::alignWanted, this, &MainWindow::alignWanted);
    connect(m_viewport, &Viewport::pointsCut, this, &MainWindow::showCutPoints);
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
    on(Act::WalkableFloor, [this] {
        showWalkableFloor();
        if ((*m_actions)[Act::WalkableFloor]->isChecked() && !m_walkableIsShown)
            say({.tone = Tone::Information,
                 .text = tr("No scan in this project tells where one can walk."),
                 .hint = tr("Import the files of a scan, with “Find rooms and objects”."),
                 .button = {},
                 .action = {}});
    });
}

void MainWindow::showCutPoints(const CutPoints &points)
{
    m_cutPoints->setVisible(points.worthTelling());
    if (!points.worthTelling())
        return;
    const QAction *cutaway = (*m_actions)[Act::Cutaway];
    m_cutPoints->setText(tr("%1 % of the scanned points are cut away (%2 shows them)")
                             .arg(100 * points.cut / points.all)
                             .arg(cutaway->shortcut().toString(QKeySequence::NativeText)));
    m_cutPoints->setToolTip(tr("About %1 of %2 points lie above a ceiling, outside of rooms or on walls in the way of "
                               "this view. View > “Cut walls away” leaves them out.")
                                .arg(QLocale().toString(points.cut), QLocale().toString(points.all)));
}

void MainWindow::showWalkableFloor()
{
    std::vector<Mark> marks;
    if (document() && (*m_actions)[Act::WalkableFloor]->isChecked())
        marks =
            floorMarks(document()->hierarchy(), {{}, [this](const scene::BlobId &id) { return document()->blob(id); }});
    m_walkableIsShown = !marks.empty();
    m_viewport->setMarks(u"floor"_s, std::move(marks));
}

void MainWindow::connectPanels()
{
    connect(m_alarms, &AlarmPanel::failed, this, &MainWindow::showError);
    connect(m_alarms, &AlarmPanel::openCountChanged, this, [this](int count) {
        if (auto *dock = findChild<QDockWidget *>(u"dock.alarms"_s))
            dock->setWindowTitle(count > 0 ? tr("Alarms (%1)").arg(count) : tr("Alarms"));
    });
    connect(m_live, &LivePanel::failed, this, &MainWindow::showError);
    connect(m_headset, &HeadsetPanel::failed, this, &MainWindow::showError);
    connect(m_history, &HistoryPanel::refused, this, &MainWindow::showError);
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
    connect(m_inspector, &InspectorPanel::candidatesWanted, this, &MainWindow::candidatesWanted);
    connect(m_inspector, &InspectorPanel::modelChosen, this, &MainWindow::modelChosen);
    connect(m_inspector, &InspectorPanel::putBackWanted, this, &MainWindow::putBackWanted);
    connect(m_inspector, &InspectorPanel::finished, m_viewport, [this] { m_viewport->setFocus(); });
    connectGenerate();
    connect(m_messages, &MessagesPanel::nodeWanted, this, [this](const QString &reference) {
        const auto node = document() ? scene::resolveNode(document()->scene(), reference) : Result(scene::NodeId{});
        if (!node || node->isNull())
            return;
        if (workflow::isVariant(*document()->scene().find(*node))) {
            if (const auto done = pickVariant(*document(), *node); !done)
                showError(done.error());
            return;
        }
        document()->select({*node});
        m_viewport->frameSelection();
    });
}

void MainWindow::connectGenerate()
{
    connect(m_generate, &GeneratePanel::refused, this, &MainWindow::showError);
    connect(m_inspector, &InspectorPanel::againWanted, this, &MainWindow::generateAgainWanted);
    connect(m_inspector, &InspectorPanel::requestWanted, this, [this](scene::NodeId made) {
        const auto read = [this](const scene::BlobId &id) { return document()->blob(id); };
        const auto options = workflow::optionsOf(document()->hierarchy(), made, {{}, read});
        if (!options) {
            showError(options.error());
            return;
        }
        raisePanel(u"dock.generate"_s);
        m_generate->edit(*options);
    });
    connect(m_generate, &GeneratePanel::generateWanted, this, &MainWindow::generateWanted);
    connect(m_generate, &GeneratePanel::libraryWanted, (*m_actions)[Act::Library], &QAction::trigger);
    connect(m_generate, &GeneratePanel::addRoomWanted, (*m_actions)[Act::AddRoom], &QAction::trigger);
    connect(m_generate, &GeneratePanel::drawWanted, (*m_actions)[Act::RegionTool], &QAction::trigger);
    connect(m_generate, &GeneratePanel::askWanted, (*m_actions)[Act::AskTool], &QAction::trigger);
    connect(m_generate, &GeneratePanel::marksChanged, m_viewport, &Viewport::setMarks);
    connect(m_generate, &GeneratePanel::floorChanged, m_viewport, &Viewport::setFloor);
    connect(m_viewport, &Viewport::regionDrawn, m_generate, &GeneratePanel::addRegion);
    connect(m_viewport, &Viewport::floorClicked, &m_generate->fit(), &FitSection::ask);
    for (const Act act : {Act::RegionTool, Act::AskTool}) // whoever uses them looks for what they do
        connect((*m_actions)[act], &QAction::triggered, this, [this] { raisePanel(u"dock.generate"_s); });
}

void MainWindow::updateActions()
{
    Actions::State state;
    if (document())
        state = {true, !document()->readOnly(), !document()->selection().empty(), document()->undoLabel(),
                 document()->redoLabel()};
    m_actions->update(state);
}

} // namespace twinloom::studio
