// SPDX-License-Identifier: Apache-2.0
// A database with the tables of a project, without the Project around it.
#pragma once

#include "core/project/schema.h"
#include "tests/support/test_data.h"

#include <optional>

namespace twinloom::project
{

class DatabaseTest : public testing::Test
{
protected:
    void SetUp() override
    {
        auto opened = storage::Connection::open(folder.path(QStringLiteral("a.twin")), storage::Access::Create);
        ASSERT_OK(opened);
        connection.emplace(std::move(*opened));
        ASSERT_OK(createSchema(*connection));
    }
    void run(const QByteArray &sql) { ASSERT_OK(connection->execute(sql)); }

    test::TemporaryFolder folder;
    std::optional<storage::Connection> connection;
};

} // namespace twinloom::project
