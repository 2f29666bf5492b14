// SPDX-License-Identifier: Apache-2.0
#include "twin/history/folder_writer.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <set>

namespace twinloom::history
{
namespace
{

constexpr std::size_t kOpenDays = 4;

} // namespace

Result<FolderWriter> FolderWriter::open(const QString &folder, qint64 dayBytes)
{
    auto lock = RecordingLock::take(folder);
    if (!lock)
        return unexpected(lock.error());
    return FolderWriter(folder, dayBytes, std::move(*lock));
}

Result<DayWriter *> FolderWriter::day(qint64 start)
{
    auto found = m_days.find(start);
    if (found == m_days.end()) {
        if (m_days.size() >= kOpenDays) {
            const auto oldest = std::min_element(m_days.begin(), m_days.end(), [](const auto &a, const auto &b) {
                return a.second.lastUse < b.second.lastUse;
            });
            Progress progress;
            if (const auto sealed = oldest->second.writer.sealAll(progress); !sealed)
                return unexpected(sealed.error());
            m_days.erase(oldest);
        }
        auto opened = DayWriter::open(dayPath(m_folder, start), m_dayBytes);
        if (!opened)
            return unexpected(opened.error());
        found = m_days.emplace(start, OpenDay{std::move(*opened)}).first;
    }
    found->second.lastUse = ++m_uses;
    return &found->second.writer;
}

Result<void> FolderWriter::append(Records &records, Appended &appended)
{
    std::map<qint64, std::vector<const Record *>> days;
    for (const Record &record : records)
        days[floorTo(record.sample.time, kDay)].push_back(&record);
    std::set<qint64> stored;
    Result<void> result;
    for (const auto &[start, part] : days) {
        const auto writer = day(start);
        const auto done = writer ? (*writer)->append(part) : Result<Appended>(unexpected(writer.error()));
        if (!done) {
            result = unexpected(done.error());
            break;
        }
        stored.insert(start);
        appended.stored += done->stored;
        appended.duplicates += done->duplicates;
    }
    std::erase_if(records, [&](const Record &record) { return stored.contains(floorTo(record.sample.time, kDay)); });
    return result;
}

bool FolderWriter::sealingDue() const
{
    return std::any_of(m_days.begin(), m_days.end(), [](const auto &day) { return day.second.writer.sealingDue(); });
}

bool FolderWriter::sealingUrgent() const
{
    return std::any_of(m_days.begin(), m_days.end(), [](const auto &day) { return day.second.writer.sealingUrgent(); });
}

Result<void> FolderWriter::sealSome()
{
    for (auto &[start, day] : m_days)
        if (day.writer.sealingDue())
            return day.writer.sealSome();
    return {};
}

Result<void> FolderWriter::checkpoint()
{
    for (auto &[start, day] : m_days)
        if (auto moved = day.writer.checkpoint(); !moved)
            return moved;
    return {};
}

Result<void> FolderWriter::finish(Progress progress)
{
    for (auto &[start, day] : m_days)
        if (auto sealed = day.writer.sealAll(progress); !sealed)
            return sealed;
    return checkpoint();
}

Result<int> FolderWriter::removeDaysBefore(qint64 time)
{
    int removed = 0;
    for (const qint64 day : recordedDays(m_folder)) {
        if (day >= floorTo(time, kDay))
            break;
        m_days.erase(day);
        const QString path = dayPath(m_folder, day);
        for (const char *suffix : {"-wal", "-shm"})
            QFile::remove(path + QLatin1String(suffix));
        QFile file(path);
        if (!file.remove())
            return unexpected(
                ErrorCode::Io,
                QCoreApplication::translate("history", "Could not delete “%1”: %2.").arg(path, file.errorString()),
                QCoreApplication::translate("history", "Check the folder's permissions."));
        ++removed;
    }
    return removed;
}

} // namespace twinloom::history
