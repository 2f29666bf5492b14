// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/prompt_text.h"

#include "scenegen/relation.h"
#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

TEST(PromptText, SaysInWordsWhatWasUnderstood)
{
    EXPECT_EQ(understood(scenegen::readPrompt(u"a bedroom with two desks by the window"_s)),
              u"Bedroom · 2 × Desk · Desk by a window"_s);
    EXPECT_EQ(understood(scenegen::readPrompt(u"no paintings, and a plant in the corner"_s)),
              u"1 × House plant · no Painting · House plant in a corner"_s);
    EXPECT_EQ(
        understood(scenegen::readPrompt(u"双人床靠墙，床两侧各放一个床头柜"_s)),
        u"2 × Side table · Bed against a wall · at least one Bed · Side table beside Bed · double Bed (1.35 m wide or more)"_s);
    EXPECT_EQ(understood(scenegen::readPrompt(u"a painting above the bed"_s)),
              u"1 × Painting · Painting above Bed · at least one Bed"_s);
    EXPECT_EQ(understood(scenegen::readPrompt(u"qwertz uiop"_s)), QString());
    EXPECT_EQ(understood(scenegen::readPrompt(u"at least 3 plants, at most two chairs"_s)),
              u"at least 3 × House plant · at most 2 × Chair"_s);
    for (const scenegen::RelationKind &kind : scenegen::relationKinds()) {
        scenegen::PromptReading reading;
        reading.wishes = {{u"Desk"_s, 0, QLatin1StringView(kind.name), u"Bed"_s, u"Sofa"_s}};
        const QString text = understood(reading);
        EXPECT_FALSE(text.contains(u'-')) << kind.name << ": in words";
        EXPECT_EQ(text.contains(u"Bed"), kind.reach == scenegen::Reach::Thing) << kind.name;
    }
}

TEST(PromptText, SaysWhatHadNoEffect)
{
    EXPECT_EQ(passedOver(scenegen::readPrompt(u"a bed not by the window"_s)),
              u"Not followed, since a prompt cannot say where things shall not be: not by the window"_s);
    EXPECT_EQ(passedOver(scenegen::readPrompt(u"床不要靠窗, 2.5 desks, a glorp"_s)),
              u"Passed over: glorp\nThese numbers count nothing: 2.5\n"
              u"Not followed, since a prompt cannot say where things shall not be: 不要靠窗"_s);
    EXPECT_EQ(passedOver(scenegen::readPrompt(u"two beds"_s)), QString());
}

} // namespace
} // namespace twinloom::studio
