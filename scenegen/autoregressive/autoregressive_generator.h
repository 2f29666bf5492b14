// SPDX-License-Identifier: Apache-2.0
// The generator "autoregressive": a small transformer, trained on furnished rooms, adds one thing after the other until
// it says stop. After Paschalidou et al. 2021 ("ATISS") and Para et al. 2022 ("COFS"); how it was trained and what it
// cannot do: resources/docs/autoregressive-model.md.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

std::shared_ptr<const Generator> makeAutoregressiveGenerator();

/// Beside a recipe's parameters: weightsDigest() of what made it.
inline constexpr char kWeights[] = "weights";
/// SHA-256 of the trained weights that a generator works with under these parameters, hexadecimal; empty for one that
/// was not trained. Io when their file cannot be read.
Result<QString> weightsDigest(const GeneratorInfo &generator, const QJsonObject &parameters);

} // namespace twinloom::scenegen
