// SPDX-License-Identifier: Apache-2.0
// Both kinds of history, for tests that ask the same of each.
#pragma once

#include "tests/support/postgres_server.h"
#include "tests/twin/history/history_samples.h"

namespace twinloom::history
{

enum class Kind { Files, Database };

/// One server for all tests of a program; each gets a database of its own.
inline test::PostgresServer &sharedServer()
{
    static test::PostgresServer server;
    return server;
}

class EachHistory : public testing::TestWithParam<Kind>
{
protected:
    test::TemporaryFolder folder;
    const QString place =
        GetParam() == Kind::Database ? sharedServer().newDatabase() : folder.path(QStringLiteral("h"));
};

inline std::string kindName(const testing::TestParamInfo<Kind> &info)
{
    return info.param == Kind::Database ? "database" : "files";
}

} // namespace twinloom::history
