// SPDX-License-Identifier: GPL-3.0-or-later
// The document's twins live: a session beside the window, its values as Overlays and as a table. Nothing here edits the
// document. A change of the bindings while connected starts the session anew. Thread: UI; the session has its own.
#pragma once

#include "app/studio/document/document.h"
#include "core/scene/overlay.h"
#include "twin/session.h"

#include <QTimer>

namespace twinloom::studio
{

/// One bound property, as it is now.
struct LiveValue {
    scene::NodeId node;
    QString tag; ///< "twin.property": its name in the history
    QString property, unit, source;
    twin::Sample sample;
    bool operator==(const LiveValue &other) const
    {
        return tag == other.tag && sample.value == other.sample.value &&
               sample.receiveTime == other.sample.receiveTime && sample.quality == other.sample.quality;
    }
};

class LiveLink : public QObject
{
    Q_OBJECT
public:
    explicit LiveLink(Document &document);
    ~LiveLink() override;

    /// Starts recording and showing. Errors of twin::Session::start and of the project's models.
    Result<void> connectSources();
    /// Records what was received, and stops; the error says what was lost.
    Result<void> disconnectSources();
    bool running() const { return m_session != nullptr; }
    /// Whether the scene binds anything.
    bool anythingBound() const;

    const twin::SessionStatus &status() const { return m_status; }
    /// In the order of the bindings; empty when disconnected.
    const std::vector<LiveValue> &values() const { return m_values; }
    const scene::Overlays &overlays() const { return m_overlays; }
    QString historyFolder() const;

Q_SIGNALS:
    /// Connected or disconnected.
    void runningChanged();
    /// At most twenty times a second, only when a value, a quality or the status differs.
    void updated();
    /// Trouble, told once a cause.
    void issue(const twinloom::Issue &issue);

private:
    void poll();
    void restartIfBindingsChanged(const scene::Change &change);
    Result<QString> clientId();

    Document &m_document;
    std::unique_ptr<twin::Session> m_session;
    scene::Scene m_scene; ///< that the session was started for
    twin::SessionStatus m_status;
    std::vector<LiveValue> m_values;
    scene::Overlays m_overlays;
    std::size_t m_told = 0; ///< causes
    QTimer m_timer;
};

} // namespace twinloom::studio
