// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/choose_model_job.h"

#include "app/studio/document/node_kind.h"
#include "app/studio/jobs/job_blobs.h"

#include <QCoreApplication>

namespace twinloom::studio
{
namespace
{

constexpr std::size_t kMostCandidates = 8;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

} // namespace

JobWork findModelsJob(Document &document, scene::NodeId object, std::function<void(workflow::FoundModels)> take)
{
    return [&document, hierarchy = document.hierarchy(), object, blobs = jobBlobs(document),
            take = std::move(take)](Progress &progress) -> Result<JobOutput> {
        JobOutput output;
        Progress opening = progress.slice(0, 0.2), looking = progress.slice(0.2, 1);
        auto library = workflow::openSearchableLibrary({}, opening, output.issues);
        if (!library)
            return unexpected(library.error());
        auto found = workflow::findModels(hierarchy, object,
                                          std::make_shared<const workflow::SearchableLibrary>(*std::move(library)),
                                          kMostCandidates, blobs, looking);
        if (!found)
            return unexpected(found.error());
        output.summary = Text::tr("%n model(s) look like “%1”: choose one in the Inspector.", nullptr,
                                  static_cast<int>(found->candidates.size()))
                             .arg(nameText(*hierarchy.scene().find(object)));
        QMetaObject::invokeMethod(
            &document, [take, found = *std::move(found)] { take(found); }, Qt::QueuedConnection);
        return output;
    };
}

JobWork putModelJob(Document &document, workflow::FoundModels found, std::size_t candidate)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), found = std::move(found), candidate,
            blobs = jobBlobs(document)](Progress &progress) -> Result<JobOutput> {
        auto change = workflow::putModel(hierarchy, ids, found, candidate, blobs, progress);
        if (!change)
            return unexpected(change.error());
        JobOutput output;
        output.change = *std::move(change);
        output.select = {found.node};
        output.summary = Text::tr("The model is in its place; its points are kept, hidden.");
        return output;
    };
}

} // namespace twinloom::studio
