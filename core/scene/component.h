// SPDX-License-Identifier: Apache-2.0
// What a node can be. One struct a kind, plain data; JSON keys equal the member names. A kind this build does not
// know is kept as it is (UnknownComponent) and written back unchanged.
#pragma once

#include "core/geometry/box.h"
#include "core/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace twinloom::scene
{

using geometry::Polygon;
using geometry::Vec2;
using geometry::Vec3;

/// SHA-256 of a blob in the project, as 64 lower-case hexadecimal digits; empty: none.
using BlobId = QString;

/// A drawable model. Either made by the parametric library for `size`, or an imported mesh from a blob.
struct ModelComponent {
    static constexpr const char *kType = "model";
    QString category; ///< parametric library category (core/asset); used when `blob` is empty
    BlobId blob;      ///< model in the project's own binary form (core/asset/model_blob.h)
    Vec3 size =
        Vec3::Ones();   ///< width, depth, height in metres; the model is made or scaled to it, base at local z = 0
    QString style;      ///< look of a parametric one (core/asset/parametric.h): "nordic"; empty: the usual one
    QString shape = {}; ///< of a parametric one: "round"; empty: the usual one
    bool operator==(const ModelComponent &) const = default;
};

/// Scanned points, in the node's frame.
struct PointCloudComponent {
    static constexpr const char *kType = "cloud";
    BlobId blob;                                  ///< core/scan/cloud_blob.h
    qint64 points = 0;                            ///< kept points
    QString source;                               ///< file name it came from
    Vec3 low = Vec3::Zero(), high = Vec3::Zero(); ///< bounds in the node's frame
    bool operator==(const PointCloudComponent &) const = default;
};

/// A room: its floor outline and heights, in the parent's frame. Walls, openings and objects are child nodes.
struct RoomComponent {
    static constexpr const char *kType = "room";
    QString roomType;                     ///< "bedroom", "livingroom", ...; empty when not known
    Polygon polygon;                      ///< simple, counter-clockwise
    std::optional<double> floor, ceiling; ///< z; none: not seen
    bool operator==(const RoomComponent &) const = default;
};

struct WallComponent {
    static constexpr const char *kType = "wall";
    Vec2 from = Vec2::Zero(), to = Vec2::Zero(); ///< on the face that was seen; the room is to the left
    double bottom = 0, top = 0;
    double thickness = 0;  ///< 0: not known
    double coverage = 1.0; ///< share of the face that was seen, 0 to 1
    bool operator==(const WallComponent &) const = default;
};

/// A door, window or plain opening in a wall.
struct OpeningComponent {
    static constexpr const char *kType = "opening";
    QString kind; ///< "door", "window" or "opening"
    Vec2 from = Vec2::Zero(), to = Vec2::Zero();
    double bottom = 0, top = 0;
    double confidence = 1.0;
    bool operator==(const OpeningComponent &) const = default;
};

/// A thing in a room: what it is and how much space it takes. The box is centred on x and y of the node's frame and
/// stands on its z = 0.
struct ObjectComponent {
    static constexpr const char *kType = "object";
    QString category;
    Vec3 size = Vec3::Ones();
    double confidence = 1.0; ///< 1 for what was authored or generated
    qint64 points = 0;       ///< scanned points behind it; 0 for what was not scanned
    QString asset;           ///< id of the asset it stands for; may be empty
    bool pinned = false;     ///< generators leave it as it is
    bool operator==(const ObjectComponent &) const = default;
};

/// Where generated content came from: enough to make it again.
struct RecipeComponent {
    static constexpr const char *kType = "recipe";
    QString generator;
    QString version;
    QJsonObject parameters;
    quint64 seed = 0;
    QString inputHash; ///< SHA-256 of the canonical request
    bool operator==(const RecipeComponent &) const = default;
};

/// Looks along the node's local -z with +y up, as in glTF and OpenXR.
struct CameraComponent {
    static constexpr const char *kType = "camera";
    double verticalFov = 0.9; ///< radians
    bool operator==(const CameraComponent &) const = default;
};

/// How one property or telemetry of a twin follows a source (twin/state/binding.h).
struct Binding {
    QString property; ///< "pressure", or "drive.speed" for the contents of a component; unique within the twin
    QString source;   ///< URL: mqtt://host:port/topic?qos=1, ...
    QString selector; ///< JSON pointer to the value in what arrives; empty: all of it is the value
    QString time;     ///< JSON pointer to the source time; empty: the time of arrival
    double scale = 1, offset = 0;   ///< value = scale * raw + offset, for numbers
    std::optional<double> deadline; ///< seconds without a new value until it is stale; none: from the rate observed
    std::vector<QString> visuals;   ///< "CHANNEL=EXPR" as written (twin/state/visual.h)
    bool operator==(const Binding &) const = default;
};

/// The identity of a physical thing. Live values are never part of it: they are Overlays.
struct TwinComponent {
    static constexpr const char *kType = "twin";
    QString id;          ///< unique in the scene: letters, digits, '_', '-' and ':', at most 128
    QString model;       ///< DTMI of its interface
    QJsonObject desired; ///< what the physical thing is asked to be, by property
    std::vector<Binding> bindings;
    bool operator==(const TwinComponent &) const = default;
};

/// A file of DTDL documents that the scene's twins may be instances of.
struct DtdlComponent {
    static constexpr const char *kType = "dtdl";
    BlobId blob;                     ///< the file as it was read
    QString source;                  ///< its name
    std::vector<QString> interfaces; ///< DTMIs that it defines, in its order
    bool operator==(const DtdlComponent &) const = default;
};

/// A kind of a newer build or of a plugin that is not here.
struct UnknownComponent {
    QString type;
    QJsonValue data;
    bool operator==(const UnknownComponent &) const = default;
};

using Component =
    std::variant<ModelComponent, PointCloudComponent, RoomComponent, WallComponent, OpeningComponent, ObjectComponent,
                 RecipeComponent, CameraComponent, TwinComponent, DtdlComponent, UnknownComponent>;

QString componentType(const Component &component);
QJsonValue componentToJson(const Component &component);
/// BadInput names the field when a known kind has a wrong or missing one. Unknown kinds always succeed.
Result<Component> componentFromJson(const QString &type, const QJsonValue &data);

} // namespace twinloom::scene
