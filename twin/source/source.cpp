// SPDX-License-Identifier: Apache-2.0
#include "twin/source/source.h"

#include "twin/source/mqtt_source.h"
#include "twin/source/replay_source.h"

#include <chrono>

namespace twinloom::source
{

Result<std::unique_ptr<Source>> makeSource(const std::vector<SourceUrl> &urls, const QString &clientId,
                                           SourceEvents events)
{
    if (urls.front().kind == SourceUrl::Kind::Replay)
        return ReplaySource::make(urls, std::move(events));
    return std::unique_ptr<Source>(std::make_unique<MqttSource>(urls, clientId, std::move(events)));
}

qint64 now()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace twinloom::source
