// SPDX-License-Identifier: Apache-2.0
#include "twin/state/twin_state.h"

#include "core/scene/hierarchy.h"
#include "twin/model/model.h"
#include "twin/state/path.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::twin
{
namespace
{

constexpr int kIntervalsForDeadline = 2; ///< intervals that must be known before a deadline is guessed
constexpr double kLeastGuessedDeadline = 1.0;
constexpr double kMostDeadline = 1e9; ///< thirty years; more would not fit into nanoseconds

Result<LiveBinding> makeLive(const scene::Scene &scene, const scene::Node &node, const scene::TwinComponent &twin,
                             const Binding &binding)
{
    auto reader = BindingReader::make(binding);
    if (!reader)
        return unexpected(reader.error());
    LiveBinding live{node.id, twin.id, binding, {}, std::move(*reader), {}};
    for (const QString &text : binding.visuals) {
        auto visual = parseVisual(text);
        if (!visual)
            return unexpected(visual.error());
        if (auto *path = std::get_if<PathPosition>(&*visual)) {
            const auto found = scene::resolveNode(scene, path->node);
            if (!found)
                return unexpected(found.error());
            path->node = found->toString();
        }
        live.visuals.push_back(std::move(*visual));
    }
    return live;
}

/// What the model says of the property.
void describe(LiveBinding &live, const Model &model, const QString &interface)
{
    const auto content = model.content(interface, live.binding.property);
    if (!content)
        return;
    live.unit = unitSymbol((*content)->unit);
    if (const Schema *schema = model.schema((*content)->schema))
        live.reader.numbers = schema->numbers();
}

QString labelText(const LabelFormat &format, const LiveBinding &live, const Sample &sample)
{
    QString text;
    for (const LabelFormat::Piece &piece : format.pieces) {
        switch (piece.field) {
        case LabelFormat::Field::Text:
            text += piece.text;
            break;
        case LabelFormat::Field::Value:
            text += sample.value.isUndefined() ? QStringLiteral("–") : valueText(sample.value, piece.decimals);
            break;
        case LabelFormat::Field::Property:
            text += live.binding.property;
            break;
        case LabelFormat::Field::Twin:
            text += live.twin;
            break;
        case LabelFormat::Field::Unit:
            text += live.unit;
            break;
        case LabelFormat::Field::Quality:
            text += qualityName(sample.quality);
            break;
        }
    }
    return text;
}

/// Puts what one visual makes of a sample into the node's overlay.
struct Show {
    const LiveBinding &live;
    const Sample &sample;
    const scene::Scene &scene;
    scene::Overlay &out;

    void operator()(const ColourRamp &ramp) const { colour(colourOf(ramp, sample.value)); }
    void operator()(const ColourMap &map) const { colour(colourOf(map, sample.value)); }
    void operator()(const LabelFormat &format) const
    {
        QString text = labelText(format, live, sample);
        if (sample.quality == Quality::Stale)
            text = QCoreApplication::translate("twin", "%1 (stale)").arg(text);
        else if (sample.quality == Quality::Bad)
            text = QCoreApplication::translate("twin", "%1 (bad)").arg(text);
        out.label = out.label ? *out.label + QLatin1Char('\n') + text : text;
    }
    void operator()(const GaugeRange &range) const
    {
        if (const auto share = gaugeOf(range, sample.value))
            out.gauge = share;
    }
    void operator()(const PathPosition &path) const
    {
        const auto id = scene::NodeId::fromString(path.node);
        const auto share = gaugeOf({path.least, path.most}, sample.value);
        if (id && share)
            out.transform = placeOnPath(scene, live.node, *id, *share);
    }
    void operator()(const VisibleWhen &condition) const
    {
        if (const auto visible = visibleWhen(condition, sample.value))
            out.visible = *visible && out.visible.value_or(true);
    }

private:
    void colour(const std::optional<Eigen::Vector4f> &shown) const
    {
        if (shown && sample.quality == Quality::Good)
            out.colour = shown;
    }
};

} // namespace

QString qualityName(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return QStringLiteral("good");
    case Quality::Stale:
        return QStringLiteral("stale");
    case Quality::Bad:
        break;
    }
    return QStringLiteral("bad");
}

TwinState TwinState::ofScene(const scene::Scene &scene, const Model *model, Issues &issues)
{
    TwinState state;
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto *twin = node->find<scene::TwinComponent>();
        for (const Binding &binding : twin ? twin->bindings : std::vector<Binding>()) {
            auto live = makeLive(scene, *node, *twin, binding);
            const QString tag = twin->id + QLatin1Char('.') + binding.property;
            if (!live || state.m_byTag.contains(tag)) {
                const QString why = live ? QCoreApplication::translate("twin", "There are two bindings of that name.")
                                         : live.error().text();
                issues.push_back({QStringLiteral("bad-binding"), why, tag});
                continue;
            }
            if (model)
                describe(*live, *model, twin->model);
            const std::size_t index = state.m_bindings.size();
            state.m_byTag.emplace(tag, index);
            state.m_byNode[node->id].push_back(index);
            state.m_bindings.push_back(std::move(*live));
            state.m_live.emplace_back();
            state.touch(index);
        }
    }
    return state;
}

