// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/inspector_panel.h"

#include "app/studio/document/edits.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/document/openings.h"
#include "app/studio/panels/choice_field.h"
#include "app/studio/panels/form_field.h"
#include "app/studio/panels/models_section.h"
#include "app/studio/panels/number_field.h"
#include "app/studio/panels/scroll_column.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/workflow/generate_again.h"
#include "app/workflow/scan_notes.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kLabelWidth = 112;

QLabel *label(const QString &text, const char *role)
{
    auto *made = new QLabel(text);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

QFrame *rule()
{
    auto *line = new QFrame;
    line->setObjectName(u"rule"_s);
    return line;
}

/// Neither on nor off where several differ; by hand it is one of them.
void showFlag(QCheckBox &box, Qt::CheckState state)
{
    box.setTristate(state == Qt::PartiallyChecked);
    box.setCheckState(state);
}

/// Below the field, what it has to say of its value.
QLabel *noteOf(ChoiceField &choice)
{
    QLabel *note = label({}, "warning");
    note->setObjectName(u"note"_s);
    note->setWordWrap(true);
    note->hide();
    QObject::connect(&choice, &ChoiceField::said, note, [note](const QString &text) {
        note->setText(text);
        note->setVisible(!text.isEmpty());
    });
    return note;
}

/// What the form looks like, as a key.
QString shapeOf(const scene::Node &node, const std::vector<PropertySection> &sections)
{
    QString shape = hasModels(node) ? node.find<scene::ObjectComponent>()->asset + u'/' : QString();
    for (const PropertySection &section : sections) {
        shape += section.id + u'/';
        for (const Property &property : section.properties)
            shape += property.id + u' ';
    }
    return shape;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent) : QWidget(parent), m_scroll(new ScrollColumn)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    rebuild();
}

void InspectorPanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_found.reset();
    if (document) {
        connect(document, &Document::changed, this, &InspectorPanel::refresh);
        connect(document, &Document::selectionChanged, this, &InspectorPanel::refresh);
    }
    rebuild();
}

QWidget *InspectorPanel::editor(const QString &propertyId) const
{
    for (const Row &row : m_rows)
        if (row.property.id == propertyId)
            return row.editor;
    return nullptr;
}

std::vector<PropertySection> InspectorPanel::sections(const scene::Node &node) const
{
    auto sections = propertiesOf(node);
    const auto read = [this](const scene::BlobId &id) { return m_document->blob(id); };
    for (PropertySection &section : sections)
        if (section.id == QLatin1StringView(scene::OpeningComponent::kType) && wallOf(m_document->hierarchy(), node))
            keepInWall(section, [this]() -> const scene::Hierarchy & { return m_document->hierarchy(); });
    if (const auto *recipe = node.find<scene::RecipeComponent>()) {
        if (const auto request = workflow::requestOf(*recipe, {{}, read}))
            sections.push_back(requestSection(recipe->inputHash, *request));
    }
    if (const scene::BlobId blob = workflow::scanReportBlob(node); !blob.isEmpty())
        if (const auto report = workflow::scanReportOf(node, {{}, read}))
            sections.push_back(scanReportSection(blob, *report));
    if (const auto &point = m_document->point()) {
        PropertySection section = pointSection(*point);
        // Its values are the point's, not the node's: another point is another form.
        section.id = u"point %1 %2 %3"_s.arg(point->x()).arg(point->y()).arg(point->z());
        sections.insert(sections.begin() + 1, std::move(section));
    }
    return sections;
}

void InspectorPanel::refresh()
{
    const scene::NodePtr node = m_document ? m_document->active() : nullptr;
    if (!node || m_document->selection() != m_nodes || shapeOf(*node, sections(*node)) != m_shape) {
        rebuild();
        return;
    }
    for (const Row &row : m_rows)
        showValue(row);
}

void InspectorPanel::rebuild()
{
    m_rows.clear();
    auto *content = new QWidget;
    content->setObjectName(u"panel"_s);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(12, 12, 12, 12);
    m_layout->setSpacing(8);
    const scene::NodePtr node = m_document ? m_document->active() : nullptr;
    m_nodes = node ? m_document->selection() : std::vector<scene::NodeId>{};
    m_shape.clear();
    if (!node) {
        QLabel *hint = label(tr("Select something in the view or in the outliner to see and edit what it is."), "dim");
        hint->setWordWrap(true);
        m_layout->addWidget(hint);
    } else {
        const auto shown = sections(*node);
        m_shape = shapeOf(*node, shown);
        addHeading(*node);
        for (const PropertySection &section : shown)
            addSection(section);
        const bool hasRequest = !shown.empty() && shown.back().id.startsWith(kRequestSection);
        if (hasRequest && m_nodes.size() == 1 && !m_document->readOnly())
            addAgain(node->id);
        if (hasModels(*node) && m_nodes.size() == 1 && !m_document->readOnly())
            addModels(*node);
        for (const Row &row : m_rows)
            showValue(row);
    }
    m_layout->addStretch();
    // The old form may be the one that is just saying what was entered: it goes when it has returned.
    if (QWidget *old = m_scroll->takeWidget())
        old->deleteLater();
    m_scroll->setWidget(content);
}

