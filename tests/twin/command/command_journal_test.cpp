// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_journal.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonObject>

namespace twinloom::command
{
namespace
{

Command wanted(const QJsonValue &value)
{
    Command command;
    command.tag = QStringLiteral("press.speed");
    command.value = value;
    command.user = QStringLiteral("ann");
    command.created = 100;
    command.due = 200;
    return command;
}

} // namespace

TEST(CommandJournal, keepsWhatWasAskedForAndWhatBecameOfIt)
{
    const test::TemporaryFolder folder;
    const QString where = folder.path(QStringLiteral("h"));
    const auto none = CommandJournal::openForReading(where);
    ASSERT_OK(none);
    EXPECT_FALSE(none->has_value());
    qint64 id = 0;
    {
        auto journal = CommandJournal::open(where);
        ASSERT_OK(journal);
        const auto added = journal->add(wanted(2.5));
        ASSERT_OK(added);
        id = *added;
        ASSERT_OK(journal->move(id, State::Sent, true, {}, 110));
        ASSERT_OK(journal->move(id, State::Acknowledged, true, {}, 120));
    }
    auto journal = CommandJournal::open(where); // another process
    ASSERT_OK(journal);
    auto open = journal->openCommands();
    ASSERT_OK(open);
    ASSERT_EQ(open->size(), 1u);
    EXPECT_EQ(open->front().value.toDouble(), 2.5);
    EXPECT_EQ(open->front().state, State::Acknowledged);
    ASSERT_OK(journal->move(id, State::Expired, false, QStringLiteral("why"), 130));
    open = journal->openCommands();
    ASSERT_OK(open);
    EXPECT_TRUE(open->empty());
    const auto again = journal->move(id, State::Applied, false, {}, 140);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    const auto found = journal->find(id);
    ASSERT_OK(found);
    EXPECT_EQ(found->detail, QStringLiteral("why"));
    EXPECT_EQ(found->user, QStringLiteral("ann"));
    const auto events = journal->events();
    ASSERT_OK(events);
    ASSERT_EQ(events->size(), 4u);
    EXPECT_EQ((*events)[0].state, State::Created);
    EXPECT_EQ((*events)[3].time, 130);
    EXPECT_FALSE(journal->find(999));
}

TEST(CommandJournal, keepsValuesOfEveryKind)
{
    const test::TemporaryFolder folder;
    auto journal = CommandJournal::open(folder.path(QString()));
    ASSERT_OK(journal);
    const QJsonValue values[] = {QJsonValue::Null, true, -0.5, QStringLiteral("a\"ä"),
                                 QJsonObject{{QStringLiteral("x"), QJsonArray{1, 2}}}};
    for (const QJsonValue &value : values)
        ASSERT_OK(journal->add(wanted(value)));
    const auto commands = journal->commands();
    ASSERT_OK(commands);
    for (std::size_t i = 0; i < std::size(values); ++i)
        EXPECT_EQ((*commands)[i].value, values[i]) << i;
}

} // namespace twinloom::command
