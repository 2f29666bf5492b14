// SPDX-License-Identifier: Apache-2.0
#include "core/project/blob_store.h"

#include "tests/core/project/database_fixture.h"

using namespace twinloom;
using namespace twinloom::project;

namespace
{

class BlobStoreTest : public DatabaseTest
{
protected:
    QString put(const QByteArray &bytes)
    {
        const QString name = blobName(bytes);
        EXPECT_OK(insertBlob(*connection, name, bytes));
        return name;
    }
    QStringList damaged()
    {
        QStringList names;
        const Result<Issues> issues = verifyBlobs(*connection, Progress());
        EXPECT_OK(issues);
        for (const Issue &issue : issues.value_or({})) {
            EXPECT_EQ(issue.code, QStringLiteral("blob-hash"));
            names << issue.field;
        }
        return names;
    }
};

} // namespace

TEST_F(BlobStoreTest, sizesAroundThePieceComeBack)
{
    for (const qsizetype size :
         {qsizetype(0), qsizetype(1), kPieceSize - 1, kPieceSize, kPieceSize + 1, 2 * kPieceSize}) {
        const QByteArray bytes(size, 'x');
        const QString name = put(bytes);
        EXPECT_TRUE(hasBlob(*connection, name).value_or(false));
        const Result<QByteArray> back = readBlob(*connection, name);
        ASSERT_OK(back);
        EXPECT_TRUE(*back == bytes) << size;
    }
    EXPECT_EQ(damaged(), QStringList());
}

TEST_F(BlobStoreTest, anUnknownNameIsNotFound)
{
    EXPECT_FALSE(hasBlob(*connection, QStringLiteral("ab")).value_or(true));
    EXPECT_EQ(readBlob(*connection, QStringLiteral("ab")).error().code, ErrorCode::NotFound);
}

TEST_F(BlobStoreTest, damageIsFoundInEveryPart)
{
    put("good");
    const QString changed = put("changed"), missing = put("missing"), size = put("size"), renamed = put("renamed");
    run("UPDATE piece SET bytes = CAST('chanced' AS BLOB) WHERE bytes = CAST('changed' AS BLOB)");
    run("DELETE FROM piece WHERE bytes = CAST('missing' AS BLOB)");
    run("UPDATE blob SET size = 5 WHERE sha256 = '" + size.toLatin1() + "'");
    run("UPDATE blob SET sha256 = 'ab' WHERE sha256 = '" + renamed.toLatin1() + "'");
    for (const QString &name : {changed, missing, size, QStringLiteral("ab")})
        EXPECT_EQ(readBlob(*connection, name).error().code, ErrorCode::BadInput) << name.toStdString();
    QStringList expected{changed, missing, size, QStringLiteral("ab")};
    expected.sort();
    EXPECT_EQ(damaged(), expected);
}

TEST_F(BlobStoreTest, PartsBecomeOneBlobThatIsThereWhenItIsWhole)
{
    for (const qsizetype size : {qsizetype(0), qsizetype(1), kPartSize, 3 * kPartSize + 5}) {
        const QByteArray bytes(size, 'p');
        BlobInParts blob{bytes, blobName(bytes)};
        int calls = 1;
        for (; !insertBlobPart(*connection, blob).value_or(true); ++calls) {
            EXPECT_FALSE(hasBlob(*connection, blob.name).value_or(true));
            put(QByteArray::number(size) + ' ' + QByteArray::number(calls)); // meanwhile
        }
        EXPECT_EQ(calls, std::max<qsizetype>(1, (size + kPartSize - 1) / kPartSize));
        const Result<QByteArray> back = readBlob(*connection, blob.name);
        ASSERT_OK(back);
        EXPECT_TRUE(*back == bytes) << size;
    }
    EXPECT_EQ(damaged(), QStringList());
}

TEST_F(BlobStoreTest, PartsOfWhatIsThereMeanwhileGo)
{
    const QByteArray bytes(2 * kPartSize, 'q');
    BlobInParts blob{bytes, blobName(bytes)};
    ASSERT_FALSE(insertBlobPart(*connection, blob).value_or(true));
    put(bytes);
    const qint64 held = bytesInPieces(*connection).value_or(0);
    EXPECT_TRUE(insertBlobPart(*connection, blob).value_or(false));
    EXPECT_EQ(bytesInPieces(*connection).value_or(0), held - kPartSize);
    EXPECT_EQ(damaged(), QStringList());
}

TEST_F(BlobStoreTest, moreThanAGibibyteIsRefused)
{
    EXPECT_OK(checkBlobSize(kLargestBlob));
    const Result<void> size = checkBlobSize(kLargestBlob + 1);
    ASSERT_FALSE(size);
    EXPECT_EQ(size.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(size.error().message.contains(QStringLiteral("1073741825"))) << size.error().message.toStdString();
}

TEST_F(BlobStoreTest, checkingCanBeCancelled)
{
    put("abc");
    Progress progress;
    progress.cancel();
    EXPECT_EQ(verifyBlobs(*connection, progress).error().code, ErrorCode::Cancelled);
}
