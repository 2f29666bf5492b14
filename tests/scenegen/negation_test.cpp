// SPDX-License-Identifier: Apache-2.0
#include "scenegen/negation.h"

#include "scenegen/prompt.h"
#include "tests/scenegen/rooms.h"

namespace twinloom::scenegen
{
namespace
{

struct Negated {
    const char *prompt, *echo, *refused;
};

void expectRead(std::initializer_list<Negated> cases)
{
    for (const Negated &negated : cases) {
        const PromptReading reading = readPrompt(QString::fromUtf8(negated.prompt));
        EXPECT_EQ(reading.echo().toStdString(), negated.echo) << negated.prompt;
        EXPECT_EQ(reading.negations.join(QLatin1Char('|')).toStdString(), negated.refused) << negated.prompt;
    }
}

TEST(Negation, OfARelationIsNeitherTheRelationNorABan)
{
    expectRead({
        {"床不要靠窗", "at least one Bed", "不要靠窗"},
        {"书桌不靠窗", "at least one Desk", "不靠窗"},
        {"衣柜不要靠窗", "at least one Wardrobe", "不要靠窗"},
        {"床不在窗边", "at least one Bed", "不在窗边"},
        {"床不能放在窗边", "at least one Bed", "不能放在窗边"},
        {"床不要在书桌旁边", "at least one Bed", "不要在书桌旁边"},
        {"床不要对着书桌", "at least one Bed", "不要对着书桌"},
        {"a wardrobe not by the window", "1 x Wardrobe", "not by the window"},
        {"a bed not by the window or in the corner", "1 x Bed", "not by the window or in the corner"},
        {"a lamp not between the bed and the desk", "1 x Floor lamp", "not between the bed and the desk"},
        {"a bed not next to the desk, and two chairs", "1 x Bed; 2 x Chair", "not next to the desk"},
        {"the bed should not be by the window", "at least one Bed", "should not be by the window"},
        {"the bed isn’t by the window", "at least one Bed", "isn’t by the window"},
        {"the bed must not face the door", "at least one Bed", "must not face the door"},
        {"a bed not by the window but against the wall", "1 x Bed; Bed against-wall", "not by the window"},
    });
}

TEST(Negation, KeepsTheThingThatIsNamedForItself)
{
    expectRead({
        {"do not put the bed by the window", "at least one Bed", "do not put the bed by the window"},
        {"don't place the two desks near the sofa", "2 x Desk", "don't place the two desks near the sofa"},
        {"不要把床放在窗边", "at least one Bed", "不要把床放在窗边"},
        {"别将床放在书桌旁边", "at least one Bed", "别将床放在书桌旁边"},
        {"不要把床放在门口", "at least one Bed", "不要把床放在门口"},
        {"不靠窗的书桌", "at least one Desk", "不靠窗"},
    });
}

TEST(Negation, OfAThingAtAPlaceSaysNothingOfTheThing)
{
    expectRead({
        {"no desk by the window", "", "no desk by the window"},
        {"a bed without a lamp on the desk", "1 x Bed", "without a lamp on the desk"},
        {"a bed with no nightstand on each side", "1 x Bed", "no nightstand on each side"},
        {"不要在窗边放床", "", "不要在窗边放床"},
        {"卧室，窗边不要放床", "Bedroom", "窗边不要放床"},
        {"床上不要放枕头", "at least one Bed", "上不要放枕头"},
        {"不要在书桌上放台灯，一张床", "1 x Bed", "不要在书桌上放台灯"},
    });
}

TEST(Negation, PlainBansStay)
{
    expectRead({
        {"no paintings", "no Painting", ""},
        {"不要画", "no Painting", ""},
        {"without a plant", "no House plant", ""},
        {"don't put a tv", "no Television", ""},
        {"a desk by the window, no chairs", "no Chair; 1 x Desk; Desk by-window", ""},
        {"床靠墙不要电视", "no Television; Bed against-wall", ""},
        {"窗边放床不要电视", "no Television; Bed by-window", ""},
        {"不锈钢沙发，特别的床", "at least one Sofa; at least one Bed", ""},
        {"no more than one chair by the window", "Chair by-window; at most 1 x Chair", ""},
    });
}

TEST(Negation, IsReported)
{
    Request request;
    request.prompt = QStringLiteral("床不要靠窗");
    Issues issues;
    applyPrompt(request, false, issues);
    EXPECT_TRUE(test::hasIssue(issues, "prompt-negation-refused"));
    EXPECT_FALSE(test::hasIssue(issues, "prompt-unknown-words"));
    EXPECT_EQ(readPrompt(QStringLiteral("a bed, not too big")).unknown,
              (QStringList{QStringLiteral("too"), QStringLiteral("big"), QStringLiteral("not")}));
    issues.clear();
    request.prompt = QStringLiteral("no desk by the window");
    applyPrompt(request, false, issues);
    EXPECT_FALSE(test::hasIssue(issues, "prompt-not-understood")) << "it was, but cannot be followed";
}

} // namespace
} // namespace twinloom::scenegen
