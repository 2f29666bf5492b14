// SPDX-License-Identifier: Apache-2.0
// The plant's side of the live benchmark: samples at a steady rate. On a plant the devices have processors of their
// own; here they share two cores with the broker and the session, so they must cost little: whole packets of MQTT
// 3.1.1 are put together by hand and leave with one system call a tick (a client library takes a third of a core more).
#pragma once

#include <QThread>

#include <atomic>
#include <memory>

namespace twinloom::bench
{

/// Publishes {"v":number,"t":time} of each sample as QoS 1, in turn to "bench/0", "bench/1", ... On a thread of its
/// own.
class SteadyStream
{
public:
    struct Load {
        int port = 0; ///< of 127.0.0.1
        int topics = 1;
        int perSecond = 1;
        int seconds = 1;
    };
    explicit SteadyStream(const Load &load);
    ~SteadyStream();
    qint64 total() const { return qint64(m_load.seconds) * m_load.perSecond; }
    /// All have been sent, and the broker has acknowledged them.
    bool finished() const { return m_finished; }
    /// The broker refused or went away.
    bool failed() const { return m_failed; }

private:
    bool publishAll();

    Load m_load;
    std::atomic_bool m_finished = false, m_failed = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace twinloom::bench
