// SPDX-License-Identifier: Apache-2.0
// What a layout generator is: a pure function from a request to a layout. Built-in ones and plugins have the same form.
#pragma once

#include "core/progress.h"
#include "core/scene/room.h"
#include "scenegen/floor_plan.h"
#include "scenegen/param_spec.h"
#include "scenegen/size_words.h"

#include <map>
#include <memory>

namespace twinloom::scenegen
{

/// An object that the user gave, as far as they said what it is. Absent fields are the generator's to choose.
struct PartialObject {
    QString category; ///< empty: to be chosen
    std::optional<scene::Vec3> centre;
    std::optional<scene::Vec3> size;
    std::optional<double> yaw;
    std::optional<int> parent; ///< index into Request::objects; what is not pinned, generate() lays there by itself
    QString asset;
    bool pinned = false;   ///< complete, and stays as it is
    bool measured = false; ///< of a pinned one: seen there by a scan, so that it need not be told what carries it
    QString style = {}, shape = {}; ///< as of a RoomObject
};

/// A wanted relation graph. The relations are those of scenegen/relation.h.
struct GraphNode {
    QString id;
    QString category;
};
struct GraphEdge {
    QString from, to; ///< node ids; `to` is empty for relations to the room
    QString relation;
};
struct RelationGraph {
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
};

/// A relation between categories, on top of what a generator draws by itself. Read from the prompt.
struct Wish {
    QString category;
    int count = 0;     ///< so many of them; 0: all that there are
    QString relation;  ///< as in GraphEdge
    QString to, other; ///< categories; empty for relations to the room
    bool operator==(const Wish &) const = default;
};

/// A model of the user's library. Which ones are offered is the caller's affair; styles choose among them (style.h).
struct OfferedModel {
    QString name; ///< becomes RoomObject::asset
    QString category;
    scene::Vec3 size = scene::Vec3::Ones(); ///< width, depth, height
    QStringList tags;                       ///< styles that it is of
    bool operator==(const OfferedModel &) const = default;
};

struct Request {
    scene::Room room; ///< its `objects` are ignored; what is given stands in `objects` below
    std::vector<PartialObject> objects;
    std::optional<RelationGraph> graph;
    std::map<QString, int> counts;          ///< wanted number by category
    std::map<QString, int> most;            ///< number by category that is not exceeded; not part of the JSON form
    std::map<QString, QString> shapes;      ///< wanted form by category: "round" tables (core/asset/parametric.h)
    std::vector<SizeWish> sizes;            ///< "double" beds (size_words.h); not part of the JSON form
    QString style;                          ///< wanted look of all new things: "nordic", or a tag of the models
    std::map<QString, QString> styles;      ///< the same by category, over `style`
    std::vector<OfferedModel> models;       ///< what things of a style may be taken from, besides the starter library
    QString prompt;                         ///< scenegen/prompt.h; generate() reads it into counts and wishes
    std::vector<Wish> wishes;               ///< not part of the JSON form
    std::vector<geometry::Polygon> regions; ///< new objects stand within one of them; none: anywhere
    std::optional<double> density;          ///< how much furniture, of what is usual, over the parameter of that name
    std::vector<geometry::Box> obstacles;   ///< space that is taken by what is no object: a scan's points say
    QJsonObject parameters;                 ///< as given; resolved against the generator's specs by generate()
    quint64 seed = 0;
    Issues findings; ///< of reading it, not part of the JSON form; generate() passes them on
};

/// Complete pinned objects of the request; `parent` counts among the pinned ones.
std::vector<scene::RoomObject> pinnedOf(const Request &request);

/// Whether the request names the category: as something given, by a count, in its prompt or in its graph.
bool isAsked(const Request &request, const QString &category);

/// The form that the request wants things of a category in; empty: the usual one.
QString shapeOf(const Request &request, const QString &category);

/// The answer. `room` repeats the request's room with its objects complete, pinned ones first and unchanged.
struct Layout {
    scene::Room room;
    QString generator, version;
    quint64 seed = 0;
    QString inputHash;       ///< SHA-256 of the canonical request, hexadecimal
    double milliseconds = 0; ///< on this room, without start-up
    Issues issues;
    std::optional<FloorPlan> plan = {}; ///< of generators that divide the floor
};

struct GeneratorInfo {
    QString id;      ///< as typed: "graph"
    QString version; ///< changes whenever the same request may give other objects
    QString title, summary;
    std::vector<ParamSpec> parameters;
    bool fillsRooms = true; ///< a room that stays rather empty is worth a word
};

/// Implementations are immutable after construction: `propose` may run on any number of threads at once, and must give
/// the same objects for the same request wherever it runs.
class Generator
{
public:
    virtual ~Generator() = default;
    virtual const GeneratorInfo &info() const = 0;
    /// Objects for the room, in order of importance; need not be legal. Called with resolved parameters.
    virtual Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &issues,
                                                           Progress &progress) const = 0;
};

/// A generator that divides the floor, and says how.
class PlanningGenerator : public Generator
{
public:
    struct Proposal {
        std::vector<scene::RoomObject> objects;
        FloorPlan plan;
    };
    /// As propose(), with the plan behind the objects.
    virtual Result<Proposal> proposePlanned(const Request &request, Issues &issues, Progress &progress) const = 0;

    Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &issues,
                                                   Progress &progress) const final;
};

/// For the parameters of generators that lay things on others: generate() then lets these come to rest
/// (scenegen/legalise/rest.h).
ParamSpec settleParameter();

/// Resolves parameters, asks the generator, legalises what it proposed (scenegen/legalise), says what is missing
/// ("count-does-not-fit", and as in scenegen/sparse.h), and fills in the provenance. The one way to a Layout, for every
/// generator.
Result<Layout> generate(const Generator &generator, const Request &request, Progress &progress);

/// The generators that are there, by id. Filled once at start-up, then read only.
class Registry
{
public:
    /// With the built-in generators.
    static Registry builtIn();
    void add(std::shared_ptr<const Generator> generator);
    /// NotFound lists the ids that there are.
    Result<std::shared_ptr<const Generator>> find(const QString &id) const;
    std::vector<std::shared_ptr<const Generator>> all() const;

private:
    std::map<QString, std::shared_ptr<const Generator>> m_generators;
};

} // namespace twinloom::scenegen
