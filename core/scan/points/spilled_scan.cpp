// SPDX-License-Identifier: Apache-2.0
#include "core/scan/points/spilled_scan.h"

#include "core/scan/formats/cloud_builder.h"

namespace twinloom::scan
{
namespace
{

/// A point in a scratch file, which only this program reads.
struct Record {
    float position[3];
    float intensity;
    Rgb colour;
    std::uint8_t unused = 0;
};
static_assert(sizeof(Record) == 20);

constexpr std::size_t kPart = 65'536;

} // namespace

Result<void> SpillingSink::take(const PointCloud &part)
{
    m_count += part.size();
    for (const Eigen::Vector3f &position : part.positions)
        m_bounds.extend(position);
    if (!m_file && std::max(m_count, m_expected) > m_most)
        if (Result<void> spilled = spill(); !spilled)
            return spilled;
    if (m_file)
        return append(part);
    appendCloud(m_cloud, part, m_expected);
    return {};
}

/// From here on everything is on disk, also what has come before.
Result<void> SpillingSink::spill()
{
    auto file = ScratchFile::create(m_folder);
    if (!file)
        return unexpected(file.error());
    m_file = std::make_shared<ScratchFile>(*std::move(file));
    for (SpilledScan &scan : m_scans) {
        m_present = {};
        const PointCloud cloud = std::exchange(scan.scan.cloud, {});
        if (Result<void> done = append(cloud); !done)
            return done;
        m_present.scan = std::move(scan.scan);
        m_present.scan.cloud.origin = cloud.origin;
        m_present.scan.cloud.station = cloud.station;
        m_present.bounds = scan.bounds;
        scan = std::move(m_present);
    }
    m_present = {};
    m_present.offset = m_file->size();
    return append(std::exchange(m_cloud, {}));
}

Result<void> SpillingSink::append(const PointCloud &part)
{
    if (m_present.points == 0)
        m_present.offset = m_file->size();
    m_present.file = m_file;
    m_present.points += part.size();
    m_present.colours = m_present.colours || !part.colours.empty();
    m_present.intensities = m_present.intensities || !part.intensities.empty();
    std::vector<Record> records;
    for (std::size_t from = 0; from < part.size(); from += kPart) {
        records.clear();
        for (std::size_t i = from; i < std::min(from + kPart, part.size()); ++i) {
            Record &record = records.emplace_back();
            std::copy_n(part.positions[i].data(), 3, record.position);
            record.intensity = part.intensities.empty() ? 0.0f : part.intensities[i];
            record.colour = part.colours.empty() ? Rgb{} : part.colours[i];
        }
        if (Result<void> written = m_file->append(std::as_bytes(std::span(records))); !written)
            return written;
    }
    return {};
}

Result<void> SpillingSink::end(LoadedScan scan)
{
    SpilledScan ended = std::exchange(m_present, {});
    ended.bounds = std::exchange(m_bounds, {});
    if (m_file) {
        ended.scan = std::move(scan);
    } else {
        ended.scan = collected(std::exchange(m_cloud, {}), std::move(scan));
        ended.points = ended.scan.cloud.size();
        ended.colours = !ended.scan.cloud.colours.empty();
        ended.intensities = !ended.scan.cloud.intensities.empty();
    }
    m_scans.push_back(std::move(ended));
    m_expected = 0;
    return {};
}

Result<void> SpilledScan::visit(const Take &take, Progress &progress) const
{
    if (!onDisk())
        return take(scan.cloud);
    std::vector<Record> records;
    PointCloud part;
    part.origin = scan.cloud.origin;
    part.station = scan.cloud.station;
    for (std::uint64_t done = 0; done < points; done += records.size()) {
        if (progress.cancelled())
            return cancelledError();
        records.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPart, points - done)));
        if (Result<void> read = file->read(offset + done * sizeof(Record), std::as_writable_bytes(std::span(records)));
            !read)
            return read;
        part.positions.clear();
        part.colours.clear();
        part.intensities.clear();
        for (const Record &record : records) {
            if (within && !within->contains(Eigen::Map<const Eigen::Vector3f>(record.position)))
                continue;
            part.positions.emplace_back(record.position[0], record.position[1], record.position[2]);
            if (colours)
                part.colours.push_back(record.colour);
            if (intensities)
                part.intensities.push_back(scaledIntensity(record.intensity, scan.intensityRange));
        }
        if (Result<void> taken = take(part); !taken)
            return taken;
        progress.set(static_cast<double>(done + records.size()) / static_cast<double>(points));
    }
    return {};
}

Result<PointCloud> SpilledScan::sample(std::size_t most, Progress &progress) const
{
    PointCloud sample;
    sample.origin = scan.cloud.origin;
    sample.station = scan.cloud.station;
    const std::uint64_t step = (points + most - 1) / std::max<std::uint64_t>(most, 1);
    std::uint64_t next = 0, seen = 0;
    const Result<void> visited = visit(
        [&](const PointCloud &part) -> Result<void> {
            for (; next < seen + part.size(); next += std::max<std::uint64_t>(step, 1))
                sample.positions.push_back(part.positions[static_cast<std::size_t>(next - seen)]);
            seen += part.size();
            return {};
        },
        progress);
    return visited ? Result<PointCloud>(std::move(sample)) : unexpected(visited.error());
}

} // namespace twinloom::scan
