// SPDX-License-Identifier: GPL-3.0-or-later
// Blobs and models for a job: the open project belongs to the UI thread, so a job reads the file by itself. Blobs never
// change, so what it reads is what the scene that the job was given means.
#pragma once

#include "app/render/scene_resources.h"
#include "app/workflow/blob_store.h"
#include "core/asset/placed.h"
#include "core/project/project.h"

#include <memory>

namespace twinloom::studio
{

/// Thread: the job's.
class ProjectModels
{
public:
    /// Errors as of Project::open.
    static Result<ProjectModels> open(const QString &path)
    {
        auto opened = project::Project::open(path, project::OpenMode::ReadOnly);
        if (!opened)
            return unexpected(opened.error());
        return ProjectModels(std::make_shared<const project::Project>(*std::move(opened)));
    }
    /// Only `get`.
    workflow::BlobStore blobs() const
    {
        return {{}, [project = m_project](const scene::BlobId &id) { return project->blob(id); }};
    }
    asset::ModelSource source() const { return render::modelSource(render::projectResources(blobs().get)); }

private:
    explicit ProjectModels(std::shared_ptr<const project::Project> project) : m_project(std::move(project)) {}

    std::shared_ptr<const project::Project> m_project;
};

} // namespace twinloom::studio
