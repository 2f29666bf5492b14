// SPDX-License-Identifier: Apache-2.0
// A second process for the tests of durability and locks: project_writer commit|hold PATH.
#include "core/project/project.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace twinloom;
using namespace twinloom::project;

namespace
{

const CommitInfo kInfo{QStringLiteral("writer"), QStringLiteral("Write")};

scene::Change nextChange(Project &project)
{
    scene::Node node;
    node.id = project.ids().next();
    node.name = QStringLiteral("node %1").arg(node.id.value).repeated(20);
    return {{scene::added(std::move(node))}};
}

/// Says each number only when it is durable; ends when it is killed.
int commitForever(Project &project)
{
    for (;;) {
        // Now and then a step of undo and redo, so that these are cut short too.
        const bool step = project.scene().size() % 5 == 4;
        const Result<qint64> number = project.commit(nextChange(project), kInfo);
        if (!number || (step && (!project.undo() || !project.redo())))
            return 1;
        std::printf("%lld\n", static_cast<long long>(*number));
        std::fflush(stdout);
    }
}

int hold()
{
    std::printf("ready\n");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    Result<Project> project = Project::open(arguments[2], OpenMode::ReadWrite);
    if (!project) {
        std::fprintf(stderr, "%s\n", qPrintable(project.error().text()));
        return 1;
    }
    return arguments[1] == QLatin1String("commit") ? commitForever(*project) : hold();
}
