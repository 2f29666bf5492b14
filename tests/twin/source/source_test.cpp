// SPDX-License-Identifier: Apache-2.0
#include "twin/source/source.h"

#include "tests/support/test_data.h"
#include "twin/source/source_url.h"

namespace twinloom::source
{

TEST(MakeSource, aRecordingThatIsNotThereIsNotFound)
{
    SourceUrl url;
    url.kind = SourceUrl::Kind::Replay;
    url.file = QStringLiteral("nowhere/a.csv");
    const auto made = makeSource({url}, QStringLiteral("id"), {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::NotFound);
}

TEST(MakeSource, aBrokerNeedNotBeThere)
{
    SourceUrl url;
    url.host = QStringLiteral("127.0.0.1");
    url.topic = QStringLiteral("a");
    const auto made = makeSource({url}, QStringLiteral("id"), {});
    ASSERT_OK(made);
    EXPECT_EQ((*made)->link(), Link::Down);
    EXPECT_EQ((*made)->name(), QStringLiteral("mqtt://127.0.0.1:1883"));
}

TEST(Now, isUtcInNanoseconds)
{
    EXPECT_GT(now(), 1'700'000'000'000'000'000);
    EXPECT_LT(now(), 4'000'000'000'000'000'000);
}

} // namespace twinloom::source
