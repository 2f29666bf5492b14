// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/models_job.h"

#include "app/workflow/import_models.h"
#include "core/asset/import.h"

#include <QCoreApplication>
#include <QCryptographicHash>

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
    return [scene = document.scene(), &ids = document.ids(), files](Progress &progress) -> Result<JobOutput> {
        JobOutput output;
        // The project belongs to the UI thread: bytes are collected here and stored there, under the id they will have.
        workflow::BlobStore blobs;
        blobs.put = [&output](const QByteArray &bytes) -> Result<scene::BlobId> {
            output.blobs.push_back(bytes);
            return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        };
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
