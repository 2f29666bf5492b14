// SPDX-License-Identifier: GPL-3.0-or-later
// What of a node can be seen and edited, declared once per component; the Inspector's form is derived from it.
#pragma once

#include "core/scene/hierarchy.h"

#include <QVariant>

#include <functional>

namespace twinloom::scenegen
{
struct Request;
}

namespace twinloom::studio
{

struct Property {
    enum class Kind { Text, Number, Flag, Choice, Information };
    QString id;    ///< stable, "object.width": focus, tests, accessible names
    QString label; ///< translated
    Kind kind = Kind::Information;
    QString unit; ///< "m", "°", ""
    double least = -1e6, most = 1e6, step = 0.1;
    /// Number: the least and the most of a node where these depend on what else it is, and on others; none: as above.
    std::function<std::pair<double, double>(const scene::Node &)> range;
    int decimals = 3;
    QString unset; ///< Number: what is said where `value` is invalid, as nobody measured it; empty: it always is valid
    QStringList choices;                           ///< Choice: what may be stored; an editable list
    std::function<QString(const QString &)> shown; ///< Choice: what a value is called in the language in use
    /// Choice: what is said of a value that is none of the choices; none: no such value is taken.
    std::function<QString(const QString &)> unknown;
    bool ofOne = false; ///< not for several nodes at once
    std::function<QVariant(const scene::Node &)> value;
    std::function<void(scene::Node &, const QVariant &)> assign; ///< empty: cannot be edited
};

struct PropertySection {
    QString id;    ///< "node", "transform", or the component's type
    QString title; ///< translated
    std::vector<Property> properties;
};

/// Sections for the node as it is: node, transform, then its components.
std::vector<PropertySection> propertiesOf(const scene::Node &node);
/// Whether a node's properties have the section of this id. Of one that they lack no property may be asked.
bool hasSection(const scene::Node &node, const QString &id);
/// What generated content was asked for, in words; its id begins with kRequestSection, followed by the hash.
inline constexpr QLatin1StringView kRequestSection("request");
PropertySection requestSection(const QString &hash, const scenegen::Request &request);
/// Makes the section of an opening in a wall that of this wall: with the place along it, and no number that leaves it.
/// `hierarchy`: of the scene as it is, whenever asked.
void keepInWall(PropertySection &section, const std::function<const scene::Hierarchy &()> &hierarchy);
/// How a scan went, by the report that its group keeps as `blob`.
PropertySection scanReportSection(const QString &blob, const QJsonObject &report);
/// Where a scanned point is, in the world.
PropertySection pointSection(const scene::Vec3 &at);

} // namespace twinloom::studio
