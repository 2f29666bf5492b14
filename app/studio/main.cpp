// SPDX-License-Identifier: GPL-3.0-or-later
// twinloom-studio [P.twin] [--screenshot OUT.png] [--theme dark|light|system] [--language en|zh_CN] [--size WxH]
// [--sample]
#include "app/studio/screenshot.h"
#include "app/studio/studio.h"
#include "app/workflow/exit_status.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace twinloom;

namespace
{

struct CommandLine {
    QString project, screenshot, theme, language;
    QSize size;
    bool sample = false;
};

/// None: the text has been printed, and the process ends with `status`.
std::optional<CommandLine> parse(const QCoreApplication &application, int &status)
{
    QCommandLineParser parser;
    const auto text = [](const char *source) { return QCoreApplication::translate("twinloom::studio::main", source); };
    parser.setApplicationDescription(
        text(QT_TRANSLATE_NOOP("twinloom::studio::main", "Scans, generated layouts and live twins in one scene.")));
    const QCommandLineOption help = parser.addHelpOption(), version = parser.addVersionOption();
    const QCommandLineOption screenshot(
        u"screenshot"_s, text(QT_TRANSLATE_NOOP("twinloom::studio::main", "Save a picture of the window and end.")),
        u"OUT.png"_s);
    const QCommandLineOption theme(
        u"theme"_s, text(QT_TRANSLATE_NOOP("twinloom::studio::main", "Use this theme: dark, light or system.")),
        u"NAME"_s);
    const QCommandLineOption language(
        u"language"_s, text(QT_TRANSLATE_NOOP("twinloom::studio::main", "Use this language: en or zh_CN.")), u"CODE"_s);
    const QCommandLineOption size(
        u"size"_s, text(QT_TRANSLATE_NOOP("twinloom::studio::main", "The window's size in pixels, as 1600x1000.")),
        u"WxH"_s);
    const QCommandLineOption sample(
        u"sample"_s,
        text(QT_TRANSLATE_NOOP("twinloom::studio::main", "Make the project first, with the sample room in it.")));
    parser.addOptions({screenshot, theme, language, size, sample});
    parser.addPositionalArgument(u"P.twin"_s, text(QT_TRANSLATE_NOOP("twinloom::studio::main", "The project to open.")),
                                 u"[P.twin]"_s);
    const auto refuse = [&status](const QString &message) {
        std::fputs(qPrintable(message + u'\n'), stderr);
        status = workflow::kWrongUsage;
        return std::nullopt;
    };
    if (!parser.parse(application.arguments()))
        return refuse(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version)) {
        const QString answer = parser.isSet(help) ? parser.helpText() : application.applicationVersion() + u'\n';
        std::fputs(qPrintable(answer), stdout);
        status = 0;
        return std::nullopt;
    }
    CommandLine line;
    line.project = parser.positionalArguments().value(0);
    line.sample = parser.isSet(sample);
    line.screenshot = parser.value(screenshot);
    line.theme = parser.value(theme);
    line.language = parser.value(language);
    if (parser.isSet(theme) && line.theme != "dark"_L1 && line.theme != "light"_L1 && line.theme != "system"_L1)
        return refuse(u"--theme: dark, light or system, not “%1”"_s.arg(line.theme));
    if (parser.isSet(language) && line.language != "en"_L1 && line.language != "zh_CN"_L1)
        return refuse(u"--language: en or zh_CN, not “%1”"_s.arg(line.language));
    if (parser.isSet(size)) {
        const QStringList parts = parser.value(size).split(u'x');
        line.size = QSize(parts.value(0).toInt(), parts.value(1).toInt());
        if (parts.size() != 2 || line.size.width() < 320 || line.size.height() < 240 || line.size.width() > 16384 ||
            line.size.height() > 16384)
            return refuse(u"--size: WIDTHxHEIGHT from 320x240 to 16384x16384, not “%1”"_s.arg(parser.value(size)));
    }
    return line;
}

int conclude(const Result<void> &done)
{
    if (done)
        return workflow::kDone;
    std::fputs(qUtf8Printable(u"twinloom-studio: %1\n"_s.arg(done.error().text())), stderr);
    return workflow::exitStatus(done.error().code);
}

} // namespace

int main(int argc, char **argv)
{
    studio::prepareApplication();
    std::signal(SIGXFSZ,
                SIG_IGN); // a file beyond the size that the user may write is a failed write, not a dead window
    std::optional<CommandLine> line;
    {
        // Help and wrong usage need no display.
        const QCoreApplication early(argc, argv);
        int status = 0;
        line = parse(early, status);
        if (!line)
            return status;
    }
    QApplication application(argc, argv);
    // A picture shows the window as it comes, whatever its user did to it, and leaves no trace.
    QTemporaryDir passing;
    studio::Preferences preferences(line->screenshot.isEmpty() ? QString() : passing.path());
    if (!line->theme.isEmpty())
        preferences.setTheme(studio::themeFromText(line->theme));
    if (!line->language.isEmpty())
        preferences.setLanguage(line->language);
    studio::Studio studio(application, preferences);
    if (line->size.isValid())
        studio.window().resize(line->size);
    Result<void> done;
    if (!line->project.isEmpty())
        done = line->sample ? studio.newSample(line->project) : studio.openProject(line->project);
    if (!line->screenshot.isEmpty()) {
        // What could not be opened is worth a picture, too: it shows what the window says about it.
        const Result<void> saved = studio::saveScreenshot(studio.window(), line->screenshot);
        return conclude(done ? saved : done);
    }
    studio.window().show();
    return application.exec();
}
