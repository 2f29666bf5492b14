// SPDX-License-Identifier: Apache-2.0
#include "core/nearest.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace twinloom
{
namespace
{

/// Levenshtein's distance without regard to letter case, or `limit` where it is not below that.
qsizetype distance(const QString &a, const QString &b, qsizetype limit)
{
    if (std::abs(a.size() - b.size()) >= limit)
        return limit;
    std::vector<qsizetype> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), qsizetype(0));
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        qsizetype least = row[0];
        for (qsizetype j = 0; j < b.size(); ++j) {
            const std::size_t at = std::size_t(j) + 1;
            const qsizetype replaced = diagonal + (a[i].toCaseFolded() == b[j].toCaseFolded() ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({replaced, row[at] + 1, row[at - 1] + 1});
            least = std::min(least, row[at]);
        }
        if (least >= limit)
            return limit;
    }
    return std::min(limit, row.back());
}

} // namespace

QString nearest(const QString &wanted, const std::vector<QString> &candidates)
{
    QString best;
    qsizetype least = wanted.size() < 4 ? 2 : 3 + wanted.size() / 8; // two letters that changed places are two apart
    for (const QString &candidate : candidates) {
        const qsizetype found = distance(wanted, candidate, least);
        if (found < least) {
            least = found;
            best = candidate;
        }
    }
    return best;
}

QString suggestion(const QString &wanted, const std::vector<QString> &candidates)
{
    const QString best = nearest(wanted, candidates);
    return best.isEmpty() ? QString() : QCoreApplication::translate("core", "Did you mean \"%1\"?").arg(best);
}

} // namespace twinloom
