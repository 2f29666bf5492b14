// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/properties.h"

#include "app/studio/document/node_kind.h"
#include "app/studio/document/openings.h"
#include "app/studio/document/recipe_text.h"
#include "app/studio/document/scan_text.h"
#include "app/workflow/replace_objects.h"
#include "app/workflow/scan_notes.h"
#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "core/scan/rescan.h"
#include "core/scene/evidence.h"
#include "core/scene/marking.h"
#include "scenegen/autoregressive/autoregressive_generator.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <numbers>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;
using scene::Node;

namespace
{

constexpr double kDegrees = 180.0 / std::numbers::pi;
constexpr double kLeastSize = 0.01, kMostSize = 100.0; // what the parametric library accepts (core/asset/parametric.h)

template <class T>
const T &part(const Node &node)
{
    return *node.find<T>();
}

/// Runs `edit` on the node's component of type T and puts it back.
template <class T, class Edit>
void editPart(Node &node, Edit &&edit)
{
    T copy = *node.find<T>();
    edit(copy);
    node.set(std::move(copy));
}

class Declarations
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Properties)
public:
    static PropertySection node()
    {
        Property name = text(
            u"node.name"_s, tr("Name"), [](const Node &n) { return nameText(n); },
            [](Node &n, const QString &value) { n.name = value; });
        name.ofOne = true;
        return {u"node"_s,
                tr("Node"),
                {name, flag(
                           u"node.visible"_s, tr("Visible"), [](const Node &n) { return n.visible; },
                           [](Node &n, bool value) { n.visible = value; })}};
    }

    static PropertySection point(const scene::Vec3 &at)
    {
        PropertySection section{u"point"_s, tr("Picked point"), {}};
        static const char *const axes[] = {"X", "Y", "Z"};
        for (int axis = 0; axis < 3; ++axis)
            section.properties.push_back(information(
                u"point."_s + QLatin1StringView(axes[axis]).toString().toLower(), QLatin1StringView(axes[axis]),
                [value = at[axis]](const Node &) { return tr("%1 m").arg(QLocale().toString(value, 'f', 3)); }));
        return section;
    }

    static PropertySection transform()
    {
        PropertySection section{u"transform"_s, tr("Transform"), {}};
        static const char *const axes[] = {"X", "Y", "Z"};
        for (int axis = 0; axis < 3; ++axis)
            section.properties.push_back(number(
                u"transform."_s + QLatin1StringView(axes[axis]).toString().toLower(),
                tr("Position %1").arg(QLatin1StringView(axes[axis])), u"m"_s, {-1e6, 1e6, 0.1},
                [axis](const Node &n) { return n.transform.translation[axis]; },
                [axis](Node &n, double value) { n.transform.translation[axis] = value; }));
        section.properties.push_back(number(
            u"transform.yaw"_s, tr("Rotation"), u"°"_s, {-360, 360, 15, 1},
            [](const Node &n) { return n.transform.yaw() * kDegrees; }, setYaw));
        return section;
    }

    static PropertySection object(const scene::ObjectComponent &shown)
    {
        using scene::ObjectComponent;
        PropertySection section{QLatin1StringView(ObjectComponent::kType), tr("Object"), {}};
        section.properties.push_back(choice(
            u"object.category"_s, tr("Category"), categories(), asset::categoryText,
            [](const Node &n) { return part<ObjectComponent>(n).category; }, setCategory));
        section.properties.back().unknown = [](const QString &category) {
            return category == asset::kUnknownCategory || asset::findCategory(category)
                       ? QString()
                       : tr("“%1” is unknown to the library: a name of your own, drawn as a box.")
                             .arg(asset::categoryText(category));
        };
        static const struct {
            const char *id;
            const char *label;
        } sides[] = {{"object.width", QT_TR_NOOP("Width")},
                     {"object.depth", QT_TR_NOOP("Depth")},
                     {"object.height", QT_TR_NOOP("Height")}};
        for (int axis = 0; axis < 3; ++axis)
            section.properties.push_back(number(
                QLatin1StringView(sides[axis].id), tr(sides[axis].label), u"m"_s, {kLeastSize, kMostSize, 0.05},
                [axis](const Node &n) { return part<ObjectComponent>(n).size[axis]; },
                [axis](Node &n, double value) { setSize(n, axis, value); }));
        section.properties.push_back(flag(
            u"object.pinned"_s, tr("Pinned"), [](const Node &n) { return part<ObjectComponent>(n).pinned; },
            [](Node &n, bool value) { editPart<ObjectComponent>(n, [value](auto &o) { o.pinned = value; }); }));
        if (shown.points == 0) // no scan has seen it
            return section;
        section.properties.push_back(information(u"object.confidence"_s, tr("Confidence"), [](const Node &n) {
            const double confidence = part<ObjectComponent>(n).confidence;
            return confidence < 1 ? tr("%1 %").arg(qRound(confidence * 100)) : tr("set by hand");
        }));
        section.properties.push_back(information(u"object.points"_s, tr("Scanned points"), [](const Node &n) {
            return QLocale().toString(part<ObjectComponent>(n).points);
        }));
        return section;
    }

    static PropertySection room()
    {
        using scene::RoomComponent;
        PropertySection section{QLatin1StringView(RoomComponent::kType), tr("Room"), {}};
        section.properties.push_back(choice(
            u"room.type"_s, tr("Room type"),
            {u"bedroom"_s, u"livingroom"_s, u"diningroom"_s, u"kitchen"_s, u"bathroom"_s, u"office"_s, u"factory"_s},
            asset::categoryText, [](const Node &n) { return part<RoomComponent>(n).roomType; },
            [](Node &n, const QString &value) { editPart<RoomComponent>(n, [&](auto &r) { r.roomType = value; }); }));
        section.properties.back().unknown = [](const QString &type) {
            return type.isEmpty() ? QString()
                                  : tr("“%1” is no type of room that generators know.").arg(asset::categoryText(type));
        };
        section.properties.push_back(information(u"room.area"_s, tr("Floor area"), [](const Node &n) {
            return tr("%1 m²").arg(
                QLocale().toString(std::abs(geometry::signedArea(part<RoomComponent>(n).polygon)), 'f', 2));
        }));
        section.properties.push_back(information(u"room.corners"_s, tr("Corners"), [](const Node &n) {
            return QString::number(part<RoomComponent>(n).polygon.size());
        }));
        section.properties.push_back(perhaps(
            u"room.floor"_s, tr("Floor level"), tr("not seen"), {-1e4, 1e4, 0.01},
            [](const Node &n) { return part<RoomComponent>(n).floor; },
            [](Node &n, Measured value) { editPart<RoomComponent>(n, [value](auto &r) { r.floor = value; }); }));
        section.properties.push_back(perhaps(u"room.height"_s, tr("Height"), tr("not seen"), {0, 100, 0.05}, roomHeight,
                                             [](Node &n, Measured value) {
                                                 editPart<RoomComponent>(n, [value](auto &r) {
                                                     r.ceiling.reset();
                                                     if (value.value_or(0) > 0)
                                                         r.ceiling = r.floor.value_or(0) + *value;
                                                 });
                                             }));
        return section;
    }

    static PropertySection wall(const scene::WallComponent &shown)
    {
        using scene::WallComponent;
        PropertySection section{QLatin1StringView(WallComponent::kType), tr("Wall"), {}};
        section.properties.push_back(information(u"wall.length"_s, tr("Length"), [](const Node &n) {
            return tr("%1 m").arg(
                QLocale().toString((part<WallComponent>(n).to - part<WallComponent>(n).from).norm(), 'f', 3));
        }));
        section.properties.push_back(number(
            u"wall.bottom"_s, tr("Bottom"), u"m"_s, {-1e4, 1e4, 0.05},
            [](const Node &n) { return part<WallComponent>(n).bottom; },
            [](Node &n, double value) { editPart<WallComponent>(n, [value](auto &w) { w.bottom = value; }); }));
        section.properties.push_back(number(
            u"wall.top"_s, tr("Top"), u"m"_s, {-1e4, 1e4, 0.05},
            [](const Node &n) { return part<WallComponent>(n).top; },
            [](Node &n, double value) { editPart<WallComponent>(n, [value](auto &w) { w.top = value; }); }));
        const bool byHand = shown.coverage == 1.0;
        section.properties.push_back(perhaps(
            u"wall.thickness"_s, tr("Thickness"), byHand ? tr("not known") : tr("not seen"), {0, 10, 0.01},
            [](const Node &n) {
                const double thickness = part<WallComponent>(n).thickness;
                return thickness > 0 ? Measured(thickness) : std::nullopt;
            },
            [](Node &n, Measured value) {
                editPart<WallComponent>(n, [value](auto &w) { w.thickness = value.value_or(0); });
            }));
        if (byHand)
            return section;
        section.properties.push_back(information(u"wall.coverage"_s, tr("Seen by the scan"), [](const Node &n) {
            const int percent = qRound(part<WallComponent>(n).coverage * 100);
            return percent > 0 ? tr("%1 %").arg(percent) : tr("not seen: where it stands is a guess");
        }));
        return section;
    }

    static QString evidenceText(const QString &evidence)
    {
        if (evidence == "hole"_L1)
            return tr("a hole in the wall's points");
        if (evidence == "relief"_L1)
            return tr("its frame or leaf, which stands out from the wall or back");
        return evidence == "colour"_L1 ? tr("its colour, unlike the wall's") : evidence;
    }

    static PropertySection opening(const scene::OpeningComponent &shown, const QString &evidence)
    {
        using scene::OpeningComponent;
        PropertySection section{QLatin1StringView(OpeningComponent::kType), tr("Opening"), {}};
        section.properties.push_back(choice(
            u"opening.kind"_s, tr("Kind"), {u"door"_s, u"window"_s, u"opening"_s}, openingText,
            [](const Node &n) { return part<OpeningComponent>(n).kind; },
            [](Node &n, const QString &value) { editPart<OpeningComponent>(n, [&](auto &o) { o.kind = value; }); }));
        section.properties.push_back(number(
            u"opening.width"_s, tr("Width"), u"m"_s, {0.1, 100, 0.05},
            [](const Node &n) { return (part<OpeningComponent>(n).to - part<OpeningComponent>(n).from).norm(); },
            setWidth));
        section.properties.push_back(number(
            u"opening.height"_s, tr("Height"), u"m"_s, {0.1, 100, 0.05},
            [](const Node &n) { return part<OpeningComponent>(n).top - part<OpeningComponent>(n).bottom; },
            [](Node &n, double value) {
                editPart<OpeningComponent>(n, [value](auto &o) { o.top = o.bottom + value; });
            }));
        section.properties.push_back(number(
            u"opening.bottom"_s, tr("Bottom"), u"m"_s, {-1e4, 1e4, 0.05},
            [](const Node &n) { return part<OpeningComponent>(n).bottom; },
            [](Node &n, double value) { editPart<OpeningComponent>(n, [value](auto &o) { o.bottom = value; }); }));
        section.properties.push_back(number(
            u"opening.top"_s, tr("Top"), u"m"_s, {-1e4, 1e4, 0.05},
            [](const Node &n) { return part<OpeningComponent>(n).top; },
            [](Node &n, double value) { editPart<OpeningComponent>(n, [value](auto &o) { o.top = value; }); }));
        if (shown.confidence == 1.0) // made by hand
            return section;
        if (shown.kind == "door"_L1 && !evidence.isEmpty())
            section.properties.push_back(information(u"opening.seen"_s, tr("Seen"), [](const Node &n) {
                return scene::seenOpen(n) ? tr("open") : tr("closed");
            }));
        if (!evidence.isEmpty())
            section.properties.push_back(information(u"opening.evidence"_s, tr("Told by"),
                                                     [](const Node &n) { return evidenceText(scene::evidenceOf(n)); }));
        section.properties.push_back(information(u"opening.confidence"_s, tr("Confidence"), [](const Node &n) {
            return tr("%1 %").arg(qRound(part<OpeningComponent>(n).confidence * 100));
        }));
        return section;
    }

    static Property placeInWall(std::function<const scene::Hierarchy &()> hierarchy)
    {
        Property place = number(u"opening.along"_s, tr("Along the wall"), u"m"_s, {0, 1e4, 0.1}, {}, {});
        place.ofOne = true;
        place.value = [hierarchy](const Node &n) {
            const scene::NodePtr wall = wallOf(hierarchy(), n);
            return wall ? QVariant(placeAlong(hierarchy(), *wall, n)) : QVariant(0.0);
        };
        place.assign = [hierarchy](Node &n, const QVariant &value) {
            if (const scene::NodePtr wall = wallOf(hierarchy(), n))
                placeAt(hierarchy(), *wall, n, value.toDouble());
        };
        return place;
    }

    static PropertySection cloud()
    {
        using scene::PointCloudComponent;
        PropertySection section{QLatin1StringView(PointCloudComponent::kType), tr("Point cloud"), {}};
        section.properties.push_back(information(u"cloud.source"_s, tr("Source"),
                                                 [](const Node &n) { return part<PointCloudComponent>(n).source; }));
        section.properties.push_back(information(u"cloud.points"_s, tr("Points"), [](const Node &n) {
            return QLocale().toString(part<PointCloudComponent>(n).points);
        }));
        section.properties.push_back(information(u"cloud.extent"_s, tr("Extent"), [](const Node &n) {
            const scene::Vec3 extent = part<PointCloudComponent>(n).high - part<PointCloudComponent>(n).low;
            return metres(extent);
        }));
        return section;
    }

    static PropertySection model()
    {
        using scene::ModelComponent;
        PropertySection section{QLatin1StringView(ModelComponent::kType), tr("Model"), {}};
        section.properties.push_back(information(u"model.source"_s, tr("Shape"), [](const Node &n) {
            const auto &m = part<ModelComponent>(n);
            return m.blob.isEmpty() ? tr("Library: %1").arg(asset::categoryText(m.category)) : tr("Imported");
        }));
        section.properties.push_back(information(u"model.size"_s, tr("Size"),
                                                 [](const Node &n) { return metres(part<ModelComponent>(n).size); }));
        return section;
    }

    static PropertySection recipe()
    {
        using scene::RecipeComponent;
        PropertySection section{QLatin1StringView(RecipeComponent::kType), tr("Recipe"), {}};
        section.properties.push_back(information(u"recipe.generator"_s, tr("Generator"), [](const Node &n) {
            return tr("%1, version %2")
                .arg(generatorText(part<RecipeComponent>(n).generator), part<RecipeComponent>(n).version);
        }));
        section.properties.push_back(information(u"recipe.seed"_s, tr("Seed"), [](const Node &n) {
            return QString::number(part<RecipeComponent>(n).seed);
        }));
        section.properties.push_back(information(u"recipe.parameters"_s, tr("Parameters"), [](const Node &n) {
            const QJsonObject given = part<RecipeComponent>(n).parameters;
            QStringList lines;
            for (auto it = given.begin(); it != given.end(); ++it) {
                const bool isHash = it.key() == QLatin1StringView(scenegen::kWeights);
                const QString value = valueText(it.value());
                lines << tr("%1: %2").arg(parameterText(it.key()), isHash ? value.left(12) : value);
            }
            return lines.isEmpty() ? tr("Defaults") : lines.join(u"\n"_s);
        }));
        section.properties.push_back(information(u"recipe.input"_s, tr("Input hash"), [](const Node &n) {
            return part<RecipeComponent>(n).inputHash.left(12);
        }));
        return section;
    }

    static PropertySection request(const QString &hash, const scenegen::Request &asked)
    {
        QStringList things;
        for (const auto &[category, count] : asked.counts)
            things << (count > 0 ? tr("%1: %2").arg(asset::categoryText(category)).arg(count)
                                 : tr("No %1").arg(asset::categoryText(category)));
        QStringList wishes = things;
        if (!asked.prompt.isEmpty())
            wishes.prepend(tr("“%1”").arg(asked.prompt));
        if (asked.graph)
            wishes << tr("%n relation(s)", nullptr, static_cast<int>(asked.graph->edges.size()));
        if (!asked.regions.empty())
            wishes << tr("Within %n region(s)", nullptr, static_cast<int>(asked.regions.size()));
        const auto kept = std::ranges::count_if(asked.objects, &scenegen::PartialObject::pinned);
        const QString type = asked.room.roomType.isEmpty() ? tr("Not known") : asset::categoryText(asked.room.roomType);
        PropertySection section{kRequestSection + hash,
                                tr("Asked for"),
                                {information(u"request.type"_s, tr("Used as"), [type](const Node &) { return type; }),
                                 information(u"request.wishes"_s, tr("Wishes"),
                                             [text = wishes.join(u"\n"_s)](const Node &) { return text; }),
                                 information(u"request.kept"_s, tr("Objects kept"),
                                             [kept](const Node &) { return QLocale().toString(qlonglong(kept)); })}};
        if (const QString styles = stylesOf(asked); !styles.isEmpty())
            section.properties.push_back(
                information(u"request.style"_s, tr("Style"), [styles](const Node &) { return styles; }));
        return section;
    }

    /// Of all new things, then of those that have another one.
    static QString stylesOf(const scenegen::Request &asked)
    {
        QStringList styles;
        if (!asked.style.isEmpty())
            styles << asset::styleText(asked.style);
        for (const auto &[category, style] : asked.styles)
            styles << tr("%1: %2").arg(asset::categoryText(category), asset::styleText(style));
        return styles.join(u"\n"_s);
    }

    static PropertySection camera()
    {
        using scene::CameraComponent;
        return {QLatin1StringView(CameraComponent::kType),
                tr("Camera"),
                {number(
                    u"camera.fov"_s, tr("Field of view"), u"°"_s, {5, 150, 5, 1},
                    [](const Node &n) { return part<CameraComponent>(n).verticalFov * kDegrees; },
                    [](Node &n, double value) {
                        editPart<CameraComponent>(n, [value](auto &c) { c.verticalFov = value / kDegrees; });
                    })}};
    }

    static PropertySection twin()
    {
        using scene::TwinComponent;
        PropertySection section{QLatin1StringView(TwinComponent::kType), tr("Twin"), {}};
        section.properties.push_back(
            information(u"twin.id"_s, tr("Id"), [](const Node &n) { return part<TwinComponent>(n).id; }));
        section.properties.push_back(
            information(u"twin.model"_s, tr("Interface"), [](const Node &n) { return part<TwinComponent>(n).model; }));
        section.properties.push_back(information(u"twin.bindings"_s, tr("Bindings"), [](const Node &n) {
            QStringList lines;
            for (const scene::Binding &binding : part<TwinComponent>(n).bindings)
                lines << u"%1: %2"_s.arg(binding.property, binding.source);
            return lines.join(u"\n"_s);
        }));
        return section;
    }

    static PropertySection dtdl()
    {
        using scene::DtdlComponent;
        PropertySection section{QLatin1StringView(DtdlComponent::kType), tr("Twin model"), {}};
        section.properties.push_back(
            information(u"dtdl.source"_s, tr("Source"), [](const Node &n) { return part<DtdlComponent>(n).source; }));
        section.properties.push_back(information(u"dtdl.interfaces"_s, tr("Interfaces"), [](const Node &n) {
            const auto &interfaces = part<DtdlComponent>(n).interfaces;
            return QStringList(interfaces.begin(), interfaces.end()).join(u"\n"_s);
        }));
        return section;
    }

    static PropertySection scan(const scan::ScanRecord &record)
    {
        return {u"scan"_s,
                tr("Scan"),
                {information(u"scan.files"_s, tr("Files"), [count = record.sources.size()](const Node &) {
                    return QLocale().toString(qulonglong(count));
                })}};
    }

    static PropertySection scanReport(const QString &blob, const QJsonObject &report)
    {
        PropertySection section{u"scan "_s + blob, tr("How the scan went"), {}};
        const auto tell = [&section](const QString &id, const QString &label, const QString &text) {
            if (!text.isEmpty())
                section.properties.push_back(information(id, label, [text](const Node &) { return text; }));
        };
        tell(u"scan.pairs"_s, tr("Registration"), pairsText(report));
        tell(u"scan.cleaning"_s, tr("Cleaned away"), cleaningText(report));
        tell(u"scan.walkable"_s, tr("Walkable"), walkableText(report));
        tell(u"scan.findings"_s, tr("Findings"), findingsText(report));
        return section;
    }

    /// What of the plan of a layout a node stands for.
    static PropertySection marking(const QJsonObject &facts)
    {
        static const struct {
            const char *key, *label, *text;
            double factor;
            int decimals;
        } rows[] = {{"area", QT_TR_NOOP("Area"), QT_TR_NOOP("%1 m²"), 1, 1},
                    {"net_area", QT_TR_NOOP("Without aisles"), QT_TR_NOOP("%1 m²"), 1, 1},
                    {"wanted_area", QT_TR_NOOP("Wanted area"), QT_TR_NOOP("%1 m²"), 1, 1},
                    {"share", QT_TR_NOOP("Share of the floor"), QT_TR_NOOP("%1 %"), 100, 1},
                    {"width", QT_TR_NOOP("Width"), QT_TR_NOOP("%1 m"), 1, 2},
                    {"length", QT_TR_NOOP("Length"), QT_TR_NOOP("%1 m"), 1, 2},
                    {"amount", QT_TR_NOOP("Amount"), QT_TR_NOOP("%1 loads"), 1, 1},
                    {"distance", QT_TR_NOOP("Distance"), QT_TR_NOOP("%1 m"), 1, 1},
                    {"walking_distance", QT_TR_NOOP("Way on foot"), QT_TR_NOOP("%1 m"), 1, 1},
                    {"cost", QT_TR_NOOP("Handling cost"), QT_TR_NOOP("%1 loads × m"), 1, 1},
                    {"handling_cost", QT_TR_NOOP("Handling cost"), QT_TR_NOOP("%1 loads × m"), 1, 1},
                    {"mean_distance", QT_TR_NOOP("Distance of a load"), QT_TR_NOOP("%1 m"), 1, 1},
                    {"mean_walking_distance", QT_TR_NOOP("Way of a load on foot"), QT_TR_NOOP("%1 m"), 1, 1},
                    {"department_share", QT_TR_NOOP("Departments"), QT_TR_NOOP("%1 %"), 100, 1},
                    {"aisle_share", QT_TR_NOOP("Aisles"), QT_TR_NOOP("%1 %"), 100, 1},
                    {"standing_share", QT_TR_NOOP("Things stand on"), QT_TR_NOOP("%1 %"), 100, 1}};
        PropertySection section{u"marking"_s, tr("Plan"), {}};
        for (const auto &row : rows)
            if (const QString key = QLatin1StringView(row.key); facts.contains(key))
                section.properties.push_back(
                    information(u"marking."_s + key, tr(row.label), [&row, key](const Node &n) {
                        const auto shown = scene::markingOf(n);
                        const double value = shown ? shown->facts.value(key).toDouble() * row.factor : 0;
                        return tr(row.text).arg(QLocale().toString(value, 'f', row.decimals));
                    }));
        return section;
    }

    static PropertySection unknown(const scene::UnknownComponent &component)
    {
        const QString type = component.type;
        return {type,
                tr("“%1” (kept as it is)").arg(type),
                {information(u"unknown."_s + type, tr("Content"), [type](const Node &n) {
                    for (const scene::Component &c : n.components)
                        if (const auto *u = std::get_if<scene::UnknownComponent>(&c); u && u->type == type)
                            return QString::fromUtf8(
                                QJsonDocument::fromVariant(u->data.toVariant()).toJson(QJsonDocument::Compact));
                    return QString();
                })}};
    }

