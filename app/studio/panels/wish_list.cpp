// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/wish_list.h"

#include "app/studio/panels/number_field.h"
#include "app/studio/theme/icons.h"
#include "core/asset/category_text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kMost = 99;
}

namespace
{

constexpr int kSought = Qt::UserRole + 1; // all that a category may be called

/// Finds by any of the names, and writes the one in the language in use.
class NameCompleter : public QCompleter
{
public:
    NameCompleter(QComboBox &box) : QCompleter(box.model(), &box)
    {
        setCompletionRole(kSought);
        setCompletionMode(PopupCompletion);
        setFilterMode(Qt::MatchContains);
        setCaseSensitivity(Qt::CaseInsensitive);
    }
    QString pathFromIndex(const QModelIndex &index) const override { return index.data().toString(); }
};

/// "Office Chair" for "OfficeChair".
QString inWords(QString category)
{
    static const QRegularExpression next(u"(?<=[a-z])(?=[A-Z])"_s);
    return category.replace(next, u" "_s);
}

} // namespace

bool isPicking(const QComboBox &box)
{
    const QAbstractItemView *proposals = box.completer()->popup();
    return proposals->isVisible() && proposals->currentIndex().isValid();
}

int typedCategory(const QComboBox &box)
{
    const QString typed = box.currentText().trimmed();
    if (typed.isEmpty())
        return -1;
    int likely = -1, found = 0;
    for (int i = 0; i < box.count(); ++i) {
        const QStringList names = box.itemData(i, kSought).toString().split(u'\n');
        if (names.contains(typed, Qt::CaseInsensitive))
            return i;
        if (std::ranges::any_of(names,
                                [&](const QString &name) { return name.contains(typed, Qt::CaseInsensitive); })) {
            likely = i;
            ++found;
        }
    }
    return found == 1 ? likely : -1;
}

QComboBox *categoryBox(const QStringList &categories, const QString &placeholder)
{
    std::vector<std::pair<QString, QString>> entries;
    for (const QString &category : categories)
        entries.emplace_back(asset::categoryText(category), category);
    std::ranges::sort(entries, [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    auto *box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto &[text, category] : entries)
        box->addItem(text, category);
    for (int i = 0; i < box->count(); ++i) {
        const QString category = box->itemData(i).toString();
        box->setItemData(i, QStringList{box->itemText(i), category, inWords(category)}.join(u'\n'), kSought);
    }
    box->setCompleter(new NameCompleter(*box));
    box->setCurrentIndex(-1);
    box->lineEdit()->setPlaceholderText(placeholder);
    box->setAccessibleName(placeholder);
    return box;
}

WishList::WishList(const QStringList &categories, QWidget *parent)
    : QWidget(parent), m_add(categoryBox(categories, tr("Add a thing…"))), m_rows(new QGridLayout)
{
    m_add->setObjectName(u"wish.add"_s);
    m_add->setToolTip(tr("How many of a thing the layout is to have; none bans it"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(4);
    m_rows->setVerticalSpacing(4);
    m_rows->setColumnStretch(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_rows);
    layout->addWidget(m_add);
    m_add->installEventFilter(this);
    connect(m_add, &QComboBox::activated, this, &WishList::addPicked);
    connect(m_add->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!isPicking(*m_add))
            addPicked();
    });
}

/// Nothing is added on the way: the arrow keys open the list, and the wheel scrolls the panel.
bool WishList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            m_add->showPopup();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

std::map<QString, int> WishList::counts() const
{
    return m_counts;
}

void WishList::setCount(const QString &category, int count)
{
    m_counts[category] = std::clamp(count, 0, kMost);
    rebuild();
    Q_EMIT changed();
}

void WishList::remove(const QString &category)
{
    if (m_counts.erase(category) == 0)
        return;
    rebuild();
    Q_EMIT changed();
}

void WishList::addPicked()
{
    const int index = typedCategory(*m_add);
    const QString category = m_add->itemData(index).toString();
    // Now, and once the list of what fits has written what was picked.
    const auto empty = [this] {
        m_add->setCurrentIndex(-1);
        m_add->clearEditText();
    };
    empty();
    QTimer::singleShot(0, m_add, empty);
    if (!category.isEmpty() && !m_counts.contains(category))
        setCount(category, 1);
}

void WishList::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const auto &[category, count] : m_counts) {
        auto *name = new QLabel(asset::categoryText(category));
        auto *number = new NumberField({}, 0);
        number->setObjectName(u"wish."_s + category);
        number->setRange(0, kMost);
        number->setWordForZero(tr("none"));
        number->show(count);
        number->setAccessibleName(tr("Number of %1").arg(name->text()));
        number->setAlignment(Qt::AlignCenter);
        number->setFixedWidth(64);
        auto *gone = new QToolButton;
        gone->setIcon(icon(u"close"_s));
        gone->setToolTip(tr("Leave it to the generator"));
        gone->setAccessibleName(gone->toolTip());
        connect(number, &NumberField::committed, this, [this, category = category](double value) {
            m_counts[category] = static_cast<int>(value);
            Q_EMIT changed();
        });
        connect(gone, &QToolButton::clicked, this, [this, category = category] { remove(category); });
        m_rows->addWidget(name, row, 0);
        m_rows->addWidget(number, row, 1);
        m_rows->addWidget(gone, row++, 2);
    }
}

} // namespace twinloom::studio
