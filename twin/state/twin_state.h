// SPDX-License-Identifier: Apache-2.0
// The reported values of a scene's bound twins: value, source time, receive time and quality, and what they look like.
// Nothing here touches the scene: values become Overlays. Time is always a parameter; there is no clock inside.
// Thread: one thread at a time; a copy is a snapshot for another.
#pragma once

#include "core/scene/overlay.h"
#include "core/scene/scene.h"
#include "twin/state/binding.h"

#include <map>
#include <set>

namespace twinloom::twin
{

class Model;

/// Stale: no new value within the deadline. Bad: what arrived could not be read, or the source says so.
enum class Quality { Good, Stale, Bad };
/// "good", "stale", "bad".
QString qualityName(Quality quality);

/// One reported value. Undefined `value`: nothing was ever received (then both times are 0 and the quality is Stale).
struct Sample {
    QJsonValue value = QJsonValue::Undefined;
    Nanoseconds sourceTime = 0;
    Nanoseconds receiveTime = 0;
    Quality quality = Quality::Stale;
};

/// One binding of one twin, as it runs.
struct LiveBinding {
    scene::NodeId node;
    QString twin;
    Binding binding;
    QString unit; ///< from the model, as a symbol where one is usual ("mbar"); empty: none
    BindingReader reader;
    std::vector<Visual> visuals;
    /// "twin.property": the name in history and alarms.
    QString tag() const { return twin + QLatin1Char('.') + binding.property; }
};

enum class Reported {
    Applied,  ///< it is the state now
    Late,     ///< older than the state by source time: for history only
    Duplicate ///< same source time as the state: a repeat
};

class TwinState
{
public:
    TwinState() = default;
    /// All bindings of the scene, in ascending order of node id, then as authored. A binding that cannot run (a pointer
    /// or visual that does not parse, a path node that is not there) is left out, with an issue: "bad-binding". `model`
    /// gives units, and which numbers are taken; may be null.
    static TwinState ofScene(const scene::Scene &scene, const Model *model, Issues &issues);

    /// Indices into this are the handles of all functions below.
    const std::vector<LiveBinding> &bindings() const { return m_bindings; }
    /// The binding of a tag, "twin.property".
    std::optional<std::size_t> find(const QString &tag) const;
    const Sample &sample(std::size_t binding) const { return m_live[binding].sample; }

    /// Deadlines count from here for bindings that have received nothing yet.
    void start(Nanoseconds now);
    /// To be added to this binding's source times to give the receiver's clock: of devices whose clock is wrong, and of
    /// replayed recordings.
    void setClockOffset(std::size_t binding, Nanoseconds offset) { m_live[binding].clockOffset = offset; }

    /// A value arrived. It is fresh until min(sourceTime + clock offset, receiveTime) + deadline; one that is older
    /// than that already (a retained message) is Stale at once. `sourceTime` none: that of arrival.
    Reported report(std::size_t binding, const QJsonValue &value, std::optional<Nanoseconds> sourceTime,
                    Nanoseconds receiveTime);
    /// What arrived could not be used, or the source declares it bad: keeps the last value, as Bad.
    void reportBad(std::size_t binding, Nanoseconds receiveTime);
    /// Makes stale what is past its deadline at `now`; gives the bindings that became so, ascending.
    std::vector<std::size_t> expire(Nanoseconds now);
    /// When `expire` has to be called next; none while nothing can expire.
    std::optional<Nanoseconds> nextDeadline() const;
    /// Seconds, as authored; else three times the longest of the last eight intervals, at least one second, once there
    /// are three values; else none.
    std::optional<double> deadline(std::size_t binding) const;

    /// What the values look like. Brings the map up to date with the bindings reported since the last call, and gives
    /// it. Stale and bad values are grey, and their labels say so. `scene` is where paths are looked up.
    const scene::Overlays &overlays(const scene::Scene &scene);

    struct Counters {
        qint64 applied = 0, late = 0, duplicate = 0, bad = 0, becameStale = 0;
    };
    const Counters &counters() const { return m_counters; }

private:
    static constexpr std::size_t kIntervals = 8;
    struct Live {
        Sample sample;
        Nanoseconds clockOffset = 0;
        Nanoseconds due = 0; ///< becomes stale then; 0: never
        Nanoseconds intervals[kIntervals] = {};
        qint64 received = 0;
    };
    void schedule(std::size_t binding, Nanoseconds freshFrom);
    void touch(std::size_t binding) { m_changed.insert(m_bindings[binding].node); }
    scene::Overlay overlayOf(const std::vector<std::size_t> &bindings, const scene::Scene &scene) const;

    std::vector<LiveBinding> m_bindings;
    std::vector<Live> m_live;
    std::map<QString, std::size_t> m_byTag;
    std::map<scene::NodeId, std::vector<std::size_t>> m_byNode;
    std::set<std::pair<Nanoseconds, std::size_t>> m_due;
    std::set<scene::NodeId> m_changed;
    scene::Overlays m_overlays;
    Counters m_counters;
};

} // namespace twinloom::twin
