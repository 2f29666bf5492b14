// SPDX-License-Identifier: Apache-2.0
// Scans as they are read: in memory while they are few, then in a scratch file.
#pragma once

#include "core/scan/octree/scratch_file.h"
#include "core/scan/formats/reader.h"

#include <functional>
#include <memory>

namespace twinloom::scan
{

/// The points of one scan, in memory or on disk. Copies share the file. Thread: one at a time.
struct SpilledScan {
    LoadedScan scan; ///< without points when they are on disk; what it says of them holds in both cases
    std::shared_ptr<const ScratchFile> file; ///< null: they are in memory
    std::uint64_t offset = 0, points = 0;    ///< of them in the file: its first byte, how many
    bool colours = false, intensities = false;
    Eigen::AlignedBox3f bounds;                ///< of all points, about the scan's origin
    std::optional<Eigen::AlignedBox3f> within; ///< what lies outside of it is left out when visiting what is on disk

    bool onDisk() const { return file != nullptr; }
    using Take = std::function<Result<void>(const PointCloud &)>;
    /// Hands the points to `take`, in their order and a part at a time, in the file's frame, until that fails. Normals
    /// are left out of what was on disk. Io; Cancelled.
    Result<void> visit(const Take &take, Progress &progress) const;
    /// Every n-th position, at most `most`, without colours. Io; Cancelled.
    Result<PointCloud> sample(std::size_t most, Progress &progress) const;
};

/// Collects the scans of one file. Thread: one at a time.
class SpillingSink : public PointSink
{
public:
    /// From `mostInMemory` points on all of them go to a scratch file in `folder` (20 bytes each).
    SpillingSink(QString folder, std::size_t mostInMemory) : m_folder(std::move(folder)), m_most(mostInMemory) {}

    void expect(std::size_t points) override { m_expected = points; }
    Result<void> take(const PointCloud &part) override;
    Result<void> end(LoadedScan scan) override;
    std::vector<SpilledScan> take() { return std::exchange(m_scans, {}); }

private:
    Result<void> append(const PointCloud &part);
    Result<void> spill();

    QString m_folder;
    std::size_t m_most = 0, m_expected = 0;
    std::size_t m_count = 0;      ///< of all points that came
    Eigen::AlignedBox3f m_bounds; ///< of the present scan
    PointCloud m_cloud;           ///< of the present scan, while in memory
    SpilledScan m_present;        ///< the present scan, once on disk
    std::shared_ptr<ScratchFile> m_file;
    std::vector<SpilledScan> m_scans;
};

} // namespace twinloom::scan
