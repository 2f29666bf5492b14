// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/models_section.h"

#include "app/studio/theme/icons.h"
#include "core/asset/category_text.h"
#include "core/asset/parametric.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kRow = 28; // pixels

enum Column { Model, Category, Score, ColumnCount };

QLabel *line(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", u"dim"_s);
    label->setWordWrap(true);
    return label;
}

} // namespace

QString modelText(const QString &model)
{
    return asset::findCategory(model) ? asset::categoryText(model) : model;
}

bool hasModels(const scene::Node &node)
{
    const auto *object = node.find<scene::ObjectComponent>();
    return object && object->points > 0;
}

ModelsSection::ModelsSection(const scene::Node &object, const workflow::FoundModels *found, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const bool replaced = workflow::isReplaced(object);
    if (replaced)
        layout->addWidget(line(tr("Now: %1").arg(modelText(object.find<scene::ObjectComponent>()->asset))));
    if (found && found->candidates.empty())
        layout->addWidget(line(tr("No model of the library is of its size and shape.")));
    else if (found)
        layout->addWidget(makeList(*found));
    auto *find = new QPushButton(icon(u"search"_s), found ? tr("Find models again") : tr("Find models"));
    find->setObjectName(u"models.find"_s);
    find->setToolTip(tr("Looks in the library for what has the shape of its scanned points"));
    connect(find, &QPushButton::clicked, this, &ModelsSection::findWanted);
    layout->addWidget(find);
    if (!replaced)
        return;
    auto *back = new QPushButton(icon(u"undo"_s), tr("Put back what was scanned"));
    back->setObjectName(u"models.back"_s);
    back->setToolTip(tr("Takes the model away; the thing is as the scan found it"));
    connect(back, &QPushButton::clicked, this, &ModelsSection::putBackWanted);
    layout->addWidget(back);
}

QWidget *ModelsSection::makeList(const workflow::FoundModels &found)
{
    auto *list = new QTreeWidget;
    list->setObjectName(u"models.list"_s);
    list->setAccessibleName(tr("Models that look like it"));
    list->setColumnCount(ColumnCount);
    list->setHeaderLabels({tr("Model"), tr("Category"), tr("Score")});
    list->setRootIsDecorated(false);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(Model, QHeaderView::Stretch);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const workflow::ModelCandidate &candidate : found.candidates) {
        const QString category = asset::categoryText(candidate.category);
        const QString name = modelText(candidate.model);
        auto *item = new QTreeWidgetItem(list, {name, category, tr("%1 %").arg(qRound(100 * candidate.score))});
        item->setToolTip(Model, tr("Click to put “%1” in its place").arg(name));
        item->setTextAlignment(Score, Qt::AlignRight | Qt::AlignVCenter);
        item->setSizeHint(Model, {0, kRow});
    }
    list->setFixedHeight(static_cast<int>(found.candidates.size() + 1) * kRow + 6);
    const auto take = [this, list](QTreeWidgetItem *item) { Q_EMIT chosen(list->indexOfTopLevelItem(item)); };
    connect(list, &QTreeWidget::itemClicked, this, take);
    connect(list, &QTreeWidget::itemActivated, this, take);
    return list;
}

} // namespace twinloom::studio
