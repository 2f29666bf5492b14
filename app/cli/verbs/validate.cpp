// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"
#include "app/workflow/check_clouds.h"
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
    const auto add = [&issues](const Issues &more) { issues.insert(issues.end(), more.begin(), more.end()); };
    const auto blob = [&](const scene::BlobId &id) { return opened->blob(id); };
    const auto ofClouds = workflow::checkClouds(
        opened->scene(), {blob, [&](const scene::BlobId &id) { return opened->hasBlob(id); }}, context.progress());
    if (!ofClouds)
        return context.fail(ofClouds.error());
    add(*ofClouds);
    add(scene::validate(opened->scene()));
    add(twin::validateTwins(opened->scene(), blob, context.progress()));
    const Issues notes = scene::notes(opened->scene());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("valid"), issues.empty()},
                                      {QStringLiteral("issues"), issuesToJson(issues)},
                                      {QStringLiteral("notes"), issuesToJson(notes)}});
    else if (issues.empty())
        context.print(QStringLiteral("nodes: %1, nothing wrong").arg(opened->scene().size()));
    context.report(issues);
    context.report(notes);
    return context.status = issues.empty() ? kDone : kCheckSaysNo;
}

} // namespace

void addValidate(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb = app.verb("validate", "Check structure, references, overlaps, twins and the audit chain");
    verb.option("project", arguments->path, "The .twin file").required();
    verb.flag("--json", arguments->json, "Print one JSON document");
    verb.run([arguments, &context] { run(*arguments, context); });
}

} // namespace twinloom::cli
