// SPDX-License-Identifier: Apache-2.0
// What PyTorch makes of the shipped weights (scenegen/training/autoregressive_reference.py).
#pragma once

#include "scenegen/autoregressive/network.h"

#include <QJsonArray>
#include <QJsonObject>

namespace twinloom::test
{

struct ReferenceStep {
    scenegen::ObjectToken object;
    QJsonArray anchor;      ///< ["edge" | "given" | "drawn", index]
    std::vector<int> codes; ///< yaw, across, along, bottom
    QJsonObject logits;
};

struct ReferenceRoom {
    scenegen::RoomTokens room;
    std::vector<scenegen::ObjectToken> given;
    std::vector<ReferenceStep> steps;
    QJsonArray stop; ///< logits of the categories after the last step

    std::vector<scenegen::ObjectToken> objects() const;
};

std::vector<ReferenceRoom> referenceRooms();
/// The token of an anchor in a sequence of the room.
int tokenOf(const scenegen::Sequence &sequence, const QJsonArray &anchor);

} // namespace twinloom::test
