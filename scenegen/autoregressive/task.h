// SPDX-License-Identifier: Apache-2.0
// A request in the model's terms: the frame it thinks in, tokens, what is wanted and what may not be.
#pragma once

#include "scenegen/autoregressive/decoder.h"
#include "scenegen/graph/plan.h"

#include <limits>

namespace twinloom::scenegen
{

/// Between the room's frame and the model's, where the longest wall lies along an axis and the middle of the bounds is
/// the origin.
class ModelFrame
{
public:
    explicit ModelFrame(const geometry::Polygon &floor);
    geometry::Vec2 toModel(const geometry::Vec2 &point) const;
    geometry::Vec2 toRoom(const geometry::Vec2 &point) const;
    geometry::Box toModel(geometry::Box box) const;
    geometry::Box toRoom(geometry::Box box) const;
    geometry::Polygon toModel(geometry::Polygon polygon) const;
    /// Outline and openings; no objects.
    scene::Room toModel(const scene::Room &room) const;

private:
    geometry::Vec2 m_middle = geometry::Vec2::Zero();
    double m_angle = 0; ///< turns the room's frame into the model's
};

/// A thing that the user asked for; what they left open is drawn. In the model's frame.
struct WantedThing {
    QString name;      ///< category as given; empty: open
    int category = -1; ///< the model's; -1: open, or not known to it
    std::optional<geometry::Vec3> size;
    std::optional<geometry::Vec3> place; ///< the centre
    std::optional<double> yaw;
    QString asset;
    QString style = {}, shape = {};
};

/// What a relation names: a category, and in the user's graph the node of it that is meant.
struct WishedThing {
    QString name; ///< category; empty: none
    QString node; ///< empty: whichever is of the category
};

/// What else a node of the user's graph is to stand like; it is placed where most of its relations hold.
struct FurtherRelation {
    Relation kind = Relation::None;
    WishedThing to, other;
    QString field;
};

/// A relation that the user asked for, between categories or nodes of a graph.
struct WishedRelation {
    Relation kind = Relation::None;
    WishedThing thing;
    int category = -1;     ///< the thing's; -1: the model has no word for it
    int count = 0;         ///< so many of them; 0: all that were asked for, at least one
    WishedThing to, other; ///< without names for relations to the room
    QString field;         ///< where it was written; empty: a custom, nothing is said where it cannot be
    int slot = 0;          ///< of `slots` nodes in this relation to the same one
    int slots = 1;
    std::vector<FurtherRelation> further = {};
    std::vector<WantedThing> things = {}; ///< the things themselves, where the model has no word for them
};

/// What the user wants on top of something else, or below it.
struct CarriedThing {
    WishedThing thing, carrier;
    int count = 1;
    QString field;
    Relation how = Relation::On; ///< or Under
};

constexpr int kNoLimit = std::numeric_limits<int>::max();

struct Decoder::Task {
    Task(const Model &trained, const Request &request, const DecoderOptions &how, Issues &issues);

    const Model &model;
    DecoderOptions options;
    ModelFrame frame;
    scene::Room room; ///< in the model's frame
    std::vector<AnchorEdge> edges;
    std::vector<geometry::Polygon> regions;
    std::vector<geometry::Box> takenSpace; ///< by what is kept, beside its boxes, and by what is no object
    std::vector<scene::RoomObject> pinned;
    std::vector<int> pinnedTokens;      ///< which of the given tokens they are
    std::vector<WantedThing> wanted;    ///< half-given things, and counted ones that the model does not know
    std::vector<WishedRelation> wishes; ///< those to the room first, what others relate to before these
    std::vector<CarriedThing> carried;  ///< in the user's order; not among the others
    std::vector<int> missing, atMost;   ///< by category: how many more must and may be drawn
    std::vector<bool> usual;            ///< by category: found in such rooms; others come only when asked for
    std::vector<bool> needed;           ///< by category: nearly all such rooms have one, and it may be drawn
    std::vector<SizeWish> sizes;        ///< as Request::sizes
    std::vector<bool> round;            ///< by category: asked for in that form
    int most = 0;                       ///< things in all
    std::optional<Sequence> encoded;

private:
    void readPartials(const Request &request, Issues &issues);
    void readCounts(const Request &request, Issues &issues);
    void readCarried(const Request &request);
    void readWishes(const Request &request, Issues &issues);
    void readHabits(const Request &request);
    void readCustoms(const Request &request);
    void readEdges(const RelationGraph &graph, Issues &issues);
    void addFurther(WishedRelation &known, const WishedRelation &relation);
    void wish(WishedRelation relation, const QString &name, Issues &issues);
    std::vector<WantedThing> takeWanted(const QString &name, int count);
    void sortWishes();
    int carriedOf(const QString &category) const;
    static bool isCarried(Relation kind, const QString &thing, const QString &to);
    void addUnknown(const WantedThing &thing, const QString &field, Issues &issues);
    void encode(const Request &request);
};

} // namespace twinloom::scenegen
