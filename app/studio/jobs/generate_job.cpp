// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/generate_job.h"

#include <QCoreApplication>

namespace twinloom::studio
{
namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

} // namespace

JobWork generateJob(Document &document, const scenegen::Registry &registry, const workflow::GenerateOptions &options)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), registry,
            options](Progress &progress) -> Result<JobOutput> {
        auto generated = workflow::generateVariants(hierarchy, ids, registry, options, progress);
        if (!generated)
            return unexpected(generated.error());
        JobOutput output;
        output.change = std::move(generated->change);
        output.issues = std::move(generated->issues);
        output.summary =
            Text::tr("%n variant(s) added; the first is shown.", nullptr, static_cast<int>(generated->variants.size()));
        if (!generated->variants.empty())
            output.select = {generated->variants.front().node};
        return output;
    };
}

} // namespace twinloom::studio
