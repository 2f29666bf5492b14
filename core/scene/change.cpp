// SPDX-License-Identifier: Apache-2.0
#include "core/scene/change.h"

#include "core/scene/component_fields.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::scene
{
namespace
{

constexpr quint64 kMostId = quint64(1) << 53;

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

bool sameNode(const NodePtr &a, const NodePtr &b)
{
    return a == b || (a && b && *a == *b);
}

/// Whether a member can be written as JSON and read back.
template <class T>
bool writable(const T &value)
{
    if constexpr (std::is_same_v<T, double>)
        return std::isfinite(value);
    else if constexpr (std::is_same_v<T, std::optional<double>>)
        return !value || std::isfinite(*value);
    else if constexpr (std::is_same_v<T, Vec2> || std::is_same_v<T, Vec3>)
        return value.allFinite();
    else if constexpr (std::is_same_v<T, Polygon>)
        return std::all_of(value.begin(), value.end(), [](const Vec2 &corner) { return corner.allFinite(); });
    else if constexpr (std::is_same_v<T, QJsonObject>)
        return isWritable(value);
    else if constexpr (std::is_same_v<T, std::vector<Binding>>)
        return std::all_of(value.begin(), value.end(), [](const Binding &binding) {
            return writable(binding.scale) && writable(binding.offset) && writable(binding.deadline);
        });
    else if constexpr (std::is_same_v<T, qint64>)
        return std::abs(static_cast<double>(value)) <= static_cast<double>(kMostId);
    else
        return true;
}

/// The key of a member that cannot be written; empty when all can.
QString unwritableField(const Component &component)
{
    return std::visit(
        [](const auto &kind) {
            QString wrong;
            if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, UnknownComponent>) {
                if (!isWritable(kind.data))
                    wrong = kind.type;
            } else {
                describe(kind, [&](const char *key, const auto &value, Need) {
                    if (wrong.isEmpty() && !writable(value))
                        wrong = QLatin1String(kind.kType) + QLatin1Char('.') + QLatin1String(key);
                });
            }
            return wrong;
        },
        component);
}

/// Refuses what could not be stored and read back as the same node.
Result<void> checkNode(const Node &node)
{
    const auto refuse = [&node](const QString &what) {
        return unexpected(ErrorCode::BadInput,
                          text("Node %1 \"%2\" cannot be stored: %3").arg(node.id.toString(), node.name, what));
    };
    if (node.id.value > kMostId || node.parent.value > kMostId)
        return refuse(text("an id is above 2^53."));
    const geometry::Transform &transform = node.transform;
    if (!transform.translation.allFinite() || !transform.rotation.coeffs().allFinite() || !transform.scale.allFinite())
        return refuse(text("its transform holds a number that is not finite."));
    for (std::size_t i = 0; i < node.components.size(); ++i) {
        const Component &component = node.components[i];
        if (const QString field = unwritableField(component); !field.isEmpty())
            return refuse(text("%1 holds a number that is not finite, or nests too deeply.").arg(field));
        if (i > 0 && !(componentType(node.components[i - 1]) < componentType(component)))
            return refuse(text("its components are not sorted by type, or one type is there twice."));
        if (std::holds_alternative<UnknownComponent>(component) &&
            isKnownComponent(std::get<UnknownComponent>(component).type))
            return refuse(text("its component \"%1\" is not of that kind.").arg(componentType(component)));
    }
    return {};
}

/// Which parts of two nodes differ, as a person would name them.
QString differences(const Node &expected, const Node &found)
{
    QStringList parts;
    if (expected.parent != found.parent)
        parts += text("parent (expected %1, is %2)").arg(expected.parent.toString(), found.parent.toString());
    if (expected.name != found.name)
        parts += text("name (expected \"%1\", is \"%2\")").arg(expected.name, found.name);
    if (!(expected.transform == found.transform))
        parts += text("transform");
    if (expected.visible != found.visible)
        parts += text("visibility");
    if (expected.components != found.components)
        parts += text("components");
    return parts.join(QStringLiteral(", "));
}

Unexpected conflict(const Edit &edit, const NodePtr &found)
{
    const QString id = edit.id.toString();
    QString message;
    if (!edit.before)
        message = text("Adding node %1 \"%2\": there is a node of that id already, \"%3\".")
                      .arg(id, edit.after->name, found->name);
    else if (!found)
        message = text("Changing node %1 \"%2\": it is no longer there.").arg(id, edit.before->name);
    else
        message = text("Changing node %1 \"%2\": it was changed meanwhile: %3.")
                      .arg(id, edit.before->name, differences(*edit.before, *found));
    return unexpected(ErrorCode::Conflict, message, text("Repeat the action on the present scene."));
}

Result<void> checkEdit(const Edit &edit)
{
    if (edit.id.isNull() || (!edit.before && !edit.after))
        return unexpected(ErrorCode::BadInput, text("An edit of %1 names no node, or neither a before nor an after.")
                                                   .arg(edit.id.isNull() ? text("no node") : edit.id.toString()));
    if ((edit.before && edit.before->id != edit.id) || (edit.after && edit.after->id != edit.id))
        return unexpected(ErrorCode::BadInput,
                          text("An edit of node %1 holds a node of another id.").arg(edit.id.toString()));
    return edit.after ? checkNode(*edit.after) : Result<void>();
}

} // namespace

bool operator==(const Edit &a, const Edit &b)
{
    return a.id == b.id && sameNode(a.before, b.before) && sameNode(a.after, b.after);
}

Edit added(Node node)
{
    const NodeId id = node.id;
    return {id, nullptr, std::make_shared<const Node>(std::move(node))};
}

Edit removed(NodePtr node)
{
    const NodeId id = node->id;
    return {id, std::move(node), nullptr};
}

Edit edited(NodePtr before, Node after)
{
    const NodeId id = before->id;
    return {id, std::move(before), std::make_shared<const Node>(std::move(after))};
}

Result<Scene> apply(Scene scene, const Change &change)
{
    const std::shared_ptr<const Scene::Buckets> shared = scene.m_buckets;
    scene.m_buckets = std::make_shared<Scene::Buckets>(*shared);
    for (const Edit &edit : change.edits) {
        if (const auto checked = checkEdit(edit); !checked)
            return unexpected(checked.error());
        if (const NodePtr found = scene.find(edit.id); !sameNode(found, edit.before))
            return conflict(edit, found);
        if (edit.after)
            scene.put(edit.after, *shared);
        else
            scene.erase(edit.id, *shared);
    }
    return scene;
}

Change inverse(const Change &change)
{
    Change back;
    back.edits.reserve(change.edits.size());
    for (auto edit = change.edits.rbegin(); edit != change.edits.rend(); ++edit)
        back.edits.push_back({edit->id, edit->after, edit->before});
    return back;
}

Change diff(const Scene &from, const Scene &to)
{
    Change change;
    if (from.m_buckets == to.m_buckets)
        return change;
    for (std::size_t i = 0; i < Scene::kBuckets; ++i) {
        const auto &before = (*from.m_buckets)[i];
        const auto &after = (*to.m_buckets)[i];
        if (before == after)
            continue;
        if (before)
            for (const auto &[id, node] : *before)
                if (NodePtr now = to.find(id); !sameNode(node, now))
                    change.edits.push_back({id, node, std::move(now)});
        if (after)
            for (const auto &[id, node] : *after)
                if (!before || !before->contains(id))
                    change.edits.push_back({id, nullptr, node});
    }
    std::sort(change.edits.begin(), change.edits.end(), [](const Edit &a, const Edit &b) { return a.id < b.id; });
    return change;
}

} // namespace twinloom::scene
