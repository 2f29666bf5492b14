// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/fit_section.h"

#include "app/studio/document/edits.h"
#include "app/studio/jobs/job_blobs.h"
#include "app/studio/panels/wish_list.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/studio/viewport/bounds.h"
#include "app/workflow/generate_workflow.h"
#include "app/workflow/heat_picture.h"
#include "core/asset/category_text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <numbers>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::size_t kMostListed = 8;
constexpr int kRow = 28;      // pixels
constexpr double kCell = 0.1; // metres
constexpr double kMark = 0.14;
constexpr double kSameEverywhere = 1.05; // the best place against the worst
constexpr int kRampHeight = 8;           // pixels

geometry::Polygon circle(const geometry::Vec2 &centre, double radius)
{
    geometry::Polygon ring;
    for (int i = 0; i < 24; ++i) {
        const double angle = i * std::numbers::pi / 12;
        ring.push_back(centre + radius * geometry::Vec2(std::cos(angle), std::sin(angle)));
    }
    return ring;
}

/// The colours of the map, with what their ends mean.
QWidget *makeLegend()
{
    auto *ramp = new QLabel;
    ramp->setPixmap(QPixmap::fromImage(workflow::heatRamp({256, 1})));
    ramp->setScaledContents(true);
    ramp->setFixedHeight(kRampHeight);
    ramp->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *legend = new QWidget;
    auto *row = new QHBoxLayout(legend);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QLabel *part : {new QLabel(FitSection::tr("Worst")), ramp, new QLabel(FitSection::tr("Best"))}) {
        part->setProperty("role", u"dim"_s);
        row->addWidget(part, part == ramp ? 1 : 0);
    }
    return legend;
}

} // namespace

FitSection::FitSection(QWidget *parent)
    : QWidget(parent), m_ask(new QPushButton(icon(u"ask"_s), tr("What fits here?"))), m_list(new QTreeWidget),
      m_category(categoryBox(scenegen::suggestedCategories(), tr("Where would a … fit?"))),
      m_hint(dim(tr("Press the button, then click a place of the floor."))), m_mapState(dim({})), m_legend(makeLegend())
{
    m_ask->setObjectName(u"fit.ask"_s);
    m_list->setObjectName(u"fit.list"_s);
    m_list->setAccessibleName(tr("What fits here"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setColumnCount(3);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_list->header()->resizeSection(1, 84);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_category->setObjectName(u"fit.category"_s);
    m_category->setToolTip(tr("Colours the floor by how well a thing would stand there"));
    auto *off = new QToolButton;
    off->setIcon(icon(u"close"_s));
    off->setToolTip(tr("No colours on the floor"));
    off->setAccessibleName(off->toolTip());
    auto *mapRow = new QHBoxLayout;
    mapRow->setSpacing(4);
    mapRow->addWidget(m_category, 1);
    mapRow->addWidget(off);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_ask);
    layout->addWidget(m_hint);
    layout->addWidget(m_list);
    layout->addLayout(mapRow);
    layout->addWidget(m_legend);
    layout->addWidget(m_mapState);
    connect(m_ask, &QPushButton::clicked, this, &FitSection::askWanted);
    connect(m_list, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) { add(item); });
    connect(m_category, &QComboBox::activated, this,
            [this](int index) { showMap(m_category->itemData(index).toString()); });
    connect(m_category->lineEdit(), &QLineEdit::textEdited, this, &FitSection::dropMap);
    connect(m_category->lineEdit(), &QLineEdit::returnPressed, this, &FitSection::showTyped);
    connect(off, &QToolButton::clicked, this, [this] { showMap({}); });
    clearPlace();
    showMap({});
}

FitSection::~FitSection()
{
    stop();
}

void FitSection::stop()
{
    m_mapProgress.cancel();
    m_askProgress.cancel();
    m_pool.waitForDone();
}

void FitSection::setRoom(Document *document, scene::NodeId room)
{
    if (document == m_document && room == m_room)
        return;
    stop();
    m_document = document;
    m_room = room;
    m_ask->setEnabled(document && !room.isNull());
    m_category->setEnabled(m_ask->isEnabled());
    clearPlace();
    showMap({});
}

