// SPDX-License-Identifier: Apache-2.0
#include "core/scene/node.h"

#include "core/scene/json_fields.h"

namespace twinloom::scene
{
namespace
{

constexpr quint64 kMostId = quint64(1) << 53;

auto positionOf(std::vector<Component> &components, const QString &type)
{
    return std::lower_bound(components.begin(), components.end(), type,
                            [](const Component &a, const QString &b) { return componentType(a) < b; });
}

} // namespace

std::optional<NodeId> NodeId::fromString(QStringView text)
{
    // One spelling for each id: no sign, no leading zero, no white space.
    if (text.size() < 2 || text.front() != QLatin1Char('n') || text[1] == QLatin1Char('0'))
        return std::nullopt;
    quint64 value = 0;
    for (const QChar digit : text.mid(1)) {
        if (digit < QLatin1Char('0') || digit > QLatin1Char('9') || value > kMostId)
            return std::nullopt;
        value = value * 10 + (digit.unicode() - u'0');
    }
    if (value > kMostId)
        return std::nullopt;
    return NodeId{value};
}

void NodeIdAllocator::reserve(NodeId seen)
{
    quint64 last = m_last.load();
    while (last < seen.value && !m_last.compare_exchange_weak(last, seen.value)) {
    }
}

void Node::set(Component component)
{
    // Free-form JSON in the one form in which it is also read back, so that nodes stay equal over a save.
    if (auto *recipe = std::get_if<RecipeComponent>(&component))
        recipe->parameters = writeJson(recipe->parameters).toObject();
    else if (auto *unknown = std::get_if<UnknownComponent>(&component))
        unknown->data = writeJson(unknown->data);
    const QString type = componentType(component);
    const auto at = positionOf(components, type);
    if (at != components.end() && componentType(*at) == type)
        *at = std::move(component);
    else
        components.insert(at, std::move(component));
}

void Node::remove(const QString &type)
{
    const auto at = positionOf(components, type);
    if (at != components.end() && componentType(*at) == type)
        components.erase(at);
}

} // namespace twinloom::scene
