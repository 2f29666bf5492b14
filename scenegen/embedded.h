// SPDX-License-Identifier: Apache-2.0
// The files of resources/scenegen, built into the library so that the command line needs no file beside it.
#pragma once

#include <QByteArray>

namespace twinloom::scenegen
{

enum class Embedded {
    GraphStatistics,      ///< learned from furnished rooms
    AuthoredRooms,        ///< room types for which there are no data
    Lexicon,              ///< words of prompts
    HallRules,            ///< how halls are divided
    AutoregressiveWeights ///< a trained model (autoregressive/model.h); no JSON
};

/// The file's bytes, not copied. Thread: any.
QByteArray embedded(Embedded file);

} // namespace twinloom::scenegen
