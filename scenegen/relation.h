// SPDX-License-Identifier: Apache-2.0
// The relations that graphs and prompts can ask for: one table for readers, generators, editors and messages.
//
// Left, right, before and behind are meant in the frame of the thing that is named (DESIGN: its front is its local +y):
// whoever lies in a bed or sits on a sofa and looks along its front has the right side at +x and the left side at -x.
#pragma once

#include <QString>

#include <vector>

namespace twinloom::scenegen
{

enum class Relation {
    None,
    // to the room
    AgainstWall,
    InCorner,
    ByWindow,
    ByDoor, ///< near a door, off the square before it
    // to another thing
    Facing,
    Opposite, ///< at some distance before its front, each looking at the other
    Beside,
    LeftOf,
    RightOf,
    InFrontOf, ///< close before its front
    Behind,    ///< close to its back
    Around,
    Near,
    Between,
    Above,
    Under, ///< a rug under a table, a box under a desk, a dresser under a picture
    On
};

/// What a relation ties a thing to.
enum class Reach { Room, Thing };
struct RelationKind {
    const char *name; ///< as of a GraphEdge
    Relation relation;
    Reach reach;
};
/// In the order in which menus offer them.
const std::vector<RelationKind> &relationKinds();

/// By the name that users write, whatever the case; None for unknown ones.
Relation relationOf(const QString &name);
/// Of one that is not known, Thing.
Reach reachOf(const QString &name);
/// Two things beside another one stand at one side each: the relation of the `number`-th of `count`.
Relation sideOf(Relation relation, int count, int number);
/// All names, for messages: "against-wall, in-corner, ...".
QString relationNames();

} // namespace twinloom::scenegen
