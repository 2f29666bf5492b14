// SPDX-License-Identifier: GPL-3.0-or-later
// A window with two tables: the departments of a hall, and the material that flows between them and its doors. What it
// says are parameters of the generator "facility". Thread: UI.
#pragma once

#include "app/studio/document/facility_draft.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace twinloom::studio
{

class FacilityEditor : public QDialog
{
    Q_OBJECT
public:
    explicit FacilityEditor(QWidget *parent);

    /// Begins anew, for the doors of that room.
    void begin(const FacilityDraft &draft, const scene::Room &room);
    const FacilityDraft &draft() const { return m_draft; }

    void addDepartment();
    void removeDepartment();
    void addFlow();
    void removeFlow();

Q_SIGNALS:
    /// By every edit that a person makes.
    void changed(const QJsonObject &parameters);
    void generateWanted();

private:
    QWidget *buildPart(const QString &title, QTableWidget *table, QPushButton *add, QPushButton *remove);
    void connectAll();
    void fillDepartments();
    void fillFlows();
    void takeDepartment(int row, int column);
    void commit(FacilityDraft draft);
    void sayWhatIsWrong();

    FacilityDraft m_draft;
    scene::Room m_room;
    QTableWidget *m_departments, *m_flows;
    QPushButton *m_addDepartment, *m_removeDepartment, *m_addFlow, *m_removeFlow, *m_generate;
    QLabel *m_note;
};

} // namespace twinloom::studio
