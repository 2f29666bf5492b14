// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/plan_nodes.h"

#include "core/asset/floor_marking.h"
#include "core/asset/model_blob.h"
#include "core/scene/marking.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace twinloom::workflow
{
namespace
{

using scene::Node;
using scene::NodeId;

// Metres above the floor, so that what lies on another covers it.
constexpr double kAreaHeight = 0.012, kStationHeight = 0.02, kFlowHeight = 0.03;
constexpr double kThin = 0.005; ///< what paint is said to be thick
constexpr double kLeastLine = 0.15, kMostLine = 0.6;
constexpr double kStationSide = 1.2;

const Eigen::Vector3f kAislePaint(0.30f, 0.31f, 0.32f), kAisleEdge(0.80f, 0.58f, 0.04f),
    kStationPaint(0.1f, 0.45f, 0.2f), kWhite(0.75f, 0.75f, 0.74f);

/// Makes nodes below one "Plan".
class PlanWriter
{
public:
    PlanWriter(scene::Change &change, scene::NodeIdAllocator &ids, const scenegen::FloorPlan &plan,
               const BlobStore &blobs)
        : m_change(change), m_ids(ids), m_plan(plan), m_blobs(blobs)
    {
    }

    Result<void> write(NodeId variant)
    {
        m_root = add(variant, QStringLiteral("Plan"), {QStringLiteral("plan"), scenegen::totalsToJson(m_plan)});
        for (const auto part : {&PlanWriter::writeDepartments, &PlanWriter::writeAisles, &PlanWriter::writeStations,
                                &PlanWriter::writeFlows, &PlanWriter::writeConveyors})
            if (const auto written = (this->*part)(); !written)
                return written;
        return {};
    }

private:
    NodeId add(NodeId parent, const QString &name, const scene::Marking &marking)
    {
        Node node;
        node.id = m_ids.next();
        node.parent = parent;
        node.name = name;
        setMarking(node, marking);
        const NodeId id = node.id;
        m_change.edits.push_back(scene::added(std::move(node)));
        return id;
    }

    NodeId addGroup(const char *name) { return add(m_root, QString::fromLatin1(name), {QStringLiteral("plan"), {}}); }

    /// The outline or way stands in the variant's frame; the node gets its middle as place.
    template <class Make>
    Result<void> addPainted(NodeId parent, const QString &name, const scene::Marking &marking,
                            const std::vector<geometry::Vec2> &corners, double height, Make &&make)
    {
        Node node;
        node.id = m_ids.next();
        node.parent = parent;
        node.name = name;
        const auto limits = geometry::bounds(corners); // the origin for a flow without a way
        const geometry::Vec2 middle = (limits[0] + limits[1]) / 2;
        std::vector<geometry::Vec2> local = corners;
        for (geometry::Vec2 &corner : local)
            corner -= middle;
        node.transform.translation = {middle.x(), middle.y(), height};
        if (const asset::ModelPtr model = make(local)) {
            const auto blob = m_blobs.put(asset::modelToBlob(*model));
            if (!blob)
                return unexpected(blob.error());
            const auto [low, high] = model->bounds();
            scene::ModelComponent look;
            look.category = QStringLiteral("FloorMarking");
            look.blob = *blob;
            look.size = (high - low).cast<double>().cwiseMax(kThin);
            node.set(std::move(look));
        }
        setMarking(node, marking);
        m_change.edits.push_back(scene::added(std::move(node)));
        return {};
    }

    Result<void> writeDepartments()
    {
        const NodeId group = addGroup("Departments");
        for (std::size_t d = 0; d < m_plan.departments.size(); ++d) {
            const scenegen::PlannedDepartment &department = m_plan.departments[d];
            const Eigen::Vector3f colour = asset::distinctColour(d);
            const auto paint = [&](const geometry::Polygon &outline) {
                return asset::areaMarking(outline, {0.6f * colour + 0.4f * kAislePaint, 1.3f * colour, 0.12});
            };
            if (auto added = addPainted(group, department.name,
                                        {QStringLiteral("department"), toJson(department, m_plan.floorArea)},
                                        department.outline, kAreaHeight, paint);
                !added)
                return added;
        }
        return {};
    }

    Result<void> writeAisles()
    {
        const NodeId group = addGroup("Aisles");
        const std::vector<QString> names = scenegen::aisleNames(m_plan.aisles);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const scenegen::PlannedAisle &aisle = m_plan.aisles[i];
            const auto paint = [](const geometry::Polygon &outline) {
                return asset::areaMarking(outline, {kAislePaint, kAisleEdge, 0.1});
            };
            if (auto added = addPainted(group, names[i], {QStringLiteral("aisle"), toJson(aisle)}, aisle.outline,
                                        kAreaHeight, paint);
                !added)
                return added;
        }
        return {};
    }

    Result<void> writeStations()
    {
        if (m_plan.stations.empty())
            return {};
        const NodeId group = addGroup("Stations");
        for (const scenegen::PlannedStation &station : m_plan.stations) {
            const double half = kStationSide / 2;
            const auto paint = [half](const geometry::Polygon &) {
                return asset::areaMarking({{-half, -half}, {half, -half}, {half, half}, {-half, half}},
                                          {kStationPaint, kWhite, 0.1});
            };
            if (auto added = addPainted(group, station.name, {QStringLiteral("station"), toJson(station)}, {station.at},
                                        kStationHeight, paint);
                !added)
                return added;
        }
        return {};
    }

    Result<void> writeFlows()
    {
        if (m_plan.flows.empty())
            return {};
        const NodeId group = addGroup("Flows");
        double most = 0;
        for (const scenegen::PlannedFlow &flow : m_plan.flows)
            most = std::max(most, flow.amount);
        for (std::size_t f = 0; f < m_plan.flows.size(); ++f) {
            const scenegen::PlannedFlow &flow = m_plan.flows[f];
            const double width = kLeastLine + (kMostLine - kLeastLine) * flow.amount / most;
            const auto paint = [&](const std::vector<geometry::Vec2> &way) {
                return asset::wayMarking(way, width, kWhite);
            };
            if (auto added = addPainted(group, QStringLiteral("%1 > %2").arg(flow.from, flow.to),
                                        {QStringLiteral("flow"), toJson(flow)}, flow.way,
                                        kFlowHeight + 1e-3 * static_cast<double>(f % 10), paint);
                !added)
                return added;
        }
        return {};
    }

    Result<void> writeConveyors()
    {
        if (m_plan.conveyors.empty())
            return {};
        const NodeId group = addGroup("Conveyors");
        for (const scenegen::PlannedConveyor &conveyor : m_plan.conveyors)
            add(group, QStringLiteral("Conveyor %1 > %2").arg(conveyor.from, conveyor.to),
                {QStringLiteral("conveyor"), toJson(conveyor)});
        return {};
    }

    scene::Change &m_change;
    scene::NodeIdAllocator &m_ids;
    const scenegen::FloorPlan &m_plan;
    const BlobStore &m_blobs;
    NodeId m_root;
};

} // namespace

