// SPDX-License-Identifier: Apache-2.0
#include "scenegen/prompt_reading.h"

#include "core/asset/category_text.h"

#include <QCoreApplication>

namespace twinloom::scenegen
{

QString PromptReading::echo() const
{
    QStringList parts;
    if (!roomType.isEmpty())
        parts << asset::categoryText(roomType);
    for (const auto &[category, count] : counts) {
        const QString name = asset::categoryText(category);
        parts << (count == 0 ? QCoreApplication::translate("scenegen", "no %1").arg(name)
                             : QStringLiteral("%1 x %2").arg(count).arg(name));
    }
    for (const Wish &wish : wishes) {
        if (wish.relation.isEmpty()) {
            const QString name = asset::categoryText(wish.category);
            parts << (wish.count > 1
                          ? QCoreApplication::translate("scenegen", "at least %1 x %2").arg(wish.count).arg(name)
                          : QCoreApplication::translate("scenegen", "at least one %1").arg(name));
            continue;
        }
        QString part = QStringLiteral("%1 %2").arg(asset::categoryText(wish.category), wish.relation);
        for (const QString &to : {wish.to, wish.other})
            if (!to.isEmpty())
                part += QLatin1Char(' ') + asset::categoryText(to);
        parts << part;
    }
    for (const auto &[category, number] : most)
        parts << QCoreApplication::translate("scenegen", "at most %1 x %2")
                     .arg(number)
                     .arg(asset::categoryText(category));
    for (const auto &[category, shape] : shapes) // so far there is but one
        parts << QCoreApplication::translate("scenegen", "round %1").arg(asset::categoryText(category));
    for (const SizeWish &wish : sizes)
        parts << findSize(wish.word, wish.category)->text();
    if (!style.isEmpty())
        parts << QCoreApplication::translate("scenegen", "style: %1").arg(asset::styleText(style));
    for (const auto &[category, name] : styles)
        parts << QCoreApplication::translate("scenegen", "%1 in style: %2")
                     .arg(asset::categoryText(category), asset::styleText(name));
    if (density)
        parts << QCoreApplication::translate("scenegen", "density %1").arg(*density);
    return parts.join(QStringLiteral("; "));
}

} // namespace twinloom::scenegen
