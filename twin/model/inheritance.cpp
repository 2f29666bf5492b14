// SPDX-License-Identifier: Apache-2.0
#include "twin/model/inheritance.h"

namespace twinloom::twin
{

std::vector<const Element *> withAncestors(const Graph &graph, const Element &interface)
{
    std::vector<const Element *> line{&interface};
    QSet<QString> seen{interface.id};
    for (std::size_t i = 0; i < line.size(); ++i) {
        for (const Link *link : line[i]->linksOf("extends")) {
            const Element *ancestor = graph.find(link->id);
            if (ancestor && !seen.contains(ancestor->id)) {
                seen.insert(ancestor->id);
                line.push_back(ancestor);
            }
        }
    }
    return line;
}

} // namespace twinloom::twin
