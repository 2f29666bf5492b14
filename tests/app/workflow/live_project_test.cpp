// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_project.h"

#include "tests/support/test_data.h"

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
