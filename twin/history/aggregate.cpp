// SPDX-License-Identifier: Apache-2.0
#include "twin/history/aggregate.h"

#include <algorithm>

namespace twinloom::history
{

void Aggregate::add(const Sample &sample)
{
    add(Aggregate{1, sample.quality == Quality::Good ? 1 : 0, sample.value, sample.value, sample.value});
}

void Aggregate::add(const Aggregate &other)
{
    if (other.count == 0)
        return;
    min = count > 0 ? std::min(min, other.min) : other.min;
    max = count > 0 ? std::max(max, other.max) : other.max;
    sum = count > 0 ? sum + other.sum : other.sum;
    count += other.count;
    good += other.good;
}

qint64 floorTo(qint64 time, qint64 step)
{
    const qint64 rest = time % step;
    return time - (rest < 0 ? rest + step : rest);
}

} // namespace twinloom::history
