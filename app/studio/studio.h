// SPDX-License-Identifier: GPL-3.0-or-later
// The running application: language, theme, the window, and the project in it. Thread: UI.
#pragma once

#include "app/workflow/catalogue.h"
#include "app/workflow/generate_workflow.h"
#include "app/studio/window/main_window.h"
#include "app/studio/window/preferences.h"

#include <QTranslator>

namespace twinloom::studio
{

class Studio : public QObject
{
    Q_OBJECT
public:
    /// The preferences must outlive it. Theme and language are taken from them.
    Studio(QApplication &application, Preferences &preferences);
    ~Studio() override;

    MainWindow &window() { return *m_window; }
    /// What fails is shown in the window, too.
    Result<void> openProject(const QString &path, project::OpenMode mode = project::OpenMode::ReadWrite);
    Result<void> newProject(const QString &path);
    /// A project with a furnished room, made at `path`.
    Result<void> newSample(const QString &path);
    void closeProject();
    /// "en", "zh_CN", empty as the system: makes the window anew, with what is open in it.
    void setLanguage(const QString &language);
    void setTheme(ThemeChoice choice);
    /// Starts the scan of files as a job; false when no project is open.
    bool importScan(const QStringList &files);
    /// Starts the import of models, or the export to a file, as a job. Needs an open project.
    void importModels(const QStringList &files);
    void exportTo(const QString &path);

private:
    void makeWindow();
    void askNew();
    void askOpen();
    void askSample();
    void askScan(const QStringList &files);
    void askModels();
    void askRooms();
    void askExport();
    void generate(const workflow::GenerateOptions &options);
    void generateAgain(scene::NodeId made);
    void letFall();
    void replaceScanned();
    void findModels(scene::NodeId object);
    void putModel(const workflow::FoundModels &found, int candidate);
    void putBack(scene::NodeId object);
    void compareScans();
    void align(const workflow::AlignRequest &request);
    void show(std::unique_ptr<Document> document);
    void installLanguage();
    QString projectFolder() const;

    QApplication &m_application;
    Preferences &m_preferences;
    workflow::Catalogue m_texts;
    QTranslator m_qtTexts;
    std::unique_ptr<MainWindow> m_window;
};

/// What must be set before the QApplication is made (shared OpenGL contexts, names), and the embedded files.
void prepareApplication();

} // namespace twinloom::studio
