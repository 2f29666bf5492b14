// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/jobs/compare_job.h"

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

// Below this a turn is how the box was fitted, not what somebody did.
constexpr double kTurnWorthTelling = std::numbers::pi / 36;

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
    if (change.what == PlaceChange::What::Wall || !change.turn || std::abs(*change.turn) < kTurnWorthTelling)
        return Text::tr("moved by %1 m").arg(distance);
    return Text::tr("moved by %1 m and turned by %2°")
        .arg(distance, QLocale().toString(*change.turn * 180 / std::numbers::pi, 'f', 0));
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
    const auto count = [&changes](Fate fate) { return std::ranges::count(changes, fate, &PlaceChange::fate); };
    return Text::tr("The later scan compared: moved %1, new %2, gone %3, not seen %4, unchanged %5.")
        .arg(count(Fate::Moved))
        .arg(count(Fate::Appeared))
        .arg(count(Fate::Vanished))
        .arg(count(Fate::NotSeen))
        .arg(count(Fate::Same));
}

JobOutput outputOf(const scan::PlaceComparison &comparison)
{
    JobOutput output;
    output.summary = summaryOf(comparison.changes);
    for (const PlaceChange &change : comparison.changes) {
        if (change.fate == Fate::Same)
            continue;
        const std::vector<scene::NodeId> nodes = nodesOf(change);
        output.findings.push_back({nodes, change.name, {issueOf(change)}});
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
        return compared ? Result<JobOutput>(outputOf(*compared)) : unexpected(compared.error());
    };
}

} // namespace twinloom::studio
