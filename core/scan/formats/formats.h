// SPDX-License-Identifier: Apache-2.0
// One reader a format. Each takes an open file that looks like its own and hands its scans to a sink, each with at
// least one point, or gives one Error; see readScans() for what the errors hold. A file without points ends no scan.
#pragma once

#include "core/scan/formats/input.h"
#include "core/scan/formats/reader.h"
#include "core/scan/formats/text_columns.h"

namespace twinloom::scan
{

enum class Format { Unknown, Ply, Pcd, Text, Las, E57, Ptx, Mesh };
/// By the first bytes, else by the extension.
Format detectFormat(Input &input);
Unexpected unsupportedScan(const Input &input);
/// The reader of that format; unsupportedScan() for Unknown.
Result<void> readWith(Format format, Input &input, const ReadOptions &options, PointSink &sink, Progress &progress);

/// PLY 1.0 (Turk 1994, "The PLY Polygon File Format"): ascii and both byte orders, both spellings of the types, any
/// other elements and properties. Faces are sampled.
Result<void> readPly(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress);
/// Whether the header of a PLY file announces faces.
bool isMesh(Input &input);
/// PCD 0.5 to 0.7 (Point Cloud Library): ascii, binary, binary_compressed.
Result<void> readPcd(Input &input, PointSink &sink, Progress &progress);
/// PTS (a count, then x y z intensity r g b), XYZ and its relatives, CSV with a header line.
Result<void> readText(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress);
/// What the beginning of a text file tells of its rows.
struct TextHead {
    TextStyle style;
    TextColumns columns;
    double bytesPerRow = 0; ///< of the rows that were looked at
    bool guessed = false;   ///< neither a header line nor a person named the columns
};
/// Header line, separators, columns. `told`: ReadOptions::columns; Usage where that names no x, y and z.
Result<TextHead> lookAtText(Input &input, const QString &told);
/// Leica PTX: gridded scans with their poses, one after the other.
Result<void> readPtx(Input &input, PointSink &sink, Progress &progress);
/// LAS 1.0 to 1.4 (ASPRS), point formats 0 to 10. Points that the file marks as noise (class 7, 18) or withheld are
/// left out of the cloud, but counted in `pointsInFile`. LAZ is refused.
Result<void> readLas(Input &input, PointSink &sink, Progress &progress);
/// OBJ, STL, glTF, FBX and DAE as surfaces that were scanned: corners and samples of the triangles, coloured by their
/// textures and materials. OBJ and STL keep their axes and unit; the others state them, and come as metres with z up.
Result<void> readMeshFile(Input &input, const ReadOptions &options, PointSink &sink, Progress &progress);
/// E57 (ASTM E2807-11): float, integer and scaled fields, cartesian or spherical, poses. All page checksums are
/// checked.
Result<void> readE57(Input &input, PointSink &sink, Progress &progress);

} // namespace twinloom::scan
