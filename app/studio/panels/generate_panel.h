// SPDX-License-Identifier: GPL-3.0-or-later
// Layout alternatives: which generator with which parameters for which room, and which alternative is shown.
#pragma once

#include "app/studio/document/document.h"
#include "app/workflow/generate_workflow.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace twinloom::studio
{

class ParameterForm;

class GeneratePanel : public QWidget
{
    Q_OBJECT
public:
    explicit GeneratePanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    const scenegen::Registry &registry() const { return m_registry; }
    /// What the form says now.
    workflow::GenerateOptions options() const;
    int variants() const;

Q_SIGNALS:
    void generateWanted();
    void addRoomWanted();
    void refused(const twinloom::Error &error);

private:
    void build();
    void takeGenerator();
    void takeRooms();
    void takeVariants();
    void followSelection();
    void showVariant(scene::NodeId variant);
    scene::NodeId room() const;

    Document *m_document = nullptr;
    scenegen::Registry m_registry;
    QComboBox *m_generator, *m_room, *m_keep;
    QLabel *m_summary, *m_variantsTitle, *m_noRoom;
    QLineEdit *m_prompt, *m_seed;
    QSpinBox *m_count;
    ParameterForm *m_form;
    QPushButton *m_go, *m_addRoom;
    QListWidget *m_variants;
};

} // namespace twinloom::studio
