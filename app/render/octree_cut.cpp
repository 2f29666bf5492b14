// SPDX-License-Identifier: Apache-2.0
#include "app/render/octree_cut.h"

#include <algorithm>
#include <map>
#include <queue>

namespace twinloom::render
{

namespace
{

struct Open {
    CutNode node;
    double points = 0; ///< it has

    double drawn() const { return std::min(node.wanted, points); }
    double need() const { return node.wanted / points; }
    bool operator<(const Open &other) const
    {
        return need() != other.need() ? need() < other.need() : node.node > other.node.node;
    }
};

} // namespace

Eigen::AlignedBox3f boxOf(const scan::OctreeNode &node)
{
    return {node.low, node.low + node.size};
}

std::vector<CutNode> cutThrough(const scan::OctreeIndex &index,
                                const std::function<double(const Eigen::AlignedBox3f &)> &wanted, std::size_t budget)
{
    std::vector<CutNode> cut;
    if (index.nodes.empty())
        return cut;
    std::priority_queue<Open> open;
    const auto opened = [&](std::uint32_t node) {
        return Open{{node, wanted(boxOf(index.nodes[node]))}, static_cast<double>(index.nodes[node].count)};
    };
    if (const Open root = opened(0); root.node.wanted > 0)
        open.push(root);
    double drawn = open.empty() ? 0 : open.top().drawn();
    std::vector<Open> seen;
    while (!open.empty()) {
        const Open top = open.top();
        open.pop();
        const scan::OctreeNode &node = index.nodes[top.node.node];
        double finer = drawn - top.drawn();
        seen.clear();
        if (!node.isLeaf() && top.need() > 1)
            for (std::uint32_t child = node.firstChild; child < node.firstChild + node.children; ++child)
                if (const Open below = opened(child); below.node.wanted > 0) {
                    finer += below.drawn();
                    seen.push_back(below);
                }
        if (seen.empty() || finer > static_cast<double>(budget)) {
            cut.push_back(top.node);
            continue;
        }
        drawn = finer;
        for (const Open &below : seen)
            open.push(below);
    }
    std::sort(cut.begin(), cut.end(), [](const CutNode &a, const CutNode &b) { return a.node < b.node; });
    return cut;
}

std::vector<CutNode> coveredBy(std::span<const CutNode> cut, std::span<const std::uint32_t> parents,
                               const std::function<bool(std::uint32_t)> &has)
{
    std::map<std::uint32_t, double> found; // and what is wanted there, together
    for (const CutNode &wanted : cut) {
        std::uint32_t node = wanted.node;
        while (!has(node) && node != parents[node])
            node = parents[node];
        if (has(node))
            found[node] += wanted.wanted;
    }
    std::vector<CutNode> covered;
    for (const auto &[node, wanted] : found) {
        std::uint32_t above = node;
        while (above != parents[above]) {
            above = parents[above];
            if (found.count(above) > 0)
                break;
        }
        if (above == node || found.count(above) == 0)
            covered.push_back({node, wanted});
    }
    return covered;
}

std::vector<std::uint32_t> parentsOf(const scan::OctreeIndex &index)
{
    std::vector<std::uint32_t> parents(index.nodes.size(), 0);
    for (std::uint32_t i = 0; i < index.nodes.size(); ++i)
        for (std::uint32_t child = 0; child < index.nodes[i].children; ++child)
            parents[index.nodes[i].firstChild + child] = i;
    return parents;
}

} // namespace twinloom::render
