// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/generate_panel.h"

#include "app/studio/document/edits.h"
#include "app/studio/panels/parameter_form.h"
#include "app/studio/theme/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMostVariants = 12;
constexpr int kVariantRow = 30; // pixels

QLabel *dim(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", u"dim"_s);
    label->setWordWrap(true);
    return label;
}

} // namespace

GeneratePanel::GeneratePanel(QWidget *parent)
    : QWidget(parent), m_registry(scenegen::Registry::builtIn()), m_generator(new QComboBox), m_room(new QComboBox),
      m_keep(new QComboBox), m_summary(dim({})), m_variantsTitle(new QLabel(tr("Variants"))), m_noRoom(dim({})),
      m_prompt(new QLineEdit), m_seed(new QLineEdit(u"1"_s)), m_count(new QSpinBox), m_form(new ParameterForm),
      m_go(new QPushButton(tr("Generate"))), m_addRoom(new QPushButton(tr("Add a room"))), m_variants(new QListWidget)
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    for (const auto &generator : m_registry.all())
        m_generator->addItem(generator->info().title, generator->info().id);
    // The one for any room goes first; others are for special ones.
    m_generator->setCurrentIndex(std::max(0, m_generator->findData(workflow::GenerateOptions().generator)));
    m_keep->setObjectName(u"generate.keep"_s);
    m_keep->addItem(tr("Keep all objects"), int(workflow::Keep::All));
    m_keep->addItem(tr("Keep pinned objects"), int(workflow::Keep::Pinned));
    m_keep->addItem(tr("Start from an empty room"), int(workflow::Keep::None));
    m_keep->setToolTip(tr("What happens to the objects that are in the room now"));
    m_prompt->setPlaceholderText(tr("For example: two desks by the window"));
    m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,15}"_s), m_seed));
    m_count->setRange(1, kMostVariants);
    m_count->setValue(3);
    m_count->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_go->setObjectName(u"generate.go"_s);
    m_variants->setObjectName(u"generate.variants"_s);
    m_go->setProperty("primary", true);
    m_go->setIconSize({16, 16});
    m_variants->setAccessibleName(tr("Variants"));
    build();
    connect(m_generator, &QComboBox::currentIndexChanged, this, &GeneratePanel::takeGenerator);
    connect(m_room, &QComboBox::currentIndexChanged, this, &GeneratePanel::takeVariants);
    connect(m_go, &QPushButton::clicked, this, &GeneratePanel::generateWanted);
    connect(m_addRoom, &QPushButton::clicked, this, &GeneratePanel::addRoomWanted);
    connect(m_variants, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showVariant({item->data(Qt::UserRole).toULongLong()});
    });
    takeGenerator();
    takeRooms();
}

void GeneratePanel::build()
{
    auto *content = new QWidget;
    content->setObjectName(u"panel"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(6);
    auto *seedRow = new QHBoxLayout;
    seedRow->setSpacing(4);
    auto *dice = new QToolButton;
    dice->setIcon(icon(u"dice"_s));
    dice->setToolTip(tr("Another seed"));
    dice->setAccessibleName(tr("Another seed"));
    connect(dice, &QToolButton::clicked, this,
            [this] { m_seed->setText(QString::number(QRandomGenerator::global()->bounded(1'000'000))); });
    seedRow->addWidget(m_seed);
    seedRow->addWidget(dice);
    form->addRow(tr("Room"), m_room);
    form->addRow(tr("Generator"), m_generator);
    form->addRow(tr("Wishes"), m_prompt);
    form->addRow(tr("Objects"), m_keep);
    form->addRow(tr("Seed"), seedRow);
    form->addRow(tr("Variants"), m_count);
    for (int row = 0; row < form->rowCount(); ++row)
        if (QLayoutItem *label = form->itemAt(row, QFormLayout::LabelRole))
            label->widget()->setProperty("role", u"dim"_s);
    for (QComboBox *box : {m_room, m_generator, m_keep})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_variantsTitle->setProperty("role", u"section"_s);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_form);
    layout->addWidget(m_noRoom);
    layout->addWidget(m_addRoom);
    layout->addWidget(m_go);
    layout->addSpacing(6);
    layout->addWidget(m_variantsTitle);
    layout->addWidget(m_variants, 100);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void GeneratePanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &Document::changed, this, &GeneratePanel::takeRooms);
        connect(document, &Document::selectionChanged, this, &GeneratePanel::followSelection);
    }
    takeRooms();
}

