// SPDX-License-Identifier: Apache-2.0
#include "core/project/schema.h"

#include "tests/core/project/database_fixture.h"
#include "tests/core/project/project_fixture.h"

#include <sys/stat.h>

using namespace twinloom;
using namespace twinloom::project;

TEST_F(DatabaseTest, aNewSchemaIsSound)
{
    EXPECT_OK(checkSchema(*connection));
}

TEST_F(DatabaseTest, aForeignTableTriggerOrColumnIsRefused)
{
    for (const QByteArray sql : {"CREATE TABLE other(a INTEGER)", "CREATE VIEW zzz AS SELECT 1", "DROP TABLE piece",
                                 "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM audit; END",
                                 "ALTER TABLE journal ADD COLUMN more INTEGER"}) {
        run("BEGIN; " + sql);
        const Result<void> checked = checkSchema(*connection);
        ASSERT_FALSE(checked) << sql.toStdString();
        EXPECT_EQ(checked.error().code, ErrorCode::BadInput);
        run("ROLLBACK");
    }
}

TEST(RowChecksum, tellsFieldsApart)
{
    EXPECT_EQ(rowChecksum({"ab", "c"}), rowChecksum({"ab", "c"}));
    EXPECT_NE(rowChecksum({"ab", "c"}), rowChecksum({"a", "bc"}));
    EXPECT_NE(rowChecksum({"ab", ""}), rowChecksum({"ab"}));
}

namespace
{

class ProbeTest : public ProjectTest
{
protected:
    void SetUp() override
    {
        ProjectTest::SetUp();
        project.reset();
        bytes = test::readFile(path);
        ASSERT_OK(probeFile(path));
    }
    Error probe(const QByteArray &content)
    {
        test::writeFile(path, content);
        const Result<void> probed = probeFile(path);
        EXPECT_FALSE(probed);
        return probed ? Error{} : probed.error();
    }
    QByteArray withByte(qsizetype offset, char value) const
    {
        QByteArray changed = bytes;
        changed[offset] = value;
        return changed;
    }

    QByteArray bytes;
};

} // namespace

TEST_F(ProbeTest, whatIsNoProject)
{
    EXPECT_EQ(probe({}).code, ErrorCode::BadInput);
    EXPECT_EQ(probe("hello").code, ErrorCode::BadInput);
    EXPECT_EQ(probe(QByteArray(5000, 'x')).code, ErrorCode::BadInput);
    EXPECT_EQ(probe(bytes.left(60)).code, ErrorCode::BadInput);
    EXPECT_TRUE(probe(withByte(68, 0)).message.contains(QStringLiteral("another program")));
    EXPECT_EQ(probeFile(folder.path({})).error().code, ErrorCode::BadInput);
    EXPECT_EQ(probeFile(folder.path(QStringLiteral("none.twin"))).error().code, ErrorCode::NotFound);
}

TEST_F(ProbeTest, aPipeIsNotWaitedFor)
{
    const QString pipe = folder.path(QStringLiteral("pipe.twin"));
    ASSERT_EQ(mkfifo(pipe.toUtf8().constData(), 0600), 0);
    EXPECT_EQ(probeFile(pipe).error().code, ErrorCode::BadInput);
}

TEST_F(ProbeTest, aNewerFormatSaysSo)
{
    const Error error = probe(withByte(63, 2));
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("format 2"))) << error.message.toStdString();
    EXPECT_TRUE(error.hint.contains(QStringLiteral("newer")));
}

TEST_F(ProbeTest, aCutFileSaysWhere)
{
    const Error error = probe(bytes.left(5000));
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_TRUE(error.message.contains(QStringLiteral("byte 5000 of"))) << error.message.toStdString();
    EXPECT_EQ(probe(bytes + QByteArray(4096, '\0')).code, ErrorCode::BadInput);
}

TEST_F(ProbeTest, wrongHeaderFieldsSayWhere)
{
    for (const int offset : {18, 20, 44, 56, 64, 72}) {
        const Error error = probe(withByte(offset, '\x7f'));
        EXPECT_EQ(error.code, ErrorCode::BadInput);
        EXPECT_TRUE(error.message.contains(QStringLiteral("byte %1").arg(offset))) << error.message.toStdString();
    }
    EXPECT_EQ(probe(withByte(16, 3)).code, ErrorCode::BadInput);
}
