// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/align_panel.h"

#include "app/studio/document/node_kind.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kMarkPixels = 13;
constexpr double kMostOff = 0.3; // metres: from farther away surfaces are not fitted (scan::refineRegistration)

enum Column { Number, Off, Remove, ColumnCount };

std::vector<scene::NodeId> cloudsIn(const scene::Scene &scene)
{
    std::vector<scene::NodeId> clouds;
    for (const scene::NodePtr &node : scene.nodes())
        if (const auto *cloud = node->find<scene::PointCloudComponent>();
            cloud && !scene::NodeId::fromString(cloud->source)) // else of one thing, kept when it was replaced
            clouds.push_back(node->id);
    return clouds;
}

QString centimetres(double metres)
{
    return AlignPanel::tr("%1 cm").arg(QLocale().toString(100 * metres, 'f', 1));
}

} // namespace

AlignPanel::AlignPanel(Viewport &viewport)
    : m_viewport(viewport), m_scan(new QComboBox), m_hint(new QLabel), m_list(new QTreeWidget),
      m_fine(new QCheckBox(tr("Fit the surfaces, too"))), m_preview(new QPushButton(tr("Preview"))),
      m_apply(new QPushButton(tr("Apply"))), m_close(new QPushButton(tr("Cancel")))
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(&viewport, &Viewport::toolChanged, this, &AlignPanel::begin);
    connect(&viewport, &Viewport::cloudClicked, this, &AlignPanel::click);
    connect(m_scan, &QComboBox::currentIndexChanged, this, &AlignPanel::startAnew);
    connect(m_preview, &QPushButton::toggled, this, &AlignPanel::refresh);
    connect(m_close, &QPushButton::clicked, this, [this] { m_viewport.setTool(Tool::Select); });
    connect(m_apply, &QPushButton::clicked, this, [this] {
        using Fine = workflow::AlignRequest::Fine;
        Q_EMIT alignWanted({scan(), m_draft.pairs(), m_fine->isChecked() ? Fine::Register : Fine::PairsOnly});
    });
}

void AlignPanel::build()
{
    m_scan->setAccessibleName(tr("Scan that moves"));
    m_scan->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_hint->setWordWrap(true);
    m_list->setAccessibleName(tr("Pairs of points"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Pair"), tr("Off by"), QString()});
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Off, QHeaderView::Stretch);
    m_fine->setChecked(true);
    m_fine->setToolTip(tr("After the pairs, the scan is moved until its surfaces lie on those of the others"));
    m_preview->setCheckable(true);
    m_apply->setProperty("primary", true);
    auto *moves = new QHBoxLayout;
    moves->addWidget(dim(tr("Moves")));
    moves->addWidget(m_scan, 1);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_preview, m_close, m_apply})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(moves);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_fine);
    layout->addLayout(buttons);
}

void AlignPanel::setDocument(Document *document)
{
    m_viewport.setTool(Tool::Select);
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &Document::changed, this, [this] {
            if (m_viewport.tool() == Tool::Align)
                begin(Tool::Align); // the points that were clicked may have moved
        });
}

void AlignPanel::begin(Tool tool)
{
    const bool aligns = tool == Tool::Align && m_document;
    m_draft = {};
    const QSignalBlocker quiet(m_preview);
    m_preview->setChecked(false);
    if (aligns)
        listScans();
    refresh();
}

void AlignPanel::listScans()
{
    const QSignalBlocker quiet(m_scan);
    m_scan->clear();
    const scene::NodePtr active = m_document->active();
    for (const scene::NodeId id : cloudsIn(m_document->scene())) {
        m_scan->addItem(nameText(*m_document->scene().find(id)), QVariant::fromValue(id.value));
        if (active && active->id == id)
            m_scan->setCurrentIndex(m_scan->count() - 1);
    }
    if (!active || scan() != active->id)
        m_scan->setCurrentIndex(m_scan->count() - 1); // the scan that came last is the likeliest to be loose
}

void AlignPanel::startAnew()
{
    m_draft = {};
    refresh();
}

scene::NodeId AlignPanel::scan() const
{
    return {m_scan->currentData().toULongLong()};
}

void AlignPanel::click(scene::NodeId cloud, const scene::Vec3 &at)
{
    if (m_preview->isChecked()) // what is seen is not where it is clicked
        return;
    m_draft.click(cloud == scan() ? AlignDraft::Side::Moving : AlignDraft::Side::Fixed, at);
    refresh();
}

