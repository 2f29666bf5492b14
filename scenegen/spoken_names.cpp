// SPDX-License-Identifier: Apache-2.0
#include "scenegen/spoken_names.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/facility/hall_rules.h"
#include "scenegen/graph/statistics.h"
#include "scenegen/lexicon.h"

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

/// What the words of prompts say that it is, if it is one such thing and nothing else; else empty.
QString meaning(const QString &name, Token::Kind kind)
{
    constexpr qsizetype kLongest = 100;
    Tokens tokens = name.size() > kLongest ? Tokens() : Lexicon::builtIn().read(name);
    std::erase_if(tokens, [](const Token &token) { return token.kind == Token::Kind::Ignored; });
    return tokens.size() == 1 && tokens.front().kind == kind ? tokens.front().text : QString();
}

/// The category that a name is given for; itself where it is one, or nothing is known of it.
QString meantBy(const QString &given, const Request &request)
{
    const auto same = [&](const QString &other) { return other.compare(given, Qt::CaseInsensitive) == 0; };
    if (std::ranges::any_of(asset::namedCategories(),
                            [&](const char *name) { return same(QString::fromLatin1(name)); }) ||
        std::ranges::any_of(request.models, same, &OfferedModel::category))
        return given;
    if (const asset::CategoryInfo *meant = asset::findCategory(given))
        return QString::fromLatin1(meant->name);
    const QString said = Statistics::builtIn().category(given) < 0 ? meaning(given, Token::Kind::Noun) : QString();
    return said.isEmpty() ? given : said;
}

} // namespace

void nameCounts(Request &request, Issues &issues)
{
    std::map<QString, int> counts;
    for (const auto &[given, count] : request.counts) {
        const QString name = meantBy(given, request);
        if (name.compare(given, Qt::CaseInsensitive) != 0)
            issues.push_back({QStringLiteral("category-understood"),
                              text("\"%1\" is taken as %2.").arg(given, asset::categoryText(name)),
                              QStringLiteral("counts.%1").arg(given)});
        counts[name] += count;
    }
    request.counts = std::move(counts);
}

void nameRoomType(scene::Room &room, Issues &issues)
{
    if (room.roomType.isEmpty() || Statistics::builtIn().type(room.roomType) ||
        facility::HallRules::builtIn().find(room.roomType))
        return;
    const QString name = meaning(room.roomType, Token::Kind::RoomType);
    if (name.isEmpty())
        return;
    issues.push_back({QStringLiteral("room-type-understood"),
                      text("\"%1\" is taken as %2.").arg(room.roomType, asset::categoryText(name)),
                      QStringLiteral("room_type")});
    room.roomType = name;
}

} // namespace twinloom::scenegen
