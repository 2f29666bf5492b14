// SPDX-License-Identifier: Apache-2.0
#include "twin/history/day_file.h"

#include "twin/history/chunk_codec.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace twinloom::history
{
namespace
{

constexpr qint64 kApplicationId = 0x54774869; // "TwHi"
constexpr qint64 kVersion = 1;
constexpr qint64 kPageBytes = 4096;

const QByteArray kSchema = QByteArrayLiteral(
    "CREATE TABLE series(id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL);"
    "CREATE TABLE tail(id INTEGER PRIMARY KEY, series INTEGER NOT NULL, t INTEGER NOT NULL, v REAL NOT NULL,"
    " q INTEGER NOT NULL, crc INTEGER NOT NULL);"
    "CREATE TABLE chunk(id INTEGER PRIMARY KEY, series INTEGER NOT NULL, t0 INTEGER NOT NULL, t1 INTEGER NOT NULL,"
    " n INTEGER NOT NULL, good INTEGER NOT NULL, vmin REAL NOT NULL, vmax REAL NOT NULL, vsum REAL NOT NULL,"
    " blob BLOB NOT NULL, crc INTEGER NOT NULL);"
    "CREATE INDEX chunk_time ON chunk(series, t0, t1);"
    "CREATE TABLE rollup(series INTEGER NOT NULL, step INTEGER NOT NULL, t INTEGER NOT NULL, n INTEGER NOT NULL,"
    " good INTEGER NOT NULL, vmin REAL NOT NULL, vmax REAL NOT NULL, vsum REAL NOT NULL,"
    " PRIMARY KEY(series, step, t)) WITHOUT ROWID;");

Result<void> checkVersion(storage::Connection &file)
{
    const auto id = file.integer("PRAGMA application_id");
    if (!id)
        return unexpected(id.error());
    const auto version = file.integer("PRAGMA user_version");
    if (!version)
        return unexpected(version.error());
    if (*id == kApplicationId && *version == kVersion)
        return {};
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("history", "“%1” is no history that this version can read.").arg(file.path()),
        QCoreApplication::translate("history", "Choose another folder, or a newer Twinloom."));
}

// Under another name until it is whole: readers find a day with its tables or none.
Result<void> makeDay(const QString &path)
{
    const QString fresh = path + QStringLiteral(".new");
    QFile::remove(fresh); // of a process that died over it
    {
        auto file = storage::Connection::open(fresh, storage::Access::Create);
        if (!file)
            return unexpected(file.error());
        const QByteArray marks = "PRAGMA application_id = " + QByteArray::number(kApplicationId) +
                                 ";PRAGMA user_version = " + QByteArray::number(kVersion);
        // In one transaction without a journal: what goes wrong here goes away with the file.
        if (auto made = file->execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = OFF; BEGIN;" + kSchema +
                                      marks + ";COMMIT");
            !made)
            return made;
    }
    QFile file(fresh);
    if (file.rename(path))
        return {};
    return unexpected(
        ErrorCode::Io, QCoreApplication::translate("history", "Could not make “%1”: %2.").arg(path, file.errorString()),
        QCoreApplication::translate("history", "Check the folder's permissions and the disk's free space."));
}

quint32 crcOf(qint64 number, quint32 before)
{
    return crc32(&number, sizeof number, before);
}
quint32 crcOf(double number, quint32 before)
{
    return crc32(&number, sizeof number, before);
}

} // namespace

QString dayPath(const QString &folder, qint64 time)
{
    const auto seconds = floorTo(time, kDay) / kSecond;
    const QDate day = QDateTime::fromSecsSinceEpoch(seconds).toUTC().date();
    return QDir(folder).filePath(day.toString(Qt::ISODate) + QStringLiteral(".db"));
}

std::vector<qint64> recordedDays(const QString &folder)
{
    std::vector<qint64> days;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*-*-*.db")}, QDir::Files);
    for (const QString &name : names) {
        const QDate day = QDate::fromString(name.chopped(3), Qt::ISODate);
        if (day.isValid())
            days.push_back(day.startOfDay(QTimeZone::utc()).toSecsSinceEpoch() * kSecond);
    }
    std::sort(days.begin(), days.end());
    return days;
}

Result<storage::Connection> openDayForWriting(const QString &path, qint64 maxBytes)
{
    if (!QFileInfo::exists(path))
        if (const auto made = makeDay(path); !made)
            return unexpected(made.error());
    auto file = storage::Connection::open(path, storage::Access::ReadWrite);
    if (!file)
        return file;
    if (const auto checked = checkVersion(*file); !checked)
        return unexpected(checked.error());
    // Checkpoints wait for the disk, so the writer asks for them where nobody waits for it.
    QByteArray settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; "
                          "PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY;"
                          "PRAGMA journal_size_limit = 16777216";
    if (maxBytes > 0)
        settings += ";PRAGMA max_page_count = " + QByteArray::number(maxBytes / kPageBytes);
    if (const auto set = file->execute(settings); !set)
        return unexpected(set.error());
    return file;
}

Result<storage::Connection> openDayForReading(const QString &path)
{
    auto file = storage::Connection::open(path, storage::Access::ReadOnly);
    if (!file)
        return file;
    if (const auto checked = checkVersion(*file); !checked)
        return unexpected(checked.error());
    return file;
}

qint64 tagChecksum(const QString &tag)
{
    const QByteArray utf8 = tag.toUtf8();
    return crc32(utf8.constData(), std::size_t(utf8.size()));
}

qint64 tailChecksum(qint64 series, const Sample &sample)
{
    return crcOf(qint64(sample.quality), crcOf(sample.value, crcOf(sample.time, crcOf(series, 0))));
}

qint64 ChunkRow::checksum() const
{
    quint32 crc = crc32(blob.constData(), std::size_t(blob.size()));
    for (const qint64 number : {series, from, to, aggregate.count, aggregate.good})
        crc = crcOf(number, crc);
    for (const double number : {aggregate.min, aggregate.max, aggregate.sum})
        crc = crcOf(number, crc);
    return crc;
}

} // namespace twinloom::history
