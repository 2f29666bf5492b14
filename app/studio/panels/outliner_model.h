// SPDX-License-Identifier: GPL-3.0-or-later
// The scene as a tree for views: follows each Change edit by edit, so that expansion and selection survive.
// Column 0: icon and name (editable), column 1: visibility (checkable).
#pragma once

#include "app/studio/document/document.h"

#include <QAbstractItemModel>

namespace twinloom::studio
{

class OutlinerModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Visibility, Columns };
    enum Role { VisibleRole = Qt::UserRole, ShownRole, KindRole };

    explicit OutlinerModel(QObject *parent = nullptr);
    ~OutlinerModel() override;

    /// Null: empty. The document must outlive its being shown.
    void setDocument(Document *document);
    scene::NodeId nodeAt(const QModelIndex &index) const;
    QModelIndex indexOf(scene::NodeId node) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void refused(const twinloom::Error &error);

private:
    struct Item;

    void follow(const scene::Change &change);
    void rebuild();
    void insert(scene::NodeId node);
    void remove(scene::NodeId node);
    std::unique_ptr<Item> build(scene::NodeId node, Item *parent);
    void forget(const Item &item);
    Item *itemOf(const QModelIndex &index) const;
    Item *find(scene::NodeId node) const;

    Document *m_document = nullptr;
    std::unique_ptr<Item> m_root;
    std::unordered_map<scene::NodeId, Item *> m_items;
};

} // namespace twinloom::studio
