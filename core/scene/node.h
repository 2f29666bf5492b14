// SPDX-License-Identifier: Apache-2.0
// One thing in the scene graph.
#pragma once

#include "core/geometry/transform.h"
#include "core/scene/component.h"

#include <QHashFunctions>

#include <algorithm>
#include <atomic>
#include <compare>
#include <memory>

namespace twinloom::scene
{

/// Identity of a node within its project; never used twice. Written "n42". Zero is "no node".
struct NodeId {
    quint64 value = 0;

    bool isNull() const { return value == 0; }
    QString toString() const { return QStringLiteral("n%1").arg(value); }
    /// None when the text is not "n" and a number from 1 to 2^53.
    static std::optional<NodeId> fromString(QStringView text);

    auto operator<=>(const NodeId &) const = default;
};
inline size_t qHash(NodeId id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

/// Hands out ids that no node has, from any thread, so that jobs may make nodes beside the user's edits.
class NodeIdAllocator
{
public:
    explicit NodeIdAllocator(NodeId last = {}) : m_last(last.value) {}
    NodeId next() { return {m_last.fetch_add(1) + 1}; }
    /// Makes sure that `seen` is never handed out.
    void reserve(NodeId seen);

private:
    std::atomic<quint64> m_last;
};

/// A value. `components` holds at most one of each type, sorted by type (kept so by `set`).
struct Node {
    NodeId id;
    NodeId parent; ///< null: at the root
    QString name;
    geometry::Transform transform; ///< to the parent's frame
    bool visible = true;
    std::vector<Component> components;

    template <class T>
    const T *find() const
    {
        for (const Component &component : components)
            if (const T *found = std::get_if<T>(&component))
                return found;
        return nullptr;
    }
    /// Adds the component or replaces the one of its type.
    void set(Component component);
    void remove(const QString &type);

    bool operator==(const Node &) const = default;
};
using NodePtr = std::shared_ptr<const Node>;

} // namespace twinloom::scene

template <>
struct std::hash<twinloom::scene::NodeId> {
    std::size_t operator()(twinloom::scene::NodeId id) const noexcept { return std::hash<quint64>{}(id.value); }
};
