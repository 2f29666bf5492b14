// SPDX-License-Identifier: Apache-2.0
// What a prompt was understood to ask for, and how that is told.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// Of one category. More are not asked of a generator, since no room that it serves would hold them.
constexpr int kMostAsked = 1000;

struct PromptReading {
    QString roomType;                  ///< empty: none was named
    std::map<QString, int> counts;     ///< by category, 0 to kMostAsked; 0 bans it
    std::map<QString, int> most;       ///< the same, not to be exceeded: "at most 3"
    std::vector<Wish> wishes;          ///< without a relation: at least so many, at least one
    std::map<QString, QString> shapes; ///< by category: "round"
    std::vector<SizeWish> sizes;       ///< "double" beds
    QString style;                     ///< of all that no other is said of: "nordic"; empty: none was named
    std::map<QString, QString> styles; ///< by category
    std::optional<double> density;
    QStringList unknown;              ///< words that mean nothing here, and numbers that count nothing
    QStringList refused;              ///< "2.5", "-3": numbers that no count can be, as written
    QStringList negations;            ///< "not by the window": of no request, passed over, as written
    bool shortened = false;           ///< the prompt was longer than what is read of it
    std::map<QString, double> capped; ///< by category: what was asked for beyond kMostAsked
    /// What was understood, in the language in use: "Bedroom; 2 x Desk; Desk by-window". Empty when nothing was
    /// understood.
    QString echo() const;
};

} // namespace twinloom::scenegen
