// SPDX-License-Identifier: Apache-2.0
#include "app/render/octree_cut.h"

#include <gtest/gtest.h>

#include <set>

namespace twinloom::render
{
namespace
{

/// Two levels below the root, each node in two halves along x.
scan::OctreeIndex sevenNodes()
{
    scan::OctreeIndex index;
    index.blobs = {{{}, 7000}};
    const auto add = [&](float low, float size, std::uint32_t firstChild) {
        scan::OctreeNode node;
        node.low = {low, 0, 0};
        node.size = {size, 1, 1};
        node.count = 1000;
        node.firstChild = firstChild;
        node.children = firstChild > 0 ? 2 : 0;
        index.nodes.push_back(node);
    };
    add(0, 4, 1);
    add(0, 2, 3);
    add(2, 2, 5);
    for (int i = 0; i < 4; ++i)
        add(static_cast<float>(i), 1, 0);
    return index;
}

std::set<std::uint32_t> numbersOf(const std::vector<CutNode> &cut)
{
    std::set<std::uint32_t> numbers;
    for (const CutNode &node : cut)
        numbers.insert(node.node);
    return numbers;
}

using Numbers = std::set<std::uint32_t>;

TEST(CutThrough, IsAsFineAsTheViewWants)
{
    const scan::OctreeIndex index = sevenNodes();
    const auto wanting = [&](double points) {
        return numbersOf(cutThrough(
            index, [points](const Eigen::AlignedBox3f &box) { return points * box.sizes().x() / 4; }, 100'000));
    };
    EXPECT_EQ(wanting(900), (Numbers{0}));
    EXPECT_EQ(wanting(1500), (Numbers{1, 2}));
    EXPECT_EQ(wanting(9000), (Numbers{3, 4, 5, 6}));
    EXPECT_EQ(wanting(0), Numbers());
    EXPECT_TRUE(cutThrough(
                    {}, [](const Eigen::AlignedBox3f &) { return 1.0; }, 10)
                    .empty());
}

TEST(CutThrough, RefinesWhatIsNearAndLeavesOutWhatIsNotSeen)
{
    const scan::OctreeIndex index = sevenNodes();
    const auto near = [](const Eigen::AlignedBox3f &box) { return box.min().x() < 1 ? 5000.0 : 500.0; };
    EXPECT_EQ(numbersOf(cutThrough(index, near, 100'000)), (Numbers{2, 3, 4}));
    const auto left = [](const Eigen::AlignedBox3f &box) { return box.min().x() < 2 ? 5000.0 : 0.0; };
    EXPECT_EQ(numbersOf(cutThrough(index, left, 100'000)), (Numbers{3, 4}));
}

TEST(CutThrough, StaysWithinTheBudget)
{
    const scan::OctreeIndex index = sevenNodes();
    const auto all = [](const Eigen::AlignedBox3f &) { return 5000.0; };
    EXPECT_EQ(numbersOf(cutThrough(index, all, 1500)), (Numbers{0}));
    EXPECT_EQ(numbersOf(cutThrough(index, all, 2500)), (Numbers{1, 2}));
    EXPECT_EQ(numbersOf(cutThrough(index, all, 3500)), (Numbers{2, 3, 4}));
    EXPECT_EQ(numbersOf(cutThrough(index, all, 4000)), (Numbers{3, 4, 5, 6}));
}

TEST(CoveredBy, TakesTheNearestAncestorThatHasCome)
{
    const scan::OctreeIndex index = sevenNodes();
    const std::vector<std::uint32_t> parents = parentsOf(index);
    EXPECT_EQ(parents, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 2, 2}));
    const std::vector<CutNode> cut = {{3, 10}, {4, 20}, {5, 30}, {6, 40}};
    const auto covered = [&](const Numbers &here) {
        return coveredBy(cut, parents, [&](std::uint32_t node) { return here.count(node) > 0; });
    };
    EXPECT_EQ(numbersOf(covered({0, 1, 2, 3, 4, 5, 6})), (Numbers{3, 4, 5, 6}));
    EXPECT_EQ(numbersOf(covered({0, 1, 2, 3, 5, 6})), (Numbers{1, 5, 6})); // 4 is missing: 1 has both
    EXPECT_EQ(numbersOf(covered({0, 3, 4, 5})), (Numbers{0}));
    EXPECT_EQ(numbersOf(covered({3})), (Numbers{3}));
    EXPECT_TRUE(covered({}).empty());
    EXPECT_EQ(covered({0}).front().wanted, 100);
}

} // namespace
} // namespace twinloom::render
