// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/align_job.h"

#include "app/studio/jobs/job_blobs.h"

#include <QCoreApplication>
#include <QLocale>

namespace twinloom::studio
{
namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

QString summaryOf(const workflow::Alignment &alignment)
{
    const auto number = [](double value, int digits) { return QLocale().toString(value, 'f', digits); };
    if (!alignment.fine)
        return Text::tr("The scan was placed by its pairs alone, which are off by %1 cm.")
            .arg(number(100 * alignment.pairs.rms, 1));
    return Text::tr("The scan was aligned: %1 % of it lies on the others, with %2 mm between the surfaces.")
        .arg(number(100 * alignment.fine->overlap, 0), number(1000 * alignment.fine->rms, 1));
}

} // namespace

JobWork alignJob(Document &document, workflow::AlignRequest request)
{
    return [scene = document.scene(), &ids = document.ids(), request = std::move(request),
            blobs = jobBlobs(document)](Progress &progress) -> Result<JobOutput> {
        auto aligned = workflow::alignScan(scene, ids, request, blobs, progress);
        if (!aligned)
            return unexpected(aligned.error());
        JobOutput output;
        output.summary = summaryOf(*aligned);
        output.change = std::move(aligned->change);
        if (aligned->found)
            output.issues = std::move(aligned->found->issues);
        output.select = {request.scan};
        return output;
    };
}

} // namespace twinloom::studio
