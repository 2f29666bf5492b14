// SPDX-License-Identifier: GPL-3.0-or-later
// Departments and flows of a hall as rows of tables, from and to the parameters of the generator "facility".
#pragma once

#include "core/result.h"
#include "core/scene/room.h"

#include <QJsonObject>

#include <vector>

namespace twinloom::studio
{

/// Cells as a person types them; what they mean is in scenegen/facility/facility_plan.h.
struct DepartmentRow {
    QString name, area, band;
    QString place; ///< "x,y" or "x,y,length,width"; empty: anywhere
    bool operator==(const DepartmentRow &) const = default;
};

struct FlowRow {
    QString from, to, amount;
    bool operator==(const FlowRow &) const = default;
};

struct FacilityDraft {
    std::vector<DepartmentRow> departments;
    std::vector<FlowRow> flows;
    bool operator==(const FacilityDraft &) const = default;
};

/// What the parameters "departments", "flow" and "fixed" say; whatever they hold becomes some cell.
FacilityDraft facilityDraftOf(const QJsonObject &parameters);
/// Back again, all three of them. Rows without anything in them are left out.
QJsonObject parametersOf(const FacilityDraft &draft);
/// The generator's first objection to them in this room, or nothing.
Result<void> check(const FacilityDraft &draft, const scene::Room &room);

/// A name that no department has yet.
QString freeName(const FacilityDraft &draft);
/// The flows follow their department, and so does nothing else.
FacilityDraft renamed(FacilityDraft draft, std::size_t department, const QString &name);
/// With its flows gone, too.
FacilityDraft withoutDepartment(FacilityDraft draft, std::size_t department);
/// Departments, and then doors: what flows go between.
QStringList endsOf(const FacilityDraft &draft, const scene::Room &room);

/// What stands in a department, as people call it: "machining".
QString bandText(const QString &band);
QStringList bands();

} // namespace twinloom::studio