void FitSection::renew()
{
    clearPlace();
    if (!m_mapped.isEmpty())
        showMap(m_mapped);
}

std::optional<scene::Room> FitSection::room() const
{
    if (!m_document || m_room.isNull())
        return {};
    auto room = scene::roomFromScene(m_document->hierarchy(), m_room);
    return room ? std::optional(*std::move(room)) : std::nullopt;
}

void FitSection::clearPlace()
{
    m_askProgress.cancel();
    m_suggestions.clear();
    m_obstacles.clear();
    listSuggestions();
    Q_EMIT marksChanged(u"place"_s, {});
}

template <class Judge, class Take>
void FitSection::look(Progress progress, Judge judge, Take take)
{
    const auto asked = room();
    if (!asked)
        return;
    ++m_running;
    // The answer comes by the application, since this panel may be gone by then.
    m_pool.start([panel = QPointer(this), room = *asked, scene = m_document->scene(), node = m_room,
                  blobs = jobBlobs(*m_document), progress, judge, take]() mutable {
        Result<std::vector<geometry::Box>> obstacles =
            workflow::spaceTaken(scene::Hierarchy(scene), node, blobs, progress);
        auto found = obstacles ? judge(room, *obstacles, progress) : unexpected(obstacles.error());
        QMetaObject::invokeMethod(
            qApp,
            [panel, take, obstacles = std::move(obstacles), found = std::move(found)]() mutable {
                if (!panel)
                    return;
                --panel->m_running;
                take(*panel, std::move(found), obstacles ? *std::move(obstacles) : std::vector<geometry::Box>());
            },
            Qt::QueuedConnection);
    });
}

void FitSection::ask(const geometry::Vec2 &at)
{
    if (!room())
        return;
    clearPlace();
    m_place = at;
    m_hint->setText(tr("Looking around…"));
    Q_EMIT marksChanged(
        u"place"_s,
        {{regionModel(circle(at, kMark), theme().accent), floorFrame(m_document->hierarchy(), m_room), {}}});
    m_askProgress = Progress();
    using Found = Result<std::vector<scenegen::Suggestion>>;
    look(
        m_askProgress,
        [at](const scene::Room &room, const std::vector<geometry::Box> &obstacles, Progress &) -> Found {
            return scenegen::suggest(room, at, obstacles);
        },
        [progress = m_askProgress](FitSection &panel, const Found &found, std::vector<geometry::Box> obstacles) {
            if (progress.cancelled())
                return;
            panel.m_obstacles = std::move(obstacles);
            panel.takeSuggestions(found);
        });
}

void FitSection::takeSuggestions(const Result<std::vector<scenegen::Suggestion>> &suggestions)
{
    if (!suggestions) {
        clearPlace();
        Q_EMIT failed(suggestions.error());
        return;
    }
    m_suggestions = *suggestions;
    listSuggestions();
    if (m_suggestions.empty())
        m_hint->setText(tr("Nothing that is known of such rooms fits here."));
}

void FitSection::listSuggestions()
{
    m_list->clear();
    const std::size_t listed = std::min(kMostListed, m_suggestions.size());
    const bool writable = m_document && !m_document->readOnly();
    for (std::size_t i = 0; i < listed; ++i) {
        const scenegen::Suggestion &one = m_suggestions[i];
        const QString share = tr("%1 %").arg(QLocale().toString(100 * one.probability, 'f', 0));
        auto *item = new QTreeWidgetItem(m_list, {asset::categoryText(one.category), QString(), share});
        item->setIcon(0, icon(u"add"_s));
        item->setData(0, Qt::UserRole, one.category);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(0, {0, kRow});
        if (writable)
            item->setToolTip(0, tr("Click to put one here"));
        auto *bar = new QProgressBar;
        bar->setTextVisible(false);
        bar->setRange(0, 1000);
        bar->setValue(int(1000 * one.probability / m_suggestions.front().probability));
        auto *holder = new QWidget;
        auto *inner = new QVBoxLayout(holder);
        inner->setContentsMargins(4, 0, 4, 0);
        inner->addWidget(bar, 0, Qt::AlignVCenter);
        m_list->setItemWidget(item, 1, holder);
    }
    m_list->setFixedHeight(int(listed) * kRow + 4);
    m_list->setVisible(listed > 0);
    m_hint->setText(listed > 0 ? tr("A click on a line puts one there.")
                               : tr("Press the button, then click a place of the floor."));
}

