// SPDX-License-Identifier: Apache-2.0
#include "scenegen/bans.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::scenegen
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

} // namespace

void ban(const QString &category, const QString &field, std::map<QString, int> &counts, Issues &findings)
{
    const auto counted = std::ranges::find_if(
        counts, [&](const auto &entry) { return entry.first.compare(category, Qt::CaseInsensitive) == 0; });
    if (counted == counts.end())
        counts[category] = 0;
    else if (counted->second > 0)
        findings.push_back({QStringLiteral("ban-and-count"),
                            text("%1 is banned and counted; the number of %2 holds.")
                                .arg(asset::categoryText(category))
                                .arg(counted->second),
                            field});
}

void reportBans(const Request &request, Issues &issues)
{
    for (const auto &[banned, count] : request.counts) {
        if (count > 0)
            continue;
        const QString field = QStringLiteral("counts.%1").arg(banned);
        const auto same = [&category = banned](const QString &other) {
            return other.compare(category, Qt::CaseInsensitive) == 0;
        };
        const bool known = std::ranges::any_of(asset::namedCategories(),
                                               [&](const char *name) { return same(QString::fromLatin1(name)); }) ||
                           std::ranges::any_of(request.models, same, &OfferedModel::category) ||
                           std::ranges::any_of(request.objects, same, &PartialObject::category);
        if (!known)
            issues.push_back({QStringLiteral("unknown-category"),
                              text("Nothing is known of \"%1\"; to ban it changes nothing.").arg(banned), field});
        if (std::ranges::any_of(request.objects,
                                [&](const PartialObject &object) { return object.pinned && same(object.category); }))
            issues.push_back({QStringLiteral("ban-and-pinned"),
                              text("%1 is banned, but what is pinned of it stays.").arg(asset::categoryText(banned)),
                              field});
    }
}

} // namespace twinloom::scenegen
