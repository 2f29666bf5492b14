// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/rooms_job.h"

#include "app/workflow/room_files.h"

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

JobWork roomsJob(Document &document, const QString &file)
{
    return [hierarchy = document.hierarchy(), &ids = document.ids(), file](Progress &progress) -> Result<JobOutput> {
        const auto rooms = workflow::readRooms(file, progress);
        if (!rooms)
            return unexpected(rooms.error());
        JobOutput output;
        workflow::AddedRooms added = workflow::addRooms(hierarchy, ids, *rooms);
        output.change = std::move(added.change);
        output.findings = {{added.nodes, {}, std::move(added.issues)}};
        output.select = std::move(added.nodes);
        output.summary = Text::tr("%n room(s) added.", nullptr, static_cast<int>(rooms->size()));
        return output;
    };
}

} // namespace twinloom::studio
