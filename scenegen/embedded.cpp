// SPDX-License-Identifier: Apache-2.0
#include "scenegen/embedded.h"

// The assembler puts each file's bytes between two labels.
#define TWINLOOM_EMBED(name, path)                                                                                     \
    asm(".section .rodata\n"                                                                                           \
        ".global " #name "Begin\n"                                                                                     \
        ".global " #name "End\n" #name "Begin:\n"                                                                      \
        ".incbin \"" path "\"\n" #name "End:\n"                                                                        \
        ".byte 0\n"                                                                                                    \
        ".previous\n");                                                                                                \
    extern "C" const char name##Begin[];                                                                               \
    extern "C" const char name##End[];

TWINLOOM_EMBED(twinloomGraphStatistics, TWINLOOM_SCENEGEN_RESOURCES "/graph_statistics.json")
TWINLOOM_EMBED(twinloomAuthoredRooms, TWINLOOM_SCENEGEN_RESOURCES "/authored_rooms.json")
TWINLOOM_EMBED(twinloomLexicon, TWINLOOM_SCENEGEN_RESOURCES "/lexicon.json")
TWINLOOM_EMBED(twinloomHallRules, TWINLOOM_SCENEGEN_RESOURCES "/hall_rules.json")
TWINLOOM_EMBED(twinloomAutoregressiveWeights, TWINLOOM_SCENEGEN_RESOURCES "/autoregressive.safetensors")

namespace twinloom::scenegen
{

QByteArray embedded(Embedded file)
{
    const auto bytes = [](const char *begin, const char *end) { return QByteArray::fromRawData(begin, end - begin); };
    switch (file) {
    case Embedded::GraphStatistics:
        return bytes(twinloomGraphStatisticsBegin, twinloomGraphStatisticsEnd);
    case Embedded::AuthoredRooms:
        return bytes(twinloomAuthoredRoomsBegin, twinloomAuthoredRoomsEnd);
    case Embedded::Lexicon:
        return bytes(twinloomLexiconBegin, twinloomLexiconEnd);
    case Embedded::AutoregressiveWeights:
        return bytes(twinloomAutoregressiveWeightsBegin, twinloomAutoregressiveWeightsEnd);
    case Embedded::HallRules:
        break;
    }
    return bytes(twinloomHallRulesBegin, twinloomHallRulesEnd);
}

} // namespace twinloom::scenegen
