// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/facility_draft.h"

#include "scenegen/facility/facility_plan.h"
#include "scenegen/facility/hall_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// The bands of resources/scenegen/hall_rules.json, for the catalogues of translations.
[[maybe_unused]] constexpr const char *kBands[] = {
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "assembly"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "benches"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "line"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "machining"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "moulding"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "office desks"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "office lounge"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "office meeting"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "office storage"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "packing"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "pressing"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "rack"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "racks"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "robots"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "services"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "shelves"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "staging"),
    QT_TRANSLATE_NOOP("twinloom::studio::Bands", "staging wall"),
};

bool isSame(const QString &a, const QString &b)
{
    return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0;
}

QStringList partsOf(const QJsonObject &parameters, const QString &name)
{
    QStringList parts;
    for (const QString &part : parameters.value(name).toString().split(u';'))
        if (!part.trimmed().isEmpty())
            parts << part.trimmed();
    return parts;
}

/// Separators would begin another cell.
QString cell(QString text)
{
    return text.remove(u';').remove(u':').trimmed();
}

} // namespace

FacilityDraft facilityDraftOf(const QJsonObject &parameters)
{
    FacilityDraft draft;
    for (const QString &part : partsOf(parameters, u"departments"_s))
        draft.departments.push_back({part.section(u':', 0, 0).trimmed(), part.section(u':', 1, 1).trimmed(),
                                     part.section(u':', 2).trimmed(), QString()});
    for (const QString &part : partsOf(parameters, u"flow"_s))
        draft.flows.push_back({part.section(u'>', 0, 0).trimmed(), part.section(u'>', 1).section(u':', 0, 0).trimmed(),
                               part.section(u'>', 1).section(u':', 1).trimmed()});
    for (const QString &part : partsOf(parameters, u"fixed"_s))
        for (DepartmentRow &row : draft.departments)
            if (isSame(row.name, part.section(u':', 0, 0)))
                row.place = part.section(u':', 1).trimmed();
    return draft;
}

QJsonObject parametersOf(const FacilityDraft &draft)
{
    QStringList departments, flows, fixed;
    for (const DepartmentRow &row : draft.departments) {
        if (!row.name.isEmpty() || !row.area.isEmpty())
            departments << u"%1:%2:%3"_s.arg(cell(row.name), cell(row.area), cell(row.band));
        if (!row.place.trimmed().isEmpty())
            fixed << u"%1:%2"_s.arg(cell(row.name), cell(row.place));
    }
    for (const FlowRow &row : draft.flows)
        if (!row.from.isEmpty() || !row.to.isEmpty() || !row.amount.isEmpty())
            flows << u"%1>%2:%3"_s.arg(cell(row.from), cell(row.to), cell(row.amount));
    const QString next = u"; "_s;
    return {{u"departments"_s, departments.join(next)}, {u"flow"_s, flows.join(next)}, {u"fixed"_s, fixed.join(next)}};
}

Result<void> check(const FacilityDraft &draft, const scene::Room &room)
{
    const QJsonObject parameters = parametersOf(draft);
    const auto text = [&](const QString &name) { return parameters.value(name).toString(); };
    const auto plan = facility::readFacilityPlan(text(u"departments"_s), text(u"flow"_s), facility::stationsOf(room));
    if (!plan)
        return unexpected(plan.error());
    if (const auto fixed = facility::readFixed(*plan, text(u"fixed"_s)); !fixed)
        return unexpected(fixed.error());
    return {};
}

QString freeName(const FacilityDraft &draft)
{
    for (int number = static_cast<int>(draft.departments.size()) + 1;; ++number) {
        const QString name = QCoreApplication::translate("twinloom::studio::Bands", "Department %1").arg(number);
        if (std::none_of(draft.departments.begin(), draft.departments.end(),
                         [&](const DepartmentRow &row) { return isSame(row.name, name); }))
            return name;
    }
}

FacilityDraft renamed(FacilityDraft draft, std::size_t department, const QString &name)
{
    const QString before = std::exchange(draft.departments[department].name, cell(name));
    for (FlowRow &flow : draft.flows)
        for (QString *end : {&flow.from, &flow.to})
            if (isSame(*end, before))
                *end = draft.departments[department].name;
    return draft;
}

FacilityDraft withoutDepartment(FacilityDraft draft, std::size_t department)
{
    const QString name = draft.departments[department].name;
    draft.departments.erase(draft.departments.begin() + static_cast<std::ptrdiff_t>(department));
    std::erase_if(draft.flows, [&](const FlowRow &flow) { return isSame(flow.from, name) || isSame(flow.to, name); });
    return draft;
}

QStringList endsOf(const FacilityDraft &draft, const scene::Room &room)
{
    QStringList ends;
    for (const DepartmentRow &row : draft.departments)
        ends << row.name;
    for (const facility::Station &station : facility::stationsOf(room))
        ends << station.name;
    return ends;
}

QString bandText(const QString &band)
{
    QString words = band;
    return QCoreApplication::translate("twinloom::studio::Bands", words.replace(u'_', u' ').toUtf8().constData());
}

QStringList bands()
{
    QStringList names;
    for (const facility::BandRule &band : facility::HallRules::builtIn().bands)
        names << band.name;
    return names;
}

} // namespace twinloom::studio
