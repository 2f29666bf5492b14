// SPDX-License-Identifier: Apache-2.0
// What categories of things and types of rooms are called for people. What a project stores stays as it is.
#pragma once

#include <QString>

#include <span>

namespace twinloom::asset
{

/// In the language in use: "OfficeChair" as "Office chair" or "办公椅", "livingroom" as "Living room". A category that
/// nobody knows comes back in words of its own.
QString categoryText(const QString &category);

/// The same of a style of asset::styles() (parametric.h): "nordic" as "Nordic" or "北欧"; a tag of the user's stays as
/// it is.
QString styleText(const QString &style);

/// The names that the catalogues of translations have: all of the library, and what rooms and scans call things.
std::span<const char *const> namedCategories();

} // namespace twinloom::asset
