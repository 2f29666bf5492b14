// SPDX-License-Identifier: Apache-2.0
// What words of size mean in metres: a "double" bed is one of 1.35 m width and more (resources/scenegen/lexicon.json,
// "sizes"). Widths are those of the whole thing, a bed's frame included.
#pragma once

#include "core/geometry/box.h"

#include <QStringList>

#include <limits>
#include <vector>

namespace twinloom::scenegen
{

struct SizeWord {
    QString word, category; ///< "double", "Bed"
    bool isLength = false;  ///< measures the longer side; else the width
    double least = 0, most = std::numeric_limits<double>::infinity();
    double usual = 0; ///< what a thing gets of which no known one is of that size

    bool holds(const geometry::Vec3 &size) const;
    /// The size with the usual measure, the other sides as they are.
    geometry::Vec3 made(const geometry::Vec3 &size) const;
    /// "double Bed (1.35 m wide or more)", in the language in use.
    QString text() const;
};

/// The adjectives that say it, before any name of the category.
struct SizeNames {
    const SizeWord *size = nullptr;
    QStringList adjectives;
};
/// All that there are; not changed after the first call, safe from any thread.
const std::vector<SizeNames> &sizeNames();
/// Null: there is none.
const SizeWord *findSize(const QString &word, const QString &category);

/// That things of a category are of a size: of so many of them, of all for 0.
struct SizeWish {
    QString word, category;
    int count = 0;
    bool operator==(const SizeWish &) const = default;
};
/// What the `number`-th new thing of a category, from 0 on, is to be like; null: as it comes.
const SizeWord *sizeOf(const std::vector<SizeWish> &wishes, const QString &category, int number);
/// Whether things of the category differ: "a double bed and two single beds".
bool differInSize(const std::vector<SizeWish> &wishes, const QString &category);

} // namespace twinloom::scenegen
