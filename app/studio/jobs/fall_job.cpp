// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/fall_job.h"

#include "app/studio/jobs/project_models.h"
#include "app/workflow/let_fall.h"

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

JobWork fallJob(const Document &document)
{
    return [hierarchy = document.hierarchy(), nodes = document.selection(),
            path = document.path()](Progress &progress) -> Result<JobOutput> {
        const auto models = ProjectModels::open(path);
        if (!models)
            return unexpected(models.error());
        auto change = workflow::letFall(hierarchy, nodes, models->source(), progress);
        if (!change)
            return unexpected(change.error());
        JobOutput output;
        output.summary = change->empty()
                             ? Text::tr("Everything lies still.")
                             : Text::tr("%n object(s) fell.", nullptr, static_cast<int>(change->edits.size()));
        output.change = *std::move(change);
        return output;
    };
}

} // namespace twinloom::studio
