// SPDX-License-Identifier: Apache-2.0
// The starter library: furniture and machines made by code to the exact size asked for, each in proportion (a longer
// table has the same legs). At most 5,000 triangles each.
#pragma once

#include "core/asset/model.h"
#include "core/result.h"

#include <span>

namespace twinloom::asset
{

enum class Mount { Floor, Wall, Ceiling, Surface, Opening };
enum class Domain { Home, Office, Factory };

struct CategoryInfo {
    const char *name; ///< as in rooms and scans: "DiningTable", "Bed", ...; without regard to case, _, - and spaces
    Domain domain;
    Mount mount;
    Eigen::Vector3f typical;     ///< width, depth, height in metres
    Eigen::Vector3f least, most; ///< the range in which the model is still sensible
};

std::span<const CategoryInfo> categories();
/// The category of what nobody knows; no entry of categories().
inline constexpr QLatin1String kUnknownCategory("Unknown");

/// For comparing names of categories: "coffee_table", "Coffee table" and "CoffeeTable" are "coffeetable".
QString plainCategory(const QString &name);

/// Null when the library has no such category, nor one that it is an alias of ("Couch" for "Sofa").
const CategoryInfo *findCategory(const QString &name);

/// How a thing is made, besides what it is and how large. Empty: as usual; what a category does not have is as usual.
struct Look {
    QString style; ///< one of styles(), by any of its names
    QString shape; ///< kRound
};

/// The styles that furniture is made in: "classic", "industrial", "modern", "nordic".
QStringList styles();
/// For comparing styles and tags: lower case, and "Scandinavian", "loft" and the like are the style of styles() that
/// they mean.
QString plainStyle(const QString &name);
/// Whether things of a category are made in that style.
bool hasStyle(const QString &category, const QString &style);

/// The shape of tables with a round top: a circle where width and depth are the same, else an oval.
inline constexpr QLatin1String kRound("round");
/// Whether things of a category are made in that shape.
bool hasShape(const QString &category, const QString &shape);

/// The model with bounds of exactly `size` (metres). NotFound for an unknown category; BadInput for a size that is not
/// finite, below 1 mm, or above 100 m. Same arguments, same bytes. Thread: any.
Result<Model> makeParametric(const QString &category, const Eigen::Vector3f &size, const Look &look = {});
/// What stands for an unknown category: a neutral box with rounded edges. Never fails for a valid size.
Model makeUnknown(const Eigen::Vector3f &size);

} // namespace twinloom::asset
