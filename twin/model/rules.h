// SPDX-License-Identifier: Apache-2.0
// What can be checked only when all elements are known: references, counts, uniqueness, inheritance, depth, co-types.
// Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

/// Every reference leads to an element of the right class; those that lead nowhere are reported as unresolved.
void checkReferences(const Graph &graph, Findings &findings, const Progress &progress);
/// Required properties, counts, names that are unique, values that fit their schema, co-types' wishes.
void checkElements(const Graph &graph, Findings &findings, const Progress &progress);
/// Chains of `extends`, of components and of schemas: circles and depth; contents that are inherited twice.
void checkStructure(const Graph &graph, Findings &findings, const Progress &progress);

} // namespace twinloom::twin
