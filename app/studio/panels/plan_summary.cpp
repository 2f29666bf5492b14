// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/plan_summary.h"

#include "core/scene/marking.h"

#include <QLocale>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QString cell(const QString &text, const char *tag = "td", const char *align = "right")
{
    return u"<%1 align=\"%2\" style=\"padding-right: 10px\">%3</%1>"_s.arg(
        QLatin1StringView(tag), QLatin1StringView(align), text.toHtmlEscaped());
}

QString number(const QJsonObject &facts, const QString &key, int decimals = 0, double factor = 1)
{
    return facts.contains(key) ? QLocale().toString(facts.value(key).toDouble() * factor, 'f', decimals) : u"–"_s;
}

} // namespace

PlanSummary::PlanSummary(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWordWrap(true);
    hide();
}

void PlanSummary::show(const Document *document, scene::NodeId variant)
{
    QString departments, flows, totals;
    for (const scene::NodeId id :
         document && !variant.isNull() ? document->hierarchy().subtree(variant) : std::vector<scene::NodeId>()) {
        const scene::NodePtr node = document->scene().find(id);
        const auto marking = scene::markingOf(*node);
        if (!marking)
            continue;
        const QJsonObject &facts = marking->facts;
        if (marking->kind == "department"_L1)
            departments += u"<tr>"_s + cell(node->name, "td", "left") +
                           cell(number(facts, facts.contains(u"net_area"_s) ? u"net_area"_s : u"area"_s)) +
                           cell(facts.contains(u"gross_area"_s) ? number(facts, u"gross_area"_s) : QString()) +
                           cell(number(facts, u"wanted_area"_s)) + cell(number(facts, u"share"_s, 0, 100)) + u"</tr>"_s;
        else if (marking->kind == "flow"_L1)
            flows += u"<tr>"_s +
                     cell(u"%1 → %2"_s.arg(facts[u"from"_s].toString(), facts[u"to"_s].toString()), "td", "left") +
                     cell(number(facts, u"amount"_s)) + cell(number(facts, u"distance"_s)) +
                     cell(number(facts, u"walking_distance"_s)) + cell(number(facts, u"cost"_s)) + u"</tr>"_s;
        else if (facts.contains(u"handling_cost"_s))
            totals = tr("Handling cost %1 loads × m, %2 m a load, %3 m on foot. Departments take %4 % of the floor, "
                        "aisles %5 %.")
                         .arg(number(facts, u"handling_cost"_s), number(facts, u"mean_distance"_s, 1),
                              number(facts, u"mean_walking_distance"_s, 1),
                              number(facts, u"department_share"_s, 0, 100), number(facts, u"aisle_share"_s, 0, 100));
    }
    const QString areaHead = cell(tr("Department"), "th", "left") + cell(tr("m²"), "th") +
                             cell(tr("with aisles"), "th") + cell(tr("wanted"), "th") + cell(tr("% of floor"), "th");
    const QString flowHead = cell(tr("Flow"), "th", "left") + cell(tr("loads"), "th") + cell(tr("m"), "th") +
                             cell(tr("on foot"), "th") + cell(tr("cost"), "th");
    setText(u"<p>%1</p><table><tr>%2</tr>%3</table><br><table><tr>%4</tr>%5</table>"_s.arg(
        totals.toHtmlEscaped(), areaHead, departments, flowHead, flows));
    setVisible(!totals.isEmpty());
    fitHeight();
}

void PlanSummary::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fitHeight();
}

/// A column that has just grown would squash the rows, since a wrapped text has no least height of its own.
void PlanSummary::fitHeight()
{
    setMinimumHeight(text().isEmpty() ? 0 : heightForWidth(width()));
}

} // namespace twinloom::studio
