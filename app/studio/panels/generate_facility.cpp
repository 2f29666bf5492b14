// SPDX-License-Identifier: GPL-3.0-or-later
// GeneratePanel and the departments of a hall.
#include "app/studio/panels/facility_editor.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/parameter_form.h"

#include <QPushButton>

namespace twinloom::studio
{

void GeneratePanel::editFacility()
{
    if (!m_facilityEditor) {
        m_facilityEditor = new FacilityEditor(this);
        connect(m_facilityEditor, &FacilityEditor::changed, this, [this](const QJsonObject &parameters) {
            for (auto it = parameters.begin(); it != parameters.end(); ++it)
                m_form->setText(it.key(), it.value().toString());
        });
        connect(m_facilityEditor, &FacilityEditor::generateWanted, m_go, &QPushButton::click);
    }
    const auto shown =
        m_document ? scene::roomFromScene(m_document->hierarchy(), room()) : Result<scene::Room>(scene::Room());
    m_facilityEditor->begin(facilityDraftOf(m_form->allValues()), shown ? *shown : scene::Room());
    m_facilityEditor->show();
    m_facilityEditor->raise();
    m_facilityEditor->activateWindow();
}

} // namespace twinloom::studio
