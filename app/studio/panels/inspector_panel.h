// SPDX-License-Identifier: GPL-3.0-or-later
// What the active node is, as a form derived from document/properties.h; each finished edit is one Change.
#pragma once

#include "app/studio/document/document.h"
#include "app/studio/document/properties.h"

#include <QWidget>

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

Q_SIGNALS:
    void refused(const twinloom::Error &error);

private:
    struct Row {
        Property property;
        QWidget *editor = nullptr;
    };

    /// Of the node, and of the point of it that was picked.
    std::vector<PropertySection> sections(const scene::Node &node) const;
    void rebuild();
    void refresh();
    void addHeading(const scene::Node &node);
    void addSection(const PropertySection &section);
    QWidget *makeEditor(const Property &property);
    void showValue(const Row &row, const scene::Node &node);
    void assign(const QString &propertyId, const QVariant &value);

    Document *m_document = nullptr;
    scene::NodeId m_node;
    QString m_shape; ///< what the form shows, as a key: a new form only when it changes
    QScrollArea *m_scroll;
    QVBoxLayout *m_layout = nullptr;
    std::vector<Row> m_rows;
};

} // namespace twinloom::studio
