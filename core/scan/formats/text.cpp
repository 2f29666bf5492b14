// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/formats.h"
#include "core/scan/formats/scalar.h"
#include "core/scan/formats/text_columns.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace twinloom::scan
{

namespace
{

constexpr std::size_t kLookRows = 64;

std::string_view trimmed(std::string_view line)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF"; // spreadsheets write it before the first line
    if (line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    skipBlanks(line);
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
}

bool isComment(std::string_view line)
{
    return line.starts_with('#') || line.starts_with("//");
}

/// A line that is nothing but a count announces points (PTS).
bool isCountLine(std::string_view line, std::uint64_t &count)
{
    return parseCount(line, count);
}

/// What a person said the columns are; `width` as in wrongColumns().
Result<TextColumns> columnsAsTold(const QString &told, std::size_t width)
{
    TextColumns columns;
    std::optional<QString> wrong = wrongColumns(told.toStdString(), width);
    if (!wrong)
        wrong = columnsFromHeader(told.toStdString(), columns);
    if (wrong)
        return unexpected(
            ErrorCode::Usage,
            QCoreApplication::translate("scan", "\"%1\" does not say which column is what: %2.").arg(told, *wrong),
            QCoreApplication::translate("scan", "Name them in their order, for example x,y,z,i,r,g,b; "
                                                "\"-\" is a column to leave out."));
    return columns;
}

class TableReader
{
public:
    TableReader(Input &input, const TextHead &table, bool told, PointSink &sink, Progress &progress)
        : m_input(input), m_table(table), m_told(told), m_sink(sink), m_progress(progress), m_lines(input),
          m_builder(table.columns.attributes(), sink)
    {
    }

    Result<void> read()
    {
        std::string_view line;
        while (m_lines.next(line)) {
            if (m_lines.line() % 4096 == 0) {
                if (m_progress.cancelled())
                    return cancelledError();
                m_progress.set(static_cast<double>(m_lines.endOffset()) / static_cast<double>(m_input.size()));
                if (Result<void> passed = m_builder.pass(); !passed)
                    return passed;
            }
            if (Result<void> done = take(trimmed(line)); !done)
                return done;
        }
        if (m_lines.tooLong())
            return m_lines.bad(
                QCoreApplication::translate("scan", "this is no table of points: the line does not end"));
        return endScan();
    }

private:
    Result<void> take(std::string_view line)
    {
        std::uint64_t count = 0;
        if (line.empty() || isComment(line))
            return {};
        if (isCountLine(line, count)) {
            if (m_rows > 0 && !(m_announced && m_rows >= *m_announced))
                return m_lines.bad(QCoreApplication::translate("scan", "a row of one number; %1 are expected")
                                       .arg(m_table.columns.needed));
            return beginScan(count);
        }
        if (!m_headerSeen && m_rows == 0 && !m_anyScan && looksLikeHeader(line) && (m_told || namesColumns(line))) {
            m_headerSeen = true;
            return {};
        }
        if (m_rows == 0 && !m_announced)
            m_builder.expect(static_cast<std::size_t>(static_cast<double>(m_input.size()) /
                                                      std::max(m_table.bytesPerRow, 6.0) * 1.02));
        splitRow(line, m_table.style, m_values);
        if (m_values.size() < static_cast<std::size_t>(m_table.columns.needed))
            return m_lines.bad(QCoreApplication::translate("scan", "a row of %1 columns; %2 are expected")
                                   .arg(m_values.size())
                                   .arg(m_table.columns.needed));
        const RawPoint point = textPoint(m_table.columns, m_values);
        if (!m_builder.add(point) && point.position.hasNaN() && !saysNan(line))
            return m_lines.bad(QCoreApplication::translate("scan", "\"%1\" is no row of coordinates").arg(shown(line)));
        ++m_rows;
        return {};
    }

    static bool namesColumns(std::string_view line)
    {
        TextColumns ignored;
        return !columnsFromHeader(line, ignored);
    }
    /// A coordinate that is written "nan" is a cell without a return; a word or an empty cell is a broken row.
    static bool saysNan(std::string_view line)
    {
        constexpr std::string_view kNan = "nan";
        return std::search(line.begin(), line.end(), kNan.begin(), kNan.end(),
                           [](char a, char b) { return (a | 0x20) == b; }) != line.end();
    }

    Result<void> beginScan(std::uint64_t count)
    {
        if (const Result<void> done = endScan(); !done)
            return done;
        const std::uint64_t left = m_input.size() - std::min(m_input.size(), m_lines.endOffset());
        if (count > left / 5 + 1) // "0 0 0" is the shortest row
            return m_lines.bad(
                QCoreApplication::translate(
                    "scan",
                    "the file breaks off: %1 points are announced, which do not fit in the %2 bytes that follow")
                    .arg(count)
                    .arg(left));
        m_announced = count;
        m_countOffset = m_lines.lineOffset();
        m_builder.expect(count);
        return {};
    }

    Result<void> endScan()
    {
        if (m_announced && m_rows < *m_announced)
            return m_input.bad(m_lines.endOffset(),
                               QCoreApplication::translate(
                                   "scan", "the file breaks off: %1 points are announced at byte %2, %3 are there")
                                   .arg(*m_announced)
                                   .arg(m_countOffset)
                                   .arg(m_rows));
        if (m_builder.size() > 0) {
            Result<LoadedScan> scan = m_builder.finish();
            if (!scan)
                return unexpected(scan.error());
            scan->number = m_number;
            if (m_announced && m_rows > *m_announced)
                scan->issues.push_back(
                    {QStringLiteral("extra-points"),
                     QCoreApplication::translate("scan", "%1 announces %2 points, but holds %3; all were read.")
                         .arg(m_input.path())
                         .arg(*m_announced)
                         .arg(m_rows),
                     {}});
            if (m_table.guessed && m_table.columns.needed > 3 && !m_anyScan)
                scan->issues.push_back(
                    {QStringLiteral("columns-guessed"),
                     QCoreApplication::translate("scan", "The columns of %1 are taken for %2, by their values; "
                                                         "--columns says what they are.")
                         .arg(QFileInfo(m_input.path()).fileName(), describe(m_table.columns)),
                     {}});
            m_anyScan = true;
            if (Result<void> ended = m_sink.end(*std::move(scan)); !ended)
                return ended;
        }
        m_number += m_announced || m_rows > 0 ? 1 : 0;
        m_rows = 0;
        m_announced.reset();
        return {};
    }

    Input &m_input;
    const TextHead &m_table;
    bool m_told; ///< a person named the columns, so a header line says nothing
    PointSink &m_sink;
    Progress &m_progress;
    LineReader m_lines;
    CloudBuilder m_builder;
    std::vector<double> m_values;
    std::optional<std::uint64_t> m_announced;
    std::uint64_t m_countOffset = 0, m_rows = 0;
    int m_number = 0;
    bool m_headerSeen = false, m_anyScan = false;
};

} // namespace

Result<TextHead> lookAtText(Input &input, const QString &told)
{
    TextHead table;
    LineReader lines(input);
    std::string_view line;
    std::vector<std::vector<double>> rows;
    bool named = !told.isEmpty();
    std::uint64_t count = 0, bytes = 0;
    while (rows.size() < kLookRows && lines.next(line)) {
        const std::uint64_t length = line.size() + 1;
        line = trimmed(line);
        TextColumns columns;
        if (isComment(line)) {
            if (rows.empty() && told.isEmpty() && !columnsFromHeader(line, columns)) {
                table.columns = columns;
                named = true;
            }
            continue;
        }
        if (line.empty() || isCountLine(line, count))
            continue;
        if (rows.empty() && !told.isEmpty() && looksLikeHeader(line))
            continue;
        if (rows.empty() && looksLikeHeader(line) && !named) {
            if (const std::optional<QString> wrong = columnsFromHeader(line, columns))
                return lines.bad(*wrong);
            table.columns = columns;
            named = true;
            continue;
        }
        if (rows.empty())
            table.style = styleOf(line);
        splitRow(line, table.style, rows.emplace_back());
        bytes += length;
    }
    if (lines.tooLong())
        return lines.bad(QCoreApplication::translate("scan", "this is no table of points: the line does not end"));
    if (!told.isEmpty()) {
        const Result<TextColumns> columns = columnsAsTold(told, rows.empty() ? 0 : rows.front().size());
        if (!columns)
            return unexpected(columns.error());
        table.columns = *columns;
    }
    if (named)
        table.columns.colourScale = colourScaleOf(rows, table.columns.colour);
    else
        table.columns = columnsFromRows(rows);
    table.guessed = !named;
    table.bytesPerRow = rows.empty() ? 0.0 : static_cast<double>(bytes) / static_cast<double>(rows.size());
    return table;
}

Result<void> readText(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress)
{
    const Result<TextHead> table = lookAtText(input, options.columns);
    if (!table)
        return unexpected(table.error());
    return TableReader(input, *table, !options.columns.isEmpty(), sink, progress).read();
}

} // namespace twinloom::scan
