// SPDX-License-Identifier: Apache-2.0
#include "core/project/blob_mark.h"

#include "core/project/blob_store.h"
#include "tests/core/project/project_fixture.h"

namespace twinloom::project
{
namespace
{

class BlobMarkTest : public ProjectTest
{
protected:
    bool keeps(const QByteArray &bytes) { return project->hasBlob(blobName(bytes)).value_or(false); }
    void commit() { ASSERT_OK(project->commit({}, {QStringLiteral("test"), QStringLiteral("Test")})); }
};

TEST_F(BlobMarkTest, whatNoCommitFollowsIsGoneAtTheNextOpening)
{
    ASSERT_OK(project->putBlob("cancelled before anything"));
    reopen();
    EXPECT_FALSE(keeps("cancelled before anything"));
    ASSERT_OK(project->putBlob("kept"));
    ASSERT_OK(project->putBlob("")); // has no pieces
    commit();
    ASSERT_OK(project->putBlob("cancelled"));
    EXPECT_TRUE(keeps("cancelled"));
    reopen(OpenMode::ReadOnly);
    EXPECT_TRUE(keeps("cancelled")); // a reader changes nothing
    reopen();
    EXPECT_FALSE(keeps("cancelled"));
    EXPECT_TRUE(keeps("kept"));
    EXPECT_TRUE(keeps(""));
    EXPECT_EQ(project->check(), Issues{});
}

TEST_F(BlobMarkTest, theSameBytesPutAgainAndCommittedStay)
{
    ASSERT_OK(project->putBlob("twice"));
    ASSERT_OK(project->putBlob("twice"));
    commit();
    reopen();
    EXPECT_TRUE(keeps("twice"));
}

TEST_F(BlobMarkTest, roomOfWhatIsDroppedIsUsedAgain)
{
    const auto sizeAfter = [this](char fill) {
        EXPECT_OK(project->putBlob(QByteArray(5'000'000, fill)));
        reopen();
        project.reset();
        const qint64 size = QFileInfo(path).size();
        reopen();
        return size;
    };
    const qint64 once = sizeAfter('a');
    EXPECT_EQ(sizeAfter('b'), once);
}

// An older program commits and writes no mark.
TEST_F(BlobMarkTest, aMarkThatIsNotOfTheLastEntryDropsNothing)
{
    ASSERT_OK(project->putBlob("one"));
    commit();
    const QString mark = [this] {
        reopen();
        return project->setting(QStringLiteral("blobs/committed"));
    }();
    EXPECT_EQ(mark, QStringLiteral("1 1"));
    ASSERT_OK(project->putBlob("of the older program"));
    commit();
    ASSERT_OK(project->setSetting(QStringLiteral("blobs/committed"), mark));
    reopen();
    EXPECT_TRUE(keeps("of the older program"));
}

} // namespace
} // namespace twinloom::project