void GeneratePanel::takeGenerator()
{
    const auto generator = m_registry.find(m_generator->currentData().toString());
    if (!generator)
        return;
    m_summary->setText((*generator)->info().summary);
    m_form->setSpecs((*generator)->info().parameters);
}

scene::NodeId GeneratePanel::room() const
{
    return {m_room->currentData().toULongLong()};
}

void GeneratePanel::takeRooms()
{
    const scene::NodeId before = room();
    {
        const QSignalBlocker blocker(m_room);
        m_room->clear();
        if (m_document)
            for (const scene::NodeId id : roomsIn(m_document->scene()))
                m_room->addItem(icon(u"room"_s), m_document->scene().find(id)->name, id.value);
        if (const int index = m_room->findData(before.value); index >= 0)
            m_room->setCurrentIndex(index);
    }
    const bool any = m_room->count() > 0;
    const bool writable = m_document && !m_document->readOnly();
    m_room->setEnabled(any);
    m_go->setEnabled(any && writable && m_generator->count() > 0);
    m_noRoom->setText(tr("Layouts are made for a room: import a scan, or add a room."));
    m_noRoom->setVisible(!any);
    m_addRoom->setVisible(!any && writable);
    takeVariants();
}

void GeneratePanel::takeVariants()
{
    const QSignalBlocker blocker(m_variants);
    m_variants->clear();
    const NodeIds variants = m_document ? variantsOf(m_document->hierarchy(), room()) : NodeIds{};
    for (const scene::NodeId id : variants) {
        const scene::NodePtr node = m_document->scene().find(id);
        auto *item = new QListWidgetItem(icon(u"variant"_s), node->name, m_variants);
        const auto *recipe = node->find<scene::RecipeComponent>();
        item->setToolTip(
            tr("Seed %1, %n object(s)", nullptr, int(m_document->hierarchy().children(id).size())).arg(recipe->seed));
        item->setData(Qt::UserRole, id.value);
        if (node->visible)
            m_variants->setCurrentItem(item);
    }
    m_variants->setFixedHeight(std::min<int>(8, int(variants.size())) * kVariantRow + 4);
    m_variantsTitle->setVisible(!variants.empty());
    m_variants->setVisible(!variants.empty());
}

void GeneratePanel::followSelection()
{
    const scene::NodePtr active = m_document->active();
    const scene::NodeId above = active ? roomOf(m_document->scene(), active->id) : scene::NodeId{};
    if (const int index = m_room->findData(above.value); index >= 0)
        m_room->setCurrentIndex(index);
}

void GeneratePanel::showVariant(scene::NodeId variant)
{
    const scene::NodePtr node = m_document ? m_document->scene().find(variant) : nullptr;
    if (!node)
        return;
    const auto done = m_document->commit(studio::showVariant(m_document->hierarchy(), variant), u"studio.variant"_s,
                                         tr("Show “%1”").arg(node->name));
    if (!done)
        Q_EMIT refused(done.error());
}

workflow::GenerateOptions GeneratePanel::options() const
{
    workflow::GenerateOptions options;
    options.generator = m_generator->currentData().toString();
    options.room = room();
    options.seed = m_seed->text().toULongLong();
    options.count = m_count->value();
    options.prompt = m_prompt->text().trimmed();
    options.parameters = m_form->values();
    options.keep = static_cast<workflow::Keep>(m_keep->currentData().toInt());
    return options;
}

int GeneratePanel::variants() const
{
    return m_variants->count();
}

} // namespace twinloom::studio
