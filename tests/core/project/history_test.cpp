// SPDX-License-Identifier: Apache-2.0
#include "core/project/history.h"

#include "tests/support/test_data.h"

using namespace twinloom::project;

TEST(History, followsUndoAndRedo)
{
    History history;
    EXPECT_EQ(history.nextUndo(), nullptr);
    EXPECT_EQ(history.nextRedo(), nullptr);
    history.committed({1, QStringLiteral("one")});
    history.committed({2, QStringLiteral("two")});
    ASSERT_TRUE(history.undone(2));
    EXPECT_EQ(history.nextUndo()->number, 1);
    EXPECT_EQ(history.nextRedo()->label, QStringLiteral("two"));
    ASSERT_TRUE(history.redone(2));
    EXPECT_EQ(history.nextUndo()->number, 2);
    EXPECT_EQ(history.nextRedo(), nullptr);
}

TEST(History, aCommitEndsTheRedoBranch)
{
    History history;
    history.committed({1, {}});
    ASSERT_TRUE(history.undone(1));
    history.committed({3, {}});
    EXPECT_EQ(history.nextRedo(), nullptr);
    EXPECT_EQ(history.nextUndo()->number, 3);
}

TEST(History, aContradictionChangesNothing)
{
    History history;
    EXPECT_FALSE(history.undone(1));
    history.committed({1, {}});
    EXPECT_FALSE(history.undone(2));
    EXPECT_FALSE(history.redone(1));
    EXPECT_EQ(history.nextUndo()->number, 1);
}
