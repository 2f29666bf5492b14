// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/library_dialog.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "app/workflow/user_library.h"
#include "core/asset/category_text.h"
#include "core/asset/parametric.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QThreadPool>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

enum Column { Name, Category, Size, Inherited, Tags };
constexpr int kPath = Qt::UserRole;
constexpr QSize kSize(860, 520);

/// Only tags are typed.
class TagsDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return index.column() == Tags ? QStyledItemDelegate::createEditor(parent, option, index) : nullptr;
    }
};

QString sizeText(const Eigen::Vector3f &size)
{
    const QLocale locale;
    const auto metres = [&locale](float length) { return locale.toString(length, 'f', 2); };
    return LibraryDialog::tr("%1 × %2 × %3 m").arg(metres(size.x()), metres(size.y()), metres(size.z()));
}

QString tagsText(const QStringList &tags)
{
    return tags.join(u", "_s);
}

} // namespace

QStringList tagsFrom(const QString &text)
{
    static const QRegularExpression between(u"[,;，；、]"_s);
    QStringList tags;
    for (const QString &tag : text.split(between))
        tags << asset::plainStyle(tag.trimmed());
    tags.removeAll(QString());
    tags.removeDuplicates();
    return tags;
}

LibraryDialog::LibraryDialog(QWidget *parent)
    : QDialog(parent), m_tree(new QTreeWidget), m_note(dim()),
      m_remove(new QPushButton(icon(u"delete"_s), tr("Remove folder")))
{
    setWindowTitle(tr("My models"));
    resize(kSize);
    m_tree->setObjectName(u"library.models"_s);
    m_tree->setAccessibleName(tr("My models"));
    m_tree->setHeaderLabels({tr("Model"), tr("Category"), tr("Size"), tr("Tags of its folder"), tr("Tags")});
    m_tree->setItemDelegate(new TagsDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->resizeSection(Tags, 190);
    sayWhenEmpty(*m_tree, tr("Add a folder of models: glTF, FBX, OBJ, DAE, STL or PLY files."));
    auto *add = new QPushButton(icon(u"folder-new"_s), tr("Add a folder…"));
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addWidget(m_note, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(dim(tr("Layouts of a style are furnished with the models that carry its tag. Double-click under "
                             "“Tags” to write tags, with commas between; those of a folder are of all its models.")));
    layout->addWidget(m_tree, 1);
    layout->addLayout(row);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &LibraryDialog::askForFolder);
    connect(m_remove, &QPushButton::clicked, this, &LibraryDialog::removeFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_tree, &QTreeWidget::itemChanged, this, &LibraryDialog::takeTags);
    connect(m_tree, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { m_remove->setEnabled(item && !item->parent()); });
    read();
}

LibraryDialog::~LibraryDialog()
{
    m_progress.cancel(); // what was started holds values only, and ends by itself
}

void LibraryDialog::askForFolder()
{
    if (const QString path = QFileDialog::getExistingDirectory(this, tr("A folder of models")); !path.isEmpty())
        addFolder(path);
}

void LibraryDialog::addFolder(const QString &path)
{
    workflow::addLibraryFolder(QDir(path).absolutePath());
    read();
}

void LibraryDialog::removeFolder()
{
    if (const QTreeWidgetItem *item = m_tree->currentItem(); item && !item->parent())
        workflow::removeLibraryFolder(item->data(Name, kPath).toString());
    read();
}

void LibraryDialog::read()
{
    m_progress.cancel();
    m_progress = Progress();
    m_reading = true;
    m_remove->setEnabled(false);
    {
        const QSignalBlocker blocker(m_tree);
        m_tree->clear();
        for (const QString &path : workflow::libraryFolders())
            addRow(nullptr, {QDir::toNativeSeparators(path)}, path)->setIcon(Name, icon(u"open"_s));
    }
    say(m_tree->topLevelItemCount() == 0 ? QString() : tr("Reading models…"));
    // The answer comes by the application, since this window may be gone by then.
    QThreadPool::globalInstance()->start([dialog = QPointer(this), progress = m_progress]() mutable {
        Issues issues;
        auto library = workflow::openUserModels(progress, issues);
        QMetaObject::invokeMethod(
            qApp,
            [dialog, progress, library = std::move(library), issues] {
                if (dialog && !progress.cancelled())
                    dialog->take(library, issues);
            },
            Qt::QueuedConnection);
    });
}

void LibraryDialog::take(const Result<asset::Library> &library, const Issues &issues)
{
    m_reading = false;
    if (!library) {
        say(library.error().text());
        return;
    }
    const QSignalBlocker blocker(m_tree);
    for (const asset::LibraryEntry &entry : library->entries())
        for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
            QTreeWidgetItem *folder = m_tree->topLevelItem(row);
            if (!entry.file.startsWith(folder->data(Name, kPath).toString() + u'/'))
                continue;
            QStringList inherited = entry.tags;
            inherited.removeIf(
                [own = workflow::givenTags(entry.file)](const QString &tag) { return own.contains(tag); });
            addRow(folder, {entry.name, asset::categoryText(entry.category), sizeText(entry.size), tagsText(inherited)},
                   entry.file)
                ->setIcon(Name, icon(u"model"_s));
            break;
        }
    m_tree->expandAll();
    for (const int column : {Category, Size, Inherited})
        m_tree->resizeColumnToContents(column);
    say(issues.empty() ? tr("Models: %1").arg(library->entries().size())
                       : tr("Models: %1 · %2").arg(library->entries().size()).arg(issues.front().message));
}

QTreeWidgetItem *LibraryDialog::addRow(QTreeWidgetItem *folder, const QStringList &texts, const QString &path)
{
    auto *item = folder ? new QTreeWidgetItem(folder, texts) : new QTreeWidgetItem(m_tree, texts);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setData(Name, kPath, path);
    item->setText(Tags, tagsText(workflow::givenTags(path)));
    item->setToolTip(Name, QDir::toNativeSeparators(path));
    item->setToolTip(Tags, tr("Double-click, or press F2, to write tags"));
    return item;
}

void LibraryDialog::takeTags(QTreeWidgetItem *item, int column)
{
    if (column != Tags)
        return;
    const QStringList tags = tagsFrom(item->text(Tags));
    workflow::giveTags(item->data(Name, kPath).toString(), tags);
    if (!item->parent()) { // its models show them, too; once the field is closed
        m_reading = true;
        QMetaObject::invokeMethod(this, &LibraryDialog::read, Qt::QueuedConnection);
        return;
    }
    const QSignalBlocker blocker(m_tree);
    item->setText(Tags, tagsText(tags));
}

void LibraryDialog::say(const QString &text)
{
    m_note->setText(text);
}

} // namespace twinloom::studio