private:
    struct Range {
        double least, most, step;
        int decimals = 3;
    };

    static Property information(const QString &id, const QString &label, std::function<QString(const Node &)> value)
    {
        Property p;
        p.id = id;
        p.label = label;
        p.value = [value](const Node &n) { return QVariant(value(n)); };
        return p;
    }
    static Property text(const QString &id, const QString &label, std::function<QString(const Node &)> value,
                         std::function<void(Node &, const QString &)> assign)
    {
        Property p = information(id, label, std::move(value));
        p.kind = Property::Kind::Text;
        p.assign = [assign](Node &n, const QVariant &v) { assign(n, v.toString().trimmed()); };
        return p;
    }
    static Property choice(const QString &id, const QString &label, const QStringList &choices,
                           std::function<QString(const QString &)> shown, std::function<QString(const Node &)> value,
                           std::function<void(Node &, const QString &)> assign)
    {
        Property p = text(id, label, std::move(value), std::move(assign));
        p.kind = Property::Kind::Choice;
        p.choices = choices;
        p.shown = std::move(shown);
        return p;
    }
    static Property flag(const QString &id, const QString &label, std::function<bool(const Node &)> value,
                         std::function<void(Node &, bool)> assign)
    {
        Property p;
        p.id = id;
        p.label = label;
        p.kind = Property::Kind::Flag;
        p.value = [value](const Node &n) { return QVariant(value(n)); };
        p.assign = [assign](Node &n, const QVariant &v) { assign(n, v.toBool()); };
        return p;
    }
    static Property number(const QString &id, const QString &label, const QString &unit, const Range &range,
                           std::function<double(const Node &)> value, std::function<void(Node &, double)> assign)
    {
        Property p;
        p.id = id;
        p.label = label;
        p.kind = Property::Kind::Number;
        p.unit = unit;
        p.least = range.least;
        p.most = range.most;
        p.step = range.step;
        p.decimals = range.decimals;
        p.value = [value](const Node &n) { return QVariant(value(n)); };
        p.assign = [assign](Node &n, const QVariant &v) { assign(n, v.toDouble()); };
        return p;
    }

    /// A length that may not be known, which then reads `unset`.
    using Measured = std::optional<double>;
    static Property perhaps(const QString &id, const QString &label, const QString &unset, const Range &range,
                            std::function<Measured(const Node &)> value, std::function<void(Node &, Measured)> assign)
    {
        Property p = number(id, label, u"m"_s, range, {}, {});
        p.unset = unset;
        p.value = [value](const Node &n) {
            const Measured measured = value(n);
            return measured ? QVariant(*measured) : QVariant();
        };
        p.assign = [assign](Node &n, const QVariant &v) {
            assign(n, v.isValid() ? Measured(v.toDouble()) : std::nullopt);
        };
        return p;
    }

    /// Of the library, in the order of what they are called.
    static QStringList categories()
    {
        QStringList names;
        for (const asset::CategoryInfo &info : asset::categories())
            if (info.mount != asset::Mount::Opening)
                names << QString::fromLatin1(info.name);
        std::ranges::sort(names, [](const QString &a, const QString &b) {
            return asset::categoryText(a).localeAwareCompare(asset::categoryText(b)) < 0;
        });
        return names;
    }
    static QString openingText(const QString &kind)
    {
        Node node;
        scene::OpeningComponent opening;
        opening.kind = kind;
        node.set(std::move(opening));
        return kindOf(node).name;
    }
    static QString valueText(const QJsonValue &value)
    {
        if (value.isBool())
            return value.toBool() ? tr("Yes") : tr("No");
        return value.isDouble() ? QLocale().toString(value.toDouble(), 'g', 6) : value.toVariant().toString();
    }
    static QString metres(const scene::Vec3 &size)
    {
        const QLocale locale;
        return tr("%1 × %2 × %3 m")
            .arg(locale.toString(size.x(), 'f', 2), locale.toString(size.y(), 'f', 2),
                 locale.toString(size.z(), 'f', 2));
    }
    static Measured roomHeight(const Node &n)
    {
        const auto &room = part<scene::RoomComponent>(n);
        return room.ceiling ? Measured(*room.ceiling - room.floor.value_or(0)) : std::nullopt;
    }
    static void setYaw(Node &n, double degrees)
    {
        const double turn = degrees / kDegrees - n.transform.yaw();
        n.transform.rotation =
            (Eigen::Quaterniond(Eigen::AngleAxisd(turn, scene::Vec3::UnitZ())) * n.transform.rotation).normalized();
    }
    /// What stands for the object in the picture follows what the object is.
    static void setCategory(Node &n, const QString &told)
    {
        const asset::CategoryInfo *known = asset::findCategory(told); // "Couch" is a sofa
        const QString category = known ? QString::fromLatin1(known->name) : told;
        n.name = nameInCategory(n, category);
        editPart<scene::ObjectComponent>(n, [&](auto &o) {
            o.category = category;
            o.confidence = 1; // nobody guesses any more
        });
        if (const auto *model = n.find<scene::ModelComponent>(); model && model->blob.isEmpty())
            editPart<scene::ModelComponent>(n, [&](auto &m) { m.category = category; });
    }
    static void setSize(Node &n, int axis, double value)
    {
        editPart<scene::ObjectComponent>(n, [=](auto &o) { o.size[axis] = value; });
        if (n.find<scene::ModelComponent>())
            editPart<scene::ModelComponent>(n, [=](auto &m) { m.size[axis] = value; });
    }
};

