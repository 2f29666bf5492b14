// SPDX-License-Identifier: GPL-3.0-or-later
// What the active node is, as a form derived from document/properties.h; each finished edit is one Change, of all
// selected nodes that have the property.
#pragma once

#include "app/studio/document/document.h"
#include "app/studio/document/properties.h"
#include "app/workflow/replace_objects.h"

#include <QWidget>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace twinloom::studio
{

class InspectorPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);
    void setDocument(Document *document);
    /// The editor of a property ("object.width"); null when it is not shown.
    QWidget *editor(const QString &propertyId) const;
    /// What was found for a scanned object, to choose from while it is shown.
    void showModels(const workflow::FoundModels &found);

Q_SIGNALS:
    void refused(const twinloom::Error &error);
    /// What was generated is to be made again, or its request to be edited.
    void againWanted(twinloom::scene::NodeId made);
    void requestWanted(twinloom::scene::NodeId made);
    /// Models for a scanned object are to be looked for, one of them to be put in its place, or the object to be put
    /// back.
    void candidatesWanted(twinloom::scene::NodeId object);
    void modelChosen(const twinloom::workflow::FoundModels &found, int candidate);
    void putBackWanted(twinloom::scene::NodeId object);
    /// Return was pressed in a field and what it holds was taken: the keys are the view's again.
    void finished();

private:
    struct Row {
        Property property;
        QString section;
        QWidget *editor = nullptr;
    };

    /// Of the node, of the request that it was made from, and of the point of it that was picked.
    std::vector<PropertySection> sections(const scene::Node &node) const;
    void rebuild();
    void refresh();
    void addHeading(const scene::Node &node);
    void addSection(const PropertySection &section);
    void addAgain(scene::NodeId made);
    void addModels(const scene::Node &object);
    QWidget *makeEditor(const Property &property);
    void leaveWithReturn(QLineEdit &edit);
    void showValue(const Row &row);
    void showSeveral(const Row &row);
    void showRange(const Row &row, const std::vector<scene::NodePtr> &nodes);
    /// Those selected that have the row's property; the active one is the last.
    std::vector<scene::NodePtr> having(const Row &row) const;
    void assign(const QString &propertyId, const QVariant &value);

    Document *m_document = nullptr;
    std::vector<scene::NodeId> m_nodes; ///< what the form is for; the last is the active one
    QString m_shape;                    ///< what the form shows, as a key: a new form only when it changes
    QScrollArea *m_scroll;
    QVBoxLayout *m_layout = nullptr;
    std::vector<Row> m_rows;
    std::optional<workflow::FoundModels> m_found; ///< the last that was looked for
};

} // namespace twinloom::studio
