// SPDX-License-Identifier: Apache-2.0
#include "core/project/packing.h"

#include "tests/support/test_data.h"

using namespace twinloom::project;

TEST(Packing, smallBytesStayAsTheyAre)
{
    const Packed packed = pack("abc");
    EXPECT_EQ(packed.encoding, 0);
    EXPECT_EQ(packed.bytes, QByteArray("abc"));
    EXPECT_EQ(unpack(packed), QByteArray("abc"));
}

TEST(Packing, largeBytesBecomeSmaller)
{
    const QByteArray bytes(100'000, 'x');
    const Packed packed = pack(bytes);
    EXPECT_EQ(packed.encoding, 1);
    EXPECT_LT(packed.bytes.size(), 2000);
    EXPECT_EQ(unpack(packed), bytes);
}

TEST(Packing, wrongBytesGiveNothing)
{
    EXPECT_FALSE(unpack({2, "abc"}));
    EXPECT_FALSE(unpack({1, "abc"}));
    EXPECT_FALSE(unpack({1, QByteArray(100, 'x')}));
    EXPECT_FALSE(unpack({1, QByteArray(4, '\0')}));
    const Packed packed = pack(QByteArray(100'000, 'x'));
    EXPECT_FALSE(unpack({1, packed.bytes.chopped(10)}));
    // A length of nearly 4 GiB before a few bytes must not be believed.
    EXPECT_FALSE(unpack({1, QByteArray::fromHex("fffffff0") + packed.bytes.mid(4)}));
}
