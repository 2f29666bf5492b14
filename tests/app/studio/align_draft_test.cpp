// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/align_draft.h"

#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

using Side = AlignDraft::Side;

TEST(AlignDraft, TwoClicksAreAPairInEitherOrderAndALaterOneCorrects)
{
    AlignDraft draft;
    draft.click(Side::Moving, {9, 9, 9});
    draft.click(Side::Moving, {10, 0, 0});
    EXPECT_TRUE(draft.half(Side::Moving));
    EXPECT_TRUE(draft.pairs().empty());
    draft.click(Side::Fixed, {0, 0, 0});
    EXPECT_FALSE(draft.half(Side::Moving));
    draft.click(Side::Fixed, {4, 0, 0});
    draft.click(Side::Moving, {14, 0, 0});
    ASSERT_EQ(draft.pairs().size(), 2u);
    EXPECT_EQ(draft.pairs()[0], (scan::PointPair{{10, 0, 0}, {0, 0, 0}}));
    EXPECT_EQ(draft.pairs()[1], (scan::PointPair{{14, 0, 0}, {4, 0, 0}}));
    EXPECT_FALSE(draft.fit());
    draft.click(Side::Moving, {10, 3, 1});
    draft.click(Side::Fixed, {0, 3, 1});
    ASSERT_OK(draft.fit());
    EXPECT_NEAR(draft.fit()->transform.translation().x(), -10, 1e-9);
    draft.remove(1);
    EXPECT_EQ(draft.pairs().size(), 2u);
    draft.remove(7);
    EXPECT_EQ(draft.pairs().size(), 2u);
}

} // namespace
} // namespace twinloom::studio
