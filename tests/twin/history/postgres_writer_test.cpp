// SPDX-License-Identifier: Apache-2.0
// What a database does that files do not: it goes away, and others write into it.
#include "twin/history/postgres_writer.h"

#include "tests/support/mosquitto_broker.h"
#include "tests/twin/history/history_place.h"
#include "twin/history/postgres_reader.h"

#include <thread>

namespace twinloom::history
{

TEST(PostgresWriter, goesOnWhenTheServerIsBack)
{
    test::PostgresServer server;
    const QString url = server.newDatabase();
    auto writer = PostgresWriter::open(url);
    ASSERT_OK(writer);
    Records records = wave(100, kSecond);
    Appended appended;
    ASSERT_OK(writer->append(records, appended));
    server.kill();
    records = wave(200, kSecond);
    for (int i = 0; i < 2; ++i) {
        const auto refused = writer->append(records, appended);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Peer);
        EXPECT_EQ(records.size(), 200u);
    }
    server.start();
    ASSERT_OK(writer->append(records, appended));
    EXPECT_EQ(appended.stored, 200);
    EXPECT_EQ(appended.duplicates, 100);
}

TEST(PostgresWriter, severalRecordSideBySide)
{
    const QString url = sharedServer().newDatabase();
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&url, i] {
            auto writer = PostgresWriter::open(url);
            ASSERT_OK(writer);
            for (int batch = 0; batch < 5; ++batch) {
                Records records = wave(50, kHour, kStart + batch * 50 * kHour, QStringLiteral("own.v%1").arg(i));
                const Records shared = wave(50, kHour, kStart + batch * 50 * kHour);
                records.insert(records.end(), shared.begin(), shared.end());
                Appended appended;
                // The database lets one of two that wait for each other go on; the other tries again, as a Recorder
                // does.
                for (int attempt = 0; attempt < 20 && !records.empty(); ++attempt)
                    (void)writer->append(records, appended);
                EXPECT_TRUE(records.empty());
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    const auto checked = verifyHistory(url);
    ASSERT_OK(checked);
    EXPECT_EQ(checked->samples, 4 * 250);
    EXPECT_TRUE(checked->issues.empty());
}

TEST(PostgresWriter, whoCannotBeReachedIsNamedWithoutThePassword)
{
    const QString nobody = QStringLiteral("postgres://me:secret@127.0.0.1:%1/none").arg(test::freePort());
    for (const QString &url : {nobody, sharedServer().url(QStringLiteral("none"))}) {
        const auto writer = PostgresWriter::open(url);
        ASSERT_FALSE(writer);
        EXPECT_EQ(writer.error().code, ErrorCode::Peer);
        EXPECT_TRUE(writer.error().message.contains(QStringLiteral("127.0.0.1")))
            << writer.error().text().toStdString();
        EXPECT_FALSE(writer.error().text().contains(QStringLiteral("secret")));
    }
}

TEST(PostgresReader, verifyFindsAChangedSampleAndName)
{
    const QString url = sharedServer().newDatabase();
    record(url, wave(100, kHour), true);
    sharedServer().execute(url, QStringLiteral("UPDATE twinloom_sample SET v = v + 1 WHERE t = %1").arg(kStart));
    sharedServer().execute(url, QStringLiteral("UPDATE twinloom_series SET tag = 'other'"));
    const auto checked = verifyHistory(url);
    ASSERT_OK(checked);
    ASSERT_EQ(checked->issues.size(), 2u);
    EXPECT_EQ(checked->issues[0].code, QStringLiteral("tag"));
    EXPECT_EQ(checked->issues[1].code, QStringLiteral("sample"));
    EXPECT_TRUE(checked->issues[1].field.endsWith(QStringLiteral("twinloom_sample_20241004")));
}

TEST(PostgresReader, aNewerHistoryIsLeftAlone)
{
    const QString url = sharedServer().newDatabase();
    record(url, wave(1, kHour), true);
    sharedServer().execute(url, QStringLiteral("UPDATE twinloom_history SET version = 2"));
    const auto reader = PostgresReader::open(url);
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, ErrorCode::BadInput);
    EXPECT_FALSE(PostgresWriter::open(url));
}

} // namespace twinloom::history
