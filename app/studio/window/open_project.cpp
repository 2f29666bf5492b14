// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/open_project.h"

#include "app/studio/headset/headset_link.h"
#include "app/studio/jobs/job_runner.h"
#include "app/studio/live/live_link.h"

namespace twinloom::studio
{

OpenProject::OpenProject() = default;
OpenProject::OpenProject(OpenProject &&) noexcept = default;
OpenProject::~OpenProject() = default;

OpenProject::OpenProject(std::unique_ptr<Document> opened) : document(std::move(opened))
{
    jobs = std::make_unique<JobRunner>(*document);
    live = std::make_unique<LiveLink>(*document);
    headset = std::make_unique<HeadsetLink>(*document);
    QObject::connect(live.get(), &LiveLink::updated, headset.get(),
                     [source = live.get(), wearer = headset.get()] { wearer->setOverlays(source->overlays()); });
}

OpenProject &OpenProject::operator=(OpenProject &&other) noexcept
{
    headset = std::move(other.headset);
    live = std::move(other.live);
    jobs = std::move(other.jobs); // all use the document until they end
    document = std::move(other.document);
    return *this;
}

} // namespace twinloom::studio
