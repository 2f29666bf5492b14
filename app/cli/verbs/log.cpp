// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path;
    bool json = false;
};

int run(const Arguments &arguments, Context &context)
{
    const auto opened = openForReading(text(arguments.path));
    if (!opened)
        return context.fail(opened.error());
    const auto journal = opened->journal();
    if (!journal)
        return context.fail(journal.error());
    QJsonArray entries;
    for (const project::JournalEntry &entry : *journal) {
        const QString time = entry.time.toUTC().toString(Qt::ISODateWithMs);
        if (arguments.json)
            entries.append(QJsonObject{{QStringLiteral("change"), entry.number},
                                       {QStringLiteral("time"), time},
                                       {QStringLiteral("verb"), entry.verb},
                                       {QStringLiteral("label"), entry.label}});
        else
            context.print(QStringLiteral("%1  %2  %3  %4")
                              .arg(entry.number, 4)
                              .arg(time, entry.verb.leftJustified(14), entry.label));
    }
    if (arguments.json)
        context.printJson(entries);
    return 0;
}

} // namespace

void addLog(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("log", "Print the journal, oldest first");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
