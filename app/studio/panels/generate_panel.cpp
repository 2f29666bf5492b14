// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/generate_panel.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/panels/fit_section.h"
#include "app/studio/panels/fold_section.h"
#include "app/studio/panels/number_field.h"
#include "app/studio/panels/parameter_form.h"
#include "app/studio/panels/plan_summary.h"
#include "app/studio/document/prompt_text.h"
#include "app/studio/panels/variant_list.h"
#include "app/studio/panels/wish_list.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/studio/viewport/bounds.h"
#include "core/asset/category_text.h"
#include "scenegen/note.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMostFindings = 5; // of a variant; all are in Messages

/// Without its full stop, in English and in Chinese.
QString firstSentence(const QString &text)
{
    static const QRegularExpression end(u"\\.\\s|\\.$|。"_s);
    return text.section(end, 0, 0);
}

} // namespace

void GeneratePanel::connectAll()
{
    connect(m_generator, &QComboBox::currentIndexChanged, this, &GeneratePanel::takeGenerator);
    connect(m_room, &QComboBox::currentIndexChanged, this, &GeneratePanel::takeRoom);
    connect(m_prompt, &QLineEdit::textChanged, this, &GeneratePanel::readPrompt);
    connect(m_seed, &NumberField::committed, this, &GeneratePanel::noteSeed);
    connect(m_prompt, &QLineEdit::returnPressed, m_go, &QPushButton::click);
    connect(m_wishes, &WishList::changed, this, &GeneratePanel::readPrompt);
    connect(m_draw, &QPushButton::clicked, this, &GeneratePanel::drawWanted);
    connect(m_clearRegions, &QPushButton::clicked, this, &GeneratePanel::clearRegions);
    connect(m_editGraph, &QPushButton::clicked, this, &GeneratePanel::editGraph);
    connect(m_clearGraph, &QPushButton::clicked, this, [this] { takeGraph({}); });
    connect(m_editFacility, &QPushButton::clicked, this, &GeneratePanel::editFacility);
    connect(m_pin, &QPushButton::clicked, this, &GeneratePanel::pinSelection);
    connect(m_unpin, &QPushButton::clicked, this, &GeneratePanel::unpinAll);
    connect(m_go, &QPushButton::clicked, this, [this] { want(options()); });
    connect(m_again, &QPushButton::clicked, this, &GeneratePanel::again);
    connect(m_addRoom, &QPushButton::clicked, this, &GeneratePanel::addRoomWanted);
    connect(m_variants, &VariantList::picked, this, &GeneratePanel::showVariant);
    connect(m_fit, &FitSection::askWanted, this, &GeneratePanel::askWanted);
    connect(m_fit, &FitSection::marksChanged, this, &GeneratePanel::marksChanged);
    connect(m_fit, &FitSection::failed, this, &GeneratePanel::refused);
}

void GeneratePanel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_variants->show(nullptr, {});
    m_fit->setRoom(nullptr, {});
    m_shownRoom = {};
    m_found.clear();
    m_regions.clear();
    takeGraph({});
    if (document) {
        connect(document, &Document::changed, this, &GeneratePanel::takeScene);
        connect(document, &Document::selectionChanged, this, &GeneratePanel::takeSelection);
    }
    takeRooms();
}

void GeneratePanel::takeScene(const scene::Change &change)
{
    m_variants->forget(change);
    takeRooms();
    m_fit->renew();
    const bool generated = std::ranges::any_of(change.edits, [this](const scene::Edit &edit) {
        return !edit.before && edit.after->parent == room() && edit.after->find<scene::RecipeComponent>();
    });
    if (!generated)
        return;
    takeNextSeed();
    // Once the new rows have their places.
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_variants); });
}

void GeneratePanel::takeGenerator()
{
    const auto generator = m_registry.find(m_generator->currentData().toString());
    if (!generator)
        return;
    const scenegen::GeneratorInfo &info = (*generator)->info();
    m_summary->setText(firstSentence(info.summary)); // the rest is for those who ask
    m_summary->setToolTip(info.summary);
    m_generator->setToolTip(info.summary);
    m_form->setSpecs(info.parameters);
    m_editFacility->setVisible(m_form->has(u"departments"_s));
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
                m_room->addItem(icon(u"room"_s), nameText(*m_document->scene().find(id)), id.value);
        if (const int index = m_room->findData(before.value); index >= 0)
            m_room->setCurrentIndex(index);
    }
    const bool any = m_room->count() > 0;
    const bool writable = m_document && !m_document->readOnly();
    m_room->setEnabled(any);
    m_go->setEnabled(any && writable && m_generator->count() > 0);
    m_draw->setEnabled(any && writable);
    m_noRoom->setVisible(!any);
    m_addRoom->setVisible(!any && writable);
    takeRoom();
}