Result<void> addPlan(scene::Change &change, scene::NodeIdAllocator &ids, const scenegen::FloorPlan &plan,
                     NodeId variant, const BlobStore &blobs)
{
    return PlanWriter(change, ids, plan, blobs).write(variant);
}

scene::Overlays planLabels(const scene::Hierarchy &hierarchy)
{
    scene::Overlays labels;
    for (const scene::NodePtr &node : hierarchy.scene().nodes()) {
        const auto marking = scene::markingOf(*node);
        if (!marking || marking->kind != QLatin1String("department") || !hierarchy.visible(node->id))
            continue;
        const auto metres = [&](const char *key) {
            const double area = marking->facts.value(QLatin1String(key)).toDouble();
            return QLocale().toString(area, 'f', area < 10 ? 1 : 0);
        };
        // Plans of older versions do not say what is painted, and shares were asked for with the aisles.
        const bool saysNet = marking->facts.contains(QLatin1String("net_area"));
        scene::Overlay overlay;
        overlay.label =
            QCoreApplication::translate("workflow", "%1\n%2 m²").arg(node->name, metres(saysNet ? "net_area" : "area"));
        if (marking->facts.contains(QLatin1String("gross_area")))
            overlay.label = QCoreApplication::translate("workflow", "%1\n%2 m² (%3 with aisles)")
                                .arg(node->name, metres("net_area"), metres("gross_area"));
        labels.emplace(node->id, std::move(overlay));
    }
    return labels;
}

} // namespace twinloom::workflow
