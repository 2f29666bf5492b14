// SPDX-License-Identifier: GPL-3.0-or-later
// GeneratePanel and the relations that a person wants.
#include "app/studio/graph/graph_editor.h"
#include "app/studio/panels/generate_panel.h"
#include "app/workflow/relation_graphs.h"
#include "scenegen/graph/statistics.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace twinloom::studio
{

void GeneratePanel::takeGraph(std::optional<scenegen::RelationGraph> graph)
{
    m_graph = std::move(graph);
    showGraph();
    if (m_graphEditor)
        m_graphEditor->begin(m_graph.value_or(scenegen::RelationGraph()));
}

void GeneratePanel::showGraph()
{
    m_clearGraph->setVisible(m_graph.has_value());
    m_graphText->setText(m_graph
                             ? tr("Things: %1 · relations: %2").arg(m_graph->nodes.size()).arg(m_graph->edges.size())
                             : tr("As the generator thinks"));
}

void GeneratePanel::editGraph()
{
    if (!m_graphEditor) {
        m_graphEditor = makeGraphEditor();
        m_graphEditor->begin(m_graph.value_or(scenegen::RelationGraph()));
    }
    m_graphEditor->show();
    m_graphEditor->raise();
    m_graphEditor->activateWindow();
}

GraphEditor *GeneratePanel::makeGraphEditor()
{
    const auto &known = scenegen::Statistics::builtIn().categories;
    auto *editor = new GraphEditor({known.begin(), known.end()}, this);
    connect(editor, &GraphEditor::changed, this, [this](const scenegen::RelationGraph &graph) {
        m_graph = graph.nodes.empty() ? std::nullopt : std::optional(graph);
        showGraph();
    });
    connect(editor, &GraphEditor::roomWanted, this, [this, editor] {
        if (const auto shown =
                m_document ? scene::roomFromScene(m_document->hierarchy(), room()) : Result<scene::Room>(scene::Room()))
            editor->replace(workflow::graphOfRoom(*shown));
        else
            Q_EMIT refused(shown.error());
    });
    connect(editor, &GraphEditor::promptWanted, this,
            [this, editor] { editor->replace(workflow::graphOfPrompt(scenegen::readPrompt(m_prompt->text()))); });
    connect(editor, &GraphEditor::generateWanted, m_go, &QPushButton::click);
    return editor;
}

} // namespace twinloom::studio
