// SPDX-License-Identifier: Apache-2.0
#include "scenegen/relation.h"

#include <QStringList>

#include <algorithm>

namespace twinloom::scenegen
{

static const RelationKind *kindOf(const QString &name)
{
    const auto &kinds = relationKinds();
    const auto found = std::ranges::find_if(kinds, [&](const RelationKind &kind) {
        return name.compare(QLatin1String(kind.name), Qt::CaseInsensitive) == 0;
    });
    return found == kinds.end() ? nullptr : &*found;
}

const std::vector<RelationKind> &relationKinds()
{
    static const std::vector<RelationKind> kinds = {{"against-wall", Relation::AgainstWall, Reach::Room},
                                                    {"in-corner", Relation::InCorner, Reach::Room},
                                                    {"by-window", Relation::ByWindow, Reach::Room},
                                                    {"by-door", Relation::ByDoor, Reach::Room},
                                                    {"facing", Relation::Facing, Reach::Thing},
                                                    {"opposite", Relation::Opposite, Reach::Thing},
                                                    {"beside", Relation::Beside, Reach::Thing},
                                                    {"left-of", Relation::LeftOf, Reach::Thing},
                                                    {"right-of", Relation::RightOf, Reach::Thing},
                                                    {"in-front-of", Relation::InFrontOf, Reach::Thing},
                                                    {"behind", Relation::Behind, Reach::Thing},
                                                    {"around", Relation::Around, Reach::Thing},
                                                    {"on", Relation::On, Reach::Thing},
                                                    {"under", Relation::Under, Reach::Thing},
                                                    {"near", Relation::Near, Reach::Thing},
                                                    {"above", Relation::Above, Reach::Thing},
                                                    {"between", Relation::Between, Reach::Thing}};
    return kinds;
}

Relation relationOf(const QString &name)
{
    const RelationKind *kind = kindOf(name);
    return kind ? kind->relation : Relation::None;
}

Reach reachOf(const QString &name)
{
    const RelationKind *kind = kindOf(name);
    return kind ? kind->reach : Reach::Thing;
}

Relation sideOf(Relation relation, int count, int number)
{
    if (relation != Relation::Beside || count != 2)
        return relation;
    return number % 2 == 0 ? Relation::LeftOf : Relation::RightOf;
}

QString relationNames()
{
    QStringList names;
    for (const RelationKind &kind : relationKinds())
        names << QLatin1String(kind.name);
    return names.join(QStringLiteral(", "));
}

} // namespace twinloom::scenegen
