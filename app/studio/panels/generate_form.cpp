// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of GeneratePanel, and where they stand.
#include "app/studio/panels/fit_section.h"
#include "app/studio/panels/fold_section.h"
#include "app/studio/panels/generate_panel.h"
#include "app/studio/panels/number_field.h"
#include "app/studio/panels/parameter_form.h"
#include "app/studio/panels/plan_summary.h"
#include "app/studio/panels/scroll_column.h"
#include "app/studio/panels/variant_list.h"
#include "app/studio/panels/wish_list.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/workflow/user_library.h"
#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/graph/statistics.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMostVariants = 12;
constexpr double kMostSeed = 999'999'999'999'999; // whole numbers that a double holds

QFormLayout *makeForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(6);
    return form;
}

/// What generators may be asked for: all that the statistics and the library know.
QStringList wishableCategories()
{
    std::set<QString> categories(scenegen::Statistics::builtIn().categories.begin(),
                                 scenegen::Statistics::builtIn().categories.end());
    for (const asset::CategoryInfo &info : asset::categories())
        if (info.mount != asset::Mount::Opening)
            categories.insert(QString::fromLatin1(info.name));
    return {categories.begin(), categories.end()};
}

QHBoxLayout *row(std::initializer_list<QWidget *> widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(6);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, qobject_cast<QLabel *>(widget) ? 1 : 0); // a text takes what is left
    return layout;
}

} // namespace

GeneratePanel::GeneratePanel(QWidget *parent)
    : QWidget(parent), m_registry(scenegen::Registry::builtIn()), m_room(new QComboBox), m_type(new QComboBox),
      m_generator(new QComboBox), m_style(new QComboBox), m_keep(new QComboBox), m_summary(dim({})),
      m_understood(dim({})), m_unknown(dim({})), m_regionText(dim({})), m_pinnedText(dim({})), m_graphText(dim({})),
      m_variantsTitle(new QLabel(tr("Variants"))),
      m_noRoom(dim(tr("Layouts are made for a room: import a scan, or add a room."))), m_findings(dim({})),
      m_prompt(new QLineEdit), m_seed(new NumberField({}, 0)), m_count(new NumberField({}, 0)),
      m_form(new ParameterForm), m_wishes(new WishList(wishableCategories())), m_fit(new FitSection),
      m_draw(new QPushButton(icon(u"region"_s), tr("Region"))), m_clearRegions(new QPushButton(tr("Clear"))),
      m_editGraph(new QPushButton(icon(u"variant"_s), tr("Relations…"))), m_clearGraph(new QPushButton(tr("Clear"))),
      m_editFacility(new QPushButton(icon(u"rows"_s), tr("Departments and flows…"))),
      m_pin(new QPushButton(icon(u"pin"_s), tr("Pin"))), m_unpin(new QPushButton(tr("Unpin"))),
      m_go(new QPushButton(tr("Generate"))),
      m_again(new QPushButton(icon(u"again"_s), tr("Again, but different here"))),
      m_addRoom(new QPushButton(tr("Add a room"))), m_variants(new VariantList), m_plan(new PlanSummary),
      m_wishSection(new FoldSection(tr("Wishes"), FoldSection::Start::Open)),
      m_placeSection(new FoldSection(tr("Where"), FoldSection::Start::Folded)),
      m_parameterSection(new FoldSection(tr("How"), FoldSection::Start::Folded))
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *content = new QWidget;
    content->setObjectName(u"panel"_s);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(buildChoices());
    m_summary->setObjectName(u"generate.summary"_s);
    layout->addWidget(m_summary);
    buildWishes(*m_wishSection);
    buildPlace(*m_placeSection);
    buildParameters(*m_parameterSection);
    for (FoldSection *section : {m_wishSection, m_placeSection, m_parameterSection})
        layout->addWidget(section);
    layout->addWidget(m_noRoom);
    layout->addWidget(m_addRoom);
    m_go->setObjectName(u"generate.go"_s);
    m_go->setProperty("primary", true);
    m_again->setObjectName(u"generate.again"_s);
    m_again->setToolTip(tr(
        "Keeps what is shown, but for the selected objects or what stands in the regions, and fills their place anew"));
    layout->addWidget(m_go);
    layout->addWidget(m_again);
    m_variantsTitle->setProperty("role", u"section"_s);
    layout->addSpacing(4);
    layout->addWidget(m_variantsTitle);
    layout->addWidget(m_variants);
    m_findings->setObjectName(u"generate.findings"_s);
    m_findings->setProperty("role", u"warning"_s);
    layout->addWidget(m_findings);
    layout->addWidget(m_plan);
    auto *fit = new FoldSection(tr("What fits where"), FoldSection::Start::Open);
    fit->content()->addWidget(m_fit);
    layout->addWidget(fit);
    layout->addStretch(1);
    m_scroll = new ScrollColumn;
    m_scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    connectAll();
    takeGenerator();
    takeRooms();
    readPrompt();
}

