// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/json_lines.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

Result<int> number(const QJsonObject &json)
{
    if (!json[u"n"].isDouble())
        return unexpected(ErrorCode::BadInput, QStringLiteral("n: a number is expected."));
    return json[u"n"].toInt();
}

Result<std::vector<int>> read(const QByteArray &content)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("numbers.jsonl"));
    writeFile(path, content);
    Progress progress;
    return workflow::readJsonLines<int>(path, number, progress);
}

} // namespace

TEST(JsonLines, readsEveryLineAndSkipsEmptyOnes)
{
    const auto numbers = read("{\"n\":1}\n\n{\"n\":2}\r\n{\"n\":3}");
    ASSERT_OK(numbers);
    EXPECT_EQ(*numbers, (std::vector<int>{1, 2, 3}));
}

TEST(JsonLines, aBadLineIsNamedByFileAndNumber)
{
    for (const char *bad : {"{\"n\":1}\n{\"n\":\"x\"}\n", "{\"n\":1}\n{\"n\":\n", "{\"n\":1}\n[2]\n"}) {
        const auto numbers = read(bad);
        ASSERT_FALSE(numbers) << bad;
        EXPECT_EQ(numbers.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(numbers.error().text().contains(QStringLiteral("numbers.jsonl, line 2")))
            << numbers.error().text().toStdString();
    }
}

TEST(JsonLines, whoIsToldOfBadLinesGetsTheOthers)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("numbers.jsonl"));
    writeFile(path, "{\"n\":1}\n{\"n\":\"x\"}\n\n[2]\n{\"n\":3}\n");
    Progress progress;
    std::vector<int> bad;
    const auto numbers =
        workflow::readJsonLines<int>(path, number, progress, [&](int line, const Error &) { bad.push_back(line); });
    ASSERT_OK(numbers);
    EXPECT_EQ(*numbers, (std::vector<int>{1, 3}));
    EXPECT_EQ(bad, (std::vector<int>{2, 4}));
}

TEST(JsonLines, aFileWithoutALineIsBadInputAndAMissingOneIsNotFound)
{
    EXPECT_EQ(read("\n\n").error().code, ErrorCode::BadInput);
    const TemporaryFolder folder;
    Progress progress;
    const auto missing = workflow::readJsonLines<int>(folder.path(QStringLiteral("none.jsonl")), number, progress);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

TEST(JsonLines, cancels)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("numbers.jsonl"));
    writeFile(path, "{\"n\":1}\n");
    Progress progress;
    progress.cancel();
    EXPECT_EQ(workflow::readJsonLines<int>(path, number, progress).error().code, ErrorCode::Cancelled);
}
