// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/generate_job.h"

#include "app/studio/document/node_kind.h"
#include "app/studio/jobs/job_blobs.h"
#include "app/studio/document/prompt_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::studio
{
namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

/// In the words of the panel, where the prompt is typed.
void sayAsUnderstood(Issues &issues, const scenegen::PromptReading &reading)
{
    for (Issue &issue : issues)
        if (issue.code == QLatin1String("prompt-understood"))
            issue.message = Text::tr("The prompt was understood as: %1.").arg(understood(reading));
}

std::vector<NodeFindings> findingsOf(workflow::Generated &generated, const scene::Hierarchy &hierarchy)
{
    std::vector<NodeFindings> findings{{{}, {}, std::move(generated.issues)}};
    for (workflow::Variant &variant : generated.variants) {
        const auto edit = std::ranges::find(generated.change.edits, variant.node, &scene::Edit::id);
        const scene::NodePtr room = hierarchy.scene().find(edit->after->parent);
        findings.front().nodes.push_back(variant.node);
        findings.push_back({{variant.node},
                            Text::tr("%1, %2").arg(nameText(*room), nameText(*edit->after)),
                            std::move(variant.issues)});
    }
    for (NodeFindings &some : findings)
        sayAsUnderstood(some.issues, generated.reading);
    return findings;
}

Result<JobOutput> outputOf(Result<workflow::Generated> generated, const scene::Hierarchy &hierarchy)
{
    if (!generated)
        return unexpected(generated.error());
    JobOutput output;
    output.findings = findingsOf(*generated, hierarchy);
    output.change = std::move(generated->change);
    output.label = std::move(generated->label);
    output.summary =
        Text::tr("%n variant(s) added; the first is shown.", nullptr, static_cast<int>(generated->variants.size()));
    if (!generated->variants.empty())
        output.select = {generated->variants.front().node};
    else
        output.summary = Text::tr("Nothing fits; no variant was added.");
    return output;
}

} // namespace

JobWork generateJob(Document &document, const scenegen::Registry &registry, const workflow::GenerateOptions &options)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), registry, options,
            blobs = jobBlobs(document)](Progress &progress) {
        return outputOf(workflow::generateVariants(hierarchy, ids, registry, options, blobs, progress), hierarchy);
    };
}

JobWork generateAgainJob(Document &document, const scenegen::Registry &registry, const workflow::Again &again)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), registry, again,
            blobs = jobBlobs(document)](Progress &progress) {
        return outputOf(workflow::generateAgain(hierarchy, ids, registry, again, blobs, progress), hierarchy);
    };
}

} // namespace twinloom::studio
