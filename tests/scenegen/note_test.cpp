// SPDX-License-Identifier: Apache-2.0
#include "scenegen/note.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

TEST(Note, TellsRatherThanFindsFault)
{
    for (const char *code : {"prompt-understood", "category-understood", "facility-report", "department-areas"})
        EXPECT_TRUE(isNote({QLatin1String(code), {}, {}})) << code;
    for (const char *code :
         {"count-does-not-fit", "prompt-unknown-words", "department-left-out", "conveyor-cuts-aisle"})
        EXPECT_FALSE(isNote({QLatin1String(code), {}, {}})) << code;
}

} // namespace
} // namespace twinloom::scenegen