void InspectorPanel::addHeading(const scene::Node &node)
{
    const NodeKind kind = kindOf(node);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *picture = new QLabel;
    picture->setPixmap(iconPixmap(kind.icon, 20, theme().accent, devicePixelRatioF()));
    row->addWidget(picture);
    const auto count = static_cast<int>(m_nodes.size());
    row->addWidget(
        label(count > 1 ? tr("%1 · last of %n selected", nullptr, count).arg(kind.name) : kind.name, "section"));
    row->addStretch();
    if (count == 1)
        row->addWidget(label(node.id.toString(), "dim"));
    m_layout->addLayout(row);
    if (count > 1)
        m_layout->addWidget(dim(tr("An edit changes all of them that have the field.")));
}

void InspectorPanel::addSection(const PropertySection &section)
{
    if (section.id != "node"_L1) {
        m_layout->addSpacing(4);
        m_layout->addWidget(rule());
        m_layout->addWidget(label(section.title, "section"));
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Property &property : section.properties) {
        if (property.ofOne && m_nodes.size() > 1)
            continue;
        QWidget *editor = makeEditor(property);
        editor->setObjectName(property.id);
        editor->setAccessibleName(property.label);
        QLabel *caption = label(property.label, "dim");
        caption->setBuddy(editor);
        caption->setMinimumHeight(28);
        grid->addWidget(caption, line, 0, Qt::AlignTop);
        grid->addWidget(editor, line++, 1);
        if (auto *choice = qobject_cast<ChoiceField *>(editor))
            grid->addWidget(noteOf(*choice), line++, 1);
        m_rows.push_back({property, section.id, editor});
    }
    m_layout->addLayout(grid);
}

void InspectorPanel::showModels(const workflow::FoundModels &found)
{
    m_found = found;
    const bool focused = isAncestorOf(QApplication::focusWidget());
    rebuild();
    // Not the first field of the new form, where a key would be an edit.
    if (auto *list = m_scroll->widget()->findChild<QTreeWidget *>(u"models.list"_s); list && focused)
        list->setFocus();
}

void InspectorPanel::addModels(const scene::Node &object)
{
    m_layout->addSpacing(4);
    m_layout->addWidget(rule());
    m_layout->addWidget(label(tr("Models"), "section"));
    const bool known = m_found && m_found->node == object.id;
    auto *section = new ModelsSection(object, known ? &*m_found : nullptr);
    section->setObjectName(u"models"_s);
    connect(section, &ModelsSection::findWanted, this, [this, id = object.id] { Q_EMIT candidatesWanted(id); });
    connect(section, &ModelsSection::putBackWanted, this, [this, id = object.id] { Q_EMIT putBackWanted(id); });
    connect(section, &ModelsSection::chosen, this, [this](int candidate) {
        if (m_found)
            Q_EMIT modelChosen(*m_found, candidate);
    });
    m_layout->addWidget(section);
}

void InspectorPanel::addAgain(scene::NodeId made)
{
    auto *again = new QPushButton(tr("Generate again"));
    again->setObjectName(u"recipe.again"_s);
    again->setToolTip(tr("Makes the same layout once more, as a variant of its own"));
    connect(again, &QPushButton::clicked, this, [this, made] { Q_EMIT againWanted(made); });
    auto *edit = new QPushButton(tr("Edit and generate…"));
    edit->setObjectName(u"recipe.edit"_s);
    edit->setToolTip(tr("Puts what was asked for into the panel Generate"));
    connect(edit, &QPushButton::clicked, this, [this, made] { Q_EMIT requestWanted(made); });
    m_layout->addWidget(again);
    m_layout->addWidget(edit);
}

QWidget *InspectorPanel::makeEditor(const Property &property)
{
    const QString id = property.id;
    const bool editable = property.assign && m_document && !m_document->readOnly();
    switch (property.kind) {
    case Property::Kind::Number: {
        auto *field = new NumberField(property.unit, property.decimals);
        field->setRange(property.least, property.most);
        field->setSingleStep(property.step);
        field->setUnset(property.unset);
        field->setEnabled(editable);
        leaveWithReturn(*field);
        connect(field, &NumberField::committed, this, [this, id](double value) { assign(id, value); });
        connect(field, &NumberField::cleared, this, [this, id] { assign(id, {}); });
        return field;
    }
    case Property::Kind::Flag: {
        auto *box = new QCheckBox;
        box->setEnabled(editable);
        connect(box, &QCheckBox::clicked, this, [this, id](bool on) { assign(id, on); });
        return box;
    }
    case Property::Kind::Choice: {
        auto *box = new ChoiceField(property.choices, property.shown, property.unknown);
        box->setEnabled(editable);
        leaveWithReturn(*box->lineEdit());
        connect(box, &ChoiceField::chosen, this, [this, id](const QString &value) { assign(id, value); });
        return box;
    }
    case Property::Kind::Text: {
        auto *edit = new QLineEdit;
        edit->setEnabled(editable);
        asFormField(*edit);
        leaveWithReturn(*edit);
        connect(edit, &QLineEdit::editingFinished, this, [this, id, edit] {
            if (edit->isModified())
                assign(id, edit->text());
        });
        return edit;
    }
    case Property::Kind::Information:
        break;
    }
    auto *text = new QLabel;
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setMinimumHeight(28);
    text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return text;
}

