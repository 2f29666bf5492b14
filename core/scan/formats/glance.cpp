// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/glance.h"

#include "core/scan/formats/formats.h"
#include "core/scan/formats/text_columns.h"
#include "core/scan/rgbd/rgbd_folder.h"

#include <QFileInfo>

#include <array>
#include <string_view>

namespace twinloom::scan
{
namespace
{

/// Hears how many points are announced, and wants none of them.
class CountSink : public PointSink
{
public:
    void expect(std::size_t points) override { m_points = static_cast<qint64>(points); }
    Result<void> take(const PointCloud &) override { return cancelledError(); }
    Result<void> end(LoadedScan scan) override
    {
        m_points = static_cast<qint64>(scan.pointsInFile); // so few that all were read
        return cancelledError();
    }
    std::optional<qint64> points() const { return m_points; }

private:
    std::optional<qint64> m_points;
};

/// Whether a header announces all points, and they need not all be read to hear it.
bool announcesPoints(Format format, Input &input)
{
    std::array<char, 4096> bytes{};
    const std::string_view head(bytes.data(), input.read(0, bytes));
    const auto says = [head](std::string_view word) { return head.find(word) != std::string_view::npos; };
    switch (format) {
    case Format::Ply:
        return !says("format ascii") && !isMesh(input);
    case Format::Pcd:
        return !says("binary_compressed");
    case Format::Las:
        return true;
    default:
        return false; // several scans, or an estimate
    }
}

Result<Glance> glanceAtFolder(const QString &path)
{
    Glance glance;
    for (const QString &file : filesOfRgbdFolder(path))
        glance.bytes += QFileInfo(file).size();
    return glance;
}

} // namespace

Result<Glance> glanceAt(const QString &path, const QString &columns)
{
    if (isRgbdFolder(path))
        return glanceAtFolder(path);
    Result<Input> input = Input::open(path);
    if (!input)
        return unexpected(input.error());
    Glance glance;
    glance.bytes = static_cast<qint64>(input->size());
    const Format format = detectFormat(*input);
    if (format == Format::Unknown)
        return unsupportedScan(*input);
    if (format == Format::Text) {
        const auto head = lookAtText(*input, columns);
        if (!head)
            return unexpected(head.error());
        glance.columns = describe(head->columns);
        glance.guessed = head->guessed;
    } else if (announcesPoints(format, *input)) {
        CountSink sink;
        Progress progress;
        const auto read = readWith(format, *input, {}, sink, progress);
        if (!read && read.error().code != ErrorCode::Cancelled)
            return unexpected(read.error());
        glance.points = sink.points();
    }
    return glance;
}

} // namespace twinloom::scan
