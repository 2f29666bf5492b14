// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_project.h"

#include "tests/support/test_data.h"

#include <unistd.h>

using namespace twinloom;

TEST(LiveProject, theHistoryLiesBesideTheProject)
{
    EXPECT_EQ(workflow::historyFolderOf(QStringLiteral("a/plant.twin")), QStringLiteral("a/plant.history"));
    EXPECT_EQ(workflow::historyFolderOf(QStringLiteral("a/plant")), QStringLiteral("a/plant.history"));
}

TEST(LiveProject, clientIdsAreShortAndDiffer)
{
    const QString id = workflow::newClientId();
    EXPECT_LE(id.size(), 23) << "the longest that every MQTT 3.1 broker takes";
    EXPECT_NE(id, workflow::newClientId());
}

TEST(LiveProject, whoActsIsKnownAlsoWithoutAnEnvironment)
{
    const QByteArray user = qgetenv("USER");
    qputenv("USER", "ann");
    EXPECT_EQ(workflow::userName(), QStringLiteral("ann"));
    qunsetenv("USER");
    const QString account = workflow::userName();
    EXPECT_FALSE(account.isEmpty());
    EXPECT_EQ(account == QStringLiteral("root"), geteuid() == 0);
    if (!user.isEmpty())
        qputenv("USER", user);
}
