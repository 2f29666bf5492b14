// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include "core/asset/import.h"
#include "core/asset/ply_mesh.h"
#include "core/scan/cloud_blob.h"
#include "core/scan/octree/octree_format.h"
#include "core/scan/formats/reader.h"
#include "core/scan/rgbd/camera.h"
#include "core/scan/rgbd/image_file.h"
#include "core/scene/room.h"
#include "core/scene/scene_json.h"
#include "scenegen/autoregressive/safetensors.h"
#include "scenegen/request_json.h"
#include "tests/fuzz/seeds.h"
#include "tests/support/test_data.h"
#include "twin/history/chunk_codec.h"
#include "twin/model/check.h"
#include "twin/source/source_url.h"
#include "twin/state/binding.h"
#include "twin/state/visual.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <cstdlib>

namespace twinloom::fuzz
{
namespace
{

void require(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// A file that holds the bytes. In memory where the system has a folder for that.
class File
{
public:
    File(const char *extension, const QByteArray &bytes)
        : m_path(folder().filePath(QLatin1String("input.") + QLatin1String(extension)))
    {
        test::writeFile(m_path, bytes);
    }
    const QString &path() const { return m_path; }

private:
    static QDir folder()
    {
        static const QTemporaryDir kFolder(QFile::exists(QStringLiteral("/dev/shm"))
                                               ? QStringLiteral("/dev/shm/fuzzXXXXXX")
                                               : QStringLiteral("fuzzXXXXXX"));
        return QDir(kFolder.path());
    }
    QString m_path;
};

void readScan(const char *extension, const QByteArray &bytes)
{
    const File file(extension, bytes);
    scan::ReadOptions options;
    options.mostSamples = 1000;
    Progress progress;
    const auto scans = scan::readScans(file.path(), options, progress);
    if (!scans) {
        require(!scans.error().message.isEmpty(), "an error says what is wrong");
        return;
    }
    require(!scans->empty(), "a file that was read has a scan");
    for (const scan::LoadedScan &one : *scans) {
        require(!one.cloud.empty(), "a scan has a point");
        for (const Eigen::Vector3f &position : one.cloud.positions)
            require(position.allFinite(), "positions are finite");
    }
}

void readPictures(const QByteArray &bytes)
{
    const File file("png", bytes);
    const auto depth = scan::readDepthImage(file.path());
    require(!depth || depth->pixels.size() == std::size_t(depth->width) * std::size_t(depth->height),
            "a picture has all of its pixels");
    require(depth || !depth.error().message.isEmpty(), "an error says what is wrong");
    static_cast<void>(scan::readColourImage(file.path()));
}

void readCameraFiles(const QByteArray &bytes)
{
    for (const char *name : {"intrinsics.txt", "trajectory.log", "groundtruth.txt", "camera.json"}) {
        const test::TemporaryFolder folder;
        test::writeFile(folder.path(QLatin1String(name)), bytes);
        const auto camera = scan::readCamera(folder.path({}), 640, 480);
        require(!camera || (camera->fx > 0 && camera->depthScale > 0), "a camera can be divided by");
        const auto poses = scan::readTrajectory(folder.path({}), {QStringLiteral("1.png")}, 640, 480);
        require(!poses || (poses->size() == 1 && poses->front().matrix().allFinite()), "poses are finite");
    }
}

QJsonObject object(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

void readScene(const QByteArray &bytes)
{
    const auto scene = scene::sceneFromJson(bytes);
    if (!scene)
        return;
    const QByteArray written = scene::sceneToJson(*scene);
    const auto again = scene::sceneFromJson(written);
    require(again && scene::sceneToJson(*again) == written, "a scene survives the round trip byte for byte");
}

void readModel(const char *extension, const QByteArray &bytes)
{
    const File file(extension, bytes);
    Progress progress;
    const auto model = asset::importModel(file.path(), progress);
    require(model || !model.error().message.isEmpty(), "an error says what is wrong");
}

void readBinding(const QByteArray &bytes)
{
    const auto payload = twin::parsePayload(bytes);
    if (!payload)
        return;
    scene::Binding binding;
    binding.selector = QStringLiteral("/a/0");
    binding.time = QStringLiteral("/t");
    if (const auto reader = twin::BindingReader::make(binding))
        static_cast<void>(twin::read(*reader, *payload));
}

void readChunk(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const qint64 count = 1 + static_cast<quint8>(bytes[0]);
    const auto samples = history::decodeChunk(bytes.mid(1), count);
    require(!samples || static_cast<qint64>(samples->size()) == count, "a chunk has the samples that it claims");
}

void readModelText(const QByteArray &bytes)
{
    const auto report = twin::check({{QStringLiteral("model.json"), bytes}});
    require(report.has_value(), "whatever is in a model's text is a finding");
    require(report->accepted || !report->findings.empty(), "what is refused is explained");
}

/// A cloud, a scene and a change as the program itself writes them.
QByteArray smallCloud()
{
    scan::PointCloud cloud;
    for (int i = 0; i < 20; ++i)
        cloud.positions.emplace_back(float(i), 0.5F, -1.0F);
    return scan::encodeCloud(cloud);
}

QByteArray smallOctree()
{
    scan::OctreeIndex index;
    index.points = 3;
    index.blobs.push_back({QString(64, QLatin1Char('a')), 3});
    index.nodes.push_back({0, 0, 0, 0, 3});
    return scan::encodeIndex(index);
}

/// One byte for the number of points, then what a blob of an octree holds.
void readOctreePoints(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const std::uint32_t count = static_cast<quint8>(bytes[0]);
    const auto points = scan::decodePoints(bytes.mid(1), count);
    require(!points || points->size() == count, "a blob has the points that its index says");
}

QByteArray smallOctreePoints()
{
    const std::vector<scan::StoredPoint> points(20);
    return QByteArray(1, char(20)) + scan::encodePoints(points);
}

QByteArray smallWeights()
{
    const QByteArray header = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    return QByteArray(1, char(header.size())) + QByteArray(7, '\0') + header + QByteArray(8, '\0');
}

scene::Change smallChange()
{
    scene::Node node;
    node.id = scene::NodeId{1};
    node.name = QStringLiteral("table");
    return {{scene::added(std::move(node))}};
}

QByteArray smallScene()
{
    const auto scene = scene::apply(scene::Scene{}, smallChange());
    require(scene.has_value(), "the seed is a valid change");
    return scene::sceneToJson(*scene);
}

QByteArray smallChunk()
{
    history::Samples samples;
    for (int i = 0; i < 20; ++i)
        samples.push_back({i * 1000, i * 0.5});
    return QByteArray(1, char(19)) + history::encodeChunk(samples);
}

QList<QByteArray> dtdlInputs()
{
    QList<QByteArray> inputs;
    for (const QByteArray &line : linesOf(QStringLiteral("dtdl/specification-v3.jsonl"), 40))
        inputs.append(QJsonDocument(object(line)[QLatin1String("input")].toArray()).toJson(QJsonDocument::Compact));
    return inputs;
}

QList<QByteArray> roomLines()
{
    return linesOf(QStringLiteral("rooms/rooms-train.jsonl"), 8);
}

using Bytes = const QByteArray &;
const Target kTargets[] = {
    {"ply", [](Bytes bytes) { readScan("ply", bytes); }, [] { return filesOf(QStringLiteral("scans/formats/ply")); }},
    {"pcd", [](Bytes bytes) { readScan("pcd", bytes); }, [] { return filesOf(QStringLiteral("scans/formats/pcd")); }},
    {"text", [](Bytes bytes) { readScan("xyz", bytes); },
     [] { return filesOf(QStringLiteral("scans/formats/text")) + filesOf(QStringLiteral("scans/formats/pts")); }},
    {"ptx", [](Bytes bytes) { readScan("ptx", bytes); }, [] { return filesOf(QStringLiteral("scans/formats/ptx")); }},
    {"las", [](Bytes bytes) { readScan("las", bytes); }, [] { return filesOf(QStringLiteral("scans/formats/las")); }},
    {"e57", [](Bytes bytes) { readScan("e57", bytes); }, [] { return filesOf(QStringLiteral("scans/formats/e57")); }},
    {"pictures", readPictures,
     [] {
         return filesOf(QStringLiteral("scans/open3d_rgbd/depth")) +
                filesOf(QStringLiteral("scans/open3d_rgbd/color")) +
                QList<QByteArray>{QByteArray("P5 2 1 65535\n\1\2\3\4", 17)};
     }},
    {"camera", readCameraFiles,
     [] {
         return filesOf(QStringLiteral("scans/open3d_rgbd"), QStringLiteral("*.log")) +
                filesOf(QStringLiteral("scans/open3d_rgbd"), QStringLiteral("*.json")) +
                filesOf(QStringLiteral("scans/slambook_rgbd"), QStringLiteral("*.txt"));
     }},
    {"cloud", [](Bytes bytes) { static_cast<void>(scan::decodeCloud(bytes)); },
     [] { return QList<QByteArray>{smallCloud()}; }},
    {"octree_index", [](Bytes bytes) { static_cast<void>(scan::decodeIndex(bytes)); },
     [] { return QList<QByteArray>{smallOctree()}; }},
    {"octree_points", readOctreePoints, [] { return QList<QByteArray>{smallOctreePoints()}; }},
    {"mesh_ply", [](Bytes bytes) { static_cast<void>(asset::readPlyMesh(bytes, {})); },
     [] { return filesOf(QStringLiteral("scans/formats/ply")); }},
    {"glb", [](Bytes bytes) { readModel("glb", bytes); },
     [] { return filesOf(QStringLiteral("assets"), QStringLiteral("*.glb")); }},
    {"obj", [](Bytes bytes) { readModel("obj", bytes); },
     [] { return QList<QByteArray>{"v 0 0 0\nv 1 0 0\nv 0 1 0\nvn 0 0 1\ng part\nf 1//1 2//1 3//1\n"}; }},
    {"stl", [](Bytes bytes) { readModel("stl", bytes); },
     [] {
         return QList<QByteArray>{"solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\n"
                                  "endloop\nendfacet\nendsolid a\n"};
     }},
    {"scene", readScene, [] { return QList<QByteArray>{smallScene()}; }},
    {"change", [](Bytes bytes) { static_cast<void>(scene::changeFromJson(bytes)); },
     [] { return QList<QByteArray>{scene::changeToJson(smallChange())}; }},
    {"room", [](Bytes bytes) { static_cast<void>(scene::roomFromJson(object(bytes))); }, roomLines},
    {"request", [](Bytes bytes) { static_cast<void>(scenegen::requestFromJson(object(bytes))); }, roomLines},
    {"layout", [](Bytes bytes) { static_cast<void>(scenegen::layoutFromJson(object(bytes))); }, roomLines},
    {"weights", [](Bytes bytes) { static_cast<void>(scenegen::readSafeTensors(bytes, QStringLiteral("weights"))); },
     [] { return QList<QByteArray>{smallWeights()}; }},
    {"dtdl", readModelText, dtdlInputs},
    {"payload", readBinding,
     [] {
         return QList<QByteArray>{"{\"a\":[1.5],\"t\":\"2026-01-02T03:04:05.6Z\"}", "21.5"};
     }},
    {"visual", [](Bytes bytes) { static_cast<void>(twin::parseVisual(QString::fromUtf8(bytes))); },
     [] {
         return QList<QByteArray>{"colour=ramp 0:blue 50:#00ff00 strength 0.5", "label=format \"{value:1} {unit}\""};
     }},
    {"source_url", [](Bytes bytes) { static_cast<void>(source::SourceUrl::parse(QString::fromUtf8(bytes))); },
     [] {
         return QList<QByteArray>{"mqtts://user@host:8883/a/+/b?qos=1", "replay:file.csv?speed=10"};
     }},
    {"history_chunk", readChunk, [] { return QList<QByteArray>{smallChunk()}; }},
};

} // namespace

std::span<const Target> targets()
{
    return kTargets;
}

const Target *findTarget(const QString &name)
{
    const auto found = std::find_if(std::begin(kTargets), std::end(kTargets),
                                    [&](const Target &target) { return name == QLatin1String(target.name); });
    return found == std::end(kTargets) ? nullptr : found;
}

} // namespace twinloom::fuzz
