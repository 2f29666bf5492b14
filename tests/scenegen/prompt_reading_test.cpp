// SPDX-License-Identifier: Apache-2.0
#include "scenegen/prompt_reading.h"

#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(PromptReading, TellsAllThatWasUnderstood)
{
    PromptReading reading;
    EXPECT_EQ(reading.echo(), QString()) << "nothing was";
    reading.roomType = QStringLiteral("Bedroom");
    reading.counts = {{QStringLiteral("Desk"), 2}, {QStringLiteral("Rug"), 0}};
    reading.most = {{QStringLiteral("Chair"), 3}};
    reading.wishes = {
        {QStringLiteral("Bed"), 0, {}, {}, {}},
        {QStringLiteral("Chair"), 2, {}, {}, {}},
        {QStringLiteral("SideTable"), 1, QStringLiteral("between"), QStringLiteral("Bed"), QStringLiteral("Desk")}};
    reading.shapes = {{QStringLiteral("DiningTable"), QStringLiteral("round")}};
    reading.density = 0.5;
    EXPECT_EQ(reading.echo().toStdString(),
              "Bedroom; 2 x Desk; no Rug; at least one Bed; at least 2 x Chair; Side table between Bed Desk; "
              "at most 3 x Chair; round Dining table; density 0.5");
}

} // namespace
} // namespace twinloom::scenegen
