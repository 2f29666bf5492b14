// SPDX-License-Identifier: Apache-2.0
// Furnishes a room with a model: one thing after the other, each drawn where it is allowed, until the model says stop.
#pragma once

#include "core/geometry/random.h"
#include "core/progress.h"
#include "scenegen/autoregressive/model.h"
#include "scenegen/autoregressive/pose_code.h"
#include "scenegen/generator.h"
#include "scenegen/legalise/legalise.h"

namespace twinloom::scenegen
{

struct Sampling {
    double temperature = 1; ///< below 1: the likely more often; 0: always the likeliest
    double topP = 1;        ///< draws among the likeliest that have so much of the probability together
};
/// An index in proportion to exp(logits / temperature); those at -infinity never. The size where all are.
std::size_t drawIndex(const Network::Vector &logits, const Sampling &sampling, geometry::Random &random);

struct DecoderOptions {
    Sampling sampling;
    double density = 1; ///< number of things, as a multiple of the model's own
};

/// What one run made. Things that were asked for come also where no free place was found, for the legaliser to try.
struct Furnishing {
    std::vector<scene::RoomObject> objects; ///< in the room's frame
    std::vector<Keep> keep;                 ///< by object: asked for, or the model's idea
    std::vector<scene::RoomObject> untried; ///< the rest of kinds that were given up: last, for the legaliser to try
    int homeless = 0;                       ///< of those asked for, without a place
    int givenUp = 0;                        ///< how many are untried, since others of the kind had no place
    int unmet = 0;                          ///< relations that could not be kept
    int adrift = 0;                         ///< sofas off the walls with nothing to look at
    int lacking = 0;                        ///< categories that nearly all such rooms have and this has not
    Issues issues;                          ///< which
};

/// A request, prepared: its room in the model's frame and encoded once. Immutable afterwards.
class Decoder
{
public:
    /// Unknown room types and categories become Issues.
    Decoder(const Model &model, const Request &request, const DecoderOptions &options, Issues &issues);
    ~Decoder();
    /// What comes first where counts say that something must come.
    enum class Order {
        AsLearned,  ///< what the model likes; the rest of what is asked for where it would stop
        AskedFirst, ///< surer to fit, but then the model takes the room for nearly done
        AskedOnly   ///< nothing else: where there is hardly room for that
    };
    /// One way to furnish it. Stops early when cancelled.
    Furnishing furnish(geometry::Random &random, const Progress &progress, Order order = Order::AsLearned) const;

    struct Task; ///< the request in the model's terms
private:
    std::unique_ptr<const Task> m_task;
};

} // namespace twinloom::scenegen
