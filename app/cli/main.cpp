// SPDX-License-Identifier: Apache-2.0
// `twinloom`: parses the command line against the table of verbs and ends with the verb's exit status.
#include "app/cli/exit_status.h"
#include "app/cli/verbs.h"
#include "app/workflow/catalogue.h"

#include <QGuiApplication>

#include <string_view>

using namespace twinloom::cli;

namespace
{

constexpr void (*kVerbs[])(Verb, Context &) = {
    addNew,      addSimulateScan, addScan,    addAlign,    addReplace, addCompare,      addLayout,
    addGenerate, addEvaluate,     addSuggest, addFacility, addRender,  addSheet,        addImport,
    addExport,   addLibrary,      addModel,   addTwin,     addBind,    addValidate,     addLog,
    addBench,    addRun,          addHistory, addAlarms,   addCommand, addSimulateLine, addXr,
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
    if (verb != "render" && verb != "sheet" && verb != "suggest" && verb != "xr")
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qtMessages = qInstallMessageHandler(&forwardMessage);
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const std::unique_ptr<QCoreApplication> application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("twinloom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TWINLOOM_VERSION));
    twinloom::workflow::installCatalogue(*application, QLocale::system());

    Context context;
    const auto declare = [&context](Verb program) {
        for (const auto add : kVerbs)
            add(program, context);
    };
    return context.finish(parseAndRun(argc, argv, declare, context.status));
}
