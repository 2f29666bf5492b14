// SPDX-License-Identifier: Apache-2.0
// Draws one thing at a time into a room that is being filled: the chain of the model's choices, with what the user gave
// kept and with poses that are not allowed drawn anew.
#pragma once

#include "scenegen/autoregressive/task.h"
#include "scenegen/graph/candidates.h"
#include "scenegen/oddity.h"

namespace twinloom::scenegen
{

/// In the model's frame.
struct DrawnThing {
    int category = -1; ///< the model's; -1: one that it has no word for
    QString name, asset, style = {}, shape = {};
    geometry::Box box;
    int anchor = -1;   ///< index of the placed thing that it is told by; -1: a wall
    bool fits = false; ///< stands where it is allowed
};

/// Not thread-safe; lives as long as one furnishing.
class ThingDrawer
{
public:
    ThingDrawer(const Decoder::Task &task, geometry::Random &random);

    /// Of the categories that may come next; the last one: stop.
    Network::Vector next() const;
    /// A thing of the category, at the first allowed of several poses; else at the last of them.
    DrawnThing draw(int category);
    /// The same about the middle of the room, where there is a place.
    DrawnThing drawInTheMiddle(int category);
    /// The same wherever there is a place along the walls or between them, likely or not.
    DrawnThing drawAnywhere(const WantedThing &wanted);
    /// The same with what is given of it.
    DrawnThing drawLike(const WantedThing &wanted);
    /// What is given stays, the rest is drawn; `allowed` by category where that is open. None where all are banned.
    std::optional<DrawnThing> complete(const WantedThing &wanted, const std::vector<bool> &allowed);
    /// A relation with the boxes that it names; null: none, or not there.
    struct Related {
        Relation kind = Relation::None;
        const geometry::Box *to = nullptr, *other = nullptr;
    };
    /// The `slot`-th of `slots` things that stand in the first relation, where most of the others hold too. None where
    /// there is no place for any.
    std::optional<DrawnThing> relate(const WantedThing &wanted, int slot, int slots,
                                     const std::vector<Related> &relations);
    bool holds(const Related &relation, const geometry::Box &box) const
    {
        return isInRelation(relation.kind, box, relation.to, relation.other, m_task.room, m_arrangement);
    }

    /// Into the room and the sequence. Things that do not fit are left out.
    void place(const DrawnThing &thing);
    /// How many there are, pinned ones too; the newest has the highest index.
    std::size_t placedCount() const { return m_placed.size(); }
    const geometry::Box &boxAt(std::size_t placed) const { return m_placed[placed].box; }
    bool isOf(std::size_t placed, const QString &category) const;
    /// As isAdrift() has it, among what is placed.
    bool isAdrift(const DrawnThing &thing) const
    {
        return scenegen::isAdrift(thing.name, thing.box, m_placed, m_arrangement);
    }
    /// Boxes of what isBare() says that of, among what is placed.
    std::vector<geometry::Box> bareTables() const;
    /// The newest of the category; null: there is none.
    const geometry::Box *boxOf(const QString &category) const;

private:
    struct Chosen { ///< category and size are taken
        Decision decision;
        DrawnThing thing;
    };

    Unit unitOf(const DrawnThing &thing) const;
    Chosen choose(int category, const WantedThing &wanted);
    void chooseSize(Chosen &chosen);
    DrawnThing drawOf(int category, const WantedThing &wanted);
    DrawnThing drawPose(const Chosen &chosen, const Network::Vector &anchors, const WantedThing &wanted);
    std::optional<DrawnThing> completeAt(const WantedThing &wanted, const std::vector<bool> &allowed);
    std::optional<DrawnThing> likeliest(const std::vector<DrawnThing> &things, const std::vector<double> &scores);
    double likelihoodOf(Decision decision, const DrawnThing &thing) const;
    Network::Vector categoriesFor(const WantedThing &wanted, const std::vector<bool> &allowed) const;
    Network::Vector anchorLogits(const Decision &decision) const;
    Network::Vector anchorsForYaw(const Decision &decision, double yaw) const;
    void takeAnchor(Decision &decision, std::size_t anchor) const;
    double yawAt(std::size_t anchor, double yaw) const;
    void fitRug(DrawnThing &rug, Unit &unit, const geometry::Box &to) const;
    void snapToWall(int category, geometry::Box &box) const;
    bool isAllowed(const DrawnThing &thing, int own) const;
    bool isOdd(const DrawnThing &thing) const;
    bool isShunned(const DrawnThing &thing) const;
    bool mounted(int category) const;
    bool isMostlyAtWall(int category) const;
    void addStand(const geometry::Box &box, int token);

    const Decoder::Task &m_task;
    geometry::Random &m_random;
    Sequence m_sequence;
    Arrangement m_arrangement;
    std::vector<PlacedThing> m_placed;
    /// Things that others may be told by: index among the placed, box, token.
    std::vector<int> m_standIndex, m_standTokens;
    std::vector<geometry::Box> m_stands;
    int m_drawn = 0;
};

} // namespace twinloom::scenegen
