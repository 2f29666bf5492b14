// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/prompt_text.h"

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
    EXPECT_EQ(understood(scenegen::readPrompt(u"双人床靠墙，床两侧各放一个床头柜"_s)),
              u"2 × Side table · Bed against a wall · at least one Bed · Side table beside Bed"_s);
    EXPECT_EQ(understood(scenegen::readPrompt(u"a painting above the bed"_s)),
              u"1 × Painting · Painting above Bed · at least one Bed"_s);
    EXPECT_EQ(understood(scenegen::readPrompt(u"qwertz uiop"_s)), QString());
}

} // namespace
} // namespace twinloom::studio