PropertySection sectionOf(const Node &node, const scene::Component &component)
{
    struct Visitor {
        const Node &node;
        PropertySection operator()(const scene::ModelComponent &) const { return Declarations::model(); }
        PropertySection operator()(const scene::PointCloudComponent &) const { return Declarations::cloud(); }
        PropertySection operator()(const scene::RoomComponent &) const { return Declarations::room(); }
        PropertySection operator()(const scene::WallComponent &c) const { return Declarations::wall(c); }
        PropertySection operator()(const scene::OpeningComponent &c) const
        {
            return Declarations::opening(c, scene::evidenceOf(node));
        }
        PropertySection operator()(const scene::ObjectComponent &c) const { return Declarations::object(c); }
        PropertySection operator()(const scene::RecipeComponent &) const { return Declarations::recipe(); }
        PropertySection operator()(const scene::CameraComponent &) const { return Declarations::camera(); }
        PropertySection operator()(const scene::TwinComponent &) const { return Declarations::twin(); }
        PropertySection operator()(const scene::DtdlComponent &) const { return Declarations::dtdl(); }
        PropertySection operator()(const scene::UnknownComponent &c) const
        {
            return c.type == "marking"_L1 ? Declarations::marking(c.data[u"facts"_s].toObject())
                                          : Declarations::unknown(c);
        }
    };
    return std::visit(Visitor{node}, component);
}

} // namespace

