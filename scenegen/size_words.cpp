// SPDX-License-Identifier: Apache-2.0
#include "scenegen/size_words.h"

#include "core/asset/category_text.h"
#include "scenegen/embedded.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <memory>

namespace twinloom::scenegen
{
namespace
{

constexpr double kRounding = 1e-6; ///< metres

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

QStringList listOf(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &one : value.toArray())
        list << one.toString();
    return list;
}

SizeWord sizeFrom(const QString &word, const QString &category, const QJsonObject &json)
{
    SizeWord size{word, category};
    size.isLength = json.contains(QLatin1String("length"));
    const QJsonArray range = json.value(QLatin1String(size.isLength ? "length" : "width")).toArray();
    size.least = range.at(0).toDouble();
    size.most = range.at(1).toDouble(size.most); // null: open
    size.usual = json.value(QLatin1String("usual")).toDouble();
    return size;
}

/// The measure in words; "1.35 m wide or more".
QString measureText(const SizeWord &size)
{
    const QString least = QString::number(size.least, 'f', 2), most = QString::number(size.most, 'f', 2);
    if (!std::isfinite(size.most))
        return (size.isLength ? text("%1 m long or more") : text("%1 m wide or more")).arg(least);
    if (size.least <= 0)
        return (size.isLength ? text("%1 m long at most") : text("%1 m wide at most")).arg(most);
    return (size.isLength ? text("%1 m to %2 m long") : text("%1 m to %2 m wide")).arg(least, most);
}

QString named(const QString &word)
{
    if (word == QLatin1String("double"))
        return text("double %1");
    if (word == QLatin1String("single"))
        return text("single %1");
    if (word == QLatin1String("king"))
        return text("king-size %1");
    if (word == QLatin1String("queen"))
        return text("queen-size %1");
    if (word == QLatin1String("long"))
        return text("long %1");
    return word == QLatin1String("large") ? text("large %1") : text("small %1");
}

/// The words and their names; they refer to each other, and stay where they are.
struct Table {
    std::vector<std::unique_ptr<const SizeWord>> words;
    std::vector<SizeNames> names;
};

Table readTable()
{
    Table table;
    const QJsonObject sizes =
        QJsonDocument::fromJson(embedded(Embedded::Lexicon)).object().value(QLatin1String("sizes")).toObject();
    for (auto word = sizes.begin(); word != sizes.end(); ++word) {
        const QJsonObject entry = word.value().toObject(), of = entry.value(QLatin1String("of")).toObject();
        for (auto it = of.begin(); it != of.end(); ++it) {
            table.words.push_back(
                std::make_unique<const SizeWord>(sizeFrom(word.key(), it.key(), it.value().toObject())));
            table.names.push_back({table.words.back().get(), listOf(entry.value(QLatin1String("adjectives")))});
        }
    }
    return table;
}

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

bool SizeWord::holds(const geometry::Vec3 &size) const
{
    const double measure = isLength ? std::max(size.x(), size.y()) : size.x();
    return measure >= least - kRounding && measure <= most + kRounding;
}

geometry::Vec3 SizeWord::made(const geometry::Vec3 &size) const
{
    geometry::Vec3 other = size;
    other[isLength && size.y() > size.x() ? 1 : 0] = usual;
    if (isLength) // what was the shorter side stays that
        other.head<2>() = other.head<2>().cwiseMin(usual);
    return other;
}

QString SizeWord::text() const
{
    return QStringLiteral("%1 (%2)").arg(named(word).arg(asset::categoryText(category)), measureText(*this));
}

const std::vector<SizeNames> &sizeNames()
{
    static const Table table = readTable();
    return table.names;
}

const SizeWord *findSize(const QString &word, const QString &category)
{
    for (const SizeNames &names : sizeNames())
        if (names.size->word == word && same(names.size->category, category))
            return names.size;
    return nullptr;
}

const SizeWord *sizeOf(const std::vector<SizeWish> &wishes, const QString &category, int number)
{
    const SizeWish *all = nullptr;
    for (const SizeWish &wish : wishes) {
        if (!same(wish.category, category))
            continue;
        if (wish.count == 0) {
            all = &wish;
            continue;
        }
        if (number < wish.count)
            return findSize(wish.word, category);
        number -= wish.count;
    }
    return all ? findSize(all->word, category) : nullptr;
}

bool differInSize(const std::vector<SizeWish> &wishes, const QString &category)
{
    return std::ranges::count(wishes, true, [&](const SizeWish &wish) { return same(wish.category, category); }) > 1;
}

} // namespace twinloom::scenegen
