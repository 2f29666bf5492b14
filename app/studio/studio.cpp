// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"

#include "app/studio/document/sample.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/jobs/align_job.h"
#include "app/studio/jobs/choose_model_job.h"
#include "app/studio/jobs/compare_job.h"
#include "app/studio/jobs/export_job.h"
#include "app/studio/jobs/fall_job.h"
#include "app/studio/jobs/generate_job.h"
#include "app/studio/jobs/job_blobs.h"
#include "app/studio/jobs/models_job.h"
#include "app/studio/jobs/replace_job.h"
#include "app/studio/jobs/rooms_job.h"
#include "app/studio/jobs/scan_job.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/inspector_panel.h"
#include "app/studio/panels/models_section.h"
#include "app/studio/window/scan_dialog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QPointer>
#include <QStandardPaths>

static void initialiseResources()
{
    // Outside of any namespace, as Q_INIT_RESOURCE wants it; needed since the files are in a static library.
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(theme);
}

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{
QString projectFilter()
{
    return QCoreApplication::translate("twinloom::studio::Studio", "Twinloom projects (*.twin)");
}

QString importTitle(const QStringList &files)
{
    return files.size() == 1 ? QCoreApplication::translate("twinloom::studio::Studio", "Import %1")
                                   .arg(QFileInfo(files.front()).fileName())
                             : QCoreApplication::translate("twinloom::studio::Studio", "Import %n file(s)", nullptr,
                                                           static_cast<int>(files.size()));
}
} // namespace

void prepareApplication()
{
    initialiseResources();
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    QCoreApplication::setOrganizationName(u"Twinloom"_s);
    QCoreApplication::setApplicationName(u"Twinloom Studio"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TWINLOOM_VERSION));
}

Studio::Studio(QApplication &application, Preferences &preferences)
    : m_application(application), m_preferences(preferences)
{
    applyTheme(m_application, m_preferences.theme());
    installLanguage();
    makeWindow();
}

Studio::~Studio() = default;

void Studio::installLanguage()
{
    m_application.removeTranslator(&m_texts);
    m_application.removeTranslator(&m_qtTexts);
    const QString chosen = m_preferences.language();
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    applyFonts(m_application, locale);
    if (m_texts.loadFor(locale))
        m_application.installTranslator(&m_texts);
    if (m_qtTexts.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qtTexts);
}

void Studio::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_preferences);
    MainWindow *window = m_window.get();
    connect(window, &MainWindow::newProjectWanted, this, &Studio::askNew);
    connect(window, &MainWindow::openProjectWanted, this, &Studio::askOpen);
    connect(window, &MainWindow::sampleWanted, this, &Studio::askSample);
    connect(window, &MainWindow::projectWanted, this, [this](const QString &path) { (void)openProject(path); });
    connect(window, &MainWindow::closeProjectWanted, this, &Studio::closeProject);
    connect(window, &MainWindow::scanWanted, this, &Studio::askScan);
    connect(window, &MainWindow::modelsWanted, this, &Studio::askModels);
    connect(window, &MainWindow::roomsWanted, this, &Studio::askRooms);
    connect(window, &MainWindow::exportWanted, this, &Studio::askExport);
    connect(window, &MainWindow::fallWanted, this, &Studio::letFall);
    connect(window, &MainWindow::replaceWanted, this, &Studio::replaceScanned);
    connect(window, &MainWindow::candidatesWanted, this, &Studio::findModels);
    connect(window, &MainWindow::modelChosen, this, &Studio::putModel);
    connect(window, &MainWindow::putBackWanted, this, &Studio::putBack);
    connect(window, &MainWindow::compareWanted, this, &Studio::compareScans);
    connect(window, &MainWindow::alignWanted, this, &Studio::align);
    connect(window, &MainWindow::generateWanted, this, &Studio::generate);
    connect(window, &MainWindow::generateAgainWanted, this, &Studio::generateAgain);
    connect(window, &MainWindow::themeWanted, this, &Studio::setTheme);
    connect(window, &MainWindow::languageWanted, this, &Studio::setLanguage);
}