QString AlignPanel::hintText(const Result<scan::PairFit> &fit) const
{
    if (m_scan->count() < 2)
        return tr("Two scans are needed. Import the other one first.");
    if (m_preview->isChecked())
        return tr("So the scan would lie before its surfaces are fitted. Switch the preview off to go on.");
    if (m_draft.half(AlignDraft::Side::Moving))
        return tr("Now click the same place on the other scan.");
    if (m_draft.half(AlignDraft::Side::Fixed))
        return tr("Now click the same place on the scan that moves.");
    if (m_draft.pairs().size() < 3)
        return tr(
            "Click a place on the scan that moves, then the same place on the other one: three times, far apart.");
    if (!fit)
        return fit.error().text();
    const auto worst = std::ranges::max_element(fit->residuals);
    if (*worst > kMostOff)
        return tr("The pairs are off by %1 and cannot all be the same places: pair %2 most, by %3. Remove it and click "
                  "it again.")
            .arg(centimetres(fit->rms))
            .arg(worst - fit->residuals.begin() + 1)
            .arg(centimetres(*worst));
    return tr("The pairs are off by %1. Apply, or add more.").arg(centimetres(fit->rms));
}

void AlignPanel::refresh()
{
    if (!m_document || m_viewport.tool() != Tool::Align) {
        if (m_document)
            m_viewport.setMarks(u"align"_s, {});
        m_viewport.setPreview({});
        return;
    }
    const auto fit = m_draft.fit();
    m_preview->setEnabled(fit.has_value());
    m_apply->setEnabled(fit.has_value() && !m_document->readOnly());
    m_hint->setText(hintText(fit));
    refreshList(fit);
    showInView(fit);
}

void AlignPanel::refreshList(const Result<scan::PairFit> &fit)
{
    m_list->clear();
    for (std::size_t i = 0; i < m_draft.pairs().size(); ++i) {
        auto *item =
            new QTreeWidgetItem(m_list, {QString::number(i + 1), fit ? centimetres(fit->residuals[i]) : u"–"_s});
        auto *remove = new QToolButton;
        remove->setIcon(icon(u"delete"_s));
        remove->setToolTip(tr("Remove pair %1").arg(i + 1));
        connect(
            remove, &QToolButton::clicked, this,
            [this, i] {
                m_draft.remove(i);
                m_preview->setChecked(false);
                refresh();
            },
            Qt::QueuedConnection); // the list, and with it this button, is made anew
        m_list->setItemWidget(item, Remove, remove);
    }
}

/// Numbered marks, rooms hidden, and with the preview the scan where the pairs put it.
void AlignPanel::showInView(const Result<scan::PairFit> &fit)
{
    const scene::Hierarchy &hierarchy = m_document->hierarchy();
    const bool previewed = m_preview->isChecked() && fit;
    scene::Overlays overlays;
    for (const scene::NodePtr &node : hierarchy.scene().nodes())
        if (node->find<scene::RoomComponent>())
            overlays[node->id].visible = false;
    if (previewed) {
        const scene::NodeId mover = workflow::nodeThatMoves(hierarchy, scan());
        const scene::NodeId parent = hierarchy.scene().find(mover)->parent;
        overlays[mover].transform = geometry::Transform::fromMatrix(hierarchy.world(parent).inverse() * fit->transform *
                                                                    hierarchy.world(mover));
    }
    m_viewport.setPreview(std::move(overlays));

    std::vector<Mark> marks;
    const auto add = [&](const Eigen::Vector3d &at, AlignDraft::Side side, std::size_t number) {
        const bool moving = side == AlignDraft::Side::Moving;
        const Eigen::Vector3d place = moving && previewed ? fit->transform * at : at;
        Mark mark{pointModel(kMarkPixels * m_viewport.metresPerPixel(place), moving ? theme().accent : theme().warning),
                  Eigen::Affine3d(Eigen::Translation3d(place)),
                  moving && previewed ? QString() : QString::number(number)}; // beside its match it needs none
        marks.push_back(std::move(mark));
    };
    for (std::size_t i = 0; i < m_draft.pairs().size(); ++i) {
        add(m_draft.pairs()[i].moving, AlignDraft::Side::Moving, i + 1);
        add(m_draft.pairs()[i].fixed, AlignDraft::Side::Fixed, i + 1);
    }
    for (const auto side : {AlignDraft::Side::Moving, AlignDraft::Side::Fixed})
        if (const auto &half = m_draft.half(side))
            add(*half, side, m_draft.pairs().size() + 1);
    m_viewport.setMarks(u"align"_s, std::move(marks));
}

void AlignPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the marks are in the theme's colours
}

} // namespace twinloom::studio