std::optional<std::size_t> TwinState::find(const QString &tag) const
{
    const auto found = m_byTag.find(tag);
    return found == m_byTag.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> TwinState::deadline(std::size_t binding) const
{
    if (m_bindings[binding].binding.deadline)
        return m_bindings[binding].binding.deadline;
    const Live &live = m_live[binding];
    if (live.received <= kIntervalsForDeadline)
        return std::nullopt;
    const Nanoseconds longest = *std::max_element(std::begin(live.intervals), std::end(live.intervals));
    return std::max(kLeastGuessedDeadline, 3 * double(longest) / double(kSecond));
}

void TwinState::schedule(std::size_t binding, Nanoseconds freshFrom)
{
    Live &live = m_live[binding];
    if (live.due != 0)
        m_due.erase({live.due, binding});
    live.due = 0;
    if (const auto seconds = deadline(binding)) {
        live.due = freshFrom + Nanoseconds(std::min(*seconds, kMostDeadline) * double(kSecond));
        m_due.emplace(live.due, binding);
    }
}

void TwinState::start(Nanoseconds now)
{
    for (std::size_t i = 0; i < m_live.size(); ++i) {
        if (m_live[i].received == 0)
            schedule(i, now);
    }
}

Reported TwinState::report(std::size_t binding, const QJsonValue &value, std::optional<Nanoseconds> sourceTime,
                           Nanoseconds receiveTime)
{
    Live &live = m_live[binding];
    const Nanoseconds time = sourceTime.value_or(receiveTime);
    if (live.received > 0 && time <= live.sample.sourceTime && live.sample.quality != Quality::Bad) {
        const bool same = time == live.sample.sourceTime;
        ++(same ? m_counters.duplicate : m_counters.late);
        return same ? Reported::Duplicate : Reported::Late;
    }
    if (live.received > 0)
        live.intervals[std::size_t(live.received - 1) % kIntervals] =
            std::max<Nanoseconds>(0, time - live.sample.sourceTime);
    ++live.received;
    ++m_counters.applied;
    live.sample = {value, time, receiveTime, Quality::Good};
    schedule(binding, std::min(time + live.clockOffset, receiveTime));
    if (live.due != 0 && live.due <= receiveTime) {
        live.sample.quality = Quality::Stale;
        m_due.erase({live.due, binding});
        live.due = 0;
        ++m_counters.becameStale;
    }
    touch(binding);
    return Reported::Applied;
}

void TwinState::reportBad(std::size_t binding, Nanoseconds receiveTime)
{
    Live &live = m_live[binding];
    ++m_counters.bad;
    live.sample.quality = Quality::Bad;
    live.sample.receiveTime = receiveTime;
    touch(binding);
}

std::vector<std::size_t> TwinState::expire(Nanoseconds now)
{
    std::vector<std::size_t> expired;
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const std::size_t binding = m_due.begin()->second;
        m_due.erase(m_due.begin());
        m_live[binding].due = 0;
        m_live[binding].sample.quality = Quality::Stale;
        ++m_counters.becameStale;
        touch(binding);
        expired.push_back(binding);
    }
    std::sort(expired.begin(), expired.end());
    return expired;
}

std::optional<Nanoseconds> TwinState::nextDeadline() const
{
    return m_due.empty() ? std::nullopt : std::optional(m_due.begin()->first);
}

scene::Overlay TwinState::overlayOf(const std::vector<std::size_t> &bindings, const scene::Scene &scene) const
{
    scene::Overlay overlay;
    bool untrusted = false;
    for (const std::size_t binding : bindings) {
        const Sample &sample = m_live[binding].sample;
        untrusted = untrusted || sample.quality != Quality::Good;
        for (const Visual &visual : m_bindings[binding].visuals)
            std::visit(Show{m_bindings[binding], sample, scene, overlay}, visual);
    }
    // What is not to be trusted has to look it, also without a colour of its own.
    overlay.stale = untrusted;
    return overlay;
}

const scene::Overlays &TwinState::overlays(const scene::Scene &scene)
{
    for (const scene::NodeId node : m_changed)
        m_overlays[node] = overlayOf(m_byNode.at(node), scene);
    m_changed.clear();
    return m_overlays;
}

} // namespace twinloom::twin
