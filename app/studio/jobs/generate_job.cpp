// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/generate_job.h"

#include "app/studio/jobs/job_blobs.h"

#include <QCoreApplication>

namespace twinloom::studio
{
namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

Result<JobOutput> outputOf(Result<workflow::Generated> generated)
{
    if (!generated)
        return unexpected(generated.error());
    JobOutput output;
    output.change = std::move(generated->change);
    output.issues = std::move(generated->issues);
    output.label = std::move(generated->label);
    output.summary =
        Text::tr("%n variant(s) added; the first is shown.", nullptr, static_cast<int>(generated->variants.size()));
    if (!generated->variants.empty())
        output.select = {generated->variants.front().node};
    return output;
}

} // namespace

JobWork generateJob(Document &document, const scenegen::Registry &registry, const workflow::GenerateOptions &options)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), registry, options,
            blobs = jobBlobs(document)](Progress &progress) {
        return outputOf(workflow::generateVariants(hierarchy, ids, registry, options, blobs, progress));
    };
}

JobWork generateAgainJob(Document &document, const scenegen::Registry &registry, const workflow::Again &again)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), registry, again,
            blobs = jobBlobs(document)](Progress &progress) {
        return outputOf(workflow::generateAgain(hierarchy, ids, registry, again, blobs, progress));
    };
}

} // namespace twinloom::studio
