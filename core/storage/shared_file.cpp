// SPDX-License-Identifier: Apache-2.0
#include "core/storage/shared_file.h"

#include "core/storage/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace twinloom::storage
{

Result<Connection> openShared(const QString &path, const QByteArray &schema)
{
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return unexpected(
            ErrorCode::Io, QCoreApplication::translate("storage", "Could not make the folder “%1”.").arg(folder),
            QCoreApplication::translate("storage", "Check the permissions of the folder that it stands in."));
    auto file = Connection::open(path, QFileInfo::exists(path) ? Access::ReadWrite : Access::Create);
    if (!file)
        return file;
    if (const auto set = file->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"); !set)
        return unexpected(set.error());
    auto transaction = Transaction::begin(*file);
    if (!transaction)
        return unexpected(transaction.error());
    if (const auto made = file->execute(schema); !made)
        return unexpected(made.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return file;
}

} // namespace twinloom::storage
