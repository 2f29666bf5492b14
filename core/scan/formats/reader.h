// SPDX-License-Identifier: Apache-2.0
// Files of scanned points into memory: PLY (ascii, both byte orders, meshes sampled), PCD (three encodings), text
// (PTS, XYZ, CSV, ...), PTX, LAS, E57, meshes of other formats (OBJ, STL, glTF, FBX, DAE) as samples, and folders of a
// depth camera (rgbd/rgbd_folder.h). What a file is, its first bytes decide; its extension only where they say nothing.
#pragma once

#include "core/progress.h"
#include "core/scan/point_cloud.h"

#include <QString>

#include <algorithm>
#include <array>

namespace twinloom::scan
{

struct ReadOptions {
    /// Faces of a mesh become this many points per square unit of the file, ...
    double samplesPerArea = 2500.0;
    /// ... but no more than this in all (a mesh in millimetres has a million times the area).
    std::size_t mostSamples = 2'000'000;
    /// What the columns of a text file are, as a header line would say ("x,y,z,-,r,g,b"); empty: its own header, or
    /// what they look like (issue "columns-guessed").
    QString columns = {};
};

/// What a file says of +z being up.
enum class ZUp {
    Unknown, ///< nothing: PLY, PCD, XYZ and the like come with any axis up
    Usual,   ///< its format is one of surveyors (E57, LAS, PTX, PTS), whose z is up unless somebody turned it
    Stated   ///< so it is
};

/// One scan of a file. The cloud is in the units and axes of the file.
struct LoadedScan {
    PointCloud cloud;
    int number = 0; ///< within its file, from 0
    /// Points with finite coordinates that the file holds (no-return cells do not count): what `scan --json` calls
    /// `points`. Equals cloud.size() but for a mesh, whose cloud holds its vertices and then samples of its faces.
    std::size_t pointsInFile = 0;
    std::size_t pointsSampled = 0; ///< on the faces of a mesh: behind the others in `cloud`
    /// In `cloud` intensities are from 0 to 1; while they come (PointSink) these two of the file stand for 0 and 1.
    std::array<double, 2> intensityRange = {0, 1};
    /// From the coordinates of `cloud` (origin added) to the frame that all scans of the file share.
    Eigen::Affine3d pose = Eigen::Affine3d::Identity();
    QString unitHint; ///< unit that the file names: "metre", "foot", "us-survey-foot"; empty: it names none
    ZUp zUp = ZUp::Unknown;
    Issues issues; ///< findings that did not stop the reading, e.g. code "mesh-sampled", "extra-points"
};

/// An intensity of the file as 0 to 1.
inline float scaledIntensity(float value, const std::array<double, 2> &range)
{
    const double span = range[1] > range[0] ? range[1] - range[0] : 1.0;
    return static_cast<float>(std::clamp((static_cast<double>(value) - range[0]) / span, 0.0, 1.0));
}

/// Takes the points of a file as they are read, so that a file need not fit into memory.
class PointSink
{
public:
    virtual ~PointSink() = default;
    /// About so many points of the next scan will come; was checked against the size of the file.
    virtual void expect(std::size_t) {}
    /// The next points of a scan. All parts of it have the same origin and attributes; intensities are the file's.
    virtual Result<void> take(const PointCloud &part) = 0;
    /// The scan is complete; its `cloud` says origin and station, and has no points.
    virtual Result<void> end(LoadedScan scan) = 0;
};

/// Hands the scans of the file to the sink, one after the other, each with at least one point. What was handed over
/// before an error is worth nothing. Errors as of readScans, and those of the sink. Memory: 8 MiB; all points for
/// ..._compressed and meshes. Thread: any.
Result<void> streamScans(const QString &path, const ReadOptions &options, PointSink &sink, Progress &progress);

/// Whether to read a file as points: no model, no mesh with faces, no text that is not named like points. False also
/// when it cannot be read.
bool holdsPoints(const QString &path);

/// All scans of the file in their order, each with at least one point. NotFound: no such file. Io: no
/// permission, a broken device. BadInput: another folder, not a scan, broken off, contradicts itself or holds no point;
/// the message has the file's name and the byte offset or line. Sizes are checked against the file before anything is
/// allocated. Memory: the clouds (15 to 31 bytes a point) and 4 MiB; more for ..._compressed and meshes. Thread: any.
Result<std::vector<LoadedScan>> readScans(const QString &path, const ReadOptions &options, Progress &progress);

} // namespace twinloom::scan
