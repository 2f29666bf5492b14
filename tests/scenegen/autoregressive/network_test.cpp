// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/network.h"

#include "scenegen/autoregressive/model.h"
#include "tests/scenegen/autoregressive/reference.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace twinloom::scenegen
{
namespace
{

using Vector = Network::Vector;
constexpr double kTolerance = 1e-4;

void expectNear(const Vector &ours, const QJsonValue &theirs, const char *what)
{
    const QJsonArray wanted = theirs.toArray();
    ASSERT_EQ(ours.size(), wanted.size()) << what;
    for (Eigen::Index i = 0; i < ours.size(); ++i)
        EXPECT_NEAR(ours[i], wanted[i].toDouble(), kTolerance) << what << " " << i;
}

/// Every decision of one step, each given the true ones before it.
void expectSameStep(const Sequence &sequence, const test::ReferenceStep &step)
{
    const Model &model = Model::builtIn();
    const auto theirs = [&](const char *key) { return step.logits[QLatin1String(key)]; };
    Decision decision(sequence);
    expectNear(decision.categories(), theirs("category"), "category");
    decision.takeCategory(step.object.category);
    const Vector sizes = decision.sizes();
    std::vector<float> own;
    for (std::size_t i = 0; i < model.sizes.size(); ++i)
        if (model.sizes[i].category == step.object.category)
            own.push_back(sizes[static_cast<Eigen::Index>(i)]);
    expectNear(Eigen::Map<Vector>(own.data(), static_cast<Eigen::Index>(own.size())), theirs("size"), "size");
    decision.takeSize(*step.object.size);
    const Vector anchors = decision.anchors();
    for (const QJsonValue &value : theirs("anchors").toArray())
        EXPECT_NEAR(anchors[test::tokenOf(sequence, value.toArray()[0].toArray())], value.toArray()[1].toDouble(),
                    kTolerance);
    decision.takeAnchor(test::tokenOf(sequence, step.anchor),
                        step.anchor[0] == QLatin1String("edge") ? Decision::Anchor::Edge : Decision::Anchor::Object);
    expectNear(decision.yaws(), theirs("yaw"), "yaw");
    decision.takeYaw(step.codes[0]);
    expectNear(decision.across(), theirs("across"), "across");
    decision.takeAcross(step.codes[1]);
    expectNear(decision.along(), theirs("along"), "along");
    decision.takeAlong(step.codes[2]);
    expectNear(decision.bottoms(), theirs("bottom"), "bottom");
}

TEST(Network, AgreesWithPyTorchOnEveryDecision)
{
    const auto rooms = test::referenceRooms();
    ASSERT_EQ(rooms.size(), 3u);
    for (const test::ReferenceRoom &room : rooms) {
        ASSERT_FALSE(room.given.empty());
        ASSERT_GE(room.steps.size(), 4u);
        Sequence sequence(Model::builtIn().network, room.room, room.given);
        for (const test::ReferenceStep &step : room.steps) {
            expectSameStep(sequence, step);
            sequence.append(std::array{step.object});
        }
        expectNear(Decision(sequence).categories(), room.stop, "stop");
    }
}

TEST(Network, KeptKeysAndValuesGiveWhatEncodingAllAtOnceGives)
{
    for (const test::ReferenceRoom &room : test::referenceRooms()) {
        const Network &network = Model::builtIn().network;
        Sequence kept(network, room.room, room.given), whole(network, room.room, room.given);
        for (const ObjectToken &object : room.objects())
            kept.append(std::array{object});
        whole.append(room.objects());
        ASSERT_EQ(kept.size(), whole.size());
        EXPECT_LT((Decision(kept).categories() - Decision(whole).categories()).cwiseAbs().maxCoeff(), kTolerance);
        EXPECT_LT((Decision(kept).anchors() - Decision(whole).anchors()).cwiseAbs().maxCoeff(), kTolerance);
    }
}

TEST(Network, TheOrderOfWhatIsGivenChangesNothing)
{
    const test::ReferenceRoom room = test::referenceRooms().front();
    ASSERT_GE(room.given.size(), 2u);
    auto turned = room.given;
    std::reverse(turned.begin(), turned.end());
    const Network &network = Model::builtIn().network;
    const Sequence a(network, room.room, room.given), b(network, room.room, turned);
    EXPECT_LT((Decision(a).categories() - Decision(b).categories()).cwiseAbs().maxCoeff(), kTolerance);
}

TEST(Network, ACopyGoesItsOwnWay)
{
    const test::ReferenceRoom room = test::referenceRooms().front();
    Sequence sequence(Model::builtIn().network, room.room, room.given);
    const Vector before = Decision(sequence).categories();
    Sequence copy = sequence;
    copy.append(room.objects());
    EXPECT_EQ(Decision(sequence).categories(), before);
    EXPECT_NE(Decision(copy).categories(), before);
}

TEST(Network, SaysWhichWeightIsMissing)
{
    const auto network = Network::from({}, {8, 1, 1, 8, 1, 1, 1});
    ASSERT_FALSE(network.has_value());
    EXPECT_EQ(network.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(network.error().message.contains(QLatin1String("kind.weight")));
}

} // namespace
} // namespace twinloom::scenegen
