// SPDX-License-Identifier: Apache-2.0
// Conveyors from the machines of one department to those of another, round what stands between them.
#pragma once

#include "core/progress.h"
#include "scenegen/facility/block_plan.h"
#include "scenegen/facility/cell_placer.h"
#include "scenegen/floor_plan.h"

#include <memory>

namespace twinloom::facility
{

/// A pair of departments that a conveyor joins, in the direction of its larger flow.
struct ConveyorWish {
    int from = 0, to = 0;
};

/// Pairs of departments whose flow, both ways, is at least `share` of the strongest pair's; the strongest first.
std::vector<ConveyorWish> conveyorWishes(const BlockTask &task, double share);

/// What a conveyor may begin or end at: boxes along the hall.
struct ConveyorEnds {
    std::vector<geometry::Box> from, to;
};

/// Indices of the aisles that a conveyor of such a middle line runs over.
std::vector<std::size_t> aislesUnder(const std::vector<geometry::Vec2> &way,
                                     const std::vector<scenegen::PlannedAisle> &aisles);

/// The longest stretch of a raised conveyor that nothing carries, in metres: its ends count as carried.
double longestSpan(const scenegen::PlannedConveyor &conveyor);

class ReachedFloor;

/// Places conveyors in a furnished hall, in which nothing else changes meanwhile; not thread-safe.
class ConveyorRouter
{
public:
    ConveyorRouter(CellPlacer &placer, const HallRectangle &frame, const geometry::Polygon &floor,
                   std::vector<scenegen::PlannedAisle> aisles = {});
    ~ConveyorRouter();

    /// Straight pieces and curves of 0.8 m width from a side of one of the first boxes to a side of one of the others:
    /// short, with few turns, rather not from a front. On the floor beside the aisles, where people still reach all
    /// that they reached before; else 2.6 m above it, on posts that stand beside the aisles, with a vertical lift at
    /// each end that has room for one; else on the floor across aisles. None where there is no way either, or when
    /// cancelled.
    std::optional<scenegen::PlannedConveyor> join(const ConveyorEnds &ends, const Progress &progress);

private:
    enum class Way { BesideAisles, Raised, AcrossAisles };
    std::optional<scenegen::PlannedConveyor> joinBy(Way kind, const ConveyorEnds &ends, const Progress &progress);
    bool place(const std::vector<scene::RoomObject> &pieces);
    struct Lifts;
    std::optional<geometry::Vec2> liftPlace(const geometry::Vec2 &end, const geometry::Vec2 &next) const;
    Lifts addLifts(const std::vector<geometry::Vec2> &corners);
    std::vector<geometry::Vec2> postPlaces(const std::vector<geometry::Vec2> &corners, const Lifts &lifts) const;
    std::vector<geometry::Vec2> addCarriers(const std::vector<geometry::Vec2> &corners);

    CellPlacer &m_placer;
    const HallRectangle &m_frame;
    const geometry::Polygon &m_floor;
    std::vector<scenegen::PlannedAisle> m_aisles;
    std::vector<Block> m_aisleBlocks;        ///< the same in the hall's axes
    std::unique_ptr<ReachedFloor> m_reached; ///< with all conveyors on the floor so far
};

} // namespace twinloom::facility
