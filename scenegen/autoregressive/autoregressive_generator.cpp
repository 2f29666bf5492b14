// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/autoregressive_generator.h"

#include "scenegen/autoregressive/decoder.h"
#include "scenegen/evaluate/rules.h"
#include "scenegen/graph/children.h"
#include "scenegen/legalise/paths.h"
#include "scenegen/mend.h"
#include "scenegen/request_json.h"

#include <QCoreApplication>

namespace twinloom::scenegen
{

using geometry::Random;

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

constexpr QLatin1String kId("autoregressive");

/// The one that the parameters name; the built-in one when they name none.
Result<std::shared_ptr<const Model>> modelOf(const QJsonObject &parameters)
{
    const QString path = parameters.value(QLatin1String("model")).toString();
    if (path.isEmpty())
        return std::shared_ptr<const Model>(std::shared_ptr<const Model>(), &Model::builtIn()); // owned by nobody
    return Model::load(path);
}

ParamSpec real(const char *name, double fallback, double least, double most, const QString &help)
{
    return {QString::fromLatin1(name), ParamSpec::Type::Real, fallback, least, most, {}, {}, help};
}

class AutoregressiveGenerator final : public Generator
{
public:
    AutoregressiveGenerator();
    const GeneratorInfo &info() const override { return m_info; }
    Result<std::vector<scene::RoomObject>> propose(const Request &request, Issues &issues,
                                                   Progress &progress) const override;

private:
    GeneratorInfo m_info;
};

AutoregressiveGenerator::AutoregressiveGenerator()
{
    m_info.id = kId;
    m_info.version = QStringLiteral("20");
    m_info.title = text("Learned, object by object");
    m_info.summary = text("A small transformer trained on furnished homes adds one thing after the other until it says "
                          "stop; half-given things are completed.");
    m_info.parameters = {
        real("density", 1.0, 0.0, 3.0, text("How much furniture, as a multiple of what is usual.")),
        real("temperature", 1.0, 0.0, 2.0,
             text("How freely it draws: 0 always takes the likeliest, above 1 the unusual comes more often.")),
        real("top_p", 0.95, 0.05, 1.0,
             text("Sizes and poses are drawn among the likeliest that have this share of the probability.")),
        {QStringLiteral("small_objects"),
         ParamSpec::Type::Bool,
         true,
         0,
         0,
         {},
         {},
         text("Whether books, cups and the like lie on the furniture.")},
        settleParameter(),
        {QStringLiteral("attempts"),
         ParamSpec::Type::Integer,
         3,
         1,
         64,
         {},
         {},
         text("How many arrangements to try at most; the best one is taken.")},
        {QStringLiteral("model"),
         ParamSpec::Type::Text,
         QString(),
         0,
         0,
         {},
         {},
         text("A file of weights of your own training; empty: the built-in ones.")}};
}

constexpr int kPatience = 6;         ///< so many times the attempts for that
constexpr double kAdriftCost = 0.5;  ///< as a thing that would be in the way
constexpr double kLackingCost = 1.5; ///< more than most things that would be in the way

std::vector<PathObstacle> obstaclesAmong(const Request &request, const Furnishing &furnishing)
{
    std::vector<PathObstacle> obstacles;
    for (const PartialObject &object : request.objects)
        if (object.pinned) {
            const geometry::Box box{object.centre.value_or(scene::Vec3::Zero()),
                                    object.size.value_or(scene::Vec3::Ones()), object.yaw.value_or(0.0)};
            if (isObstacle(box))
                obstacles.push_back({box, isSeat(object.category), Keep::Pinned, isTable(object.category)});
        }
    for (std::size_t i = 0; i < furnishing.objects.size(); ++i)
        if (furnishing.objects[i].parent < 0 && isObstacle(furnishing.objects[i].box))
            obstacles.push_back({furnishing.objects[i].box, isSeat(furnishing.objects[i].category), furnishing.keep[i],
                                 isTable(furnishing.objects[i].category)});
    return obstacles;
}

Result<std::vector<scene::RoomObject>> AutoregressiveGenerator::propose(const Request &request, Issues &issues,
                                                                        Progress &progress) const
{
    const QJsonObject &parameters = request.parameters;
    const auto model = modelOf(parameters);
    if (!model)
        return unexpected(model.error());
    const DecoderOptions options{{parameters.value(QLatin1String("temperature")).toDouble(1.0),
                                  parameters.value(QLatin1String("top_p")).toDouble(1.0)},
                                 parameters.value(QLatin1String("density")).toDouble(1.0)};
    Random random(request.seed, requestStream(request));
    const Decoder decoder(**model, request, options, issues);
    const FloorGrid floor(request.room.polygon);
    std::optional<Furnishing> best;
    double least = std::numeric_limits<double>::infinity();
    const int attempts = parameters.value(QLatin1String("attempts")).toInt(1);
    // Longer where a bedroom has no bed, and longest where something asked for would go.
    const auto isEnough = [&](int done) {
        return least < kUnmetCost && (done >= attempts * (best->lacking > 0 ? 2 : 1) || least <= 1e-9);
    };
    for (int k = 0; k < kPatience * attempts && (!best || !isEnough(k)); ++k) {
        const auto order = k < attempts                     ? Decoder::Order::AsLearned
                           : k < (kPatience - 1) * attempts ? Decoder::Order::AskedFirst
                                                            : Decoder::Order::AskedOnly;
        Furnishing one = decoder.furnish(random, progress, order);
        if (progress.cancelled())
            return cancelledError();
        double cost = kUnmetCost * (one.homeless + one.givenUp + one.unmet) + kLackingCost * one.lacking +
                      kAdriftCost * one.adrift;
        if (cost < least)
            cost += costOfBlockers(floor, obstaclesAmong(request, one), least - cost, progress);
        if (!best || cost < least) {
            best = std::move(one);
            least = cost;
        }
        progress.set(double(k + 1) / (kPatience * attempts));
    }
    issues.insert(issues.end(), best->issues.begin(), best->issues.end());
    const auto pinned =
        std::count_if(request.objects.begin(), request.objects.end(), [](const auto &object) { return object.pinned; });
    const Statistics &statistics = Statistics::builtIn();
    const TypeStatistics *type = statistics.type(request.room.roomType);
    if (parameters.value(QLatin1String("small_objects")).toBool(true) && !request.graph)
        addChildren(statistics, type ? *type : statistics.fallback(), request.counts, static_cast<int>(pinned), random,
                    best->objects);
    best->objects.insert(best->objects.end(), best->untried.begin(), best->untried.end());
    mend(request, static_cast<int>(pinned), best->objects);
    return std::move(best->objects);
}

} // namespace

std::shared_ptr<const Generator> makeAutoregressiveGenerator()
{
    return std::make_shared<AutoregressiveGenerator>();
}

Result<QString> weightsDigest(const GeneratorInfo &generator, const QJsonObject &parameters)
{
    if (generator.id != kId)
        return QString();
    const auto model = modelOf(parameters);
    if (!model)
        return unexpected(model.error());
    return (*model)->digest;
}

} // namespace twinloom::scenegen
