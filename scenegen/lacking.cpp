// SPDX-License-Identifier: Apache-2.0
#include "scenegen/lacking.h"

#include "scenegen/graph/statistics.h"

#include <algorithm>

namespace twinloom::scenegen
{

namespace
{

bool isLimited(const std::map<QString, int> &limits, const QString &category)
{
    return std::any_of(limits.begin(), limits.end(),
                       [&](const auto &limit) { return limit.first.compare(category, Qt::CaseInsensitive) == 0; });
}

} // namespace

QStringList namesOfLacking(const Request &request, const std::vector<scene::RoomObject> &objects)
{
    const TypeStatistics *type = Statistics::builtIn().type(request.room.roomType);
    if (!type || request.graph || request.parameters.value(QLatin1String("density")).toDouble(1) < 1)
        return {};
    const auto lacks = [&](const QString &category) {
        const auto is = [&](const auto &object) { return object.category.compare(category, Qt::CaseInsensitive) == 0; };
        return !isLimited(request.counts, category) && !isLimited(request.most, category) &&
               std::none_of(objects.begin(), objects.end(), is) &&
               std::none_of(request.objects.begin(), request.objects.end(), is);
    };
    QStringList lacking;
    std::ranges::copy_if(type->usual, std::back_inserter(lacking), lacks);
    return lacking;
}

int lackingIn(const Request &request, const std::vector<scene::RoomObject> &objects)
{
    return static_cast<int>(namesOfLacking(request, objects).size());
}

} // namespace twinloom::scenegen
