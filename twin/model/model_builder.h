// SPDX-License-Identifier: Apache-2.0
// From checked elements to a Model. Private to twin/model.
#pragma once

#include "twin/model/element.h"

namespace twinloom::twin
{

class ModelBuilder
{
public:
    /// `graph` must have passed all checks.
    static Model build(const Graph &graph);

private:
    explicit ModelBuilder(const Graph &graph) : m_graph(graph) {}

    void addInterface(const Element &element);
    Content contentOf(const Element &element);
    CommandPayload payloadOf(const Element &command, const char *property);
    /// Makes the schema known, with all that it holds, and gives its id.
    QString addSchema(const Element &holder, const char *property);
    void addSchemaElement(const Element &element);
    Schema::Part partOf(const Element &field);

    const Graph &m_graph;
    Model m_model;
};

} // namespace twinloom::twin