void FitSection::add(const QTreeWidgetItem *item)
{
    const auto asked = room();
    const QString category = item->data(0, Qt::UserRole).toString();
    if (!asked || !m_document)
        return;
    const auto fitted = scenegen::fitAt(*asked, category, m_place, m_obstacles);
    if (!fitted) {
        Q_EMIT failed({ErrorCode::NotFound, tr("There is no room for “%1” here.").arg(asset::categoryText(category)),
                       tr("Choose another place, or make room.")});
        return;
    }
    scene::Change change;
    const NodeIds added = scene::addObjects(change, m_document->ids(), {*fitted}, m_room);
    const auto done =
        m_document->commit(change, u"studio.add-object"_s, tr("Add “%1”").arg(asset::categoryText(category)));
    if (!done) {
        Q_EMIT failed(done.error());
        return;
    }
    m_document->select(added);
}

void FitSection::dropMap()
{
    m_mapProgress.cancel();
    m_mapProgress = Progress();
    m_mapped.clear();
    m_mapState->hide();
    m_legend->hide();
    Q_EMIT marksChanged(u"heat"_s, {});
}

/// Return: the list says itself when one of its lines was picked.
void FitSection::showTyped()
{
    if (isPicking(*m_category))
        return;
    const int index = typedCategory(*m_category);
    if (index >= 0) {
        const QString category = m_category->itemData(index).toString();
        m_category->setCurrentIndex(index);
        if (category != m_mapped)
            showMap(category);
    } else if (const QString typed = m_category->currentText().trimmed(); !typed.isEmpty()) {
        dropMap();
        m_mapState->setText(tr("“%1” names no thing, or several: choose one of the list.").arg(typed));
        m_mapState->show();
    }
}

void FitSection::showMap(const QString &category)
{
    dropMap();
    const auto asked = category.isEmpty() ? std::nullopt : room();
    if (!asked) {
        m_category->setCurrentIndex(-1);
        m_category->clearEditText();
        return;
    }
    m_mapped = category;
    m_mapState->show();
    m_mapState->setText(tr("Looking at every place…"));
    using Found = Result<scenegen::PlacementMap>;
    look(
        m_mapProgress,
        [category](const scene::Room &room, const std::vector<geometry::Box> &obstacles, Progress &progress) -> Found {
            return scenegen::placementMap(room, category, kCell, progress, obstacles);
        },
        [category](FitSection &panel, const Found &found, const std::vector<geometry::Box> &) {
            if (category == panel.m_mapped)
                panel.takeMap(found);
        });
}

void FitSection::takeMap(const Result<scenegen::PlacementMap> &map)
{
    if (!map) {
        if (map.error().code == ErrorCode::Cancelled)
            return;
        showMap({});
        Q_EMIT failed(map.error());
        return;
    }
    const geometry::Vec2 high = map->low + map->cell * geometry::Vec2(map->columns, map->rows);
    Q_EMIT marksChanged(
        u"heat"_s,
        {{pictureModel(workflow::heatPicture(*map), map->low, high), floorFrame(m_document->hierarchy(), m_room), {}}});
    m_legend->setVisible(map->nowhere.isEmpty());
    if (!map->nowhere.isEmpty()) {
        m_mapState->setText(tr("A “%1” fits nowhere. %2").arg(asset::categoryText(m_mapped), map->nowhere));
        return;
    }
    const double range = workflow::HeatScale(*map).range();
    m_mapState->setText(
        range < kSameEverywhere
            ? tr("A “%1” fits as well anywhere.").arg(asset::categoryText(m_mapped))
            : tr("A “%1” is %2 times likelier in the best places than in the worst.")
                  .arg(asset::categoryText(m_mapped), QLocale().toString(range, 'f', range < 10 ? 1 : 0)));
}

} // namespace twinloom::studio
