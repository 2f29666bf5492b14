// SPDX-License-Identifier: Apache-2.0
// When a value needs a person: authored on a twin's node, in a component of its own ("alarms"), through a Change.
// Plain values; any thread.
#pragma once

#include "core/scene/change.h"
#include "twin/model/model.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace twinloom::alarm
{

struct AlarmRule {
    enum class Kind {
        Above,  ///< the value is above `limit`
        Below,  ///< the value is below `limit`
        Rate,   ///< the value changes by more than `limit` a second, up or down
        Absence ///< nothing has come for `limit` seconds
    };
    QString property;
    Kind kind = Kind::Above;
    double limit = 0;
    double deadband = 0; ///< it clears only when the value (rate) is that far back from the limit; 0 or more
    double delay = 0;    ///< seconds that the condition must hold before it is raised; not for Absence
    int severity = 500;  ///< 1 to 1000
    QString text;        ///< for people; empty: made from the rest

    /// "pressure above 3000": unique on its twin.
    QString name() const;
    bool operator==(const AlarmRule &) const = default;
};

QJsonObject toJson(const AlarmRule &rule);
/// BadInput names the field that is missing or out of its range.
Result<AlarmRule> ruleFromJson(const QJsonObject &json);

/// A rule, and the twin that it is on.
struct PlacedRule {
    QString twin;
    AlarmRule rule;
    QString tag() const { return twin + QLatin1Char('.') + rule.property; }
};

/// All rules of a scene, in order of node ids. Issue "bad-alarm" for those that cannot be read.
std::vector<PlacedRule> rulesOf(const scene::Scene &scene, Issues &issues);

/// The rule on the twin, in place of one of the same name. NotFound: no such twin or property; BadInput: what has no
/// values (a Command, ...), or, but for Absence, values that are no numbers.
Result<scene::Change> setRule(const scene::Scene &scene, const twin::Model &model, const QString &twin,
                              const AlarmRule &rule);
/// NotFound: no such twin, or no rule of that name.
Result<scene::Change> removeRule(const scene::Scene &scene, const QString &twin, const QString &name);

} // namespace twinloom::alarm
