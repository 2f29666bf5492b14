// SPDX-License-Identifier: Apache-2.0
#include "twin/source/replay_rows.h"

#include "twin/history/history_reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <cmath>

namespace twinloom::source
{
namespace
{

constexpr qint64 kMostLineBytes = 1 << 20;

QChar separatorOf(const QString &line)
{
    for (const char separator : {',', ';', '\t'})
        if (line.contains(QLatin1Char(separator)))
            return QLatin1Char(separator);
    return QLatin1Char(' ');
}

/// RFC 4180, but for line ends within quotes.
QStringList splitLine(const QString &line, QChar separator)
{
    if (separator == QLatin1Char(' '))
        return line.simplified().split(separator, Qt::SkipEmptyParts);
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == QLatin1Char('"') && quoted && i + 1 < line.size() && line[i + 1] == c)
            fields.back() += line[++i];
        else if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (c == separator && !quoted)
            fields.append(QString());
        else
            fields.back() += c;
    }
    for (QString &field : fields)
        field = field.trimmed();
    return fields;
}

QJsonValue valueOf(const QString &field)
{
    bool number = false;
    const double value = field.toDouble(&number);
    return number && std::isfinite(value) ? QJsonValue(value) : QJsonValue(field);
}

class CsvRows final : public Rows
{
public:
    explicit CsvRows(const QString &path) : m_file(path) {}

    Result<void> open(const SourceUrl &url)
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return unexpected(
                QFileInfo::exists(url.file) ? ErrorCode::Io : ErrorCode::NotFound,
                QCoreApplication::translate("source", "Could not read “%1”: %2.").arg(url.file, m_file.errorString()));
        if (m_file.peek(2) == QByteArrayView("\x1f\x8b"))
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("source", "“%1” is compressed (gzip).").arg(url.file),
                              QCoreApplication::translate("source", "Unpack it first: gunzip --keep %1").arg(url.file));
        const QString first = readLine();
        m_separator = separatorOf(first);
        m_columns = splitLine(first, m_separator);
        bool data = !m_columns.isEmpty();
        for (const QString &column : m_columns)
            data = data && valueOf(column).isDouble();
        if (data) { // no header: columns are called 1, 2, ...
            for (qsizetype i = 0; i < m_columns.size(); ++i)
                m_columns[i] = QString::number(i + 1);
            m_file.seek(0);
            m_line = 0;
        }
        if (m_file.atEnd())
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("source", "“%1” holds no row.").arg(url.file));
        return findTime(url);
    }

    Result<std::optional<Row>> next() override
    {
        QString line;
        while (line.trimmed().isEmpty()) {
            if (m_file.atEnd())
                return std::optional<Row>();
            line = readLine();
        }
        const QStringList fields = splitLine(line, m_separator);
        if (fields.size() != m_columns.size())
            return wrong(QCoreApplication::translate("source", "%1 fields where the header has %2")
                             .arg(fields.size())
                             .arg(m_columns.size()));
        Row row;
        QJsonObject object;
        for (qsizetype i = 0; i < fields.size(); ++i)
            object.insert(m_columns[i], valueOf(fields[i]));
        if (m_time >= 0) {
            row.time = parseRowTime(fields[m_time]);
            if (!row.time)
                return wrong(QCoreApplication::translate("source", "“%1” is no time").arg(fields[m_time]));
            object.insert(m_columns[m_time], *row.time);
        }
        row.payload = QJsonDocument(object).toJson(QJsonDocument::Compact);
        return std::optional<Row>(std::move(row));
    }

private:
    QString readLine()
    {
        ++m_line;
        QByteArray line = m_file.readLine(kMostLineBytes);
        if (m_line == 1 && line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        return QString::fromUtf8(line).trimmed();
    }

    Unexpected wrong(const QString &what) const
    {
        return unexpected(
            ErrorCode::BadInput,
            QCoreApplication::translate("source", "“%1”, line %2: %3.").arg(m_file.fileName()).arg(m_line).arg(what));
    }

    Result<void> findTime(const SourceUrl &url)
    {
        static const QStringList usual{QStringLiteral("time"), QStringLiteral("timestamp"), QStringLiteral("date"),
                                       QStringLiteral("datetime")};
        for (qsizetype i = 0; i < m_columns.size() && m_time < 0; ++i)
            if (url.timeColumn.isEmpty() ? usual.contains(m_columns[i], Qt::CaseInsensitive)
                                         : m_columns[i] == url.timeColumn)
                m_time = i;
        if (m_time < 0 && !url.timeColumn.isEmpty())
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("source", "“%1” has no column “%2”; it has: %3.")
                                  .arg(url.file, url.timeColumn, m_columns.join(QStringLiteral(", "))));
        return {};
    }

    QFile m_file;
    QChar m_separator;
    QStringList m_columns;
    qsizetype m_time = -1;
    qint64 m_line = 0;
};

class HistoryRows final : public Rows
{
public:
    HistoryRows(const SourceUrl &url, history::TimeRange range) : m_url(url), m_range(range) {}

    Result<std::optional<Row>> next() override
    {
        while (m_at == m_samples.size()) { // a day at a time
            if (m_range.from >= m_range.to)
                return std::optional<Row>();
            const qint64 end = std::min(m_range.to, history::floorTo(m_range.from, history::kDay) + history::kDay);
            auto samples = history::readSamples(m_url.file, m_url.tag, {m_range.from, end});
            m_range.from = end;
            if (!samples)
                return unexpected(samples.error());
            m_samples = std::move(*samples);
            m_at = 0;
        }
        const history::Sample &sample = m_samples[m_at++];
        const QJsonObject object{{QStringLiteral("time"), sample.time}, {QStringLiteral("value"), sample.value}};
        return std::optional<Row>({sample.time, QJsonDocument(object).toJson(QJsonDocument::Compact)});
    }

private:
    SourceUrl m_url;
    history::TimeRange m_range; ///< not read yet
    history::Samples m_samples;
    std::size_t m_at = 0;
};

} // namespace

Result<std::unique_ptr<Rows>> Rows::open(const SourceUrl &url)
{
    if (!url.tag.isEmpty()) {
        const auto range = history::recordedRange(url.file, url.tag);
        if (!range)
            return unexpected(range.error());
        return std::unique_ptr<Rows>(std::make_unique<HistoryRows>(url, *range));
    }
    auto rows = std::make_unique<CsvRows>(url.file);
    if (const auto opened = rows->open(url); !opened)
        return unexpected(opened.error());
    return std::unique_ptr<Rows>(std::move(rows));
}

std::optional<qint64> parseRowTime(const QString &text)
{
    bool number = false;
    if (const qint64 nanoseconds = text.toLongLong(&number); number)
        return nanoseconds;
    QString iso = text;
    if (iso.size() > 10 && iso[10] == QLatin1Char(' '))
        iso[10] = QLatin1Char('T');
    QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime) // it named no zone
        time.setTimeZone(QTimeZone::utc());
    return time.toMSecsSinceEpoch() * 1'000'000;
}

} // namespace twinloom::source
