// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/compare_job.h"

#include "app/studio/document/node_kind.h"
#include "app/studio/jobs/job_blobs.h"
#include "app/workflow/compare_surveys.h"
#include "core/scan/rescan.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

using scan::PlaceChange;
using Fate = PlaceChange::Fate;

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::Jobs)
};

struct SelectedScans {
    QString before, after; ///< node ids; empty: not told
};

/// By ids: they count up, so the smaller one was made first.
SelectedScans scansOfSelection(const scene::Hierarchy &hierarchy, const std::vector<scene::NodeId> &selection)
{
    std::set<quint64> scans;
    for (scene::NodeId id : selection)
        for (auto node = hierarchy.scene().find(id); node; node = hierarchy.scene().find(node->parent))
            if (scan::scanRecordOf(*node))
                scans.insert(node->id.value);
    if (scans.size() != 2)
        return {};
    return {scene::NodeId{*scans.begin()}.toString(), scene::NodeId{*scans.rbegin()}.toString()};
}

QString movedText(const PlaceChange &change)
{
    const QString distance = QLocale().toString(change.distance, 'f', 2);
    if (!workflow::turned(change))
        return Text::tr("moved by %1 m").arg(distance);
    const QString turn = QLocale().toString(*change.turn * 180 / std::numbers::pi, 'f', 0);
    return workflow::movedAway(change) ? Text::tr("moved by %1 m and turned by %2°").arg(distance, turn)
                                       : Text::tr("turned by %1°").arg(turn);
}

/// Empty for what is where it was.
Issue issueOf(const PlaceChange &change)
{
    switch (change.fate) {
    case Fate::Moved:
        return {u"moved"_s, movedText(change), {}};
    case Fate::Appeared:
        return {u"appeared"_s, Text::tr("is new in the later scan"), {}};
    case Fate::Vanished:
        return {u"vanished"_s, Text::tr("is gone in the later scan"), {}};
    case Fate::NotSeen:
        return {u"not-seen"_s,
                change.before.isNull() ? Text::tr("may be new: the earlier scan could not see its place")
                                       : Text::tr("may be gone or not: the later scan could not see its place"),
                {}};
    case Fate::Same:
        break;
    }
    return {};
}

std::vector<scene::NodeId> nodesOf(const PlaceChange &change)
{
    std::vector<scene::NodeId> nodes;
    for (const scene::NodeId id : {change.after, change.before})
        if (!id.isNull())
            nodes.push_back(id);
    return nodes;
}

QString summaryOf(const std::vector<PlaceChange> &changes)
{
    const auto count = [&changes](PlaceChange::What what, Fate fate) {
        return std::ranges::count_if(changes, [=](const PlaceChange &c) { return c.what == what && c.fate == fate; });
    };
    const auto things = [&](Fate fate) { return count(PlaceChange::What::Object, fate); };
    const auto walls = std::ranges::count(changes, PlaceChange::What::Wall, &PlaceChange::what);
    const auto sameWalls = count(PlaceChange::What::Wall, Fate::Same);
    const QString ofThings =
        Text::tr("The later scan compared: things moved %1, new %2, gone %3, not seen %4, unchanged %5.")
            .arg(things(Fate::Moved))
            .arg(things(Fate::Appeared))
            .arg(things(Fate::Vanished))
            .arg(things(Fate::NotSeen))
            .arg(things(Fate::Same));
    return ofThings + u' ' +
           Text::tr("Walls: changed or not seen %1, unchanged %2.").arg(walls - sameWalls).arg(sameWalls);
}

/// As every panel calls it; what was found has been deleted where the scene has no such node.
QString calledIn(const scene::Scene &scene, const PlaceChange &change)
{
    for (const scene::NodeId id : {change.before, change.after})
        if (const scene::NodePtr node = scene.find(id))
            return nameText(*node);
    return change.name;
}

JobOutput outputOf(const scene::Scene &scene, const scan::PlaceComparison &comparison)
{
    JobOutput output;
    output.summary = summaryOf(comparison.changes);
    for (const PlaceChange &change : comparison.changes) {
        if (change.fate == Fate::Same)
            continue;
        const std::vector<scene::NodeId> nodes = nodesOf(change);
        output.findings.push_back({nodes, calledIn(scene, change), {issueOf(change)}});
        if (change.fate != Fate::NotSeen)
            output.select.insert(output.select.end(), nodes.begin(), nodes.end());
    }
    return output;
}

} // namespace

JobWork compareJob(Document &document)
{
    return [hierarchy = document.hierarchy(), selection = document.selection(),
            blobs = jobBlobs(document)](Progress &progress) -> Result<JobOutput> {
        const SelectedScans selected = scansOfSelection(hierarchy, selection);
        const auto surveys = workflow::surveysToCompare(hierarchy.scene(), selected.before, selected.after);
        if (!surveys)
            return unexpected(surveys.error());
        const auto compared = workflow::compareSurveys(hierarchy, *surveys, blobs, progress);
        return compared ? Result<JobOutput>(outputOf(hierarchy.scene(), *compared)) : unexpected(compared.error());
    };
}

} // namespace twinloom::studio
