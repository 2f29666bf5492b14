// SPDX-License-Identifier: GPL-3.0-or-later
// Layout alternatives: for which room, by which generator, with which wishes; where on the floor; and which alternative
// is shown. Thread: UI.
#pragma once

#include "app/studio/jobs/job_runner.h"
#include "app/studio/viewport/marks.h"
#include "app/workflow/generate_workflow.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace twinloom::studio
{

class FacilityEditor;
class FitSection;
class FoldSection;
class GraphEditor;
class NumberField;
class ParameterForm;
class PlanSummary;
class VariantList;
class WishList;

class GeneratePanel : public QWidget
{
    Q_OBJECT
public:
    explicit GeneratePanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    const scenegen::Registry &registry() const { return m_registry; }
    /// What the form says now.
    workflow::GenerateOptions options() const;
    /// Fills the form, for another seed.
    void edit(const workflow::GenerateOptions &options);

    /// The styles that there are by now.
    void takeStyles();

    WishList &wishes() { return *m_wishes; }
    FitSection &fit() { return *m_fit; }
    /// Null before it is opened for the first time.
    GraphEditor *graphEditor() { return m_graphEditor; }
    /// The same of the tables of departments and flows.
    FacilityEditor *facilityEditor() { return m_facilityEditor; }
    VariantList &variants() { return *m_variants; }
    /// In the room's frame, as the view's tools give them.
    void addRegion(const geometry::Polygon &outline);
    void clearRegions();
    /// Of variants: said below them when they are shown.
    void takeFindings(const NodeFindings &findings);
    void pinSelection();
    void unpinAll();
    /// The same again, but different where the selection or the regions are.
    void again();

Q_SIGNALS:
    void generateWanted(const twinloom::workflow::GenerateOptions &options);
    void addRoomWanted();
    /// The user's own models, and their styles.
    void libraryWanted();
    /// The view's tools for regions and for questions.
    void drawWanted();
    void askWanted();
    void marksChanged(const QString &layer, const std::vector<twinloom::studio::Mark> &marks);
    /// The floor that the tools work on.
    void floorChanged(const Eigen::Affine3d &frame);
    void refused(const twinloom::Error &error);

private:
    QFormLayout *buildChoices();
    void buildWishes(FoldSection &section);
    void buildPlace(FoldSection &section);
    void buildParameters(FoldSection &section);
    void connectAll();
    void takeGenerator();
    void takeRooms();
    void takeNextSeed();
    void showSeed(quint64 seed);
    void noteSeed();
    QString wrongField() const;
    void want(const workflow::GenerateOptions &options);
    quint64 nextSeed() const;
    void takeRoom();
    void takeSelection();
    void takeScene(const scene::Change &change);
    void readPrompt();
    void takeGraph(std::optional<scenegen::RelationGraph> graph);
    void showGraph();
    void editGraph();
    GraphEditor *makeGraphEditor();
    void editFacility();
    void showRegions();
    void showPinned();
    void showFindings();
    void showVariant(scene::NodeId variant);
    void pin(const std::vector<scene::NodeId> &nodes, bool pinned, const QString &label);
    std::vector<scene::NodeId> objectsOfRoom() const;
    scene::NodeId room() const;

    Document *m_document = nullptr;
    scenegen::Registry m_registry;
    std::vector<geometry::Polygon> m_regions;
    std::optional<scenegen::RelationGraph> m_graph; ///< drawn, or of a request that is edited
    std::vector<NodeFindings> m_found;              ///< since the project was opened
    scene::NodeId m_shownRoom;
    QComboBox *m_room, *m_type, *m_generator, *m_style, *m_keep;
    QLabel *m_summary, *m_understood, *m_unknown, *m_regionText, *m_pinnedText, *m_graphText, *m_variantsTitle,
        *m_noRoom, *m_findings;
    QLineEdit *m_prompt;
    NumberField *m_seed, *m_count;
    ParameterForm *m_form;
    WishList *m_wishes;
    FitSection *m_fit;
    QPushButton *m_draw, *m_clearRegions, *m_editGraph, *m_clearGraph, *m_editFacility, *m_pin, *m_unpin, *m_go,
        *m_again, *m_addRoom;
    VariantList *m_variants;
    PlanSummary *m_plan;
    GraphEditor *m_graphEditor = nullptr;       ///< once it was wanted
    FacilityEditor *m_facilityEditor = nullptr; ///< likewise
    QScrollArea *m_scroll = nullptr;
    FoldSection *m_wishSection, *m_placeSection, *m_parameterSection;
};

} // namespace twinloom::studio