QFormLayout *GeneratePanel::buildChoices()
{
    for (const auto &generator : m_registry.all())
        m_generator->addItem(generator->info().title, generator->info().id);
    // The one for any room goes first; others are for special ones.
    m_generator->setCurrentIndex(std::max(0, m_generator->findData(workflow::GenerateOptions().generator)));
    m_generator->setObjectName(u"generate.generator"_s);
    m_style->setObjectName(u"generate.style"_s);
    m_style->setToolTip(tr("How new things look: as the starter library makes furniture, or as models of yours are "
                           "tagged"));
    takeStyles();
    auto *library = new QToolButton;
    library->setIcon(icon(u"list"_s));
    library->setToolTip(tr("Models of your own, and the styles that they are of"));
    library->setAccessibleName(library->toolTip());
    connect(library, &QToolButton::clicked, this, &GeneratePanel::libraryWanted);
    auto *styleRow = new QHBoxLayout;
    styleRow->setSpacing(4);
    styleRow->addWidget(m_style, 1);
    styleRow->addWidget(library);
    m_type->setObjectName(u"generate.type"_s);
    m_type->addItem(QString(), QString());
    for (const scenegen::TypeStatistics &type : scenegen::Statistics::builtIn().types)
        m_type->addItem(asset::categoryText(type.name), type.name);
    QFormLayout *form = makeForm();
    form->addRow(dim(tr("Room")), m_room);
    form->addRow(dim(tr("Used as")), m_type);
    form->addRow(dim(tr("Generator")), m_generator);
    form->addRow(dim(tr("Style")), styleRow);
    for (QComboBox *box : {m_room, m_type, m_generator, m_style, m_keep})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return form;
}

void GeneratePanel::takeStyles()
{
    const QString chosen = m_style->currentData().toString();
    m_style->clear();
    for (const QString &style : QStringList{QString()} + workflow::knownStyles())
        m_style->addItem(style.isEmpty() ? tr("As usual") : asset::styleText(style), style);
    m_style->setCurrentIndex(std::max(0, m_style->findData(chosen)));
}

void GeneratePanel::buildWishes(FoldSection &section)
{
    m_prompt->setObjectName(u"generate.prompt"_s);
    m_prompt->setPlaceholderText(tr("For example: two desks by the window"));
    m_prompt->setAccessibleName(tr("Wishes"));
    m_prompt->setClearButtonEnabled(true);
    m_understood->setObjectName(u"generate.understood"_s);
    m_unknown->setProperty("role", u"warning"_s);
    section.content()->addWidget(m_prompt);
    section.content()->addWidget(m_understood);
    section.content()->addWidget(m_unknown);
    section.content()->addWidget(m_wishes);
    m_editGraph->setObjectName(u"generate.graph"_s);
    m_clearGraph->setObjectName(u"graph.clear"_s);
    m_editGraph->setToolTip(tr("Draw what stands in the room, and what of it faces, carries or stands beside what"));
    m_clearGraph->setToolTip(tr("Leaves the relations between things to the generator"));
    section.content()->addLayout(row({m_editGraph, m_clearGraph, m_graphText}));
    m_editFacility->setObjectName(u"generate.facility"_s);
    m_editFacility->setToolTip(tr("Departments, their areas and machines, and what flows between them, as tables"));
    section.content()->addWidget(m_editFacility);
    showGraph();
}

void GeneratePanel::buildPlace(FoldSection &section)
{
    m_keep->setObjectName(u"generate.keep"_s);
    m_keep->addItem(tr("Keep all objects"), int(workflow::Keep::All));
    m_keep->addItem(tr("Keep pinned objects"), int(workflow::Keep::Pinned));
    m_keep->addItem(tr("Start from an empty room"), int(workflow::Keep::None));
    m_keep->setToolTip(tr("What happens to the objects that are in the room now"));
    m_keep->setAccessibleName(m_keep->toolTip());
    m_draw->setObjectName(u"generate.draw"_s);
    m_draw->setToolTip(tr("Drag a rectangle on the floor; new objects stand within it"));
    m_pin->setToolTip(tr("Pins what is selected: generators leave pinned objects where they are"));
    m_unpin->setToolTip(tr("Unpins all objects of the room"));
    section.content()->addWidget(m_keep);
    section.content()->addLayout(row({m_pin, m_unpin, m_pinnedText}));
    section.content()->addLayout(row({m_draw, m_clearRegions, m_regionText}));
}

void GeneratePanel::buildParameters(FoldSection &section)
{
    m_seed->setObjectName(u"generate.seed"_s);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setRange(0, kMostSeed);
    m_seed->show(1);
    m_count->setObjectName(u"generate.count"_s);
    m_count->setAccessibleName(tr("Variants"));
    m_count->setRange(1, kMostVariants);
    m_count->show(4);
    auto *dice = new QToolButton;
    dice->setIcon(icon(u"dice"_s));
    dice->setToolTip(tr("Another seed"));
    dice->setAccessibleName(tr("Another seed"));
    connect(dice, &QToolButton::clicked, this, [this] { showSeed(QRandomGenerator::global()->bounded(1'000'000)); });
    auto *seedRow = new QHBoxLayout;
    seedRow->setSpacing(4);
    seedRow->addWidget(m_seed);
    seedRow->addWidget(dice);
    QFormLayout *form = makeForm();
    form->addRow(dim(tr("Variants")), m_count);
    form->addRow(dim(tr("Seed")), seedRow);
    section.content()->addLayout(form);
    section.content()->addWidget(m_form);
}

} // namespace twinloom::studio
