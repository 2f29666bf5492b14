// SPDX-License-Identifier: Apache-2.0
// The tables of a `.twin` file (resources/docs/formats.md), and the checks that a file is one.
#pragma once

#include "core/storage/connection.h"

#include <QByteArrayView>

#include <initializer_list>

namespace twinloom::project
{

/// "Twnl" in the SQLite header: tells a project from other databases (also for `file`).
constexpr qint64 kApplicationId = 0x54776E6C;
/// Raised whenever an older program could not read the file any more.
constexpr qint64 kFormatVersion = 1;

/// Looks at the file by plain reads, so that nothing but a sound project is ever given to SQLite: header, application
/// id, version, page count. NotFound, Io, or BadInput with the byte offset where one helps.
Result<void> probeFile(const QString &path);

/// Writes tables and first rows into a new database.
Result<void> createSchema(storage::Connection &connection);
/// BadInput when the tables are not exactly those of this version, or the pages of a table but `piece` are
/// damaged: that one may be gigabytes.
Result<void> checkSchema(storage::Connection &connection);

/// BadInput when the pages of one table ("sqlite_schema": of the list of tables, and the free ones) are damaged.
Result<void> checkPages(storage::Connection &connection, const QByteArray &table);

/// One row of the table `setting`, in place of the one with this key.
Result<void> writeSetting(storage::Connection &connection, const QString &key, const QString &value);

/// The Error of a file that does not hold what it should; `what` is a clause: "entry 12 of the journal is damaged".
Error damagedError(const QString &path, const QString &what);

/// 64 bits of BLAKE2b over the fields (each with its length), kept beside a row to notice flipped bits.
qint64 rowChecksum(std::initializer_list<QByteArrayView> fields);

} // namespace twinloom::project
