// SPDX-License-Identifier: Apache-2.0
#include "twin/command/command_check.h"

#include "twin/state/twins.h"

#include <QCoreApplication>

namespace twinloom::command
{
namespace
{

using twin::Content;

Result<void> checkValue(const twin::Model &model, const Content &content, const QJsonValue &value)
{
    const QString &schema = content.kind == Content::Kind::Command ? content.request.schema : content.schema;
    if (!schema.isEmpty())
        return model.conforms(schema, value);
    if (value.isNull())
        return {};
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("command", "%1 takes no value.").arg(content.name),
                      QCoreApplication::translate("command", "Write: --set null."));
}

Result<void> checkRange(const CommandRoute &route, const QJsonValue &value)
{
    if (!route.least && !route.most)
        return {};
    if (value.isDouble() && value.toDouble() >= route.least.value_or(value.toDouble()) &&
        value.toDouble() <= route.most.value_or(value.toDouble()))
        return {};
    const auto text = [](const std::optional<double> &limit) {
        return limit ? QString::number(*limit) : QStringLiteral("…");
    };
    return unexpected(ErrorCode::BadInput, QCoreApplication::translate("command", "%1 is to be a number from %2 to %3.")
                                               .arg(route.name, text(route.least), text(route.most)));
}

Result<CommandRoute> routeOf(const scene::Scene &scene, const CommandWish &wish)
{
    Issues issues;
    for (PlacedRoute &placed : routesOf(scene, issues))
        if (placed.twin == wish.twin && placed.route.name == wish.name)
            return std::move(placed.route);
    return unexpected(
        ErrorCode::NotFound,
        QCoreApplication::translate("command", "“%1.%2” has no way to its device.").arg(wish.twin, wish.name),
        QCoreApplication::translate("command", "Give it one with: twinloom command PROJECT %1.%2 --to URL.")
            .arg(wish.twin, wish.name));
}

} // namespace

Result<CheckedCommand> checkCommand(const scene::Scene &scene, const twin::Model &model, const CommandWish &wish)
{
    const auto found = twin::findTwin(scene, wish.twin);
    if (!found)
        return unexpected(found.error());
    const auto content = model.content(found->twin().model, wish.name);
    if (!content)
        return unexpected(content.error());
    const bool property = (*content)->kind == Content::Kind::Property && (*content)->writable;
    if (!property && (*content)->kind != Content::Kind::Command)
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate(
                              "command", "%1 of %2 is a %3; only a Command or a writable Property can be commanded.")
                              .arg(wish.name, found->twin().model, twin::contentKindName((*content)->kind)));
    auto route = routeOf(scene, wish);
    if (!route)
        return unexpected(route.error());
    if (const auto good = checkValue(model, **content, wish.value); !good)
        return unexpected(good.error());
    if (const auto good = checkRange(*route, wish.value); !good)
        return unexpected(good.error());
    if (route->dangerous && wish.confirmation == Confirmation::Missing)
        return unexpected(ErrorCode::Usage,
                          QCoreApplication::translate("command", "“%1.%2” is dangerous.").arg(wish.twin, wish.name),
                          QCoreApplication::translate("command", "Say so that you mean it: --confirm."));
    return CheckedCommand{std::move(*route), property};
}

Result<scene::Change> setDesired(const scene::Scene &scene, const QString &twin, const QString &property,
                                 const QJsonValue &value)
{
    const auto found = twin::findTwin(scene, twin);
    if (!found)
        return unexpected(found.error());
    scene::TwinComponent component = found->twin();
    if (value.isUndefined())
        component.desired.remove(property);
    else
        component.desired.insert(property, value);
    if (component == found->twin())
        return scene::Change{};
    scene::Node after = *found->node;
    after.set(std::move(component));
    return scene::Change{{scene::edited(found->node, std::move(after))}};
}

} // namespace twinloom::command