void keepInWall(PropertySection &section, const std::function<const scene::Hierarchy &()> &hierarchy)
{
    using Limits = OpeningLimits;
    static const std::map<QString, Limits::Range Limits::*> ranges{{u"opening.along"_s, &Limits::along},
                                                                   {u"opening.width"_s, &Limits::width},
                                                                   {u"opening.height"_s, &Limits::height},
                                                                   {u"opening.bottom"_s, &Limits::bottom},
                                                                   {u"opening.top"_s, &Limits::top}};
    section.properties.insert(section.properties.begin() + 1, Declarations::placeInWall(hierarchy));
    for (Property &property : section.properties)
        if (const auto range = ranges.find(property.id); range != ranges.end())
            property.range = [hierarchy, which = range->second, least = property.least,
                              most = property.most](const Node &n) -> std::pair<double, double> {
                const scene::NodePtr wall = wallOf(hierarchy(), n);
                if (!wall)
                    return {least, most};
                const Limits::Range limits = limitsIn(hierarchy(), *wall, n).*which;
                return {limits.least, limits.most};
            };
}

PropertySection pointSection(const scene::Vec3 &at)
{
    return Declarations::point(at);
}

PropertySection scanReportSection(const QString &blob, const QJsonObject &report)
{
    return Declarations::scanReport(blob, report);
}

