// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/cloud_builder.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/scalar.h"
#include "core/scan/formats/text_columns.h"

#include <QCoreApplication>

namespace twinloom::scan
{

namespace
{

struct Grid {
    std::uint64_t columns = 0, rows = 0;
    geometry::Vec3 position = geometry::Vec3::Zero(); ///< of the scanner, in the common frame
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
};

class PtxReader
{
public:
    PtxReader(Input &input, PointSink &sink, Progress &progress)
        : m_input(input), m_lines(input), m_sink(sink), m_progress(progress)
    {
    }

    Result<void> read()
    {
        for (int number = 0;; ++number) {
            Grid grid;
            const Result<bool> more = readHead(grid);
            if (!more)
                return unexpected(more.error());
            if (!*more)
                return {};
            if (Result<void> done = readCells(grid, number); !done)
                return done;
        }
    }

private:
    bool nextLine(std::string_view &line)
    {
        while (m_lines.next(line)) {
            skipBlanks(line);
            while (!line.empty() && isBlank(line.back()))
                line.remove_suffix(1);
            if (!line.empty())
                return true;
        }
        return false;
    }
    Unexpected breaksOff(const QString &where) const
    {
        return m_input.bad(m_lines.endOffset(),
                           QCoreApplication::translate("scan", "the file breaks off within %1").arg(where));
    }

    Result<void> numbers(std::span<double> out)
    {
        std::string_view line;
        if (!nextLine(line))
            return breaksOff(QCoreApplication::translate("scan", "the head of a scan"));
        splitRow(line, {}, m_values);
        bool fine = m_values.size() == out.size();
        for (std::size_t i = 0; fine && i < out.size(); ++i)
            fine = std::isfinite(out[i] = m_values[i]);
        if (!fine)
            return m_lines.bad(QCoreApplication::translate("scan", "%1 numbers are expected in the head of a PTX scan")
                                   .arg(out.size()));
        return {};
    }

    /// False at the end of the file.
    Result<bool> readHead(Grid &grid)
    {
        std::string_view line;
        if (!nextLine(line))
            return false;
        if (!parseCount(line, grid.columns))
            return m_lines.bad(QCoreApplication::translate("scan", "the number of columns of a PTX scan is expected"));
        if (!nextLine(line))
            return breaksOff(QCoreApplication::translate("scan", "the head of a scan"));
        if (!parseCount(line, grid.rows))
            return m_lines.bad(QCoreApplication::translate("scan", "the number of rows of a PTX scan is expected"));
        if (const Result<void> done = numbers({grid.position.data(), 3}); !done)
            return unexpected(done.error());
        std::array<double, 4> row{};
        for (int axis = 0; axis < 3; ++axis) // the scanner's axes repeat what the matrix says
            if (const Result<void> done = numbers(std::span(row).first(3)); !done)
                return unexpected(done.error());
        for (int k = 0; k < 4; ++k) { // for row vectors: the translation is the last row
            const std::size_t width = 4;
            if (const Result<void> done = numbers(std::span(row).first(width)); !done)
                return unexpected(done.error());
            for (int c = 0; c < 3; ++c)
                grid.pose.matrix()(c, k) = row[static_cast<std::size_t>(c)];
        }
        if (std::abs(grid.pose.linear().determinant()) < 1e-9)
            return m_lines.bad(QCoreApplication::translate("scan", "the matrix of the scan cannot be inverted"));
        const std::uint64_t left = m_input.size() - m_lines.endOffset();
        if (grid.rows != 0 && grid.columns > (left / 6 + 1) / grid.rows) // "0 0 0 0" is the shortest line
            return m_lines.bad(
                QCoreApplication::translate(
                    "scan", "the file breaks off: %1 columns of %2 cells do not fit in the %3 bytes that follow")
                    .arg(grid.columns)
                    .arg(grid.rows)
                    .arg(left));
        return true;
    }

    Result<void> readCells(const Grid &grid, int number)
    {
        const std::uint64_t cells = grid.columns * grid.rows;
        std::optional<CloudBuilder> builder;
        TextColumns columns;
        std::string_view line;
        for (std::uint64_t i = 0; i < cells; ++i) {
            if (!nextLine(line))
                return breaksOff(
                    QCoreApplication::translate("scan", "cell %1 of %2 of scan %3").arg(i).arg(cells).arg(number));
            splitRow(line, {}, m_values);
            if (!builder) {
                columns.intensity = 3;
                columns.needed = m_values.size() >= 7 ? 7 : 4;
                for (int k = 0; k < 3 && columns.needed == 7; ++k)
                    columns.colour[k] = 4 + k;
                builder.emplace(columns.attributes(), m_sink);
                builder->expect(cells);
            }
            if (m_values.size() < static_cast<std::size_t>(columns.needed))
                return m_lines.bad(QCoreApplication::translate("scan", "a row of %1 columns; %2 are expected")
                                       .arg(m_values.size())
                                       .arg(columns.needed));
            const RawPoint point = textPoint(columns, m_values);
            if (!point.position.isZero(0.0))
                builder->add(point);
            if (i % 4096 == 0) {
                if (m_progress.cancelled())
                    return cancelledError();
                m_progress.set(static_cast<double>(m_lines.endOffset()) / static_cast<double>(m_input.size()));
                if (Result<void> passed = builder->pass(); !passed)
                    return passed;
            }
        }
        return builder && builder->size() > 0 ? endScan(grid, number, *builder) : Result<void>();
    }

    Result<void> endScan(const Grid &grid, int number, CloudBuilder &builder)
    {
        Result<LoadedScan> scan = builder.finish();
        if (!scan)
            return unexpected(scan.error());
        scan->number = number;
        scan->pose = grid.pose;
        // Coordinates that were already brought to a map's frame often keep 0 0 0 as the scanner's position.
        constexpr double kReach = 1000;
        const geometry::Vec3 station = grid.pose.inverse() * grid.position - scan->cloud.origin;
        if (station.norm() < kReach)
            scan->cloud.station = station;
        return m_sink.end(*std::move(scan));
    }

    Input &m_input;
    LineReader m_lines;
    PointSink &m_sink;
    Progress &m_progress;
    std::vector<double> m_values;
};

} // namespace

Result<void> readPtx(Input &input, PointSink &sink, Progress &progress)
{
    return PtxReader(input, sink, progress).read();
}

} // namespace twinloom::scan
