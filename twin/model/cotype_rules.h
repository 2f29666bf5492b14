// SPDX-License-Identifier: Apache-2.0
// What co-types ask of the element that they stand on, its unit and its siblings. Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

/// Finds the contents that stand beside each other in an interface or in those that are derived from it. Collects an
/// interface's once.
class Siblings
{
public:
    explicit Siblings(const Graph &graph) : m_graph(graph) {}
    /// `interface` is the index of its element; nullptr when there is none of the name.
    const Element *named(int interface, const QString &name);

private:
    QHash<QString, int> collect(int interface) const;

    const Graph &m_graph;
    QHash<int, QHash<QString, int>> m_byName;
};

void checkCotypeRules(const Graph &graph, const Element &element, Siblings &siblings, Findings &findings);

} // namespace twinloom::twin
