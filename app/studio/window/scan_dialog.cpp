// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/scan_dialog.h"

#include "app/studio/panels/empty_line.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"
#include "core/scan/formats/glance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class Text
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::ScanDialog)
};

/// What is known of a file before it is read.
QString detailsOf(const scan::Glance &glance, bool detected)
{
    const QLocale locale;
    QStringList details;
    if (glance.points)
        details << Text::tr("%1 points").arg(locale.toString(*glance.points));
    details << locale.formattedDataSize(glance.bytes, 1, QLocale::DataSizeSIFormat);
    if (!glance.columns.isEmpty())
        details << (glance.guessed && detected ? Text::tr("columns %1, by their values") : Text::tr("columns %1"))
                       .arg(glance.columns);
    return details.join(u" · "_s);
}

} // namespace

ScanDialog::ScanDialog(const QStringList &files, QWidget *parent)
    : QDialog(parent), m_files(new QListWidget), m_rooms(new QCheckBox(tr("Find rooms and objects"))),
      m_up(new QComboBox), m_units(new QComboBox), m_points(new QComboBox), m_columns(new QLineEdit),
      m_form(new QFormLayout), m_note(new QLabel), m_go(nullptr)
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
    auto *addFolder = new QPushButton(icon(u"add"_s), tr("Add folder…"));
    addFolder->setToolTip(tr("A recording of a depth camera: pictures of depth and colour, and where they were taken"));
    auto *remove = new QPushButton(icon(u"delete"_s), tr("Remove"));
    auto *fileButtons = new QHBoxLayout;
    fileButtons->addWidget(add);
    fileButtons->addWidget(addFolder);
    fileButtons->addWidget(remove);
    fileButtons->addStretch();

    fillChoices();
    m_form->setHorizontalSpacing(14);
    m_form->addRow(tr("Up axis"), m_up);
    m_form->addRow(tr("Unit of length"), m_units);
    m_form->addRow(tr("Points to keep"), m_points);
    m_form->addRow(tr("Columns of text files"), m_columns);
    m_note->setWordWrap(true);
    m_note->setProperty("role", u"warning"_s);
    m_note->hide();

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
    layout->addLayout(m_form);
    layout->addWidget(m_note);
    layout->addSpacing(6);
    layout->addWidget(buttons);
    connect(add, &QPushButton::clicked, this, &ScanDialog::addFiles);
    connect(addFolder, &QPushButton::clicked, this, &ScanDialog::addFolder);
    connect(m_columns, &QLineEdit::textChanged, this, &ScanDialog::filesChanged);
    connect(remove, &QPushButton::clicked, this, [this] {
        qDeleteAll(m_files->selectedItems());
        filesChanged();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    addPaths(files);
}

void ScanDialog::fillChoices()
{
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
    m_columns->setObjectName(u"scan.columns"_s);
    m_columns->setAccessibleName(tr("Columns of text files"));
    m_columns->setToolTip(
        tr("What the columns are, in their order: x,y,z, i for intensity, r,g,b for colour, nx,ny,nz for "
           "the way the surface faces; “-” leaves one out. For all text files of the list."));
}

void ScanDialog::addFiles()
{
    addPaths(QFileDialog::getOpenFileNames(this, tr("Scans"), lastFolder(), scanFilter()));
}

void ScanDialog::addFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Recording of a depth camera"), lastFolder());
    if (!folder.isEmpty())
        addPaths({folder});
}

QString ScanDialog::lastFolder() const
{
    return m_files->count() ? QFileInfo(files().back()).path() : QString();
}

void ScanDialog::addPaths(const QStringList &paths)
{
    for (const QString &path : paths) {
        auto *item = new QListWidgetItem(m_files);
        item->setData(Qt::UserRole, path);
        item->setToolTip(QDir::toNativeSeparators(path));
    }
    filesChanged();
}

void ScanDialog::filesChanged()
{
    QString wrong, detected;
    bool anyText = false;
    const QString told = m_columns->text().trimmed();
    for (int row = 0; row < m_files->count(); ++row) {
        QListWidgetItem *item = m_files->item(row);
        const QString path = item->data(Qt::UserRole).toString();
        auto glance = scan::glanceAt(path, told);
        if (!glance && glance.error().code == ErrorCode::Usage) {
            wrong = glance.error().text();
            glance = scan::glanceAt(path, {});
        }
        item->setText(QFileInfo(path).fileName() + u'\n' +
                      (glance ? detailsOf(*glance, told.isEmpty()) : glance.error().message));
        item->setForeground(glance ? QBrush() : QBrush(theme().error));
        if (!glance || glance->columns.isEmpty())
            continue;
        anyText = true;
        if (detected.isEmpty())
            detected = glance->columns;
    }
    m_form->setRowVisible(m_columns, anyText || !told.isEmpty());
    if (told.isEmpty())
        m_columns->setPlaceholderText(tr("As detected: %1").arg(detected));
    m_note->setText(wrong);
    m_note->setVisible(!wrong.isEmpty());
    m_go->setEnabled(m_files->count() > 0 && wrong.isEmpty());
}

QStringList ScanDialog::files() const
{
    QStringList files;
    for (int row = 0; row < m_files->count(); ++row)
        files << m_files->item(row)->data(Qt::UserRole).toString();
    return files;
}

bool ScanDialog::findsRooms() const
{
    return m_rooms->isChecked();
}

ScanChoices ScanDialog::options() const
{
    return {m_up->currentData().toString(), m_units->currentData().toString(), m_points->currentData().toLongLong(),
            m_columns->text().trimmed()};
}

} // namespace twinloom::studio
