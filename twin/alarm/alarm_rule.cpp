// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_rule.h"

#include "twin/state/twin_list.h"
#include "twin/state/twins.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::alarm
{
namespace
{

const QString kComponent = QStringLiteral("alarms");

struct KindName {
    AlarmRule::Kind kind;
    const char *key;
};
constexpr KindName kKinds[] = {{AlarmRule::Kind::Above, "above"},
                               {AlarmRule::Kind::Below, "below"},
                               {AlarmRule::Kind::Rate, "rate"},
                               {AlarmRule::Kind::Absence, "absence"}};

QString keyOf(AlarmRule::Kind kind)
{
    return QLatin1String(kKinds[std::size_t(kind)].key);
}

Unexpected badField(const QString &field, const QString &what)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("alarm", "An alarm's rule is wrong: %1 %2.").arg(field, what));
}

bool take(QJsonArray &rules, const QString &name)
{
    return twin::removeFromList(rules, [&](const QJsonObject &json) {
        const auto rule = ruleFromJson(json);
        return rule && rule->name() == name;
    });
}

} // namespace

QString AlarmRule::name() const
{
    return QStringLiteral("%1 %2 %3").arg(property, keyOf(kind)).arg(limit);
}

QJsonObject toJson(const AlarmRule &rule)
{
    QJsonObject json{{QStringLiteral("property"), rule.property},
                     {keyOf(rule.kind), rule.limit},
                     {QStringLiteral("severity"), rule.severity}};
    if (rule.deadband > 0)
        json.insert(QStringLiteral("deadband"), rule.deadband);
    if (rule.delay > 0)
        json.insert(QStringLiteral("delay"), rule.delay);
    if (!rule.text.isEmpty())
        json.insert(QStringLiteral("text"), rule.text);
    return json;
}

Result<AlarmRule> ruleFromJson(const QJsonObject &json)
{
    AlarmRule rule;
    rule.property = json[u"property"].toString();
    if (rule.property.isEmpty())
        return badField(QStringLiteral("property"), QCoreApplication::translate("alarm", "is missing"));
    int kinds = 0;
    for (const KindName &kind : kKinds)
        if (const QJsonValue limit = json[QLatin1String(kind.key)]; limit.isDouble()) {
            rule.kind = kind.kind;
            rule.limit = limit.toDouble();
            ++kinds;
        }
    if (kinds != 1)
        return badField(QStringLiteral("above, below, rate, absence"),
                        QCoreApplication::translate("alarm", "are not exactly one number"));
    rule.deadband = json[u"deadband"].toDouble(0);
    rule.delay = json[u"delay"].toDouble(0);
    rule.severity = json[u"severity"].toInt(500);
    rule.text = json[u"text"].toString();
    const bool span = rule.kind == AlarmRule::Kind::Rate || rule.kind == AlarmRule::Kind::Absence;
    if (!std::isfinite(rule.limit) || (span && rule.limit <= 0) || rule.limit > 1e300)
        return badField(keyOf(rule.kind), QCoreApplication::translate("alarm", "is not above 0"));
    if (!(rule.deadband >= 0 && std::isfinite(rule.deadband)))
        return badField(QStringLiteral("deadband"), QCoreApplication::translate("alarm", "is below 0"));
    if (!(rule.delay >= 0 && rule.delay <= 1e6))
        return badField(QStringLiteral("delay"),
                        QCoreApplication::translate("alarm", "is not from 0 to 1000000 seconds"));
    if (rule.severity < 1 || rule.severity > 1000)
        return badField(QStringLiteral("severity"), QCoreApplication::translate("alarm", "is not from 1 to 1000"));
    return rule;
}

std::vector<PlacedRule> rulesOf(const scene::Scene &scene, Issues &issues)
{
    std::vector<PlacedRule> rules;
    for (const twin::TwinNode &found : twin::twins(scene))
        for (const QJsonValue &value : twin::twinList(*found.node, kComponent)) {
            auto rule = ruleFromJson(value.toObject());
            if (rule)
                rules.push_back({found.twin().id, std::move(*rule)});
            else
                issues.push_back({QStringLiteral("bad-alarm"), rule.error().text(), found.twin().id});
        }
    return rules;
}

Result<scene::Change> setRule(const scene::Scene &scene, const twin::Model &model, const QString &twin,
                              const AlarmRule &rule)
{
    const auto found = twin::findTwin(scene, twin);
    if (!found)
        return unexpected(found.error());
    const auto content = twin::measuredContent(model, found->twin().model, rule.property);
    if (!content)
        return unexpected(content.error());
    if (rule.kind != AlarmRule::Kind::Absence) {
        const QString who = QCoreApplication::translate("alarm", "The condition “%1”").arg(keyOf(rule.kind));
        if (const auto good = twin::checkIsNumber(model, **content, who); !good)
            return unexpected(good.error());
    }
    QJsonArray rules = twin::twinList(*found->node, kComponent);
    take(rules, rule.name());
    rules.append(toJson(rule));
    return twin::withTwinList(found->node, kComponent, rules);
}

Result<scene::Change> removeRule(const scene::Scene &scene, const QString &twin, const QString &name)
{
    const auto found = twin::findTwin(scene, twin);
    if (!found)
        return unexpected(found.error());
    QJsonArray rules = twin::twinList(*found->node, kComponent);
    if (!take(rules, name))
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("alarm", "“%1” has no alarm “%2”.").arg(twin, name));
    return twin::withTwinList(found->node, kComponent, rules);
}

} // namespace twinloom::alarm
