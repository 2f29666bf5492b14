// SPDX-License-Identifier: Apache-2.0
#include "core/scene/scene.h"

namespace twinloom::scene
{
namespace
{

template <class Bucket>
bool sameNodes(const Bucket &a, const Bucket &b)
{
    if (a.size() != b.size())
        return false;
    for (const auto &[id, node] : a) {
        const auto other = b.find(id);
        if (other == b.end() || (other->second != node && !(*other->second == *node)))
            return false;
    }
    return true;
}

} // namespace

Scene::Scene() : m_buckets(std::make_shared<Buckets>()) {}

NodePtr Scene::find(NodeId id) const
{
    const auto &bucket = (*m_buckets)[id.value % kBuckets];
    if (!bucket)
        return nullptr;
    const auto found = bucket->find(id);
    return found == bucket->end() ? nullptr : found->second;
}

NodeId Scene::lastId() const
{
    NodeId last;
    forEach([&last](const NodePtr &node) { last = std::max(last, node->id); });
    return last;
}

std::vector<NodePtr> Scene::nodes() const
{
    std::vector<NodePtr> nodes;
    nodes.reserve(m_size);
    forEach([&nodes](const NodePtr &node) { nodes.push_back(node); });
    std::sort(nodes.begin(), nodes.end(), [](const NodePtr &a, const NodePtr &b) { return a->id < b->id; });
    return nodes;
}

bool Scene::operator==(const Scene &other) const
{
    if (m_size != other.m_size)
        return false;
    if (m_buckets == other.m_buckets)
        return true;
    static const Bucket kNone;
    for (std::size_t i = 0; i < kBuckets; ++i) {
        const auto &mine = (*m_buckets)[i];
        const auto &theirs = (*other.m_buckets)[i];
        if (mine != theirs && !sameNodes(mine ? *mine : kNone, theirs ? *theirs : kNone))
            return false;
    }
    return true;
}

Scene::Bucket &Scene::writable(NodeId id, const Buckets &shared)
{
    const std::size_t index = id.value % kBuckets;
    auto &bucket = (*m_buckets)[index];
    if (!bucket)
        bucket = std::make_shared<Bucket>();
    else if (bucket == shared[index])
        bucket = std::make_shared<Bucket>(*bucket);
    return *bucket;
}

void Scene::put(NodePtr node, const Buckets &shared)
{
    const NodeId id = node->id;
    if (writable(id, shared).insert_or_assign(id, std::move(node)).second)
        ++m_size;
}

void Scene::erase(NodeId id, const Buckets &shared)
{
    m_size -= writable(id, shared).erase(id);
}

} // namespace twinloom::scene
