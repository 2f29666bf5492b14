// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/replace_job.h"

#include "app/studio/jobs/job_blobs.h"
#include "app/workflow/replace_objects.h"

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

} // namespace

JobWork replaceJob(Document &document)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(),
            blobs = jobBlobs(document)](Progress &progress) -> Result<JobOutput> {
        JobOutput output;
        Progress opening = progress.slice(0, 0.2), replacing = progress.slice(0.2, 1);
        const auto library = workflow::openSearchableLibrary({}, opening, output.issues);
        if (!library)
            return unexpected(library.error());
        auto replaced =
            workflow::replaceObjects(hierarchy, ids, *library, workflow::kUsualConfidence, blobs, replacing);
        if (!replaced)
            return unexpected(replaced.error());
        output.change = std::move(replaced->change);
        output.issues.insert(output.issues.end(), replaced->issues.begin(), replaced->issues.end());
        for (const workflow::Replacement &object : replaced->objects)
            if (object.replaced)
                output.select.push_back(object.node);
        output.summary = Text::tr("Models put in place of scanned objects: %1 of %2.")
                             .arg(output.select.size())
                             .arg(replaced->objects.size());
        return output;
    };
}

} // namespace twinloom::studio
