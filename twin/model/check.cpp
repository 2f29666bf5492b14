// SPDX-License-Identifier: Apache-2.0
#include "twin/model/check.h"

#include "twin/model/element_reader.h"
#include "twin/model/model_builder.h"
#include "core/nearest.h"
#include "twin/model/rules.h"

#include <QCoreApplication>

namespace twinloom::twin
{
namespace
{

/// Targets of relationships need not be there, but a misspelt one is worth a word.
void noteTargets(const Graph &graph, Findings &findings)
{
    std::vector<QString> interfaces;
    for (const Element &element : graph.elements) {
        if (qstrcmp(element.rule->name, "Interface") == 0)
            interfaces.push_back(element.id);
    }
    for (const Element &element : graph.elements) {
        const Literal *target = element.literal("target");
        if (!target || graph.find(target->text))
            continue;
        const QString message = QCoreApplication::translate("twin", "%1: its target %2 is not among the documents")
                                    .arg(element.id, target->text);
        findings.note(message, suggestion(target->text, interfaces),
                      {element.id, QStringLiteral("target"), target->text, element.source, target->place});
    }
}

} // namespace

QString Finding::text() const
{
    const QString at = QStringLiteral("%1:%2:%3: %4").arg(source).arg(place.line).arg(place.column).arg(message);
    return hint.isEmpty() ? at + QLatin1Char('.') : at + QStringLiteral(". ") + hint;
}

Result<CheckReport> check(const std::vector<ModelText> &texts, const CheckOptions &options, Progress progress)
{
    Findings findings(texts);
    std::deque<JsonValue> roots;
    Graph graph;
    ElementReader reader(options, graph, findings, progress);
    progress.stage(QCoreApplication::translate("twin", "Reading models"));
    for (std::size_t i = 0; i < texts.size() && !progress.cancelled(); ++i) {
        progress.set(0.7 * double(i) / double(texts.size()));
        TextPlace failure;
        auto root = readJson(texts[i].json, {}, &failure);
        if (!root) {
            QString what = root.error().message;
            what.chop(what.endsWith(QLatin1Char('.')) ? 1 : 0); // findings are put into sentences of their own
            findings.error("invalidJson", {{}, {}, what, i, failure});
            continue;
        }
        reader.readText(roots.emplace_back(std::move(*root)), i);
    }
    if (!findings.rejects())
        checkReferences(graph, findings, progress);
    if (!findings.rejects())
        checkElements(graph, findings, progress);
    if (!findings.rejects())
        checkStructure(graph, findings, progress);
    CheckReport report;
    report.accepted = !findings.rejects();
    if (report.accepted) {
        noteTargets(graph, findings);
        report.model = ModelBuilder::build(graph);
        report.interfaces.resize(texts.size());
        for (const Element &element : graph.elements) {
            if (qstrcmp(element.rule->name, "Interface") == 0)
                report.interfaces[element.source].push_back(element.id);
        }
    }
    if (progress.cancelled())
        return cancelledError();
    report.findings = findings.sorted();
    return report;
}

} // namespace twinloom::twin
