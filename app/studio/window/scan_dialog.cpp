// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/scan_dialog.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

ScanDialog::ScanDialog(const QStringList &files, QWidget *parent)
    : QDialog(parent), m_files(new QListWidget), m_rooms(new QCheckBox(tr("Find rooms and objects"))),
      m_up(new QComboBox), m_units(new QComboBox), m_points(new QComboBox), m_go(nullptr)
{
    setWindowTitle(tr("Import scan"));
    setMinimumWidth(520);
    auto *intro = new QLabel(tr("Twinloom finds the room in the scan: floor, walls, openings and objects. "
                                "Files that are imported together are taken as stations of one place."));
    intro->setWordWrap(true);
    intro->setProperty("role", u"dim"_s);
    m_files->setAccessibleName(tr("Files"));
    m_files->setMinimumHeight(120);
    sayWhenEmpty(*m_files, tr("Add the files of the scan."));
    auto *add = new QPushButton(icon(u"add"_s), tr("Add files…"));
    auto *remove = new QPushButton(icon(u"delete"_s), tr("Remove"));
    auto *fileButtons = new QHBoxLayout;
    fileButtons->addWidget(add);
    fileButtons->addWidget(remove);
    fileButtons->addStretch();

    m_up->addItem(tr("Detect"), u"auto"_s);
    for (const QString &axis : {u"x"_s, u"y"_s, u"z"_s})
        m_up->addItem(axis.toUpper(), axis);
    m_units->addItem(tr("Detect"), u"auto"_s);
    for (const auto &[name, unit] :
         {std::pair{tr("Metres"), u"m"_s}, std::pair{tr("Centimetres"), u"cm"_s}, std::pair{tr("Millimetres"), u"mm"_s},
          std::pair{tr("Feet"), u"ft"_s}, std::pair{tr("Inches"), u"in"_s}})
        m_units->addItem(name, unit);
    m_points->addItem(tr("All"), 0);
    for (const qint64 points : {20'000'000LL, 5'000'000LL, 2'000'000LL, 500'000LL})
        m_points->addItem(tr("At most %1").arg(QLocale().toString(points)), points);
    m_points->setToolTip(tr("Of each scan; any number can be shown, but takes place in the project"));
    m_rooms->setChecked(true);
    m_rooms->setToolTip(tr("Otherwise only the points are added"));
    for (QComboBox *choice : {m_up, m_units, m_points})
        connect(m_rooms, &QCheckBox::toggled, choice, &QWidget::setEnabled);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->addRow(tr("Up axis"), m_up);
    form->addRow(tr("Unit of length"), m_units);
    form->addRow(tr("Points to keep"), m_points);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_go = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_go->setProperty("primary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(m_files);
    layout->addLayout(fileButtons);
    layout->addWidget(m_rooms);
    layout->addLayout(form);
    layout->addSpacing(6);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &ScanDialog::addFiles);
    connect(remove, &QPushButton::clicked, this, [this] {
        qDeleteAll(m_files->selectedItems());
        filesChanged();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_files->addItems(files);
    filesChanged();
}

void ScanDialog::addFiles()
{
    const QString last = m_files->count() ? QFileInfo(m_files->item(m_files->count() - 1)->text()).path() : QString();
    m_files->addItems(QFileDialog::getOpenFileNames(this, tr("Scans"), last, scanFilter()));
    filesChanged();
}

void ScanDialog::filesChanged()
{
    m_go->setEnabled(m_files->count() > 0);
}

QStringList ScanDialog::files() const
{
    QStringList files;
    for (int row = 0; row < m_files->count(); ++row)
        files << m_files->item(row)->text();
    return files;
}

bool ScanDialog::findsRooms() const
{
    return m_rooms->isChecked();
}

ScanChoices ScanDialog::options() const
{
    return {m_up->currentData().toString(), m_units->currentData().toString(), m_points->currentData().toLongLong()};
}

} // namespace twinloom::studio