PropertySection requestSection(const QString &hash, const scenegen::Request &request)
{
    return Declarations::request(hash, request);
}

bool hasSection(const Node &node, const QString &id)
{
    return id == "node"_L1 || id == "transform"_L1 ||
           std::ranges::any_of(node.components, [&id](const scene::Component &component) {
               return scene::componentType(component) == id;
           });
}

std::vector<PropertySection> propertiesOf(const Node &node)
{
    std::vector<PropertySection> sections{Declarations::node()};
    // An opening is where its wall's line says; a frame of its own it has only where somebody dragged it.
    if (!node.find<scene::OpeningComponent>() || node.transform != geometry::Transform())
        sections.push_back(Declarations::transform());
    std::vector<PropertySection> parts;
    for (const scene::Component &component : node.components) {
        Node alone;
        alone.components = {component};
        if (!workflow::scanReportBlob(alone).isEmpty())
            continue; // scanReportSection()
        const auto *other = std::get_if<scene::UnknownComponent>(&component);
        if (!scene::evidenceOf(alone).isEmpty() || (other && other->type == workflow::kReplacedType))
            continue; // the opening's section tells it, or nothing for people
        const auto record = scan::scanRecordOf(alone);
        parts.push_back(record ? Declarations::scan(*record) : sectionOf(node, component));
    }
    // What a thing is comes before how it is drawn.
    std::stable_partition(parts.begin(), parts.end(), [](const PropertySection &section) {
        return section.id != QLatin1StringView(scene::ModelComponent::kType);
    });
    sections.insert(sections.end(), parts.begin(), parts.end());
    return sections;
}

} // namespace twinloom::studio
