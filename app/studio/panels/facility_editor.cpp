// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/facility_editor.h"

#include "app/studio/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr QSize kSize(720, 640);
constexpr int kRow = 34; // logical pixels
enum DepartmentColumn { Name, Area, Band, Place };
enum FlowColumn { From, To, Amount };

QTableWidget *makeTable(const QString &name, const QStringList &heads)
{
    auto *table = new QTableWidget(0, static_cast<int>(heads.size()));
    table->setObjectName(name);
    table->setHorizontalHeaderLabels(heads);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRow);
    table->verticalHeader()->setMinimumSectionSize(kRow);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setMinimumHeight(4 * kRow);
    return table;
}

QPushButton *makeButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false); // Return ends the edit of a cell
    return button;
}

} // namespace

FacilityEditor::FacilityEditor(QWidget *parent)
    : QDialog(parent),
      m_departments(makeTable(u"facility.departments"_s,
                              {tr("Department"), tr("Area"), tr("What stands there"), tr("Fixed place")})),
      m_flows(makeTable(u"facility.flows"_s, {tr("From"), tr("To"), tr("Loads")})),
      m_addDepartment(makeButton(u"facility.addDepartment"_s, tr("Add"))),
      m_removeDepartment(makeButton(u"facility.removeDepartment"_s, tr("Remove"))),
      m_addFlow(makeButton(u"facility.addFlow"_s, tr("Add"))),
      m_removeFlow(makeButton(u"facility.removeFlow"_s, tr("Remove"))),
      m_generate(makeButton(u"facility.generate"_s, tr("Generate"))), m_note(dim())
{
    setWindowTitle(tr("Departments and flows"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(kSize);
    m_departments->horizontalHeaderItem(Area)->setToolTip(
        tr("In m², without aisles, or in % of the free floor, aisles included: 120 or 15%"));
    m_departments->horizontalHeaderItem(Place)->setToolTip(
        tr("Where it has its place already: its middle x,y, or x,y,length,width, in metres; empty: anywhere"));
    m_flows->horizontalHeaderItem(Amount)->setToolTip(tr("Loads an hour, or whatever you count in"));
    m_note->setObjectName(u"facility.note"_s);
    m_note->setWordWrap(true);
    m_generate->setProperty("primary", true);
    QPushButton *done = makeButton(u"facility.close"_s, tr("Close"));
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_note, 1);
    foot->addWidget(done);
    foot->addWidget(m_generate);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    layout->addWidget(buildPart(tr("Departments"), m_departments, m_addDepartment, m_removeDepartment), 3);
    layout->addWidget(
        buildPart(tr("Material flow; none: from each department to the next"), m_flows, m_addFlow, m_removeFlow), 2);
    layout->addLayout(foot);
    connect(done, &QPushButton::clicked, this, &QDialog::close);
    connectAll();
}

QWidget *FacilityEditor::buildPart(const QString &title, QTableWidget *table, QPushButton *add, QPushButton *remove)
{
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    auto *label = new QLabel(title);
    label->setProperty("role", u"section"_s);
    table->setAccessibleName(title);
    head->addWidget(label, 1);
    head->addWidget(add);
    head->addWidget(remove);
    layout->addLayout(head);
    layout->addWidget(table, 1);
    return part;
}

void FacilityEditor::connectAll()
{
    connect(m_addDepartment, &QPushButton::clicked, this, &FacilityEditor::addDepartment);
    connect(m_removeDepartment, &QPushButton::clicked, this, &FacilityEditor::removeDepartment);
    connect(m_addFlow, &QPushButton::clicked, this, &FacilityEditor::addFlow);
    connect(m_removeFlow, &QPushButton::clicked, this, &FacilityEditor::removeFlow);
    connect(m_generate, &QPushButton::clicked, this, &FacilityEditor::generateWanted);
    connect(m_departments, &QTableWidget::cellChanged, this, &FacilityEditor::takeDepartment);
    connect(m_flows, &QTableWidget::cellChanged, this, [this](int row, int column) {
        if (column != Amount)
            return;
        FacilityDraft draft = m_draft;
        draft.flows[static_cast<std::size_t>(row)].amount = m_flows->item(row, column)->text();
        commit(std::move(draft));
    });
}

void FacilityEditor::begin(const FacilityDraft &draft, const scene::Room &room)
{
    m_draft = draft;
    m_room = room;
    fillDepartments();
    fillFlows();
    sayWhatIsWrong();
}

void FacilityEditor::fillDepartments()
{
    const QSignalBlocker blocker(m_departments);
    m_departments->setRowCount(static_cast<int>(m_draft.departments.size()));
    for (int row = 0; row < m_departments->rowCount(); ++row) {
        const DepartmentRow &department = m_draft.departments[static_cast<std::size_t>(row)];
        m_departments->setItem(row, Name, new QTableWidgetItem(department.name));
        m_departments->setItem(row, Area, new QTableWidgetItem(department.area));
        m_departments->setItem(row, Place, new QTableWidgetItem(department.place));
        auto *box = new QComboBox;
        box->setAccessibleName(tr("What stands there"));
        for (const QString &band : bands())
            box->addItem(bandText(band), band);
        if (box->findData(department.band, Qt::UserRole, Qt::MatchFixedString) < 0)
            box->addItem(department.band, department.band); // to be told what is wrong with it
        box->setCurrentIndex(box->findData(department.band, Qt::UserRole, Qt::MatchFixedString));
        connect(box, &QComboBox::activated, this, [this, box, row] {
            FacilityDraft draft = m_draft;
            draft.departments[static_cast<std::size_t>(row)].band = box->currentData().toString();
            commit(std::move(draft));
        });
        m_departments->setCellWidget(row, Band, box);
    }
}

void FacilityEditor::fillFlows()
{
    const QSignalBlocker blocker(m_flows);
    const QStringList ends = endsOf(m_draft, m_room);
    m_flows->setRowCount(static_cast<int>(m_draft.flows.size()));
    for (int row = 0; row < m_flows->rowCount(); ++row) {
        const FlowRow &flow = m_draft.flows[static_cast<std::size_t>(row)];
        const auto choice = [&](FlowColumn column, const QString &chosen, QString FlowRow::*end) {
            auto *box = new QComboBox;
            box->setAccessibleName(m_flows->horizontalHeaderItem(column)->text());
            box->addItems(ends);
            if (box->findText(chosen, Qt::MatchFixedString) < 0)
                box->addItem(chosen);
            box->setCurrentIndex(box->findText(chosen, Qt::MatchFixedString));
            connect(box, &QComboBox::activated, this, [this, box, row, end] {
                FacilityDraft draft = m_draft;
                draft.flows[static_cast<std::size_t>(row)].*end = box->currentText();
                commit(std::move(draft));
            });
            m_flows->setCellWidget(row, column, box);
        };
        choice(From, flow.from, &FlowRow::from);
        choice(To, flow.to, &FlowRow::to);
        m_flows->setItem(row, Amount, new QTableWidgetItem(flow.amount));
    }
}

void FacilityEditor::takeDepartment(int row, int column)
{
    const auto department = static_cast<std::size_t>(row);
    const QString text = m_departments->item(row, column)->text().trimmed();
    FacilityDraft draft = m_draft;
    if (column == Name) {
        draft = renamed(std::move(draft), department, text);
    } else if (column == Area) {
        draft.departments[department].area = text;
    } else {
        draft.departments[department].place = text;
    }
    commit(std::move(draft));
    if (column == Name)
        fillFlows(); // which go by names
}

void FacilityEditor::addDepartment()
{
    FacilityDraft draft = m_draft;
    const QString band = draft.departments.empty() ? bands().front() : draft.departments.back().band;
    draft.departments.push_back({freeName(draft), u"100"_s, band, {}});
    commit(std::move(draft));
    fillDepartments();
    fillFlows();
    m_departments->setCurrentCell(m_departments->rowCount() - 1, Name);
    m_departments->scrollToBottom();
}

void FacilityEditor::removeDepartment()
{
    if (m_departments->currentRow() < 0)
        return;
    commit(withoutDepartment(m_draft, static_cast<std::size_t>(m_departments->currentRow())));
    fillDepartments();
    fillFlows();
}

void FacilityEditor::addFlow()
{
    const QStringList ends = endsOf(m_draft, m_room);
    if (ends.size() < 2)
        return;
    // On from where the last one ends.
    const qsizetype from = m_draft.flows.empty() ? 0 : std::max<qsizetype>(0, ends.indexOf(m_draft.flows.back().to));
    const auto departments = static_cast<qsizetype>(m_draft.departments.size());
    const qsizetype to = from + 1 < departments ? from + 1 : (from == 0 ? 1 : 0);
    FacilityDraft draft = m_draft;
    draft.flows.push_back({ends[from], ends[to], u"10"_s});
    commit(std::move(draft));
    fillFlows();
    m_flows->setCurrentCell(m_flows->rowCount() - 1, Amount);
    m_flows->scrollToBottom();
}

void FacilityEditor::removeFlow()
{
    if (m_flows->currentRow() < 0)
        return;
    FacilityDraft draft = m_draft;
    draft.flows.erase(draft.flows.begin() + m_flows->currentRow());
    commit(std::move(draft));
    fillFlows();
}

void FacilityEditor::commit(FacilityDraft draft)
{
    m_draft = std::move(draft);
    sayWhatIsWrong();
    Q_EMIT changed(parametersOf(m_draft));
}

void FacilityEditor::sayWhatIsWrong()
{
    const auto good = check(m_draft, m_room);
    m_note->setText(good ? tr("Departments: %1 · flows: %2").arg(m_draft.departments.size()).arg(m_draft.flows.size())
                         : good.error().message.section(u": "_s, 1));
    m_note->setProperty("role", good ? u"dim"_s : u"warning"_s);
    m_note->style()->unpolish(m_note); // looks at the property again
    m_note->style()->polish(m_note);
    m_generate->setEnabled(good.has_value());
}

} // namespace twinloom::studio
