// SPDX-License-Identifier: Apache-2.0
// One connection to where values come from. It delivers payloads in batches; the receiver says when a batch is durable,
// and only then does a source that can (MQTT, QoS 1) acknowledge it to its peer: what was acknowledged is recorded.
// Thread: made, used and destroyed on one thread that runs a Qt event loop; the callbacks come there.
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace twinloom::source
{

struct SourceUrl;

/// What arrived for one topic or file.
struct Message {
    std::size_t route = 0; ///< index of the url, as given to makeSource()
    QByteArray payload;
    qint64 receiveTime = 0; ///< UTC nanoseconds
    bool retained = false;  ///< kept by the broker from earlier
    /// Of a recording: what to add to its times to give the present ones.
    std::optional<qint64> clockOffset;
};
using Messages = std::vector<Message>;

enum class Link {
    Down,     ///< not connected; tries again by itself
    Up,       ///< connected and subscribed
    Finished, ///< a recording that has ended
    Failed    ///< cannot work, and will not try again
};

struct SourceEvents {
    /// A batch and its number, ascending from 1.
    std::function<void(Messages, quint64)> received;
    std::function<void(Link)> linkChanged;
    /// Something a person should know. Repeats while the cause lasts: the receiver counts causes.
    std::function<void(const Issue &)> problem;
};

class Source
{
public:
    virtual ~Source() = default;
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;

    virtual void start() = 0;
    /// Ends reading; then acknowledges, once everything delivered is durable, and closes.
    virtual void stop() = 0;
    /// All batches up to this number are durable.
    virtual void acknowledge(quint64 batch) = 0;
    /// Whether it would acknowledge as soon as all it has delivered is durable, or waits for that already.
    virtual bool awaitsDurable() const { return false; }
    /// Back-pressure: whether to read on. Nothing is lost meanwhile (QoS 1, recordings).
    virtual void setReading(bool reading) = 0;

    virtual Link link() const = 0;
    /// What the source is, for people: "mqtt://host:1883".
    virtual QString name() const = 0;
    /// How often the link came up again after it had been up.
    virtual qint64 reconnects() const { return 0; }

protected:
    Source() = default;
};

/// The source for urls with equal SourceUrl::connection(); route i is `urls[i]`. `clientId` names this receiver to a
/// broker. Io or BadInput when a file cannot be read.
Result<std::unique_ptr<Source>> makeSource(const std::vector<SourceUrl> &urls, const QString &clientId,
                                           SourceEvents events);

/// UTC nanoseconds.
qint64 now();

} // namespace twinloom::source
