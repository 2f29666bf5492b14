// SPDX-License-Identifier: Apache-2.0
#include "core/scan/cleaning/connected_places.h"

#include <gtest/gtest.h>

namespace twinloom::scan
{

using Places = std::vector<std::vector<std::uint32_t>>;

TEST(ConnectedPlaces, AreCellsThatTouchAlsoAtACorner)
{
    const std::vector<Eigen::Vector2f> points = {{0.5f, 0.5f}, {5.5f, 0.5f}, {1.5f, 1.5f}, {0.6f, 0.6f}, {-0.5f, 0.5f}};
    const Places places = connectedPlaces(points, 1);
    ASSERT_EQ(places.size(), 2u);
    EXPECT_EQ(places[0].size(), 4u);
    EXPECT_EQ(places[1], std::vector<std::uint32_t>{1});
}

TEST(ConnectedPlaces, AreNoneWithoutPoints)
{
    EXPECT_TRUE(connectedPlaces({}, 1).empty());
}

} // namespace twinloom::scan
