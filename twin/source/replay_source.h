// SPDX-License-Identifier: Apache-2.0
// Plays a recording again, at its own pace, faster, slower, or as fast as it goes.
#pragma once

#include "twin/source/replay_rows.h"
#include "twin/source/source.h"

#include <QTimer>

namespace twinloom::source
{

class ReplaySource final : public Source
{
public:
    /// Errors: Rows::open's.
    static Result<std::unique_ptr<Source>> make(const std::vector<SourceUrl> &urls, SourceEvents events);

    void start() override;
    void stop() override { m_timer.stop(); }
    void acknowledge(quint64) override {}
    void setReading(bool reading) override;
    Link link() const override { return m_link; }
    QString name() const override { return QStringLiteral("replay:") + m_url.file; }

private:
    ReplaySource(const std::vector<SourceUrl> &urls, std::unique_ptr<Rows> rows, SourceEvents events);
    void play();
    bool fetch();
    qint64 dueTime(const Row &row);

    SourceUrl m_url;
    std::size_t m_routes;
    SourceEvents m_events;
    std::unique_ptr<Rows> m_rows;
    std::optional<Row> m_next;
    std::optional<qint64> m_firstTime;
    qint64 m_begin = 0; ///< when the first row was played
    qint64 m_count = 0;
    quint64 m_batch = 0;
    bool m_reading = true;
    Link m_link = Link::Down;
    QTimer m_timer;
};

} // namespace twinloom::source
