// SPDX-License-Identifier: Apache-2.0
#include "core/scan/formats/reader.h"

#include "core/scan/formats/cloud_builder.h"
#include "core/scan/formats/formats.h"
#include "core/scan/formats/scalar.h"
#include "core/scan/rgbd/rgbd_folder.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace twinloom::scan
{

namespace
{

bool isText(std::string_view head)
{
    return std::none_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 32 && !isBlank(c) && c != '\n';
    });
}

Format byContent(std::string_view head)
{
    if (head.starts_with("ply") && (head.size() == 3 || isBlank(head[3]) || head[3] == '\n'))
        return Format::Ply;
    if (head.starts_with("# .PCD") || head.starts_with("VERSION ") || head.starts_with("FIELDS "))
        return Format::Pcd;
    if (head.starts_with("LASF"))
        return Format::Las;
    if (head.starts_with("ASTM-E57"))
        return Format::E57;
    if (head.starts_with("glTF") || head.starts_with("solid ") || head.starts_with("Kaydara FBX"))
        return Format::Mesh;
    return Format::Unknown;
}

Format byExtension(const QString &extension)
{
    static const std::pair<QLatin1String, Format> kFormats[] = {
        {QLatin1String("ply"), Format::Ply},   {QLatin1String("pcd"), Format::Pcd},
        {QLatin1String("las"), Format::Las},   {QLatin1String("laz"), Format::Las},
        {QLatin1String("e57"), Format::E57},   {QLatin1String("ptx"), Format::Ptx},
        {QLatin1String("obj"), Format::Mesh},  {QLatin1String("glb"), Format::Mesh},
        {QLatin1String("gltf"), Format::Mesh}, {QLatin1String("stl"), Format::Mesh},
        {QLatin1String("fbx"), Format::Mesh},  {QLatin1String("dae"), Format::Mesh}};
    for (const auto &[name, format] : kFormats)
        if (extension == name)
            return format;
    return Format::Unknown;
}

QStringList textExtensions()
{
    return {QStringLiteral("pts"), QStringLiteral("xyz"), QStringLiteral("xyzrgb"), QStringLiteral("xyzn"),
            QStringLiteral("asc"), QStringLiteral("csv"), QStringLiteral("txt")};
}

bool isOfSurveyors(Format format, const QString &extension)
{
    return format == Format::E57 || format == Format::Las || format == Format::Ptx ||
           (format == Format::Text && extension == QLatin1String("pts"));
}

/// Hands everything on, says which way is up in such files, and knows whether there was anything.
class FormatSink : public PointSink
{
public:
    FormatSink(PointSink &sink, ZUp usual) : m_sink(sink), m_usual(usual) {}
    void expect(std::size_t points) override { m_sink.expect(points); }
    Result<void> take(const PointCloud &part) override { return m_sink.take(part); }
    Result<void> end(LoadedScan scan) override
    {
        ++m_scans;
        scan.zUp = std::max(scan.zUp, m_usual);
        return m_sink.end(std::move(scan));
    }
    int scans() const { return m_scans; }

private:
    PointSink &m_sink;
    ZUp m_usual;
    int m_scans = 0;
};

} // namespace

Format detectFormat(Input &input)
{
    std::array<char, 4096> bytes{};
    const std::string_view head(bytes.data(), input.read(0, bytes));
    Format format = byContent(head);
    if (format == Format::Unknown)
        format = byExtension(input.extension());
    if (format == Format::Unknown && isText(head))
        format = Format::Text;
    return format;
}

Unexpected unsupportedScan(const Input &input)
{
    return unexpected(
        ErrorCode::BadInput,
        QCoreApplication::translate("scan", "Cannot read %1 as a scan: %2.")
            .arg(input.path(), QCoreApplication::translate("scan", "its format is not known")),
        QCoreApplication::translate(
            "scan",
            "Scans can be E57, PLY, PCD, LAS, PTX, PTS, XYZ or CSV, a mesh (OBJ, STL, glTF, FBX, DAE), or a folder "
            "of a depth camera."));
}

Result<void> readWith(Format format, Input &input, const ReadOptions &options, PointSink &sink, Progress &progress)
{
    switch (format) {
    case Format::Ply:
        return readPly(input, options, sink, progress);
    case Format::Pcd:
        return readPcd(input, sink, progress);
    case Format::Text:
        return readText(input, options, sink, progress);
    case Format::Mesh:
        return readMeshFile(input, options, sink, progress);
    case Format::Ptx:
        return readPtx(input, sink, progress);
    case Format::Las:
        return readLas(input, sink, progress);
    case Format::E57:
        return readE57(input, sink, progress);
    case Format::Unknown:
        break;
    }
    return unsupportedScan(input);
}

Result<void> streamScans(const QString &path, const ReadOptions &options, PointSink &sink, Progress &progress)
{
    if (isRgbdFolder(path))
        return readRgbdFolder(path, sink, progress);
    Result<Input> input = Input::open(path);
    if (!input)
        return unexpected(input.error());
    if (input->size() == 0)
        return input->bad(0, QCoreApplication::translate("scan", "the file is empty"));
    const Format format = detectFormat(*input);
    FormatSink through(sink, isOfSurveyors(format, input->extension()) ? ZUp::Usual : ZUp::Unknown);
    if (const Result<void> read = readWith(format, *input, options, through, progress); !read)
        return read;
    return through.scans() > 0 ? Result<void>() : input->noPoints();
}

bool holdsPoints(const QString &path)
{
    if (isRgbdFolder(path))
        return true;
    Result<Input> input = Input::open(path);
    if (!input)
        return false;
    switch (detectFormat(*input)) {
    case Format::Ply:
        return !isMesh(*input);
    case Format::Text:
        return textExtensions().contains(input->extension());
    case Format::Pcd:
    case Format::Las:
    case Format::E57:
    case Format::Ptx:
        return true;
    case Format::Mesh:
    case Format::Unknown:
        break;
    }
    return false;
}

Result<std::vector<LoadedScan>> readScans(const QString &path, const ReadOptions &options, Progress &progress)
{
    CollectingSink sink;
    if (const Result<void> read = streamScans(path, options, sink, progress); !read)
        return unexpected(read.error());
    return sink.take();
}

} // namespace twinloom::scan
