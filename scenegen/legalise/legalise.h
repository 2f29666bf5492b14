// SPDX-License-Identifier: Apache-2.0
// Makes any proposal legal: the stage that every generator's objects pass, built in or plugged in.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"

namespace twinloom::scenegen
{

/// How firmly an object is wanted.
enum class Keep {
    Free,    ///< the generator's idea: goes first where there is no room
    Wanted,  ///< asked for by the user: moved rather than dropped
    Given,   ///< its place or turn was said: stays so, or goes
    Pinned,  ///< stays as it is; what is wrong with it is reported
    Measured ///< pinned, and seen there by a scan: it hangs or lies on something, whether that is known or not
};

/// What becomes of things that lie on others.
enum class Lying {
    AsProposed, ///< at the height that was proposed
    AtRest      ///< let fall upon what carries them (scenegen/legalise/rest.h); who would tumble goes, with an Issue
};

struct LegaliseOptions {
    std::vector<geometry::Polygon> regions; ///< all but pinned things stand within one of them; none: anywhere
    Lying lying = Lying::AsProposed;
    std::vector<geometry::Box> obstacles; ///< space that is taken by what is no object (Request::obstacles)
};

/// The room with its objects legal by scenegen/evaluate/rules.h: nothing overlaps (seats under tables may), reaches out
/// of the floor or stands before a door; mounted things keep off openings; children lie on their parents, beside one
/// another, and move with them; obstacles can be reached and the floor stays connected. Legal objects are left where
/// they are. Objects come in order of importance and `keep` has one entry each; what finds no place is dropped with an
/// Issue, the least important first. Pinned objects are never changed; all others keep off the obstacles and the space
/// of what is pinned (scenegen/legalise/kept_space.h). Time is bounded: at most some thousand poses are tried for an
/// object.
Result<scene::Room> legalise(scene::Room room, std::vector<Keep> keep, Issues &issues, Progress &progress,
                             const LegaliseOptions &options = {});

} // namespace twinloom::scenegen
