// SPDX-License-Identifier: Apache-2.0
// `twinloom`: parses the command line against the table of verbs and ends with the verb's exit status.
#include "app/cli/exit_status.h"
#include "app/cli/verbs.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>
#include <QLocale>
#include <QTranslator>

using namespace twinloom::cli;

namespace {

constexpr void (*kVerbs[])(CLI::App &, Context &) = {
    addNew, addSimulateScan, addScan, addLayout, addGenerate, addEvaluate, addFacility, addRender,
    addImport, addExport, addLibrary, addValidate, addLog,
};

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
    // No display is needed by any verb; QGuiApplication is here for fonts and pictures only.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("twinloom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TWINLOOM_VERSION));

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
