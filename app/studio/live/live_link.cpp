// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/live/live_link.h"

#include "app/workflow/live_project.h"
#include "twin/state/twins.h"

#include <algorithm>

namespace twinloom::studio
{

namespace
{

constexpr int kPollMs = 50;

bool touchesBindings(const scene::Edit &edit)
{
    const auto of = [](const scene::NodePtr &node) { return node ? node->find<scene::TwinComponent>() : nullptr; };
    const scene::TwinComponent *before = of(edit.before), *after = of(edit.after);
    return before && after ? !(before->bindings == after->bindings && before->id == after->id) : before != after;
}

std::vector<LiveValue> valuesOf(const twin::TwinState &state)
{
    std::vector<LiveValue> values;
    values.reserve(state.bindings().size());
    for (std::size_t i = 0; i < state.bindings().size(); ++i) {
        const twin::LiveBinding &live = state.bindings()[i];
        values.push_back(
            {live.node, live.tag(), live.binding.property, live.unit, live.binding.source, state.sample(i)});
    }
    return values;
}

/// Whether there is nothing new to show.
bool shownAlike(const twin::SessionStatus &a, const twin::SessionStatus &b)
{
    return a.received == b.received && a.recorded == b.recorded && a.stale == b.stale && a.connected == b.connected &&
           a.dropped == b.dropped && a.alarms == b.alarms;
}

} // namespace

LiveLink::LiveLink(Document &document) : m_document(document)
{
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &LiveLink::poll);
    connect(&m_document, &Document::changed, this, &LiveLink::restartIfBindingsChanged);
}

LiveLink::~LiveLink()
{
    if (m_session)
        (void)m_session->stop();
}

bool LiveLink::anythingBound() const
{
    return std::ranges::any_of(twin::twins(m_document.scene()),
                               [](const twin::TwinNode &node) { return !node.twin().bindings.empty(); });
}

QString LiveLink::historyFolder() const
{
    return workflow::historyFolderOf(m_document.path());
}

Result<QString> LiveLink::clientId()
{
    const QLatin1StringView key(workflow::kClientIdKey);
    if (const QString known = m_document.setting(key); !known.isEmpty())
        return known;
    const QString made = workflow::newClientId();
    m_document.setSetting(key, made);
    return made;
}

Result<void> LiveLink::connectSources()
{
    if (m_session)
        return {};
    const auto model =
        twin::loadModel(m_document.scene(), [this](const scene::BlobId &id) { return m_document.blob(id); }, {});
    if (!model)
        return unexpected(model.error());
    const auto id = clientId();
    if (!id)
        return unexpected(id.error());
    auto session = twin::Session::start(m_document.scene(), &*model, {historyFolder(), *id, {}});
    if (!session)
        return unexpected(session.error());
    m_session = std::move(*session);
    m_scene = m_document.scene();
    m_status = {};
    m_told = 0;
    m_timer.start();
    Q_EMIT runningChanged();
    poll();
    return {};
}

Result<void> LiveLink::disconnectSources()
{
    if (!m_session)
        return {};
    m_timer.stop();
    const Result<void> stopped = m_session->stop();
    m_status = m_session->status();
    m_session.reset();
    m_values.clear();
    m_overlays.clear();
    Q_EMIT runningChanged();
    Q_EMIT updated();
    return stopped;
}

void LiveLink::restartIfBindingsChanged(const scene::Change &change)
{
    if (!m_session || !std::ranges::any_of(change.edits, touchesBindings))
        return;
    if (const auto stopped = disconnectSources(); !stopped)
        Q_EMIT issue({QStringLiteral("history"), stopped.error().text(), {}});
    if (!anythingBound())
        return;
    if (const auto started = connectSources(); !started)
        Q_EMIT issue({QStringLiteral("live"), started.error().text(), {}});
}

void LiveLink::poll()
{
    const twin::SessionStatus status = m_session->status();
    for (; m_told < status.causes.size(); ++m_told)
        Q_EMIT issue(status.causes[m_told].issue);
    const bool quiet = shownAlike(status, m_status) && !m_values.empty();
    m_status = status;
    if (quiet)
        return;
    m_overlays = m_session->overlays(m_scene);
    m_session->look([this](twin::TwinState &state) { m_values = valuesOf(state); });
    Q_EMIT updated();
}

} // namespace twinloom::studio
