// SPDX-License-Identifier: Apache-2.0
// A project in a temporary folder, and short ways to change it.
#pragma once

#include "core/project/project.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QMap>

#include <optional>

namespace twinloom::project
{

inline scene::Node chair(scene::NodeId id, const QString &name)
{
    scene::Node node;
    node.id = id;
    node.name = name;
    scene::ObjectComponent object;
    object.category = QStringLiteral("Chair");
    object.size = {0.5, 0.55, 0.1 * double(id.value) + 0.7};
    node.set(object);
    return node;
}

class ProjectTest : public testing::Test
{
protected:
    void SetUp() override
    {
        path = folder.path(QStringLiteral("a.twin"));
        Result<Project> created = Project::create(path);
        ASSERT_OK(created);
        project.emplace(std::move(*created));
    }

    /// Commits one more chair of that name, and gives its id.
    scene::NodeId addChair(const QString &name)
    {
        const scene::NodeId id = project->ids().next();
        const Result<qint64> number =
            project->commit({{scene::added(chair(id, name))}}, {QStringLiteral("test"), name});
        EXPECT_OK(number);
        return id;
    }
    void reopen(OpenMode mode = OpenMode::ReadWrite)
    {
        project.reset();
        Result<Project> opened = Project::open(path, mode);
        ASSERT_OK(opened);
        project.emplace(std::move(*opened));
    }
    /// Every file of the folder, by name.
    QMap<QString, QByteArray> files() const
    {
        QMap<QString, QByteArray> result;
        const QDir directory(folder.path({}));
        for (const QString &name : directory.entryList(QDir::Files | QDir::Hidden))
            result.insert(name, test::readFile(directory.filePath(name)));
        return result;
    }

    test::TemporaryFolder folder;
    QString path;
    std::optional<Project> project;
};

} // namespace twinloom::project
