// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/facility_draft.h"

#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

QJsonObject twoDepartments()
{
    return {{u"departments"_s, u"Storage:120:racks; Cells:15%:machining"_s},
            {u"flow"_s, u"Door 1>Storage:30; Storage>Cells:20"_s},
            {u"fixed"_s, u"cells:3,4,8,6"_s}};
}

scene::Room hall()
{
    scene::Room room;
    room.polygon = {{0, 0}, {40, 0}, {40, 25}, {0, 25}};
    room.doors = {{{10, 0}, {14, 0}, 0, 4}};
    return room;
}

TEST(FacilityDraft, ParametersBecomeRowsAndBack)
{
    const FacilityDraft draft = facilityDraftOf(twoDepartments());
    ASSERT_EQ(draft.departments.size(), 2u);
    EXPECT_EQ(draft.departments[1], (DepartmentRow{u"Cells"_s, u"15%"_s, u"machining"_s, u"3,4,8,6"_s}));
    ASSERT_EQ(draft.flows.size(), 2u);
    EXPECT_EQ(draft.flows[0], (FlowRow{u"Door 1"_s, u"Storage"_s, u"30"_s}));
    const QJsonObject again = parametersOf(draft);
    EXPECT_EQ(again[u"departments"_s], twoDepartments()[u"departments"_s]);
    EXPECT_EQ(again[u"flow"_s], twoDepartments()[u"flow"_s]);
    EXPECT_EQ(again[u"fixed"_s].toString(), u"Cells:3,4,8,6"_s);
    EXPECT_EQ(facilityDraftOf(again), draft);
    EXPECT_OK(check(draft, hall()));
    EXPECT_EQ(endsOf(draft, hall()), (QStringList{u"Storage"_s, u"Cells"_s, u"Door 1"_s}));
}

TEST(FacilityDraft, WhatIsHalfTypedIsKeptAndToldOf)
{
    FacilityDraft draft = facilityDraftOf({{u"departments"_s, u"A; B:x:racks"_s}, {u"flow"_s, u"A"_s}});
    ASSERT_EQ(draft.departments.size(), 2u);
    EXPECT_EQ(draft.departments[0].name, u"A"_s);
    EXPECT_EQ(draft.flows[0].from, u"A"_s);
    EXPECT_FALSE(check(draft, hall()));
    draft = facilityDraftOf(twoDepartments());
    draft.flows[1].to = u"Storage"_s;
    EXPECT_TRUE(check(draft, hall()).error().message.contains(u"not to itself"_s));
    draft.departments[0].name = u"A;B:C"_s;
    EXPECT_EQ(facilityDraftOf(parametersOf(draft)).departments.size(), 2u) << "separators make no further rows";
}

TEST(FacilityDraft, FlowsGoByNames)
{
    const FacilityDraft draft = facilityDraftOf(twoDepartments());
    const FacilityDraft other = renamed(draft, 0, u"Store"_s);
    EXPECT_EQ(other.flows[0].to, u"Store"_s);
    EXPECT_EQ(other.flows[1].from, u"Store"_s);
    EXPECT_EQ(other.departments[1], draft.departments[1]);
    const FacilityDraft less = withoutDepartment(draft, 1);
    EXPECT_EQ(less.departments.size(), 1u);
    EXPECT_EQ(less.flows.size(), 1u);
    FacilityDraft more = draft;
    more.departments.push_back({freeName(more), u"10"_s, u"racks"_s, {}});
    EXPECT_NE(freeName(more), more.departments.back().name);
}

TEST(FacilityDraft, EveryBandHasItsWords)
{
    EXPECT_TRUE(bands().contains(u"machining"_s));
    EXPECT_EQ(bandText(u"staging_wall"_s), u"staging wall"_s);
}

} // namespace
} // namespace twinloom::studio
