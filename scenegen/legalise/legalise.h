// SPDX-License-Identifier: Apache-2.0
// Makes any proposal legal: the stage that every generator's objects pass, built in or plugged in.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

namespace twinloom::scenegen
{

/// How firmly an object is wanted.
enum class Keep {
    Free,   ///< the generator's idea: goes first where there is no room
    Wanted, ///< asked for by the user: moved rather than dropped
    Given,  ///< its place or turn was said: stays so, or goes
    Pinned  ///< stays as it is; what is wrong with it is reported
};

/// What becomes of things that lie on others.
enum class Lying {
    AsProposed, ///< at the height that was proposed
    AtRest      ///< let fall upon what carries them (scenegen/legalise/rest.h); who would tumble goes, with an Issue
};

/// The room with its objects legal by scenegen/evaluate/rules.h: nothing overlaps (seats under tables may), reaches out
/// of the floor or stands before a door; mounted things keep off openings; children lie on their parents and move with
/// them; obstacles can be reached and the floor stays connected. Legal objects are left where they are. Objects come in
/// order of importance and `keep` has one entry each; what finds no place is dropped with an Issue, the least important
/// first. Pinned objects are never changed. Where there are `regions`, all others stand within one of them. Time is
/// bounded: at most some thousand poses are tried for an object.
Result<scene::Room> legalise(scene::Room room, std::vector<Keep> keep, Issues &issues, Progress &progress,
                             const std::vector<geometry::Polygon> &regions = {}, Lying lying = Lying::AsProposed);

} // namespace twinloom::scenegen
