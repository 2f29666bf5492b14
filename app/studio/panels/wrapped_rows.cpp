// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/wrapped_rows.h"

#include <QApplication>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTimer>
#include <QTreeView>

#include <cmath>

namespace twinloom::studio
{

namespace
{

constexpr int kAround = 4; // pixels above and below a text

class WrappedRows : public QStyledItemDelegate
{
public:
    explicit WrappedRows(QTreeView &view) : QStyledItemDelegate(&view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(given, index);
        if (index.column() != 0)
            return size;
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        option.rect = QRect(0, 0, m_view.columnWidth(0), QWIDGETSIZE_MAX);
        const QStyle &style = *m_view.style();
        const int margin = style.pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &m_view) + 1;
        const QRect place = style.subElementRect(QStyle::SE_ItemViewItemText, &option, &m_view);
        size.setHeight(heightOf(option, place.width() - 2 * margin) + 2 * kAround);
        return size;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationAlignment = Qt::AlignHCenter | Qt::AlignTop; // beside the first line
        option->displayAlignment = Qt::AlignLeft | Qt::AlignTop;
    }

private:
    /// As QCommonStyle lays the text out when it draws it.
    static int heightOf(const QStyleOptionViewItem &option, int width)
    {
        QString text = option.text;
        QTextLayout layout(text.replace(QLatin1Char('\n'), QChar::LineSeparator), option.font);
        QTextOption wrapping;
        wrapping.setWrapMode(QTextOption::WordWrap);
        layout.setTextOption(wrapping);
        layout.beginLayout();
        double height = 0;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            height += line.height();
        }
        layout.endLayout();
        return static_cast<int>(std::ceil(height));
    }

    QTreeView &m_view;
};

} // namespace

void wrapRows(QTreeView &view)
{
    view.setWordWrap(true);
    view.setUniformRowHeights(false);
    view.setItemDelegate(new WrappedRows(view));
    // Once all columns have their width, which the scroll bar may change again.
    auto *soon = new QTimer(&view);
    soon->setSingleShot(true);
    soon->setInterval(0);
    QObject::connect(soon, &QTimer::timeout, &view, &QTreeView::doItemsLayout);
    QObject::connect(view.header(), &QHeaderView::sectionResized, soon, [soon] { soon->start(); });
}

} // namespace twinloom::studio
