// SPDX-License-Identifier: GPL-3.0-or-later
// The document in a headset: an XR session on its own thread beside the window. The scene and its live values go there
// as values; what is selected there is selected here. Thread: UI.
#pragma once

#include "app/studio/document/document.h"
#include "app/xr/session.h"

#include <QTimer>

namespace twinloom::studio
{

enum class HeadsetChoice {
    System,   ///< what the computer's OpenXR runtime drives
    Simulated ///< the one that comes with Twinloom
};

class HeadsetLink : public QObject
{
    Q_OBJECT
public:
    explicit HeadsetLink(Document &document);
    /// Waits for the session's end, 3 s at most.
    ~HeadsetLink() override;

    /// Errors of the graphics driver, or without a simulated headset beside the program. Whatever the headset's
    /// software refuses comes later, by failed().
    Result<void> start(HeadsetChoice choice);
    /// Asks the session to end; runningChanged() says when it has.
    void stop();
    bool running() const { return m_session != nullptr; }
    bool stopping() const { return m_stopping; }

    const xr::Status &status() const { return m_status; }
    void setOverlays(const scene::Overlays &overlays);
    void setBlendMode(xr::BlendMode mode);
    /// As xr::Session::mirror().
    std::optional<xr::Session::Mirror> mirror();
    QString nameOf(scene::NodeId node) const;

Q_SIGNALS:
    void runningChanged();
    /// Some thirty times a second while it runs.
    void updated();
    /// Once, when the session ended with an error.
    void failed(const twinloom::Error &error);
    void issue(const twinloom::Issue &issue);

private:
    void poll();
    void end();

    Document &m_document;
    std::unique_ptr<xr::Session> m_session;
    HeadsetChoice m_choice = HeadsetChoice::System;
    xr::Status m_status;
    std::size_t m_told = 0; ///< issues
    bool m_stopping = false;
    QTimer m_timer;
};

} // namespace twinloom::studio
