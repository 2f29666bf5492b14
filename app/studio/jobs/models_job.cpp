// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/models_job.h"

#include "app/studio/jobs/job_blobs.h"
#include "app/workflow/import_models.h"
#include "core/asset/import.h"

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

JobWork modelsJob(Document &document, const QStringList &files)
{
    return [scene = document.scene(), &ids = document.ids(), blobs = jobBlobs(document),
            files](Progress &progress) -> Result<JobOutput> {
        JobOutput output;
        auto imported = workflow::importModels(scene, ids, files, blobs, progress);
        if (!imported)
            return unexpected(imported.error());
        output.change = std::move(imported->change);
        output.issues = std::move(imported->issues);
        output.select = imported->nodes;
        output.summary = Text::tr("%n model(s) added.", nullptr, static_cast<int>(files.size()));
        return output;
    };
}

QString modelFilter()
{
    QStringList patterns;
    for (const QString &suffix : asset::importableSuffixes())
        patterns.append(QStringLiteral("*.") + suffix);
    return Text::tr("Models (%1)").arg(patterns.join(u' ')) + QStringLiteral(";;") + Text::tr("All files (*)");
}

} // namespace twinloom::studio
