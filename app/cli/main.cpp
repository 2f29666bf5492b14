// SPDX-License-Identifier: Apache-2.0
// `twinloom`: parses the command line against the table of verbs and ends with the verb's exit status.
#include "app/cli/exit_status.h"
#include "app/cli/verbs.h"
#include "app/workflow/catalogue.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>

#include <string_view>

using namespace twinloom::cli;

namespace
{

constexpr void (*kVerbs[])(CLI::App &, Context &) = {
    addNew,      addSimulateScan, addScan,     addReplace,      addCompare, addLayout, addGenerate,
    addEvaluate, addSuggest,      addFacility, addRender,       addImport,  addExport, addLibrary,
    addModel,    addTwin,         addBind,     addValidate,     addLog,     addBench,  addRun,
    addHistory,  addAlarms,       addCommand,  addSimulateLine, addXr,
};

QtMessageHandler qtMessages = nullptr;

/// A runtime directory is of no use to a picture, and where there is none Qt would complain on standard error.
void forwardMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1String("QStandardPaths:")))
        qtMessages(type, context, message);
}

/// No verb needs a display. Only pictures need fonts, and so Qt Gui, which takes a while to start.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const std::string_view verb = argc < 2 ? "" : argv[1];
    if (verb != "render" && verb != "xr")
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qtMessages = qInstallMessageHandler(&forwardMessage);
    return std::make_unique<QGuiApplication>(argc, argv);
}

int parseAndRun(CLI::App &app, int argc, char **argv, Context &context)
{
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        app.exit(error); // prints help or the complaint
        return asked ? kDone : kWrongUsage;
    }
    return context.status;
}

} // namespace

int main(int argc, char **argv)
{
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("twinloom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TWINLOOM_VERSION));
    twinloom::workflow::installCatalogue(*application, QLocale::system());

    Context context;
    CLI::App app{"Twinloom: scanned, generated and live, in one scene", "twinloom"};
    app.require_subcommand(1);
    app.set_version_flag("--version", TWINLOOM_VERSION);
    app.footer("Exit status: 0 done, 1 the check says no, 2 wrong usage, 3 bad input, 4 not found, 5 input/output,\n"
               "6 conflict, 7 cancelled, 8 a peer failed, 70 our bug.");
    for (const auto add : kVerbs)
        add(app, context);
    return parseAndRun(app, argc, argv, context);
}
