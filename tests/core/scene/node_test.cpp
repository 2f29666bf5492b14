// SPDX-License-Identifier: Apache-2.0
#include "core/scene/node.h"

#include "tests/support/test_data.h"

using namespace twinloom::scene;

TEST(NodeId, ReadsWhatItWrites)
{
    for (const quint64 value : {quint64(1), quint64(42), quint64(1) << 53})
        EXPECT_EQ(NodeId::fromString(NodeId{value}.toString()), NodeId{value});
}

TEST(NodeId, RefusesEveryOtherSpelling)
{
    for (const char *text : {"", "n", "42", "n0", "n042", "n-1", "n+1", "n 1", "N1", "n1 ", "n1.0", "n9007199254740993",
                             "n99999999999999999999999999"})
        EXPECT_FALSE(NodeId::fromString(QString::fromLatin1(text))) << text;
}

TEST(NodeIdAllocator, NeverHandsOutWhatWasReserved)
{
    NodeIdAllocator ids(NodeId{5});
    EXPECT_EQ(ids.next(), NodeId{6});
    ids.reserve(NodeId{100});
    EXPECT_EQ(ids.next(), NodeId{101});
    ids.reserve(NodeId{50});
    EXPECT_EQ(ids.next(), NodeId{102});
}

TEST(Node, KeepsComponentsSortedAndOneOfAType)
{
    Node node;
    node.set(WallComponent{});
    node.set(CameraComponent{1.0});
    node.set(UnknownComponent{QStringLiteral("m"), 1});
    node.set(ModelComponent{QStringLiteral("Chair"), {}, Vec3::Ones(), {}});
    node.set(CameraComponent{0.5});
    ASSERT_EQ(node.components.size(), 4u);
    for (std::size_t i = 1; i < node.components.size(); ++i)
        EXPECT_LT(componentType(node.components[i - 1]), componentType(node.components[i]));
    ASSERT_TRUE(node.find<CameraComponent>());
    EXPECT_EQ(node.find<CameraComponent>()->verticalFov, 0.5);
    EXPECT_FALSE(node.find<RoomComponent>());
    node.remove(QStringLiteral("camera"));
    node.remove(QStringLiteral("room"));
    EXPECT_FALSE(node.find<CameraComponent>());
    EXPECT_EQ(node.components.size(), 3u);
}
