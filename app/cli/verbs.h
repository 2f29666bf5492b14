// SPDX-License-Identifier: Apache-2.0
// The table of verbs. Each stands in a file of its own in verbs/: it declares its options (the help comes from the same
// declarations) and a callback that does the work and leaves the exit status in the context.
#pragma once

#include "app/cli/context.h"

namespace twinloom::cli
{

void addNew(CLI::App &app, Context &context);
void addLog(CLI::App &app, Context &context);
void addValidate(CLI::App &app, Context &context);
void addSimulateScan(CLI::App &app, Context &context);
void addScan(CLI::App &app, Context &context);
void addReplace(CLI::App &app, Context &context);
void addCompare(CLI::App &app, Context &context);
void addLayout(CLI::App &app, Context &context);
void addGenerate(CLI::App &app, Context &context);
void addEvaluate(CLI::App &app, Context &context);
void addSuggest(CLI::App &app, Context &context);
void addFacility(CLI::App &app, Context &context);
void addRender(CLI::App &app, Context &context);
void addImport(CLI::App &app, Context &context);
void addExport(CLI::App &app, Context &context);
void addLibrary(CLI::App &app, Context &context);
void addXr(CLI::App &app, Context &context);
void addModel(CLI::App &app, Context &context);
void addTwin(CLI::App &app, Context &context);
void addBind(CLI::App &app, Context &context);
void addBench(CLI::App &app, Context &context);
void addRun(CLI::App &app, Context &context);
void addHistory(CLI::App &app, Context &context);
void addAlarms(CLI::App &app, Context &context);
void addCommand(CLI::App &app, Context &context);
void addSimulateLine(CLI::App &app, Context &context);

} // namespace twinloom::cli
