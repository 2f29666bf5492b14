// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/export_job.h"

#include "app/studio/jobs/project_models.h"
#include "app/workflow/export_scene.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace twinloom::studio
{
namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

} // namespace

JobWork exportJob(const Document &document, const QString &path)
{
    return [scene = document.scene(), project = document.path(), path](Progress &progress) -> Result<JobOutput> {
        const auto models = ProjectModels::open(project);
        if (!models)
            return unexpected(models.error());
        const auto written =
            workflow::exportScene(path, scene::Hierarchy(scene), models->source(), models->blobs(), progress);
        if (!written)
            return unexpected(written.error());
        JobOutput output;
        output.summary = Text::tr("%1 is written.").arg(QFileInfo(path).fileName());
        return output;
    };
}

QString exportFilter()
{
    return QStringList{Text::tr("glTF binary, models with materials (*.glb)"),
                       Text::tr("glTF, models with materials (*.gltf)"),
                       Text::tr("Wavefront, models with materials (*.obj)"),
                       Text::tr("Point cloud (*.ply)"),
                       Text::tr("Rooms, one a line (*.jsonl)"),
                       Text::tr("The whole scene (*.json)")}
        .join(QStringLiteral(";;"));
}

} // namespace twinloom::studio
