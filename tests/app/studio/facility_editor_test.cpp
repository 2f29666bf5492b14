// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/facility_editor.h"

#include "app/studio/panels/generate_panel.h"
#include "tests/app/studio/window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace twinloom::studio
{
namespace
{

class FacilityInWindow : public Window
{
protected:
    void SetUp() override
    {
        Window::SetUp();
        raise(u"dock.generate"_s);
        auto *generator = panel().findChild<QComboBox *>(u"generate.generator"_s);
        generator->setCurrentIndex(generator->findData(u"facility"_s));
        panel().findChild<QPushButton *>(u"generate.facility"_s)->click();
    }
    GeneratePanel &panel() { return window().generatePanel(); }
    FacilityEditor &editor() { return *panel().facilityEditor(); }
    QTableWidget *table(QLatin1StringView name) { return editor().findChild<QTableWidget *>(name); }
    QString parameter(const QString &name) { return panel().options().parameters.value(name).toString(); }
};

TEST_F(FacilityInWindow, TablesAndParametersSayTheSame)
{
    ASSERT_TRUE(panel().facilityEditor());
    QTableWidget *departments = table("facility.departments"_L1), *flows = table("facility.flows"_L1);
    EXPECT_EQ(departments->rowCount(), 5) << "the default ones";
    departments->item(0, 0)->setText(u"Store"_s);
    departments->item(0, 1)->setText(u"90"_s);
    departments->item(0, 3)->setText(u"3,4"_s);
    EXPECT_TRUE(parameter(u"departments"_s).startsWith(u"Store:90:racks; "_s));
    EXPECT_EQ(parameter(u"fixed"_s), u"Store:3,4"_s);
    editor().addFlow();
    editor().addFlow();
    ASSERT_EQ(flows->rowCount(), 2);
    flows->item(1, 2)->setText(u"25"_s);
    EXPECT_EQ(parameter(u"flow"_s), u"Store>Machining:10; Machining>Robots:25"_s);
    auto *band = qobject_cast<QComboBox *>(departments->cellWidget(1, 2));
    band->setCurrentIndex(band->findData(u"pressing"_s));
    Q_EMIT band->activated(band->currentIndex());
    EXPECT_TRUE(parameter(u"departments"_s).contains(u"Machining:18%:pressing"_s));
    departments->setCurrentCell(1, 0);
    editor().removeDepartment();
    EXPECT_EQ(departments->rowCount(), 4);
    EXPECT_EQ(flows->rowCount(), 0) << "both went with it";
}

TEST_F(FacilityInWindow, SaysWhatIsWrongBeforeAnybodyGenerates)
{
    auto *note = editor().findChild<QLabel *>(u"facility.note"_s);
    auto *generate = editor().findChild<QPushButton *>(u"facility.generate"_s);
    EXPECT_TRUE(generate->isEnabled()) << note->text().toStdString();
    table("facility.departments"_L1)->item(2, 1)->setText(u"a lot"_s);
    EXPECT_TRUE(note->text().contains(u"a lot"_s)) << note->text().toStdString();
    EXPECT_FALSE(generate->isEnabled());
}

TEST_F(FacilityInWindow, RowsHaveRoomForWhatStandsInThem)
{
    settle();
    for (const QLatin1StringView name : {"facility.departments"_L1, "facility.flows"_L1}) {
        editor().addFlow();
        QTableWidget *shown = table(name);
        EXPECT_GE(shown->height(), 3 * shown->rowHeight(0));
        for (int row = 0; row < shown->rowCount(); ++row)
            EXPECT_GE(shown->rowHeight(row), shown->fontMetrics().height() + 8) << name.data();
    }
}

} // namespace
} // namespace twinloom::studio