void Studio::setTheme(ThemeChoice choice)
{
    m_preferences.setTheme(choice);
    applyTheme(m_application, choice);
}

void Studio::setLanguage(const QString &language)
{
    m_preferences.setLanguage(language);
    installLanguage();
    const bool shown = m_window->isVisible();
    m_window->rememberLook();
    OpenProject project = m_window->takeProject();
    const std::unique_ptr<MainWindow> old = std::move(m_window);
    makeWindow();
    if (project.document)
        m_window->setProject(std::move(project));
    if (shown)
        m_window->show();
}

QString Studio::projectFolder() const
{
    const auto recent = m_preferences.recent();
    return recent.empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                          : QFileInfo(recent.front().path).path();
}

void Studio::show(std::unique_ptr<Document> document)
{
    if (m_window->document())
        m_window->rememberLook();
    m_preferences.remember(document->path());
    m_window->setProject(OpenProject(std::move(document)));
}

Result<void> Studio::openProject(const QString &path, project::OpenMode mode)
{
    auto document = Document::open(path, mode);
    if (document) {
        show(std::move(*document));
        return {};
    }
    const Error &error = document.error();
    if (error.code != ErrorCode::Conflict) {
        m_window->showError(error);
        return unexpected(error);
    }
    m_window->say({.tone = Tone::Warning,
                   .text = error.message,
                   .hint = {},
                   .button = tr("Open read-only"),
                   .action = [this, path] { (void)openProject(path, project::OpenMode::ReadOnly); },
                   .stays = Message::Stays::UntilClosed});
    return unexpected(error);
}

Result<void> Studio::newProject(const QString &path)
{
    auto document = Document::create(path);
    if (!document) {
        m_window->showError(document.error());
        return unexpected(document.error());
    }
    show(std::move(*document));
    return {};
}

Result<void> Studio::newSample(const QString &path)
{
    if (auto made = newProject(path); !made)
        return made;
    Document &document = *m_window->document();
    auto done = document.commit(sampleRoom(document.ids()), u"studio.sample"_s, tr("Sample room"));
    if (!done)
        m_window->showError(done.error());
    return done;
}

void Studio::closeProject()
{
    m_window->rememberLook();
    m_window->setProject({});
}

void Studio::askNew()
{
    QString path = QFileDialog::getSaveFileName(m_window.get(), tr("New project"),
                                                projectFolder() + u"/"_s + tr("Project") + u".twin"_s, projectFilter());
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += u".twin"_s;
    (void)newProject(path);
}

void Studio::askOpen()
{
    const QString path =
        QFileDialog::getOpenFileName(m_window.get(), tr("Open project"), projectFolder(), projectFilter());
    if (!path.isEmpty())
        (void)openProject(path);
}

void Studio::askSample()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(u"Twinloom"_s);
    QString path = folder.filePath(u"Twinloom/"_s + tr("Sample") + u".twin"_s);
    if (QFileInfo::exists(path))
        (void)openProject(path);
    else
        (void)newSample(path);
}

void Studio::askScan(const QStringList &files)
{
    if (!m_window->document()) {
        m_window->say({.tone = Tone::Information,
                       .text = tr("A scan needs a project to go into."),
                       .hint = tr("Make or open one first."),
                       .button = tr("New project"),
                       .action = [this] { askNew(); },
                       .stays = Message::Stays::UntilClosed});
        return;
    }
    ScanDialog dialog(files, m_window.get());
    if (dialog.exec() != QDialog::Accepted || dialog.files().isEmpty())
        return;
    Document &document = *m_window->document();
    if (dialog.findsRooms())
        m_window->jobs()->start(scanTitle(dialog.files()), u"studio.scan"_s,
                                scanJob(document, dialog.files(), dialog.options()));
    else
        m_window->jobs()->start(importTitle(dialog.files()), u"studio.import"_s,
                                cloudsJob(document, dialog.files(), dialog.options()));
}

