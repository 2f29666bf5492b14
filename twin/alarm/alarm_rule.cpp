// SPDX-License-Identifier: Apache-2.0
#include "twin/alarm/alarm_rule.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::alarm
{
namespace
{

const QString kComponent = QStringLiteral("alarms"); // not known to core/scene, which keeps what it does not know

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

QJsonArray rulesJson(const scene::Node &node)
{
    for (const scene::Component &component : node.components)
        if (const auto *unknown = std::get_if<scene::UnknownComponent>(&component);
            unknown && unknown->type == kComponent)
            return unknown->data.toArray();
    return {};
}

Result<scene::NodePtr> findTwin(const scene::Scene &scene, const QString &id)
{
    for (const scene::NodePtr &node : scene.nodes())
        if (const auto *twin = node->find<scene::TwinComponent>(); twin && twin->id == id)
            return node;
    return unexpected(ErrorCode::NotFound, QCoreApplication::translate("alarm", "There is no twin “%1”.").arg(id),
                      QCoreApplication::translate("alarm", "See: twinloom twin list."));
}

scene::Change withRules(const scene::NodePtr &before, const QJsonArray &rules)
{
    scene::Node after = *before;
    after.remove(kComponent);
    if (!rules.isEmpty())
        after.set(scene::UnknownComponent{kComponent, rules});
    return {{scene::edited(before, std::move(after))}};
}

/// Takes the rule of that name out; says whether it was there.
bool take(QJsonArray &rules, const QString &name)
{
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const auto rule = ruleFromJson(rules[i].toObject());
        if (rule && rule->name() == name) {
            rules.removeAt(i);
            return true;
        }
    }
    return false;
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
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto *twin = node->find<scene::TwinComponent>();
        if (!twin)
            continue;
        for (const QJsonValue &value : rulesJson(*node)) {
            auto rule = ruleFromJson(value.toObject());
            if (rule)
                rules.push_back({twin->id, std::move(*rule)});
            else
                issues.push_back({QStringLiteral("bad-alarm"), rule.error().text(), twin->id});
        }
    }
    return rules;
}

Result<scene::Change> setRule(const scene::Scene &scene, const QString &twin, const AlarmRule &rule)
{
    const auto node = findTwin(scene, twin);
    if (!node)
        return unexpected(node.error());
    QJsonArray rules = rulesJson(**node);
    take(rules, rule.name());
    rules.append(toJson(rule));
    return withRules(*node, rules);
}

Result<scene::Change> removeRule(const scene::Scene &scene, const QString &twin, const QString &name)
{
    const auto node = findTwin(scene, twin);
    if (!node)
        return unexpected(node.error());
    QJsonArray rules = rulesJson(**node);
    if (!take(rules, name))
        return unexpected(ErrorCode::NotFound,
                          QCoreApplication::translate("alarm", "“%1” has no alarm “%2”.").arg(twin, name));
    return withRules(*node, rules);
}

} // namespace twinloom::alarm
