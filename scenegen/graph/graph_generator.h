// SPDX-License-Identifier: Apache-2.0
// The generator "graph": a relation graph drawn from statistics of furnished rooms (or given by the user), its parts
// placed by sampling and scoring. Relations that are real by a test against complete spatial randomness, raw pose
// samples instead of fits, groups placed whole: after Keshavarzi, Parikh, Zhai, Mao, Caldas and Yang 2020 ("SceneGen"),
// and Wang, Lin, Weissmann, Savva, Chang and Ritchie 2019 ("PlanIT").
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

std::shared_ptr<const Generator> makeGraphGenerator();

} // namespace twinloom::scenegen
