// SPDX-License-Identifier: Apache-2.0
// The table of verbs. Each stands in a file of its own in verbs/: it declares its options (the help comes from the same
// declarations) and a callback that does the work and leaves the exit status in the context.
#pragma once

#include "app/cli/context.h"
#include "app/cli/declaration.h"

namespace twinloom::cli
{

void addNew(Verb app, Context &context);
void addLog(Verb app, Context &context);
void addValidate(Verb app, Context &context);
void addSimulateScan(Verb app, Context &context);
void addScan(Verb app, Context &context);
void addAlign(Verb app, Context &context);
void addReplace(Verb app, Context &context);
void addCompare(Verb app, Context &context);
void addLayout(Verb app, Context &context);
void addGenerate(Verb app, Context &context);
void addEvaluate(Verb app, Context &context);
void addSuggest(Verb app, Context &context);
void addFacility(Verb app, Context &context);
void addRender(Verb app, Context &context);
void addSheet(Verb app, Context &context);
void addImport(Verb app, Context &context);
void addExport(Verb app, Context &context);
void addLibrary(Verb app, Context &context);
void addXr(Verb app, Context &context);
void addModel(Verb app, Context &context);
void addTwin(Verb app, Context &context);
void addBind(Verb app, Context &context);
void addBench(Verb app, Context &context);
void addRun(Verb app, Context &context);
void addHistory(Verb app, Context &context);
void addAlarms(Verb app, Context &context);
void addCommand(Verb app, Context &context);
void addSimulateLine(Verb app, Context &context);

} // namespace twinloom::cli
