// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "core/scene/validate.h"
#include "twin/state/validate_twins.h"

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
    Issues issues = opened->check(context.progress());
    if (context.cancelled())
        return context.fail(cancelledError().error);
    const Issues ofScene = scene::validate(opened->scene());
    issues.insert(issues.end(), ofScene.begin(), ofScene.end());
    const Issues ofTwins = twin::validateTwins(
        opened->scene(), [&](const scene::BlobId &id) { return opened->blob(id); }, context.progress());
    issues.insert(issues.end(), ofTwins.begin(), ofTwins.end());
    if (arguments.json)
        context.printJson(
            QJsonObject{{QStringLiteral("valid"), issues.empty()}, {QStringLiteral("issues"), issuesToJson(issues)}});
    else if (issues.empty())
        context.print(QStringLiteral("%1 nodes, nothing wrong").arg(opened->scene().size()));
    context.report(issues);
    return context.status = issues.empty() ? kDone : kCheckSaysNo;
}

} // namespace

void addValidate(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App *verb = app.add_subcommand("validate", "Check structure, references, overlaps, twins and the audit chain");
    verb->add_option("project", arguments->path, "The .twin file")->required();
    verb->add_flag("--json", arguments->json, "Print one JSON document");
    verb->callback([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
