// SPDX-License-Identifier: GPL-3.0-or-later
// The window: start page or view in the middle, panels around it. What the actions do is in document/commands and
// studio.h; here they are only put together: the window itself in main_window.cpp, menus in window_menus.cpp, who hears
// whom in window_connections.cpp, and the few things that it does by itself in window_commands.cpp.
#pragma once

#include "app/studio/panels/message_bar.h"
#include "app/studio/theme/theme.h"
#include "app/studio/viewport/viewport.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/open_project.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QPointer>

namespace twinloom::workflow
{
struct AlignRequest;
struct FoundModels;
struct GenerateOptions;
} // namespace twinloom::workflow

class QLabel;
class QToolBar;
class QStackedWidget;

namespace twinloom::studio
{

class AlarmPanel;
class AlignPanel;
class EmptyScene;
class GeneratePanel;
class HeadsetPanel;
class HistoryPanel;
class InspectorPanel;
class JobsIndicator;
class JobsPanel;
class LivePanel;
class OutlinerPanel;
class Preferences;
class StartPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Preferences &preferences);
    ~MainWindow() override;

    /// Shows a project instead of what was open; an empty one shows the start page.
    void setProject(OpenProject project);
    /// Gives the open project away, for another window.
    OpenProject takeProject();
    Document *document() const { return m_project.document.get(); }
    JobRunner *jobs() const { return m_project.jobs.get(); }
    LiveLink *live() const { return m_project.live.get(); }
    HeadsetLink *headset() const { return m_project.headset.get(); }

    Actions &actions() { return *m_actions; }
    Viewport &viewport() { return *m_viewport; }
    OutlinerPanel &outliner() { return *m_outliner; }
    InspectorPanel &inspector() { return *m_inspector; }
    GeneratePanel &generatePanel() { return *m_generate; }
    LivePanel &livePanel() { return *m_live; }
    HeadsetPanel &headsetPanel() { return *m_headset; }
    AlarmPanel &alarmPanel() { return *m_alarms; }
    AlignPanel &alignPanel() { return *m_align; }
    MessagesPanel &messages() { return *m_messages; }
    MessageBar &messageBar() { return *m_messageBar; }
    void showError(const Error &error);
    void say(const Message &message);
    /// Keeps the layout of the window, and the camera and thumbnail of the project.
    void rememberLook();

Q_SIGNALS:
    void newProjectWanted();
    void openProjectWanted();
    void sampleWanted();
    void projectWanted(const QString &path);
    void closeProjectWanted();
    void scanWanted(const QStringList &files); ///< empty: ask which
    void modelsWanted();
    void roomsWanted();
    void exportWanted();
    void fallWanted();
    void replaceWanted();
    void candidatesWanted(twinloom::scene::NodeId object);
    void modelChosen(const twinloom::workflow::FoundModels &found, int candidate);
    void putBackWanted(twinloom::scene::NodeId object);
    void compareWanted();
    void alignWanted(const twinloom::workflow::AlignRequest &request);
    void generateWanted(const twinloom::workflow::GenerateOptions &options);
    void generateAgainWanted(twinloom::scene::NodeId made);
    void themeWanted(twinloom::studio::ThemeChoice choice);
    void languageWanted(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void buildMenus();
    void buildAddMenu(QMenu *menu);
    void buildViewMenu(QMenu *menu);
    void buildPointMenus(QMenu *menu);
    void buildPreferenceMenus(QMenu *menu);
    void buildToolBar();
    void buildStatusBar();
    void connectActions();
    void connectPanels();
    void connectGenerate();
    void connectViewOptions();
    void connectProject();
    void offerToHideScan(Message &message);
    void offerWhatIssuesAskFor(const JobOutput &output, Message &message);
    void showWalkableFloor();
    void connectLive();
    void connectHeadset();
    void on(Act act, std::function<void()> run);
    /// Runs a command on the document and shows what it refused.
    void onDocument(Act act, std::function<Result<void>(Document &)> run);
    /// Whether what is being worked on may be given up.
    bool mayLeave();
    void showAlignDock(bool shown);
    /// Shows a panel's dock before those that share its place.
    void raisePanel(const QString &dock);
    QDockWidget *addPanel(Qt::DockWidgetArea area, const QString &name, const QString &title, QWidget *panel);
    void restoreDocks();
    void updateDockTitles();
    void showPanels(bool shown);
    void updateActions();
    void updateStatus();
    void showCutPoints(const CutPoints &points);
    void updateTitle();
    void showContextMenu(const QPoint &at);
    void savePicture();
    void checkProject();
    void about();

    Preferences &m_preferences;
    OpenProject m_project;
    Actions *m_actions;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    Viewport *m_viewport = nullptr;
    EmptyScene *m_emptyScene = nullptr;
    AlignPanel *m_align = nullptr;
    MessageBar *m_messageBar = nullptr, *m_banner = nullptr;
    bool m_walkableIsShown = false;
    OutlinerPanel *m_outliner = nullptr;
    InspectorPanel *m_inspector = nullptr;
    GeneratePanel *m_generate = nullptr;
    LivePanel *m_live = nullptr;
    HeadsetPanel *m_headset = nullptr;
    AlarmPanel *m_alarms = nullptr;
    HistoryPanel *m_history = nullptr;
    MessagesPanel *m_messages = nullptr;
    JobsPanel *m_jobsPanel = nullptr;
    JobsIndicator *m_jobsIndicator = nullptr;
    QLabel *m_hint = nullptr, *m_status = nullptr, *m_cutPoints = nullptr;
    QList<QDockWidget *> m_docks;
    QDockWidget *m_alignDock = nullptr;  ///< shown while Tool::Align is chosen
    QPointer<QDockWidget> m_behindAlign; ///< what was in front before
    QToolBar *m_toolBar = nullptr;
    QByteArray m_layout;               ///< of the panels, while the start page hides them
    QList<QDockWidget *> m_frontDocks; ///< raised in the layout of a first start
};

} // namespace twinloom::studio
