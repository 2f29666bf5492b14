// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/outliner_model.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/theme/icons.h"

#include <set>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

struct OutlinerModel::Item {
    scene::NodeId node;
    Item *parent = nullptr;
    std::vector<std::unique_ptr<Item>> children; ///< ascending by id

    int rowFor(scene::NodeId id) const
    {
        return static_cast<int>(std::ranges::lower_bound(children, id, {}, [](const auto &c) { return c->node; }) -
                                children.begin());
    }
    int row() const { return parent ? parent->rowFor(node) : 0; }
};

OutlinerModel::OutlinerModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Item>()) {}

OutlinerModel::~OutlinerModel() = default;

void OutlinerModel::setDocument(Document *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (m_document)
        connect(m_document, &Document::changed, this, &OutlinerModel::follow);
    rebuild();
}

void OutlinerModel::rebuild()
{
    beginResetModel();
    m_items.clear();
    m_root = std::make_unique<Item>();
    if (m_document)
        for (const scene::NodeId id : m_document->hierarchy().children({}))
            m_root->children.push_back(build(id, m_root.get()));
    endResetModel();
}

std::unique_ptr<OutlinerModel::Item> OutlinerModel::build(scene::NodeId node, Item *parent)
{
    auto item = std::make_unique<Item>();
    item->node = node;
    item->parent = parent;
    m_items[node] = item.get();
    for (const scene::NodeId child : m_document->hierarchy().children(node))
        item->children.push_back(build(child, item.get()));
    return item;
}

void OutlinerModel::forget(const Item &item)
{
    m_items.erase(item.node);
    for (const auto &child : item.children)
        forget(*child);
}

void OutlinerModel::insert(scene::NodeId node)
{
    const scene::NodePtr present = m_document->scene().find(node);
    if (!present || m_items.contains(node))
        return;
    Item *parent = present->parent.isNull() ? m_root.get() : find(present->parent);
    if (!parent)
        return; // comes with its parent, when that is inserted
    const int row = parent->rowFor(node);
    beginInsertRows(indexOf(parent->node), row, row);
    parent->children.insert(parent->children.begin() + row, build(node, parent));
    endInsertRows();
}

void OutlinerModel::remove(scene::NodeId node)
{
    Item *item = find(node);
    if (!item)
        return;
    Item *parent = item->parent;
    const int row = item->row();
    beginRemoveRows(indexOf(parent->node), row, row);
    const std::unique_ptr<Item> gone = std::move(parent->children[std::size_t(row)]);
    parent->children.erase(parent->children.begin() + row);
    forget(*gone);
    endRemoveRows();
}

void OutlinerModel::follow(const scene::Change &change)
{
    std::set<scene::NodeId> appeared;
    for (const scene::Edit &edit : change.edits) {
        const bool moved = edit.before && edit.after && edit.before->parent != edit.after->parent;
        if (!edit.after || moved)
            remove(edit.id);
        if (!edit.before || moved)
            appeared.insert(edit.id);
    }
    // A removed parent took its children's rows along; those that were moved elsewhere come back here.
    for (const scene::NodeId id : appeared)
        insert(id);
    for (const scene::NodeId id : appeared)
        insert(id);
    for (const scene::Edit &edit : change.edits) {
        if (!edit.before || !edit.after || appeared.contains(edit.id))
            continue;
        const QModelIndex at = indexOf(edit.id);
        Q_EMIT dataChanged(at, at.siblingAtColumn(Columns - 1));
    }
}

OutlinerModel::Item *OutlinerModel::find(scene::NodeId node) const
{
    const auto found = m_items.find(node);
    return found == m_items.end() ? nullptr : found->second;
}

OutlinerModel::Item *OutlinerModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

scene::NodeId OutlinerModel::nodeAt(const QModelIndex &index) const
{
    return itemOf(index)->node;
}

QModelIndex OutlinerModel::indexOf(scene::NodeId node) const
{
    Item *item = find(node);
    return item ? createIndex(item->row(), Name, item) : QModelIndex();
}

QModelIndex OutlinerModel::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (row < 0 || column < 0 || column >= Columns || std::size_t(row) >= item->children.size())
        return {};
    return createIndex(row, column, item->children[std::size_t(row)].get());
}

QModelIndex OutlinerModel::parent(const QModelIndex &child) const
{
    const Item *item = itemOf(child);
    return item->parent && item->parent != m_root.get() ? createIndex(item->parent->row(), Name, item->parent)
                                                        : QModelIndex();
}

int OutlinerModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(itemOf(parent)->children.size());
}

int OutlinerModel::columnCount(const QModelIndex &) const
{
    return Columns;
}

QVariant OutlinerModel::data(const QModelIndex &index, int role) const
{
    const scene::NodePtr node = m_document ? m_document->scene().find(nodeAt(index)) : nullptr;
    if (!node)
        return {};
    if (role == VisibleRole)
        return node->visible;
    if (role == ShownRole)
        return m_document->hierarchy().visible(node->id);
    if (index.column() == Visibility) {
        if (role == Qt::ToolTipRole)
            return node->visible ? tr("Hide") : tr("Show");
        if (role == Qt::AccessibleTextRole)
            return node->visible ? tr("Visible") : tr("Hidden");
        return {};
    }
    const NodeKind kind = kindOf(*node);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return nameText(*node);
    case Qt::DecorationRole:
        return icon(kind.icon);
    case Qt::ToolTipRole:
        return u"%1 · %2 · %3"_s.arg(nameText(*node), kind.name, node->id.toString());
    case KindRole:
        return kind.name;
    default:
        return {};
    }
}

Qt::ItemFlags OutlinerModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name && m_document && !m_document->readOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool OutlinerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!m_document)
        return false;
    const NodeIds nodes{nodeAt(index)};
    Result<void> done;
    if (role == VisibleRole) {
        done = showNodes(*m_document, nodes, value.toBool() ? Show::Visible : Show::Hidden);
    } else if (role == Qt::EditRole && index.column() == Name && !value.toString().trimmed().isEmpty()) {
        const QString name = value.toString().trimmed();
        if (name == index.data(Qt::EditRole).toString()) // what is stored may be in another language
            return false;
        done = m_document->commit(editNodes(m_document->scene(), nodes, [&name](scene::Node &n) { n.name = name; }),
                                  u"studio.rename"_s, tr("Rename to “%1”").arg(name));
    } else {
        return false;
    }
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

} // namespace twinloom::studio
