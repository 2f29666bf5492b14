// SPDX-License-Identifier: Apache-2.0
// The generator "autoregressive": a small transformer, trained on furnished rooms, adds one thing after the other until
// it says stop. After Paschalidou et al. 2021 ("ATISS") and Para et al. 2022 ("COFS"); how it was trained and what it
// cannot do: resources/docs/autoregressive-model.md.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

std::shared_ptr<const Generator> makeAutoregressiveGenerator();

} // namespace twinloom::scenegen