bool Studio::importScan(const QStringList &files)
{
    if (!m_window->document())
        return false;
    m_window->jobs()->start(scanTitle(files), u"studio.scan"_s, scanJob(*m_window->document(), files, {}));
    return true;
}

void Studio::askModels()
{
    const QStringList files =
        QFileDialog::getOpenFileNames(m_window.get(), tr("Import models"), projectFolder(), modelFilter());
    if (!files.isEmpty() && m_window->document())
        importModels(files);
}

void Studio::importModels(const QStringList &files)
{
    m_window->jobs()->start(importTitle(files), u"studio.import"_s, modelsJob(*m_window->document(), files));
}

void Studio::askExport()
{
    const QString name = QFileInfo(m_window->document()->path()).completeBaseName();
    QString form;
    QString path = QFileDialog::getSaveFileName(m_window.get(), tr("Export"),
                                                projectFolder() + u"/"_s + name + u".glb"_s, exportFilter(), &form);
    if (path.isEmpty() || !m_window->document())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += form.section(u'*', 1).section(u')', 0, 0);
    exportTo(path);
}

void Studio::exportTo(const QString &path)
{
    m_window->jobs()->start(tr("Export %1").arg(QFileInfo(path).fileName()), u"studio.export"_s,
                            exportJob(*m_window->document(), path));
}

void Studio::askRooms()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window.get(), tr("Import rooms"), projectFolder(), tr("Rooms (*.jsonl *.json)"));
    if (!file.isEmpty() && m_window->document())
        m_window->jobs()->start(importTitle({file}), u"studio.import"_s, roomsJob(*m_window->document(), file));
}

void Studio::letFall()
{
    if (m_window->document())
        m_window->jobs()->start(tr("Let fall"), u"studio.fall"_s, fallJob(*m_window->document()));
}

void Studio::replaceScanned()
{
    if (m_window->document())
        m_window->jobs()->start(tr("Replace scanned objects"), u"studio.replace"_s, replaceJob(*m_window->document()));
}

void Studio::findModels(scene::NodeId object)
{
    Document &document = *m_window->document();
    const auto take = [inspector = QPointer(&m_window->inspector())](const workflow::FoundModels &found) {
        if (inspector)
            inspector->showModels(found);
    };
    m_window->jobs()->start(tr("Find models for “%1”").arg(nameText(*document.scene().find(object))),
                            u"studio.find-models"_s, findModelsJob(document, object, take));
}

void Studio::putModel(const workflow::FoundModels &found, int candidate)
{
    const auto at = static_cast<std::size_t>(candidate);
    m_window->jobs()->start(tr("Put “%1” in its place").arg(modelText(found.candidates[at].model)),
                            u"studio.put-model"_s, putModelJob(*m_window->document(), found, at));
}

void Studio::putBack(scene::NodeId object)
{
    Document &document = *m_window->document();
    const auto change = workflow::putBack(document.hierarchy(), object, jobBlobs(document));
    const auto done = change ? document.commit(*change, u"studio.put-back"_s, tr("Put back what was scanned"))
                             : Result<void>(unexpected(change.error()));
    if (!done)
        m_window->showError(done.error());
}

void Studio::compareScans()
{
    if (m_window->document())
        m_window->jobs()->start(tr("Compare scans"), u"studio.compare"_s, compareJob(*m_window->document()));
}

void Studio::align(const workflow::AlignRequest &request)
{
    if (m_window->document())
        m_window->jobs()->start(tr("Align scans"), u"studio.align"_s, alignJob(*m_window->document(), request));
}

void Studio::generate(const workflow::GenerateOptions &options)
{
    if (m_window->document())
        m_window->jobs()->start(tr("Generate layouts"), u"studio.generate"_s,
                                generateJob(*m_window->document(), m_window->generatePanel().registry(), options));
}

void Studio::generateAgain(scene::NodeId made)
{
    if (m_window->document())
        m_window->jobs()->start(
            tr("Generate layouts"), u"studio.generate"_s,
            generateAgainJob(*m_window->document(), m_window->generatePanel().registry(), {made, {}, 1}));
}

} // namespace twinloom::studio