void GeneratePanel::takeRoom()
{
    if (room() != m_shownRoom) {
        m_shownRoom = room();
        m_regions.clear();
        takeNextSeed();
    }
    const scene::NodePtr node = m_document ? m_document->scene().find(room()) : nullptr;
    const auto *component = node ? node->find<scene::RoomComponent>() : nullptr;
    m_type->setItemText(0, component && !component->roomType.isEmpty()
                               ? tr("As it is (%1)").arg(asset::categoryText(component->roomType))
                               : tr("As it is (not known)"));
    m_variants->show(m_document, room());
    m_variantsTitle->setVisible(m_variants->count() > 0);
    m_plan->show(m_document, m_document ? workflow::shownVariant(m_document->hierarchy(), room()) : scene::NodeId());
    showFindings();
    m_fit->setRoom(m_document, room());
    if (m_document)
        Q_EMIT floorChanged(floorFrame(m_document->hierarchy(), room()));
    showRegions();
    showPinned();
}

void GeneratePanel::takeSelection()
{
    const scene::NodePtr active = m_document->active();
    const scene::NodeId above = active ? roomOf(m_document->scene(), active->id) : scene::NodeId{};
    if (const int index = m_room->findData(above.value); index >= 0)
        m_room->setCurrentIndex(index);
    showPinned();
}

void GeneratePanel::edit(const workflow::GenerateOptions &options)
{
    const auto choose = [](QComboBox &box, const QVariant &value) {
        box.setCurrentIndex(std::max(0, box.findData(value)));
    };
    choose(*m_room, options.room.value);
    choose(*m_type, options.roomType);
    choose(*m_generator, options.generator);
    choose(*m_style, options.style);
    choose(*m_keep, int(options.keep));
    if (const auto generator = m_registry.find(options.generator))
        m_form->setSpecs((*generator)->info().parameters, options.parameters);
    m_prompt->setText(options.prompt);
    for (const auto &[category, count] : m_wishes->counts())
        m_wishes->remove(category);
    for (const auto &[category, count] : options.counts)
        m_wishes->setCount(category, count);
    takeGraph(options.graph);
    m_regions = options.regions;
    showRegions();
    takeNextSeed();
    m_prompt->setFocus();
}

void GeneratePanel::readPrompt()
{
    const scenegen::PromptReading reading = scenegen::readPrompt(m_prompt->text());
    const QString text = understood(reading);
    const bool typed = !m_prompt->text().trimmed().isEmpty();
    m_understood->setText(!typed           ? tr("In English or Chinese: things, numbers, places.")
                          : text.isEmpty() ? tr("Nothing of this was understood yet.")
                                           : tr("Understood: %1").arg(text));
    const QString lost = passedOver(reading);
    m_unknown->setText(lost);
    m_unknown->setVisible(typed && !lost.isEmpty());
    const auto things = static_cast<int>(m_wishes->counts().size());
    m_wishSection->setNote(!typed && things == 0 ? QString() : tr("%n wish(es)", nullptr, things + typed));
}

void GeneratePanel::addRegion(const geometry::Polygon &outline)
{
    m_regions.push_back(outline);
    m_placeSection->setOpen(true); // where it can be taken back
    showRegions();
}

void GeneratePanel::clearRegions()
{
    m_regions.clear();
    showRegions();
}

void GeneratePanel::showRegions()
{
    double area = 0;
    std::vector<Mark> marks;
    for (const geometry::Polygon &region : m_regions) {
        area += std::abs(geometry::signedArea(region));
        marks.push_back({regionModel(region, theme().accent), floorFrame(m_document->hierarchy(), room()), {}});
    }
    const auto count = static_cast<int>(m_regions.size());
    m_regionText->setText(count == 0
                              ? tr("Anywhere on the floor")
                              : tr("Within %n region(s), %1 m²", nullptr, count).arg(QLocale().toString(area, 'f', 1)));
    m_clearRegions->setVisible(count > 0);
    m_placeSection->setNote(count == 0 ? QString() : tr("%n region(s)", nullptr, count));
    Q_EMIT marksChanged(u"regions"_s, marks);
    showPinned();
}

std::vector<scene::NodeId> GeneratePanel::objectsOfRoom() const
{
    NodeIds objects;
    if (m_document && !room().isNull())
        for (const scene::NodeId id : m_document->hierarchy().subtree(room()))
            if (m_document->hierarchy().visible(id) && m_document->scene().find(id)->find<scene::ObjectComponent>())
                objects.push_back(id);
    return objects;
}