void InspectorPanel::leaveWithReturn(QLineEdit &edit)
{
    // Queued: the focus must not leave while the field is at work with the key.
    connect(
        &edit, &QLineEdit::returnPressed, this,
        [this] {
            const auto *number = qobject_cast<NumberField *>(focusWidget());
            if (!number || number->valid())
                Q_EMIT finished();
        },
        Qt::QueuedConnection);
}

std::vector<scene::NodePtr> InspectorPanel::having(const Row &row) const
{
    std::vector<scene::NodePtr> nodes;
    for (const scene::NodeId id : m_nodes)
        if (scene::NodePtr node = m_document->scene().find(id);
            node && (id == m_nodes.back() || hasSection(*node, row.section)))
            nodes.push_back(std::move(node));
    return nodes;
}

void InspectorPanel::showValue(const Row &row)
{
    const std::vector<scene::NodePtr> nodes = having(row);
    const QVariant value = row.property.value(*nodes.back());
    const QSignalBlocker blocker(row.editor);
    showRange(row, nodes);
    if (std::ranges::any_of(nodes, [&](const auto &node) { return row.property.value(*node) != value; }))
        showSeveral(row);
    else if (auto *number = qobject_cast<NumberField *>(row.editor))
        value.isValid() ? number->show(value.toDouble()) : number->showUnset();
    else if (auto *flag = qobject_cast<QCheckBox *>(row.editor))
        showFlag(*flag, value.toBool() ? Qt::Checked : Qt::Unchecked);
    else if (auto *choice = qobject_cast<ChoiceField *>(row.editor))
        choice->show(value.toString());
    else if (auto *text = qobject_cast<QLineEdit *>(row.editor))
        showText(*text, value.toString());
    else if (auto *information = qobject_cast<QLabel *>(row.editor))
        information->setText(value.toString().isEmpty() ? u"–"_s : value.toString());
}

/// What all of them allow.
void InspectorPanel::showRange(const Row &row, const std::vector<scene::NodePtr> &nodes)
{
    auto *number = qobject_cast<NumberField *>(row.editor);
    if (!number || !row.property.range)
        return;
    double least = row.property.least, most = row.property.most;
    for (const scene::NodePtr &node : nodes) {
        const auto [low, high] = row.property.range(*node);
        least = std::max(least, low);
        most = std::min(most, high);
    }
    number->setRange(least, most);
}

void InspectorPanel::showSeveral(const Row &row)
{
    if (auto *number = qobject_cast<NumberField *>(row.editor)) {
        number->showSeveral();
    } else if (auto *flag = qobject_cast<QCheckBox *>(row.editor)) {
        showFlag(*flag, Qt::PartiallyChecked);
    } else if (auto *choice = qobject_cast<ChoiceField *>(row.editor)) {
        choice->showSeveral();
    } else if (auto *information = qobject_cast<QLabel *>(row.editor)) {
        information->setText(severalValues());
    }
}

void InspectorPanel::assign(const QString &propertyId, const QVariant &value)
{
    const auto row = std::ranges::find(m_rows, propertyId, [](const Row &r) { return r.property.id; });
    if (row == m_rows.end() || !m_document || !row->property.assign)
        return;
    const Property property = row->property; // the commit may build a new form
    const std::vector<scene::NodePtr> nodes = having(*row);
    if (nodes.empty())
        return;
    const auto same = [&](const scene::NodePtr &node) {
        const QVariant old = property.value(*node);
        // Neither categories nor types of rooms regard case.
        return property.kind == Property::Kind::Choice
                   ? old.toString().compare(value.toString(), Qt::CaseInsensitive) == 0
                   : old == value;
    };
    NodeIds others;
    for (const scene::NodePtr &node : nodes)
        if (!same(node))
            others.push_back(node->id);
    const QString label = nodes.size() > 1
                              ? tr("%1 of %n node(s)", nullptr, static_cast<int>(nodes.size())).arg(property.label)
                              : tr("%1 of %2").arg(property.label, nameText(*nodes.back()));
    const auto done =
        m_document->commit(editNodes(m_document->scene(), others, [&](scene::Node &n) { property.assign(n, value); }),
                           u"studio.edit."_s + propertyId, label);
    if (!done)
        Q_EMIT refused(done.error());
    refresh();
}

} // namespace twinloom::studio