void GeneratePanel::showPinned()
{
    const NodeIds objects = objectsOfRoom();
    const auto isPinned = [this](scene::NodeId id) {
        return m_document->scene().find(id)->find<scene::ObjectComponent>()->pinned;
    };
    const auto pinned = std::ranges::count_if(objects, isPinned);
    const bool writable = m_document && !m_document->readOnly();
    const bool selected =
        m_document && std::ranges::any_of(objects, [this](scene::NodeId id) { return m_document->selected(id); });
    m_pinnedText->setText(pinned == 0 ? tr("Nothing is pinned")
                                      : tr("%n object(s) pinned", nullptr, static_cast<int>(pinned)));
    m_pin->setEnabled(writable && selected);
    m_unpin->setVisible(writable && pinned > 0);
    m_again->setEnabled(writable && !objects.empty() && (selected || !m_regions.empty()));
}

void GeneratePanel::pin(const NodeIds &nodes, bool pinned, const QString &label)
{
    const scene::Change change = editNodes(m_document->scene(), nodes, [pinned](scene::Node &node) {
        if (const auto *object = node.find<scene::ObjectComponent>()) {
            scene::ObjectComponent copy = *object;
            copy.pinned = pinned;
            node.set(copy);
        }
    });
    if (const auto done = m_document->commit(change, u"studio.pin"_s, label); !done)
        Q_EMIT refused(done.error());
}

void GeneratePanel::pinSelection()
{
    if (m_document)
        pin(m_document->selection(), true, tr("Pin"));
}

void GeneratePanel::unpinAll()
{
    if (m_document)
        pin(objectsOfRoom(), false, tr("Unpin"));
}

void GeneratePanel::again()
{
    workflow::GenerateOptions wanted = options();
    wanted.seed = std::max(wanted.seed, nextSeed());
    const auto different = workflow::differentHere(m_document->hierarchy(), std::move(wanted), m_document->selection());
    if (!different)
        Q_EMIT refused(different.error());
    else
        want(*different);
}

/// The same seed would give the same again.
quint64 GeneratePanel::nextSeed() const
{
    quint64 next = 1;
    if (m_document)
        for (const scene::NodeId id : variantsOf(m_document->hierarchy(), room()))
            next = std::max(next, m_document->scene().find(id)->find<scene::RecipeComponent>()->seed + 1);
    return next;
}

/// Whoever wants an earlier one again enters it.
void GeneratePanel::takeNextSeed()
{
    showSeed(nextSeed());
}

void GeneratePanel::showSeed(quint64 seed)
{
    m_seed->show(static_cast<double>(seed));
    noteSeed();
}

void GeneratePanel::noteSeed()
{
    m_parameterSection->setNote(tr("Seed %1").arg(m_seed->text()));
}

/// The name of a field that holds no number of its range; empty: none does.
QString GeneratePanel::wrongField() const
{
    for (const NumberField *number : findChildren<const NumberField *>())
        if (!number->valid())
            return number->accessibleName();
    return {};
}

void GeneratePanel::want(const workflow::GenerateOptions &options)
{
    if (const QString wrong = wrongField(); !wrong.isEmpty())
        Q_EMIT refused({ErrorCode::Usage, tr("Nothing was generated: “%1” is out of its range.").arg(wrong),
                        tr("Enter a number that the field takes.")});
    else
        Q_EMIT generateWanted(options);
}

void GeneratePanel::showVariant(scene::NodeId variant)
{
    if (!m_document)
        return;
    if (const auto done = pickVariant(*m_document, variant); !done)
        Q_EMIT refused(done.error());
}

void GeneratePanel::takeFindings(const NodeFindings &findings)
{
    m_found.push_back(findings);
    showFindings();
}

/// What is to be said against the variant that is shown.
void GeneratePanel::showFindings()
{
    const scene::NodeId shown = m_document ? workflow::shownVariant(m_document->hierarchy(), room()) : scene::NodeId();
    QStringList lines;
    for (const NodeFindings &findings : m_found)
        if (std::ranges::find(findings.nodes, shown) != findings.nodes.end())
            for (const Issue &issue : findings.issues)
                if (!scenegen::isNote(issue))
                    lines << issue.message;
    m_findings->setVisible(!shown.isNull() && !lines.isEmpty());
    m_findings->setToolTip(lines.join(u'\n'));
    if (const auto more = static_cast<int>(lines.size()) - kMostFindings; more > 0)
        lines = lines.mid(0, kMostFindings) << tr("… and %n more: see Messages.", nullptr, more);
    m_findings->setText(lines.join(u'\n'));
}

workflow::GenerateOptions GeneratePanel::options() const
{
    workflow::GenerateOptions options;
    options.generator = m_generator->currentData().toString();
    options.room = room();
    options.roomType = m_type->currentData().toString();
    options.seed = static_cast<quint64>(m_seed->value());
    options.count = static_cast<int>(m_count->value());
    options.prompt = m_prompt->text().trimmed();
    options.style = m_style->currentData().toString();
    options.counts = m_wishes->counts();
    options.graph = m_graph;
    options.parameters = m_form->values();
    options.keep = static_cast<workflow::Keep>(m_keep->currentData().toInt());
    options.regions = m_regions;
    return options;
}

} // namespace twinloom::studio
